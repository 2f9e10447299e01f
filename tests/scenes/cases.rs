//! The scenes that every property is checked on.

use crate::common::{Dataset, date, slug, title};
use council_compare::chart::geometry::Rect;
use council_compare::chart::journey::{MIN_WIDTH, paper_scene, scene};
use council_compare::chart::scene::Scene;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::Comparison;
use council_compare::dataset::{Area, Date, Slug};
use std::collections::BTreeSet;

/// The narrowest scene to wide pages, and both sides of the width from which there is a gutter on the left.
const WIDTHS: [f32; 10] = [MIN_WIDTH, 280.0, 320.0, 375.0, 520.0, 640.0, 699.0, 700.0, 856.0, 1400.0];

/// Councils with long names, long records, missing records, unusual reports and many visits.
const AWKWARD: [&str; 26] = [
    "barking-and-dagenham",
    "birmingham",
    "blackburn-with-darwen",
    "bournemouth",
    "bournemouth-christchurch-and-poole",
    "bradford",
    "calderdale",
    "cheshire-east",
    "city-of-london",
    "cumbria",
    "doncaster",
    "hammersmith-and-fulham",
    "isles-of-scilly",
    "kent",
    "kingston-upon-hull",
    "kirklees",
    "norfolk",
    "northamptonshire",
    "nottinghamshire",
    "redcar-and-cleveland",
    "rotherham",
    "sandwell",
    "slough",
    "surrey",
    "trafford",
    "windsor-and-maidenhead",
];

/// Less than this is rounding.
pub const HAIR: f32 = 0.01;

/// The canvas of a scene, with a hair around it.
pub fn canvas(scene: &Scene) -> Rect {
    Rect { left: -HAIR, top: -HAIR, right: scene.width + HAIR, bottom: scene.height + HAIR }
}

/// All widths from 280 to 1,400 pixels, in turn.
pub fn width_in(turn: usize) -> f32 {
    // A stride that shares no divisor with the number of widths comes to each of them.
    280.0 + f32::from(u16::try_from(turn * 37 % 1_121).unwrap())
}

/// Some forty councils: the awkward ones, and others evenly through the index.
fn sample(data: &Dataset) -> Vec<Slug> {
    let mut sample: BTreeSet<Slug> = AWKWARD.iter().map(|name| slug(name)).collect();
    for council in data.index.councils().iter().step_by(11) {
        sample.insert(council.slug.clone());
    }
    assert!(sample.len() > 30, "{}", sample.len());
    sample.into_iter().collect()
}

/// Which scene a failure is about.
pub struct Case<'a> {
    pub comparison: &'a Comparison,
    pub area: Area,
    pub scene: Scene,
}

impl Case<'_> {
    pub fn name(&self) -> String {
        format!("{}, {}, {} px", title(self.comparison), self.area.id(), self.scene.width)
    }
}

/// Every pair of the sample, in every area and at every width, and every fourth pair as of a day.
pub fn for_all(check: impl Fn(&Case<'_>)) {
    let data = Dataset::load();
    let sample = sample(&data);
    let days = ["2009-02-01", "2013-11-15", "2016-12-31", "2019-01-01", "2023-02-15"].map(date);
    let mut turn = 0;
    for first in &sample {
        for second in sample.iter().filter(|second| *second != first) {
            turn += 1;
            for_each_scene(&data.compare(first, second, None), turn, &check);
            if turn % 4 == 0 {
                let day: Date = days[turn / 4 % days.len()];
                for_each_scene(&data.compare(first, second, Some(day)), turn, &check);
            }
        }
    }
}

/// Every pair there is, in one area and at one width each, all from 280 to 1,400 pixels in turn.
pub fn for_every_pair(check: impl Fn(&Case<'_>)) {
    let data = Dataset::load();
    for (i, (first, second)) in data.ordered_pairs().enumerate() {
        let comparison = data.compare(first, second, None);
        let area = Area::LANES[i % Area::LANES.len()];
        let scene = scene(&comparison, area, width_in(i), &HelveticaMetrics);
        check(&Case { comparison: &comparison, area, scene });
    }
}

/// Some of the widths in turn, and paper, so that the whole takes seconds; every area.
fn for_each_scene(comparison: &Comparison, turn: usize, check: &impl Fn(&Case<'_>)) {
    for (i, area) in Area::LANES.into_iter().enumerate() {
        for width in WIDTHS.into_iter().skip((turn + i) % 4).step_by(4) {
            check(&Case { comparison, area, scene: scene(comparison, area, width, &HelveticaMetrics) });
        }
        if (turn + i).is_multiple_of(3) {
            check(&Case { comparison, area, scene: paper_scene(comparison, area, &HelveticaMetrics) });
        }
    }
}
