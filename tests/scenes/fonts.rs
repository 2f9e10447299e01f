//! Charts are as high in the fonts of other devices as in the one for which pages are exported: a drawing takes the place
//! of what was exported, and nothing below it may move.

use crate::common::{Dataset, grades_of_all, title};
use council_compare::chart::scene::Scene;
use council_compare::chart::text::{HelveticaMetrics, Measure, Weight};
use council_compare::chart::{journey, standing};
use council_compare::comparison::tally::{Among, Tally};
use council_compare::dataset::{Area, Slug};

/// Letters as wide as Helvetica's by this factor, set on whole pixels as some systems do.
struct Font(f32);

impl Measure for Font {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        (HelveticaMetrics.width(text, size, weight) * self.0).ceil()
    }
}

/// The narrowest and the widest of what systems come with: San Francisco, Segoe UI and Roboto lie between.
const FONTS: [Font; 3] = [Font(0.94), Font(1.0), Font(1.07)];

type Draw<'a> = Box<dyn Fn(&dyn Measure) -> Scene + 'a>;

#[test]
fn charts_are_as_high_in_every_font() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let slugs: Vec<Slug> = data.records.keys().cloned().collect();
    let mut charts = 0;
    for (i, first) in slugs.iter().enumerate() {
        let second = &slugs[(i * 7 + 31) % slugs.len()];
        if first == second {
            continue;
        }
        let comparison = data.compare(first, second, None);
        let tally = Tally::new(&comparison, &grades, Among::England);
        for width in (264..1200_u16)
            .step_by(24)
            .map(|width| f32::from(width) + f32::from(u8::try_from(i % 24).unwrap()))
        {
            let draws: [(&str, Draw<'_>); 2] = [
                ("standing", Box::new(|font| standing::scene(&comparison, &tally, width, font))),
                ("journey", Box::new(|font| journey::scene(&comparison, Area::Leaders, width, font))),
            ];
            for (what, draw) in draws {
                let height = draw(&HelveticaMetrics).height;
                for font in FONTS {
                    let other = draw(&font).height;
                    assert!(
                        (other - height).abs() < 0.01,
                        "{}, {what}, {width} px, letters {} times as wide: {other} instead of {height}",
                        title(&comparison),
                        font.0
                    );
                    charts += 1;
                }
            }
        }
    }
    assert!(charts > 30_000, "{charts}");
}
