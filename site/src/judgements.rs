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

/// The areas that a report has a grade for, and those where it lacks one.
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
    /// Whether `not_judged.csv` says why.
    pub explanation: Explanation,
}

/// Whether `not_judged.csv` says why an area has no grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Explanation {
    /// It cannot: such a report always has this grade. Only a report on the whole of children's services leaves areas
    /// out, and never the overall grade.
    Impossible,
    /// It must: such a report may leave this area out, with a reason.
    Needed,
    /// It may: safeguarding boards were reviewed beside some inspections only.
    Optional,
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
        // Where nothing should stand, it does not matter what stands there.
        if let Some(problem) = inspection.and_then(|(kind, start)| misplaced(kind, start, *area)) {
            cell.fault(problem, faults);
            continue;
        }
        let grade = cell.grade(faults);
        grades.extend(grade.map(|grade| (*area, grade)));
        if let (Some(grade), Some((kind, _))) = (grade, inspection)
            && let Some(problem) = of_other_scale(kind, grade)
        {
            cell.fault(problem, faults);
        }
    }
    check_merged(&columns.merged, inspection, faults);
    (inspection.map(|(kind, start)| Judged::new(columns, kind, start)), grades)
}

impl Judged {
    fn new(columns: &Columns, kind: ReportKind, start: Date) -> Self {
        let graded = columns.grades.iter().filter(|(_, cell)| !cell.is_empty()).map(|(area, _)| *area);
        let gaps = columns.grades.iter().filter(|(area, cell)| {
            let is_shared = *area == Area::CareLeavers && shares(kind, start);
            cell.is_empty() && kind.judges(*area, start) && !is_shared
        });
        let gaps = gaps.map(|(area, cell)| Gap {
            area: *area,
            place: cell.place.clone(),
            explanation: Explanation::of(kind, *area),
        });
        Self { graded: graded.collect(), gaps: gaps.collect() }
    }
}

impl Explanation {
    fn of(kind: ReportKind, area: Area) -> Self {
        match (kind, area) {
            (ReportKind::LookedAfterChildren | ReportKind::BoardReview, _)
            | (ReportKind::Full(_), Area::Overall) => Self::Impossible,
            (ReportKind::Full(_), Area::SafeguardingBoard) => Self::Optional,
            (ReportKind::Full(_), _) => Self::Needed,
        }
    }
}

/// What is wrong with any grade for this area in such an inspection.
fn misplaced(kind: ReportKind, start: Date, area: Area) -> Option<Problem> {
    if !kind.judges(area, start) {
        let ended = area == Area::Overall && matches!(kind, ReportKind::Full(Framework::Ilacs));
        return Some(if ended { Problem::OverallEnded } else { Problem::AreaNotJudged(kind.id()) });
    }
    (area == Area::CareLeavers && shares(kind, start)).then(|| Problem::SharedGrade(kind.id()))
}

/// What is wrong with a grade of this scale in such an inspection.
fn of_other_scale(kind: ReportKind, grade: Grade) -> Option<Problem> {
    let older = kind == ReportKind::LookedAfterChildren;
    let of_scale = match grade {
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
    (!of_scale).then(|| Problem::OtherScale { grade: grade.id(), framework: kind.id(), allowed })
}

/// Notes what `care_leavers_merged` must not say for this inspection, or for any if it is not known.
fn check_merged(cell: &Cell, inspection: Option<(ReportKind, Date)>, faults: &mut Faults) {
    let Some((kind, start)) = inspection else {
        if !cell.is_empty() {
            cell.one_of("“true” or “false”", &["true", "false"], faults);
        }
        return;
    };
    let (word, shown, why) = match kind {
        ReportKind::LookedAfterChildren | ReportKind::BoardReview => {
            (None, "empty", "such a report does not judge care leavers")
        }
        ReportKind::Full(Framework::Sif) => {
            (Some("false"), "“false”", "sif reports grade care leavers by themselves")
        }
        ReportKind::Full(Framework::Ilacs) if start < Break::CareLeaversApart.date() => {
            (Some("true"), "“true”", "ilacs inspections begun before 2023 give one grade for both")
        }
        ReportKind::Full(Framework::Ilacs) => {
            (Some("false"), "“false”", "ilacs inspections begun from 2023 grade care leavers by themselves")
        }
    };
    if cell.given() != word {
        cell.fault(Problem::Merged(shown, why), faults);
    }
}
