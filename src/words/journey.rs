//! The journey in words: the story beside the chart, the chart's name, and what its marks say.

use super::changes::older_scale;
use super::numbers::{AND, OneOrMany, and, join, list};
use super::tally::no_grade;
use crate::dataset::{Area, Date, EventKind, Framework, Grade, Service};

/// Between a council's name and the first sentence of its story.
pub const NAME_THEN: &str = text!(" ");
/// Between two sentences of a story, which are both about the council.
pub const THEN_IT: &str = text!(". It ");

/// “was graded requires improvement in 2015 and rose to outstanding in 2018”, a sentence of a story after its subject.
pub fn sentence(predicates: &[String]) -> String {
    list(predicates)
}

/// How a grade follows the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// For another thing, or as the first.
    Graded,
    /// To a higher grade.
    Rose,
    /// To a lower grade.
    Fell,
    /// The same again.
    Stayed,
    /// The same again after such a step, so that only years are told.
    Kept,
}

/// “was graded good in 2015 and outstanding in 2018”, “rose to good in 2018 and to outstanding in 2024”, “stayed there in 2026”:
/// grades by [`graded_in`], or years, that a verb is shared by.
pub fn step(step: Step, whats: &[String]) -> String {
    let whats: Vec<&str> = whats.iter().map(String::as_str).collect();
    let (verb, lead) = match step {
        Step::Graded => (text!("was graded "), ""),
        Step::Rose => (text!("rose "), TO),
        Step::Fell => (text!("fell "), TO),
        Step::Stayed => (text!("stayed "), text!("at ")),
        Step::Kept => (text!("stayed there "), IN),
    };
    fill!("{verb}{whats}", verb, whats = join(&whats, lead, and(&whats)))
}

/// Before the grade to which one rose or fell.
const TO: &str = text!("to ");
/// Before a year.
const IN: &str = text!("in ");

/// “good for leadership in 2015 and 2018”, “good in 2015”, by [`given_for_area`], [`given_for_service`] or nothing, and [`years`].
pub fn graded_in(grade: Grade, what: &str, years: &str) -> String {
    fill!("{grade}{what} in {years}", grade = grade.word(), what, years)
}

/// “ for leadership”, “ overall”: what a grade in a story is for, after it.
pub fn given_for_area(area: Area) -> String {
    match area {
        Area::Overall => text!(" overall").to_owned(),
        area => fill!(" for {area}", area = area.word()),
    }
}

/// “ for looked-after children”: what a grade of the older scale is for, after it.
pub fn given_for_service(service: Service) -> String {
    fill!(" for {service}", service = service.word())
}

/// “2015, 2018 (newer framework) and 2024”, or “2015 and in 2018 (shared with care leavers)” where what stands behind the last
/// could be taken to be of them all and is not.
pub fn years(years: &[(u16, String)]) -> String {
    let texts: Vec<String> = years.iter().map(|(year, note)| fill!("{year}{note}", year, note)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let is_of_all = |last: &str| last.is_empty() || years.iter().all(|(_, note)| note == last);
    let lead = if years.last().is_none_or(|(_, last)| is_of_all(last)) { "" } else { IN };
    let joined = join(&texts, lead, AND);
    joined.strip_prefix(lead).map(str::to_owned).unwrap_or(joined)
}

/// After the year of a shared grade of care leavers.
pub const SHARED_WITH_CHILDREN_IN_CARE: &str = text!(" (shared with children in care)");
/// After the year of a shared grade of children in care.
pub const SHARED_WITH_CARE_LEAVERS: &str = text!(" (shared with care leavers)");
/// “ (older scale)”, after the year of such a grade.
pub fn on_scale(grade: Grade) -> String {
    fill!(" ({scale})", scale = older_scale(grade))
}

/// “ (adoption inadequate)”, after the year of a grade within which adoption had another one.
pub fn with_adoption_apart(grade: Grade) -> String {
    fill!(" (adoption {grade})", grade = grade.word())
}

/// After the year of a grade that is compared with one under an older framework.
pub const NEWER_FRAMEWORK: &str = text!(" (newer framework)");

/// “was given no grade for leadership in 2026”.
pub fn was_given_none(area: Area, year: u16) -> String {
    fill!("was given {grade} in {year}", grade = no_grade(area), year)
}

/// “has no grade for leadership from a full inspection in this dataset”, of a council that none has graded for it.
pub fn has_no_grade(area: Area) -> String {
    fill!("has {grade} from a full inspection in this dataset", grade = no_grade(area))
}

/// The same in a pinned view.
pub fn had_no_grade(area: Area) -> String {
    fill!("had {grade} from a full inspection in this dataset by that day", grade = no_grade(area))
}

/// “did not exist until 2023”, of a council on a day before that.
pub fn did_not_exist(year: u16) -> String {
    fill!("did not exist until {year}", year)
}

/// What happened to a council between inspections: “had ” and “a focused visit”.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Happened {
    /// What follows the council; two kinds with the same may share it.
    pub verb: &'static str,
    /// What follows that, once and more often, before the years.
    pub what: OneOrMany,
}

