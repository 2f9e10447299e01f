//! What the dataset has of findings, themes, grades and disagreements, against the tables, read anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use brotli::enc::BrotliEncoderParams;
use common::{Bench, data_date, real_data, records};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The most bytes of brotli that the findings of one report may have.
const FINDINGS_LIMIT: usize = 2_000;

const AREAS: [&str; 5] = ["leaders", "help-and-protection", "children-in-care", "care-leavers", "overall"];

/// A row's cells by column.
type Row = BTreeMap<String, String>;

fn files() -> site::files::Files {
    let facts = site::facts::Facts::read(&real_data()).unwrap();
    site::files::of(&site::dataset::Dataset::new(&facts)).unwrap()
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// A table's rows by column.
fn table(file: &str) -> Vec<Row> {
    let mut rows = records(&fs::read(real_data().join(file)).unwrap());
    let header = rows.remove(0);
    rows.into_iter().map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// Every inspection of the whole of a council's services, by council and then by first day and publication.
fn full_inspections() -> BTreeMap<String, BTreeMap<(String, String), Row>> {
    let mut councils = BTreeMap::<_, BTreeMap<_, _>>::new();
    for row in table("inspections.csv") {
        if ["sif", "ilacs"].contains(&row["framework"].as_str()) {
            // One report prints only its last day.
            let start =
                if row["inspection_start"].is_empty() { "inspection_end" } else { "inspection_start" };
            let key = (row[start].clone(), row["published"].clone());
            councils.entry(row["council"].clone()).or_default().insert(key, row);
        }
    }
    councils
}

/// A text of the dataset as it stands in the tables, where people type straight quotation marks.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().replace(['‘', '’'], "'")
}

#[test]
fn every_row_of_the_findings_is_in_one_file_and_nothing_else_is() {
    let mut found = Vec::new();
    let mut reports = 0;
    for (path, bytes) in files().iter().filter(|(path, _)| path.starts_with("findings/")) {
        let report = value(bytes);
        assert_eq!(*path, format!("findings/{}/{}.json", text(&report["slug"]), text(&report["published"])));
        reports += 1;
        let mut add = |kind: &str, finding: &Value| {
            let paragraph = finding.get("paragraph").map_or_else(String::new, Value::to_string);
            let row = ["area", "theme", "text"].map(|column| text(&finding[column]));
            found.push(
                [
                    vec![text(&report["slug"]), text(&report["published"]), kind.to_owned()],
                    row.to_vec(),
                    vec![paragraph],
                ]
                .concat(),
            );
        };
        add("summary", &json!({ "text": report["summary"] }));
        for (list, kind) in [("strengths", "strength"), ("concerns", "concern"), ("improvements", "improve")]
        {
            for finding in report[list].as_array().unwrap() {
                add(kind, finding);
            }
        }
    }
    let mut rows = records(&fs::read(real_data().join("findings.csv")).unwrap()).split_off(1);
    assert!(reports >= 157 && rows.len() >= 2946, "{reports} reports, {} rows", rows.len());
    rows.sort();
    found.sort();
    // Equal as lists, so that a row in two files would be seen as well as a row in none.
    assert_eq!(found.len(), rows.len());
    for (found, row) in found.iter().zip(&rows) {
        assert_eq!(found, row);
    }
}

#[test]
fn findings_stand_area_by_area_and_improvements_as_the_report_lists_them() {
    let rows = table("findings.csv");
    let mut several = 0;
    for (path, bytes) in files().iter().filter(|(path, _)| path.starts_with("findings/")) {
        let report = value(bytes);
        let is_this = |row: &&Row| {
            row["council"] == text(&report["slug"]) && row["published"] == text(&report["published"])
        };
        let texts = |kind: &str, area: Option<&str>| {
            let of_kind = rows.iter().filter(is_this).filter(|row| row["kind"] == kind);
            let of_area = of_kind.filter(|row| area.is_none_or(|area| row["area"] == area));
            of_area.map(|row| row["text"].clone()).collect::<Vec<_>>()
        };
        let written = |list: &str| {
            report[list].as_array().unwrap().iter().map(|it| text(&it["text"])).collect::<Vec<_>>()
        };
        for (list, kind) in [("strengths", "strength"), ("concerns", "concern")] {
            let expected: Vec<_> = AREAS.iter().flat_map(|area| texts(kind, Some(area))).collect();
            assert_eq!(written(list), expected, "{path}");
        }
        assert_eq!(written("improvements"), texts("improve", None), "{path}");
        several += usize::from(written("improvements").len() > 1);
    }
    assert!(several > 100);
}

#[test]
fn themes_count_the_newest_reports() {
    let findings = table("findings.csv");
    let councils = table("councils.csv");
    let current: BTreeSet<_> =
        councils.iter().filter(|row| row["end_year"].is_empty()).map(|row| row["slug"].clone()).collect();
    let mut newest = BTreeSet::new();
    for (council, inspections) in full_inspections() {
        let ((_, published), _) = inspections.into_iter().next_back().unwrap();
        if current.contains(&council) {
            newest.insert((council, published));
        }
    }
    let of_newest = |row: &&Row| newest.contains(&(row["council"].clone(), row["published"].clone()));
    let counted: BTreeSet<_> = findings
        .iter()
        .filter(of_newest)
        .filter(|row| row["kind"] == "improve")
        .map(|row| row["council"].clone())
        .collect();
    let themes = value(&files()["themes.json"]);
    // Reports may be here before their summaries.
    assert!(counted.len() > 30, "{counted:?}");
    assert_eq!(themes["reports"], json!(counted.len()));

    let written = themes["themes"].as_array().unwrap();
    let vocabulary = table("themes.csv");
    assert!(vocabulary.len() >= 53, "{} themes", vocabulary.len());
    assert_eq!(written.len(), vocabulary.len());
    let (mut all, mut none) = (0, 0);
    for (theme, row) in written.iter().zip(&vocabulary) {
        assert_eq!((text(&theme["id"]), text(&theme["label"])), (row["slug"].clone(), row["label"].clone()));
        let told = findings.iter().filter(of_newest);
        let told = told.filter(|it| it["kind"] == "improve" && it["theme"] == row["slug"]);
        let told: BTreeSet<_> = told.map(|row| row["council"].clone()).collect();
        // A set is in order and has each council once.
        assert_eq!(theme["told-to-improve"], json!(told), "{}", row["slug"]);
        all += told.len();
        none += usize::from(told.is_empty());
    }
    assert!(all > counted.len() && none < written.len() / 2, "{all} {none}");
}

/// As of a day, since every later report may name a theme, or be the newest in place of one that does.
#[test]
fn some_themes_are_as_counted_by_hand() {
    let bench = Bench::until("2026-08-20");
    let facts = site::facts::Facts::read(&bench.data()).unwrap();
    let files = site::files::of(&site::dataset::Dataset::new(&facts)).unwrap();
    let themes = value(&files["themes.json"]);
    let told = |id: &str| {
        let theme = themes["themes"].as_array().unwrap().iter().find(|theme| theme["id"] == id).unwrap();
        theme["told-to-improve"].clone()
    };
    assert_eq!(told("family-time").as_array().unwrap().len(), 1);
    assert_eq!(told("emotional-wellbeing").as_array().unwrap().len(), 1);
    assert_eq!(told("children-voice"), json!([]));
    assert!(told("neglect").as_array().unwrap().contains(&json!("kirklees")));
    assert!(!told("supervision").as_array().unwrap().contains(&json!("kirklees")), "that was 2019");
}

#[test]
fn records_say_for_which_reports_there_are_findings() {
    let files = files();
    let records = value(&files["records.json"]);
    let mut said = BTreeSet::new();
    for (slug, record) in records["records"].as_object().unwrap() {
        for inspection in record["inspections"].as_array().unwrap() {
            match inspection.get("findings") {
                Some(flag) => {
                    assert_eq!(*flag, true);
                    said.insert(format!("findings/{slug}/{}.json", text(&inspection["published"])));
                }
                None => assert!(!text(&inspection["published"]).is_empty()),
            }
        }
    }
    let written: BTreeSet<_> = files.keys().filter(|path| path.starts_with("findings/")).cloned().collect();
    assert_eq!(said, written);
}

#[test]
fn every_grade_of_the_areas_judged_today_is_given() {
    let columns = ["leaders", "help_and_protection", "children_in_care", "care_leavers", "overall"];
    let mut grades = 0;
    let councils = full_inspections().into_iter().map(|(council, inspections)| {
        let given = inspections.into_values().map(|row| {
            let own = columns.iter().filter(|column| !row[**column].is_empty());
            let own: BTreeMap<_, _> =
                own.map(|column| (column.replace('_', "-"), row[*column].clone())).collect();
            grades += own.len();
            let mut given = json!({ "published": row["published"], "grades": own });
            if row["care_leavers_merged"] == "true" {
                given["care-leavers-share-grade"] = json!(true);
            }
            given
        });
        (council, given.collect::<Vec<_>>())
    });
    let councils: BTreeMap<_, _> = councils.collect();
    // A council that has ended keeps its reports.
    assert!(councils.len() >= 153, "{}", councils.len());
    assert!(grades > 2_000, "{grades}");
    let mut regions = BTreeMap::<String, BTreeSet<String>>::new();
    let (mut created, mut abolished) = (BTreeMap::new(), BTreeMap::new());
    for council in table("councils.csv") {
        regions.entry(council["region"].clone()).or_default().insert(council["slug"].clone());
        for (years, column) in [(&mut created, "start_year"), (&mut abolished, "end_year")] {
            if !council[column].is_empty() {
                years.insert(council["slug"].clone(), council[column].parse::<u16>().unwrap());
            }
        }
    }
    let expected = json!({
        "format": 1, "data-date": data_date().to_string(), "regions": regions, "created": created, "abolished": abolished,
        "councils": councils,
    });
    assert_eq!(value(&files()["grades.json"]), expected);
}

#[test]
fn disagreements_stand_in_their_record_by_date() {
    let files = files();
    let record = value(&files["councils/calderdale.json"]);
    let given = record["disagreements"].as_array().unwrap();
    let dates: Vec<_> = given.iter().map(|it| text(&it["date"])).collect();
    assert_eq!(dates, ["2010", "2015-03-20", "2018-11"]);
    let [first, second, third] = &given[..] else { panic!() };
    assert_eq!((&first["report"]["paragraph"], &first["report"]["page"]), (&json!(30), &json!(7)));
    assert!(first.get("inspection").is_none() && first.get("area").is_none());
    assert_eq!((&second["inspection"], &second["area"]), (&json!("2015-03-20"), &json!("children-in-care")));
    assert_eq!((&third["inspection"], third.get("area")), (&json!("2018-12-19"), None));
    // The article's own date comes from what it tells of in events.csv, and what is known besides.
    assert_eq!(first["press"]["not-before"], "2013-06");
    assert_eq!((&second["press"]["not-before"], &second["press"]), (&json!("2018-12"), &third["press"]));
    let mut rows = table("disagreements.csv");
    for record in files.iter().filter(|(path, _)| path.starts_with("councils/")) {
        let record = value(record.1);
        for written in record["disagreements"].as_array().into_iter().flatten() {
            let column = |name: &str, value: &Value| (name.to_owned(), text(value));
            let told = [
                column("council", &record["slug"]),
                column("text", &written["text"]),
                column("press", &written["press"]["title"]),
                column("source_url", &written["report"]["report"]),
            ];
            let row = rows.iter().position(|row| told.iter().all(|(name, text)| row[name] == *text));
            rows.remove(row.unwrap_or_else(|| panic!("no row says {written}")));
        }
    }
    assert!(rows.is_empty(), "{rows:?}");
}

/// As a good host sends it.
fn brotli(bytes: &[u8]) -> usize {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params).unwrap();
    compressed.len()
}

