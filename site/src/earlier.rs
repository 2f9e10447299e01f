//! `earlier_inspections.csv`: inspections that later reports tell of.

use crate::councils::Councils;
use crate::fault::Faults;
use crate::inspections::Inspections;
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::source::{Source, SourceCells};
use crate::table::{Row, Table};
use crate::told_date;
use council_compare::dataset::{Break, Grade, PartialDate, Service, Slug};
use std::path::Path;

/// The file.
pub const FILE: &str = "earlier_inspections.csv";

const COLUMNS: [&str; 11] = [
    "council",
    "date",
    "precision",
    "date_of",
    "kind",
    "grade",
    "source_published",
    "source_url",
    "page",
    "paragraph",
    "notes",
];

/// One inspection, as a later report tells it.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct Earlier {
    pub council: Slug,
    pub date: PartialDate,
    pub date_of: Option<&'static str>,
    pub service: Service,
    pub grade: Grade,
    pub source: Source,
}

/// Reads the file and notes what is wrong with it.
pub fn read(
    directory: &Path,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Vec<Earlier> {
    let table = Table::read(directory, FILE, COLUMNS, faults);
    let mut lines = FirstLines::new();
    let mut earlier = Vec::new();
    for row in table.rows {
        let [council, date, _, _, kind, ..] = &row.cells;
        let key = [council, date, kind].map(|cell| cell.text.clone());
        if let Some(first) = lines.repeats(key, row.line) {
            let what = format!("this inspection of “{}”", council.text);
            kind.fault(Problem::Duplicate { what, first }, faults);
        }
        earlier.extend(row_of(row, councils, inspections, faults));
    }
    earlier
}

/// One row. Every cell is read before the first is given up, so that all faults of a row are told at once.
fn row_of(
    row: Row<11>,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Option<Earlier> {
    let [council, date, precision, date_of, kind, grade, published, address, page, paragraph, notes] =
        row.cells;
    let slug = councils.named_in(&council, faults);
    let day = told_date::read(&date, &precision, faults);
    let date_of =
        date_of.optional(|date_of| date_of.one_of("a kind of date", &["inspection", "publication"], faults));
    let service = kind.service(faults);
    let grade_read = grade.grade(faults);
    if let (Some(service), Some(read), Some(day)) = (service, grade_read, day)
        && notes.is_empty()
        && !is_of_scale(read, service, day)
    {
        grade.fault(Problem::UnusualGrade(read.id()), faults);
    }
    let source = Source::read(
        slug.as_ref(),
        SourceCells { published: &published, address: &address, page: &page, paragraph: &paragraph },
        (councils, inspections),
        faults,
    );
    notes.check_limit(300, faults);
    if let (Some(day), Some(source)) = (day, &source)
        && day.first_day() > source.published
    {
        date.fault(Problem::AfterSource { date: day, published: source.published }, faults);
    }
    Some(Earlier {
        council: slug?,
        date: day?,
        date_of: date_of.ok()?,
        service: service?,
        grade: grade_read?,
        source: source?,
    })
}

/// Whether inspections of such services had this grade then, or may have had it.
fn is_of_scale(grade: Grade, service: Service, date: PartialDate) -> bool {
    let is_single = matches!(service, Service::Adoption | Service::Fostering | Service::PrivateFostering);
    match grade {
        Grade::Outstanding | Grade::Good | Grade::Inadequate => true,
        // The grade took its place when the single inspection framework began, in November 2013.
        Grade::Adequate => date.first_day() < Break::SifBegins.date(),
        Grade::RequiresImprovement => date.last_day() >= Break::SifBegins.date(),
        Grade::Satisfactory => is_single,
    }
}
