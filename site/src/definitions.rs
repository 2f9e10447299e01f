//! The vocabulary of the dataset, so that its index explains itself. All of it comes from the widget's own types.

use council_compare::dataset::{Area, Break, Date, Framework, Grade, Month, ReportKind, wire};

/// Every grade, with the scales it belongs to.
pub fn grades() -> Vec<wire::GradeDefinition> {
    let definition = |grade: Grade| wire::GradeDefinition {
        id: grade.id().to_owned(),
        label: grade.label().to_owned(),
        scales: scales(grade).iter().map(|scale| (*scale).to_owned()).collect(),
    };
    Grade::ALL.into_iter().map(definition).collect()
}

fn scales(grade: Grade) -> &'static [&'static str] {
    match grade {
        Grade::Outstanding | Grade::Good | Grade::Inadequate => &["current", "older"],
        Grade::RequiresImprovement => &["current"],
        Grade::Adequate | Grade::Satisfactory => &["older"],
    }
}

/// Every area, with what inspectors look at.
pub fn areas() -> Vec<wire::AreaDefinition> {
    let definition = |area: Area| wire::AreaDefinition {
        id: area.id().to_owned(),
        label: area.label().to_owned(),
        about: area.explanation().to_owned(),
    };
    Area::ALL.into_iter().map(definition).collect()
}

/// Every kind of report, with the areas it judges and since or until when.
pub fn frameworks() -> Vec<wire::FrameworkDefinition> {
    let definition = |kind: ReportKind| wire::FrameworkDefinition {
        id: kind.id().to_owned(),
        label: label(kind).to_owned(),
        judges: Area::ALL.into_iter().filter_map(|area| judged(kind, area)).collect(),
    };
    ReportKind::ALL.into_iter().map(definition).collect()
}

fn label(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::LookedAfterChildren => "Inspection of services for looked-after children",
        ReportKind::Full(Framework::Sif) => "Single inspection framework (SIF)",
        ReportKind::Full(Framework::Ilacs) => "Inspecting local authority children’s services (ILACS)",
        ReportKind::BoardReview => "Review of a Local Safeguarding Children Board",
    }
}

/// From when until when a kind of report judges an area, if it ever does: tried on the first day of each break.
fn judged(kind: ReportKind, area: Area) -> Option<wire::JudgedArea> {
    let days = || days().filter(|day| kind.judges(area, *day));
    let first = days().next()?;
    let until = Break::ALL.into_iter().map(Break::date).find(|day| *day > first && !kind.judges(area, *day));
    let day_of = |day: Date| day.to_string();
    Some(wire::JudgedArea {
        area: area.id().to_owned(),
        from: (first != beginning()).then(|| day_of(first)),
        until: until.map(day_of),
        shared_before: shared_before(kind, area),
    })
}

/// Since when care leavers have a grade apart from that for children in care.
fn shared_before(kind: ReportKind, area: Area) -> Option<wire::SharedBefore> {
    let (ReportKind::Full(framework), Area::CareLeavers) = (kind, area) else { return None };
    let shares = |day: &Date| framework.shares_care_grade(*day);
    let apart = days().skip_while(|day| !shares(day)).find(|day| !shares(day))?;
    Some(wire::SharedBefore { with: Area::ChildrenInCare.id().to_owned(), day: apart.to_string() })
}

/// A day before every framework, and the first day of each change.
fn days() -> impl Iterator<Item = Date> {
    std::iter::once(beginning()).chain(Break::ALL.into_iter().map(Break::date))
}

fn beginning() -> Date {
    Date::first_of(1900, Month::JANUARY)
}
