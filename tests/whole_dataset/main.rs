//! Every row of the tables that people edit, found again in the dataset that the widget reads.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod history;

use common::calendar::day_before;
use common::{Dataset, Row, column, date, table, title};
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{
    Area, Framework, Grade, Inspection, Judgement, Lifetime, PartialDate, Reason, Service, Slug,
};
use council_compare::describe::date_line;
use std::collections::BTreeMap;

/// The areas, each with its column.
const COLUMNS: [(Area, &str); 7] = [
    (Area::Leaders, "leaders"),
    (Area::HelpAndProtection, "help_and_protection"),
    (Area::ChildrenInCare, "children_in_care"),
    (Area::CareLeavers, "care_leavers"),
    (Area::Adoption, "adoption"),
    (Area::SafeguardingBoard, "lscb"),
    (Area::Overall, "overall"),
];

fn inspections_with(column: &str, value: &str) -> Vec<Row> {
    table("inspections.csv").into_iter().filter(|row| row[column] == value).collect()
}

/// The inspection of a row, in the dataset.
fn inspection<'a>(data: &'a Dataset, row: &Row) -> &'a Inspection {
    let found = data.record(&row["council"]).inspections.iter();
    let found: Vec<_> = found.filter(|inspection| *inspection.report == row["report_url"]).collect();
    assert_eq!(found.len(), 1, "{row:?}");
    found[0]
}

/// The grade of a cell of the table; none where it is empty.
fn grade(cell: &str) -> Option<Grade> {
    match cell {
        "" => None,
        "outstanding" => Some(Grade::Outstanding),
        "good" => Some(Grade::Good),
        "requires-improvement" => Some(Grade::RequiresImprovement),
        "adequate" => Some(Grade::Adequate),
        "inadequate" => Some(Grade::Inadequate),
        other => panic!("“{other}” is not a grade"),
    }
}

#[test]
fn every_grade_of_every_inspection_is_that_of_the_table() {
    let data = Dataset::load();
    let rows = table("inspections.csv");
    assert!(rows.len() >= 493, "{} rows", rows.len());
    let mut checked = 0;
    for row in &rows {
        let record = data.record(&row["council"]);
        match row["framework"].as_str() {
            "lscb-review" => {
                let review = record.board_reviews.iter().find(|review| *review.report == row["report_url"]);
                let review = review.unwrap();
                assert_eq!(Some(review.grade), grade(&row["lscb"]), "{row:?}");
                assert_eq!(review.published, date(&row["published"]), "{row:?}");
                checked += 1;
            }
            // Its grades speak of looked-after children alone, so they stand among the earlier ones.
            "looked-after-children" => {
                let day = PartialDate::Day(date(&row["inspection_start"]));
                let of_this_report = record
                    .earlier
                    .iter()
                    .filter(|told| *told.source.report == row["report_url"] && told.date == day);
                let given: Vec<_> = of_this_report.map(|told| (told.service, Some(told.grade))).collect();
                let expected = [
                    (Service::LeadershipForLookedAfterChildren, grade(&row["leaders"])),
                    (Service::LookedAfterChildren, grade(&row["overall"])),
                ];
                assert_eq!(given, expected, "{row:?}");
                checked += 1;
            }
            framework => {
                let inspection = inspection(&data, row);
                let expected = if framework == "sif" { Framework::Sif } else { Framework::Ilacs };
                assert_eq!(inspection.framework, expected, "{row:?}");
                check_dates(inspection, row);
                check_grades(inspection, row);
                checked += 1;
            }
        }
    }
    assert_eq!(checked, rows.len());
    let held =
        |record: &council_compare::dataset::Record| record.inspections.len() + record.board_reviews.len();
    let held: usize = data.records.values().map(|record| held(record)).sum();
    assert_eq!(
        held + 4,
        rows.len(),
        "nothing but what the table has, less the four of looked-after children"
    );
}

fn check_dates(inspection: &Inspection, row: &Row) {
    // Where the report prints one day, that day is both.
    let start = if row["inspection_start"].is_empty() { "inspection_end" } else { "inspection_start" };
    assert_eq!(inspection.start, date(&row[start]), "{row:?}");
    assert_eq!(inspection.end, date(&row["inspection_end"]), "{row:?}");
    assert_eq!(inspection.published, date(&row["published"]), "{row:?}");
    let second_visit = row["notes"].strip_prefix("inspectors came twice: ").map(|visits| {
        let (_, second) = visits.split_once(", then ").unwrap();
        date(&second[..10])
    });
    assert_eq!(inspection.second_visit, second_visit, "{row:?}");
    assert_eq!(inspection.days_on_site().ends_with(" in two visits"), second_visit.is_some(), "{row:?}");
}

fn check_grades(inspection: &Inspection, row: &Row) {
    let is_merged = row["care_leavers_merged"] == "true";
    for (area, column) in COLUMNS {
        let is_care = matches!(area, Area::ChildrenInCare | Area::CareLeavers);
        let column = if is_merged && is_care { "children_in_care" } else { column };
        let judgement = inspection.judgement(area);
        match grade(&row[column]) {
            Some(grade) if is_merged && is_care => {
                assert_eq!(*judgement, Judgement::Shared(grade), "{area:?}, {row:?}");
            }
            Some(grade) => assert_eq!(*judgement, Judgement::Own(grade), "{area:?}, {row:?}"),
            None => assert!(matches!(judgement, Judgement::NotJudged(_)), "{area:?}, {row:?}"),
        }
    }
}

