//! Faults between findings, their themes and their reports, and what goes into the dataset after a change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Bench, Key, place, records};
use serde_json::Value;

const FINDINGS: &str = "findings.csv";
const THEMES: &str = "themes.csv";
const LATEST: [&str; 2] = ["kirklees", "2024-08-28"];
const SUMMARY: Key = &["kirklees", "2024-08-28", "summary"];
const STRENGTH: Key = &["kirklees", "2024-08-28", "strength", "leaders", "quality-assurance"];
const IMPROVE: Key = &["kirklees", "2024-08-28", "improve", "case-records"];
const NO_FAULT: [&str; 0] = [];

/// Where a row says its kind.
fn kind_on(line: usize) -> String {
    place(FINDINGS, line, 3, "kind")
}

/// Removes every row of the one report.
fn remove_report(bench: &Bench, [council, published]: [&str; 2]) {
    bench.edit(FINDINGS, |records| {
        let before = records.len();
        records.retain(|record| record[0] != council || record[1] != published);
        assert!(records.len() < before);
    });
}

fn json(bench: &Bench, path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(bench.out().join(path)).unwrap()).unwrap()
}

/// The councils that are told to improve anything.
fn told(themes: &Value) -> Vec<&str> {
    let themes = themes["themes"].as_array().unwrap().iter();
    themes
        .flat_map(|theme| theme["told-to-improve"].as_array().unwrap())
        .map(|it| it.as_str().unwrap())
        .collect()
}

#[test]
fn a_report_has_one_summary() {
    let bench = Bench::new();
    let line = bench.line(FINDINGS, SUMMARY);
    bench.remove(FINDINGS, SUMMARY);
    // The report's next row has moved to the summary's line.
    let message = "this report has findings and no summary; add a row of the kind “summary”";
    assert_eq!(bench.faults(), [format!("{}: {message}", kind_on(line))]);

    let bench = Bench::new();
    let (first, last) = (bench.line(FINDINGS, SUMMARY), bench.last_line(FINDINGS) + 1);
    bench.copy(FINDINGS, SUMMARY, &[("text", "Services are good")]);
    let message = format!("a summary of this report stands on line {first} already; remove one of the two");
    assert_eq!(bench.faults(), [format!("{}: {message}", kind_on(last))]);

    let bench = Bench::new();
    bench.set(FINDINGS, STRENGTH, "kind", "summary");
    let line = bench.line(FINDINGS, &["kirklees", "2024-08-28", "summary", "quality-assurance"]);
    let no_summary = "a summary is of the whole report";
    let expected = [
        format!("{}: {message}", kind_on(line)),
        format!("{}: “leaders” should not stand here; {no_summary}", place(FINDINGS, line, 4, "area")),
        format!(
            "{}: “quality-assurance” should not stand here; {no_summary}",
            place(FINDINGS, line, 5, "theme")
        ),
        format!("{}: “65” should not stand here; {no_summary}", place(FINDINGS, line, 7, "paragraph")),
    ];
    assert_eq!(bench.faults(), expected);
}

#[test]
fn a_summary_of_another_report_is_no_summary_of_this() {
    let bench = Bench::new();
    let line = bench.line(FINDINGS, SUMMARY);
    let first = bench.line(FINDINGS, &["kirklees", "2019-08-05", "summary"]);
    bench.set(FINDINGS, SUMMARY, "published", "2019-08-05");
    let expected = [
        format!(
            "{}: a summary of this report stands on line {first} already; remove one of the two",
            kind_on(line)
        ),
        format!(
            "{}: this report has findings and no summary; add a row of the kind “summary”",
            kind_on(line + 1)
        ),
    ];
    assert_eq!(bench.faults(), expected);
}

