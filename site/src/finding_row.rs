//! One row of `findings.csv`: what it says, and of which report.

use crate::cell::{Cell, Noted};
use crate::councils::Councils;
use crate::fault::{Faults, Place};
use crate::inspections::{Inspections, ReportEntry};
use crate::judgements;
use crate::problem::Problem;
use crate::table::Row;
use crate::themes::Themes;
use council_compare::dataset::{Area, Date, ReportKind, Slug};

/// The most characters of a summary.
const SUMMARY_LIMIT: usize = 240;

/// The most characters of every other finding.
const TEXT_LIMIT: usize = 160;

/// What a row of findings may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FindingKind {
    /// The report in one sentence.
    Summary,
    /// Something that inspectors praised.
    Strength,
    /// Something that worried them.
    Concern,
    /// Something that the report says must improve.
    Improve,
}

/// One thing that a report says.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct Finding {
    pub area: Option<Area>,
    pub theme: String,
    pub text: String,
    pub paragraph: Option<u16>,
}

/// What a row says, as far as it could be read.
#[derive(Clone, PartialEq, Debug)]
pub struct FindingRow {
    /// The line on which it stands.
    pub line: u64,
    /// The report, if `inspections.csv` has it.
    pub report: Option<(Slug, Date)>,
    /// The report, if `inspections.csv` does not have it.
    pub missing: Option<Missing>,
    /// How many things the report lists as to be improved, if `inspections.csv` has the count.
    pub listed: Option<Listed>,
    /// The line of `inspections.csv` that lacks the count, if it does and should have it.
    pub not_counted: Option<u64>,
    /// What the row is.
    pub kind: Option<FindingKind>,
    /// The cell of the kind.
    pub kind_place: Place,
    /// The text, if it is a summary.
    pub summary: Option<String>,
    /// The finding, if it is none.
    pub finding: Option<Finding>,
}

/// A report that a row is of, and that there is not.
#[derive(Clone, PartialEq, Debug)]
pub struct Missing {
    /// The council.
    pub council: Slug,
    /// The cell of the day of publication.
    pub published: Cell,
    /// The days on which reports on the council were published, in words.
    pub listed: String,
}

/// How many things a report lists as to be improved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The length of the report's own list, from `areas_to_improve_count`.
    pub count: u16,
    /// The line of `inspections.csv` that says so.
    pub line: u64,
}

/// The tables that findings speak of.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the tables")]
pub struct Tables<'a> {
    pub councils: &'a Councils,
    pub inspections: &'a Inspections,
    pub themes: &'a Themes,
}

impl FindingKind {
    /// Every kind, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Summary, Self::Strength, Self::Concern, Self::Improve];

    /// The kind's name in data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Strength => "strength",
            Self::Concern => "concern",
            Self::Improve => "improve",
        }
    }

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// Reads a row. Every cell is read before the first is given up, so that all faults of a row are told at once.
pub fn read(row: Row<7>, tables: Tables<'_>, faults: &mut Faults) -> FindingRow {
    let [council, published, kind_cell, area, theme, text, paragraph] = row.cells;
    let slug = tables.councils.named_in(&council, faults);
    let report = slug.zip(published.date(faults));
    let found = report.as_ref().map(|(slug, _)| tables.inspections.on(&published, slug));
    let (entry, listed_days) = match found {
        Some(Ok(entry)) => (Some(entry), None),
        Some(Err(listed)) => (None, listed),
        None => (None, None),
    };
    let entry = entry.filter(|entry| is_on_the_whole(entry, &published, faults));
    let kinds = FindingKind::ALL.map(FindingKind::id);
    let kind = kind_cell.word("a kind of finding", FindingKind::from_id, kinds, faults);

    let cells = FindingCells { area, theme, text, paragraph };
    let (summary, finding) = if kind == Some(FindingKind::Summary) {
        (summary_in(&cells, faults), None)
    } else {
        (None, finding_in(kind, entry, &cells, tables.themes, faults))
    };
    FindingRow {
        line: row.line,
        missing: report.clone().zip(listed_days).map(|((council, _), listed)| Missing {
            council,
            published: published.clone(),
            listed,
        }),
        report: report.filter(|_| entry.is_some()),
        listed: entry.and_then(|entry| Some(Listed { count: entry.areas_to_improve?, line: entry.line })),
        not_counted: entry.filter(|entry| entry.lacks_count).map(|entry| entry.line),
        kind,
        kind_place: kind_cell.place,
        summary,
        finding,
    }
}

/// The cells that say what a row says.
struct FindingCells {
    area: Cell,
    theme: Cell,
    text: Cell,
    paragraph: Cell,
}

fn summary_in(cells: &FindingCells, faults: &mut Faults) -> Option<String> {
    for cell in [&cells.area, &cells.theme, &cells.paragraph] {
        if let Some(text) = cell.given() {
            cell.fault(Problem::NotEmpty(text.to_owned(), "a summary is of the whole report"), faults);
        }
    }
    cells.text.phrase(SUMMARY_LIMIT, faults)
}

/// What is no summary. Without a kind, any of them may be meant, so that only what is known to be wrong is noted.
fn finding_in(
    kind: Option<FindingKind>,
    entry: Option<&ReportEntry>,
    FindingCells { area, theme, text, paragraph }: &FindingCells,
    themes: &Themes,
    faults: &mut Faults,
) -> Option<Finding> {
    let needs_area = matches!(kind, Some(FindingKind::Strength | FindingKind::Concern));
    let area = if needs_area {
        area_in(area, entry, faults).map(Some).ok_or(Noted)
    } else {
        area.optional(|area| area_in(area, entry, faults))
    };
    let theme = if theme.is_empty() && kind.is_none() { None } else { themes.named_in(theme, faults) };
    let text = text.phrase(if kind.is_none() { SUMMARY_LIMIT } else { TEXT_LIMIT }, faults);
    let paragraph = paragraph.small_number(1, 999, faults);
    Some(Finding { area: area.ok()?, theme: theme?, text: text?, paragraph: paragraph.ok()? })
}

/// Whether the report is on the whole of a council's children's services; noted where it is not.
fn is_on_the_whole(entry: &ReportEntry, published: &Cell, faults: &mut Faults) -> bool {
    match entry.report {
        Some((kind @ (ReportKind::LookedAfterChildren | ReportKind::BoardReview), _)) => {
            published.fault(Problem::NotOfTheWhole(kind.id()), faults);
            false
        }
        Some((ReportKind::Full(_), _)) | None => true,
    }
}

/// One of the areas that are judged today, if the inspection judges it by itself.
fn area_in(cell: &Cell, entry: Option<&ReportEntry>, faults: &mut Faults) -> Option<Area> {
    let find = |text: &str| Area::LANES.into_iter().find(|area| area.id() == text);
    let area = cell.word("an area of findings", find, Area::LANES.map(Area::id), faults)?;
    if let Some(entry) = entry
        && let Some((kind, start)) = entry.report
    {
        if !kind.judges(area, start) {
            cell.fault(Problem::OutsideReport { area, line: entry.line }, faults);
        } else if area == Area::CareLeavers && judgements::shares(kind, start) {
            cell.fault(Problem::SharedArea(entry.line), faults);
        }
    }
    Some(area)
}
