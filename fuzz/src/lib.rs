//! What the fuzz targets share: the published dataset, and what must hold whatever comes in.

use council_compare::chart::journey;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{Area, Council, Index, Json, Record, Slug, parse};
use council_compare::{describe, keep};
use std::rc::Rc;

/// The published index, or of it the councils that `keep` names.
///
/// # Panics
///
/// If it is not what the parser reads, which the project's own tests rule out.
#[must_use]
pub fn published_index(keep: impl Fn(&str) -> bool) -> Index {
    let text = include_str!("../../static/data/index.json");
    let mut value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    if let Some(councils) = value.get_mut("councils").and_then(serde_json::Value::as_array_mut) {
        councils.retain(|council| council["slug"].as_str().is_some_and(&keep));
    }
    let Ok((index, _)) = parse::index(&Json::from(&value)) else {
        panic!("the published index cannot be read")
    };
    index
}

/// The bytes as JSON, if they are.
#[must_use]
pub fn json(bytes: &[u8]) -> Option<Json> {
    serde_json::from_slice::<serde_json::Value>(bytes).ok().as_ref().map(Json::from)
}

/// Says and draws all that can be said and drawn of two records.
pub fn compare(index: &Index, councils: [&Council; 2], records: [Rc<Record>; 2], pinned: Option<usize>) {
    let [first, second] = councils.map(Clone::clone);
    let [one, other] = records;
    let day = pinned.and_then(|i| one.inspections.get(i)).map(|inspection| inspection.published);
    let comparison = Comparison::new(Pair::new((first, one), (second, other)), day, index.data_date);
    assert!(!describe::headline(&comparison).plain(&comparison).is_empty(), "nothing is said");
    let _ = describe::date_line(&comparison).plain(&comparison);
    for area in Area::LANES {
        let _ = describe::chart_name(&comparison, area);
        let _ = describe::journey_stories(&comparison, area);
        for width in [280.0, 700.0] {
            let scene = journey::scene(&comparison, area, width, &HelveticaMetrics);
            assert!(scene.height.is_finite(), "a chart without end");
        }
    }
    assert!(keep::table(&comparison).lines().count() > 1, "a table of nothing");
}

/// The council with this slug.
#[must_use]
pub fn council<'a>(index: &'a Index, slug: &str) -> Option<&'a Council> {
    index.council(&Slug::new(slug)?)
}
