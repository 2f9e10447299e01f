//! What the rules of an inspection say of its kind and its first day.

use crate::fault::{Faults, Place};
use crate::problem::Problem;
use council_compare::dataset::{Break, Date, Framework, ReportKind};

/// The day after the last on which an inspection under the single inspection framework can have begun.
const SIF_ENDS: (u16, u8, u8) = (2018, 9, 1);

/// The kind of inspection, if the framework has it.
pub fn kind_of_inspection(
    report_kind: ReportKind,
    kind: String,
    place: &Place,
    faults: &mut Faults,
) -> Option<&'static str> {
    let (kinds, allowed): (&[&'static str], _) = match report_kind {
        ReportKind::LookedAfterChildren => (&["full"], "“full”"),
        ReportKind::Full(Framework::Sif) => (&["full", "re-inspection"], "“full” or “re-inspection”"),
        ReportKind::Full(Framework::Ilacs) => (&["short", "standard"], "“short” or “standard”"),
        ReportKind::BoardReview => (&["lscb-review"], "“lscb-review”"),
    };
    let found = kinds.iter().copied().find(|known| *known == kind);
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
