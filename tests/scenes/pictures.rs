//! A few scenes as text, one line a shape, to see what a change of the layout moves.

use crate::as_text::as_text;
use crate::common::{Dataset, grades_of_all};
use council_compare::chart::journey::scene;
use council_compare::chart::standing;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::Which;
use council_compare::comparison::journey::telling_area;
use council_compare::comparison::tally::{Among, Tally};

const PAIRS: [(&str, &str, Option<&str>); 4] = [
    ("calderdale", "kirklees", None),
    ("trafford", "cheshire-east", None),
    ("bournemouth-christchurch-and-poole", "northamptonshire", None),
    ("slough", "surrey", Some("2019-01-01")),
];

/// Standing charts: whose, as of when, among which councils, how wide.
const STANDING: [(&str, &str, Option<&str>, Among, f32); 3] = [
    ("calderdale", "kirklees", None, Among::England, 296.0),
    ("trafford", "cheshire-east", None, Among::RegionOf(Which::First), 856.0),
    ("northamptonshire", "leeds", Some("2020-06-01"), Among::England, 552.0),
];

pub fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn standing_scenes_as_text() {
    let (data, grades) = (Dataset::to_be_read(), grades_of_all());
    for (first, second, day, among, width) in STANDING {
        let comparison = data.comparison(first, second, day);
        let tally = Tally::new(&comparison, &grades, among);
        let scene = standing::scene(&comparison, &tally, width, &HelveticaMetrics);
        settings()
            .bind(|| insta::assert_snapshot!(format!("standing_{first}_{second}_{width}"), as_text(&scene)));
    }
}

#[test]
fn scenes_as_text() {
    let data = Dataset::to_be_read();
    let settings = settings();
    for (first, second, day) in PAIRS {
        let comparison = data.comparison(first, second, day);
        for width in [320.0, 856.0] {
            let scene = scene(&comparison, telling_area(&comparison), width, &HelveticaMetrics);
            settings
                .bind(|| insta::assert_snapshot!(format!("scene_{first}_{second}_{width}"), as_text(&scene)));
        }
    }
}
