//! `not_judged.csv`: why an area that the framework judges has no grade.

use crate::councils::Councils;
use crate::fault::Faults;
use crate::inspections::{Inspections, ReportEntry};
use crate::judgements::{Explanation, Gap};
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::table::{Row, Table};
use council_compare::dataset::{Area, Date, Slug};
use std::path::Path;

/// The file.
pub const FILE: &str = "not_judged.csv";

/// The reason for one area of one report.
#[derive(Clone, PartialEq, Debug)]
pub struct NotJudged {
    /// The council.
    pub council: Slug,
    /// The day on which the report was published.
    pub published: Date,
    /// The area.
    pub area: Area,
    /// Why, within a sentence.
    pub reason: String,
}

/// Reads the file, notes what is wrong with it, and then every missing grade for which it has no reason.
pub fn read(
    directory: &Path,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Vec<NotJudged> {
    let table = Table::read_or_empty(directory, FILE, ["council", "published", "area", "reason"], faults);
    let mut reasons = Vec::new();
    let mut lines = FirstLines::new();
    for row in table.rows {
        let [council, published, area, _] = &row.cells;
        let key = (council.text.clone(), published.text.clone(), area.text.clone());
        if let Some(first) = lines.repeats(key, row.line) {
            let what = "a reason for this area of this report".to_owned();
            area.fault(Problem::Duplicate { what, first }, faults);
        }
        reasons.extend(row_of(row, councils, inspections, faults));
    }
    for entry in &inspections.entries {
        for gap in entry.judged.iter().flat_map(|judged| &judged.gaps) {
            let area = gap.area.id().to_owned();
            let explained = lines.has(&(entry.council.clone(), entry.published.text.clone(), area))
                || !table.is_readable
                || table.broken.contains(&entry.council);
            match gap.explanation {
                Explanation::Needed if !explained => faults.add(&gap.place, Problem::MissingGrade),
                Explanation::Impossible => faults.add(&gap.place, Problem::MissingMainGrade),
                Explanation::Needed | Explanation::Optional => {}
            }
        }
    }
    reasons
}

fn row_of(
    row: Row<4>,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Option<NotJudged> {
    let [council, published, area_cell, reason] = row.cells;
    let slug = councils.named_in(&council, faults);
    let day = published.date(faults);
    let area = area_cell.area(faults);
    let reason = reason.phrase(100, faults);
    let (slug, day, area) = (slug?, day?, area?);

    let entry = inspections.published_on(&published, &slug, faults);
    if let Some(problem) = entry.and_then(|entry| needless(entry, area)) {
        area_cell.fault(problem, faults);
    }
    Some(NotJudged { council: slug, published: day, area, reason: reason? })
}

/// Why the report needs no reason for this area, if it needs none.
fn needless(entry: &ReportEntry, area: Area) -> Option<Problem> {
    let judged = entry.judged.as_ref()?;
    let line = entry.line;
    if judged.graded.contains(&area) {
        return Some(Problem::Judged { area, line });
    }
    let takes_a_reason = |gap: &Gap| gap.area == area && gap.explanation != Explanation::Impossible;
    (!judged.gaps.iter().any(takes_a_reason)).then_some(Problem::NeedsNoReason { area, line })
}
