//! The journey in words: the note beside the chart, the chart's name, and what its marks say.

use super::numbers::list;
use crate::dataset::{Area, Date, EventKind, Framework, Grade, Service};

/// “Children in care: ”, before what became of each council’s grade.
pub fn of_area(area: Area) -> String {
    fill!("{area}: ", area = area.label())
}

/// Between what became of the two.
pub const THEN: &str = text!(". ");

/// After the name of a council that no full inspection has graded for this.
pub const NO_GRADE: &str = text!(" has no grade for this area from a full inspection in this dataset");
/// The same of a day gone by.
pub const NO_GRADE_BY_THEN: &str = text!(" had no grade for this from a full inspection by that day");

/// What follows the year of a shared grade of care leavers.
pub const SHARED_WITH_CHILDREN_IN_CARE: &str = text!(" (shared with children in care)");
/// What follows the year of a shared grade of children in care.
pub const SHARED_WITH_CARE_LEAVERS: &str = text!(" (shared with care leavers)");

/// “2018 (shared with care leavers)”.
pub fn year(year: u16, shared: &str) -> String {
    fill!("{year}{shared}", year, shared)
}

/// “ was graded good at each full inspection: 2015 and 2018”, after a council's name.
pub fn graded_each_time(grade: Grade, years: &[String]) -> String {
    fill!(" was graded {grade} at each full inspection: {years}", grade = grade.word(), years = list(years))
}

/// “was graded good in 2018 (shared with care leavers)”, the first step.
pub fn graded(grade: Grade, year: u16, shared: &str) -> String {
    fill!("was graded {grade} in {year}{shared}", grade = grade.word(), year, shared)
}

/// How a grade follows another one.
pub enum Step {
    /// Graded for another thing than before, after “was graded”.
    Other,
    /// The same after a verb of its own, which it would seem to share.
    OtherAgain,
    /// To a higher grade.
    Rose,
    /// To a lower grade.
    Fell,
    /// The same again.
    Stayed,
}

/// “rose to outstanding in 2018”, “stayed at requires improvement in 2018”, a later step.
pub fn step(step: Step, grade: Grade, year: u16, shared: &str) -> String {
    let verb = match step {
        Step::Other => "",
        Step::OtherAgain => text!("was graded "),
        Step::Rose => text!("rose to "),
        Step::Fell => text!("fell to "),
        Step::Stayed => text!("stayed at "),
    };
    fill!("{verb}{grade} in {year}{shared}", verb, grade = grade.word(), year, shared)
}

/// “ was graded good in 2015, rose to outstanding in 2018 and …”, after a council's name.
pub fn steps(steps: &[String]) -> String {
    fill!(" {steps}", steps = list(steps))
}

/// “; no grade given in 2026; the government gave a direction in 2016; …”, after what became of the grades.
pub fn further(clauses: &[String]) -> String {
    let mut text = String::new();
    for clause in clauses {
        text.push_str(&fill!("; {clause}", clause));
    }
    text
}

/// “the government issued improvement notices in 2012 and 2013 and named a commissioner in 2014”.
pub fn government(actions: &[String]) -> String {
    fill!("the government {actions}", actions = list(actions))
}

/// What the government did, once and more often.
pub const GOVERNMENT_ACTIONS: [(EventKind, &str, &str); 3] = [
    (
        EventKind::ImprovementNotice,
        text!("issued an improvement notice"),
        text!("issued improvement notices"),
    ),
    (EventKind::StatutoryDirection, text!("gave a direction"), text!("gave directions")),
    (
        EventKind::Commissioner,
        text!("named a commissioner"),
        text!("named a commissioner or had advice from one"),
    ),
];

/// That it stopped, after what it did, once and more often.
pub const ENDED: (&str, &str) = (text!("ended its intervention"), text!("ended its interventions"));
/// The same where nothing is told of what it did.
pub const EARLIER_ENDED: (&str, &str) =
    (text!("an earlier government intervention ended"), text!("earlier government interventions ended"));

/// Who took over, once and more often.
pub const PASSED_ON: (&str, &str) =
    (text!("a trust or company took over services"), text!("trusts or companies took over services"));
/// The same where a report tells only of the plan.
pub const TO_BE_PASSED_ON: (&str, &str) = (
    text!("a trust or company was to take over services"),
    text!("trusts or companies were to take over services"),
);

