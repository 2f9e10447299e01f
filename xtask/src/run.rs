//! Starting another program: visibly, and with an error that says what to do next.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

/// How many lines of what a silent program said are shown when it fails.
const SHOWN_LINES: usize = 10;

/// A program about to be started.
#[derive(Debug)]
pub(crate) struct Run {
    command: Command,
    shown: String,
    advice: Option<String>,
}

impl Run {
    /// A program by name (looked up on PATH) or by path.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let name = Path::new(program).file_stem().unwrap_or(program);
        Self { shown: name.to_string_lossy().into_owned(), command: Command::new(program), advice: None }
    }

    /// The cargo that is running this, so that a chosen toolchain stays chosen.
    pub(crate) fn cargo() -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds an argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        let arg = arg.as_ref();
        let text = arg.to_string_lossy();
        self.shown.push(' ');
        if text.is_empty() || text.contains(char::is_whitespace) {
            self.shown.push_str(&format!("'{text}'"));
        } else {
            self.shown.push_str(&text);
        }
        self.command.arg(arg);
        self
    }

    /// Adds several arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(self, args: impl IntoIterator<Item = A>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Keeps an environment variable from the program.
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Starts it in this folder.
    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// What to do when it fails, as a sentence.
    pub(crate) fn advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Prints the command, lets its output through, and waits for it to succeed.
    pub(crate) fn run(mut self) -> Result<()> {
        self.announce();
        let status = self.command.status().map_err(|error| self.not_started(error))?;
        self.succeeded(status)
    }

    /// As [`Run::run`], but ends the program after a time limit.
    pub(crate) fn run_within(mut self, limit: Duration) -> Result<()> {
        self.announce();
        let mut child = self.command.spawn().map_err(|error| self.not_started(error))?;
        let started = Instant::now();
        loop {
            if let Some(status) = child.try_wait().context("cannot wait for the program")? {
                return self.succeeded(status);
            }
            if started.elapsed() > limit {
                // It may have ended by itself in the meantime, which is just as well.
                let _ = child.kill();
                child.wait().context("cannot end the program")?;
                return Err(self.failure(&format!("took longer than {} s", limit.as_secs())));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Runs it silently and gives what it wrote to its standard output.
    pub(crate) fn read(mut self) -> Result<String> {
        self.command.stdin(Stdio::null());
        let output = self.command.output().map_err(|error| self.not_started(error))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let lines: Vec<&str> = said.trim_end().lines().collect();
            let last = lines.get(lines.len().saturating_sub(SHOWN_LINES)..).unwrap_or_default();
            return Err(self.failure(&format!("ended with {}\n{}", output.status, last.join("\n"))));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Hands over to the program for good, so that Ctrl-C and signals reach it and nothing else.
    pub(crate) fn hand_over(mut self) -> Result<()> {
        self.announce();
        #[cfg(unix)]
        {
            let error = std::os::unix::process::CommandExt::exec(&mut self.command);
            Err(self.not_started(error))
        }
        #[cfg(not(unix))]
        {
            let status = self.command.status().map_err(|error| self.not_started(error))?;
            self.succeeded(status)
        }
    }

    fn announce(&self) {
        println!("    $ {}", self.shown);
    }

    fn succeeded(&self, status: ExitStatus) -> Result<()> {
        if status.success() { Ok(()) } else { Err(self.failure(&format!("ended with {status}"))) }
    }

    fn failure(&self, what: &str) -> anyhow::Error {
        let advice = self.advice.as_ref().map(|advice| format!("\n{advice}")).unwrap_or_default();
        anyhow!("`{}` {what}{advice}", self.shown)
    }

    fn not_started(&self, error: io::Error) -> anyhow::Error {
        anyhow!(error).context(self.failure("could not be started"))
    }
}

/// Finds a program on PATH, as a shell would: the first one wins.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // Windows finds npm.cmd when npm is asked for, but only with the extension spelt out.
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(&path)
        .flat_map(|dir| endings.iter().map(move |ending| dir.join(format!("{program}{ending}"))))
        .find(|file| is_executable(file))
}

/// The program that an environment variable names, as a file or by its name on PATH.
pub(crate) fn named_by(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = std::env::var_os(variable).filter(|value| !value.is_empty()) else { return Ok(None) };
    let file = PathBuf::from(value);
    if file.is_file() {
        return std::path::absolute(&file).map(Some).context("cannot tell the current folder");
    }
    match file.to_str().and_then(on_path) {
        Some(file) => Ok(Some(file)),
        // Quietly testing with another browser than the one asked for would mislead.
        None => bail!("{variable} names {}, which is not there; unset it or correct it", file.display()),
    }
}

/// PATH with these folders in front.
pub(crate) fn path_with(dirs: &[PathBuf]) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(dirs.iter().cloned().chain(std::env::split_paths(&path))).context(
        "a tool's folder has a character that PATH cannot hold; set COUNCIL_COMPARE_TOOLS to another",
    )
}

fn is_executable(file: &Path) -> bool {
    let Ok(metadata) = file.metadata() else { return false };
    #[cfg(unix)]
    {
        metadata.is_file() && std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0
    }
    #[cfg(not(unix))]
    {
        metadata.is_file()
    }
}
