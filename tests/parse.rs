//! The boundary: what is wrong with the JSON is found and told, with its exact place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{published, slug};
use council_compare::dataset::{
    Area, DatasetError, DateOf, EventSource, Grade, Index, Json, Judgement, Lifetime, PressSource, Problem,
    Reason, Record, Service, parse,
};
use serde_json::{Value, json};

/// An index with a council of each lifetime.
fn index() -> Value {
    json!({
        "format": 1,
        "title": "Judgements",
        "data-date": "2026-08-20",
        "licence": { "name": "Open Government Licence v3.0", "url": "https://licence.example/" },
        "attribution": "Contains facts.",
        "featured": ["calderdale", "kirklees"],
        "councils": [
            { "slug": "calderdale", "name": "Calderdale", "aliases": ["Halifax"], "region": "Yorkshire" },
            { "slug": "bcp", "name": "Bournemouth and Poole", "short-name": "BCP", "region": "South West",
              "start-year": 2019, "predecessors": ["poole"] },
            { "slug": "poole", "name": "Poole", "region": "South West", "end-year": 2019, "successors": ["bcp"] },
        ],
    })
}

/// A record with a report, an earlier inspection and an event of each kind.
fn record() -> Value {
    let inspection = |framework, start, end, published, grades| {
        json!({
            "framework": framework, "kind": "standard", "start": start, "end": end, "published": published,
            "report": "https://files.ofsted.gov.uk/v1/file/1", "grades": grades,
        })
    };
    let mut sif = inspection(
        "sif",
        "2015-03-02",
        "2015-03-26",
        "2015-05-05",
        json!({ "leaders": "good", "help-and-protection": "good", "children-in-care": "good",
                "care-leavers": "good", "safeguarding-board": "good", "overall": "good" }),
    );
    sif["not-judged"] = json!([{ "area": "adoption", "reason": "no child had a plan for adoption" }]);
    let mut shared = inspection(
        "ilacs",
        "2019-02-18",
        "2019-03-01",
        "2019-04-01",
        json!({ "leaders": "requires-improvement", "help-and-protection": "inadequate",
                "children-in-care": "outstanding", "overall": "good" }),
    );
    shared["care-leavers-share-grade"] = json!(true);
    let ilacs = inspection(
        "ilacs",
        "2026-05-11",
        "2026-05-22",
        "2026-07-06",
        json!({ "leaders": "good", "help-and-protection": "good", "children-in-care": "good",
                "care-leavers": "requires-improvement" }),
    );
    let looked_after = inspection(
        "looked-after-children",
        "2013-06-03",
        "2013-06-14",
        "2013-07-15",
        json!({ "leaders": "adequate", "overall": "adequate" }),
    );
    let board = inspection(
        "lscb-review",
        "2015-06-01",
        "2015-06-02",
        "2015-08-01",
        json!({ "safeguarding-board": "requires-improvement" }),
    );
    let source = json!({ "published": "2015-05-05", "report": "https://files.ofsted.gov.uk/1", "page": 7,
                         "paragraph": 30 });
    json!({
        "format": 1,
        "slug": "calderdale",
        "neighbours": ["bury", "st-helens"],
        "inspections": [sif, shared, ilacs, looked_after, board],
        "earlier-inspections": [
            { "date": "2010-02", "date-of": "inspection", "kind": "safeguarding", "grade": "satisfactory",
              "source": source },
            { "date": "2012", "kind": "adoption-service", "grade": "good", "source": source },
        ],
        "events": [
            { "date": "2011-04-05", "kind": "improvement-notice", "summary": "A notice.", "report": source },
            { "kind": "focused-visit", "summary": "A visit.", "strengths": ["Stable staff"],
              "improvements": ["Supervision", "Records"],
              "press": { "title": "The visit. Courier", "not-before": "2023-05" } },
        ],
    })
}

fn read_index(json: &Value) -> Result<(Index, Vec<DatasetError>), DatasetError> {
    parse::index(&Json::from(json))
}

fn read_record(json: &Value) -> Result<Record, DatasetError> {
    parse::record(&Json::from(json), &slug("calderdale"))
}