#[test]
fn at_most_twelve_things_to_improve_are_kept() {
    let bench = Bench::new();
    for (theme, text) in [("participation", "The thirteenth thing"), ("permanence", "The fourteenth thing")] {
        bench.copy(FINDINGS, &["tameside", "2024-02-13", "improve", theme], &[("text", text)]);
    }
    let last = bench.last_line(FINDINGS);
    let message = "this report has more than 12 rows of the kind “improve”; keep the first 12 of its list";
    assert_eq!(bench.faults(), [format!("{}: {message}", kind_on(last - 1))]);
}

#[test]
fn as_many_things_to_improve_are_told_as_the_report_lists() {
    let needs = |council: [&str; 2], change: &dyn Fn(&Bench), needed: usize, found: usize, listed: usize| {
        let bench = Bench::new();
        let first = bench.line(FINDINGS, &[council[0], council[1], "summary"]);
        let line = bench.line("inspections.csv", &council);
        change(&bench);
        let message = format!(
            "this report needs {needed} rows of the kind “improve” and has {found}: \
             inspections.csv line {line} says that its list has {listed}"
        );
        assert_eq!(bench.faults(), [format!("{}: {message}", kind_on(first))]);
    };
    let tameside = ["tameside", "2024-02-13"];
    needs(LATEST, &|bench| bench.remove(FINDINGS, IMPROVE), 3, 2, 3);
    needs(LATEST, &|bench| bench.copy(FINDINGS, IMPROVE, &[("text", "One more thing")]), 3, 4, 3);
    let neglect = ["kirklees", "2024-08-28", "improve", "neglect"];
    needs(LATEST, &|bench| bench.set(FINDINGS, &neglect, "kind", "strength"), 3, 2, 3);
    needs(LATEST, &|bench| bench.set("inspections.csv", &LATEST, "areas_to_improve_count", "0"), 0, 3, 0);
    let participation = ["tameside", "2024-02-13", "improve", "participation"];
    needs(tameside, &|bench| bench.remove(FINDINGS, &participation), 12, 11, 13);

    // Without a count nobody could tell whether all are there, so it is asked for once.
    let bench = Bench::new();
    let line = bench.line("inspections.csv", &LATEST);
    bench.set("inspections.csv", &LATEST, "areas_to_improve_count", "");
    let message = format!(
        "this report has rows of the kind “improve”, and inspections.csv line {line} does not say how many its list has; \
         enter it in areas_to_improve_count"
    );
    let faults = bench.faults();
    assert!(faults.len() == 1 && faults[0].ends_with(&format!(": kind: {message}")), "{faults:?}");
}

#[test]
fn findings_stand_once() {
    for key in [STRENGTH, IMPROVE] {
        let bench = Bench::new();
        let (first, last) = (bench.line(FINDINGS, key), bench.last_line(FINDINGS) + 1);
        // A copy as a strength, so that nothing else is wrong with it.
        bench.copy(FINDINGS, key, &[("kind", "strength"), ("area", "care-leavers"), ("theme", "neglect")]);
        let message =
            format!("the same finding of this report stands on line {first} already; remove one of the two");
        assert_eq!(bench.faults(), [format!("{}: {message}", place(FINDINGS, last, 6, "text"))]);
        // The same words about another report are another finding.
        bench.edit(FINDINGS, |records| records[last - 1][1] = "2016-11-25".to_owned());
        assert_eq!(bench.faults(), NO_FAULT);
    }
}

