//! What was asked for.

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::subject::{SUBJECTS, Subject};

pub(crate) const USAGE: &str = "\
usage: cargo xtask bench [--runs N] [--only WHAT,…] [--quick] [--report] [--built]

  --runs N     how often everything is measured (5)
  --only WHAT  parts (load, change, memory, scale, export) or subjects (widget, exported, embed, chart-js, echarts,
               vega-lite, observable-plot, uplot, floor) to measure; prints, and writes nothing
  --quick      everything once, to see whether it works; prints, and writes nothing
  --report     measure nothing; write table and picture from bench/results.json
  --built      measure dist/ as last built";

/// How often everything is measured unless asked otherwise.
const RUNS: usize = 5;

/// A part of the benchmark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// First visits.
    Load,
    /// Choosing, typing and drawing.
    Change,
    /// Long visits.
    Memory,
    /// More councils.
    Scale,
    /// The exporter.
    Export,
}

const PARTS: [(&str, Part); 5] = [
    ("load", Part::Load),
    ("change", Part::Change),
    ("memory", Part::Memory),
    ("scale", Part::Scale),
    ("export", Part::Export),
];

/// What to measure, and how often.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Options {
    /// How often everything is measured.
    pub(crate) runs: usize,
    /// The subjects to measure, in the order of the tables unless `--only` named them.
    pub(crate) subjects: Vec<Subject>,
    /// Whether everything is done once and in short, to see whether it works.
    pub(crate) is_quick: bool,
    /// Whether nothing is measured, and the report is made of results that are kept.
    pub(crate) report_only: bool,
    parts: Vec<Part>,
    /// Whether `--only` named some of the parts and subjects.
    is_partial: bool,
}

impl Options {
    /// Whether a part is to be measured.
    pub(crate) fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether nothing is left out, so that the results can stand for all.
    pub(crate) fn is_whole(&self) -> bool {
        !self.is_quick && !self.is_partial
    }

    /// The command that measures this.
    pub(crate) fn command(&self) -> String {
        if self.runs == RUNS {
            "cargo xtask bench".to_owned()
        } else {
            format!("cargo xtask bench --runs {}", self.runs)
        }
    }
}

/// Reads the arguments. The error is a message for whoever typed them.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Options, String> {
    read(lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
}

fn read(mut parser: lexopt::Parser) -> Result<Options, lexopt::Error> {
    let (mut runs, mut is_quick, mut report_only) = (None, false, false);
    let (mut parts, mut subjects) = (Vec::new(), Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("runs") => runs = Some(parser.value()?.parse::<usize>()?.max(1)),
            Long("quick") => is_quick = true,
            Long("report") => report_only = true,
            Long("only") => {
                for name in parser.value()?.string()?.split(',') {
                    let part = PARTS.iter().find(|(known, _)| *known == name).map(|(_, part)| *part);
                    match (part, Subject::named(name)) {
                        (Some(part), _) => parts.push(part),
                        (None, Some(subject)) => subjects.push(*subject),
                        (None, None) => return Err(format!("there is no part or subject `{name}`").into()),
                    }
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    let is_partial = !(parts.is_empty() && subjects.is_empty());
    if parts.is_empty() {
        parts.extend(PARTS.iter().map(|(_, part)| *part));
    }
    if subjects.is_empty() {
        subjects.extend(SUBJECTS);
    }
    let runs = runs.unwrap_or(if is_quick { 1 } else { RUNS });
    Ok(Options { runs, subjects, is_quick, report_only, parts, is_partial })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(line: &str) -> Result<Options, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn nothing_said_is_everything() -> Result<(), String> {
        let all = given("")?;
        assert!(all.is_whole() && all.subjects == SUBJECTS && PARTS.iter().all(|(_, part)| all.has(*part)));
        assert_eq!((all.runs, all.command()), (RUNS, "cargo xtask bench".to_owned()));
        Ok(())
    }

    #[test]
    fn parts_and_subjects_may_be_named() -> Result<(), String> {
        let some = given("--only load,uplot,widget --runs 2")?;
        assert!(some.has(Part::Load) && !some.has(Part::Scale) && !some.is_whole());
        assert_eq!(some.subjects.iter().map(|subject| subject.id).collect::<Vec<_>>(), ["uplot", "widget"]);
        assert_eq!(some.runs, 2);
        assert!(!given("--quick")?.is_whole());
        assert!(given("--only d3").is_err_and(|mistake| mistake.contains("`d3`")));
        Ok(())
    }
}
