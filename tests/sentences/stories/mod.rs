//! The story of each council beside the chart: read back by a small grammar, it has every grade and everything that happened once,
//! in order, and nothing else.

mod reader;
mod telling;

use crate::common::title;
use crate::given::{Given, What, given};
use crate::headline::check_words;
use crate::journey::for_many;
use council_compare::comparison::Which;
use council_compare::dataset::{
    Area, Date, Event, EventKind, EventSource, Grade, Lifetime, PartialDate, Record,
};
use council_compare::describe::journey_stories;
use reader::{ANOTHER, PHRASES, PLAN, Said, read};
use std::cmp::Ordering;

/// What stands in brackets behind the year of a grade, after the grade before it.
fn note(given: &Given, previous: Option<&Given>, area: Area) -> Option<String> {
    match (given.of, given.adoption) {
        (What::Older(_), _) if given.is_as_printed() => Some("as printed".to_owned()),
        (What::Older(_), _) => Some("older scale".to_owned()),
        (What::Both, _) if area == Area::CareLeavers => Some("shared with children in care".to_owned()),
        (What::Both, _) => Some("shared with care leavers".to_owned()),
        (What::Own, Some(adoption)) => Some(format!("adoption {}", adoption.word())),
        (What::Own, None) => {
            let before = previous.filter(|previous| previous.of == What::Own);
            let is_newer = before.is_some_and(|before| before.framework != given.framework);
            is_newer.then(|| "newer framework".to_owned())
        }
    }
}

fn height(given: &Given) -> u8 {
    match given.grade {
        Grade::Outstanding => 3,
        Grade::Good => 2,
        Grade::RequiresImprovement | Grade::Adequate | Grade::Satisfactory => 1,
        Grade::Inadequate => 0,
    }
}

/// What a grade was for, as it stands after it.
fn subject(given: &Given, area: Area) -> String {
    match given.of {
        What::Older(service) => {
            format!(" for {}", service.replace('-', " ").replace("looked after", "looked-after"))
        }
        What::Own | What::Both => subject_of(area),
    }
}

fn subject_of(area: Area) -> String {
    match area {
        Area::Overall => " overall".to_owned(),
        area => format!(" for {}", area.word()),
    }
}

/// An event that a story has to tell.
struct Expected<'a> {
    event: &'a Event,
    date: PartialDate,
    what: [String; 2],
    /// The areas that it was about, if the story is of another.
    about: Option<Vec<Area>>,
    when: String,
    /// The inspection of that year whose report tells of it.
    told_by: Option<Date>,
}

fn expected(record: &Record, area: Area, began: u16, day: Date, is_today: bool) -> Vec<Expected<'_>> {
    let of_whole = record.events.iter().filter(|event| event.service.is_none());
    let told = of_whole.filter_map(|event| {
        let (_, verb, one, many) = PHRASES.into_iter().find(|(kind, ..)| *kind == event.kind)?;
        let date = event.date.filter(|date| date.year() >= began)?;
        let is_plan = match &event.source {
            EventSource::Report(source) if source.published > day => return None,
            EventSource::Report(source) => source.published < date.first_day(),
            EventSource::Press(article) => {
                let is_past = |date: Option<PartialDate>| date.is_some_and(|date| date.last_day() <= day);
                (is_today || is_past(article.not_before) && is_past(event.date)).then_some(false)?
            }
        };
        let what = match is_plan {
            true => (event.kind == EventKind::TrustEstablished).then(|| [PLAN, PLAN].map(str::to_owned))?,
            false => (date.first_day() <= day).then(|| [one, many].map(|it| format!("{verb}{it}")))?,
        };
        let is_visit = matches!(
            event.kind,
            EventKind::FocusedVisit | EventKind::MonitoringVisit | EventKind::JointInspection
        );
        let when = match date {
            PartialDate::Month(year, month) if is_visit => format!("{} {year}", month.name()),
            PartialDate::Day(day) if is_visit => format!("{} {}", day.month().name(), day.year()),
            date => date.year().to_string(),
        };
        let told_by = record.inspections.iter().find(|inspection| {
            matches!(&event.source, EventSource::Report(source) if source.published == inspection.published)
                && date == PartialDate::Year(inspection.start.year())
        });
        let is_about_all =
            event.areas.is_empty() || area == Area::Overall || area == Area::Leaders && !is_visit;
        let about = (!is_about_all && !event.areas.contains(&area)).then(|| event.areas.clone());
        Some(Expected { event, date, what, about, when, told_by: told_by.map(|inspection| inspection.start) })
    });
    told.collect()
}

