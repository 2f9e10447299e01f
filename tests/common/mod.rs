//! What every test reads: the dataset as it is published, and the facts as people edit them.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise, and no test needs all of this"
)]

pub mod calendar;

use council_compare::comparison::{Comparison, Pair, Standing, Which};
use council_compare::dataset::{Date, EventSource, GradesOfAll, Index, Json, Record, Slug, parse};
use proptest::test_runner::{Config as ProptestConfig, RngSeed, TestRunner};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The published dataset.
pub struct Dataset {
    pub index: Index,
    pub records: BTreeMap<Slug, Rc<Record>>,
}

/// A row of a table, by column.
pub type Row = BTreeMap<String, String>;

/// A file of this package.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A file of the published dataset.
pub fn published(name: &str) -> Value {
    let text = std::fs::read_to_string(path("static/data").join(name)).expect(name);
    serde_json::from_str(&text).expect(name)
}

/// A runner of properties that makes the same cases each time.
pub fn runner(cases: u32) -> TestRunner {
    let rng_seed = RngSeed::Fixed(2013);
    TestRunner::new(ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a slug")
}

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A text of the tables as the dataset has it, with curved quotation marks.
pub fn typeset(text: &str) -> String {
    text.replace(" '", " ‘").replace('\'', "’")
}

/// The grades of every council, as they are published.
pub fn grades_of_all() -> GradesOfAll {
    parse::grades_of_all(&Json::from(&published("grades.json"))).expect("grades.json")
}

/// The rows of one of the tables in `data/`.
pub fn table(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path("data").join(name)).expect(name);
    reader.deserialize().map(|row| row.expect(name)).collect()
}

/// The rows of the table of councils, of which none is ever taken out: those that end stay with their history.
pub fn councils() -> Vec<Row> {
    let rows = table("councils.csv");
    assert!(rows.len() >= 158, "{} councils", rows.len());
    rows
}

/// How many ordered pairs of two different councils the table gives.
pub fn number_of_pairs() -> usize {
    councils().len() * (councils().len() - 1)
}

/// How many councils there are today that have a report on their services as a whole.
pub fn number_counted() -> usize {
    let reports = table("inspections.csv");
    let has_report = |council: &&Row| {
        let mut own = reports.iter().filter(|report| report["council"] == council["slug"]);
        own.any(|report| ["sif", "ilacs"].contains(&&*report["framework"]))
    };
    let counted = councils().iter().filter(|it| it["end_year"].is_empty()).filter(has_report).count();
    assert!(counted > 140, "{counted} councils");
    counted
}

/// The day that snapshots take for today, and with them the tests of how something is put that is known of certain councils.
const READ_ON: &str = "2026-08-20";

impl Dataset {
    /// The published dataset as it was on a day, without what reports have told since, for tests of how something is put. What
    /// is put so has its place in the dataset of today as well, but other councils may have it after their next reports. A
    /// correction changes it.
    pub fn to_be_read() -> Self {
        let mut data = Self::load();
        let day = date(READ_ON);
        data.index.data_date = day;
        for record in data.records.values_mut() {
            let mut known = Record::clone(record);
            known.inspections.retain(|inspection| inspection.published <= day);
            known.earlier.retain(|earlier| earlier.source.published <= day);
            known.events.retain(|event| match &event.source {
                EventSource::Report(report) => report.published <= day,
                EventSource::Press(_) => true,
            });
            *record = Rc::new(known);
        }
        data
    }

    pub fn load() -> Self {
        let (index, faults) = parse::index(&Json::from(&published("index.json"))).expect("index.json");
        assert_eq!(faults, []);
        let all = published("records.json");
        let records = all["records"].as_object().expect("records").iter().map(|(name, record)| {
            let slug = slug(name);
            let record =
                parse::record(&Json::from(record), &slug).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            (slug, Rc::new(record))
        });
        Self { records: records.collect(), index }
    }

    pub fn comparison(&self, first: &str, second: &str, as_of: Option<&str>) -> Comparison {
        self.compare(&slug(first), &slug(second), as_of.map(date))
    }

    pub fn compare(&self, first: &Slug, second: &Slug, as_of: Option<Date>) -> Comparison {
        let side =
            |slug: &Slug| (self.index.council(slug).expect("a council").clone(), self.records[slug].clone());
        Comparison::new(Pair::new(side(first), side(second)), as_of, self.index.data_date)
    }

    /// The record of the council with this slug.
    pub fn record(&self, slug_text: &str) -> &Rc<Record> {
        &self.records[&slug(slug_text)]
    }

    /// Every two different councils, in both orders.
    pub fn ordered_pairs(&self) -> impl Iterator<Item = (&Slug, &Slug)> {
        let slugs = || self.records.keys();
        slugs().flat_map(move |first| slugs().map(move |second| (first, second))).filter(|(a, b)| a != b)
    }
}

/// Which pair a failure is about, and as of when.
pub fn title(comparison: &Comparison) -> String {
    let [first, second] = Which::BOTH.map(|which| comparison.sides.get(which).council.slug.to_string());
    let day = comparison.pinned.map_or_else(|| "today".to_owned(), |day| day.to_string());
    format!("{first} / {second}, {day}")
}

/// One side of the grade table, a line an area: `children-in-care: shared outstanding`.
pub fn column(comparison: &Comparison, which: Which) -> Vec<String> {
    let cell = |standing: &Standing| match standing {
        Standing::Own(grade) => grade.id().to_owned(),
        Standing::Shared(grade) => format!("shared {}", grade.id()),
        Standing::Separate { grade, published, .. } => format!("{}, report of {published}", grade.id()),
        Standing::NotJudged(reason) => {
            format!("not judged, {}", council_compare::describe::why_not_judged(reason))
        }
        Standing::NotKnown => "not known".to_owned(),
    };
    let rows = comparison.rows.iter();
    rows.map(|row| format!("{}: {}", row.area.id(), cell(&row.cells.get(which).standing))).collect()
}
