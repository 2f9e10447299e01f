//! Running one test: page and browser before, the console checked after.

use std::any::Any;
use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::engine::Engine;
use crate::page::Page;
use crate::seat::Seat;
use crate::site::{Served, Site};

/// How long a test may take before it is ended: the longest take some 40 s on an idle machine.
const LIMIT: Duration = Duration::from_secs(180);

/// Runs a test over the built page, served at the root of a site.
///
/// # Errors
///
/// If a step of the test fails, or the console has an error that the test did not announce.
#[track_caller]
pub fn run(test: impl AsyncFn(Page) -> Result<()> + 'static) -> Result<()> {
    start(Sharing::After, Served::Built, "/", Location::caller(), test)
}

/// Runs a test over the built page in a browser that no other test had, for what counts all that a browser holds.
///
/// # Errors
///
/// As [`run`].
#[track_caller]
pub fn run_alone(test: impl AsyncFn(Page) -> Result<()> + 'static) -> Result<()> {
    start(Sharing::Alone, Served::Built, "/", Location::caller(), test)
}

/// Runs a test over the built page, served below a base path.
///
/// # Errors
///
/// As [`run`].
#[track_caller]
pub fn run_below(base: &str, test: impl AsyncFn(Page) -> Result<()> + 'static) -> Result<()> {
    start(Sharing::After, Served::Built, base, Location::caller(), test)
}

/// Runs a test over the exported site, served below the path for which it was exported.
///
/// # Errors
///
/// As [`run`].
#[track_caller]
pub fn run_exported(test: impl AsyncFn(Page) -> Result<()> + 'static) -> Result<()> {
    start(Sharing::After, Served::Exported, EXPORTED_BELOW, Location::caller(), test)
}

/// The path below which `cargo xtask test` exports the site for these tests.
const EXPORTED_BELOW: &str = "/compare/";

/// Whose browser a test runs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sharing {
    /// One that another test may have left.
    After,
    /// One of its own.
    Alone,
}

/// What a test runs over, and in.
#[derive(Clone, Copy, Debug)]
struct Setting<'a> {
    sharing: Sharing,
    served: Served,
    base: &'a str,
    caller: &'a Location<'a>,
}

/// Runs a test. Where `E2E_SECOND_TRIES` names a file, what fails is written there and tried once more, in a browser of its
/// own: of hundreds of tests in three browsers, on whatever machine, one may meet what is no fault of the page. Without it,
/// as when a single test is looked into, the first failure counts.
fn start(
    sharing: Sharing,
    served: Served,
    base: &str,
    caller: &Location<'_>,
    test: impl AsyncFn(Page) -> Result<()> + 'static,
) -> Result<()> {
    let test = Rc::new(test);
    let setting = Setting { sharing, served, base, caller };
    match (attempt(setting, Rc::clone(&test)), env::var_os("E2E_SECOND_TRIES")) {
        (Err(error), Some(file)) => {
            note_failure(Path::new(&file), &error)?;
            attempt(Setting { sharing: Sharing::Alone, ..setting }, test)
        }
        (outcome, _) => outcome,
    }
}

/// Adds to a file which test failed, in which browser, and how.
fn note_failure(file: &Path, error: &anyhow::Error) -> Result<()> {
    let browser = Engine::asked_for()?;
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("a test");
    let entry = format!("{name} in {browser:?}: {error:#}\n");
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    // In one piece, for other tests write there too.
    file.write_all(entry.as_bytes()).context("cannot note what failed")
}

/// Runs a test once. A browser in which it failed is not left to another.
fn attempt(setting: Setting<'_>, test: Rc<impl AsyncFn(Page) -> Result<()> + 'static>) -> Result<()> {
    let Setting { sharing, served, base, caller } = setting;
    let seat = match sharing {
        Sharing::After => Seat::take()?,
        Sharing::Alone => Seat::new()?,
    };
    let outcome = LocalSet::new().block_on(&seat.runtime, async {
        let site = Site::start(served, &folder(served)?, base).await?;
        let page = Page::new(seat.browser.driver.clone(), seat.browser.engine, site);
        page.note_errors();
        let outcome = outcome(&page, test).await;
        let outcome = match outcome {
            Ok(()) => page.check_console().await,
            failed => failed,
        };
        match outcome {
            Ok(()) => Ok(()),
            Err(error) => Err(with_evidence(&page, caller, error).await),
        }
    });
    if outcome.is_ok() && sharing == Sharing::After {
        seat.leave();
        return Ok(());
    }
    let closed = seat.close();
    outcome.and(closed)
}

/// How the test itself went. A panic in it becomes an error, so that the browser is closed in any case.
async fn outcome(page: &Page, test: Rc<impl AsyncFn(Page) -> Result<()> + 'static>) -> Result<()> {
    page.use_viewport(crate::page::DESKTOP).await?;
    let page = page.clone();
    let body = tokio::task::spawn_local(async move { test(page).await });
    let stop = body.abort_handle();
    match timeout(LIMIT, body).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(stopped)) => match stopped.try_into_panic() {
            Ok(payload) => bail!("the test panicked: {}", message(payload.as_ref())),
            Err(stopped) => Err(stopped.into()),
        },
        Err(_) => {
            stop.abort();
            bail!("the test took longer than {} s", LIMIT.as_secs())
        }
    }
}

/// What a panic said, which is a text in all but strange cases.
fn message(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("nothing that can be read")
}

/// The error with where the page was, what its console says, and where a picture of it lies.
async fn with_evidence(page: &Page, caller: &Location<'_>, error: anyhow::Error) -> anyhow::Error {
    let mut report = format!("{error:#}");
    if let Ok(address) = page.address().await {
        report.push_str(&format!("\n  at {address}"));
    }
    for line in page.console().await.unwrap_or_default() {
        report.push_str(&format!("\n  console: {line}"));
    }
    match screenshot(page, caller).await {
        Ok(file) => report.push_str(&format!("\n  picture: {}", file.display())),
        Err(why) => report.push_str(&format!("\n  no picture: {why:#}")),
    }
    anyhow!(report)
}

async fn screenshot(page: &Page, caller: &Location<'_>) -> Result<PathBuf> {
    let folder = target().context("no target folder")?.join("e2e-failures");
    std::fs::create_dir_all(&folder)?;
    let file = Path::new(caller.file()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let path = folder.join(format!("{file}-{}.png", caller.line()));
    timeout(Duration::from_secs(10), page.driver().screenshot(&path)).await??;
    Ok(path)
}

/// The folder that cargo builds in, from the test program in its `debug/deps/`.
fn target() -> Option<PathBuf> {
    env::current_exe().ok()?.ancestors().nth(3).map(Path::to_owned)
}

/// The folder to serve. With the built page it is `COUNCIL_COMPARE_DIST`, or else `dist/` of this checkout; with the
/// exported site `COUNCIL_COMPARE_EXPORTED`, or else `target/export/compare/`.
fn folder(served: Served) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (name, usual, command) = match served {
        Served::Built => ("COUNCIL_COMPARE_DIST", root.join("dist"), "build"),
        Served::Exported => {
            ("COUNCIL_COMPARE_EXPORTED", root.join("target").join("export").join("compare"), "test export")
        }
    };
    let folder = env::var_os(name).map_or(usual, PathBuf::from);
    folder
        .canonicalize()
        .with_context(|| format!("there is no {}; run `cargo xtask {command}`", folder.display()))
}
