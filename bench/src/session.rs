//! A browser under chosen conditions.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use e2e::browser::Browser;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio::time::sleep;

/// The window that every page is measured in, in CSS pixels.
pub(crate) const WINDOW: (u32, u32) = (1200, 900);

/// Names below `.localhost` are this machine, whatever its resolver thinks of them, and there is nothing else.
const HOSTS: &str = "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/// How long anything in a page may take to come.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(50);

/// How fast network and processor are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Conditions {
    /// Lighthouse's slow 4G by its figures for throttling in DevTools (`mobileSlow4G`: 1.6 Mbit/s and 150 ms, as requests
    /// feel them), and a processor slowed down four times, as for its middling phone.
    Slow,
    /// As this machine is, with the server on it.
    Fast,
}

impl Conditions {
    /// Both, the slow ones first.
    pub(crate) const ALL: [Self; 2] = [Self::Slow, Self::Fast];

    /// Their name in the results.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Fast => "fast",
        }
    }

    fn network(self) -> Value {
        match self {
            // Bytes a second, of 1474.56 and 675 kbit/s.
            Self::Slow => {
                json!({ "offline": false, "latency": 562.5, "downloadThroughput": 1474.56 * 1024.0 / 8.0,
                "uploadThroughput": 675.0 * 1024.0 / 8.0 })
            }
            Self::Fast => {
                json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
            }
        }
    }

    const fn slowdown(self) -> u32 {
        match self {
            Self::Slow => 4,
            Self::Fast => 1,
        }
    }
}

/// A browser with one window.
pub(crate) struct Session {
    browser: Browser,
}

impl Session {
    /// Starts a browser.
    pub(crate) async fn start() -> Result<Self> {
        let session = Self { browser: Browser::start_with(&[HOSTS]).await? };
        let (width, height) = WINDOW;
        let device = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        session.tell("Emulation.setDeviceMetricsOverride", device).await?;
        session.tell("Network.enable", json!({})).await?;
        session.tell("Performance.enable", json!({})).await?;
        session.driver().set_script_timeout(Duration::from_secs(100)).await?;
        Ok(session)
    }

    /// Ends it.
    pub(crate) async fn close(self) -> Result<()> {
        self.browser.close().await
    }

    fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// Gives a command of the DevTools protocol.
    pub(crate) async fn tell(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver().cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// Runs a script in every page from now on, before anything else.
    pub(crate) async fn begin_with(&self, script: &str) -> Result<()> {
        self.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// Sets processor and network.
    pub(crate) async fn set(&self, conditions: Conditions) -> Result<()> {
        self.tell("Network.emulateNetworkConditions", conditions.network()).await?;
        self.slow_down(conditions).await
    }

    /// Sets the processor alone.
    pub(crate) async fn slow_down(&self, conditions: Conditions) -> Result<()> {
        self.tell("Emulation.setCPUThrottlingRate", json!({ "rate": conditions.slowdown() })).await.map(drop)
    }

    /// Opens a page for the first time.
    pub(crate) async fn open(&self, url: &str) -> Result<()> {
        self.tell("Network.clearBrowserCache", json!({})).await?;
        self.driver().goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// What an expression in the page comes to; of a promise, what that comes to.
    pub(crate) async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let answer = self.driver().execute(format!("return ({expression});"), Vec::new()).await;
        let shown: String = expression.chars().take(80).collect();
        answer.and_then(|answer| answer.convert()).with_context(|| format!("evaluating `{shown}`"))
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: String) -> Result<()> {
        self.driver().execute(script, Vec::new()).await.map(drop).context("running a script in the page")
    }

    /// Waits until an expression in the page is true.
    pub(crate) async fn wait_for(&self, what: &str, expression: &str) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if self.eval::<bool>(&format!("Boolean({expression})")).await.unwrap_or(false) {
                return Ok(());
            }
            sleep(PAUSE).await;
        }
        bail!("{what} did not come within {} s", PATIENCE.as_secs())
    }

    /// One of the numbers that the browser keeps of the page.
    pub(crate) async fn metric(&self, name: &str) -> Result<f64> {
        let metrics = self.tell("Performance.getMetrics", json!({})).await?;
        let metrics = metrics.get("metrics").and_then(Value::as_array).context("no metrics")?;
        let metric = metrics.iter().find(|metric| metric.get("name").and_then(Value::as_str) == Some(name));
        metric.and_then(|metric| metric.get("value")?.as_f64()).with_context(|| format!("no metric {name}"))
    }

    /// What the browser is, in its own words.
    pub(crate) async fn version(&self) -> Result<String> {
        let version = self.tell("Browser.getVersion", json!({})).await?;
        Ok(version.get("product").and_then(Value::as_str).unwrap_or_default().to_owned())
    }
}
