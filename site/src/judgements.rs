//! The grades of one report: which its framework gives, and which are missing.

use crate::cell::Cell;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use council_compare::dataset::{Area, Break, Date, Framework, Grade, ReportKind};

/// The cells of a row that hold grades.
#[derive(Clone, PartialEq, Debug)]
pub struct Columns {
    /// The cell of each area.
    pub grades: [(Area, Cell); Area::ALL.len()],
    /// Whether one grade covers children in care and care leavers.
    pub merged: Cell,
}

/// What a report judges.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// The areas that have a grade.
    pub graded: Vec<Area>,
    /// The areas that the report would judge by themselves and has no grade for, with their cells.
    pub gaps: Vec<Gap>,
}

/// An area without a grade.
#[derive(Clone, PartialEq, Debug)]
pub struct Gap {
    /// The area.
    pub area: Area,
    /// Its empty cell.
    pub place: Place,
    /// Whether `not_judged.csv` may say why. Only a report on the whole of children's services leaves areas
    /// out, and never the overall grade.
    pub may_be_told: bool,
    /// Whether something must say why. Safeguarding boards were reviewed beside some inspections only.
    pub must_be_told: bool,
}

/// Whether one grade covers children in care and care leavers.
pub fn shares(kind: ReportKind, start: Date) -> bool {
    matches!(kind, ReportKind::Full(framework) if framework.shares_care_grade(start))
}

/// The grades of a row, and what the report judges if its kind and first day are known. Missing grades are
/// not noted yet: another file may say why.
pub fn read(
    columns: &Columns,
    inspection: Option<(ReportKind, Date)>,
    faults: &mut Faults,
) -> (Option<Judged>, Vec<(Area, Grade)>) {
    let mut grades = Vec::new();
    for (area, cell) in &columns.grades {
        if cell.is_empty() {
            continue;
        }
        let grade = cell.word("a grade", Grade::from_id, Grade::ALL.map(Grade::id), faults);
        grades.extend(grade.map(|grade| (*area, grade)));
        if let Some((kind, start)) = inspection
            && let Some(problem) = misplaced(kind, start, *area, grade)
        {
            cell.fault(problem, faults);
        }
    }
    let merged = columns.merged.given();
    let Some((kind, start)) = inspection else {
        if !columns.merged.is_empty() {
            columns.merged.one_of("“true” or “false”", &["true", "false"], faults);
        }
        return (None, grades);
    };
    let (expected, why) = expected_merged(kind, start);
    if merged != expected {
        let expected = expected.map_or("empty", |word| if word == "true" { "“true”" } else { "“false”" });
        columns.merged.fault(Problem::Merged(expected, why), faults);
    }
    let gaps = columns.grades.iter().filter(|(area, cell)| {
        let shared = *area == Area::CareLeavers && shares(kind, start);
        cell.is_empty() && kind.judges(*area, start) && !shared
    });
    let whole = matches!(kind, ReportKind::Full(_));
    let gaps = gaps.map(|(area, cell)| Gap {
        area: *area,
        place: cell.place.clone(),
        may_be_told: whole && *area != Area::Overall,
        must_be_told: !(whole && *area == Area::SafeguardingBoard),
    });
    let graded = columns.grades.iter().filter(|(_, cell)| !cell.is_empty()).map(|(area, _)| *area);
    (Some(Judged { graded: graded.collect(), gaps: gaps.collect() }), grades)
}

/// What is wrong with a grade for this area, or of this scale, in such an inspection.
fn misplaced(kind: ReportKind, start: Date, area: Area, grade: Option<Grade>) -> Option<Problem> {
    if !kind.judges(area, start) {
        let ended = area == Area::Overall && matches!(kind, ReportKind::Full(Framework::Ilacs));
        return Some(if ended { Problem::OverallEnded } else { Problem::AreaNotJudged(kind.id()) });
    }
    if area == Area::CareLeavers && shares(kind, start) {
        return Some(Problem::SharedGrade(kind.id()));
    }
    let older = kind == ReportKind::LookedAfterChildren;
    let of_scale = match grade? {
        Grade::Outstanding | Grade::Good | Grade::Inadequate => true,
        Grade::RequiresImprovement => !older,
        Grade::Adequate => older,
        Grade::Satisfactory => false,
    };
    let allowed = if older {
        "outstanding, good, adequate and inadequate"
    } else {
        "outstanding, good, requires-improvement and inadequate"
    };
    (!of_scale).then(|| Problem::OtherScale {
        grade: grade.map_or("", Grade::id),
        framework: kind.id(),
        allowed,
    })
}

/// What `care_leavers_merged` says of such an inspection, and why.
fn expected_merged(kind: ReportKind, start: Date) -> (Option<&'static str>, &'static str) {
    match kind {
        ReportKind::LookedAfterChildren | ReportKind::BoardReview => {
            (None, "such a report does not judge care leavers")
        }
        ReportKind::Full(Framework::Sif) => (Some("false"), "sif reports grade care leavers by themselves"),
        ReportKind::Full(Framework::Ilacs) if start < Break::CareLeaversApart.date() => {
            (Some("true"), "ilacs inspections begun before 2023 give one grade for both")
        }
        ReportKind::Full(Framework::Ilacs) => {
            (Some("false"), "ilacs inspections begun from 2023 grade care leavers by themselves")
        }
    }
}
