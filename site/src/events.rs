//! `events.csv` and `report_events.csv`: what happened between inspections, as the press and as reports tell it.

use crate::articles::{Article, Articles};
use crate::cell::{Cell, Items};
use crate::councils::Councils;
use crate::days::is_far_after;
use crate::fault::{Faults, Place};
use crate::inspections::Inspections;
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::source::{Source, SourceCells};
use crate::table::{Row, Table};
use crate::told_date;
use council_compare::dataset::{Area, Date, EventKind, PartialDate, Service, Slug};
use std::path::Path;

/// The file of what the press tells.
pub const PRESS_FILE: &str = "events.csv";

/// The file of what reports tell.
pub const REPORT_FILE: &str = "report_events.csv";

const PRESS_COLUMNS: [&str; 10] = [
    "council",
    "date",
    "precision",
    "kind",
    "summary",
    "strengths",
    "areas_for_improvement",
    "source",
    "not_before",
    "areas",
];

const REPORT_COLUMNS: [&str; 12] = [
    "council",
    "date",
    "precision",
    "kind",
    "summary",
    "source_published",
    "source_url",
    "page",
    "paragraph",
    "service",
    "areas",
    "several",
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
    pub service: Option<Service>,
    pub areas: Vec<Area>,
    pub is_several: bool,
    pub summary: String,
    pub strengths: Items,
    pub improvements: Items,
    pub teller: Teller,
    /// Where the row says when it was.
    pub date_place: Place,
    /// The day before which the article was not published, as far as the row says one, and where.
    pub not_before: Option<(PartialDate, Place)>,
}

/// Who tells of an event.
#[derive(Clone, PartialEq, Debug)]
pub enum Teller {
    /// An inspection report.
    Report(Source),
    /// A press article.
    Press(Article),
}

/// Reads both files, reports first, and notes what is wrong with them. Gives the articles too, which other tables
/// name.
pub fn read(
    directory: &Path,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> (Vec<Event>, Articles) {
    let reports = Table::read(directory, REPORT_FILE, REPORT_COLUMNS, faults);
    check_duplicates(&reports, faults);
    let mut events: Vec<_> =
        reports.rows.into_iter().filter_map(|row| report_row(row, councils, inspections, faults)).collect();
    let press = Table::read_or_empty(directory, PRESS_FILE, PRESS_COLUMNS, faults);
    check_duplicates(&press, faults);
    let articles = articles(&press);
    events.extend(press.rows.into_iter().filter_map(|row| press_row(row, councils, &articles, faults)));
    (events, articles)
}

/// Notes events that the press dates after the day up to which the dataset has facts, and those that a report dates more than
/// a year after itself: a report may tell of a plan, but none so far was for longer ahead.
pub fn check_data_date(events: &[Event], data_date: Date, faults: &mut Faults) {
    for event in events {
        if let Some((date, place)) = &event.not_before
            && date.first_day() > data_date
        {
            faults.add(place, Problem::AfterDataDate { date: date.to_string(), data_date });
        }
        let Some(date) = event.date else { continue };
        let problem = match &event.teller {
            Teller::Press(_) if date.first_day() > data_date => {
                Problem::AfterDataDate { date: date.to_string(), data_date }
            }
            Teller::Report(source) if is_far_after(date.first_day(), source.published) => {
                let what = "the report that tells of it";
                Problem::FarAfter { date: date.to_string(), what, of: source.published }
            }
            _ => continue,
        };
        faults.add(&event.date_place, problem);
    }
}

/// The articles of the press file. The first column after the council is the date that the row tells of, and after the lists are the
/// title and what else is known of the earliest day on which the article can have been published.
fn articles(press: &Table<10>) -> Articles {
    let told = press.rows.iter().flat_map(|row| {
        let [_, date, .., source, not_before, _] = &row.cells;
        let of_article =
            |day: &Cell| Some((source.given()?.to_owned(), day.given().and_then(|text| text.parse().ok())));
        [of_article(date), of_article(not_before)]
    });
    Articles::new(told.flatten(), press.is_readable && press.broken.is_empty())
}

/// Notes rows that tell the same of the same council. The first five columns are those of both files.
fn check_duplicates<const N: usize>(table: &Table<N>, faults: &mut Faults) {
    let mut lines = FirstLines::new();
    for row in &table.rows {
        let key: Vec<_> = row.cells.iter().take(5).map(|cell| cell.text.as_str()).collect();
        let [_, _, _, _, summary, ..] = row.cells.as_slice() else { continue };
        if let Some(first) = lines.repeats(key, row.line) {
            summary.fault(Problem::Duplicate { what: "the same event".to_owned(), first }, faults);
        }
    }
}

fn report_row(
    row: Row<12>,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Option<Event> {
    let [
        council,
        date,
        precision,
        kind,
        summary,
        published,
        address,
        page,
        paragraph,
        service,
        areas,
        several,
    ] = row.cells;
    let slug = councils.named_in(&council, faults);
    let date_place = date.place.clone();
    let date = told_date::read_or_unknown(&date, &precision, faults);
    let kind = kind.event_kind(faults);
    let summary = summary.text(TEXT_LIMIT, faults);
    let source = Source::read(
        slug.as_ref(),
        SourceCells { published: &published, address: &address, page: &page, paragraph: &paragraph },
        (councils, inspections),
        faults,
    );
    let service = service.optional(|service| service.service(faults));
    let areas = areas.areas(faults);
    let several = several.is_yes(faults);
    Some(Event {
        council: slug?,
        date: date.ok()?,
        kind: kind?,
        service: service.ok()?,
        areas,
        is_several: several.ok()?,
        summary: summary?,
        strengths: Items::new(),
        improvements: Items::new(),
        teller: Teller::Report(source?),
        date_place,
        not_before: None,
    })
}

fn press_row(row: Row<10>, councils: &Councils, articles: &Articles, faults: &mut Faults) -> Option<Event> {
    let [council, date, precision, kind, summary, strengths, improvements, source, not_before, areas] =
        row.cells;
    let slug = councils.named_in(&council, faults);
    let date_place = date.place.clone();
    let date = told_date::read_or_unknown(&date, &precision, faults);
    let kind = kind.event_kind(faults);
    let summary = summary.text(TEXT_LIMIT, faults);
    let strengths = strengths.list(ITEM_LIMIT, faults);
    let improvements = improvements.list(ITEM_LIMIT, faults);
    let title = source.text(TEXT_LIMIT, faults);
    let areas = areas.areas(faults);
    let not_before_place = not_before.place.clone();
    let not_before = not_before.optional(|cell| cell.partial_date(faults));
    let teller = Teller::Press(articles.titled(title?));
    // It is among the dates of the article already.
    let not_before = not_before.ok()?.map(|date| (date, not_before_place));
    Some(Event {
        council: slug?,
        date: date.ok()?,
        kind: kind?,
        service: None,
        areas,
        is_several: false,
        summary: summary?,
        strengths,
        improvements,
        teller,
        date_place,
        not_before,
    })
}
