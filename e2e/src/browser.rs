//! A driver and a browser, ended with the program that started them however that ends.

use std::env;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver, WindowHandle};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use crate::engine::Engine;
use crate::{firefox, webkit};

/// How long the driver and the browser may take to start, on a busy machine.
pub(crate) const START: Duration = Duration::from_secs(30);

/// How long one command may take.
const COMMAND: Duration = Duration::from_secs(30);

/// How long the browser may take to close.
const CLOSE: Duration = Duration::from_secs(10);

/// The flags of Chromium, the same as those of the component tests.
const WEBDRIVER_JSON: &str = include_str!("../../webdriver.json");

/// What stands between this program and the driver: it waits for the end of its input, which comes when this program lets
/// go of it or ends in whatever way, and then ends driver and browser, and takes away everything that they wrote. They are
/// the group of processes that it leads.
const KEEPER: &str = r#"
trap : TERM
"$@" </dev/null &
cat >/dev/null
kill -TERM 0
wait
rm -rf "$TMPDIR"
kill -KILL 0
"#;

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
    keeper: Child,
    /// As long as this is open, driver and browser run.
    input: ChildStdin,
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
        let files = tempfile::Builder::new().prefix("council-compare-e2e-").tempdir()?;
        let variable = engine.driver_variable();
        let program = env::var_os(variable).unwrap_or_else(|| engine.driver().into());
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "keeper"]).process_group(0);
        let chosen = if engine.before_port().is_some() { 0 } else { webkit::free_port()? };
        if engine == Engine::WebKit {
            command
                .args(["sh", "-c", webkit::WITH_DISPLAY, "display"])
                .envs(webkit::surroundings(files.path())?);
        }
        command.arg(&program).arg(format!("--port={chosen}"));
        if engine == Engine::Firefox {
            // The second port would be the same for every browser; the last allows the scripts that give it a
            // device and wishes.
            command.args(["--websocket-port=0", "--allow-system-access", "--profile-root"]).arg(files.path());
        }
        let mut keeper = command
            .env("TMPDIR", files.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}; name it in {variable}", program.display()))?;
        // From here on the keeper takes them away.
        let files = files.keep();
        let input = keeper.stdin.take().context("the driver has no input")?;
        let output = keeper.stdout.take().context("the driver has no output")?;
        let mut output = BufReader::new(output).lines();
        let port = async {
            let Some(before) = engine.before_port() else {
                return webkit::wait_for(chosen).await.map(|()| chosen);
            };
            timeout(START, port_of(&mut output, before)).await.context("the driver did not start")?
        };
        let port = port
            .await
            .with_context(|| format!("{} does not start; name it in {variable}", program.display()))?;

        // What else driver and browser write goes nowhere. They would wait for ever for somebody to read it.
        tokio::spawn(async move { while let Ok(Some(_)) = output.next_line().await {} });

        let capabilities = match engine {
            Engine::Chromium => chromium(&files, flags)?,
            Engine::Firefox => capabilities_of_firefox()?,
            Engine::WebKit => {
                webkit::capabilities(&env::var("WEBKIT").context("WEBKIT names no MiniBrowser")?)?
            }
        };
        let client = reqwest::Client::builder().no_proxy().timeout(COMMAND).build()?;
        let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities).client(client);
        let driver = timeout(START, session.connect()).await.context("the browser did not start")??;
        Ok(Self { driver, engine, keeper, input })
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
    pub async fn close(mut self) -> Result<()> {
        let closed = timeout(CLOSE, self.driver.clone().quit()).await;
        drop(self.input);
        timeout(CLOSE, self.keeper.wait()).await.context("the driver could not be ended")??;
        closed.context("the browser took too long to close")?.context("the browser did not close")
    }
}

/// The port that the driver chose, which it says as soon as it listens.
async fn port_of(output: &mut Lines<BufReader<ChildStdout>>, before: &str) -> Result<u16> {
    while let Some(line) = output.next_line().await? {
        if let Some((_, port)) = line.split_once(before) {
            let port = port.trim_end_matches('.');
            return port.parse().with_context(|| format!("`{port}` is not a port"));
        }
    }
    bail!("the driver ended without saying its port")
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
