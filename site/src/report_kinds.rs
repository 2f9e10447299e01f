//! What the rules of an inspection say of its kind and its first day.

use crate::fault::{Faults, Place};
use crate::problem::Problem;
use council_compare::dataset::{Break, Date, Framework, ReportKind};

/// The day after the last on which an inspection under the single inspection framework can have begun.
const SIF_ENDS: (u16, u8, u8) = (2018, 9, 1);

/// What kind of inspection a report is on, within its framework.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InspectionKind {
    /// One under the single inspection framework, or of services for looked-after children alone.
    Full,
    /// A second one under the single inspection framework.
    ReInspection,
    /// A short one under the framework of today.
    Short,
    /// A standard one under the framework of today.
    Standard,
    /// A review of a safeguarding board.
    BoardReview,
}

impl InspectionKind {
    /// The kind's name in data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::ReInspection => "re-inspection",
            Self::Short => "short",
            Self::Standard => "standard",
            Self::BoardReview => "lscb-review",
        }
    }
}

/// The kind of inspection, if the framework has it.
pub fn kind_of_inspection(
    report_kind: ReportKind,
    kind: String,
    place: &Place,
    faults: &mut Faults,
) -> Option<InspectionKind> {
    use InspectionKind::{BoardReview, Full, ReInspection, Short, Standard};
    let (kinds, allowed): (&[InspectionKind], _) = match report_kind {
        ReportKind::LookedAfterChildren => (&[Full], "“full”"),
        ReportKind::Full(Framework::Sif) => (&[Full, ReInspection], "“full” or “re-inspection”"),
        ReportKind::Full(Framework::Ilacs) => (&[Short, Standard], "“short” or “standard”"),
        ReportKind::BoardReview => (&[BoardReview], "“lscb-review”"),
    };
    let found = kinds.iter().copied().find(|known| known.id() == kind);
    if found.is_none() {
        faults.add(place, Problem::KindOfInspection { framework: report_kind.id(), kind, allowed });
    }
    found
}

/// Notes an inspection that began when its framework did not apply.
pub fn check_period(kind: ReportKind, start: Date, place: &Place, faults: &mut Faults) {
    let (year, month, day) = SIF_ENDS;
    let after_sif = Date::new(year, month, day).is_some_and(|end| start >= end);
    let before_sif = start < Break::SifBegins.date();
    let when = match kind {
        ReportKind::LookedAfterChildren if !before_sif => "from November 2013",
        ReportKind::Full(Framework::Sif) | ReportKind::BoardReview if before_sif => "before November 2013",
        ReportKind::Full(Framework::Sif) | ReportKind::BoardReview if after_sif => "after August 2018",
        ReportKind::Full(Framework::Ilacs) if start < Break::IlacsBegins.date() => "before January 2018",
        _ => return,
    };
    let problem = Problem::OutsideFramework { framework: kind.id(), when, start: start.to_string() };
    faults.add(place, problem);
}
