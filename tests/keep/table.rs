//! The table: every row with its council and its source, and as exact as it is told.

use crate::common::{self, Dataset, typeset};
use council_compare::keep::table;
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// The file read back by a reader of its own.
fn read(csv: &str) -> Vec<Row> {
    let text = csv.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::ReaderBuilder::new().terminator(csv::Terminator::CRLF).from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// What the facts tell of one council, as cells of these columns.
fn told_of(council: &str, what: impl Fn(&Row) -> bool, columns: [&str; 3]) -> Vec<String> {
    let data = Dataset::load();
    let comparison = data.comparison(council, "leeds", None);
    let name = comparison.sides.first.name().to_string();
    let rows = read(&table(&comparison)).into_iter().filter(|row| row["council"] == name && what(row));
    rows.map(|row| columns.map(|column| row[column].clone()).join(" | ")).collect()
}

#[test]
fn every_row_has_its_council_and_its_source() {
    let data = Dataset::load();
    for (first, second) in data.ordered_pairs().step_by(211) {
        let comparison = data.compare(first, second, None);
        let names = comparison.sides.as_ref().map(|side| side.name().to_string());
        for row in read(&table(&comparison)) {
            assert!([&names.first, &names.second].contains(&&row["council"]), "{row:?}");
            let has_source = row["address"].starts_with("https://files.ofsted.gov.uk/")
                || row["source"].starts_with("Press: ")
                || row["what"] == "No report in this dataset";
            assert!(has_source, "{row:?}");
            assert!(row["grade"].is_empty() || !row["area"].is_empty(), "{row:?}");
        }
    }
}

#[test]
fn every_grade_of_a_council_is_in_it_with_its_report() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("calderdale", "kirklees", None)));
    let grade = |council: &str, area: &str, published: &str| -> (String, String) {
        let found = rows.iter().filter(|row| {
            row["council"] == council
                && row["area"] == area
                && row["published"] == published
                && row["what"] == "Inspection"
        });
        let [row] = found.collect::<Vec<_>>()[..] else { panic!("{council}, {area}, {published}") };
        (row["grade"].clone(), row["note"].clone())
    };
    assert_eq!(grade("Calderdale", "Children in care", "2024-05-15"), ("Good".to_owned(), String::new()));
    let shared = "one grade for children in care and care leavers together";
    assert_eq!(
        grade("Calderdale", "Care leavers", "2018-12-19"),
        ("Outstanding".to_owned(), shared.to_owned())
    );
    assert_eq!(grade("Calderdale", "Adoption", "2015-03-20").0, "Inadequate");
    assert_eq!(grade("Kirklees", "Care leavers", "2024-08-28").0, "Requires improvement");
    let visit = rows.iter().find(|row| row["what"] == "Focused visit" && row["from"] == "2023-05").unwrap();
    assert!(visit["source"].starts_with("Press: "), "{visit:?}");
    let note = "Inspectors looked at child in need and child protection work and found an effective service. Strong: \
                information sharing between agencies, ";
    assert!(visit["note"].starts_with(note), "{visit:?}");
    assert!(visit["note"].ends_with(". To improve: making change last when support ends."), "{visit:?}");
}

#[test]
fn a_review_of_a_board_has_both_its_days() {
    let reviews =
        told_of("surrey", |row| row["what"] == "Safeguarding board review", ["from", "to", "grade"]);
    assert_eq!(reviews, ["2015-06-15 | 2015-06-17 | Requires improvement"]);
}

/// “Satisfactory” was a grade of these services, and is no misprint there.
#[test]
fn the_scale_of_other_services_is_theirs() {
    let is_satisfactory = |row: &Row| row["grade"] == "Satisfactory";
    let told = told_of("kingston-upon-hull", is_satisfactory, ["area", "from", "note"]);
    assert_eq!(told, ["fostering service | 2010-11 | older scale"]);
}