/// That services came back from who had taken them over.
pub const RETURNED: &str = text!("services returned to the council");
/// The same where no year is told.
pub const RETURNED_LATER: &str = text!("services returned to the council later");

/// “issued improvement notices in 2015 and 2016”.
pub fn action(what: &str, years: &[String]) -> String {
    fill!("{what} in {years}", what, years = list(years))
}

/// “2010 (press reports only)”.
pub fn year_by_press(year: u16) -> String {
    fill!("{year} (press reports only)", year)
}

/// What follows a note where only what was known on a day is shown.
pub const PINNED: &str = text!(" Nothing published after the pinned day is shown.");

/// “Children in care, 2009 to July 2026.”
pub fn chart_name(area: Area, from: u16, to: Date) -> String {
    fill!("{area}, {from} to {to}.", area = area.label(), from, to = to.month_and_year())
}

/// “Calderdale’s grades, 2009 to July 2026.”
pub fn council_chart_name(council: &str, from: u16, to: Date) -> String {
    fill!("{council}’s grades, {from} to {to}.", council, from, to = to.month_and_year())
}

/// “ Calderdale: good in 2015, outstanding in 2018.”, in the chart's name, by whose or of what the grades are.
pub fn chart_name_of(whose: &str, grades: &str) -> String {
    fill!(" {whose}: {grades}.", whose, grades)
}

/// Where a council has no grade.
pub const NO_GRADE_KNOWN: &str = text!("no grade known");

/// “no grade given in 2026”.
pub fn none_given(year: u16) -> String {
    fill!("no grade given in {year}", year)
}

/// What follows a shared grade in the chart's name.
pub const IN_SHARED_GRADE: &str = text!(" in a grade shared by children in care and care leavers");

/// What follows a grade of the older scale for an area. One that this scale did not have is said to be what was printed.
pub const fn on_older_scale(grade: Grade) -> &'static str {
    match grade {
        Grade::RequiresImprovement | Grade::Satisfactory => text!(" as printed"),
        _ => text!(" on the older scale"),
    }
}

/// “, with adoption good”.
pub fn with_adoption(grade: Grade) -> String {
    fill!(", with adoption {grade}", grade = grade.word())
}

/// “good in 2015, with adoption outstanding”.
pub fn grade_in(grade: Grade, year: u16, basis: &str, adoption: &str) -> String {
    fill!("{grade} in {year}{basis}{adoption}", grade = grade.word(), year, basis, adoption)
}

/// “for leadership, under ILACS”.
pub fn for_area(area: Area, framework: Framework) -> String {
    fill!("for {area}, under {framework}", area = area.word(), framework = framework.short_name())
}

/// A shared grade, in the words of a mark.
pub const FOR_SHARED: &str = text!("for children in care, one grade with care leavers");

/// “for safeguarding, on the older scale”, by a grade of that time.
pub fn for_service(grade: Grade, service: Service) -> String {
    fill!("for {service},{scale}", service = service.word(), scale = on_older_scale(grade))
}

/// “ Adoption, judged within it: good.”
pub fn adoption_within(grade: Grade) -> String {
    fill!(" Adoption, judged within it: {grade}.", grade = grade.word())
}

/// Before the days of an inspection.
pub const INSPECTED: &str = text!("Inspected");
/// Before a date of publication.
pub const PUBLISHED: &str = text!("Report published");
/// Before a date of which the source does not say what it is the date of.
pub const DATED: &str = text!("Dated");

/// “Good for leadership, under ILACS. Inspected 19–23 February 2024.”, a mark read out.
pub fn mark(grade: Grade, of: &str, inspected: &str, when: &str, adoption: &str) -> String {
    fill!("{grade} {of}. {inspected} {when}.{adoption}", grade = grade.label(), of, inspected, when, adoption)
}

/// “ Focused visit, 14 May 2012. Summary. Strong: …”, a visit or action read out. Its date and what was found may be
/// empty.
pub fn event(what: &str, summary: &str, found: &str) -> String {
    fill!(" {what}. {summary}{found} ", what, summary, found)
}

/// “Improvement notice, 14 May 2012”, an event with its date.
pub fn event_on(what: &str, date: &str) -> String {
    fill!("{what}, {date}", what, date)
}

/// “ Strong: planning, visits.”, what a visit found.
pub fn event_found(lead: &str, items: &str) -> String {
    fill!(" {lead}{items}.", lead, items)
}
