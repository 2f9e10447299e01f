//! How many councils hold each grade: recounted from the tables as people edit them, and the same as what the grade
//! table says of each council.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;

use common::{Dataset, Row, date, grades_of_all, slug, table, title};
use council_compare::comparison::tally::{Among, Column, GRADES, Tally};
use council_compare::comparison::{Comparison, Pair, Standing, Which};
use council_compare::dataset::{Area, Date, Existence, Slug};
use std::collections::{BTreeMap, BTreeSet};

/// Days within each framework, and both sides of the days on which councils were replaced.
const DAYS: [&str; 13] = [
    "2026-08-20",
    "2013-01-01",
    "2014-06-01",
    "2016-06-27",
    "2018-02-01",
    "2019-03-31",
    "2019-04-01",
    "2021-03-31",
    "2021-04-01",
    "2023-03-31",
    "2023-04-01",
    "2025-01-01",
    "2026-06-17",
];

const COLUMNS: [(Area, &str); 5] = [
    (Area::Leaders, "leaders"),
    (Area::HelpAndProtection, "help_and_protection"),
    (Area::ChildrenInCare, "children_in_care"),
    (Area::CareLeavers, "care_leavers"),
    (Area::Overall, "overall"),
];

/// What a recount gives: counted, without a report, and for each area how many cells say what.
#[derive(PartialEq, Eq, Debug)]
struct Recount {
    counted: usize,
    without_report: usize,
    cells: BTreeMap<(&'static str, String), usize>,
}

/// Counts anew, with days and grades as the text they are in the tables.
fn recount(councils: &[Row], inspections: &[Row], region: Option<&str>, day: &str) -> Recount {
    let mut recount = Recount { counted: 0, without_report: 0, cells: BTreeMap::new() };
    for council in councils.iter().filter(|council| region.is_none_or(|region| council["region"] == region)) {
        let not_yet =
            format!("{}-04-01", council["start_year"]).as_str() > day && !council["start_year"].is_empty();
        let no_more =
            format!("{}-04-01", council["end_year"]).as_str() <= day && !council["end_year"].is_empty();
        if not_yet || no_more {
            continue;
        }
        let own = inspections.iter().filter(|row| row["council"] == council["slug"]);
        let of_services = own.filter(|row| ["sif", "ilacs"].contains(&row["framework"].as_str()));
        let newest =
            of_services.filter(|row| row["published"].as_str() <= day).max_by_key(|row| &row["published"]);
        let Some(newest) = newest else {
            recount.without_report += 1;
            continue;
        };
        recount.counted += 1;
        for (_, column) in COLUMNS {
            let cell = match newest[column].as_str() {
                "" if column == "care_leavers" && newest["care_leavers_merged"] == "true" => "shared",
                "" => "none",
                grade => grade,
            };
            *recount.cells.entry((column, cell.to_owned())).or_default() += 1;
        }
    }
    recount
}

#[test]
fn every_count_is_that_of_the_tables() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let (councils, inspections) = (table("councils.csv"), table("inspections.csv"));
    let mut seen = BTreeSet::new();
    let today = data.index.data_date.to_string();
    for day in DAYS.into_iter().chain([&*today]) {
        // Every council in turn is the one in whose region is counted.
        for council in data.index.councils() {
            let other = if council.slug.as_str() == "leeds" { "kent" } else { "leeds" };
            let comparison = data.compare(&council.slug, &slug(other), Some(date(day)));
            for (among, region) in
                [(Among::England, None), (Among::RegionOf(Which::First), Some(&*council.region))]
            {
                if among == Among::England && council.slug.as_str() != "barnet" {
                    continue;
                }
                let expected = recount(&councils, &inspections, region, day);
                let tally = Tally::new(&comparison, &grades, among);
                let of = || format!("{}, {}", title(&comparison), tally.place);
                assert_eq!(tally.place, region.unwrap_or("England"));
                assert_eq!(tally.counted, expected.counted, "{}", of());
                assert_eq!(tally.without_report, expected.without_report, "{}", of());
                for (row, (area, column)) in tally.rows.iter().zip(COLUMNS) {
                    assert_eq!(row.area, area);
                    let cell =
                        |cell: &str| expected.cells.get(&(column, cell.to_owned())).copied().unwrap_or(0);
                    assert_eq!(row.counts, GRADES.map(|grade| cell(grade.id())), "{}, {column}", of());
                    assert_eq!(
                        (row.shared, row.not_judged),
                        (cell("shared"), cell("none")),
                        "{}, {column}",
                        of()
                    );
                    let all: usize = tally.columns().into_iter().map(|column| row.at(column)).sum();
                    assert_eq!(all, tally.counted, "{}: a council stands in no column", of());
                }
                seen.insert((tally.place.clone(), tally.counted));
            }
        }
    }
    let places: BTreeSet<&String> = seen.iter().map(|(place, _)| place).collect();
    assert_eq!(places.len(), 10, "England and nine regions: {places:?}");
    // All that there were on 20 August 2026, and none before the first report.
    assert!(seen.contains(&("England".to_owned(), 153)) && seen.contains(&("England".to_owned(), 0)));
}

