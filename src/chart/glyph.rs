//! The shapes of grades: each grade has a silhouette of its own, so that nothing is told by colour alone.

use super::geometry::{Point, Rect, at};
use super::scene::{Anchor, Ink, Scene, Shape, Stroke, Text};
use super::text::{Font, Measure};
use crate::comparison::Standing;
use crate::dataset::Grade;
use core::f32::consts::TAU;

/// The outline of a grade around a middle.
pub enum Outline {
    /// A circle of this radius.
    Circle(f32),
    /// A polygon with these corners.
    Polygon(Vec<Point>),
}

/// The outline of a grade: star, disc, diamond, saltire, or the older scale's square.
pub fn outline(grade: Grade, middle: Point, radius: f32) -> Outline {
    let corner = |(x, y): (f32, f32)| at(middle.x + x * radius, middle.y + y * radius);
    let polygon = |corners: &[(f32, f32)]| Outline::Polygon(corners.iter().copied().map(corner).collect());
    match grade {
        Grade::Outstanding => polygon(&STAR),
        Grade::Good => Outline::Circle(radius * 0.94),
        Grade::RequiresImprovement => polygon(&[(0.0, -1.12), (1.12, 0.0), (0.0, 1.12), (-1.12, 0.0)]),
        Grade::Adequate | Grade::Satisfactory => {
            polygon(&[(-0.84, -0.84), (0.84, -0.84), (0.84, 0.84), (-0.84, 0.84)])
        }
        Grade::Inadequate => polygon(&SALTIRE),
    }
}

/// A five-point star whose points reach 1.2 and whose notches lie at 0.5.
const STAR: [(f32, f32); 10] = [
    (0.0, -1.2),
    (0.294, -0.405),
    (1.141, -0.371),
    (0.476, 0.155),
    (0.705, 0.971),
    (0.0, 0.5),
    (-0.705, 0.971),
    (-0.476, 0.155),
    (-1.141, -0.371),
    (-0.294, -0.405),
];

/// A heavy cross of two diagonal arms, 0.59 wide.
const SALTIRE: [(f32, f32); 12] = [
    (-0.92, -0.503),
    (-0.503, -0.92),
    (0.0, -0.417),
    (0.503, -0.92),
    (0.92, -0.503),
    (0.417, 0.0),
    (0.92, 0.503),
    (0.503, 0.92),
    (0.0, 0.417),
    (-0.503, 0.92),
    (-0.92, 0.503),
    (-0.417, 0.0),
];

/// The colour of a grade where shapes carry it. The words that only the older scale has get no colour of their own.
pub const fn ink(grade: Grade) -> Ink {
    match grade {
        Grade::Outstanding => Ink::Outstanding,
        Grade::Good => Ink::Good,
        Grade::RequiresImprovement => Ink::RequiresImprovement,
        Grade::Adequate | Grade::Satisfactory => Ink::Muted,
        Grade::Inadequate => Ink::Inadequate,
    }
}

/// Adds the shape of a grade. With `hollow`, it is filled with the colour of the ground and has an outline of that width.
pub fn draw(scene: &mut Scene, grade: Grade, middle: Point, radius: f32, ink: Ink, hollow: Option<f32>) {
    let (fill, outline_stroke) = match hollow {
        Some(width) => (Ink::Ground, Some(Stroke::solid(ink, width))),
        None => (ink, None),
    };
    push(scene, grade, middle, radius, fill, outline_stroke);
}

/// Adds the shape of what a report says of an area: the grade's own, hollow for one grade of two areas and for the older
/// scale's own words, a bar where there is none, and a dotted ring with a question mark where nothing is known.
pub fn draw_standing(
    scene: &mut Scene,
    standing: &Standing,
    middle: Point,
    radius: f32,
    measure: &dyn Measure,
) {
    match standing {
        Standing::Shared(grade)
        | Standing::Own(grade @ (Grade::Adequate | Grade::Satisfactory))
        | Standing::Separate { grade: grade @ (Grade::Adequate | Grade::Satisfactory), .. } => {
            // The outline reaches as far as the shape otherwise does.
            draw(scene, *grade, middle, radius * 0.9, ink(*grade), Some(radius * 0.26));
        }
        Standing::Own(grade) | Standing::Separate { grade, .. } => {
            draw(scene, *grade, middle, radius, ink(*grade), None);
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
    /// Sine and cosine of a 48th of a turn. Each corner is the one before turned by that much, since the functions that
    /// compute them would cost the browser some kilobytes.
    const STEP: (f32, f32) = (0.130_526_2, 0.991_444_9);
    let ring = radius * 1.05;
    let (mut x, mut y) = (0.0, -ring);
    let mut points = vec![at(middle.x + x, middle.y + y)];
    for _ in 0..48 {
        (x, y) = (x * STEP.1 - y * STEP.0, x * STEP.0 + y * STEP.1);
        points.push(at(middle.x + x, middle.y + y));
    }
    let from_dot_to_dot = TAU * ring / 12.0;
    let stroke = Stroke::dashed(Ink::Muted, radius * 0.2, from_dot_to_dot * 0.57, from_dot_to_dot * 0.43);
    scene.shapes.push(Shape::Path { points, stroke });
    let size = radius * 1.45;
    let mark = Text::new(measure, "?", Font::bold(size), Ink::Muted, Anchor::Middle, middle);
    // The box of a text is made for the size of labels.
    let bounds = Rect { top: middle.y - size * 0.42, bottom: middle.y + size * 0.58, ..mark.bounds };
    scene.text(Text { bounds, ..mark });
}

/// Adds a grade's shape in the ground's colour, `margin` larger, to set a mark off from lines under it.
pub fn draw_halo(scene: &mut Scene, grade: Grade, middle: Point, radius: f32, margin: f32) {
    push(scene, grade, middle, radius, Ink::Ground, Some(Stroke::solid(Ink::Ground, margin * 2.0)));
}

fn push(
    scene: &mut Scene,
    grade: Grade,
    middle: Point,
    radius: f32,
    fill: Ink,
    outline_stroke: Option<Stroke>,
) {
    scene.shapes.push(match outline(grade, middle, radius) {
        Outline::Circle(radius) => Shape::Circle { middle, radius, fill, outline: outline_stroke },
        Outline::Polygon(points) => Shape::Polygon { points, fill, outline: outline_stroke },
    });
}
