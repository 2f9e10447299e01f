//! A sound index and a sound record, and what breaks them.

use crate::common::slug;
use council_compare::dataset::{DatasetError, Index, Json, Record, parse};
use serde_json::{Value, json};

/// An index with a council of each lifetime.
pub(super) fn index() -> Value {
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
pub(super) fn record() -> Value {
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

pub(super) fn read_index(json: &Value) -> Result<(Index, Vec<DatasetError>), DatasetError> {
    parse::index(&Json::from(json))
}

pub(super) fn read_record(json: &Value) -> Result<Record, DatasetError> {
    parse::record(&Json::from(json), &slug("calderdale"))
}

/// The same JSON with another value at a place, or without any if it is `null`. A key that is missing is added.
pub(super) fn with(mut json: Value, place: &str, value: Value) -> Value {
    let (parent, key) = place.rsplit_once('/').unwrap();
    match json.pointer_mut(parent).unwrap() {
        Value::Object(fields) if value.is_null() => drop(fields.remove(key)),
        Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => panic!("nothing stands in {other}"),
    }
    json
}
