//! The journey in words: every grade and every year in it stands in the record, and none is left out.

use crate::common::{Dataset, date, slug, title};
use crate::headline::check_words;
use crate::oracle::height;
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{
    Area, Date, EventKind, EventSource, Grade, Judgement, Lifetime, PartialDate, Record,
};
use council_compare::describe::{chart_name, journey_note};

const DAYS: [&str; 5] = ["2005-05-01", "2014-08-01", "2016-12-01", "2020-06-30", "2023-02-01"];

/// The grades, each before any that its own word ends in.
const WORDS: [&str; 6] =
    ["outstanding", "good", "requires improvement", "inadequate", "adequate", "satisfactory"];

/// A grade as the record has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Given {
    grade: Grade,
    year: u16,
    is_shared: bool,
    adoption: Option<Grade>,
}

/// The grades of an area from 2013 on, oldest first.
fn given(record: &Record, area: Area, day: Date) -> Vec<Given> {
    let mut inspections: Vec<_> =
        record.inspections.iter().filter(|report| report.published <= day).collect();
    inspections.sort_by_key(|report| report.start);
    let graded = inspections.into_iter().filter_map(|report| {
        let (grade, is_shared) = match report.judgement(area) {
            Judgement::Own(grade) => (*grade, false),
            Judgement::Shared(grade) => (*grade, true),
            Judgement::NotJudged(_) => return None,
        };
        let adoption = match report.judgement(Area::Adoption) {
            Judgement::Own(adoption) if area == Area::ChildrenInCare && *adoption != grade => Some(*adoption),
            _ => None,
        };
        Some(Given { grade, year: report.start.year(), is_shared, adoption })
    });
    graded.collect()
}

/// The grades of an area before that, on the older scale, in no order.
fn given_before(record: &Record, area: Area, day: Date) -> Vec<(&'static str, u16)> {
    let services: &[&str] = match area {
        Area::HelpAndProtection => &[
            "safeguarding",
            "protection-of-children",
            "safeguarding-and-protection",
            "safeguarding-and-looked-after-children",
        ],
        Area::ChildrenInCare => &["looked-after-children", "safeguarding-and-looked-after-children"],
        _ => &[],
    };
    let told = record.earlier.iter().filter(|told| told.source.published <= day);
    let told = told.filter(|told| services.contains(&told.service.id()));
    told.map(|told| (told.grade.word(), told.date.year())).collect()
}

/// Each “good in 2018” in a text, with the words before it.
fn grades_in(text: &str) -> Vec<(&str, &'static str, u16)> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices(" in ") {
        let (before, after) = (&text[..place], &text[place + 4..]);
        let word = WORDS.into_iter().find(|word| before.ends_with(word));
        let year = after.get(..4).and_then(|year| year.parse().ok());
        if let (Some(word), Some(year)) = (word, year) {
            found.push((before.strip_suffix(word).unwrap(), word, year));
        }
    }
    found
}

fn years_in(text: &str) -> Vec<u16> {
    let words = text.split(|letter: char| !letter.is_ascii_digit()).filter(|word| word.len() == 4);
    words.map(|word| word.parse().unwrap()).collect()
}

/// Every pair today in one area each, and every seventh pair on each of the days, so that every council stands
/// in every area on both sides.
fn for_many(check: impl Fn(&Dataset, &Comparison, Area, Date)) {
    let data = Dataset::load();
    for (i, (first, second)) in data.ordered_pairs().enumerate() {
        let area = Area::LANES[i % Area::LANES.len()];
        check(&data, &data.compare(first, second, None), area, data.index.data_date);
    }
    for day in DAYS.map(date) {
        for (i, (first, second)) in data.ordered_pairs().step_by(7).enumerate() {
            check(&data, &data.compare(first, second, Some(day)), Area::LANES[i % Area::LANES.len()], day);
        }
    }
}

/// What a text says of each council: the text between their names, which are as given.
fn halves<'a>(
    text: &'a str,
    [first, second]: [String; 2],
    after: &str,
    of: &dyn Fn() -> String,
) -> [&'a str; 2] {
    let rest = text.strip_prefix(&format!("{first}{after}"));
    let halves = rest.and_then(|rest| rest.split_once(&format!(". {second}{after}")));
    let (first, second) = halves.unwrap_or_else(|| panic!("{} does not speak of both in turn", of()));
    [first, second]
}

