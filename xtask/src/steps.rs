//! The steps of `cargo xtask test`: all that has to pass before a change is merged.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::browser_tests;
use crate::checks;
use crate::dataset;
use crate::export;
use crate::fuzz;
use crate::project::Project;
use crate::size;
use crate::supply;
use crate::tools::Toolbox;
use crate::trunk;

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The code is laid out by rustfmt.
    Format,
    /// Clippy finds nothing, natively and for the browser.
    Lint,
    /// The JavaScript is sound.
    Script,
    /// The committed dataset is what the facts give.
    Dataset,
    /// What the project depends on is sound and free to use.
    Supply,
    /// Tests that need no browser.
    Native,
    /// The parsers stand what a fuzzer thinks of.
    Fuzz,
    /// Tests of single components in a browser.
    Components,
    /// The optimised build.
    Build,
    /// The build keeps to its budgets.
    Size,
    /// The build as static files on a real host.
    Export,
    /// Tests of the build in a browser.
    E2e,
    /// The same in another browser.
    Firefox,
    /// What engines do differently, in Safari's.
    Webkit,
}

impl Step {
    /// Every step, in the order they run: what is quick or likely to fail comes first.
    pub(crate) const ALL: [Self; 14] = [
        Self::Format,
        Self::Lint,
        Self::Script,
        Self::Dataset,
        Self::Supply,
        Self::Native,
        Self::Fuzz,
        Self::Components,
        Self::Build,
        Self::Size,
        Self::Export,
        Self::E2e,
        Self::Firefox,
        Self::Webkit,
    ];

    /// What the step is called on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Script => "script",
            Self::Dataset => "dataset",
            Self::Supply => "supply",
            Self::Native => "native",
            Self::Fuzz => "fuzz",
            Self::Components => "components",
            Self::Build => "build",
            Self::Size => "size",
            Self::Export => "export",
            Self::E2e => "e2e",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What the step is for, in a line.
    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Self::Format => "the code is laid out by rustfmt (`cargo fmt --all` does it)",
            Self::Lint => "clippy has no warning, for this machine and for the browser, and rustdoc none",
            Self::Script => "TypeScript finds nothing wrong with any of the JavaScript",
            Self::Dataset => "the facts are sound and static/data/ is what they give",
            Self::Supply => {
                "licences and sources of dependencies, and known faults where the list can be had"
            }
            Self::Fuzz => "the parsers stand 300,000 inputs of a fuzzer (`cargo xtask fuzz` for many more)",
            Self::Native => "tests without a browser and documentation examples, all even if one fails",
            Self::Components => "tests of single components in a headless browser",
            Self::Build => "the optimised page can be built into dist/",
            Self::Size => "what the first visit to dist/ downloads keeps to the budgets",
            Self::Export => "dist/, as last built, as static files: links, markup, headers on a real host",
            Self::E2e => "tests of dist/ and of its export, both as last made, in a headless browser",
            Self::Firefox => "the same tests in Firefox, but for those that Chromium alone runs",
            Self::Webkit => "those in which engines differ most, in WebKit, on Linux",
        }
    }

    fn run(self, project: &Project, tools: &mut Toolbox) -> Result<()> {
        match self {
            Self::Format => checks::format(project, tools),
            Self::Lint => checks::lint(project, tools),
            Self::Script => checks::script(project, tools),
            Self::Dataset => dataset::check(project),
            Self::Native => checks::native(project),
            Self::Supply => supply::check(project, tools),
            Self::Fuzz => fuzz::check(project),
            Self::Components => browser_tests::components(project, tools),
            Self::Build => trunk::build(project, tools, None),
            Self::Size => size::check(project),
            Self::Export => export::check(project, tools),
            Self::E2e => browser_tests::chromium(project, tools),
            Self::Firefox => browser_tests::firefox(project, tools),
            Self::Webkit => browser_tests::webkit(project, tools),
        }
    }
}

/// Runs the steps in order, stops at the first that fails, and sums up either way.
pub(crate) fn run(project: &Project, tools: &mut Toolbox, steps: &[Step]) -> Result<()> {
    let started = Instant::now();
    let mut times = Vec::new();
    let mut failure = None;
    let second_tries = browser_tests::second_tries(project);
    // Those of the run before.
    let _ = fs::remove_file(&second_tries);
    for (index, step) in steps.iter().enumerate() {
        println!("\n==> {} of {}: {}: {}", index + 1, steps.len(), step.name(), step.purpose());
        let step_started = Instant::now();
        let outcome = step.run(project, tools);
        let time = step_started.elapsed();
        times.push(time);
        match outcome {
            Ok(()) => println!("==> {} passed in {}", step.name(), minutes_and_seconds(time)),
            Err(error) => {
                failure = Some((step, error));
                break;
            }
        }
    }
    println!("\n{}", summary(steps, &times, failure.is_some(), started.elapsed()));
    if let Ok(failures) = fs::read_to_string(&second_tries) {
        println!("Tried again, for it failed at first:\n{failures}");
    }
    match failure {
        None => Ok(()),
        Some((step, error)) => {
            let name = step.name();
            Err(anyhow!("{error:#}")
                .context(format!("the step `{name}` failed; to run just that: cargo xtask test {name}")))
        }
    }
}

fn summary(steps: &[Step], times: &[Duration], has_failed: bool, total: Duration) -> String {
    let line = |name: &str, outcome: &str, time: &str| {
        format!("{name:<12}{outcome:<10}{time:>12}").trim_end().to_owned() + "\n"
    };
    let mut table: String = steps
        .iter()
        .enumerate()
        .map(|(index, step)| match times.get(index) {
            None => line(step.name(), "not run", ""),
            Some(time) if has_failed && index + 1 == times.len() => {
                line(step.name(), "FAILED", &minutes_and_seconds(*time))
            }
            Some(time) => line(step.name(), "passed", &minutes_and_seconds(*time)),
        })
        .collect();
    table += &line("together", if has_failed { "FAILED" } else { "passed" }, &minutes_and_seconds(total));
    table
}

fn minutes_and_seconds(time: Duration) -> String {
    match time.as_secs() / 60 {
        0 => format!("{:.1} s", time.as_secs_f64()),
        minutes => format!("{minutes} min {:02} s", time.as_secs() % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_shows_what_passed_failed_and_did_not_run() {
        let times = [Duration::from_millis(1_240), Duration::from_secs(125)];
        let expected = "\
format      passed           1.2 s
lint        FAILED      2 min 05 s
dataset     not run
together    FAILED      2 min 06 s
";
        let steps = [Step::Format, Step::Lint, Step::Dataset];
        assert_eq!(summary(&steps, &times, true, Duration::from_secs(126)), expected);
    }
}