/// Where the grade table puts a council.
fn column_of(standing: &Standing, area: Area) -> Option<Column> {
    match standing {
        Standing::Shared(_) if area == Area::CareLeavers => Some(Column::NoGrade),
        Standing::Own(grade) | Standing::Shared(grade) => Some(Column::Grade(*grade)),
        Standing::NotJudged(_) => Some(Column::NoGrade),
        Standing::NotKnown => None,
        Standing::Separate { .. } => panic!("only boards are reviewed separately"),
    }
}

/// Every council beside some others, pinned and not.
fn pairs(data: &Dataset) -> Vec<(&Slug, &Slug, Option<Date>)> {
    let slugs: Vec<&Slug> = data.records.keys().collect();
    let mut pairs = Vec::new();
    for (i, first) in slugs.iter().enumerate() {
        for step in [1, 5, 12, 47, 80] {
            let second = slugs[(i + step) % slugs.len()];
            let day = DAYS.get(pairs.len() % (DAYS.len() + 4)).map(|day| date(day));
            pairs.push((*first, second, day));
        }
    }
    pairs
}

#[test]
fn each_of_the_two_stands_where_its_grade_table_says() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let mut seen = [0; 3];
    for (first, second, day) in pairs(&data) {
        let comparison = data.compare(first, second, day);
        for among in Among::choices(&comparison) {
            let tally = Tally::new(&comparison, &grades, among);
            for (row, which) in tally.rows.iter().flat_map(|row| Which::BOTH.map(|which| (row, which))) {
                let side = comparison.sides.get(which);
                let is_here = side.council.existence_on(comparison.day()) == Existence::Exists
                    && (among == Among::England || *side.council.region == *tally.place);
                let standing = &comparison.row(row.area).unwrap().cells.get(which).standing;
                let expected = if is_here { column_of(standing, row.area) } else { None };
                let of = || format!("{}, {among:?}, {:?}, {which:?}", title(&comparison), row.area);
                assert_eq!(*row.counted_in.get(which), expected, "{}", of());
                assert_eq!(tally.counts(which), expected.is_some(), "{}", of());
                if let Some(column) = expected {
                    let here = row.counted_in.iter().filter(|(_, other)| **other == expected).count();
                    assert!(row.at(column) >= here, "{}", of());
                }
                seen[match expected {
                    Some(Column::Grade(_)) => 0,
                    Some(Column::NoGrade) => 1,
                    None => 2,
                }] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 100), "{seen:?}");
}

#[test]
fn the_other_way_round_is_the_same() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    for (first, second, day) in pairs(&data) {
        let (here, there) = (data.compare(first, second, day), data.compare(second, first, day));
        for among in [Among::England, Among::RegionOf(Which::First), Among::RegionOf(Which::Second)] {
            let mut tally = Tally::new(&here, &grades, among);
            for row in &mut tally.rows {
                row.counted_in = row.counted_in.swapped();
            }
            let councils = |data: &Comparison| data.sides.as_ref().map(|side| side.council.slug.clone());
            let same = among.following(&councils(&here), &councils(&there));
            assert_eq!(Tally::new(&there, &grades, same), tally, "{}, {among:?}", title(&here));
        }
    }
}

#[test]
fn a_region_of_both_is_one_choice() {
    let data = Dataset::load();
    let choices = |first, second| {
        let comparison = data.comparison(first, second, None);
        Among::choices(&comparison)
            .into_iter()
            .map(|among| among.place(&comparison).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(choices("calderdale", "kirklees"), ["England", "Yorkshire and The Humber"]);
    assert_eq!(choices("kent", "kirklees"), ["England", "South East", "Yorkshire and The Humber"]);
    assert_eq!(choices("kirklees", "kent"), ["England", "Yorkshire and The Humber", "South East"]);
}

/// As of a day, since every later report changes the counts.
#[test]
fn the_start_page_counts_as_counted_by_hand() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let comparison = data.comparison("calderdale", "kirklees", Some("2026-08-20"));
    let tally = Tally::new(&comparison, &grades, Among::England);
    let leaders = tally.row(Area::Leaders).unwrap();
    assert_eq!(
        (tally.counted, leaders.counts, leaders.shared, leaders.not_judged),
        (153, [60, 58, 27, 8], 0, 0)
    );
    let good = Some(Column::Grade(GRADES[1]));
    assert_eq!(leaders.counted_in, Pair::new(good, good));
    let care_leavers = tally.row(Area::CareLeavers).unwrap();
    assert_eq!((care_leavers.counts, care_leavers.shared), ([47, 63, 35, 6], 2));
    assert_eq!(care_leavers.counted_in, Pair::new(good, Some(Column::Grade(GRADES[2]))));
}
