//! What was published cannot be changed in silence, and what is declared is told to readers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::Bench;
use serde_json::{Value, json};

/// Calderdale's report of December 2018, among the inspections.
const REPORT: &[&str] = &["calderdale", "2018-12-19"];

/// Declares one correction after another.
fn declare(bench: &Bench, rows: &[[&str; 7]]) {
    bench.edit("corrections.csv", |records| {
        records.extend(rows.iter().map(|row| row.map(str::to_owned).to_vec()));
    });
}

/// Adds a correction of Calderdale made on 12 March 2026.
fn correct(bench: &Bench, [record, item, was, now]: [&str; 4]) {
    declare(
        bench,
        &[["2026-03-12", "calderdale", record, item, was, now, "Something was wrong and is right"]],
    );
}

/// What is wrong, without where.
fn refused(bench: &Bench) -> Vec<String> {
    let faults = bench.faults();
    faults.iter().map(|fault| fault.split_once(": ").unwrap().1.to_owned()).collect()
}

/// The file that the widget reads on a council.
fn record(bench: &Bench, council: &str) -> Value {
    serde_json::from_slice(&bench.built()[&format!("static/data/councils/{council}.json")]).unwrap()
}

fn ledger(bench: &Bench) -> String {
    String::from_utf8(bench.bytes("published.csv")).unwrap()
}

#[test]
fn what_has_not_changed_is_published_again_as_it_was() {
    let bench = Bench::published();
    let before = ledger(&bench);
    bench.build().unwrap();
    assert_eq!(ledger(&bench), before);
    assert!(record(&bench, "calderdale").get("corrections").is_none());
}

#[test]
fn a_grade_that_changes_must_be_declared() {
    let bench = Bench::published();
    bench.build().unwrap();
    let (before, built) = (ledger(&bench), bench.built());
    bench.set("inspections.csv", REPORT, "children_in_care", "good");
    let line = bench.line("published.csv", &["calderdale", "2018-12-19", "children-in-care"]);
    let place = format!("data/published.csv:{line}:4: value");
    let expected = format!(
        "{place}: children-in-care of the record 2018-12-19 of “calderdale” was published as “outstanding”, and \
         the tables now have “good”; put it back, or declare the change in corrections.csv; if it was never published, put published.csv back with git"
    );
    assert_eq!(bench.faults(), [expected]);
    assert!(bench.build().is_err());
    assert_eq!((ledger(&bench), bench.built()), (before, built), "nothing is written");

    // Another change than the one that was made is none.
    correct(&bench, ["2018-12-19", "children-in-care", "inadequate", "good"]);
    let nearly = "was: children-in-care of this record was published as “outstanding”, not “inadequate”; correct this cell";
    assert_eq!(bench.faults(), [format!("data/corrections.csv:2:5: {nearly}")]);
    bench.edit("corrections.csv", |records| records.truncate(1));

    correct(&bench, ["2018-12-19", "children-in-care", "outstanding", "good"]);
    assert_eq!(bench.faults(), [""; 0]);
    bench.build().unwrap();
    let told = json!([{ "date": "2026-03-12", "text": "Something was wrong and is right" }]);
    assert_eq!(record(&bench, "calderdale")["corrections"], told);
    assert!(record(&bench, "kirklees").get("corrections").is_none());
    assert!(ledger(&bench).contains("calderdale,2018-12-19,children-in-care,good\n"));
    // Once published, it is what the next change is compared with.
    bench.check().unwrap();
}

#[test]
fn a_grade_that_comes_or_goes_is_a_change_too() {
    let bench = Bench::published();
    bench.set("inspections.csv", &["barnet", "2017-07-07"], "lscb", "");
    bench.set("inspections.csv", &["calderdale", "2015-03-20"], "inspection_start", "2015-01-12");
    bench.set("earlier_inspections.csv", &["calderdale", "2010-02", "safeguarding"], "grade", "adequate");
    let expected = [
        "value: safeguarding-board of the record 2017-07-07 of “barnet” was published as “inadequate”, and the \
         tables now have nothing; put it back, or declare the change in corrections.csv; if it was never published, put published.csv back with git",
        "value: inspection-start of the record 2015-03-20 of “calderdale” was published as “2015-01-13”, and the \
         tables now have “2015-01-12”; put it back, or declare the change in corrections.csv; if it was never published, put published.csv back with git",
        "value: grade of the record safeguarding 2010-02 of “calderdale” was published as “inadequate”, and the \
         tables now have “adequate”; put it back, or declare the change in corrections.csv; if it was never published, put published.csv back with git",
    ];
    assert_eq!(refused(&bench), expected);

    // And as if there had been none when it was published.
    let bench = Bench::published();
    bench.remove("published.csv", &["barnet", "2017-07-07", "safeguarding-board"]);
    let expected = "value: safeguarding-board of the record 2017-07-07 of “barnet” was published as nothing, and \
                    the tables now have “inadequate”; put it back, or declare the change in corrections.csv; if it was never published, put published.csv back with git";
    assert_eq!(refused(&bench), [expected]);
}