/// What happened to a council between inspections. Nothing where a story leaves it out.
pub const fn happened(kind: EventKind) -> Option<Happened> {
    let given = text!("was given ");
    let had = text!("had ");
    let (verb, one, many) = match kind {
        EventKind::ImprovementNotice => {
            (given, text!("a government improvement notice"), text!("government improvement notices"))
        }
        EventKind::StatutoryDirection => {
            (given, text!("a government direction"), text!("government directions"))
        }
        EventKind::Commissioner => {
            (had, text!("a government commissioner"), text!("a government commissioner"))
        }
        EventKind::InterventionEnded => {
            let ended = text!("government intervention");
            (text!("came out of "), ended, ended)
        }
        EventKind::TrustEstablished => (
            text!("passed "),
            text!("services to a trust or company"),
            text!("services to trusts or companies"),
        ),
        EventKind::ServicesReturned => {
            let returned = text!("services back");
            (text!("took "), returned, returned)
        }
        EventKind::ImprovementPartner => {
            (had, text!("an improvement partner"), text!("improvement partners"))
        }
        EventKind::FocusedVisit => (had, text!("a focused visit"), text!("focused visits")),
        EventKind::MonitoringVisit => (had, text!("a monitoring visit"), text!("monitoring visits")),
        EventKind::JointInspection => (had, text!("a joint inspection"), text!("joint inspections")),
        EventKind::PartnershipEnded | EventKind::InspectionResponse | EventKind::EarlierInspectionTold => {
            return None;
        }
    };
    Some(Happened { verb, what: OneOrMany { one, many } })
}

/// Where services pass from one trust or company to the next.
pub const TO_ANOTHER: &str = text!("services to another trust or company");

/// Where a report tells only of the plan to set up a trust, in place of “passed”.
pub const PLANNED: &str = text!("planned to pass ");

/// “had a joint inspection in 2022 and a focused visit in 2023”, what a verb is shared by.
pub fn did(verb: &str, whats: &[String]) -> String {
    fill!("{verb}{whats}", verb, whats = list(whats))
}

/// “had taken services back by March 2025”, as a report of then tells without a date.
pub fn had_taken_back(by: Date) -> String {
    fill!("had taken services back by {month}", month = by.month_and_year())
}

/// “a focused visit in May 2023”, “a focused visit about care leavers in May 2023”.
pub fn happened_in(what: &str, about: &str, when: &[String]) -> String {
    fill!("{what}{about} in {when}", what, about, when = list(when))
}

/// “ about care leavers”, of a visit, and “ over care leavers”, of what the government did: what areas it was about.
pub fn about(kind: EventKind, areas: &[Area]) -> String {
    let areas: Vec<&str> = areas.iter().map(|area| area.word()).collect();
    let about = if kind.is_visit() { text!(" about ") } else { text!(" over ") };
    fill!("{about}{areas}", about, areas = list(&areas))
}

/// “monitoring visits from July 2016”, of several told as one.
pub fn happened_from(what: &str, about: &str, first: &str) -> String {
    fill!("{what}{about} from {first}", what, about, first)
}

/// “2010 (press reports only)”. Of several times that `follows` another, since it could be taken for both: “2022 and May 2023 (that
/// one by press reports only)”.
pub fn by_press(when: &str, follows: bool) -> String {
    match follows {
        true => fill!("{when} (that one by press reports only)", when),
        false => fill!("{when} (press reports only)", when),
    }
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
