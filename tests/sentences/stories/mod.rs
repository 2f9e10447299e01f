//! The story of each council beside the chart: read back by a small grammar, it has every grade and everything that happened once,
//! in order, and nothing else.

use crate::common::{Dataset, date, slug, title};
use crate::given::{Given, What, given};
use crate::headline::check_words;
use crate::journey::{WORDS, for_many};
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{
    Area, Date, Event, EventKind, EventSource, Grade, Lifetime, PartialDate, Record,
};
use council_compare::describe::journey_stories;
use std::cmp::Ordering;

/// How a story tells each kind of event: of one, and of several.
const PHRASES: [(EventKind, &str, &str); 9] = [
    (
        EventKind::ImprovementNotice,
        "was given a government improvement notice",
        "was given government improvement notices",
    ),
    (EventKind::StatutoryDirection, "was given a government direction", "was given government directions"),
    (
        EventKind::Commissioner,
        "was given a government commissioner",
        "was given a government commissioner or advice from one",
    ),
    (
        EventKind::InterventionEnded,
        "came out of government intervention",
        "came out of government intervention",
    ),
    (
        EventKind::TrustEstablished,
        "passed services to a trust or company",
        "passed services to trusts or companies",
    ),
    (EventKind::ServicesReturned, "took services back", "took services back"),
    (EventKind::FocusedVisit, "had a focused visit", "had focused visits"),
    (EventKind::MonitoringVisit, "had a monitoring visit", "had monitoring visits"),
    (EventKind::JointInspection, "had a joint inspection", "had joint inspections"),
];

const PLAN: &str = "was to pass services to a trust or company";
const RETURNED: &str = "has since taken services back";
const VERBS: [&str; 5] = ["was graded ", "rose to ", "fell to ", "stayed at ", "to "];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A time that a story names, with what stands in brackets behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Item<'a> {
    when: &'a str,
    note: Option<&'a str>,
}

impl Item<'_> {
    fn year(&self) -> u16 {
        self.when[self.when.len() - 4..].parse().unwrap()
    }
}

/// What one predicate says.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Said<'a> {
    /// A grade, with the verb before it, if it has one of its own.
    Grade { verb: &'a str, word: &'static str, items: Vec<Item<'a>> },
    /// No grade given.
    NoneGiven(u16),
    /// No grade known at all.
    NoGrade,
    /// Something happened, or was planned; several of a kind from a time on, if told as one.
    Happened { what: &'a str, items: Vec<Item<'a>>, is_from: bool },
    /// Services came back, at a time that nobody tells.
    Returned,
}

/// A story, sentence by sentence, each in its predicates.
fn read(story: &str) -> Option<Vec<Vec<Said<'_>>>> {
    story.split(". It ").map(sentence).collect()
}

fn sentence(text: &str) -> Option<Vec<Said<'_>>> {
    let mut said = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if !said.is_empty() {
            rest = [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between))?;
        }
        let (one, after) = predicate(rest)?;
        said.push(one);
        rest = after;
    }
    Some(said)
}

fn predicate(text: &str) -> Option<(Said<'_>, &str)> {
    for none in [
        "has no grade for this area from a full inspection in this dataset",
        "had no grade for this area from a full inspection by that day",
    ] {
        if let Some(rest) = text.strip_prefix(none) {
            return Some((Said::NoGrade, rest));
        }
    }
    if let Some(rest) = text.strip_prefix(RETURNED) {
        return Some((Said::Returned, rest));
    }
    if let Some(rest) = text.strip_prefix("was given no grade in ") {
        let (items, rest) = items(rest)?;
        return Some((Said::NoneGiven(items.first()?.year()), rest));
    }
    let phrases = PHRASES.into_iter().flat_map(|(_, one, many)| [one, many]).chain([PLAN]);
    // Of two that begin alike, the longer one.
    let is_said =
        |phrase: &&str| [" in ", " from "].iter().any(|after| text.starts_with(&format!("{phrase}{after}")));
    if let Some(phrase) = phrases.filter(is_said).max_by_key(|it| it.len()) {
        let (what, rest) = text.split_at(phrase.len());
        if let Some(rest) = rest.strip_prefix(" from ") {
            let (first, rest) = item(rest)?;
            return Some((Said::Happened { what, items: vec![first], is_from: true }, rest));
        }
        let (items, rest) = items(rest.strip_prefix(" in ")?)?;
        return Some((Said::Happened { what, items, is_from: false }, rest));
    }
    let verb = VERBS.into_iter().find(|verb| text.starts_with(verb)).unwrap_or_default();
    let (verb, rest) = text.split_at(verb.len());
    let word = WORDS.into_iter().find(|word| rest.starts_with(word))?;
    let (items, rest) = items(rest.strip_prefix(word)?.strip_prefix(" in ")?)?;
    Some((Said::Grade { verb, word, items }, rest))
}