#[test]
fn a_new_report_needs_no_word() {
    let bench = Bench::published();
    bench.edit("published.csv", |records| {
        records.retain(|record| !(record[0] == "calderdale" && record[1] == "2024-05-15"));
    });
    bench.build().unwrap();
    assert!(ledger(&bench).contains("calderdale,2024-05-15,overall,good\n"));
}

#[test]
fn an_inspection_that_is_dropped_must_be_declared() {
    let bench = Bench::published();
    bench.remove("earlier_inspections.csv", &["calderdale", "2010-02", "safeguarding"]);
    let expected = "value: the record safeguarding 2010-02 of “calderdale” was published, and the tables no longer \
                    have it; put it back, or declare in corrections.csv that it is withdrawn or has another day; if it was never published, put published.csv back with git";
    assert_eq!(refused(&bench), [expected]);
    correct(&bench, ["safeguarding 2010-02", "withdrawn", "", ""]);
    assert_eq!(refused(&bench), [""; 0]);
    bench.build().unwrap();
    assert!(!ledger(&bench).contains("calderdale,safeguarding 2010-02"));
    assert_eq!(record(&bench, "calderdale")["corrections"].as_array().unwrap().len(), 1);

    // What is withdrawn may not stand there all the same.
    let bench = Bench::published();
    correct(&bench, ["safeguarding 2010-02", "withdrawn", "", ""]);
    let expected =
        "now: the tables have “the record”, not nothing; change them, or add a correction of this correction";
    assert_eq!(refused(&bench), [expected]);
}

#[test]
fn another_day_must_be_declared_and_its_grades_are_compared_all_the_same() {
    let bench = Bench::published();
    let earlier: &[&str] = &["calderdale", "2010-02", "safeguarding"];
    bench.set("earlier_inspections.csv", earlier, "date", "2010-03");
    assert_eq!(refused(&bench).len(), 1);
    // Neither another day than that of the tables nor what is no day will do.
    for (now, says) in [
        (
            "2010-04",
            "now: the tables have “2010-03”, not “2010-04”; change them, or add a correction of this correction",
        ),
        ("March", "now: “March” is not a date written YYYY, YYYY-MM or YYYY-MM-DD"),
    ] {
        let bench = Bench::published();
        bench.set("earlier_inspections.csv", earlier, "date", "2010-03");
        correct(&bench, ["safeguarding 2010-03", "date", "2010-02", now]);
        let refused = refused(&bench);
        assert!(refused.iter().any(|fault| fault == says), "{refused:?}");
    }
    correct(&bench, ["safeguarding 2010-03", "date", "2010-02", "2010-03"]);
    assert_eq!(refused(&bench), [""; 0]);
    bench.set("earlier_inspections.csv", &["calderdale", "2010-03", "safeguarding"], "grade", "good");
    assert_eq!(refused(&bench).len(), 1, "a change of grade does not hide behind a change of day");
    correct(&bench, ["safeguarding 2010-03", "grade", "inadequate", "good"]);
    bench.build().unwrap();
    assert!(ledger(&bench).contains("calderdale,safeguarding 2010-03,grade,good\n"));
    assert!(!ledger(&bench).contains("calderdale,safeguarding 2010-02"));
    bench.check().unwrap();
}

#[test]
fn a_day_may_be_corrected_again_and_put_back() {
    let (record, row) = ("safeguarding", ["calderdale", "2010-02", "safeguarding"]);
    let at = |day: &'static str| ["calderdale", day, "safeguarding"];
    let move_to = |bench: &Bench, made: &str, [was, now]: [&'static str; 2]| {
        bench.set("earlier_inspections.csv", &at(was), "date", now);
        let named = format!("{record} {now}");
        declare(bench, &[[made, "calderdale", &named, "date", was, now, "The day was wrong"]]);
    };
    for last in ["2010-04", row[1]] {
        let bench = Bench::published();
        move_to(&bench, "2026-03-12", ["2010-02", "2010-03"]);
        bench.build().unwrap();
        move_to(&bench, "2026-04-01", ["2010-03", last]);
        assert_eq!(refused(&bench), [""; 0], "{last}");
        bench.set("earlier_inspections.csv", &at(last), "grade", "good");
        assert_eq!(refused(&bench).len(), 1, "a change of grade does not hide behind changes of day");
        bench.set("earlier_inspections.csv", &at(last), "grade", "inadequate");
        bench.build().unwrap();
        assert!(ledger(&bench).contains(&format!("calderdale,safeguarding {last},grade,inadequate\n")));
        assert!(!ledger(&bench).contains("calderdale,safeguarding 2010-03"), "{last}");
        bench.check().unwrap();
    }
}

