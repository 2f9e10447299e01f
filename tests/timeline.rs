//! The years: everything known of a council stands in them once, at its date, with its marks; and nothing that
//! was published later than the day looked back from.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{Dataset, councils, date, published, slug, title};
use council_compare::chart::journey::scene;
use council_compare::chart::scene::Mark;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::timeline::{Entry, What, Year, entry_of, timeline};
use council_compare::comparison::{Comparison, Pair, Side, Which};
use council_compare::dataset::{Area, Date, EventSource, Json, PartialDate, Record, parse};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::rc::Rc;

const DAYS: [Option<&str>; 4] = [None, Some("2015-01-01"), Some("2019-01-01"), Some("2023-06-01")];

/// Every council beside one and the same other, today and as of three days.
fn for_all(check: impl Fn(&Comparison, &[Year<'_>])) {
    let data = Dataset::load();
    assert_eq!(data.records.len(), councils().len());
    for slug in data.records.keys() {
        let other = if slug.as_str() == "calderdale" { "kirklees" } else { "calderdale" };
        for day in DAYS {
            let comparison = data.comparison(slug.as_str(), other, day);
            check(&comparison, &timeline(&comparison));
        }
    }
}

fn entries<'a, 'b>(years: &'b [Year<'a>], which: Which) -> impl Iterator<Item = &'b Entry<'a>> {
    years.iter().flat_map(move |year| year.entries.get(which))
}

/// What entries and records hold, by place in memory: each is one thing.
fn address<T>(thing: &T) -> usize {
    std::ptr::from_ref(thing) as usize
}

fn told_by(entry: &Entry<'_>) -> Vec<usize> {
    match &entry.what {
        What::Inspection(inspection) => vec![address(*inspection)],
        What::BoardReview(review) => vec![address(*review)],
        What::Earlier(told) => told.iter().map(|earlier| address(*earlier)).collect(),
        What::Event(event) => vec![address(*event)],
    }
}

fn known(side: &Side) -> BTreeSet<usize> {
    let inspections = side.inspections().map(address);
    let reviews = side.board_reviews().map(address);
    inspections.chain(reviews).chain(side.earlier().map(address)).chain(side.events().map(address)).collect()
}

#[test]
fn everything_known_stands_in_the_years_once() {
    for_all(|comparison, years| {
        for (which, side) in comparison.sides.iter() {
            let told: Vec<usize> = entries(years, which).flat_map(told_by).collect();
            let once: BTreeSet<usize> = told.iter().copied().collect();
            assert_eq!(once.len(), told.len(), "{}: something stands twice", title(comparison));
            assert_eq!(once, known(side), "{}", title(comparison));
        }
    });
}

#[test]
fn today_that_is_all_of_the_record() {
    let data = Dataset::load();
    for slug in data.records.keys().filter(|slug| slug.as_str() != "leeds") {
        let comparison = data.comparison(slug.as_str(), "leeds", None);
        let years = timeline(&comparison);
        let record = data.record(slug.as_str());
        let all = record.inspections.len() + record.board_reviews.len() + record.earlier.len();
        let told = entries(&years, Which::First).flat_map(told_by).count();
        assert_eq!(told, all + record.events.len(), "{slug}");
    }
}

#[test]
fn dates_are_as_exact_as_the_source_has_them() {
    for_all(|comparison, years| {
        for year in years {
            for entry in year.entries.first.iter().chain(&year.entries.second) {
                let when = match &entry.what {
                    What::Inspection(inspection) => Some(PartialDate::Day(inspection.start)),
                    What::BoardReview(review) => Some(PartialDate::Day(review.start)),
                    What::Earlier(told) => {
                        let (first, rest) = told.split_first().unwrap();
                        for other in rest {
                            assert_eq!((first.date, &first.source), (other.date, &other.source));
                        }
                        Some(first.date)
                    }
                    What::Event(event) => event.date,
                };
                assert_eq!(entry.when, when, "{}", title(comparison));
                assert_eq!(year.year, when.map(PartialDate::year), "{}", title(comparison));
            }
        }
    });
}

#[test]
fn years_and_entries_are_in_order() {
    for_all(|comparison, years| {
        let numbers: Vec<u16> = years.iter().map(|year| year.year.unwrap_or(9999)).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{}: {numbers:?}", title(comparison));
        for (which, _) in comparison.sides.iter() {
            // What a report tells of the year of its own inspection stands right before or earlier.
            let own = |event: &Entry<'_>| {
                let (What::Event(it), Some(PartialDate::Year(year))) = (&event.what, event.when) else {
                    return None;
                };
                let EventSource::Report(source) = &it.source else { return None };
                entries(years, which).position(|entry| match &entry.what {
                    What::Inspection(own) => own.published == source.published && own.start.year() == year,
                    What::Earlier(told) => told.iter().any(|own| {
                        own.end.is_some()
                            && own.source.published == source.published
                            && own.date.year() == year
                    }),
                    _ => false,
                })
            };
            for (place, entry) in entries(years, which).enumerate() {
                assert!(own(entry).is_none_or(|own| place < own), "{}: {entry:?}", title(comparison));
            }
            let others = entries(years, which).filter(|entry| own(entry).is_none());
            let dates: Vec<PartialDate> = others.filter_map(|entry| entry.when).collect();
            for pair in dates.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                let of = || format!("{}: {a} before {b}", title(comparison));
                match (a, b) {
                    (PartialDate::Day(a), PartialDate::Day(b)) => assert!(a <= b, "{}", of()),
                    (PartialDate::Day(_) | PartialDate::Month(..), PartialDate::Month(..)) => {
                        assert!(a.first_day() <= b.last_day(), "{}", of());
                    }
                    // A month is done before a later day, and a year before the next.
                    _ => assert!(a.last_day() <= b.last_day(), "{}", of()),
                }
            }
        }
        assert!(
            years.iter().all(|year| !year.entries.first.is_empty() || !year.entries.second.is_empty()),
            "{}: an empty year",
            title(comparison)
        );
    });
}