#[test]
fn themes_and_labels_stand_once_and_are_used() {
    let bench = Bench::new();
    let (first, last) = (bench.line(THEMES, &["neglect"]), bench.last_line(THEMES) + 1);
    bench.copy(THEMES, &["neglect"], &[("label", "Another label")]);
    let message = format!("the theme “neglect” stands on line {first} already; remove one of the two");
    assert_eq!(bench.faults(), [format!("{}: {message}", place(THEMES, last, 1, "slug"))]);

    let bench = Bench::new();
    bench.copy(THEMES, &["neglect"], &[("slug", "weather"), ("label", "The weather")]);
    let message = "no row of findings.csv has this theme; remove it or correct its slug";
    assert_eq!(bench.faults(), [format!("{}: {message}", place(THEMES, last, 1, "slug"))]);

    // A slug misspelt among the themes is wrong wherever it is used, and there it is suggested.
    let bench = Bench::new();
    let uses = bench.bytes(FINDINGS);
    let uses = common::records(&uses).iter().filter(|record| record[4] == "neglect").count();
    let at = bench.place(THEMES, &["neglect"], "slug");
    bench.set(THEMES, &["neglect"], "slug", "neglekt");
    let (unknown, rest): (Vec<_>, Vec<_>) =
        bench.faults().into_iter().partition(|fault| fault.contains(": theme: "));
    assert_eq!(rest, [format!("{at}: {message}")]);
    assert!(uses > 50 && unknown.len() == uses);
    let suggestion = "“neglect” is not a theme; did you mean “neglekt”?";
    assert!(unknown.iter().all(|fault| fault.ends_with(suggestion)), "{unknown:?}");
}

#[test]
fn headers_are_one_fault_each() {
    for (file, column) in [(FINDINGS, 3), (THEMES, 0), ("disagreements.csv", 6), ("events.csv", 7)] {
        let bench = Bench::new();
        let mut name = String::new();
        bench.edit(file, |records| {
            records[0][column].push('s');
            name.clone_from(&records[0][column]);
        });
        let at = place(file, 1, column + 1, &name);
        let meant = name.strip_suffix('s').unwrap();
        // Nothing that another table names is called unknown, and no theme unused.
        assert_eq!(bench.faults(), [format!("{at}: is not a column of this file; did you mean “{meant}”?")]);
    }
}

/// The day of a report is in every row of its findings.
#[test]
fn a_report_of_another_day_is_one_fault_of_its_findings() {
    let bench = Bench::new();
    let key = ["kirklees", "2024-08-28"];
    let rows = common::records(&bench.bytes(FINDINGS));
    let of_report: Vec<_> = (1..=rows.len()).filter(|line| rows[line - 1][..2] == key).collect();
    bench.edit("inspections.csv", |records| {
        let row = records.iter_mut().find(|row| key.iter().all(|text| row.iter().any(|cell| cell == text)));
        let row = row.unwrap();
        for cell in row.iter_mut().filter(|cell| **cell == key[1]) {
            "2024-08-29".clone_into(cell);
        }
        row[18] = "report.pdf".to_owned();
    });
    let faults = bench.faults();
    let of_findings: Vec<_> = faults.iter().filter(|fault| fault.starts_with("data/findings.csv")).collect();
    let [fault] = of_findings[..] else { panic!("{faults:#?}") };
    let expected = format!(
        "data/findings.csv:{}:2: published: inspections.csv has no report on “kirklees” published on 2024-08-28, of which \
         these {} rows are; it has those of ",
        of_report[0],
        of_report.len()
    );
    assert!(fault.starts_with(&expected), "{fault}");
    let end = "; if the day was changed there, change it here too, or put it back";
    assert!(fault.contains("2024-08-29") && fault.ends_with(end), "{fault}");
}

#[test]
fn a_broken_record_is_one_fault() {
    let bench = Bench::new();
    let line = bench.line(FINDINGS, SUMMARY);
    bench.edit(FINDINGS, |records| drop(records[line - 1].pop()));
    let message = "the record has 6 fields, the header has 7; is a comma or a quotation mark missing?";
    assert_eq!(bench.faults(), [format!("{}: {message}", place(FINDINGS, line, 7, "paragraph"))]);

    let bench = Bench::new();
    let line = bench.line(THEMES, &["neglect"]);
    bench.edit(THEMES, |records| records[line - 1].push(String::new()));
    let message = "the record has 3 fields, the header has 2; a cell with a comma needs quotation marks around it, and a \
                   quotation mark inside such a cell is written twice; if only empty cells follow the last column, delete them";
    assert_eq!(bench.faults(), [format!("data/themes.csv:{line}:3: {message}")]);

    // The record of an article's only mention.
    let bench = Bench::new();
    let line = bench.line("events.csv", &["calderdale", "2018-12"]);
    bench.edit("events.csv", |records| drop(records[line - 1].pop()));
    assert_eq!(bench.faults().len(), 1);
}

