//! The years in words: when within the year, what it was, and every grade given.

use super::words::list;
use crate::comparison::timeline::{Entry, What, Year};
use crate::dataset::{
    Area, DateOf, EarlierInspection, Event, EventKind, Grade, Inspection, Judgement, PartialDate, Reason,
};

/// The areas of one grade: “Good: leadership, help and protection and children in care”.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GradeLine {
    /// The grade whose shape stands before the words; none where none was given.
    pub grade: Option<Grade>,
    /// Whether the shape is hollow: an older scale, or one grade for two areas.
    pub is_hollow: bool,
    /// The words.
    pub text: String,
}

/// “21 inspections, visits and actions, and 2 comments”: what councils answered and the press recalled is counted
/// apart, because none of it happened.
pub fn how_many(years: &[Year<'_>]) -> String {
    let entries = years.iter().flat_map(|year| year.entries.first.iter().chain(&year.entries.second));
    let (mut happened, mut said) = (0_u32, 0_u32);
    for entry in entries {
        match entry.what {
            What::Event(event) if !event.kind.is_action() => said += 1,
            _ => happened += 1,
        }
    }
    let happened = match happened {
        0 => "No inspection, visit or action known".to_owned(),
        1 => "1 inspection, visit or action".to_owned(),
        n => format!("{n} inspections, visits and actions"),
    };
    match said {
        0 => happened,
        1 => format!("{happened}, and 1 comment"),
        n => format!("{happened}, and {n} comments"),
    }
}

/// When it was within its year, as exactly as it is told: “12 September – 6 October”, “May”. Empty where only
/// the year is known.
pub fn when_in_year(entry: &Entry<'_>) -> String {
    let Some(when) = entry.when else { return String::new() };
    let long = match entry.what {
        What::Inspection(inspection) => inspection.days_on_site(),
        _ => when.long(),
    };
    // Days that reach into the next year keep both years.
    match (when, long.strip_suffix(&format!(" {}", when.year()))) {
        (PartialDate::Year(_), _) => String::new(),
        (_, Some(short)) => short.to_owned(),
        (_, None) => long,
    }
}

/// “Inspection”, “Improvement notice”.
pub fn what_it_was(what: &What<'_>) -> &'static str {
    match what {
        What::Inspection(_) => "Inspection",
        What::BoardReview(_) => "Safeguarding board review",
        What::Earlier(told) if are_on_older_scale(told) => "Older inspection",
        What::Earlier(_) => "Inspection",
        What::Event(event) => event.kind.label(),
    }
}

/// What follows those words: the framework, or what happened.
pub fn rest_of_entry(what: &What<'_>) -> String {
    match what {
        What::Inspection(inspection) => format!(" ({})", inspection.framework.short_name()),
        What::BoardReview(_) => String::new(),
        What::Earlier(told) if !are_on_older_scale(told) => ", told by a later report".to_owned(),
        What::Earlier(told) => match told.first().map(|earlier| earlier.date_of) {
            Some(DateOf::Publication) => " (date of publication)".to_owned(),
            _ => String::new(),
        },
        What::Event(event) => match event.summary.strip_prefix(event.kind.label()) {
            // “Focused visit; some practice had improved”: the kind is not said twice.
            Some(rest) if !rest.starts_with(|next: char| next.is_ascii_alphabetic()) => rest.to_owned(),
            _ => format!(". {}", event.summary),
        },
    }
}

/// Every grade that it gave, highest first, and what it did not grade.
pub fn grade_lines(what: &What<'_>) -> Vec<GradeLine> {
    match what {
        What::Inspection(inspection) => of_inspection(inspection),
        What::BoardReview(review) => vec![alone(review.grade, Area::SafeguardingBoard)],
        What::Earlier(told) => of_earlier(told),
        What::Event(_) => Vec::new(),
    }
}

fn of_inspection(inspection: &Inspection) -> Vec<GradeLine> {
    const AREAS: [Area; 4] =
        [Area::Leaders, Area::HelpAndProtection, Area::ChildrenInCare, Area::CareLeavers];
    let mut lines = Vec::new();
    for grade in Grade::ALL {
        let with_own = |area: &Area| *inspection.judgement(*area) == Judgement::Own(grade);
        let own: Vec<&str> = AREAS.into_iter().filter(with_own).map(Area::word).collect();
        if !own.is_empty() {
            // “Leadership, help and protection”: a last item with an “and” of its own takes no other.
            let ends_with_and = own.last().is_some_and(|area| area.contains(" and "));
            lines.push(line(grade, false, &if ends_with_and { own.join(", ") } else { list(&own) }));
        }
        if *inspection.judgement(Area::ChildrenInCare) == Judgement::Shared(grade) {
            lines.push(line(grade, true, "children in care with care leavers"));
        }
    }
    for area in AREAS {
        if let Judgement::NotJudged(Reason::Told(why)) = inspection.judgement(area) {
            lines.push(none(format!("{}: not judged, {why}", area.label())));
        }
    }
    for area in [Area::Adoption, Area::SafeguardingBoard, Area::Overall] {
        match inspection.judgement(area) {
            Judgement::Own(grade) | Judgement::Shared(grade) => lines.push(alone(*grade, area)),
            Judgement::NotJudged(Reason::OverallEnded) => lines.push(none("No overall grade".to_owned())),
            Judgement::NotJudged(Reason::Told(why)) => {
                lines.push(none(format!("{}: not judged, {why}", area.label())));
            }
            Judgement::NotJudged(_) => {}
        }
    }
    lines
}

/// Inspections that are told together have one date, and so one scale.
fn are_on_older_scale(told: &[&EarlierInspection]) -> bool {
    told.iter().all(|earlier| earlier.is_on_older_scale())
}

fn of_earlier(told: &[&EarlierInspection]) -> Vec<GradeLine> {
    let mut lines = Vec::new();
    for grade in Grade::ALL {
        let services: Vec<&str> = told
            .iter()
            .filter(|earlier| earlier.grade == grade)
            .map(|earlier| earlier.service.word())
            .collect();
        if !services.is_empty() {
            // Names of services hold an “and” of their own.
            lines.push(line(grade, are_on_older_scale(told), &services.join("; ")));
        }
    }
    lines
}

/// “Good: leadership”.
fn line(grade: Grade, is_hollow: bool, what: &str) -> GradeLine {
    GradeLine { grade: Some(grade), is_hollow, text: format!("{}: {what}", grade.label()) }
}

/// “Overall: good”.
fn alone(grade: Grade, area: Area) -> GradeLine {
    GradeLine { grade: Some(grade), is_hollow: false, text: format!("{}: {}", area.label(), grade.word()) }
}

const fn none(text: String) -> GradeLine {
    GradeLine { grade: None, is_hollow: false, text }
}

/// What a visit found, each list with its lead: “Strong”, “To improve”. Of answers nothing: what a council says
/// of itself is not what inspectors found.
pub fn said_of_visit(event: &Event) -> Vec<(&'static str, String)> {
    let is_visit = matches!(
        event.kind,
        EventKind::FocusedVisit | EventKind::MonitoringVisit | EventKind::JointInspection
    );
    [("Strong: ", &event.strengths), ("To improve: ", &event.improvements)]
        .into_iter()
        .filter(|(_, items)| is_visit && !items.is_empty())
        .map(|(lead, items)| (lead, items.join(", ")))
        .collect()
}
