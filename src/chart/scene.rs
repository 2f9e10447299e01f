//! A drawing as data: shapes in painting order, and the marks that a reader can point at.

pub use super::ink::Ink;

use super::geometry::{Point, Rect, at};
use super::text::{Font, LINE, Measure};
use crate::comparison::MarkId;
use crate::dataset::Area;

/// A finished layout. Painting it needs no more decisions.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f32,
    /// Height in CSS pixels.
    pub height: f32,
    /// The shapes, the lowest first.
    pub shapes: Vec<Shape>,
    /// The marks that pointer, touch and keyboard reach.
    pub marks: Vec<Mark>,
    /// The radius of the ring around the mark that is read out.
    pub ring: f32,
    /// Boxes, such as those of names, in which a pointer means a mark as it does at the mark itself.
    pub names: Vec<(MarkId, Rect)>,
    /// The lanes that can be chosen, with where they stand.
    pub lanes: Vec<(Area, Rect)>,
}

/// Something to paint.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// An open path of straight pieces.
    Path {
        /// Its corners, at least two.
        points: Vec<Point>,
        /// Colour, width and dashes.
        stroke: Stroke,
    },
    /// A closed outline of straight sides.
    Polygon {
        /// Its corners in order; the last is joined to the first.
        points: Vec<Point>,
        /// The colour within.
        fill: Ink,
        /// A line round it, drawn over the filling.
        outline: Option<Stroke>,
    },
    /// A disc or ring.
    Circle {
        /// Its middle.
        middle: Point,
        /// In pixels, to the middle of the line round it.
        radius: f32,
        /// The colour within.
        fill: Ink,
        /// A line round it, drawn over the filling.
        outline: Option<Stroke>,
    },
    /// One line of text.
    Text(Text),
}

/// One line of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// Where it starts, ends or has its middle from left to right, by `anchor`; from top to bottom, the middle of its line.
    pub at: Point,
    /// Which part of it stands at `at`.
    pub anchor: Anchor,
    /// Plain text; what writes markup escapes it.
    pub text: String,
    /// How it is set.
    pub font: Font,
    /// Its colour.
    pub ink: Ink,
    /// The box that it fills.
    pub bounds: Rect,
    /// Whether its box is painted in the colour of the ground first, which sets it off from what lies under it.
    pub has_halo: bool,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Anchor {
    /// The left end of its line.
    Start,
    /// The middle of its line.
    Middle,
    /// The right end of its line.
    End,
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in pixels.
    pub width: f32,
    /// The lengths of dashes and of the gaps between them; none for a solid line.
    pub dash: Option<(f32, f32)>,
}

/// Something that a reader can point at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// The grade, event or dot it stands for.
    pub id: MarkId,
    /// Its middle.
    pub at: Point,
}

impl Text {
    /// One line of text, with the box it fills.
    pub fn new(measure: &dyn Measure, text: &str, font: Font, ink: Ink, anchor: Anchor, at: Point) -> Self {
        let width = measure.width(text, font);
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        let half = LINE / 2.0;
        let bounds = Rect { left, top: at.y - half, right: left + width, bottom: at.y + half };
        Self { at, anchor, text: text.to_owned(), font, ink, bounds, has_halo: false }
    }
}

impl Stroke {
    /// A solid line.
    pub const fn solid(ink: Ink, width: f32) -> Self {
        Self { ink, width, dash: None }
    }

    /// A dashed line.
    pub const fn dashed(ink: Ink, width: f32, drawn: f32, left_out: f32) -> Self {
        Self { ink, width, dash: Some((drawn, left_out)) }
    }
}

impl Scene {
    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.shapes.push(Shape::Path { points: vec![from, to], stroke });
    }

    /// Adds a text.
    pub fn text(&mut self, text: Text) {
        self.shapes.push(Shape::Text(text));
    }

    /// Adds the shapes of another scene with its top left corner at `by`. Its marks are left out.
    pub fn place(&mut self, other: Self, by: Point) {
        let moved = |point: Point| at(point.x + by.x, point.y + by.y);
        self.shapes.extend(other.shapes.into_iter().map(|shape| match shape {
            Shape::Path { points, stroke } => {
                Shape::Path { points: points.into_iter().map(moved).collect(), stroke }
            }
            Shape::Polygon { points, fill, outline } => {
                Shape::Polygon { points: points.into_iter().map(moved).collect(), fill, outline }
            }
            Shape::Circle { middle, radius, fill, outline } => {
                Shape::Circle { middle: moved(middle), radius, fill, outline }
            }
            Shape::Text(text) => {
                let Rect { left, top, right, bottom } = text.bounds;
                let bounds =
                    Rect { left: left + by.x, top: top + by.y, right: right + by.x, bottom: bottom + by.y };
                Shape::Text(Text { at: moved(text.at), bounds, ..text })
            }
        }));
    }

    /// The texts, in painting order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }
}
