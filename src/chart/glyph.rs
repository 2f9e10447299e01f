//! The shapes of grades: each grade has a silhouette of its own, so that nothing is told by colour alone.

use super::geometry::{Point, at};
use super::scene::{Ink, Scene, Shape, Stroke};
use crate::dataset::Grade;

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