#[test]
fn every_journey_note_is_true() {
    for_many(|data, comparison, area, day| {
        let note = journey_note(comparison, area).plain(comparison);
        let of = || format!("{}, {area:?}: “{note}”", title(comparison));
        check_words(&note, &of);
        let rest = note.strip_prefix(&format!("{}: ", area.label()));
        let sides = &comparison.sides;
        let names = [sides.first.council.in_sentence(), sides.second.council.at_start()];
        let halves = halves(rest.unwrap_or_else(|| panic!("{}", of())), names, " ", &of);
        for (which, half) in Which::BOTH.into_iter().zip(halves) {
            let record = &data.records[&comparison.sides.get(which).council.slug];
            let (steps, rest) = half.split_once("; ").unwrap_or((half, ""));
            let action = without_none_given(rest, record, area, day, &of);
            let is_today = comparison.pinned.is_none();
            check_steps(steps, &given(record, area, day), area, is_today, &of);
            let began = match comparison.sides.get(which).council.lifetime {
                Lifetime::Created { year, .. } => year,
                _ => 0,
            };
            check_action(action, record, began, day, is_today, &of);
        }
    });
}

/// What follows the steps, without that the newest inspection gave the area no grade, which is said just where it is so.
fn without_none_given<'a>(
    rest: &'a str,
    record: &Record,
    area: Area,
    day: Date,
    of: &dyn Fn() -> String,
) -> &'a str {
    let known = record.inspections.iter().filter(|report| report.published <= day);
    let newest = known.max_by_key(|report| report.start);
    let Some(newest) = newest.filter(|newest| newest.judgement(area).grade().is_none()) else {
        assert!(!rest.contains("no grade given"), "{}", of());
        return rest;
    };
    let said = format!("no grade given in {}", newest.start.year());
    let after = rest.strip_prefix(&said).unwrap_or_else(|| panic!("{}: “{said}”", of()));
    after.strip_prefix("; ").unwrap_or(after)
}

#[test]
fn a_line_that_ends_without_a_grade_says_so() {
    let data = Dataset::load();
    for (first, second, day, area, expected) in [
        (
            "south-tyneside",
            "st-helens",
            None,
            Area::Overall,
            "Overall: South Tyneside was graded good in 2017 and fell to inadequate in 2022; no grade given in 2026. \
             St Helens was graded requires improvement in 2014, fell to inadequate in 2019 and rose to good in 2023",
        ),
        (
            "bradford",
            "isles-of-scilly",
            Some("2017-06-01"),
            Area::ChildrenInCare,
            "Children in care: Bradford was graded good in 2014. The Isles of Scilly had no grade for this from a full \
             inspection by that day; no grade given in 2016",
        ),
    ] {
        let comparison = data.comparison(first, second, day);
        assert_eq!(journey_note(&comparison, area).plain(&comparison), expected);
    }
}

fn check_steps(steps: &str, given: &[Given], area: Area, is_today: bool, of: &dyn Fn() -> String) {
    if given.is_empty() {
        let expected = match is_today {
            true => "has no grade for this area from a full inspection in this dataset",
            false => "had no grade for this from a full inspection by that day",
        };
        assert_eq!(steps, expected, "{}", of());
        return;
    }
    let years: Vec<u16> = given.iter().map(|given| given.year).collect();
    assert_eq!(years_in(steps), years, "{}: the years of “{steps}”", of());
    let with = if area == Area::CareLeavers { "children in care" } else { "care leavers" };
    for given in given {
        let is_said = steps.contains(&format!("{} (shared with {with})", given.year));
        assert_eq!(is_said, given.is_shared, "{}: what was shared in {}", of(), given.year);
    }
    if let Some((word, _)) =
        steps.strip_prefix("was graded ").and_then(|rest| rest.split_once(" at each full inspection: "))
    {
        assert!(given.len() > 1 && given.iter().all(|given| given.grade.word() == word), "{}", of());
        return;
    }
    let said = grades_in(steps);
    assert_eq!(said.len(), given.len(), "{}: how many grades “{steps}” has", of());
    for (i, ((before, word, _), now)) in said.iter().zip(given).enumerate() {
        assert_eq!(*word, now.grade.word(), "{}: the grade of {}", of(), now.year);
        let Some(previous) = i.checked_sub(1).map(|i| given[i]) else { continue };
        let is_like = previous.is_shared == now.is_shared;
        let (old, new) = (height(previous.grade), height(now.grade));
        let moves = [("rose to ", new > old), ("fell to ", new < old), ("stayed at ", new == old)];
        for (verb, is_true) in moves {
            let is_said = before.ends_with(verb);
            assert_eq!(is_said, is_like && is_true, "{}: “{verb}” of {}", of(), now.year);
        }
        // What follows a verb of its own would seem to share it.
        let follows_a_verb = i > 1 && given[i - 2].is_shared == previous.is_shared;
        assert_eq!(
            before.ends_with("was graded "),
            !is_like && follows_a_verb,
            "{}: “was graded” of {}",
            of(),
            now.year
        );
    }
}

