//! A driver and a browser, ended with the program that started them however that ends.

use std::env;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver, WindowHandle};
use tokio::time::timeout;

use crate::driver::{Driver, START};
use crate::engine::Engine;
use crate::{firefox, webkit};

/// How long one command may take.
const COMMAND: Duration = Duration::from_secs(30);

/// How long the browser may take to close.
const CLOSE: Duration = Duration::from_secs(10);

/// The flags of Chromium, the same as those of the component tests.
const WEBDRIVER_JSON: &str = include_str!("../../webdriver.json");

/// Flags on top of them. With the pipe, the browser ends when its driver does, even where the driver is killed;
/// and no test can depend on another server than its own.
const FLAGS: [&str; 3] = [
    "--remote-debugging-pipe",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A running browser. Dropping it ends it too, though less politely than [`Browser::close`].
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    /// Which it is.
    pub engine: Engine,
    process: Driver,
}

impl Browser {
    /// Starts a driver on a free port and a browser with nothing in it.
    ///
    /// # Errors
    ///
    /// If either does not start.
    pub async fn start() -> Result<Self> {
        Self::start_with(&[]).await
    }

    /// As [`Browser::start`], with further flags for Chromium, which win over the usual ones.
    ///
    /// # Errors
    ///
    /// If either does not start.
    pub async fn start_with(flags: &[&str]) -> Result<Self> {
        let engine = Engine::asked_for()?;
        let process = Driver::start(engine).await?;
        let capabilities = match engine {
            Engine::Chromium => chromium(&process.files, flags)?,
            Engine::Firefox => capabilities_of_firefox()?,
            Engine::WebKit => {
                webkit::capabilities(&env::var("WEBKIT").context("WEBKIT names no MiniBrowser")?)?
            }
        };
        let client = reqwest::Client::builder().no_proxy().timeout(COMMAND).build()?;
        let session =
            WebDriver::builder(format!("http://127.0.0.1:{}", process.port), capabilities).client(client);
        let driver = timeout(START, session.connect()).await.context("the browser did not start")??;
        Ok(Self { driver, engine, process })
    }

    /// Closes everything and opens an empty window. With the old ones goes what was asked of them: devices, wishes, scripts
    /// before those of pages. What is kept for an origin stays, but no other test has the same.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn clear(&self) -> Result<()> {
        let driver = &self.driver;
        let old: Vec<WindowHandle> = driver.windows().await.context("listing the windows")?;
        let new = driver.new_window().await.context("opening a window")?;
        for window in old {
            driver.switch_to_window(window).await?;
            driver.close_window().await.context("closing a window")?;
        }
        driver.switch_to_window(new).await?;
        // Nothing stays pressed.
        driver.action_chain().reset_actions().await.context("letting go of keys")?;
        match self.engine {
            Engine::Chromium => {
                driver.cdp().send_raw("Browser.resetPermissions", json!({})).await?;
                // What was said in the windows that are gone.
                driver.browser_log().await.context("emptying the console")?;
                Ok(())
            }
            Engine::Firefox => firefox::in_browser(driver, firefox::UNDO).await,
            Engine::WebKit => Ok(()),
        }
    }

    /// Closes the browser and ends the driver.
    ///
    /// # Errors
    ///
    /// If the browser could not be asked to close, or is not gone. It is ended all the same.
    pub async fn close(self) -> Result<()> {
        let closed = timeout(CLOSE, self.driver.clone().quit()).await;
        timeout(CLOSE, self.process.end()).await.context("the driver could not be ended")??;
        closed.context("the browser took too long to close")?.context("the browser did not close")
    }
}

/// A Firefox without a window, proxy or doubts about servers without a name, otherwise as it comes.
fn capabilities_of_firefox() -> Result<Capabilities> {
    let mut options = Map::new();
    options.insert("args".to_owned(), json!(["-headless"]));
    let preferences = json!({
        "network.proxy.type": 0,
        "app.update.enabled": false,
        "dom.events.testing.asyncClipboard": true,
    });
    options.insert("prefs".to_owned(), preferences);
    if let Some(firefox) = env::var_os("FIREFOX") {
        options.insert("binary".to_owned(), json!(firefox.to_string_lossy()));
    }
    Ok(serde_json::from_value(json!({ "browserName": "firefox", "moz:firefoxOptions": options }))?)
}

fn chromium(files: &Path, flags: &[&str]) -> Result<Capabilities> {
    let mut capabilities: Map<String, Value> =
        serde_json::from_str(WEBDRIVER_JSON).context("webdriver.json is not as expected")?;
    let options = capabilities
        .get_mut("goog:chromeOptions")
        .and_then(Value::as_object_mut)
        .context("webdriver.json has no object `goog:chromeOptions`")?;
    let args = options.entry("args").or_insert(json!([]));
    let args = args.as_array_mut().context("the flags in webdriver.json are not a list")?;
    args.extend(FLAGS.iter().chain(flags).map(|flag| json!(flag)));
    args.push(json!(format!("--user-data-dir={}", files.join("profile").display())));
    if let Some(chrome) = env::var_os("CHROME") {
        options.insert("binary".to_owned(), json!(chrome.to_string_lossy()));
    }
    // Errors in the console fail a test.
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    Ok(serde_json::from_value(Value::Object(capabilities))?)
}
