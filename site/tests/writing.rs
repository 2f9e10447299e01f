//! Writing: the same bytes each time, all files or none, and the comparison with what is there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Bench, councils, reports_with_findings};
use site::error::Error;
use std::fs;

/// How many files there are: an index, a record for each council, all of them in one, the findings of each report that has
/// any, themes and grades.
fn number_of_files() -> usize {
    1 + councils().len() + 1 + reports_with_findings() + 2
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let (one, other) = (Bench::new(), Bench::new());
    one.build().unwrap();
    let first = one.built();
    one.build().unwrap();
    assert_eq!(first, one.built());
    // The order of rows in the tables does not matter where the dataset has an order of its own.
    other.edit("councils.csv", |records| records[1..].reverse());
    other.edit("short_names.csv", |records| records[1..].reverse());
    other.edit("inspections.csv", |records| records[1..].reverse());
    other.edit("not_judged.csv", |records| records[1..].reverse());
    other.edit("disagreements.csv", |records| records[1..].reverse());
    // The order of reports does not matter; that of the rows of one report does, and stays.
    other.edit("findings.csv", |records| records[1..].sort_by(|a, b| b[..2].cmp(&a[..2])));
    assert_ne!(one.bytes("findings.csv"), other.bytes("findings.csv"));
    other.build().unwrap();
    assert_eq!(first, other.built());
}

#[test]
fn files_are_compact_json_with_a_line_end() {
    let bench = Bench::new();
    bench.build().unwrap();
    let built = bench.built();
    assert_eq!(built.len(), number_of_files());
    for (path, bytes) in built {
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert!(
            bytes.ends_with(b"}\n") && bytes.iter().filter(|byte| **byte == b'\n').count() == 1,
            "{path}"
        );
        assert_eq!(value["format"], 1, "{path}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let (plain, windows) = (Bench::new(), Bench::new());
    for entry in fs::read_dir(windows.data()).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        windows.edit_bytes(&file, |bytes| {
            let text = std::str::from_utf8(bytes).unwrap();
            *bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into();
        });
    }
    plain.build().unwrap();
    windows.build().unwrap();
    assert_eq!(plain.built(), windows.built());
}

#[test]
fn nothing_is_written_when_there_is_a_fault() {
    let bench = Bench::new();
    bench.set("councils.csv", &["york", "York"], "region", "north");
    assert!(matches!(bench.build(), Err(Error::Faults(faults)) if faults.len() == 1));
    assert!(!bench.root().join("static").exists());

    let bench = Bench::new();
    bench.build().unwrap();
    let before = bench.built();
    bench.set("councils.csv", &["york", "York"], "region", "north");
    bench.build().unwrap_err();
    assert_eq!(before, bench.built());
}

#[test]
fn a_failure_leaves_the_old_files() {
    let bench = Bench::new();
    bench.build().unwrap();
    // A file where the new ones would be written aside.
    fs::write(bench.root().join("static/.data.new"), "in the way").unwrap();
    let before = bench.built();
    bench.set("about.csv", &["title"], "value", "Another title");
    assert!(matches!(bench.build(), Err(Error::File { .. })));
    assert_eq!(before, bench.built());
}

#[test]
fn what_an_interrupted_run_left_is_cleared() {
    let bench = Bench::new();
    for directory in [".data.new/councils", ".data.old"] {
        fs::create_dir_all(bench.root().join("static").join(directory)).unwrap();
        fs::write(bench.root().join("static").join(directory).join("york.json"), "{").unwrap();
    }
    bench.build().unwrap();
    assert!(bench.built().keys().all(|path| path.starts_with("static/data/")));
}

#[test]
fn files_of_councils_that_are_gone_are_removed() {
    let bench = Bench::new();
    bench.build().unwrap();
    fs::write(bench.out().join("councils/avon.json"), "{}").unwrap();
    fs::create_dir(bench.out().join("findings/avon")).unwrap();
    fs::write(bench.out().join("findings/avon/1996-03-31.json"), "{}").unwrap();
    bench.build().unwrap();
    assert!(!bench.out().join("councils/avon.json").exists());
    assert!(!bench.out().join("findings/avon").exists());
}

#[test]
fn a_directory_with_something_else_in_it_is_left_alone() {
    for mine in ["councils/notes.txt", "findings/york/notes.json", "findings/2025-01-01.json", "themes.csv"] {
        let bench = Bench::new();
        fs::create_dir_all(bench.out().join(mine).parent().unwrap()).unwrap();
        fs::write(bench.out().join(mine), "mine").unwrap();
        let error = bench.build().unwrap_err();
        assert!(matches!(&error, Error::Foreign { path, .. } if path == mine), "{error}");
        assert_eq!(bench.built().len(), 1);
    }
}

#[test]
fn a_check_names_each_file_that_differs_and_writes_nothing() {
    let bench = Bench::new();
    bench.build().unwrap();
    assert!(bench.check().unwrap().starts_with(&format!("Up to date: {} councils", councils().len())));

    let shown = |path: &str| format!("{}/{path}", bench.out().display());
    fs::write(bench.out().join("councils/avon.json"), "{}").unwrap();
    fs::remove_file(bench.out().join("councils/barnet.json")).unwrap();
    fs::write(bench.out().join("index.json"), "{}\n").unwrap();
    let before = bench.built();
    let Err(Error::Differences(differences)) = bench.check() else { panic!() };
    let expected = [
        format!("{}: is not part of the dataset", shown("councils/avon.json")),
        format!("{}: is missing", shown("councils/barnet.json")),
        format!("{}: differs", shown("index.json")),
    ];
    assert_eq!(differences, expected);
    assert_eq!(before, bench.built());

    let bench = Bench::new();
    let Err(Error::Differences(differences)) = bench.check() else { panic!() };
    // And what was published does not say so yet.
    assert_eq!(differences.len(), number_of_files() + 1);
    let lacking = differences.last().unwrap();
    assert!(lacking.ends_with("published.csv: lacks what is in the dataset"), "{lacking}");
    assert!(!bench.root().join("static").exists());
}

#[test]
fn files_that_the_widget_refuses_are_refused() {
    let bench = Bench::new();
    bench.build().unwrap();
    let read = |path: &str| fs::read_to_string(bench.out().join(path)).unwrap();
    let why = |path: &str, text: &str| site::files::verify(path, text.as_bytes()).unwrap_err().to_string();

    assert!(site::files::verify("councils/york.json", read("councils/york.json").as_bytes()).is_ok());
    let half = &read("councils/york.json")[..100];
    assert!(
        why("councils/york.json", half).starts_with("councils/york.json: the widget cannot read it: EOF")
    );
    let other = why("councils/york.json", &read("councils/leeds.json"));
    assert!(other.ends_with("slug: the file is about “leeds”"), "{other}");
    let records = read("records.json").replacen("\"outstanding\"", "\"excellent\"", 1);
    assert!(why("records.json", &records).contains("“excellent” is not a grade"));
    let half = &read("findings/york/2025-04-15.json")[..100];
    assert!(why("findings/york/2025-04-15.json", half).contains("the widget cannot read it: EOF"));
    assert!(why("notes.json", "{}").ends_with("the dataset has no such file"));
    let index = read("index.json").replacen("\"slug\":\"barnet\"", "\"slug\":\"Barnet\"", 1);
    assert!(why("index.json", &index).contains("“Barnet” is not a slug"));
}
