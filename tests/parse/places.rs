//! No place of a record is left unguarded.

use crate::common::published;
use council_compare::dataset::Problem;
use serde_json::{Value, json};

use super::samples::{read_record, record, with};

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
    // What the widget has no use for, and the day of the data, which is looked at before a file is read.
    let is_unread = |at: &str| {
        if at == "data-date" {
            return true;
        }
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