/// The same JSON with another value at a place, or without any if it is `null`. A key that is missing is added.
fn with(mut json: Value, place: &str, value: Value) -> Value {
    let (parent, key) = place.rsplit_once('/').unwrap();
    match json.pointer_mut(parent).unwrap() {
        Value::Object(fields) if value.is_null() => drop(fields.remove(key)),
        Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => panic!("nothing stands in {other}"),
    }
    json
}

#[test]
fn a_sound_record_is_read_whole() {
    let record = read_record(&record()).unwrap();
    assert_eq!(record.neighbours, [slug("bury"), slug("st-helens")]);
    let [sif, shared, ilacs] = &record.inspections[..] else { panic!("{record:?}") };
    let told = Reason::Told("no child had a plan for adoption".into());
    assert_eq!(*sif.judgement(Area::Adoption), Judgement::NotJudged(told));
    assert_eq!(*sif.judgement(Area::CareLeavers), Judgement::Own(Grade::Good));
    assert_eq!(*shared.judgement(Area::ChildrenInCare), Judgement::Shared(Grade::Outstanding));
    assert_eq!(*shared.judgement(Area::CareLeavers), Judgement::Shared(Grade::Outstanding));
    assert_eq!(*shared.judgement(Area::Adoption), Judgement::NotJudged(Reason::AdoptionEnded));
    assert_eq!(*ilacs.judgement(Area::CareLeavers), Judgement::Own(Grade::RequiresImprovement));
    assert_eq!(*ilacs.judgement(Area::Overall), Judgement::NotJudged(Reason::OverallEnded));
    assert_eq!(*ilacs.judgement(Area::SafeguardingBoard), Judgement::NotJudged(Reason::BoardsEnded));
    assert_eq!(record.board_reviews[0].grade, Grade::RequiresImprovement);
    let earlier = record.earlier.iter().map(|it| (it.date.long(), it.date_of, it.service, it.grade));
    assert_eq!(
        earlier.collect::<Vec<_>>(),
        [
            ("February 2010".to_owned(), DateOf::Inspection, Service::Safeguarding, Grade::Satisfactory),
            ("2012".to_owned(), DateOf::Unsaid, Service::Adoption, Grade::Good),
            ("3 June 2013".to_owned(), DateOf::Inspection, Service::LookedAfterChildren, Grade::Adequate),
        ]
    );
    let [notice, visit] = &record.events[..] else { panic!("{record:?}") };
    let EventSource::Report(source) = &notice.source else { panic!("{notice:?}") };
    assert_eq!((source.page, source.paragraph), (Some(7), Some(30)));
    let EventSource::Press(PressSource { title, not_before }) = &visit.source else { panic!("{visit:?}") };
    assert_eq!((&**title, not_before.unwrap().long()), ("The visit. Courier", "May 2023".to_owned()));
    assert_eq!((visit.date, visit.strengths.len(), visit.improvements.len()), (None, 1, 2));
}

#[test]
fn a_sound_index_is_read_whole() {
    let (index, faults) = read_index(&index()).unwrap();
    assert_eq!(faults, []);
    assert_eq!(index.data_date.to_string(), "2026-08-20");
    assert_eq!(index.featured, [slug("calderdale"), slug("kirklees")]);
    assert_eq!(
        (&*index.licence.name, &*index.licence.url),
        ("Open Government Licence v3.0", "https://licence.example/")
    );
    let council = |text| index.council(&slug(text)).unwrap();
    assert_eq!(council("calderdale").aliases, ["Halifax".into()]);
    assert_eq!(&*council("calderdale").short_name, "Calderdale");
    assert_eq!(&*council("bcp").short_name, "BCP");
    assert_eq!(council("calderdale").lifetime, Lifetime::Current);
    let predecessors = vec![slug("poole")];
    assert_eq!(council("bcp").lifetime, Lifetime::Created { year: 2019, predecessors });
    assert_eq!(council("poole").lifetime, Lifetime::Abolished { year: 2019, successors: vec![slug("bcp")] });
}

