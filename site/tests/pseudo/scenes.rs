//! The charts with texts a third longer: nothing on them is hard-wired, and no label leaves the canvas.

use crate::data::Texts;
use crate::known::known;
use crate::plain::{mended, unmarked};
use council_compare::chart::geometry::Rect;
use council_compare::chart::scene::Scene;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::chart::{journey, standing};
use council_compare::comparison::tally::{Among, Tally};
use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{Area, Slug};
use council_compare::keep;
use site::export::known::Known;

/// The width of a telephone's column, of the widest page, and of what is between.
const WIDTHS: [f32; 4] = [320.0, 600.0, 700.0, 856.0];

/// The days as of which pairs are looked at, in turn.
const DAYS: [Option<&str>; 4] = [None, Some("2019-01-01"), None, Some("2014-06-01")];

/// Less than this is rounding.
const HAIR: f32 = 0.01;

/// Each council with another, as of some days.
pub fn sample(known: &Known) -> Vec<Comparison> {
    let slugs: Vec<&Slug> = known.records.keys().collect();
    let side = |slug: &Slug| (known.index.council(slug).unwrap().clone(), known.records[slug].clone());
    let compare = |(i, first): (usize, &&Slug)| {
        let second = slugs[(i * 7 + 31) % slugs.len()];
        let day = DAYS[i % DAYS.len()].map(|day| day.parse().unwrap());
        (*first != second)
            .then(|| Comparison::new(Pair::new(side(first), side(second)), day, known.index.data_date))
    };
    slugs.iter().enumerate().filter_map(compare).collect()
}

/// How many hold each grade in England and in both regions.
pub fn tallies(known: &Known, comparison: &Comparison) -> Vec<Tally> {
    let choices = Among::choices(comparison).into_iter();
    choices.map(|among| Tally::new(comparison, &known.grades, among)).collect()
}

fn check(of: &str, scene: &Scene, has_sentences: bool, data: &Texts) {
    let Scene { width, height, .. } = *scene;
    let canvas = Rect { left: -HAIR, top: -HAIR, right: width + HAIR, bottom: height + HAIR };
    for text in scene.texts() {
        for part in unmarked(&mended(&text.text)) {
            // The middle of a sentence over several lines has no marks, but no plain letter either.
            let is_inside = has_sentences && !part.contains(|it: char| it.is_ascii_alphabetic());
            assert!(is_inside || data.has_line(&part), "{of}: “{part}” is hard-wired: {}", text.text);
        }
        assert!(canvas.contains(&text.bounds), "{of}, {width} px: “{}” {:?}", text.text, text.bounds);
    }
}

#[test]
fn nothing_on_a_chart_is_hard_wired_or_leaves_it() {
    let known = known();
    let data = Texts::of(&known);
    for comparison in sample(&known) {
        let of = comparison.sides.as_ref().map(|side| side.name().to_string());
        let of = format!("{} and {}, {:?}", of.first, of.second, comparison.pinned);
        check(
            &of,
            &keep::picture(&comparison, None, &keep::licence(&known.index), &HelveticaMetrics),
            true,
            &data,
        );
        for width in WIDTHS {
            for area in Area::LANES {
                check(&of, &journey::scene(&comparison, area, width, &HelveticaMetrics), false, &data);
            }
            for tally in tallies(&known, &comparison) {
                check(&of, &standing::scene(&comparison, &tally, width, &HelveticaMetrics), false, &data);
            }
        }
    }
}
