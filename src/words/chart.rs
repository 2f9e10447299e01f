//! Labels of the charts. They are short, because they stand where there is little room; a label that finds none is left
//! out.

use super::numbers::OneOrMany;
use crate::dataset::{Account, Area, Break, Date, EventKind, Grade};

/// The third band where the older scale is shown too.
pub const ADEQUATE_UNTIL_2013: &str = text!("Adequate, until 2013");

/// Over the strips of events: wide, in a gutter.
pub const EVENTS: &str = text!("Visits and action");
/// After a council's name, the longest that has room.
pub const EVENTS_AFTER_NAME: [&str; 2] = [text!("visits and government action"), text!("visits and action")];

/// “Calderdale:”, before its strip of events.
pub fn whose(council: &str) -> String {
    fill!("{council}:", council)
}

/// In an empty strip of a wide chart.
pub const NO_EVENTS: &str = text!("none told in this dataset");
/// In an empty strip of a narrow one.
pub const NO_EVENTS_SHORT: &str = text!("none in this dataset");

/// “Notice 2014”, “Notices 2014, 2016”.
pub fn events_of(what: &str, years: &str) -> String {
    fill!("{what} {years}", what, years)
}

/// “3 notices 2014–16”, “3 notices 2014”.
pub fn events_between(n: usize, many: &str, from: u16, to: u16) -> String {
    let many = many.to_ascii_lowercase();
    match from == to {
        true => fill!("{n} {many} {from}", n, many, from),
        false => fill!("{n} {many} {from}–{to}", n, many, from, to = format!("{:02}", to % 100)),
    }
}

/// “2010”, “2010 (press)”, “Commissioner (planned)”: what no report tells as done is marked.
pub fn by_account(what: &str, account: Account) -> String {
    match account {
        Account::Report => what.to_owned(),
        Account::Press => fill!("{what} (press)", what),
        Account::Plan => fill!("{what} (planned)", what),
    }
}

/// “4 notices (1 press)”: how many of them no report tells as done.
pub fn events_counted_apart(n: usize, many: &str, marked: usize, account: Account) -> String {
    let counted = events_counted(n, many);
    match account {
        Account::Report => counted,
        Account::Press => fill!("{counted} ({marked} press)", counted, marked),
        Account::Plan => fill!("{counted} ({marked} planned)", counted, marked),
    }
}

/// “3 notices”.
pub fn events_counted(n: usize, many: &str) -> String {
    fill!("{n} {many}", n, many = many.to_ascii_lowercase())
}

/// What one, and what several events of a kind are called where there is little room. A commissioner stays in the singular:
/// several such events are of one person.
pub const fn events(kind: EventKind) -> OneOrMany {
    let (one, many) = match kind {
        EventKind::ImprovementNotice => (text!("Notice"), text!("Notices")),
        EventKind::StatutoryDirection => (text!("Direction"), text!("Directions")),
        EventKind::Commissioner => (text!("Commissioner"), text!("Commissioner")),
        EventKind::TrustEstablished => (text!("Trust or company"), text!("Trusts or companies")),
        EventKind::ServicesReturned => (text!("Services returned"), text!("Services returned")),
        EventKind::ImprovementPartner => (text!("Improvement partner"), text!("Improvement partners")),
        EventKind::PartnershipEnded => (text!("Partnership end"), text!("Partnership ends")),
        EventKind::InterventionEnded => (text!("Intervention ended"), text!("Interventions ended")),
        EventKind::FocusedVisit => (text!("Focused visit"), text!("Focused visits")),
        EventKind::MonitoringVisit => (text!("Monitoring visit"), text!("Monitoring visits")),
        EventKind::JointInspection => (text!("Joint inspection"), text!("Joint inspections")),
        EventKind::InspectionResponse => (text!("Response"), text!("Responses")),
        EventKind::EarlierInspectionTold => (text!("Looking back"), text!("Looking back")),
    };
    OneOrMany { one, many }
}

/// “Monitoring visits from 2016”, of several told as one.
pub fn events_from(many: &str, first: u16) -> String {
    fill!("{many} from {first}", many, first)
}

/// “to July 2026”, the end of the time axis.
pub fn until(day: Date) -> String {
    fill!("to {month}", month = day.short_month_and_year())
}

/// Over the time before the first framework, long and short.
pub const OLDER_INSPECTIONS: (&str, &str) = (text!("Older inspections"), text!("Older"));

/// Over the time after a break, long and short.
pub const fn after(rules: Break) -> (&'static str, &'static str) {
    match rules {
        Break::SifBegins => (text!("SIF"), text!("SIF")),
        Break::IlacsBegins => (text!("ILACS"), text!("ILACS")),
        Break::CareLeaversApart => (text!("Care leavers graded separately"), text!("Care leavers apart")),
        Break::OverallEnds => (text!("No overall grade"), text!("No overall")),
    }
}

/// “Northamptonshire: no grade known”.
pub fn no_grade_known(council: &str) -> String {
    fill!("{council}: no grade known", council)
}

/// The same where there is less room: “Northamptonshire: not known”.
pub fn not_known(council: &str) -> String {
    fill!("{council}: not known", council)
}

/// Under a council's name, where none was given.
pub const NONE_GIVEN: &str = text!("none given");

/// “2018, with children in care”, the date of a shared grade; shared with care leavers in any other area.
pub fn shared(date: &str, area: Area) -> String {
    match area {
        Area::CareLeavers => fill!("{date}, with children in care", date),
        _ => fill!("{date}, with care leavers", date),
    }
}

/// “Adoption: good”.
pub fn adoption(grade: Grade) -> String {
    fill!("Adoption: {grade}", grade = grade.word())
}

/// “Adoption 2016: requires improvement”, at a mark that stands beside its date.
pub fn adoption_in(year: u16, grade: Grade) -> String {
    fill!("Adoption {year}: {grade}", year, grade = grade.word())
}

/// “Adoption 2016”, the same where there is less room.
pub fn adoption_of(year: u16) -> String {
    fill!("Adoption {year}", year)
}

/// The same where there is less room.
pub const ADOPTION: &str = text!("Adoption");

/// “none known before 2015”: no grade was given, or none is in the dataset.
pub fn none_known_before(year: u16) -> String {
    fill!("none known before {year}", year)
}

/// The same where there is less room.
pub const UNKNOWN: &str = text!("unknown");

/// “created in 2023”, of a new council, over the time before its first grade.
pub fn created(year: u16) -> String {
    fill!("created in {year}", year)
}

/// The same where there is less room: “new in 2023”.
pub fn new(year: u16) -> String {
    fill!("new in {year}", year)
}

/// When care leavers had a grade of their own, beside the area's name.
pub const OWN_GRADE: &str = text!("own grade again from 2023");
/// Until when overall grades were given.
pub const NONE_FROM_2026: &str = text!("none given from April 2026");
/// The same where there is less room.
pub const NONE_FROM_2026_SHORT: &str = text!("none from April 2026");

/// At the end of a line: no grade is known.
pub const END_NOT_KNOWN: &str = text!("Not known");
/// At the end of a line: none was given.
pub const END_NONE_GIVEN: &str = text!("None given");
/// At the end of two lines that are not known.
pub const NEITHER_KNOWN: &str = text!("Neither known");
/// At the end of two lines to which no grade was given.
pub const NEITHER_GIVEN: &str = text!("Neither given");

/// “Both good”, “Both require improvement”, at the end of two lines.
pub fn both(grade: Grade) -> String {
    match grade {
        Grade::RequiresImprovement => text!("Both require improvement").to_owned(),
        grade => fill!("Both {grade}", grade = grade.word()),
    }
}
