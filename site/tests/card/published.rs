//! Comparisons from the dataset as it is published.

use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{Date, Index, Json, Record, Slug, parse};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

/// The published dataset.
pub struct Published {
    pub index: Index,
    records: BTreeMap<Slug, Rc<Record>>,
}

fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/data").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).expect(name)).expect(name)
}

impl Published {
    /// As it was on a day, without what reports have told since, for tests of how something is put or laid out.
    #[allow(dead_code, reason = "the example draws the newest")]
    pub fn to_be_read() -> Self {
        let mut data = Self::load();
        let day: Date = "2026-08-20".parse().expect("a day");
        data.index.data_date = day;
        for record in data.records.values_mut() {
            let mut known = Record::clone(record);
            known.inspections.retain(|inspection| inspection.published <= day);
            *record = Rc::new(known);
        }
        data
    }

    pub fn load() -> Self {
        let (index, faults) = parse::index(&Json::from(&file("index.json"))).expect("index.json");
        assert_eq!(faults, []);
        let all = file("records.json");
        let records = all["records"].as_object().expect("records").iter().map(|(name, record)| {
            let slug = Slug::new(name).expect("a slug");
            let record = parse::record(&Json::from(record), &slug).expect(name);
            (slug, Rc::new(record))
        });
        Self { records: records.collect(), index }
    }

    pub fn comparison(&self, first: &str, second: &str, as_of: Option<&str>) -> Comparison {
        let slug = |text: &str| Slug::new(text).filter(|slug| self.records.contains_key(slug)).expect(text);
        self.compare(&slug(first), &slug(second), as_of.map(|day| day.parse().expect(day)))
    }

    pub fn compare(&self, first: &Slug, second: &Slug, as_of: Option<Date>) -> Comparison {
        let side =
            |slug: &Slug| (self.index.council(slug).expect("a council").clone(), self.records[slug].clone());
        Comparison::new(Pair::new(side(first), side(second)), as_of, self.index.data_date)
    }

    /// Every two different councils, in both orders.
    pub fn ordered_pairs(&self) -> impl Iterator<Item = (&Slug, &Slug)> {
        let slugs = || self.records.keys();
        slugs().flat_map(move |first| slugs().map(move |second| (first, second))).filter(|(a, b)| a != b)
    }
}
