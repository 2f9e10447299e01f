//! `not_judged.csv`: why an area that the framework judges has no grade.

use crate::councils::Councils;
use crate::fault::Faults;
use crate::inspections::{Entry, Inspections};
use crate::problem::Problem;
use crate::table::{Row, Table};
use council_compare::dataset::{Area, Date, Slug};
use std::collections::HashMap;
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
    let table = Table::read(directory, FILE, ["council", "published", "area", "reason"], faults);
    let mut reasons = Vec::new();
    let mut lines = HashMap::new();
    for row in table.rows {
        let [council, published, area, _] = &row.cells;
        let key = (council.text.clone(), published.text.clone(), area.text.clone());
        let first = *lines.entry(key).or_insert(row.line);
        if first != row.line {
            let what = "a reason for this area of this report".to_owned();
            area.fault(Problem::Duplicate { what, first }, faults);
        }
        reasons.extend(row_of(row, councils, inspections, faults));
    }
    for entry in &inspections.entries {
        for gap in entry.judged.iter().flat_map(|judged| &judged.gaps) {
            let area = gap.area.id().to_owned();
            let told = lines.contains_key(&(entry.council.clone(), entry.published.text.clone(), area));
            let may_be_told = told || !table.readable || table.broken.contains(&entry.council);
            if gap.must_be_told && !(may_be_told && gap.may_be_told) {
                let problem = if gap.may_be_told { Problem::MissingGrade } else { Problem::MissingMainGrade };
                faults.add(&gap.place, problem);
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
    let area = area_cell.word("an area", Area::from_id, Area::ALL.map(Area::id), faults);
    let reason = reason.text(100, faults);
    let (slug, day, area) = (slug?, day?, area?);

    let entry = inspections.published_on(&published, &slug, faults);
    if let Some(problem) = entry.and_then(|entry| needless(entry, area)) {
        area_cell.fault(problem, faults);
    }
    Some(NotJudged { council: slug, published: day, area, reason: reason? })
}

/// Why the report needs no reason for this area, if it needs none.
fn needless(entry: &Entry, area: Area) -> Option<Problem> {
    let judged = entry.judged.as_ref()?;
    let line = entry.line;
    if judged.graded.contains(&area) {
        return Some(Problem::Judged { area, line });
    }
    let gap = judged.gaps.iter().find(|gap| gap.area == area);
    (!gap.is_some_and(|gap| gap.may_be_told)).then_some(Problem::NeedsNoReason { area, line })
}