#[test]
fn the_findings_of_a_report_are_small() {
    let files = files();
    let findings = files.iter().filter(|(path, _)| path.starts_with("findings/"));
    let mut sizes: Vec<_> = findings.map(|(path, bytes)| (brotli(bytes), path)).collect();
    sizes.sort();
    let (largest, path) = sizes.last().unwrap();
    println!("{} files; the largest is {path}, {largest} bytes of brotli", sizes.len());
    assert!(*largest <= FINDINGS_LIMIT, "{path} is {largest} bytes, the limit {FINDINGS_LIMIT}");
    // A file that small would be empty.
    assert!(sizes[0].0 > 200, "{:?}", sizes[0]);
}

/// The widget takes no file of another day than the index's.
#[test]
fn every_file_names_the_day_of_the_data() {
    let files = files();
    let day = value(&files["index.json"])["data-date"].clone();
    assert!(day.is_string());
    for (name, file) in &files {
        let json = value(file);
        match json["records"].as_object() {
            Some(records) => {
                for (slug, record) in records {
                    assert_eq!(record["data-date"], day, "{name}: {slug}");
                }
            }
            None => assert_eq!(json["data-date"], day, "{name}"),
        }
    }
    assert_eq!(files.values().filter(|file| value(file)["records"].is_object()).count(), 1);
}