#[test]
fn every_story_is_true() {
    for_many(|data, comparison, area, day| {
        let stories = journey_stories(comparison, area);
        for which in Which::BOTH {
            let side = comparison.sides.get(which);
            let text = stories.get(which).plain(comparison);
            let of = || format!("{}, {area:?}: “{text}”", title(comparison));
            check_words(&text, &of);
            let story = text.strip_prefix(&format!("{} ", side.council.at_start()));
            let said = story.and_then(read).unwrap_or_else(|| panic!("{} cannot be read", of()));
            let record = &data.records[&side.council.slug];
            let began = match side.council.lifetime {
                Lifetime::Created { year, .. } => year,
                _ => 0,
            };
            let given = given(record, area, day);
            check_grades(&said, &given, area, &of);
            check_none(&said, record, area, day, began, &of);
            let expected = expected(record, area, began, day, comparison.pinned.is_none());
            check_events(&said, &expected, &of);
            check_order(&said, &given, &expected, &of);
            let returned = record.events.iter().find_map(|event| {
                let EventSource::Report(source) = &event.source else { return None };
                let is_it = event.kind == EventKind::ServicesReturned && event.date.is_none();
                let by = source.published;
                (is_it && by <= day).then(|| format!("{} {}", by.month().name(), by.year()))
            });
            let by = said
                .iter()
                .flatten()
                .find_map(|it| if let Said::Returned(by) = it { Some(by.when) } else { None });
            assert_eq!(by, returned.as_deref(), "{}", of());
        }
    });
}

