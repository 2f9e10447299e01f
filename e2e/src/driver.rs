//! The program that drives a browser, as a process that does not outlive this one.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use crate::engine::Engine;
use crate::webkit;

/// How long the driver and the browser may take to start, on a busy machine.
pub(crate) const START: Duration = Duration::from_secs(30);

/// The shell script between this program and the driver. Its input ends when this program closes it, or ends itself in whatever
/// way; then the script ends driver and browser, which are the group of processes that it leads, and deletes everything
/// they wrote. It closes its own output, so that the driver's ends with the driver.
const KEEPER: &str = r#"
trap : TERM
"$@" </dev/null &
exec >/dev/null
cat >/dev/null
kill -TERM 0
wait
rm -rf "$TMPDIR"
kill -KILL 0
"#;

/// The file, among those of the driver, for what driver and browser say of themselves.
const SAID: &str = "said";

/// A driver that listens.
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) port: u16,
    /// The folder for what driver and browser write. The keeper takes it away.
    pub(crate) files: PathBuf,
    keeper: Child,
    /// As long as this is open, driver and browser run.
    input: ChildStdin,
}

impl Driver {
    /// Starts the driver of an engine on a free port.
    ///
    /// # Errors
    ///
    /// If it does not start.
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
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
            .stderr(File::create(files.path().join(SAID))?)
            .spawn()
            .with_context(|| format!("cannot start {}; name it in {variable}", program.display()))?;
        // From here on the keeper takes them away.
        let files = files.keep();
        let input = keeper.stdin.take().context("the driver has no input")?;
        let output = keeper.stdout.take().context("the driver has no output")?;
        let port = listening(engine, chosen, output).await.with_context(|| {
            let said = fs::read_to_string(files.join(SAID)).unwrap_or_default();
            format!("{} does not start; name it in {variable}. It said: {}", program.display(), said.trim())
        })?;
        Ok(Self { port, files, keeper, input })
    }

    /// Ends driver and browser.
    ///
    /// # Errors
    ///
    /// If the keeper cannot be waited for.
    pub(crate) async fn end(mut self) -> Result<()> {
        drop(self.input);
        self.keeper.wait().await?;
        Ok(())
    }
}

/// Waits until the driver listens, on the port that was chosen for it or on the one that it says.
async fn listening(engine: Engine, chosen: u16, output: ChildStdout) -> Result<u16> {
    let mut output = BufReader::new(output).lines();
    let port = match engine.before_port() {
        None => webkit::wait_for(chosen).await.map(|()| chosen)?,
        Some(before) => {
            timeout(START, port_of(&mut output, before)).await.context("the driver did not start")??
        }
    };
    // What else driver and browser write goes nowhere. They would wait for ever for somebody to read it.
    tokio::spawn(async move { while let Ok(Some(_)) = output.next_line().await {} });
    Ok(port)
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
