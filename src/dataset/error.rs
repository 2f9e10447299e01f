//! What can be wrong with a dataset, and where.

use core::fmt;

/// A fault in the JSON, with the place where it stands. It is no larger than a pointer, since every step of
/// the parser hands it on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatasetError(Box<Fault>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Fault {
    at: String,
    problem: Problem,
}

/// What is wrong with a value.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    /// The file's format is not the one this widget reads.
    #[error("the file has format {found}, this widget reads {}", super::wire::FORMAT)]
    Format {
        /// The number in the file.
        found: u16,
    },
    /// Nothing stands where something must stand.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A value of another kind.
    #[error("{expected} belongs here, not {found}")]
    Kind {
        /// The kind that belongs here.
        expected: &'static str,
        /// The kind found.
        found: &'static str,
    },
    /// A number with a fraction, below nought or too large.
    #[error("a whole number from 0 to 65535 belongs here")]
    Number,
    /// Not two councils for the start page.
    #[error("the start page shows two councils")]
    Featured,
    /// The file is of another council.
    #[error("the file is about “{0}”")]
    OtherCouncil(String),
    /// The file is about another report.
    #[error("the file is about the report of {0}")]
    OtherReport(super::Date),
    /// Not a date.
    #[error("{0}")]
    Date(super::InvalidDate),
    /// Not a word of the vocabulary.
    #[error("“{word}” is not a {vocabulary}")]
    Unknown {
        /// The word found.
        word: String,
        /// What it should have been.
        vocabulary: &'static str,
    },
    /// A grade for an area that the framework does not judge, or a missing one that it does.
    #[error("{0}")]
    Judgement(&'static str),
    /// Days that do not follow one another; the text says which.
    #[error("{0}")]
    Order(&'static str),
    /// An address outside the place where all of its kind stand: a report's on Ofsted's own site, a licence's at any `https`.
    #[error("“{found}” does not begin with {start}")]
    Address {
        /// The address found.
        found: String,
        /// What it must begin with.
        start: &'static str,
    },
    /// Not exactly one source.
    #[error("an event needs one source, a report or a press article")]
    Source,
}

impl DatasetError {
    pub(super) fn new(at: String, problem: Problem) -> Self {
        Self(Box::new(Fault { at, problem }))
    }

    /// The place, such as `inspections[2].grades.leaders`.
    pub fn at(&self) -> &str {
        &self.0.at
    }

    /// What is wrong there.
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }
}

impl fmt::Display for DatasetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at(), self.problem())
    }
}

impl core::error::Error for DatasetError {}
