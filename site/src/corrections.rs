//! `corrections.csv`: what was published and has been changed since, as readers are told it.

use crate::cell::Cell;
use crate::councils::Councils;
use crate::days::is_far_after;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::table::{Row, Table};
use council_compare::dataset::{Area, Date, PartialDate, Slug};
use std::path::Path;

/// The file.
pub const FILE: &str = "corrections.csv";

const COLUMNS: [&str; 7] = ["date", "council", "record", "item", "was", "now", "text"];

/// The most characters of what readers are told.
const TEXT_LIMIT: usize = 300;

/// What of a record can be corrected, beside the grades of its areas.
const ITEMS: [(&str, Item); 8] = [
    ("slug", Item::Slug),
    ("published", Item::Day),
    ("date", Item::Day),
    ("inspection-start", Item::Value("inspection-start")),
    ("inspection-end", Item::Value("inspection-end")),
    ("second-visit", Item::Value("second-visit")),
    ("grade", Item::Value("grade")),
    ("withdrawn", Item::Withdrawn),
];

/// One correction.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// The day on which it was made.
    pub date: Date,
    /// The council.
    pub council: Slug,
    /// The record as it is called since, as in [`crate::published`]; empty for the council itself.
    pub record: String,
    /// What of it was changed.
    pub item: Item,
    /// What was published before; empty where nothing was.
    pub was: Cell,
    /// What the tables have since; empty where they have nothing.
    pub now: Cell,
    /// What readers are told, without a final full stop.
    pub text: String,
    /// Where the row says when it was made.
    pub date_place: Place,
}

/// Which value a correction changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Item {
    /// The council's key in addresses.
    Slug,
    /// The day by which the record is called: of publication, or of an earlier inspection.
    Day,
    /// The whole record: it is no longer in the tables.
    Withdrawn,
    /// A grade or another date.
    Value(&'static str),
}

/// Reads the file, oldest correction first, and notes what is wrong with it but for what other tables say now: see
/// [`crate::published`].
pub fn read(directory: &Path, councils: &Councils, faults: &mut Faults) -> Vec<Correction> {
    let table = Table::read_or_empty(directory, FILE, COLUMNS, faults);
    let mut lines = FirstLines::new();
    let mut corrections = Vec::new();
    for row in table.rows {
        let [date, council, record, item, ..] = &row.cells;
        let key = [date, council, record, item].map(|cell| cell.text.clone());
        if let Some(first) = lines.repeats(key, row.line) {
            item.fault(Problem::Duplicate { what: "this correction".to_owned(), first }, faults);
        }
        corrections.extend(row_of(row, councils, faults));
    }
    corrections.sort_by_key(|correction| correction.date);
    corrections
}

/// One row. Every cell is read before the first is given up, so that all faults of a row are told at once.
fn row_of(row: Row<7>, councils: &Councils, faults: &mut Faults) -> Option<Correction> {
    let [date, council, record, item, was, now, text] = row.cells;
    let day = date.date(faults);
    let slug = councils.named_in(&council, faults);
    let words = ITEMS.iter().map(|(word, _)| *word).chain(Area::ALL.map(Area::id));
    let what = item.word("something that can be corrected", Item::from_id, words, faults);
    let is_of_record = what.is_some_and(|what| what != Item::Slug);
    if is_of_record {
        record.required(faults);
    }
    let text = text.phrase(TEXT_LIMIT, faults);
    // What a record is called ends with its day, before which nothing of it was published.
    let record_day = record.given().and_then(|name| name.rsplit(' ').next()?.parse::<PartialDate>().ok());
    if let (Some(second), Some(first)) = (day, record_day.map(PartialDate::first_day))
        && second < first
    {
        date.fault(Problem::Order { second, name: "the day of the record", first }, faults);
    }
    if what == Some(Item::Day) {
        for day in [&was, &now] {
            day.partial_date(faults);
        }
    }
    if what.is_some_and(|what| what != Item::Withdrawn) && was.text == now.text {
        now.fault(Problem::NothingCorrected, faults);
    }
    Some(Correction {
        date: day?,
        council: slug?,
        record: record.text,
        item: what?,
        was,
        now,
        text: text?,
        date_place: date.place,
    })
}

/// Notes a correction that was made long after the day up to which reports are in the dataset.
pub fn check_data_date(corrections: &[Correction], data_date: Date, faults: &mut Faults) {
    for correction in corrections {
        if is_far_after(correction.date, data_date) {
            let (date, what) = (correction.date.to_string(), "data_date in about.csv");
            faults.add(&correction.date_place, Problem::FarAfter { date, what, of: data_date });
        }
    }
}

impl Item {
    fn from_id(id: &str) -> Option<Self> {
        let known = ITEMS.iter().find(|(word, _)| *word == id).map(|(_, item)| *item);
        known.or_else(|| Area::from_id(id).map(|area| Self::Value(area.id())))
    }
}