#[test]
fn the_four_inspections_of_looked_after_children_are_on_the_older_scale() {
    let data = Dataset::load();
    let rows = inspections_with("framework", "looked-after-children");
    let councils: Vec<&str> = rows.iter().map(|row| row["council"].as_str()).collect();
    assert_eq!(councils, ["kent", "medway", "norfolk", "sandwell"]);
    for row in &rows {
        let pinned = data.comparison(&row["council"], "leeds", Some(&row["published"]));
        assert_eq!(pinned.sides.first.latest(), None, "never the newest full inspection: {row:?}");
        let lines = column(&pinned, Which::First);
        assert!(lines.iter().all(|line| line.ends_with(": not known")), "{row:?}: {lines:?}");
    }
}

#[test]
fn reports_since_april_2026_have_no_overall_grade() {
    let data = Dataset::load();
    let rows: Vec<Row> =
        inspections_with("overall", "").into_iter().filter(|row| row["framework"] == "ilacs").collect();
    let mut checked = 0;
    for row in &rows {
        let judgement = inspection(&data, row).judgement(Area::Overall);
        assert_eq!(*judgement, Judgement::NotJudged(Reason::OverallEnded), "{row:?}");
        // On the day it came out, beside a council whose newest report of that day has an overall grade, if there still is one.
        let (council, published) = (common::slug(&row["council"]), date(&row["published"]));
        let beside = |other: &Slug| data.compare(&council, other, Some(published));
        let that_day = data.records.keys().filter(|other| **other != council).map(beside);
        let is_graded = |it: &Comparison| it.row(Area::Overall).unwrap().cells.second.grade().is_some();
        let Some(that_day) = that_day.into_iter().find(is_graded) else { continue };
        let line = date_line(&that_day).plain(&that_day);
        let why = "has no overall grade: Ofsted stopped giving one for inspections from April 2026";
        let of = title(&that_day);
        assert!(line.ends_with(&format!("{} {why}", that_day.sides.first.name())), "{of}: {line}");
        checked += 1;
        // The day before it was published, the inspection before was the newest, with its overall grade if it was not one of
        // these rows itself.
        if rows
            .iter()
            .any(|other| other["council"] == row["council"] && other["published"] < row["published"])
        {
            continue;
        }
        let before = data.compare(&council, &that_day.sides.second.council.slug, Some(day_before(published)));
        let lines = column(&before, Which::First);
        assert!(!lines.last().unwrap().contains("not judged"), "{}: {lines:?}", title(&before));
    }
    assert!(checked >= 11, "{checked} rows");
}

#[test]
fn every_re_inspection_is_the_newest_on_the_day_it_came_out() {
    let data = Dataset::load();
    let rows = inspections_with("inspection_kind", "re-inspection");
    assert_eq!(rows.len(), 16);
    for row in &rows {
        let pinned = data.comparison(&row["council"], "leeds", Some(&row["published"]));
        let latest = pinned.sides.first.latest().unwrap();
        assert_eq!(*latest.report, row["report_url"], "{row:?}");
        assert!(pinned.sides.first.previous().is_some(), "{row:?}");
        let overall = pinned.row(Area::Overall).unwrap().cells.first.grade();
        assert_eq!(overall, grade(&row["overall"]), "{row:?}");
    }
}

#[test]
fn every_grade_that_covers_care_leavers_too_says_so() {
    let data = Dataset::load();
    let rows = inspections_with("care_leavers_merged", "true");
    assert_eq!(rows.len(), 165);
    for row in &rows {
        let pinned = data.comparison(&row["council"], "leeds", Some(&row["published"]));
        let shared = format!("shared {}", row["children_in_care"]);
        let lines = column(&pinned, Which::First);
        assert!(lines.contains(&format!("children-in-care: {shared}")), "{row:?}: {lines:?}");
        assert!(lines.contains(&format!("care-leavers: {shared}")), "{row:?}: {lines:?}");
    }
}

#[test]
fn every_council_is_that_of_the_table() {
    let data = Dataset::load();
    let rows = table("councils.csv");
    assert_eq!(data.index.councils().len(), rows.len());
    let short_names: BTreeMap<String, String> = table("short_names.csv")
        .into_iter()
        .map(|row| (row["slug"].clone(), common::typeset(&row["short_name"])))
        .collect();
    let list = |cell: &str| -> Vec<String> {
        cell.split(';').filter(|item| !item.is_empty()).map(str::to_owned).collect()
    };
    for row in &rows {
        let council = data.index.council(&common::slug(&row["slug"])).unwrap();
        assert_eq!(*council.name, row["name"]);
        assert_eq!(*council.region, row["region"], "{}", row["slug"]);
        assert_eq!(*council.short_name, *short_names.get(&row["slug"]).unwrap_or(&row["name"]));
        let aliases: Vec<String> = council.aliases.iter().map(ToString::to_string).collect();
        assert_eq!(aliases, list(&row["aliases"]), "{}", row["slug"]);
        let neighbours = &data.record(&row["slug"]).neighbours;
        let neighbours: Vec<String> = neighbours.iter().map(ToString::to_string).collect();
        assert_eq!(neighbours, list(&row["statistical_neighbours"]), "{}", row["slug"]);
        let (year, others) = match &council.lifetime {
            Lifetime::Current => (None, &vec![]),
            Lifetime::Created { year, predecessors } => (Some((*year, "start_year")), predecessors),
            Lifetime::Abolished { year, successors } => (Some((*year, "end_year")), successors),
        };
        for column in ["start_year", "end_year"] {
            let expected = year.filter(|(_, set)| *set == column).map(|(year, _)| year.to_string());
            assert_eq!(expected.unwrap_or_default(), row[column], "{}: {column}", row["slug"]);
        }
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        let column = if council.is_current() { "predecessor_slugs" } else { "successor_slugs" };
        assert_eq!(others, list(&row[column]), "{}", row["slug"]);
    }
}
