//! The story of each council beside the chart: its grades in one area, and what happened between them, in order.

use super::sentence::Sentence;
use crate::comparison::journey::{Basis, End, GradePoint, Line, is_marked, known_before};
use crate::comparison::{Comparison, Pair, Side};
use crate::dataset::{
    Account, Area, Date, Event, EventKind, EventSource, Existence, Lifetime, PartialDate, Service,
};
use crate::order;
use crate::words::journey::{self as words, Happened, Step};
use crate::words::numbers::figure;

/// The story of each council in one area, in order: “Calderdale was graded adequate in 2010 (older scale). It was given government
/// improvement notices in 2012, 2013 and 2014. It was graded requires improvement in 2015 (adoption inadequate) and outstanding in
/// 2018 …”.
pub fn journey_stories(comparison: &Comparison, area: Area) -> Pair<Sentence> {
    let story_of = |which| {
        let side = comparison.sides.get(which);
        let story = story(side, area, comparison.day());
        Sentence::new().name(which).text(story)
    };
    Pair::of(story_of)
}

/// The same of one council by itself.
pub fn council_journey_story(side: &Side, day: Date, area: Area) -> String {
    format!("{}{}", side.council.at_start(), story(side, area, day))
}

/// One thing that a story tells.
enum Beat<'a> {
    /// The area was graded.
    Graded(&'a GradePoint),
    /// An inspection gave the area no grade.
    NoneGiven(Date),
    /// There was a visit, or the government acted, by this day if none is known.
    Happened(&'a Event, Date),
}

impl Beat<'_> {
    /// The day by which a story is in order.
    fn day(&self) -> Date {
        match self {
            Self::Graded(point) => point.when.first_day(),
            Self::NoneGiven(day) | Self::Happened(_, day) => *day,
        }
    }

    /// Whether one sentence may tell both: grades of one scale, or what happened between two.
    fn goes_with(&self, other: &Self) -> bool {
        let is_older = |beat: &Self| matches!(beat, Self::Graded(GradePoint { basis: Basis::Older(..), .. }));
        let happened = |beat: &Self| matches!(beat, Self::Happened(..));
        (is_older(self), happened(self)) == (is_older(other), happened(other))
    }
}

/// What follows a council's name, without a full stop at the end.
fn story(side: &Side, area: Area, day: Date) -> String {
    let line = Line::new(side, area);
    // Of one day, what happened stands before a grade: the report tells of it as something that it found.
    let mut beats: Vec<Beat<'_>> =
        told(side, day).map(|(event, date)| Beat::Happened(event, place_of(side, event, date))).collect();
    beats.extend(line.points.iter().map(Beat::Graded));
    if let End::NoneGiven(day) = line.end {
        beats.push(Beat::NoneGiven(day));
    }
    order::sort_by(&mut beats, |a, b| a.day() < b.day());
    let mut teller = Teller { area, previous: None, has_passed: false };
    let mut sentences: Vec<Vec<String>> = Vec::new();
    for run in beats.chunk_by(Beat::goes_with) {
        sentences.push(match run.first() {
            Some(Beat::Happened(..)) => teller.happenings(run),
            _ => teller.grades_in_a_row(run),
        });
    }
    let was_inspected =
        line.end != End::Standing || line.points.iter().any(|point| !matches!(point.basis, Basis::Older(..)));
    if !was_inspected {
        sentences.push(vec![match side.council.existence_on(day) {
            Existence::NotYet(year) => words::did_not_exist(year),
            _ if side.pinned().is_some() => words::had_no_grade(area),
            _ => words::has_no_grade(area),
        }]);
    }
    let mut returned =
        of_whole(side).filter(|it| it.kind == EventKind::ServicesReturned && it.date.is_none());
    if let Some(EventSource::Report(source)) = returned.next().map(|event| &event.source) {
        sentences.push(vec![words::had_taken_back(source.published)]);
    }
    let mut text = String::new();
    for (i, predicates) in sentences.iter().enumerate() {
        text.push_str(if i == 0 { words::NAME_THEN } else { words::THEN_IT });
        text.push_str(&words::sentence(predicates));
    }
    text
}

/// Tells a story run by run, and knows what has been told.
struct Teller<'a> {
    /// The area of the story.
    area: Area,
    /// The grade that was told last.
    previous: Option<&'a GradePoint>,
    /// Whether it was told that services passed to a trust or company.
    has_passed: bool,
}

/// What a grade in a story is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// The area of the story.
    Area,
    /// A service, on the older scale.
    Service(Service),
}

impl Subject {
    fn of(point: &GradePoint) -> Self {
        match point.basis {
            Basis::Older(service, _) => Self::Service(service),
            Basis::Own(_) | Basis::Shared => Self::Area,
        }
    }
}