#[test]
fn disagreements_stand_once() {
    let bench = Bench::new();
    let (first, last) =
        (bench.line("disagreements.csv", &["2010"]), bench.last_line("disagreements.csv") + 1);
    bench.copy("disagreements.csv", &["2010"], &[("date", "2012"), ("paragraph", "")]);
    let message = format!("the same disagreement stands on line {first} already; remove one of the two");
    assert_eq!(bench.faults(), [format!("{}: {message}", place("disagreements.csv", last, 6, "text"))]);
}

#[test]
fn all_faults_of_a_row_are_told_at_once() {
    let bench = Bench::new();
    let line = bench.line(FINDINGS, STRENGTH);
    bench.edit(FINDINGS, |records| {
        let row = ["kirkles", "2024-8-28", "strengths", "leader", "quality", "Good.", "-1"];
        records[line - 1] = row.map(str::to_owned).to_vec();
    });
    let at = |field, column| place(FINDINGS, line, field, column);
    let expected = [
        format!(
            "{}: no council in councils.csv has the slug “kirkles”; did you mean “kirklees”?",
            at(1, "council")
        ),
        format!("{}: “2024-8-28” is not a date written YYYY-MM-DD", at(2, "published")),
        format!("{}: “strengths” is not a kind of finding; did you mean “strength”?", at(3, "kind")),
        format!("{}: “leader” is not an area of findings; did you mean “leaders”?", at(4, "area")),
        format!("{}: “quality” is not a theme", at(5, "theme")),
        format!("{}: the text ends with a full stop; remove it", at(6, "text")),
        format!("{}: “-1” is not a number from 1 to 999", at(7, "paragraph")),
    ];
    assert_eq!(bench.faults(), expected);
}

/// How many reports the themes are counted in.
fn reports(themes: &Value) -> usize {
    usize::try_from(themes["reports"].as_u64().unwrap()).unwrap()
}

/// In how many they are by the tables: the newest of each council, where it lists what must improve.
fn counted(bench: &Bench) -> usize {
    let table = |name: &str| records(&bench.bytes(name));
    let abolished: Vec<_> = table("councils.csv")
        .into_iter()
        .filter(|row| !row[13].is_empty())
        .map(|row| row[0].clone())
        .collect();
    let mut newest = std::collections::BTreeMap::new();
    for row in table("inspections.csv").into_iter().skip(1) {
        let [council, framework, _, start, _, _, published, ..] = &row[..] else { panic!("{row:?}") };
        if ["sif", "ilacs"].contains(&framework.as_str()) && !abolished.contains(council) {
            let entry = newest.entry(council.clone()).or_insert_with(|| (start.clone(), published.clone()));
            *entry = entry.clone().max((start.clone(), published.clone()));
        }
    }
    let found: std::collections::BTreeSet<_> = table(FINDINGS)
        .into_iter()
        .filter(|row| row[2] == "improve")
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect();
    newest.into_iter().filter(|(council, (_, day))| found.contains(&(council.clone(), day.clone()))).count()
}