fn check_action(
    action: &str,
    record: &Record,
    began: u16,
    day: Date,
    is_today: bool,
    of: &dyn Fn() -> String,
) {
    let kinds = [
        EventKind::ImprovementNotice,
        EventKind::StatutoryDirection,
        EventKind::Commissioner,
        EventKind::InterventionEnded,
        EventKind::TrustEstablished,
        EventKind::ServicesReturned,
    ];
    // What happened, and then what a report told as a plan of a trust.
    let (mut expected, mut planned): (Vec<u16>, Vec<u16>) = (Vec::new(), Vec::new());
    let (mut by_press, mut returned_later) = (0, 0);
    for kind in kinds {
        let told = record.events.iter().filter(|event| event.kind == kind && event.service.is_none());
        let told = told.filter(|event| match &event.source {
            EventSource::Report(source) => source.published <= day,
            EventSource::Press(article) => {
                let is_past = |date: Option<PartialDate>| date.is_some_and(|date| date.last_day() <= day);
                is_today || is_past(article.not_before) && is_past(event.date)
            }
        });
        let mut years: Vec<(u16, bool)> = Vec::new();
        for event in told {
            returned_later += usize::from(kind == EventKind::ServicesReturned && event.date.is_none());
            let Some(date) = event.date.filter(|date| date.year() >= began) else { continue };
            match &event.source {
                // A plan is not said to have come about, on whatever day.
                EventSource::Report(source) if source.published < date.first_day() => {
                    planned.extend((kind == EventKind::TrustEstablished).then(|| date.year()));
                }
                source if date.first_day() <= day => {
                    years.push((date.year(), matches!(source, EventSource::Press(_))));
                }
                _ => {}
            }
        }
        let mut of_report: Vec<u16> =
            years.iter().filter(|(_, press)| !press).map(|(year, _)| *year).collect();
        of_report.dedup();
        let press_alone = years.iter().filter(|(year, press)| *press && !of_report.contains(year)).count();
        by_press += press_alone;
        let mut years: Vec<u16> = years.into_iter().map(|(year, _)| year).collect();
        years.dedup();
        expected.extend(years);
    }
    assert_eq!(
        action.matches("services returned to the council later").count(),
        returned_later,
        "{}: “{action}”",
        of()
    );
    let is_planned = action.contains("a trust or company was to take over services");
    assert_eq!(is_planned, !planned.is_empty(), "{}: what is planned in “{action}”", of());
    expected.extend(planned);
    assert_eq!(years_in(action), expected, "{}: the years of “{action}”", of());
    assert_eq!(
        action.matches(" (press reports only)").count(),
        by_press,
        "{}: the press in “{action}”",
        of()
    );
}