#[test]
fn a_council_keeps_its_slug_or_its_old_links_lead_to_the_new_one() {
    let bench = Bench::published();
    let rename = |text: &str| {
        text.replace("rutland", "rutland-county").replace("rutland-county-county", "rutland-county")
    };
    for file in ["councils.csv", "inspections.csv", "earlier_inspections.csv", "findings.csv"] {
        bench.edit(file, |records| {
            for cell in records.iter_mut().flatten() {
                let is_address = cell.contains("files.ofsted.gov.uk");
                if !is_address && cell.split(';').any(|item| item == "rutland") {
                    *cell = rename(cell);
                }
            }
        });
    }
    bench.set("councils.csv", &["rutland-county", "Rutland"], "name", "Rutland County");
    let gone = "value: links with “rutland” were published, and no council has this slug; put it back, or declare in \
                corrections.csv what it became";
    assert_eq!(refused(&bench), [gone]);
    declare(
        &bench,
        &[["2026-03-12", "rutland-county", "", "slug", "rutland", "rutland-county", "It has a new name"]],
    );
    let unnamed = "value: links with “rutland” were published; add the council's former name to its aliases in \
                   councils.csv (“rutland-county”), so that they lead there";
    assert_eq!(refused(&bench), [unnamed]);
    bench.set("councils.csv", &["rutland-county", "Rutland County"], "aliases", "Rutland");
    bench.build().unwrap();
    let kept = ledger(&bench);
    assert!(
        kept.contains("rutland,,slug,rutland-county\n")
            && kept.contains("rutland-county,,slug,rutland-county\n")
    );
    bench.check().unwrap();

    // Years later the alias may not go either.
    bench.set("councils.csv", &["rutland-county", "Rutland County"], "aliases", "");
    assert_eq!(refused(&bench), [unnamed]);
}

#[test]
fn a_correction_may_be_corrected() {
    let bench = Bench::published();
    bench.set("inspections.csv", REPORT, "children_in_care", "good");
    correct(&bench, ["2018-12-19", "children-in-care", "outstanding", "good"]);
    bench.build().unwrap();
    bench.set("inspections.csv", REPORT, "children_in_care", "outstanding");
    let undone =
        "now: the tables have “outstanding”, not “good”; change them, or add a correction of this correction";
    assert!(refused(&bench).contains(&undone.to_owned()), "{:?}", refused(&bench));
    let again =
        ["2026-04-01", "calderdale", "2018-12-19", "children-in-care", "good", "outstanding", "It was right"];
    declare(&bench, &[again]);
    bench.build().unwrap();
    let dates = |it: &Value| it["date"].as_str().unwrap().to_owned();
    let told: Vec<_> =
        record(&bench, "calderdale")["corrections"].as_array().unwrap().iter().map(dates).collect();
    assert_eq!(told, ["2026-04-01", "2026-03-12"], "the newest first");
}

#[test]
fn corrections_are_checked_as_other_tables_are() {
    let bench = Bench::published();
    declare(
        &bench,
        &[
            ["2026-02-30", "calderdal", "2018-12-19", "children-in-car", "good", "good", "It ends."],
            ["2026-03-12", "calderdale", "", "overall", "good", "good", "A"],
            ["2026-03-12", "calderdale", "", "overall", "good", "", ""],
        ],
    );
    let expected = [
        "date: there is no day 2026-02-30",
        "council: no council in councils.csv has the slug “calderdal”; did you mean “calderdale”?",
        "item: “children-in-car” is not something that can be corrected; did you mean “children-in-care”?",
        "text: the text ends with a full stop; remove it",
        "record: the cell is empty; it needs a value",
        "now: is the same as `was`; write what the tables have since, or remove the row",
        "record: the cell is empty; it needs a value",
        "item: this correction stands on line 3 already; remove one of the two",
        "text: the cell is empty; it needs a value",
    ];
    assert_eq!(refused(&bench), expected);

    // Nothing of a record was published before its day.
    let bench = Bench::published();
    for record in ["2026-03-13", "safeguarding 2026-04", "2026-03-12"] {
        correct(&bench, [record, "withdrawn", "", ""]);
    }
    let before = |day: &str| format!("date: 2026-03-12 is before the day of the record, which is {day}");
    assert_eq!(refused(&bench), [before("2026-03-13"), before("2026-04-01")]);
}

#[test]
fn the_record_of_what_was_published_must_be_there_and_whole() {
    let bench = Bench::published();
    bench.remove("published.csv", &["calderdale", "2018-12-19", "overall"]);
    bench.build().unwrap_err();
    std::fs::remove_file(bench.data().join("published.csv")).unwrap();
    let faults = bench.faults();
    assert!(
        faults.len() == 1 && faults[0].starts_with("data/published.csv: the file cannot be read"),
        "{faults:?}"
    );
    // One on which a council is new lacks it until the next build.
    let bench = Bench::published();
    bench.build().unwrap();
    bench.edit("published.csv", |records| records.retain(|record| record[0] != "rutland"));
    let why = bench.check().unwrap_err().to_string();
    assert!(why.contains("published.csv: lacks what is in the dataset"), "{why}");
}