#[test]
fn nothing_published_later_is_told() {
    for_all(|comparison, years| {
        let Some(day) = comparison.pinned else { return };
        let is_out = |published: Date| assert!(published <= day, "{}: {published}", title(comparison));
        for entry in Which::BOTH.into_iter().flat_map(|which| entries(years, which)) {
            match &entry.what {
                What::Inspection(inspection) => is_out(inspection.published),
                What::BoardReview(review) => is_out(review.published),
                What::Earlier(told) => told.iter().for_each(|earlier| is_out(earlier.source.published)),
                What::Event(event) => match &event.source {
                    EventSource::Report(source) => is_out(source.published),
                    EventSource::Press(article) => is_out(article.not_before.unwrap().last_day()),
                },
            }
        }
    });
}

#[test]
fn every_mark_of_the_chart_has_one_entry_and_leads_back_from_it() {
    for_all(|comparison, years| {
        for large in [Area::ChildrenInCare, Area::Overall] {
            let scene = scene(comparison, large, 856.0, &HelveticaMetrics);
            for Mark { id, .. } in &scene.marks {
                let of = || format!("{}: {id:?}", title(comparison));
                let having = entries(years, id.which).filter(|entry| entry.has(Some(*id)));
                assert_eq!(having.count(), 1, "{}", of());
                let entry = entry_of(years, *id).unwrap();
                let back = entry.mark(large).unwrap();
                assert_eq!(entry_of(years, back), Some(entry), "{}", of());
                assert!(scene.mark(back).is_some(), "{}: {back:?} is not drawn", of());
                // Its mark in the large lane, where it has one.
                assert!(id.lane != Some(large) || back.lane == Some(large), "{}: {back:?}", of());
            }
            let marks = Which::BOTH.into_iter().flat_map(|which| entries(years, which));
            let marks: usize = marks.map(|entry| entry.marks.len()).sum();
            assert_eq!(marks, scene.marks.len(), "{}", title(comparison));
        }
    });
}

#[test]
fn what_has_no_mark() {
    for_all(|comparison, years| {
        for entry in Which::BOTH.into_iter().flat_map(|which| entries(years, which)) {
            let has_mark = match &entry.what {
                What::Inspection(_) => true,
                What::BoardReview(_) => false,
                What::Earlier(told) => told.iter().any(|earlier| !earlier.service.areas().is_empty()),
                What::Event(event) => {
                    event.kind.is_action()
                        && event.date.is_some_and(|date| date.first_day() <= comparison.day())
                }
            };
            assert_eq!(entry.mark(Area::Leaders).is_some(), has_mark, "{}: {entry:?}", title(comparison));
        }
    });
}