/// The times at the start of a text.
fn items(text: &str) -> Option<(Vec<Item<'_>>, &str)> {
    let (first, mut rest) = item(text)?;
    let mut items = vec![first];
    loop {
        let next =
            [", and ", " and ", ", "].iter().find_map(|between| rest.strip_prefix(between)).and_then(item);
        let Some((next, after)) = next else { return Some((items, rest)) };
        items.push(next);
        rest = after;
    }
}

fn item(text: &str) -> Option<(Item<'_>, &str)> {
    let month = MONTHS.into_iter().find(|month| text.starts_with(&format!("{month} ")));
    let length = month.map_or(0, |month| month.len() + 1) + 4;
    let when = text.get(..length).filter(|when| when[length - 4..].parse::<u16>().is_ok())?;
    let rest = &text[length..];
    match rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')) {
        Some((note, rest)) => Some((Item { when, note: Some(note) }, rest)),
        None => Some((Item { when, note: None }, rest)),
    }
}

/// What stands in brackets behind the year of a grade.
fn note(given: &Given, area: Area) -> Option<String> {
    match (given.of, given.adoption) {
        (What::Older(_), _) if given.is_as_printed() => Some("as printed".to_owned()),
        (What::Older(_), _) => Some("older scale".to_owned()),
        (What::Both, _) if area == Area::CareLeavers => Some("shared with children in care".to_owned()),
        (What::Both, _) => Some("shared with care leavers".to_owned()),
        (What::Own, adoption) => adoption.map(|adoption| format!("adoption {}", adoption.word())),
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

/// An event that a story has to tell.
struct Expected<'a> {
    event: &'a Event,
    date: PartialDate,
    what: [&'static str; 2],
    when: String,
}

fn expected(record: &Record, began: u16, day: Date, is_today: bool) -> Vec<Expected<'_>> {
    let of_whole = record.events.iter().filter(|event| event.service.is_none());
    let told = of_whole.filter_map(|event| {
        let (_, one, many) = PHRASES.into_iter().find(|(kind, ..)| *kind == event.kind)?;
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
            true => (event.kind == EventKind::TrustEstablished).then_some([PLAN, PLAN])?,
            false => (date.first_day() <= day).then_some([one, many])?,
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
        Some(Expected { event, date, what, when })
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
            check_none(&said, record, area, day, &of);
            let expected = expected(record, began, day, comparison.pinned.is_none());
            check_events(&said, &expected, &of);
            check_order(&said, &given, &expected, &of);
            let returned = record.events.iter().any(|event| {
                let EventSource::Report(source) = &event.source else { return false };
                event.kind == EventKind::ServicesReturned && event.date.is_none() && source.published <= day
            });
            assert_eq!(said.iter().flatten().any(|said| *said == Said::Returned), returned, "{}", of());
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
            let Said::Grade { verb, word, items } = said else {
                verb_before = "";
                continue;
            };
            for (i, item) in items.iter().enumerate() {
                let Some(now) = left.next() else { panic!("{}: a grade too many", of()) };
                assert_eq!((*word, item.year()), (now.grade.word(), now.first_day.year()), "{}", of());
                assert_eq!(item.note, note(now, area).as_deref(), "{}: {}", of(), item.when);
                if i == 0 {
                    let is_like = previous.filter(|previous| previous.of == now.of);
                    let due =
                        is_like.map_or("was graded ", |previous| match height(now).cmp(&height(previous)) {
                            Ordering::Greater => "rose to ",
                            Ordering::Less => "fell to ",
                            Ordering::Equal => "stayed at ",
                        });
                    // A verb that is shared is not said again.
                    let shared = match due {
                        "was graded " => "",
                        "stayed at " => due,
                        _ => "to ",
                    };
                    assert_eq!(
                        *verb,
                        if verb_before == due { shared } else { due },
                        "{}: {}",
                        of(),
                        item.when
                    );
                    verb_before = due;
                }
                previous = Some(now);
                // Two services were graded alike in one year.
                let is_same = |next: &&Given| {
                    let is_of_year = next.first_day.year() == now.first_day.year();
                    next.grade == now.grade && is_of_year && note(next, area) == note(now, area)
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
fn check_none(story: &[Vec<Said<'_>>], record: &Record, area: Area, day: Date, of: &dyn Fn() -> String) {
    let known = || record.inspections.iter().filter(|report| report.published <= day);
    let newest = known().max_by_key(|report| report.start);
    let none_given = newest.filter(|newest| newest.judgement(area).grade().is_none());
    let none: Vec<u16> = story
        .iter()
        .flatten()
        .filter_map(|said| if let Said::NoneGiven(year) = said { Some(*year) } else { None })
        .collect();
    assert_eq!(
        none,
        none_given.map(|newest| newest.start.year()).into_iter().collect::<Vec<_>>(),
        "{}",
        of()
    );
    let is_graded = known().any(|report| report.judgement(area).grade().is_some());
    let says_none = story.iter().flatten().any(|said| *said == Said::NoGrade);
    assert_eq!(says_none, !is_graded && none_given.is_none(), "{}", of());
}

/// Everything that happened, of each kind in order, with what only the press tells marked.
fn check_events(story: &[Vec<Said<'_>>], expected: &[Expected<'_>], of: &dyn Fn() -> String) {
    for phrases in PHRASES.map(|(_, one, many)| [one, many]).into_iter().chain([[PLAN, PLAN]]) {
        let of_kind = || expected.iter().filter(|expected| expected.what == phrases);
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
            let Said::Happened { what, items, is_from } = said else { continue };
            if !phrases.contains(what) {
                continue;
            }
            assert_eq!(*is_from, several.is_some(), "{}: {what}", of());
            let here = of_kind().filter(|one| items.iter().any(|item| item.when == one.when)).count();
            let is_one = here == 1 && !is_from;
            let is_right = if is_one { *what == phrases[0] } else { *what == phrases[1] || items.len() == 1 };
            assert!(is_right, "{}: “{what}” of {here}", of());
            for item in items {
                assert!(matches!(item.note, None | Some("press reports only")), "{}", of());
                told.push((item.when, item.note.is_some()));
            }
        }
        due.sort_unstable();
        told.sort_unstable();
        told.dedup();
        assert_eq!(told, due, "{}: {phrases:?}", of());
    }
}

/// What is known to have been before a grade stands before it, and what was after it behind.
fn check_order(story: &[Vec<Said<'_>>], given: &[Given], expected: &[Expected<'_>], of: &dyn Fn() -> String) {
    let mut grades = given.iter().peekable();
    let mut passed: Vec<&Given> = Vec::new();
    for said in story.iter().flatten() {
        match said {
            Said::Grade { word, items, .. } => {
                for item in items {
                    let is_it =
                        |next: &&Given| next.grade.word() == *word && next.first_day.year() == item.year();
                    while let Some(next) = grades.next_if(is_it) {
                        passed.push(next);
                    }
                }
            }
            Said::Happened { what, items, .. } => {
                for item in items {
                    let mut of_item =
                        expected.iter().filter(|one| one.what.contains(what) && one.when == item.when);
                    let is_in_order = of_item.any(|one| {
                        passed.iter().all(|grade| grade.first_day <= one.date.last_day())
                            && grades.clone().all(|grade| grade.first_day >= one.date.first_day())
                    });
                    assert!(is_in_order, "{}: {what} in {}", of(), item.when);
                }
            }
            Said::NoneGiven(_) | Said::NoGrade | Said::Returned => {}
        }
    }
}

/// The stories of two councils as plain text.
fn told(data: &Dataset, first: &str, second: &str, day: Option<&str>, area: Area) -> [String; 2] {
    let comparison: Comparison = data.compare(&slug(first), &slug(second), day.map(date));
    let stories = journey_stories(&comparison, area);
    [&stories.first, &stories.second].map(|story| story.plain(&comparison))
}

/// What the widget exists to tell, without a word of help.
#[test]
fn the_story_of_two_neighbours() {
    let data = Dataset::load();
    let [calderdale, kirklees] = told(&data, "calderdale", "kirklees", None, Area::ChildrenInCare);
    assert_eq!(
        calderdale,
        "Calderdale was graded adequate in 2010 (older scale). It was given government improvement notices in 2010 \
         (press reports only), 2012, 2013 and 2014. It was graded requires improvement in 2015 (adoption inadequate) \
         and outstanding in 2018 (shared with care leavers). It had focused visits in 2022 and May 2023 (press reports \
         only). It was graded good in 2024"
    );
    assert_eq!(
        kirklees,
        "Kirklees was graded good in 2011 (older scale). It was graded inadequate in 2016 (adoption requires \
         improvement). It was given a government commissioner in 2016 (press reports only). It was graded requires \
         improvement in 2019 (shared with care leavers) and good in 2024"
    );
}

#[test]
fn a_story_that_ends_without_a_grade_says_so() {
    let data = Dataset::load();
    let [south_tyneside, st_helens] = told(&data, "south-tyneside", "st-helens", None, Area::Overall);
    assert!(
        south_tyneside
            .contains("was graded good in 2017, fell to inadequate in 2022 and was given no grade in 2026"),
        "{south_tyneside}"
    );
    assert!(
        st_helens.starts_with(
            "St Helens was graded requires improvement in 2014. It had focused visits in July 2018 and November 2018. It \
             fell to inadequate in 2019 and rose to good in 2023"
        ),
        "{st_helens}"
    );
    let [bradford, scilly] =
        told(&data, "bradford", "isles-of-scilly", Some("2017-06-01"), Area::ChildrenInCare);
    assert!(bradford.contains("good in 2014"), "{bradford}");
    assert_eq!(
        scilly,
        "The Isles of Scilly was graded good in 2012 (older scale). It was given no grade in 2016"
    );
}

#[test]
fn an_intervention_that_ended_is_told_in_its_place() {
    let data = Dataset::load();
    let [leeds, cornwall] = told(&data, "leeds", "cornwall", None, Area::Leaders);
    let of_leeds = "Leeds was given a government improvement notice in 2010 and came out of government intervention in 2011. It ";
    assert!(leeds.starts_with(of_leeds), "{leeds}");
    // Of what the government did in Cornwall, nothing is told.
    assert!(cornwall.starts_with("Cornwall came out of government intervention in 2013. It "), "{cornwall}");
}

#[test]
fn a_trust_that_is_only_planned_has_not_taken_over() {
    let data = Dataset::load();
    assert!(data.record("bradford").events.iter().any(|event| event.kind == EventKind::TrustEstablished));
    for day in ["2023-02-01", "2023-05-01"] {
        let [bradford, _] = told(&data, "bradford", "leeds", Some(day), Area::Leaders);
        assert!(bradford.contains("was to pass services to a trust or company in 2023"), "{day}: {bradford}");
        assert!(!bradford.contains("passed services"), "{day}: {bradford}");
    }
}

#[test]
fn what_came_back_from_a_trust_is_told_once_a_report_tells_it() {
    let data = Dataset::load();
    for (day, is_told) in [(None, true), (Some("2025-03-18"), true), (Some("2025-03-17"), false)] {
        let [doncaster, _] = told(&data, "doncaster", "leeds", day, Area::Leaders);
        assert!(doncaster.contains("passed services to a trust or company in 2014"), "{day:?}: {doncaster}");
        assert_eq!(
            doncaster.ends_with(". It has since taken services back"),
            is_told,
            "{day:?}: {doncaster}"
        );
    }
}

/// The notice of 2012 was for the adoption service, which the years tell. A story of grades for everything does not.
#[test]
fn what_concerned_a_single_service_is_not_told_of_all() {
    let data = Dataset::load();
    for area in Area::LANES {
        let [sefton, leeds] = told(&data, "sefton", "leeds", None, area);
        assert!(!sefton.contains("notice") && !sefton.contains("intervention"), "{sefton}");
        assert!(leeds.contains("improvement notice in 2010"), "{leeds}");
    }
    let notice = |event: &&Event| event.kind == EventKind::ImprovementNotice;
    let notice = data.record("sefton").events.iter().find(notice).unwrap();
    assert_eq!(notice.service.map(|service| service.word()), Some("adoption service"));
    assert_eq!(
        &*notice.summary,
        "Improvement notice for the adoption service, over slow placing of children."
    );
}
