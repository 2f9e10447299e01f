//! The journey in words: beside the chart, and in its place for those who do not see it.

use super::sentence::Sentence;
use super::words::list;
use crate::comparison::journey::{Basis, End, Line, Point, first_year, lines};
use crate::comparison::{Comparison, Which};
use crate::dataset::{Area, DateOf, Event, EventKind, PartialDate};

/// “Children in care: Calderdale required improvement in 2015, rose to outstanding in 2018, … ”: the grades from
/// 2013 on, as steps, and what the government did.
pub fn journey_note(comparison: &Comparison, area: Area) -> Sentence {
    let lines = lines(comparison, area);
    let mut sentence = Sentence::new().text(format!("{}: ", area.label()));
    for (which, line) in lines.iter() {
        if which == Which::Second {
            sentence = sentence.text(". ");
        }
        sentence = sentence.name(which).text(steps(line, area)).then(action(comparison, which));
    }
    sentence
}

fn steps(line: &Line, area: Area) -> String {
    let current: Vec<&Point> =
        line.points.iter().filter(|point| !matches!(point.basis, Basis::Older(..))).collect();
    let Some((first, rest)) = current.split_first() else {
        return " has no grade for this in the dataset".to_owned();
    };
    let shared = |point: &Point| match point.basis {
        Basis::Shared if area == Area::CareLeavers => " (shared with children in care)",
        Basis::Shared => " (shared with care leavers)",
        _ => "",
    };
    let year = |point: &Point| point.when.year();
    if rest.is_empty() {
        return format!(" was graded {} in {}{}", first.grade.word(), year(first), shared(first));
    }
    if rest.iter().all(|point| point.grade == first.grade) {
        let years: Vec<String> =
            current.iter().map(|point| format!("{}{}", year(point), shared(point))).collect();
        return format!(" was graded {} each time: {}", first.grade.word(), list(&years));
    }
    let mut clauses = vec![format!("was graded {} in {}{}", first.grade.word(), year(first), shared(first))];
    let mut previous = *first;
    for point in rest {
        // Up and down are said only of grades for the same thing.
        let same_thing = previous.basis == Basis::Shared && point.basis == Basis::Shared
            || previous.basis != Basis::Shared && point.basis != Basis::Shared;
        let verb = match same_thing {
            false => "",
            true if point.grade.is_higher_than(previous.grade) => "rose to ",
            true if previous.grade.is_higher_than(point.grade) => "fell to ",
            true => "stayed ",
        };
        clauses.push(format!("{verb}{} in {}{}", point.grade.word(), year(point), shared(point)));
        previous = point;
    }
    format!(" {}", list(&clauses))
}

/// What the government did, of the kinds that take services in hand: “; a commissioner was named in 2016”.
fn action(comparison: &Comparison, which: Which) -> Sentence {
    let events: Vec<&Event> = comparison.sides.get(which).events().collect();
    // A report can tell of a plan, which has not come about before its day.
    let has_begun = |date: &PartialDate| date.first_day() <= comparison.day();
    let clause = |kind: EventKind, one: &str, many: &str| -> Option<String> {
        let told = events.iter().filter(|event| event.kind == kind);
        let dated = || told.clone().filter_map(|event| event.date).filter(has_begun);
        let mut years: Vec<String> = dated().map(|date| date.year().to_string()).collect();
        let words = if years.len() == 1 { one } else { many };
        years.dedup();
        (!years.is_empty()).then(|| format!("{words} in {}", list(&years)))
    };
    let clauses: Vec<String> = [
        clause(
            EventKind::ImprovementNotice,
            "the government issued an improvement notice",
            "the government issued improvement notices",
        ),
        clause(
            EventKind::StatutoryDirection,
            "the government gave a direction",
            "the government gave directions",
        ),
        clause(
            EventKind::Commissioner,
            "the government named a commissioner",
            "a government commissioner was appointed or gave advice",
        ),
        clause(EventKind::TrustEstablished, "a trust took over services", "trusts took over services"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if clauses.is_empty() { Sentence::new() } else { Sentence::new().text(format!("; {}", list(&clauses))) }
}

/// What follows a note where only what was known on a day is shown; empty today.
pub fn pinned_note(comparison: &Comparison) -> &'static str {
    match comparison.pinned {
        Some(_) => " Nothing published after the pinned day is shown.",
        None => "",
    }
}

/// The chart's name for those who do not see it: every grade of the large lane, in time.
pub fn chart_name(comparison: &Comparison, area: Area) -> String {
    let lines = lines(comparison, area);
    let day = comparison.day();
    let mut text = format!("{}, {} to {}.", area.label(), first_year(day), day.month_and_year());
    for (which, line) in lines.iter() {
        text.push_str(&format!(" {}: {}.", comparison.sides.get(which).name(), grades(line)));
    }
    text
}

fn grades(line: &Line) -> String {
    if line.points.is_empty() {
        return "no grade known".to_owned();
    }
    let mut parts: Vec<String> = line.points.iter().map(grade_in_words).collect();
    if let End::NoneGiven(date) = line.end {
        parts.push(format!("no grade given in {}", date.year()));
    }
    parts.join(", ")
}

fn grade_in_words(point: &Point) -> String {
    let basis = match point.basis {
        Basis::Own(_) => "",
        Basis::Shared => " in a grade shared by children in care and care leavers",
        Basis::Older(..) => " on the older scale",
    };
    let adoption = match point.adoption {
        Some(adoption) => format!(", with adoption {}", adoption.word()),
        None => String::new(),
    };
    format!("{} in {}{basis}{adoption}", point.grade.word(), point.when.year())
}

/// A mark of the chart read out: “Good for children in care. Inspected 19–23 February 2024”.
pub fn point_in_words(point: &Point, area: Area) -> String {
    let of = match point.basis {
        Basis::Own(framework) => format!("for {}, under {}", area.word(), framework.short_name()),
        Basis::Shared => "for children in care, one grade with care leavers".to_owned(),
        Basis::Older(service, _) => format!("for {}, on the older scale", service.word()),
    };
    let adoption = match point.adoption {
        Some(adoption) => format!(" Adoption, judged within it: {}.", adoption.word()),
        None => String::new(),
    };
    let when = match point.basis {
        Basis::Older(_, DateOf::Publication) => "Report published",
        Basis::Older(_, DateOf::Unsaid) => "Dated",
        _ => "Inspected",
    };
    format!("{} {of}. {when} {}.{adoption}", point.grade.label(), point.when_long)
}