/// Every grade once, in order, with the verb that is true of it.
fn check_grades(story: &[Vec<Said<'_>>], given: &[Given], area: Area, of: &dyn Fn() -> String) {
    let mut left = given.iter().peekable();
    let mut previous: Option<&Given> = None;
    for sentence in story {
        let mut verb_before = "";
        for said in sentence {
            let (verb, is_shared, word, what, items) = match said {
                Said::Grade { verb, is_shared, word, what, items } => {
                    (*verb, *is_shared, *word, what.clone(), items)
                }
                Said::Kept(items) => {
                    assert!(["rose to ", "fell to "].contains(&verb_before), "{}: kept", of());
                    ("stayed there in ", false, previous.unwrap().grade.word(), None, items)
                }
                _ => {
                    verb_before = "";
                    continue;
                }
            };
            for (i, item) in items.iter().enumerate() {
                let Some(now) = left.next() else { panic!("{}: a grade too many", of()) };
                assert_eq!((word, item.year()), (now.grade.word(), now.first_day.year()), "{}", of());
                assert_eq!(item.note, note(now, previous, area).as_deref(), "{}: {}", of(), item.when);
                // What it is for is said of the first, and where it is something else than before.
                let is_as_before =
                    previous.is_some_and(|previous| subject(previous, area) == subject(now, area));
                match (i, is_as_before) {
                    (0, false) => {
                        assert_eq!(what.as_ref(), Some(&subject(now, area)), "{}: {}", of(), item.when)
                    }
                    (0, true) => assert_eq!(what, None, "{}: {}", of(), item.when),
                    _ => assert!(is_as_before, "{}: {}", of(), item.when),
                }
                let is_like = previous.filter(|previous| previous.of == now.of);
                let due =
                    is_like.map_or("was graded ", |previous| match height(now).cmp(&height(previous)) {
                        Ordering::Greater => "rose to ",
                        Ordering::Less => "fell to ",
                        Ordering::Equal if verb_before.is_empty() => "stayed at ",
                        Ordering::Equal => "stayed there in ",
                    });
                if i == 0 {
                    assert_eq!(verb, due, "{}: {}", of(), item.when);
                    // A verb that is shared is not said again.
                    assert_eq!(is_shared, verb == verb_before, "{}: {}", of(), item.when);
                } else {
                    // Nothing is said to have been kept that was for something else.
                    assert!(verb == "was graded " || due.starts_with("stayed "), "{}: {}", of(), item.when);
                }
                verb_before = verb;
                // Two services were graded alike in one year.
                let noted = note(now, previous, area);
                previous = Some(now);
                let is_same = |next: &&Given| {
                    let is_of_year = next.first_day.year() == now.first_day.year();
                    let is_alike = next.grade == now.grade && subject(next, area) == subject(now, area);
                    is_alike && is_of_year && note(next, Some(now), area) == noted
                };
                while let Some(again) = left.next_if(is_same) {
                    previous = Some(again);
                }
            }
        }
    }
    assert_eq!(left.next(), None, "{}: a grade is left out", of());
}

/// That the newest inspection gave no grade, or none ever did, just where it is so.
fn check_none(
    story: &[Vec<Said<'_>>],
    record: &Record,
    area: Area,
    day: Date,
    began: u16,
    of: &dyn Fn() -> String,
) {
    let known = || record.inspections.iter().filter(|report| report.published <= day);
    let newest = known().max_by_key(|report| report.start);
    let none_given = newest.filter(|newest| newest.judgement(area).grade().is_none());
    let none: Vec<u16> = story
        .iter()
        .flatten()
        .filter_map(|said| match said {
            Said::NoneGiven(what, year) => {
                assert_eq!(*what, subject_of(area), "{}", of());
                Some(*year)
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        none,
        none_given.map(|newest| newest.start.year()).into_iter().collect::<Vec<_>>(),
        "{}",
        of()
    );
    let is_graded = known().any(|report| report.judgement(area).grade().is_some());
    let is_before = day.to_string() < format!("{began:04}-04-01");
    let not_yet = if is_before { Said::NotYet(began) } else { Said::NoGrade(subject_of(area)) };
    let says_none = story.iter().flatten().any(|said| *said == not_yet);
    let other = story
        .iter()
        .flatten()
        .find(|said| matches!(said, Said::NoGrade(_) | Said::NotYet(_)) && **said != not_yet);
    assert_eq!(other, None, "{}", of());
    assert_eq!(says_none, !is_graded && none_given.is_none(), "{}", of());
}

/// Everything that happened, of each kind in order, with what only the press tells marked.
fn check_events(story: &[Vec<Said<'_>>], expected: &[Expected<'_>], of: &dyn Fn() -> String) {
    let mut is_passed = false;
    let phrases = PHRASES.map(|(_, verb, one, many)| [one, many].map(|it| format!("{verb}{it}")));
    let phrases = phrases.into_iter().chain([[PLAN, PLAN].map(str::to_owned)]);
    let said_about = story.iter().flatten().filter_map(|said| match said {
        Said::Happened { about, .. } => Some(about),
        _ => None,
    });
    let mut abouts: Vec<&Option<Vec<Area>>> =
        expected.iter().map(|one| &one.about).chain(said_about).collect();
    abouts.sort_unstable();
    abouts.dedup();
    let kinds = phrases.flat_map(|phrases| abouts.iter().map(move |about| (phrases.clone(), *about)));
    for (phrases, areas) in kinds {
        let of_kind = || expected.iter().filter(|one| one.what == phrases && one.about == *areas);
        let mut due: Vec<(&str, bool)> = Vec::new();
        // Of several told as one, those that are dated by themselves are not told again.
        let several = of_kind().position(|one| one.event.is_several);
        for one in of_kind().take(several.map_or(usize::MAX, |place| place + 1)) {
            let by_press = matches!(one.event.source, EventSource::Press(_));
            match due.iter_mut().find(|(when, _)| *when == one.when) {
                Some((_, known)) => *known &= by_press,
                None => due.push((&one.when, by_press)),
            }
        }
        let mut told: Vec<(&str, bool)> = Vec::new();
        for said in story.iter().flatten() {
            let Said::Happened { what, about, items, is_from } = said else { continue };
            // The second trust or company is another one.
            let what = match phrases.iter().any(|it| *it == "passed services to a trust or company") {
                true if *what == ANOTHER => {
                    assert!(is_passed, "{}: another", of());
                    &phrases[0]
                }
                true if phrases.contains(what) => {
                    assert!(!is_passed || *what == phrases[1], "{}: once more", of());
                    is_passed = true;
                    what
                }
                _ => what,
            };
            if !phrases.contains(what) || about != areas {
                continue;
            }
            assert_eq!(*is_from, several.is_some(), "{}: {what}", of());
            let here = of_kind().filter(|one| items.iter().any(|item| item.when == one.when)).count();
            let is_one = here == 1 && !is_from;
            let is_right = if is_one { *what == phrases[0] } else { *what == phrases[1] || items.len() == 1 };
            assert!(is_right, "{}: “{what}” of {here}", of());
            for (i, item) in items.iter().enumerate() {
                // Behind the second of two it could be taken for both.
                let by_press = if i == 0 { "press reports only" } else { "that one by press reports only" };
                assert!(item.note.is_none_or(|note| note == by_press), "{}", of());
                told.push((item.when, item.note.is_some()));
            }
        }
        due.sort_unstable();
        told.sort_unstable();
        told.dedup();
        assert_eq!(told, due, "{}: {phrases:?} {areas:?}", of());
    }
}

/// What is known to have been before a grade stands before it, and what was after it behind.
fn check_order(story: &[Vec<Said<'_>>], given: &[Given], expected: &[Expected<'_>], of: &dyn Fn() -> String) {
    let mut grades = given.iter().peekable();
    let mut passed: Vec<&Given> = Vec::new();
    for said in story.iter().flatten() {
        match said {
            Said::Grade { items, .. } | Said::Kept(items) => {
                for item in items {
                    let is_it = |next: &&Given| next.first_day.year() == item.year();
                    while let Some(next) = grades.next_if(is_it) {
                        passed.push(next);
                    }
                }
            }
            Said::Happened { what, about, items, .. } => {
                for item in items {
                    let mut of_item = expected.iter().filter(|one| {
                        one.when == item.when
                            && one.about == *about
                            && (one.what.contains(what)
                                || *what == ANOTHER && one.event.kind == EventKind::TrustEstablished)
                    });
                    let is_in_order = of_item.any(|one| {
                        passed.iter().all(|grade| {
                            grade.first_day <= one.date.last_day()
                                && one.told_by.is_none_or(|by| grade.first_day < by)
                        }) && grades.clone().all(|grade| grade.first_day >= one.date.first_day())
                    });
                    assert!(is_in_order, "{}: {what} in {}", of(), item.when);
                }
            }
            Said::NoneGiven(..) | Said::NoGrade(_) | Said::NotYet(_) | Said::Returned(_) => {}
        }
    }
}