#[test]
fn an_inspection_in_two_visits_says_so() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("derbyshire", "devon", None)));
    let notes = |council: &str, from: &str| -> Vec<String> {
        let found = rows.iter().filter(|row| row["council"] == council && row["from"] == from);
        found.map(|row| row["note"].clone()).collect()
    };
    assert_eq!(notes("Devon", "2024-09-30"), ["second visit from 13 January 2025"; 5]);
    let alone = "second visit from 7 August 2019";
    let shared = &format!("one grade for children in care and care leavers together; {alone}");
    assert_eq!(notes("Derbyshire", "2019-07-08"), [alone, alone, shared, shared, alone]);
    assert_eq!(notes("Derbyshire", "2023-10-30"), [""; 5]);
}

#[test]
fn where_sources_differ_each_is_named() {
    let data = Dataset::load();
    let told = common::table("disagreements.csv");
    let councils: BTreeSet<&str> = told.iter().map(|row| row["council"].as_str()).collect();
    for council in councils {
        let other = if council == "leeds" { "kirklees" } else { "leeds" };
        let comparison = data.comparison(council, other, None);
        let name = comparison.sides.first.name().to_string();
        let rows = read(&table(&comparison));
        let kept = rows.iter().filter(|row| row["what"] == "Sources differ" && row["council"] == name);
        let kept: Vec<_> = kept.map(|row| (row["source"].clone(), row["address"].clone())).collect();
        let told = told.iter().filter(|row| row["council"] == council);
        let source = |row: &Row| match row["press"].as_str() {
            "" => "Ofsted report".to_owned(),
            title => format!("Ofsted report; Press: {}", typeset(title)),
        };
        let told: Vec<_> = told.map(|row| (source(row), row["source_url"].clone())).collect();
        assert_eq!(kept, told);
    }
}

#[test]
fn an_older_inspection_says_who_tells_of_it() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("kent", "medway", None)));
    let own: Vec<&Row> = rows.iter().filter(|row| row["what"] == "Earlier inspection").collect();
    assert_eq!(own.len(), 4);
    for (i, row) in own.into_iter().enumerate() {
        let days = (row["from"].as_str(), row["to"].as_str(), row["published"].as_str());
        assert_eq!(days, ("2013-07-15", "2013-07-19", "2013-08-23"), "{row:?}");
        let area = ["leadership of services for looked-after children", "looked-after children"][i % 2];
        assert_eq!((row["area"].as_str(), row["note"].as_str()), (area, "older scale"));
    }
    let told = |row: &&Row| row["what"] == "Earlier inspection, told by a later report";
    assert!(rows.iter().filter(told).all(|row| row["to"].is_empty() && row["from"] < row["published"]));
    assert_eq!(rows.iter().filter(told).count(), 7);
}

#[test]
fn a_grade_that_the_older_scale_did_not_have_stands_as_printed() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("leicestershire", "redcar-and-cleveland", None)));
    let of_2012: Vec<_> = rows.iter().filter(|row| row["from"].starts_with("2012")).collect();
    let notes = |grade: &str| -> Vec<&str> {
        of_2012.iter().filter(|row| row["grade"] == grade).map(|row| row["note"].as_str()).collect()
    };
    assert_eq!(notes("Requires improvement"), ["as printed", "as printed; dated by its publication"]);
    assert_eq!(notes("Good"), ["older scale", "older scale; dated by its publication"]);
}

#[test]
fn an_area_without_a_grade_says_why() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("trafford", "cheshire-east", None)));
    let overall = rows.iter().rfind(|row| row["council"] == "Trafford" && row["area"] == "Overall").unwrap();
    assert_eq!(overall["grade"], "");
    assert!(overall["note"].starts_with("not judged: "), "{overall:?}");
    assert!(overall["note"].contains("April 2026"), "{overall:?}");
}

#[test]
fn a_pinned_table_holds_nothing_later() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("calderdale", "kirklees", Some("2017-01-01"))));
    assert!(!rows.is_empty());
    for row in rows {
        assert!(row["published"].as_str() <= "2017-01-01", "{row:?}");
    }
}

#[test]
fn a_council_of_which_nothing_is_known_says_so() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("northamptonshire", "leeds", Some("2005-01-01"))));
    let told: Vec<_> = rows.iter().map(|row| (row["council"].as_str(), row["what"].as_str())).collect();
    let none = "No report in this dataset";
    assert_eq!(told, [("Northamptonshire", none), ("Leeds", none)]);
}
