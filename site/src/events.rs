//! `events.csv` and `report_events.csv`: what happened between inspections, as the press and as reports tell it.

use crate::cell::Items;
use crate::councils::Councils;
use crate::fault::Faults;
use crate::inspections::Inspections;
use crate::problem::Problem;
use crate::source::Source;
use crate::table::{Row, Table};
use crate::told_date;
use council_compare::dataset::{EventKind, PartialDate, Slug};
use std::collections::HashMap;
use std::path::Path;

/// The file of what the press tells.
pub const PRESS_FILE: &str = "events.csv";

/// The file of what reports tell.
pub const REPORT_FILE: &str = "report_events.csv";

const PRESS_COLUMNS: [&str; 8] =
    ["council", "date", "precision", "kind", "summary", "strengths", "areas_for_improvement", "source"];

const REPORT_COLUMNS: [&str; 9] = [
    "council",
    "date",
    "precision",
    "kind",
    "summary",
    "source_published",
    "source_url",
    "page",
    "paragraph",
];

/// The most characters of a summary and of an article's title.
const TEXT_LIMIT: usize = 200;

/// The most characters of a strength or an area for improvement.
const ITEM_LIMIT: usize = 100;

/// One event.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct Event {
    pub council: Slug,
    pub date: Option<PartialDate>,
    pub kind: EventKind,
    pub summary: String,
    pub strengths: Items,
    pub improvements: Items,
    pub teller: Teller,
}

/// Who tells of an event.
#[derive(Clone, PartialEq, Debug)]
pub enum Teller {
    /// An inspection report.
    Report(Source),
    /// A press article.
    Press {
        /// Its title.
        title: String,
        /// The latest date that it tells of in any row.
        not_before: Option<PartialDate>,
    },
}

/// Reads both files, reports first, and notes what is wrong with them.
pub fn read(
    directory: &Path,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Vec<Event> {
    let reports = Table::read(directory, REPORT_FILE, REPORT_COLUMNS, faults);
    check_duplicates(&reports, faults);
    let mut events: Vec<_> =
        reports.rows.into_iter().filter_map(|row| report_row(row, councils, inspections, faults)).collect();
    let press = Table::read(directory, PRESS_FILE, PRESS_COLUMNS, faults);
    check_duplicates(&press, faults);
    let mut press: Vec<_> =
        press.rows.into_iter().filter_map(|row| press_row(row, councils, faults)).collect();
    date_articles(&mut press);
    events.extend(press);
    events
}

/// Notes rows that tell the same of the same council. The first five columns are those of both files.
fn check_duplicates<const N: usize>(table: &Table<N>, faults: &mut Faults) {
    let mut lines = HashMap::new();
    for row in &table.rows {
        let key: Vec<_> = row.cells.iter().take(5).map(|cell| cell.text.as_str()).collect();
        let first = *lines.entry(key).or_insert(row.line);
        if let (true, Some(cell)) = (first != row.line, row.cells.get(4)) {
            cell.fault(Problem::Duplicate { what: "the same event".to_owned(), first }, faults);
        }
    }
}

fn report_row(
    row: Row<9>,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Option<Event> {
    let [council, date, precision, kind, summary, published, address, page, paragraph] = row.cells;
    let slug = councils.named_in(&council, faults);
    let date = told_date::read(&date, &precision, faults);
    let kind = kind.word("a kind of event", EventKind::from_id, EventKind::ALL.map(EventKind::id), faults);
    let summary = summary.text(TEXT_LIMIT, faults);
    let source = Source::read([&published, &address, &page, &paragraph], inspections, faults);
    Some(Event {
        council: slug?,
        date: Some(date?),
        kind: kind?,
        summary: summary?,
        strengths: Items::new(),
        improvements: Items::new(),
        teller: Teller::Report(source?),
    })
}

fn press_row(row: Row<8>, councils: &Councils, faults: &mut Faults) -> Option<Event> {
    let [council, date, precision, kind, summary, strengths, improvements, source] = row.cells;
    let slug = councils.named_in(&council, faults);
    let date = told_date::read_or_unknown(&date, &precision, faults);
    let kind = kind.word("a kind of event", EventKind::from_id, EventKind::ALL.map(EventKind::id), faults);
    let summary = summary.text(TEXT_LIMIT, faults);
    let strengths = strengths.list(ITEM_LIMIT, faults);
    let improvements = improvements.list(ITEM_LIMIT, faults);
    let title = source.text(TEXT_LIMIT, faults);
    let teller = Teller::Press { title: title?, not_before: None };
    Some(Event {
        council: slug?,
        date: date?,
        kind: kind?,
        summary: summary?,
        strengths,
        improvements,
        teller,
    })
}

/// Gives every article the date of any of its rows that begins last: no article is older than what it tells.
fn date_articles(events: &mut [Event]) {
    let mut latest: HashMap<String, PartialDate> = HashMap::new();
    for event in &*events {
        if let (Teller::Press { title, .. }, Some(date)) = (&event.teller, event.date) {
            let known = latest.entry(title.clone()).or_insert(date);
            if date.first_day() > known.first_day() {
                *known = date;
            }
        }
    }
    for event in events {
        if let Teller::Press { title, not_before } = &mut event.teller {
            *not_before = latest.get(title).copied();
        }
    }
}