#[test]
fn every_fault_of_a_record_is_told_with_its_place() {
    let faults = [
        ("/format", json!(2), "format: the file has format 2, this widget reads 1"),
        ("/format", json!(null), "format: a number is missing"),
        ("/format", json!("1"), "format: a number belongs here, not a text"),
        ("/slug", json!("kirklees"), "slug: the file is about “kirklees”"),
        ("/slug", json!("Calder dale"), "slug: “Calder dale” is not a slug"),
        ("/neighbours/1", json!("st--helens"), "neighbours[1]: “st--helens” is not a slug"),
        ("/neighbours", json!({}), "neighbours: a list belongs here, not an object"),
        ("/inspections", json!(null), "inspections: a list is missing"),
        ("/inspections/2", json!([]), "inspections[2]: an object belongs here, not a list"),
        ("/inspections/0/framework", json!("SIF"), "inspections[0].framework: “SIF” is not a framework"),
        (
            "/inspections/0/start",
            json!("2015-02-30"),
            "inspections[0].start: “2015-02-30” is not a date written YYYY-MM-DD",
        ),
        (
            "/inspections/0/end",
            json!("2015-03"),
            "inspections[0].end: “2015-03” is not a date written YYYY-MM-DD",
        ),
        (
            "/inspections/0/end",
            json!("2015-03-01"),
            "inspections[0]: an inspection starts, ends and is published in that order",
        ),
        (
            "/inspections/0/published",
            json!("2015-03-25"),
            "inspections[0]: an inspection starts, ends and is published in that order",
        ),
        (
            "/inspections/0/report",
            json!("http://files.ofsted.gov.uk/1"),
            "inspections[0].report: “http://files.ofsted.gov.uk/1” is not the address of a report",
        ),
        ("/inspections/0/grades", json!(null), "inspections[0].grades: an object is missing"),
        (
            "/inspections/0/grades/leaders",
            json!("fine"),
            "inspections[0].grades.leaders: “fine” is not a grade",
        ),
        (
            "/inspections/0/grades/leaders",
            json!("adequate"),
            "inspections[0].grades.leaders: the grade belongs to the older scale",
        ),
        (
            "/inspections/0/grades/overall",
            json!(null),
            "inspections[0].grades.overall: a grade or the reason for its absence is missing",
        ),
        (
            "/inspections/0/not-judged",
            json!(null),
            "inspections[0].grades.adoption: a grade or the reason for its absence is missing",
        ),
        (
            "/inspections/0/not-judged/0/area",
            json!("Adoption"),
            "inspections[0].not-judged[0].area: “Adoption” is not a judged area",
        ),
        (
            "/inspections/0/not-judged/0/reason",
            json!(null),
            "inspections[0].not-judged[0].reason: a text is missing",
        ),
        (
            "/inspections/0/care-leavers-share-grade",
            json!(true),
            "inspections[0].care-leavers-share-grade: whether care leavers share a grade follows from the framework and the first day",
        ),
        (
            "/inspections/1/care-leavers-share-grade",
            json!(null),
            "inspections[1].care-leavers-share-grade: whether care leavers share a grade follows from the framework and the first day",
        ),
        (
            "/inspections/1/care-leavers-share-grade",
            json!("yes"),
            "inspections[1].care-leavers-share-grade: true or false belongs here, not a text",
        ),
        (
            "/inspections/1/grades/care-leavers",
            json!("good"),
            "inspections[1].grades.care-leavers: care leavers share the grade for children in care",
        ),
        (
            "/inspections/1/grades/adoption",
            json!("good"),
            "inspections[1].grades.adoption: this framework does not judge the area",
        ),
        (
            "/inspections/2/grades/overall",
            json!("good"),
            "inspections[2].grades.overall: this framework does not judge the area",
        ),
        (
            "/inspections/3/grades/overall",
            json!(null),
            "inspections[3].grades.overall: an inspection of looked-after children grades them",
        ),
        (
            "/inspections/4/grades/safeguarding-board",
            json!(null),
            "inspections[4].grades.safeguarding-board: a review of a board grades it",
        ),
        (
            "/earlier-inspections/0/date",
            json!("2010-13"),
            "earlier-inspections[0].date: “2010-13” is not a date written YYYY-MM-DD",
        ),
        (
            "/earlier-inspections/0/date-of",
            json!("visit"),
            "earlier-inspections[0].date-of: “visit” is not a kind of date",
        ),
        (
            "/earlier-inspections/1/kind",
            json!("schools"),
            "earlier-inspections[1].kind: “schools” is not a service",
        ),
        ("/earlier-inspections/1/grade", json!("ok"), "earlier-inspections[1].grade: “ok” is not a grade"),
        ("/earlier-inspections/1/source", json!(null), "earlier-inspections[1].source: an object is missing"),
        (
            "/earlier-inspections/1/source/published",
            json!("2015"),
            "earlier-inspections[1].source.published: “2015” is not a date written YYYY-MM-DD",
        ),
        (
            "/earlier-inspections/1/source/report",
            json!("https://news.example/"),
            "earlier-inspections[1].source.report: “https://news.example/” is not the address of a report",
        ),
        (
            "/earlier-inspections/1/source/page",
            json!(7.5),
            "earlier-inspections[1].source.page: a whole number from 0 to 65535 belongs here",
        ),
        (
            "/earlier-inspections/1/source/page",
            json!(-1),
            "earlier-inspections[1].source.page: a whole number from 0 to 65535 belongs here",
        ),
        (
            "/earlier-inspections/1/source/paragraph",
            json!(65536),
            "earlier-inspections[1].source.paragraph: a whole number from 0 to 65535 belongs here",
        ),
        ("/events/0/date", json!("5 April"), "events[0].date: “5 April” is not a date written YYYY-MM-DD"),
        ("/events/0/kind", json!("notice"), "events[0].kind: “notice” is not a kind of event"),
        ("/events/0/summary", json!(null), "events[0].summary: a text is missing"),
        (
            "/events/0/report",
            json!(null),
            "events[0]: an event needs one source, a report or a press article",
        ),
        (
            "/events/0/press",
            json!({ "title": "Courier" }),
            "events[0]: an event needs one source, a report or a press article",
        ),
        (
            "/events/1/press/title",
            json!(true),
            "events[1].press.title: a text belongs here, not true or false",
        ),
        (
            "/events/1/press/not-before",
            json!("soon"),
            "events[1].press.not-before: “soon” is not a date written YYYY-MM-DD",
        ),
        ("/events/1/improvements/1", json!(null), "events[1].improvements[1]: a text is missing"),
    ];
    for (place, value, expected) in faults {
        let fault = read_record(&with(record(), place, value)).expect_err(expected);
        assert_eq!(fault.to_string(), expected);
    }
    let fault = read_record(&json!([])).unwrap_err();
    assert_eq!(fault.to_string(), "the file: an object belongs here, not a list");
}

