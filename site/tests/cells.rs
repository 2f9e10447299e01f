//! One cell changed, one fault: what it says and where. The cases are in `cells/`, a file for each table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Bench, data_date, real_data, records};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Proves every case of a table: that it makes its fault, in the column it names, and no other.
fn prove(file: &str) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cells/{file}.txt"));
    let cases = fs::read_to_string(cases).unwrap();
    let cases = cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let original = Bench::new();
    for case in cases {
        let [key, change, expected] = case.split(" | ").collect::<Vec<_>>()[..] else { panic!("{case}") };
        let key: Vec<_> = key.split(' ').collect();
        let (column, value) = change.split_once(" =").unwrap();
        let value = unescaped(value.strip_prefix(' ').unwrap_or(value));
        let expected = match expected.split_once(": ") {
            Some((column, _)) => {
                let place = original.place(file, &key, column);
                let message = with_lines(expected.strip_prefix(column).unwrap(), &original);
                vec![format!("{place}{message}")]
            }
            None => Vec::new(),
        };
        let bench = Bench::new();
        bench.set(file, &key, column, &value);
        assert_eq!(bench.faults(), expected, "{file}: {case}");
    }
}

/// `\u{7}` as the character it means.
fn unescaped(value: &str) -> String {
    let mut parts = value.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

/// The days on which reports on a council were published, as messages list them.
fn reports_on(council: &str) -> String {
    let rows = records(&fs::read(real_data().join("inspections.csv")).unwrap());
    let published = rows[0].iter().position(|column| column == "published").unwrap();
    let days: BTreeSet<_> = rows.iter().filter(|row| row[0] == council).map(|row| &*row[published]).collect();
    assert!(days.len() > 2, "{council}: {days:?}");
    days.into_iter().collect::<Vec<_>>().join(", ")
}

/// `{inspections.csv surrey 2015-06-03}` as the line of that record, `{reports on surrey}` as the days of its reports, and
/// `{data_date}` as that.
fn with_lines(message: &str, bench: &Bench) -> String {
    let message = message.replace("{data_date}", &data_date().to_string());
    let Some((before, rest)) = message.split_once('{') else { return message };
    let (key, after) = rest.split_once('}').unwrap();
    if let Some(council) = key.strip_prefix("reports on ") {
        return format!("{before}{}{after}", reports_on(council));
    }
    let (file, key) = key.split_once(' ').unwrap();
    let line = bench.line(file, &key.split(' ').collect::<Vec<_>>());
    format!("{before}{line}{after}")
}

macro_rules! tables {
    ($($name:ident $file:literal)*) => {$(
        #[test]
        fn $name() {
            prove($file);
        }
    )*};
}

tables! {
    councils "councils.csv"
    short_names "short_names.csv"
    inspections "inspections.csv"
    not_judged "not_judged.csv"
    earlier_inspections "earlier_inspections.csv"
    report_events "report_events.csv"
    events "events.csv"
    disagreements "disagreements.csv"
    themes "themes.csv"
    findings "findings.csv"
    about "about.csv"
}

#[test]
fn the_real_tables_have_no_fault() {
    assert_eq!(Bench::new().faults(), Vec::<String>::new());
}

#[test]
fn texts_have_limits() {
    let limits = [
        ("councils.csv", "york York", "aliases", 60),
        ("inspections.csv", "kirklees 2024-08-28", "notes", 300),
        ("not_judged.csv", "surrey", "reason", 100),
        ("report_events.csv", "barnet 2016-04", "summary", 200),
        ("events.csv", "calderdale 2023-05", "summary", 200),
        ("events.csv", "calderdale 2023-05", "strengths", 100),
        ("earlier_inspections.csv", "barnet 2012-01 looked-after-children", "notes", 300),
        ("about.csv", "attribution", "value", 400),
        ("disagreements.csv", "calderdale 2010", "text", 220),
        ("themes.csv", "neglect", "label", 45),
        ("findings.csv", "kirklees 2024-08-28 summary", "text", 240),
        ("findings.csv", "kirklees 2024-08-28 strength leaders quality-assurance", "text", 160),
        ("findings.csv", "kirklees 2024-08-28 improve case-records", "text", 160),
    ];
    for (file, key, column, limit) in limits {
        let key: Vec<_> = key.split(' ').collect();
        let bench = Bench::new();
        let place = bench.place(file, &key, column);
        // Characters are counted, not bytes.
        bench.set(file, &key, column, &"é".repeat(limit));
        assert_eq!(bench.faults(), Vec::<String>::new());
        let bench = Bench::new();
        bench.set(file, &key, column, &"é".repeat(limit + 1));
        let message = format!("the text has {} characters; shorten it to {limit} or fewer", limit + 1);
        assert_eq!(bench.faults(), [format!("{place}: {message}")]);
    }
}
