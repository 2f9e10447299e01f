//! The years in words: when within the year, what it was, and every grade given.

use crate::comparison::timeline::{Entry, What, Year};
use crate::dataset::{
    Account, Area, DateOf, EarlierInspection, Event, Grade, Inspection, Judgement, PartialDate, Reason,
};
use crate::words::cells::NO_OVERALL;
use crate::words::headline::SHARED_CARE;
use crate::words::numbers::{COMMA, list};
use crate::words::page::FULL_STOP;
use crate::words::years as words;
use std::borrow::Cow;

/// The areas of one grade: “Good: leadership, help and protection, and children in care”.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GradeLine {
    /// The grade whose shape stands before the words; none where none was given.
    pub grade: Option<Grade>,
    /// Whether the shape is hollow: an older scale, or one grade for two areas.
    pub is_hollow: bool,
    /// The words.
    pub text: String,
}

/// “All 21 inspections, visits and actions, 2010 to 2024, and 2 comments”. What councils answered and what the press recalled is counted
/// apart as comments: it was said, and is nothing that happened. Nor is what was only planned, whose year counts for nothing.
pub fn how_many(years: &[Year<'_>]) -> String {
    let (mut happened, mut said, mut planned) = (0_u32, 0_u32, 0_u32);
    let mut span: Option<(u16, u16)> = None;
    for year in years {
        for entry in year.entries.first.iter().chain(&year.entries.second) {
            match entry.what {
                What::Event(event) if event.account() == Account::Plan => {
                    planned += 1;
                    continue;
                }
                What::Event(event) if !event.kind.is_action() => said += 1,
                _ => happened += 1,
            }
            if let Some(year) = year.year {
                let (first, last) = span.unwrap_or((year, year));
                span = Some((first.min(year), last.max(year)));
            }
        }
    }
    words::how_many(happened, said, planned, span)
}

/// When it was within its year, as exactly as it is told: “12 September – 6 October”, “May”. Empty where only
/// the year is known.
pub fn when_in_year(entry: &Entry<'_>) -> String {
    let Some(when) = entry.when else { return String::new() };
    let long = match &entry.what {
        What::Inspection(inspection) => return inspection.days_in_year(),
        What::BoardReview(review) => review.days_on_site(),
        What::Earlier(told) => told.first().map_or_else(|| when.long(), |earlier| earlier.days()),
        What::Event(_) => when.long(),
    };
    match when {
        PartialDate::Year(_) => String::new(),
        _ => words::without_year(long, when.year()),
    }
}

/// “Inspection”, “Improvement notice”.
pub fn what_it_was(what: &What<'_>) -> Cow<'static, str> {
    let word = match what {
        What::Inspection(_) => words::INSPECTION,
        What::BoardReview(_) => words::BOARD_REVIEW,
        What::Earlier(told) if are_on_older_scale(told) => words::OLDER_INSPECTION,
        What::Earlier(_) => words::INSPECTION,
        What::Event(event) => return event.label(),
    };
    word.into()
}

/// What follows those words: the framework, or what kind of date it has. Of an event, see [`rest_of_event`].
pub fn rest_of_entry(what: &What<'_>) -> String {
    match what {
        What::Inspection(inspection) => words::framework(inspection.framework),
        What::BoardReview(_) => String::new(),
        What::Earlier(told) => {
            let told_later = if are_on_older_scale(told) { "" } else { words::TOLD_LATER };
            let date_of = match told.first().map(|earlier| earlier.date_of) {
                Some(DateOf::Publication) => words::DATE_OF_PUBLICATION,
                Some(DateOf::Unsaid) => words::DATE_OF_EITHER,
                Some(DateOf::Inspection) | None => "",
            };
            format!("{told_later}{date_of}")
        }
        What::Event(_) => String::new(),
    }
}

/// What follows the kind of an event: the punctuation right after it, and what happened, without the kind once more.
pub fn rest_of_event(event: &Event) -> [&str; 2] {
    match event.summary.strip_prefix(event.kind.label()) {
        // “Focused visit; some practice had improved”.
        Some(rest) if !rest.starts_with(|next: char| next.is_ascii_alphabetic()) => {
            rest.split_once(' ').map_or([rest, ""], |(closing, rest)| [closing, rest])
        }
        _ => [FULL_STOP, &event.summary],
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
            lines.push(line(grade, false, &list(&own)));
        }
        if *inspection.judgement(Area::ChildrenInCare) == Judgement::Shared(grade) {
            lines.push(line(grade, true, SHARED_CARE));
        }
    }
    for area in AREAS {
        if let Judgement::NotJudged(Reason::Told(why)) = inspection.judgement(area) {
            lines.push(none(words::not_judged(area, why)));
        }
    }
    for area in [Area::Adoption, Area::SafeguardingBoard, Area::Overall] {
        match inspection.judgement(area) {
            Judgement::Own(grade) | Judgement::Shared(grade) => lines.push(alone(*grade, area)),
            Judgement::NotJudged(Reason::OverallEnded) => lines.push(none(NO_OVERALL.to_owned())),
            Judgement::NotJudged(Reason::Told(why)) => {
                lines.push(none(words::not_judged(area, why)));
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
            lines.push(line(grade, are_on_older_scale(told), &services.join(words::SEMICOLON)));
        }
    }
    lines
}

/// “Good: leadership”.
fn line(grade: Grade, is_hollow: bool, what: &str) -> GradeLine {
    GradeLine { grade: Some(grade), is_hollow, text: words::grade_for(grade, what) }
}

/// “Overall: good”.
fn alone(grade: Grade, area: Area) -> GradeLine {
    GradeLine { grade: Some(grade), is_hollow: false, text: words::area_graded(area, grade) }
}

const fn none(text: String) -> GradeLine {
    GradeLine { grade: None, is_hollow: false, text }
}

/// What a visit found, as lists each with its lead: “Strong”, “To improve”. There is nothing of other events: what a council
/// says of itself is not what inspectors found.
pub fn said_of_visit(event: &Event) -> Vec<(&'static str, String)> {
    [(words::STRONG, &event.strengths), (words::TO_IMPROVE, &event.improvements)]
        .into_iter()
        .filter(|(_, items)| event.kind.is_visit() && !items.is_empty())
        .map(|(lead, items)| (lead, items.join(COMMA)))
        .collect()
}
