//! Which pairs of councils get a page.

use super::error::ExportError;
use super::known::Known;
use crate::error::at;
use crate::suggest::{Meant, nearest};
use council_compare::dataset::Council;
use council_compare::search;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Every two councils that exist today.
    All,
    /// Each council that exists today with the nearest of its statistical neighbours: those that its pages offer first.
    Neighbours,
    /// The pairs that a file lists: two councils on a line, with a comma between.
    Listed(PathBuf),
}

/// How many neighbours a council is compared with. All ten would be three times as much to publish, some 430 MB; a page
/// offers three.
pub const NEAREST: usize = 3;

/// What is wrong with one line of a list of pairs.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}:{line}: {problem}", file.display())]
pub struct ListFault {
    /// The file that lists the pairs.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: ListProblem,
}

/// What can be wrong with a line of a list of pairs.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ListProblem {
    /// It does not have two cells.
    #[error("“{0}” is not a pair; write two councils with a comma between, as calderdale,kirklees")]
    NotAPair(String),
    /// No council has this name.
    #[error("“{0}” is not a council{1}")]
    Unknown(String, Meant),
    /// Both are the same.
    #[error("“{0}” and “{1}” are the same council")]
    Same(String, String),
    /// The line is not UTF-8.
    #[error("the line is not UTF-8 text")]
    NotUtf8,
}

/// The pairs that get a page, by their slugs. A pair that is in is in both ways round, since each page leads to the other
/// and one of them is canonical.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Pairs(BTreeMap<String, BTreeSet<String>>);

impl Pairs {
    /// The pairs of a choice. The featured pair is always among them: the start page shows it.
    ///
    /// # Errors
    ///
    /// If the list cannot be read, or every fault in it.
    pub fn new(choice: &Choice, known: &Known) -> Result<Self, ExportError> {
        let mut pairs = Self::default();
        let [first, second] = &known.index.featured;
        pairs.add(first.as_str(), second.as_str());
        let current = || known.index.councils().iter().filter(|council| council.is_current());
        match choice {
            Choice::All => {
                for first in current() {
                    for second in current().filter(|second| second.slug < first.slug) {
                        pairs.add(first.slug.as_str(), second.slug.as_str());
                    }
                }
            }
            Choice::Neighbours => {
                for first in current() {
                    let neighbours = known.records.get(&first.slug).map(|record| &record.neighbours);
                    for second in neighbours.into_iter().flatten().take(NEAREST) {
                        pairs.add(first.slug.as_str(), second.as_str());
                    }
                }
            }
            Choice::Listed(file) => pairs.read(file, known)?,
        }
        Ok(pairs)
    }

    fn add(&mut self, first: &str, second: &str) {
        for (one, other) in [(first, second), (second, first)] {
            self.0.entry(one.to_owned()).or_default().insert(other.to_owned());
        }
    }

    /// How many pages of two councils there are, each pair both ways round.
    pub fn len(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether two councils have a page.
    pub fn contains(&self, first: &str, second: &str) -> bool {
        self.0.get(first).is_some_and(|others| others.contains(second))
    }

    /// The councils that have a page together with this one, by slug.
    pub fn with(&self, council: &str) -> impl Iterator<Item = &str> {
        self.0.get(council).into_iter().flatten().map(String::as_str)
    }

    /// Each pair once, in the order that is canonical: by slug.
    pub fn canonical(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ordered().filter(|(first, second)| first < second)
    }

    /// Each pair both ways round, by slug.
    pub fn ordered(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .flat_map(|(first, others)| others.iter().map(move |second| (first.as_str(), second.as_str())))
    }

    fn read(&mut self, file: &Path, known: &Known) -> Result<(), ExportError> {
        let bytes = fs::read(file).map_err(at(file))?;
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let (mut faults, mut is_empty) = (Vec::new(), true);
        for (i, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            let mut fault = |problem| faults.push(ListFault { file: file.to_owned(), line: i + 1, problem });
            let Ok(line) = std::str::from_utf8(line) else {
                fault(ListProblem::NotUtf8);
                continue;
            };
            // A comment ends a line, or is all of it.
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            is_empty = false;
            let Some((first, second)) = line.split_once(',').filter(|(_, second)| !second.contains(','))
            else {
                fault(ListProblem::NotAPair(line.to_owned()));
                continue;
            };
            let pair = [first.trim(), second.trim()];
            let [first, second] = pair.map(|typed| council(typed, known).map_err(&mut fault).ok());
            if let (Some(first), Some(second)) = (first, second) {
                if first.slug == second.slug {
                    let [one, other] = pair.map(str::to_owned);
                    fault(ListProblem::Same(one, other));
                    continue;
                }
                self.add(first.slug.as_str(), second.slug.as_str());
            }
        }
        match (faults.is_empty(), is_empty) {
            (true, false) => Ok(()),
            (true, true) => Err(ExportError::EmptyList(file.to_owned())),
            (false, _) => Err(ExportError::List(faults)),
        }
    }
}

/// The council that a cell names, by slug, name or alias.
fn council<'a>(typed: &str, known: &'a Known) -> Result<&'a Council, ListProblem> {
    search::resolve(&known.index, typed).ok_or_else(|| {
        let slugs = known.index.councils().iter().map(|council| council.slug.as_str());
        ListProblem::Unknown(typed.to_owned(), Meant(nearest(typed, slugs).map(str::to_owned)))
    })
}
