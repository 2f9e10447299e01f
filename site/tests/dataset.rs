//! The dataset that the real tables give, as the widget reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{councils, current_councils, real_data, records};
use council_compare::dataset::{
    Area, DateOf, EventKind, EventSource, Framework, Grade, Index, Json, Judgement, Lifetime, PartialDate,
    PressSource, Reason, Record, Service, Slug, parse,
};
use serde_json::Value;
use std::fs;

fn dataset() -> site::dataset::Dataset {
    site::dataset::Dataset::new(&site::facts::Facts::read(&real_data()).unwrap())
}

fn files() -> site::files::Files {
    site::files::of(&dataset()).unwrap()
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn index() -> Index {
    let (index, faults) = parse::index(&Json::from(&value(&files()["index.json"]))).unwrap();
    assert_eq!(faults, []);
    index
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn record(council: &str) -> Record {
    let bytes = &files()[&format!("councils/{council}.json")];
    parse::record(&Json::from(&value(bytes)), &slug(council)).unwrap()
}

fn table(file: &str) -> Vec<Vec<String>> {
    records(&fs::read(real_data().join(file)).unwrap()).split_off(1)
}

#[test]
fn the_widget_reads_every_council() {
    let files = files();
    let index = index();
    assert_eq!(index.councils().len(), councils().len());
    let current = index.councils().iter().filter(|council| council.is_current());
    assert_eq!(current.count(), current_councils().len());
    let records = files.keys().filter(|path| path.starts_with("councils/")).count();
    assert_eq!(records, councils().len());
    let whole = value(&files["records.json"]);
    for council in index.councils() {
        let bytes = &files[&format!("councils/{}.json", council.slug)];
        let json = value(bytes);
        assert_eq!(whole["records"][council.slug.as_str()], json);
        let record = parse::record(&Json::from(&json), &council.slug).unwrap();
        assert_eq!(record.neighbours.len(), if council.is_current() { 10 } else { 0 });
    }
}

#[test]
fn every_row_is_in_the_dataset() {
    let (mut inspections, mut boards, mut earlier, mut events) = (Vec::new(), 0, 0, 0);
    for council in index().councils() {
        let record = record_of(&council.slug);
        inspections.extend(record.inspections.iter().map(|inspection| inspection.framework));
        boards += record.board_reviews.len();
        earlier += record.earlier.len();
        events += record.events.len();
    }
    let count = |framework| inspections.iter().filter(|other| **other == framework).count();
    // Frameworks that have ended get no more reports; the four on looked-after children are among the earlier.
    assert_eq!((count(Framework::Sif), boards), (167, 1));
    assert_eq!(count(Framework::Sif) + count(Framework::Ilacs) + boards + 4, table("inspections.csv").len());
    assert!(table("inspections.csv").len() >= 493);
    // Each of these with a grade for leadership too.
    assert_eq!(earlier, table("earlier_inspections.csv").len() + 8);
    assert_eq!(events, table("events.csv").len() + table("report_events.csv").len());
}

fn record_of(slug: &Slug) -> Record {
    thread_local!(static RECORDS: Value = value(&files()["records.json"]));
    RECORDS.with(|whole| parse::record(&Json::from(&whole["records"][slug.as_str()]), slug).unwrap())
}

#[test]
fn the_index_says_what_the_dataset_is() {
    let index = index();
    assert_eq!(index.featured.each_ref().map(Slug::as_str), ["calderdale", "kirklees"]);
    assert_eq!(&*index.licence.name, "Open Government Licence v3.0");
    let council = |text| index.council(&slug(text)).unwrap();
    assert_eq!(&*council("bournemouth-christchurch-and-poole").short_name, "BCP");
    assert_eq!(council("bradford").aliases[0].as_ref(), "Bradford Children and Families Trust");
    assert_eq!(&*council("calderdale").region, "Yorkshire and The Humber");
    let successors = vec![slug("cumberland"), slug("westmorland-and-furness")];
    assert_eq!(council("cumbria").lifetime, Lifetime::Abolished { year: 2023, successors });
    let predecessors = vec![slug("northamptonshire")];
    assert_eq!(council("west-northamptonshire").lifetime, Lifetime::Created { year: 2021, predecessors });
    for council in index.councils() {
        assert!(council.short_name.chars().count() <= 18, "{}", council.short_name);
    }
}

#[test]
fn the_index_explains_its_vocabulary() {
    let index = dataset().index;
    assert_eq!(index.grades.len(), Grade::ALL.len());
    assert_eq!(index.areas.len(), Area::ALL.len());
    let framework = |id| index.frameworks.iter().find(|framework| framework.id == id).unwrap();
    let areas = |id| framework(id).judges.iter().map(|judged| judged.area.as_str()).collect::<Vec<_>>();
    assert_eq!(areas("looked-after-children"), ["leaders", "overall"]);
    assert_eq!(areas("lscb-review"), ["safeguarding-board"]);
    assert_eq!(areas("sif").len(), Area::ALL.len());
    let [_, _, _, care_leavers, overall] = &framework("ilacs").judges[..] else { panic!() };
    assert_eq!(overall.until.as_deref(), Some("2026-04-01"));
    assert_eq!((care_leavers.from.as_deref(), care_leavers.until.as_deref()), (None, None));
    let shared = care_leavers.shared_before.as_ref().unwrap();
    assert_eq!((shared.with.as_str(), shared.day.as_str()), ("children-in-care", "2023-01-01"));
}

#[test]
fn calderdale_is_as_its_reports_have_it() {
    let record = record("calderdale");
    let [first, second, third, ..] = &record.inspections[..] else { panic!() };
    assert_eq!(*first.judgement(Area::Adoption), Judgement::Own(Grade::Inadequate));
    assert_eq!(*second.judgement(Area::ChildrenInCare), Judgement::Shared(Grade::Outstanding));
    assert_eq!(*second.judgement(Area::CareLeavers), Judgement::Shared(Grade::Outstanding));
    assert_eq!(third.days_on_site(), "19–23 February 2024");
    assert_eq!(third.published.to_string(), "2024-05-15");
    assert_eq!(*third.judgement(Area::Overall), Judgement::Own(Grade::Good));
    assert_eq!(*third.judgement(Area::SafeguardingBoard), Judgement::NotJudged(Reason::BoardsEnded));
    let [earlier, ..] = &record.earlier[..] else { panic!() };
    assert_eq!(earlier.date.long(), "February 2010");
    assert_eq!((earlier.source.page, earlier.source.paragraph), (Some(7), Some(30)));
    let dates: Vec<_> = record.events.iter().map(|event| event.date.map(PartialDate::first_day)).collect();
    let dated = dates.iter().take_while(|date| date.is_some()).count();
    assert!(dates[..dated].is_sorted() && dates[dated..].iter().all(Option::is_none));
    let visit = record.events.iter().find(|event| event.date.is_some_and(|date| date.long() == "May 2023"));
    let EventSource::Press(PressSource { not_before, .. }) = &visit.unwrap().source else { panic!() };
    assert_eq!(not_before.unwrap().long(), "May 2023");
    // An undated row of an article takes the latest date that another row of it has, or what is known besides.
    let answers: Vec<_> = record.events.iter().filter(|event| event.date.is_none()).collect();
    let not_before = answers.iter().map(|event| match &event.source {
        EventSource::Press(article) => article.not_before.map(PartialDate::long),
        EventSource::Report(_) => panic!(),
    });
    assert_eq!(not_before.collect::<Vec<_>>(), [Some("June 2013".to_owned()), None]);
}

#[test]
fn kirklees_is_as_its_reports_have_it() {
    let record = record("kirklees");
    let overall = |i: usize| record.inspections[i].judgement(Area::Overall).grade().unwrap();
    assert_eq!([0, 1, 2].map(overall), [Grade::Inadequate, Grade::RequiresImprovement, Grade::Good]);
    let own = Judgement::Own(Grade::RequiresImprovement);
    assert_eq!(*record.inspections[2].judgement(Area::CareLeavers), own);
    assert!(record.events.iter().any(|event| event.kind == EventKind::Commissioner));
}

#[test]
fn unusual_reports_keep_what_is_unusual() {
    let told = |reason: &str| Judgement::NotJudged(Reason::Told(reason.into()));
    let city = &record("city-of-london").inspections[0];
    assert_eq!(city.days_on_site(), "until 28 July 2016");
    assert_eq!(*city.judgement(Area::Adoption), told("no child had a plan for adoption"));
    let scilly = &record("isles-of-scilly").inspections[0];
    assert_eq!(*scilly.judgement(Area::ChildrenInCare), told("no child was looked after"));
    assert_eq!(*scilly.judgement(Area::CareLeavers), told("no child was looked after"));

    let surrey = record("surrey");
    let board = surrey.inspections[0].judgement(Area::SafeguardingBoard);
    assert_eq!(*board, told("the board has a review of its own"));
    assert_eq!(surrey.board_reviews[0].grade, Grade::RequiresImprovement);
    let later = surrey.inspections[1].judgement(Area::SafeguardingBoard);
    assert_eq!(*later, Judgement::NotJudged(Reason::BoardNotReviewed));

    let trafford = record("trafford");
    let latest = trafford.inspections.iter().find(|it| it.published.to_string() == "2026-08-03").unwrap();
    assert_eq!(*latest.judgement(Area::Overall), Judgement::NotJudged(Reason::OverallEnded));
    assert_eq!(*latest.judgement(Area::Leaders), Judgement::Own(Grade::Inadequate));

    let kent = record("kent");
    let kent = kent.earlier.iter().filter(|it| it.date.long() == "15 July 2013");
    let kent: Vec<_> = kent.map(|it| (it.service, it.grade)).collect();
    let services = [Service::LeadershipForLookedAfterChildren, Service::LookedAfterChildren];
    assert_eq!(kent, services.map(|service| (service, Grade::Adequate)));
    assert_eq!(record("bradford").earlier[0].date_of, DateOf::Unsaid);
    assert_eq!(record("bournemouth").inspections, []);
}
