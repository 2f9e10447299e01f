//! `disagreements.csv`: where a report is known to differ from the press, from another report, or from itself.

use crate::articles::{Article, Articles};
use crate::councils::Councils;
use crate::fault::Faults;
use crate::inspections::Inspections;
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::source::{Source, SourceCells};
use crate::table::{Row, Table};
use crate::told_date;
use council_compare::dataset::{Area, Date, PartialDate, Slug};
use std::path::Path;

/// The file.
pub const FILE: &str = "disagreements.csv";

const COLUMNS: [&str; 11] = [
    "council",
    "date",
    "precision",
    "inspection_published",
    "area",
    "text",
    "press",
    "source_published",
    "source_url",
    "page",
    "paragraph",
];

/// The most characters of the sentence.
const TEXT_LIMIT: usize = 220;

/// One disagreement.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct Disagreement {
    pub council: Slug,
    pub date: PartialDate,
    pub inspection: Option<Date>,
    pub area: Option<Area>,
    pub text: String,
    pub press: Option<Article>,
    pub source: Source,
}

/// Reads the file and notes what is wrong with it.
pub fn read(
    directory: &Path,
    councils: &Councils,
    inspections: &Inspections,
    articles: &Articles,
    faults: &mut Faults,
) -> Vec<Disagreement> {
    let table = Table::read_or_empty(directory, FILE, COLUMNS, faults);
    let mut lines = FirstLines::new();
    let mut disagreements = Vec::new();
    for row in table.rows {
        let [council, _, _, _, _, text, ..] = &row.cells;
        let key = [council, text].map(|cell| cell.text.clone());
        if let (Some(first), Some(_)) = (lines.repeats(key, row.line), text.given()) {
            text.fault(Problem::Duplicate { what: "the same disagreement".to_owned(), first }, faults);
        }
        disagreements.extend(row_of(row, councils, inspections, articles, faults));
    }
    disagreements
}

/// One row. Every cell is read before the first is given up, so that all faults of a row are told at once.
fn row_of(
    row: Row<11>,
    councils: &Councils,
    inspections: &Inspections,
    articles: &Articles,
    faults: &mut Faults,
) -> Option<Disagreement> {
    let [council, date, precision, inspection, area, text, press, published, address, page, paragraph] =
        row.cells;
    let slug = councils.named_in(&council, faults);
    let day = told_date::read(&date, &precision, faults);
    let inspection_day = inspection.optional(|inspection| inspection.date(faults));
    if let (Some(slug), Ok(Some(_))) = (&slug, inspection_day) {
        inspections.published_on(&inspection, slug, faults);
    }
    let area = area.optional(|area| area.area(faults));
    let text = text.phrase(TEXT_LIMIT, faults);
    let press = press.optional(|press| articles.named_in(press, faults));
    let source = Source::read(
        slug.as_ref(),
        SourceCells { published: &published, address: &address, page: &page, paragraph: &paragraph },
        (councils, inspections),
        faults,
    );
    if let (Some(day), Some(source)) = (day, &source)
        && day.first_day() > source.published
    {
        date.fault(Problem::AfterSource { date: day, published: source.published }, faults);
    }
    Some(Disagreement {
        council: slug?,
        date: day?,
        inspection: inspection_day.ok()?,
        area: area.ok()?,
        text: text?,
        press: press.ok()?,
        source: source?,
    })
}
