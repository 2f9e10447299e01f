//! What is wrong with the tables, and where.

use crate::problem::Problem;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A place in a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file as people name it, such as `data/inspections.csv`.
    pub file: Arc<str>,
    /// The line on which the record starts, from 1; nought for the file as a whole.
    pub line: u64,
    /// The field within the record, from 1.
    pub field: usize,
    /// The column's name; empty where the field belongs to no column.
    pub column: Cow<'static, str>,
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The cell, row or file that is wrong.
    pub place: Place,
    /// What is wrong there, and what to do about it.
    pub problem: Problem,
}

/// Every fault found so far.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Faults(Vec<Fault>);

impl Place {
    /// The file as a whole.
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), line: 0, field: 0, column: Cow::Borrowed("") }
    }
}

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, place: &Place, problem: Problem) {
        self.0.push(Fault { place: place.clone(), problem });
    }

    /// Whether there is one at a place.
    pub fn has(&self, place: &Place) -> bool {
        self.0.iter().any(|fault| fault.place == *place)
    }

    /// Whether there is one in the file of a place.
    pub fn are_in(&self, place: &Place) -> bool {
        self.0.iter().any(|fault| fault.place.file == place.file)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them by file, line and field; faults of one cell in the order in which they were found.
    pub fn sorted(mut self) -> Vec<Fault> {
        let key = |fault: &Fault| (Arc::clone(&fault.place.file), fault.place.line, fault.place.field);
        self.0.sort_by_key(key);
        self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.field)?;
        }
        if !self.column.is_empty() {
            write!(f, ": {}", self.column)?;
        }
        Ok(())
    }
}

/// `data/inspections.csv:12:9: overall: “godo” is not a grade; did you mean “good”?`
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}