#[test]
fn a_report_that_contradicts_itself_says_so_where_its_grade_stands() {
    let data = Dataset::load();
    let comparison = data.compare(&slug("east-riding-of-yorkshire"), &slug("leeds"), None);
    let years = timeline(&comparison);
    let told: Vec<_> = entries(&years, Which::First).filter(|entry| !entry.differences.is_empty()).collect();
    let [entry] = told.as_slice() else { panic!("{told:?}") };
    assert!(matches!(&entry.what, What::Earlier(told) if told.len() == 2), "{entry:?}");
    assert_eq!(entry.when.map(PartialDate::year), Some(2011));
    let [difference] = entry.differences.as_slice() else { panic!("{entry:?}") };
    assert!(difference.press.is_none() && difference.text.contains("page 28 of the same report"));
}

/// Calderdale's record with these disagreements in it.
fn with_disagreements(told: &Value) -> Record {
    let mut record = published("councils/calderdale.json");
    record["disagreements"] = told.clone();
    parse::record(&Json::from(&record), &slug("calderdale")).unwrap()
}

fn compared(data: &Dataset, record: &Rc<Record>, day: Option<&str>) -> Comparison {
    let council = |name: &str| data.index.council(&slug(name)).unwrap().clone();
    let kirklees = (council("kirklees"), data.record("kirklees").clone());
    let sides = Pair::new((council("calderdale"), record.clone()), kirklees);
    Comparison::new(sides, day.map(date), data.index.data_date)
}

#[test]
fn disagreements_stand_with_what_they_concern_once_both_sources_were_out() {
    let data = Dataset::load();
    let report = |published: &str| json!({ "published": published, "report": "https://files.ofsted.gov.uk/v1/file/1" });
    let event = &data.record("calderdale").events;
    let notice = event.iter().find_map(|event| match &event.source {
        EventSource::Press(article) if event.kind.is_action() => Some(article.title.to_string()),
        _ => None,
    });
    let press = |title: &str, not_before: &str| json!({ "title": title, "not-before": not_before });
    let record = Rc::new(with_disagreements(&json!([
        { "date": "2010", "text": "of the notice", "report": report("2015-03-20"), "press": press(&notice.unwrap(), "2010") },
        { "date": "2013", "text": "of nothing told", "report": report("2015-03-20"), "press": press("Another", "2013") },
        { "date": "2018-11", "inspection": "2018-12-19", "text": "of the inspection", "report": report("2018-12-19"),
          "press": press("Another", "2018-12") },
    ])));
    for (day, expected) in [
        (None, vec![(2010, "notice"), (2013, "loose"), (2018, "inspection")]),
        (Some("2019-01-01"), vec![(2010, "notice"), (2013, "loose"), (2018, "inspection")]),
        // The report was out, the article not yet.
        (Some("2018-12-20"), vec![(2010, "notice"), (2013, "loose")]),
        // The articles were out, the report not yet.
        (Some("2015-03-19"), vec![]),
    ] {
        let comparison = compared(&data, &record, day);
        let years = timeline(&comparison);
        let mut shown = Vec::new();
        for year in &years {
            for entry in entries(std::slice::from_ref(year), Which::First) {
                let what = match entry.what {
                    What::Inspection(_) => "inspection",
                    What::Event(event) => event.kind.id().rsplit('-').next().unwrap(),
                    _ => "other",
                };
                shown.extend(entry.differences.iter().map(|_| (year.year.unwrap(), what)));
            }
            shown.extend(year.differences.first.iter().map(|_| (year.year.unwrap(), "loose")));
            assert!(year.differences.second.is_empty());
        }
        assert_eq!(shown, expected, "{day:?}");
    }
}

/// A report cannot tell of what came after its inspection, so that what it dates by the year of that alone came before.
#[test]
fn what_a_report_tells_of_its_own_year_was_before_the_inspection() {
    let data = Dataset::load();
    for (council, year, expected) in [
        ("barnsley", 2023, ["focused-visit", "inspection"].as_slice()),
        ("swindon", 2019, &["focused-visit", "inspection"]),
        ("plymouth", 2018, &["focused-visit", "inspection"]),
        ("medway", 2013, &["inspection", "improvement-notice", "inspection"]),
    ] {
        let comparison = data.comparison(council, "leeds", None);
        let years = timeline(&comparison);
        let year = years.iter().find(|it| it.year == Some(year)).unwrap();
        let kinds = year.entries.first.iter().map(|entry| match entry.what {
            What::Event(event) => event.kind.id(),
            _ => "inspection",
        });
        assert_eq!(kinds.collect::<Vec<_>>(), expected, "{council}");
    }
}