#[test]
fn a_report_without_findings_is_not_counted_and_has_no_file() {
    let bench = Bench::until("2026-08-20");
    let before = counted(&bench);
    bench.build().unwrap();
    let themes = json(&bench, "themes.json");
    assert_eq!(reports(&themes), before);
    assert!(told(&themes).contains(&"kirklees"));
    assert_eq!(json(&bench, "councils/kirklees.json")["inspections"][2]["findings"], true);

    // Those of its older reports do not stand in.
    remove_report(&bench, LATEST);
    assert_eq!(bench.faults(), NO_FAULT);
    bench.build().unwrap();
    let themes = json(&bench, "themes.json");
    assert_eq!(reports(&themes), before - 1);
    assert!(!told(&themes).contains(&"kirklees"));
    assert!(!bench.out().join("findings/kirklees/2024-08-28.json").exists());
    assert!(bench.out().join("findings/kirklees/2019-08-05.json").exists());
    let inspections = &json(&bench, "councils/kirklees.json")["inspections"];
    assert_eq!(inspections[1]["findings"], true);
    assert!(inspections[2].get("findings").is_none());
}

#[test]
fn the_newest_inspection_is_the_one_that_began_last() {
    let bench = Bench::until("2026-08-20");
    let before = counted(&bench);
    // Begun a day later and published a week earlier than the one with findings.
    let changes = [
        ("inspection_start", "2024-07-09"),
        ("published", "2024-08-21"),
        ("published_listed", "2024-08-21"),
        ("source_file", "children's services inspection - 21 august 2024.pdf"),
        ("notes", "as printed"),
        ("report_url", "https://files.ofsted.gov.uk/v1/file/99999999"),
    ];
    bench.copy("inspections.csv", &LATEST, &changes);
    bench.build().unwrap();
    let themes = json(&bench, "themes.json");
    assert_eq!(reports(&themes), before - 1);
    assert!(!told(&themes).contains(&"kirklees"));
    let days = json(&bench, "grades.json")["councils"]["kirklees"].clone();
    let days: Vec<_> = days.as_array().unwrap().iter().map(|it| it["published"].as_str().unwrap()).collect();
    assert_eq!(days, ["2016-11-25", "2019-08-05", "2024-08-28", "2024-08-21"]);
}

#[test]
fn an_abolished_council_is_not_counted() {
    let bench = Bench::new();
    let before = counted(&bench);
    let changes = [
        ("council", "cumbria"),
        ("inspection_start", "2022-07-04"),
        ("inspection_end", "2022-07-15"),
        ("published", "2022-08-30"),
        ("published_listed", "2022-08-30"),
        ("report_url", "https://files.ofsted.gov.uk/v1/file/99999999"),
        ("care_leavers", ""),
        ("care_leavers_merged", "true"),
        ("source_file", "children's services inspection - 30 august 2022.pdf"),
    ];
    bench.copy("inspections.csv", &LATEST, &changes);
    bench.edit(FINDINGS, |records| {
        let of_kirklees = records.iter().filter(|record| record[..2] == LATEST).cloned().collect::<Vec<_>>();
        records.extend(of_kirklees.into_iter().map(|mut record| {
            record[0] = "cumbria".to_owned();
            record[1] = "2022-08-30".to_owned();
            if record[3] == "care-leavers" {
                record[3] = "children-in-care".to_owned();
            }
            record
        }));
    });
    bench.build().unwrap();
    let themes = json(&bench, "themes.json");
    assert_eq!(reports(&themes), before);
    assert!(!told(&themes).contains(&"cumbria"));
    assert!(bench.out().join("findings/cumbria/2022-08-30.json").exists());
    assert_eq!(json(&bench, "grades.json")["councils"]["cumbria"].as_array().unwrap().len(), 1);
}

#[test]
fn a_list_longer_than_what_is_kept_says_how_long() {
    let bench = Bench::new();
    bench.build().unwrap();
    let of = |path: &str| json(&bench, path).get("improvements-listed").cloned();
    assert_eq!(of("findings/tameside/2024-02-13.json"), Some(13.into()));
    assert_eq!(of("findings/kirklees/2024-08-28.json"), None);
    assert_eq!(of("findings/calderdale/2015-03-20.json"), None);
    assert_eq!(of("findings/thurrock/2024-10-29.json"), None);
}
