//! A date as exact as it is told: two columns that three tables share.

use crate::cell::{Cell, Noted};
use crate::fault::Faults;
use crate::problem::Problem;
use council_compare::dataset::PartialDate;

/// Before which year nothing is told: the earliest so far is of 2009.
const EARLIEST_YEAR: u16 = 2000;

/// Reads the columns `date` and `precision`, where a date may not be missing.
pub fn read(date: &Cell, precision: &Cell, faults: &mut Faults) -> Option<PartialDate> {
    let day = date.partial_date(faults);
    let word = precision.one_of("a precision", &["day", "month", "year"], faults);
    check(day, word, (date, precision), faults);
    day
}

/// Reads the columns `date` and `precision`, where the precision `unknown` goes with an empty date.
///
/// # Errors
///
/// If either cell has a fault.
pub fn read_or_unknown(
    date: &Cell,
    precision: &Cell,
    faults: &mut Faults,
) -> Result<Option<PartialDate>, Noted> {
    let word = precision.one_of("a precision", &["day", "month", "year", "unknown"], faults);
    if word == Some("unknown") {
        if let Some(text) = date.given() {
            let problem = Problem::NotEmpty(text.to_owned(), "the precision is “unknown”");
            date.fault(problem, faults);
        }
        return Ok(None);
    }
    let day = date.partial_date(faults);
    check(day, word, (date, precision), faults);
    day.map(Some).ok_or(Noted)
}

fn check(
    date: Option<PartialDate>,
    word: Option<&str>,
    (date_cell, precision): (&Cell, &Cell),
    faults: &mut Faults,
) {
    if let Some(date) = date.filter(|date| date.year() < EARLIEST_YEAR) {
        date_cell.fault(Problem::TooEarly { date, year: EARLIEST_YEAR }, faults);
    }
    let (Some(date), Some(word)) = (date, word) else { return };
    let exact_to = match date {
        PartialDate::Day(_) => "day",
        PartialDate::Month(..) => "month",
        PartialDate::Year(_) => "year",
    };
    if word != exact_to {
        precision.fault(Problem::Precision(word.to_owned(), exact_to), faults);
    }
}