impl<'a> Teller<'a> {
    /// What a run of grades says of a council: “was graded good for leadership in 2015 and 2018”, “rose to outstanding in 2024”.
    /// What grades are for is said of the first, and wherever it changes.
    fn grades_in_a_row(&mut self, run: &[Beat<'a>]) -> Vec<String> {
        let mut steps: Vec<(Step, Vec<String>)> = Vec::new();
        let mut rest = run;
        while let Some((first, _)) = rest.split_first() {
            let Beat::Graded(first) = first else {
                // The last one, if any.
                let mut predicates: Vec<String> = in_words(&steps);
                predicates
                    .extend(rest.iter().map(|beat| words::was_given_none(self.area, beat.day().year())));
                return predicates;
            };
            let before = self.previous;
            // “Rose” and “fell” are said only where both grades were for the same thing.
            let step = match before.filter(|before| are_of_the_same(before.basis, first.basis)) {
                Some(before) if first.grade.is_higher_than(before.grade) => Step::Rose,
                Some(before) if before.grade.is_higher_than(first.grade) => Step::Fell,
                Some(_) => Step::Stayed,
                None => Step::Graded,
            };
            let (mut years, mut taken) = (Vec::new(), 0);
            for beat in rest {
                let Beat::Graded(point) = beat else { break };
                if taken > 0 && !self.goes_on(step, first, point) {
                    break;
                }
                let year = (point.when.year(), note(point, self.previous, self.area));
                if years.last() != Some(&year) {
                    years.push(year);
                }
                (self.previous, taken) = (Some(*point), taken + 1);
            }
            let kept = match step {
                Step::Rose | Step::Fell => years.split_off(1),
                _ => Vec::new(),
            };
            let what = self.what_anew(first, before);
            let what = words::graded_in(first.grade, &what, &words::years(&years));
            match steps.last_mut() {
                // The verb is shared.
                Some((last, whats)) if *last == step => whats.push(what),
                _ => steps.push((step, vec![what])),
            }
            if !kept.is_empty() {
                steps.push((Step::Kept, vec![words::years(&kept)]));
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        in_words(&steps)
    }

    /// Whether a grade is told together with the first of its step and the last that was told: it is the same grade for what is
    /// called the same, and for just the same thing where it is said to have been reached or kept.
    fn goes_on(&self, step: Step, first: &GradePoint, point: &GradePoint) -> bool {
        let is_like = |previous: &GradePoint| are_of_the_same(previous.basis, point.basis);
        point.grade == first.grade
            && Subject::of(point) == Subject::of(first)
            && (step == Step::Graded || self.previous.is_some_and(is_like))
    }

    /// What a grade is for, if that was not told of the grade before it.
    fn what_anew(&self, point: &GradePoint, before: Option<&GradePoint>) -> String {
        let subject = Subject::of(point);
        match subject {
            _ if before.map(Subject::of) == Some(subject) => String::new(),
            Subject::Area => words::given_for_area(self.area),
            Subject::Service(service) => words::given_for_service(service),
        }
    }

    /// What happened in a row, by kind: “was given government improvement notices in 2012 and 2013”, “had a focused visit in May
    /// 2023”. A visit to other areas than that of the story is told with those.
    fn happenings(&mut self, run: &[Beat<'_>]) -> Vec<String> {
        let mut kinds: Vec<(Told<'_>, Vec<&Event>)> = Vec::new();
        for beat in run {
            let Beat::Happened(event, _) = beat else { continue };
            let told = Told {
                kind: event.kind,
                is_plan: event.account() == Account::Plan,
                about: if event.may_concern(self.area) { &[] } else { &event.areas },
            };
            match kinds.iter_mut().find(|(known, _)| *known == told) {
                Some((_, events)) => events.push(event),
                None => kinds.push((told, vec![event])),
            }
        }
        let mut predicates: Vec<(&str, Vec<String>)> = Vec::new();
        for (Told { kind, is_plan, about }, events) in kinds {
            let Some(Happened { verb, what }) = words::happened(kind) else { continue };
            let verb = if is_plan { words::PLANNED } else { verb };
            let is_passed_on = kind == EventKind::TrustEstablished && !is_plan;
            let is_again = is_passed_on && self.has_passed && events.len() == 1;
            self.has_passed |= is_passed_on;
            let several = events.iter().find(|event| event.is_several).and_then(|event| event.date);
            let about = if about.is_empty() { String::new() } else { words::about(kind, about) };
            let what = match several {
                // Those that are dated by themselves are among them.
                Some(first) => words::happened_from(what.many, &about, &first.long()),
                None if is_again => words::happened_in(words::TO_ANOTHER, &about, &whens(&events)),
                None => words::happened_in(what.of(events.len()), &about, &whens(&events)),
            };
            match predicates.last_mut() {
                // The verb is shared.
                Some((last, whats)) if *last == verb => whats.push(what),
                _ => predicates.push((verb, vec![what])),
            }
        }
        predicates.into_iter().map(|(verb, whats)| words::did(verb, &whats)).collect()
    }
}

/// What is told at once of several events.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Told<'a> {
    kind: EventKind,
    /// Whether it was only planned.
    is_plan: bool,
    /// The areas that it was about, if the area of the story is not among them.
    about: &'a [Area],
}

fn in_words(steps: &[(Step, Vec<String>)]) -> Vec<String> {
    steps.iter().map(|(step, whats)| words::step(*step, whats)).collect()
}

/// Whether two grades were for the same thing, so that one can be higher.
fn are_of_the_same(a: Basis, b: Basis) -> bool {
    match (a, b) {
        (Basis::Own(_), Basis::Own(_)) | (Basis::Shared, Basis::Shared) => true,
        (Basis::Older(a, _), Basis::Older(b, _)) => a == b,
        _ => false,
    }
}

/// What the year of a grade must not be read without, after the grade before it.
fn note(point: &GradePoint, previous: Option<&GradePoint>, area: Area) -> String {
    match (point.basis, point.adoption) {
        (Basis::Shared, _) if area == Area::CareLeavers => words::SHARED_WITH_CHILDREN_IN_CARE.to_owned(),
        (Basis::Shared, _) => words::SHARED_WITH_CARE_LEAVERS.to_owned(),
        (Basis::Older(..), _) => words::on_scale(point.grade),
        (Basis::Own(_), Some(adoption)) => words::with_adoption_apart(adoption),
        (Basis::Own(_), None) if is_under_newer(point, previous) => words::NEWER_FRAMEWORK.to_owned(),
        (Basis::Own(_), None) => String::new(),
    }
}

/// Whether an area's own grade was given under another framework than its own grade before, with which it is compared.
fn is_under_newer(point: &GradePoint, previous: Option<&GradePoint>) -> bool {
    previous.is_some_and(|previous| {
        are_of_the_same(previous.basis, point.basis) && !previous.basis.is_like(point.basis)
    })
}

/// “2010 (press reports only)” and “2012”, each once.
fn whens(events: &[&Event]) -> Vec<String> {
    let mut told: Vec<(String, bool)> = Vec::new();
    for event in events {
        let Some(date) = event.date else { continue };
        let when = match date {
            PartialDate::Day(day) => day.month_and_year(),
            date => date.long(),
        };
        let when = if event.kind.is_visit() { when } else { figure(date.year().into()) };
        let is_by_press = event.account() == Account::Press;
        match told.iter_mut().find(|(known, _)| *known == when) {
            // A report tells it too.
            Some((_, press_alone)) => *press_alone &= is_by_press,
            None => told.push((when, is_by_press)),
        }
    }
    let in_words = |(i, (when, by_press)): (usize, (String, bool))| {
        if by_press { words::by_press(&when, i > 0) } else { when }
    };
    told.into_iter().enumerate().map(in_words).collect()
}

/// The events that concerned children's services as a whole.
fn of_whole(side: &Side) -> impl Iterator<Item = &Event> {
    side.events().filter(|event| event.service.is_none())
}

/// The day by which something that happened has its place in a story. Of a year alone it is not known when in it that was: what
/// the government did mostly follows an inspection, and visits are between two. But what the report of an inspection of that
/// year tells was before the inspection.
fn place_of(side: &Side, event: &Event, date: PartialDate) -> Date {
    let PartialDate::Year(year) = date else { return date.last_day() };
    let middle = Date::new(year, 7, 1).filter(|_| event.kind.is_visit());
    let usual = middle.unwrap_or_else(|| date.last_day());
    known_before(side, event).map_or(usual, |start| start.min(usual))
}

/// The events that a story tells. Nothing but a trust's plan is told before its day, and nothing was done to a council that was
/// not there yet.
fn told(side: &Side, day: Date) -> impl Iterator<Item = (&Event, PartialDate)> {
    let began = match side.council.lifetime {
        Lifetime::Created { year, .. } => year,
        Lifetime::Current | Lifetime::Abolished { .. } => 0,
    };
    of_whole(side).filter_map(move |event| {
        let date = event.date.filter(|date| date.year() >= began)?;
        let is_told = match event.account() {
            Account::Plan => event.kind == EventKind::TrustEstablished,
            Account::Report | Account::Press => is_marked(event, day),
        };
        (is_told && words::happened(event.kind).is_some()).then_some((event, date))
    })
}