#[test]
fn every_chart_name_is_true() {
    for_many(|data, comparison, area, day| {
        let name = chart_name(comparison, area);
        let of = || format!("{}, {area:?}: “{name}”", title(comparison));
        check_words(name.trim_end_matches('.'), &of);
        let first_year = if day.year() <= 2009 { day.year() - 1 } else { 2009 };
        let start = format!("{}, {first_year} to {} {}. ", area.label(), day.month().name(), day.year());
        let rest = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix('.'));
        let names = Which::BOTH.map(|which| comparison.sides.get(which).name().to_string());
        let halves = halves(rest.unwrap_or_else(|| panic!("{}", of())), names, ": ", &of);
        for (which, half) in Which::BOTH.into_iter().zip(halves) {
            let record = &data.records[&comparison.sides.get(which).council.slug];
            let now = given(record, area, day);
            let before = given_before(record, area, day);
            let mut expected: Vec<(&str, u16)> =
                now.iter().map(|given| (given.grade.word(), given.year)).collect();
            expected.extend(&before);
            let mut said: Vec<_> = grades_in(half).into_iter().map(|(_, word, year)| (word, year)).collect();
            if said.is_empty() {
                assert_eq!(half, "no grade known", "{}", of());
            }
            assert!(said.is_sorted_by_key(|(_, year)| year), "{}: in time", of());
            said.sort_unstable();
            expected.sort_unstable();
            assert_eq!(said, expected, "{}: {which:?}", of());
            // The older scale had no “requires improvement”, and for these areas no “satisfactory”.
            let as_printed = before
                .iter()
                .filter(|(word, _)| matches!(*word, "requires improvement" | "satisfactory"))
                .count();
            assert_eq!(half.matches(" as printed").count(), as_printed, "{}: {which:?}", of());
            let on_scale = before.len() - as_printed;
            assert_eq!(half.matches(" on the older scale").count(), on_scale, "{}: {which:?}", of());
            let shared = now.iter().filter(|given| given.is_shared).count();
            assert_eq!(
                half.matches("shared by children in care and care leavers").count(),
                shared,
                "{}",
                of()
            );
            for adoption in now.iter().filter_map(|given| given.adoption) {
                assert!(
                    half.contains(&format!(", with adoption {}", adoption.word())),
                    "{}: {which:?}",
                    of()
                );
            }
            let adoptions = now.iter().filter(|given| given.adoption.is_some()).count();
            assert_eq!(half.matches("with adoption").count(), adoptions, "{}: {which:?}", of());
        }
    });
}

#[test]
fn an_intervention_that_ended_is_told_with_what_is_told_of_it() {
    let data = Dataset::load();
    let comparison = data.comparison("leeds", "cornwall", None);
    let note = journey_note(&comparison, Area::Leaders).plain(&comparison);
    let of_leeds =
        "; the government issued an improvement notice in 2010 and ended its intervention in 2011. Cornwall";
    assert!(note.contains(of_leeds), "{note}");
    // Of what the government did in Cornwall, nothing is told.
    assert!(note.ends_with("; an earlier government intervention ended in 2013"), "{note}");
}

#[test]
fn a_trust_that_is_only_planned_has_not_taken_over() {
    let data = Dataset::load();
    assert!(data.record("bradford").events.iter().any(|event| event.kind == EventKind::TrustEstablished));
    for day in ["2023-02-01", "2023-05-01"] {
        let comparison = data.compare(&slug("bradford"), &slug("leeds"), Some(date(day)));
        let note = journey_note(&comparison, Area::Leaders).plain(&comparison);
        assert!(note.contains("; a trust or company was to take over services in 2023"), "{day}: {note}");
        assert!(!note.contains("took over services in 2023"), "{day}: {note}");
    }
}

#[test]
fn what_came_back_from_a_trust_is_told_once_a_report_tells_it() {
    let data = Dataset::load();
    for (day, is_told) in [(None, true), (Some("2025-03-18"), true), (Some("2025-03-17"), false)] {
        let comparison = data.compare(&slug("doncaster"), &slug("leeds"), day.map(date));
        let note = journey_note(&comparison, Area::Leaders).plain(&comparison);
        let said =
            "; a trust or company took over services in 2014; services returned to the council later. Leeds";
        assert_eq!(note.contains(said), is_told, "{day:?}: {note}");
        assert_eq!(note.contains("returned"), is_told, "{day:?}: {note}");
    }
}

/// The notice of 2012 was for the adoption service, which the years tell. A note beside a grade for everything does not.
#[test]
fn what_concerned_a_single_service_is_not_told_of_all() {
    let data = Dataset::load();
    let comparison = data.compare(&slug("sefton"), &slug("leeds"), None);
    for area in Area::LANES {
        let note = journey_note(&comparison, area).plain(&comparison);
        let (sefton, leeds) = note.split_once(". Leeds").unwrap();
        assert!(!sefton.contains("notice") && leeds.contains("an improvement notice in 2010"), "{note}");
    }
    let notice = |event: &&council_compare::dataset::Event| event.kind == EventKind::ImprovementNotice;
    let notice = data.record("sefton").events.iter().find(notice).unwrap();
    assert_eq!(notice.service.map(|service| service.word()), Some("adoption service"));
    assert_eq!(
        &*notice.summary,
        "Improvement notice for the adoption service, over slow placing of children."
    );
}
