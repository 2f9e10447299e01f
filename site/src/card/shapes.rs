//! The shapes of what reports say of an area, as on the page: the grade's own, hollow for one grade of two areas, a bar
//! where there is none, and a dotted ring where nothing is known.

use super::flow::text;
use core::f32::consts::TAU;
use council_compare::chart::geometry::{Point, at};
use council_compare::chart::glyph;
use council_compare::chart::scene::{Anchor, Ink, Scene, Shape, Stroke};
use council_compare::chart::text::{Measure, Weight};
use council_compare::comparison::Standing;
use council_compare::dataset::Grade;

/// Adds the shape of a standing.
pub(super) fn draw(
    scene: &mut Scene,
    standing: &Standing,
    middle: Point,
    radius: f32,
    measure: &dyn Measure,
) {
    match standing {
        // The older scale's own words always have a hollow shape.
        Standing::Shared(grade)
        | Standing::Own(grade @ (Grade::Adequate | Grade::Satisfactory))
        | Standing::Separate { grade: grade @ (Grade::Adequate | Grade::Satisfactory), .. } => {
            // The outline reaches as far as the shape otherwise does.
            glyph::draw(scene, *grade, middle, radius * 0.9, glyph::ink(*grade), Some(radius * 0.26));
        }
        Standing::Own(grade) | Standing::Separate { grade, .. } => {
            glyph::draw(scene, *grade, middle, radius, glyph::ink(*grade), None);
        }
        Standing::NotJudged(_) => {
            let (left, right) =
                (at(middle.x - radius * 0.8, middle.y), at(middle.x + radius * 0.8, middle.y));
            scene.line(left, right, Stroke::solid(Ink::Muted, radius * 0.3));
        }
        Standing::NotKnown => question(scene, middle, radius, measure),
    }
}

/// A ring of twelve dots with a question mark.
fn question(scene: &mut Scene, middle: Point, radius: f32, measure: &dyn Measure) {
    let ring = radius * 1.05;
    let corner = |step: u8| {
        let angle = f32::from(step) * TAU / 48.0;
        at(middle.x + ring * angle.sin(), middle.y - ring * angle.cos())
    };
    let from_dot_to_dot = TAU * ring / 12.0;
    let stroke = Stroke::dashed(Ink::Muted, radius * 0.2, from_dot_to_dot * 0.57, from_dot_to_dot * 0.43);
    scene.shapes.push(Shape::Path { points: (0..=48).map(corner).collect(), stroke });
    let mark = (radius * 1.45, Weight::Bold);
    scene.text(text(measure, "?", mark, Ink::Muted, Anchor::Middle, middle));
}
