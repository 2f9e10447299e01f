//! Charts are as high in the fonts of other devices as in the one for which pages are exported: a drawing takes the place
//! of what was exported, and nothing below it may move.

use crate::common::{Dataset, grades_of_all, title};
use council_compare::chart::scene::Scene;
use council_compare::chart::text::{Font, HelveticaMetrics, Measure};
use council_compare::chart::{journey, standing};
use council_compare::comparison::tally::{Among, Tally};
use council_compare::dataset::{Area, Slug};

/// Letters as wide as Helvetica's by this factor, set on whole pixels as some systems do.
struct Family(f32);

impl Measure for Family {
    fn width(&self, text: &str, font: Font) -> f32 {
        (HelveticaMetrics.width(text, font) * self.0).ceil()
    }
}

/// The narrowest and the widest of what systems come with: San Francisco, Segoe UI and Roboto lie between.
const FAMILIES: [Family; 3] = [Family(0.94), Family(1.0), Family(1.07)];

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
                ("standing", Box::new(|family| standing::scene(&comparison, &tally, width, family))),
                ("journey", Box::new(|family| journey::scene(&comparison, Area::Leaders, width, family))),
            ];
            for (what, draw) in draws {
                let height = draw(&HelveticaMetrics).height;
                for family in FAMILIES {
                    let other = draw(&family).height;
                    assert!(
                        (other - height).abs() < 0.01,
                        "{}, {what}, {width} px, letters {} times as wide: {other} instead of {height}",
                        title(&comparison),
                        family.0
                    );
                    charts += 1;
                }
            }
        }
    }
    assert!(charts > 30_000, "{charts}");
}
