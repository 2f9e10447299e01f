//! What every test reads: the dataset as it is published.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{Date, Index, Record, Slug, parse, wire};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The published dataset.
pub struct Dataset {
    pub index: Index,
    pub records: BTreeMap<Slug, Rc<Record>>,
}

pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data").join(name)
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a slug")
}

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

impl Dataset {
    pub fn load() -> Self {
        let read = |name: &str| std::fs::read_to_string(path(name)).expect(name);
        let (index, faults) =
            parse::index(serde_json::from_str(&read("index.json")).expect("index.json")).expect("index.json");
        assert_eq!(faults, []);
        let all: wire::Records = serde_json::from_str(&read("records.json")).expect("records.json");
        let records = all.records.into_iter().map(|(name, record)| {
            let slug = slug(&name);
            let record = parse::record(record, &slug).unwrap_or_else(|fault| panic!("{name}: {fault}"));
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
}