#[test]
fn a_shared_grade_must_be_there() {
    let not_judged = json!([{ "area": "children-in-care", "reason": "no child was looked after" }]);
    let record = with(record(), "/inspections/1/not-judged", not_judged);
    let record = with(record, "/inspections/1/grades/children-in-care", json!(null));
    let fault = read_record(&record).unwrap_err();
    assert_eq!(fault.to_string(), "inspections[1].grades.care-leavers: the shared grade is missing");
}

#[test]
fn a_faulty_index_is_refused() {
    let faults = [
        ("/format", json!(0), "format: the file has format 0, this widget reads 1"),
        ("/data-date", json!("2026-08"), "data-date: “2026-08” is not a date written YYYY-MM-DD"),
        ("/attribution", json!(null), "attribution: a text is missing"),
        ("/licence", json!("OGL"), "licence: an object belongs here, not a text"),
        ("/licence/url", json!(null), "licence.url: a text is missing"),
        ("/featured/0", json!("-"), "featured[0]: “-” is not a slug"),
        ("/featured", json!(["calderdale"]), "featured: the start page shows two councils"),
        ("/featured", json!(["bury", "kirklees", "leeds"]), "featured: the start page shows two councils"),
        ("/councils", json!(null), "councils: a list is missing"),
    ];
    for (place, value, expected) in faults {
        let fault = read_index(&with(index(), place, value)).expect_err(expected);
        assert_eq!(fault.to_string(), expected);
    }
}

