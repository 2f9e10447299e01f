//! The journey in words: beside the chart, and in its place for those who do not see it.

use super::sentence::Sentence;
use crate::comparison::journey::{Basis, End, Line, Point, first_year, is_marked, lines};
use crate::comparison::{Comparison, Side, Which};
use crate::dataset::{Account, Area, Date, DateOf, EventKind, Lifetime};
use crate::words::journey::{self as words, Step};
use crate::words::numbers::{COMMA, figure};

/// “Children in care: Calderdale was graded requires improvement in 2015, outstanding in 2018 (shared with care leavers) …”: the
/// grades from 2013 on, as steps, and what the government did.
pub fn journey_note(comparison: &Comparison, area: Area) -> Sentence {
    let lines = lines(comparison, area);
    let mut sentence = Sentence::new().text(words::of_area(area));
    for (which, line) in lines.iter() {
        if which == Which::Second {
            sentence = sentence.text(words::THEN);
        }
        let rest = after_steps(line, comparison.sides.get(which), comparison.day());
        sentence = sentence.name(which).text(steps(line, area, comparison.pinned.is_some()));
        if !rest.is_empty() {
            sentence = sentence.text(rest);
        }
    }
    sentence
}

/// The same of one council by itself: “Children in care: Calderdale was graded requires improvement in 2015 …”.
pub fn council_journey_note(side: &Side, day: Date, area: Area) -> String {
    let line = Line::new(side, area);
    let (steps, rest) = (steps(&line, area, false), after_steps(&line, side, day));
    format!("{}{}{steps}{rest}", words::of_area(area), side.council.in_sentence())
}

/// The grades of a line since 2013 as steps, after a council's name: “ was graded good in 2015, rose to outstanding in 2018”.
fn steps(line: &Line, area: Area, is_pinned: bool) -> String {
    let current: Vec<&Point> =
        line.points.iter().filter(|point| !matches!(point.basis, Basis::Older(..))).collect();
    let Some((first, rest)) = current.split_first() else {
        return if is_pinned { words::NO_GRADE_BY_THEN } else { words::NO_GRADE }.to_owned();
    };
    let shared = |point: &Point| match point.basis {
        Basis::Shared if area == Area::CareLeavers => words::SHARED_WITH_CHILDREN_IN_CARE,
        Basis::Shared => words::SHARED_WITH_CARE_LEAVERS,
        _ => "",
    };
    if rest.is_empty() {
        return words::steps(&[words::graded(first.grade, first.when.year(), shared(first))]);
    }
    if rest.iter().all(|point| point.grade == first.grade) {
        let years: Vec<String> =
            current.iter().map(|point| words::year(point.when.year(), shared(point))).collect();
        return words::graded_each_time(first.grade, &years);
    }
    let mut clauses = vec![words::graded(first.grade, first.when.year(), shared(first))];
    let (mut previous, mut has_own_verb) = (*first, false);
    for point in rest {
        // “Rose” and “fell” are said only where both grades were for the same thing.
        let same_thing = previous.basis == Basis::Shared && point.basis == Basis::Shared
            || previous.basis != Basis::Shared && point.basis != Basis::Shared;
        let step = match same_thing {
            false if has_own_verb => Step::OtherAgain,
            false => Step::Other,
            true if point.grade.is_higher_than(previous.grade) => Step::Rose,
            true if previous.grade.is_higher_than(point.grade) => Step::Fell,
            true => Step::Stayed,
        };
        clauses.push(words::step(step, point.grade, point.when.year(), shared(point)));
        (previous, has_own_verb) = (point, same_thing);
    }
    words::steps(&clauses)
}

/// What the last grade must not be read without: that the newest inspection gave none; what the government did about services
/// as a whole, and when it stopped; and who took them over, or gave them back: “; no grade given in 2026; the government named a commissioner in 2016”.
fn after_steps(line: &Line, side: &Side, day: Date) -> String {
    let clause = |kind: EventKind, is_plan: bool, one: &str, many: &str| {
        let told = told(side, day, kind, is_plan);
        let what = if told.len() == 1 { one } else { many };
        (!told.is_empty()).then(|| words::action(what, &years(&told)))
    };
    let mut clauses = Vec::new();
    if let End::NoneGiven(date) = line.end {
        clauses.push(words::none_given(date.year()));
    }
    let mut government = Vec::new();
    for (kind, one, many) in words::GOVERNMENT_ACTIONS {
        government.extend(clause(kind, false, one, many));
    }
    let ended = |(one, many)| clause(EventKind::InterventionEnded, false, one, many);
    if government.is_empty() {
        clauses.extend(ended(words::EARLIER_ENDED));
    } else {
        government.extend(ended(words::ENDED));
        clauses.push(words::government(&government));
    }
    for (is_plan, (one, many)) in [(false, words::PASSED_ON), (true, words::TO_BE_PASSED_ON)] {
        clauses.extend(clause(EventKind::TrustEstablished, is_plan, one, many));
    }
    clauses.extend(clause(EventKind::ServicesReturned, false, words::RETURNED, words::RETURNED));
    if side.events().any(|event| event.kind == EventKind::ServicesReturned && event.date.is_none()) {
        clauses.push(words::RETURNED_LATER.to_owned());
    }
    words::further(&clauses)
}