#[test]
fn a_faulty_council_is_left_out_of_the_index_and_the_others_stay() {
    let faults = [
        ("/councils/1/slug", json!("BCP"), "councils[1].slug: “BCP” is not a slug"),
        ("/councils/1/name", json!(null), "councils[1].name: a text is missing"),
        ("/councils/1/short-name", json!(3), "councils[1].short-name: a text belongs here, not a number"),
        ("/councils/1/aliases", json!("BCP"), "councils[1].aliases: a list belongs here, not a text"),
        ("/councils/1/region", json!(null), "councils[1].region: a text is missing"),
        (
            "/councils/1/start-year",
            json!("2019"),
            "councils[1].start-year: a number belongs here, not a text",
        ),
        ("/councils/1/predecessors/0", json!("Poole"), "councils[1].predecessors[0]: “Poole” is not a slug"),
        ("/councils/1", json!(null), "councils[1]: an object is missing"),
    ];
    for (place, value, expected) in faults {
        let (index, faults) = read_index(&with(index(), place, value)).unwrap();
        assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
        assert_eq!(
            index.councils().iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(),
            ["calderdale", "poole"]
        );
    }
}

#[test]
fn reports_in_another_order_are_put_in_order() {
    let mut mixed = record();
    mixed["inspections"].as_array_mut().unwrap().reverse();
    mixed["earlier-inspections"].as_array_mut().unwrap().reverse();
    assert_eq!(read_record(&mixed), read_record(&record()));
}

#[test]
fn every_published_file_is_read() {
    let (index, faults) = read_index(&published("index.json")).unwrap();
    assert_eq!(faults, []);
    let whole = published("records.json");
    assert_eq!(whole["records"].as_object().unwrap().len(), index.councils().len());
    for council in index.councils() {
        let slug = &council.slug;
        let single = published(&format!("councils/{slug}.json"));
        assert_eq!(whole["records"][slug.as_str()], single);
        let record = parse::record(&Json::from(&single), slug).unwrap();
        assert_eq!(record.slug, *slug);
    }
}

/// The place of every value below the top, as JSON Pointers write it and as faults do.
fn places(json: &Value, pointer: &str, at: &str) -> Vec<(String, String)> {
    let inner: Vec<(String, String, &Value)> = match json {
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| {
                (key.clone(), if at.is_empty() { key.clone() } else { format!("{at}.{key}") }, value)
            })
            .collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(i, value)| (i.to_string(), format!("{at}[{i}]"), value)).collect()
        }
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for (key, at, value) in inner {
        let pointer = format!("{pointer}/{key}");
        found.extend(places(value, &pointer, &at));
        found.push((pointer, at));
    }
    found
}

/// What a value is, apart from how it reads.
fn kind(json: &Value) -> core::mem::Discriminant<Value> {
    core::mem::discriminant(json)
}

/// Every value in turn is replaced by every other kind of value.
fn each_place_is_guarded(sound: &Value) {
    // What the widget has no use for.
    let is_unread = |at: &str| {
        let inspection = at.split('.').next().unwrap();
        at == format!("{inspection}.kind") && at.starts_with("inspections")
            || at == "inspections[3].grades.leaders"
                && sound["inspections"][3]["framework"] == "looked-after-children"
    };
    for (pointer, at) in places(sound, "", "") {
        let original = kind(sound.pointer(&pointer).unwrap());
        for other in [json!(true), json!(0.5), json!(""), json!([]), json!({})] {
            if kind(&other) == original || is_unread(&at) {
                continue;
            }
            let fault = read_record(&with(sound.clone(), &pointer, other)).expect_err(&at);
            assert!(matches!(fault.problem(), Problem::Kind { .. }), "{fault}");
            assert_eq!(fault.at(), at);
        }
        // What is missing may be optional, or missed by what depends on it: the rest of its report or event.
        if let Err(fault) = read_record(&with(sound.clone(), &pointer, json!(null))) {
            let item = at.split('.').next().unwrap();
            assert!(fault.at().starts_with(item), "{fault} for {at}");
        }
        // An empty text is a fault of everything but prose.
        if original == kind(&json!(""))
            && let Err(fault) = read_record(&with(sound.clone(), &pointer, json!("")))
        {
            assert_eq!(fault.at(), at);
            assert!(!matches!(fault.problem(), Problem::Kind { .. } | Problem::Missing(_)), "{fault}");
        }
    }
}

#[test]
fn each_place_of_a_record_is_guarded() {
    each_place_is_guarded(&record());
}

#[test]
fn each_place_of_a_published_record_is_guarded() {
    each_place_is_guarded(&published("councils/calderdale.json"));
}