/// The years of the events of a kind that concerned children's services as a whole, in order, each with whether the press
/// alone tells of it. Nothing but a plan is told before its day, and nothing was done to a council that was not there yet.
fn told(side: &Side, day: Date, kind: EventKind, is_plan: bool) -> Vec<(u16, bool)> {
    let began = match side.council.lifetime {
        Lifetime::Created { year, .. } => year,
        Lifetime::Current | Lifetime::Abolished { .. } => 0,
    };
    let mut years = Vec::new();
    for event in side.events() {
        let account = event.account();
        if let Some(date) = event.date
            && event.kind == kind
            && event.service.is_none()
            && is_plan == (account == Account::Plan)
            && (is_plan || is_marked(event, day))
            && date.year() >= began
        {
            years.push((date.year(), account == Account::Press));
        }
    }
    years
}

/// “2010 (press reports only)” and “2012”, each year once.
fn years(told: &[(u16, bool)]) -> Vec<String> {
    let mut years = Vec::new();
    let mut told = told.iter().copied().peekable();
    while let Some((year, mut is_by_press)) = told.next() {
        while let Some((_, again)) = told.next_if(|(again, _)| *again == year) {
            is_by_press &= again;
        }
        years.push(if is_by_press { words::year_by_press(year) } else { figure(year.into()) });
    }
    years
}

/// What follows a note where only what was known on a day is shown; empty today.
pub fn pinned_note(comparison: &Comparison) -> &'static str {
    match comparison.pinned {
        Some(_) => words::PINNED,
        None => "",
    }
}

/// The chart's name for those who do not see it: every grade of the large lane, in time.
pub fn chart_name(comparison: &Comparison, area: Area) -> String {
    let lines = lines(comparison, area);
    let day = comparison.day();
    let mut text = words::chart_name(area, first_year(day), day);
    for (which, line) in lines.iter() {
        text.push_str(&words::chart_name_of(comparison.sides.get(which).name(), &grades(line)));
    }
    text
}

/// The name of one council's chart for those who do not see it: every grade of every lane, in time.
pub fn council_chart_name(side: &Side, day: Date) -> String {
    let mut text = words::council_chart_name(&side.council.at_start(), first_year(day), day);
    for area in Area::LANES {
        text.push_str(&words::chart_name_of(area.label(), &grades(&Line::new(side, area))));
    }
    text
}

fn grades(line: &Line) -> String {
    if line.points.is_empty() {
        return words::NO_GRADE_KNOWN.to_owned();
    }
    let mut parts: Vec<String> = line.points.iter().map(grade_in_words).collect();
    if let End::NoneGiven(date) = line.end {
        parts.push(words::none_given(date.year()));
    }
    parts.join(COMMA)
}

fn grade_in_words(point: &Point) -> String {
    let basis = match point.basis {
        Basis::Own(_) => "",
        Basis::Shared => words::IN_SHARED_GRADE,
        Basis::Older(..) => words::on_older_scale(point.grade),
    };
    let adoption = match point.adoption {
        Some(adoption) => words::with_adoption(adoption),
        None => String::new(),
    };
    words::grade_in(point.grade, point.when.year(), basis, &adoption)
}

/// A mark of the chart read out: “Good for children in care. Inspected 19–23 February 2024”.
pub fn point_in_words(point: &Point, area: Area) -> String {
    let of = match point.basis {
        Basis::Own(framework) => words::for_area(area, framework),
        Basis::Shared => words::FOR_SHARED.to_owned(),
        Basis::Older(service, _) => words::for_service(point.grade, service),
    };
    let adoption = match point.adoption {
        Some(adoption) => words::adoption_within(adoption),
        None => String::new(),
    };
    let when = match point.basis {
        Basis::Older(_, DateOf::Publication) => words::PUBLISHED,
        Basis::Older(_, DateOf::Unsaid) => words::DATED,
        _ => words::INSPECTED,
    };
    words::mark(point.grade, &of, when, &point.when_long, &adoption)
}
