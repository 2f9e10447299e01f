//! Shapes that look alike, gathered so that each look is written once.
//!
//! A shape may join others that were painted earlier, if nothing that was painted in between lies under it: what is seen
//! stays the same, and a chart of some hundred shapes becomes some twenty elements.

use super::super::geometry::{Point, Rect};
use super::super::scene::{Anchor, Ink, Scene, Shape, Stroke, Text};
use super::super::text::Font;

/// What shapes look like that can be written together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum RunStyle {
    /// Open lines, all of this stroke.
    Lines(Stroke),
    /// Discs of this radius with nothing round them.
    Discs(Ink, f32),
    /// Closed forms.
    Closed {
        /// The colour within.
        fill: Ink,
        /// A line round each, over the filling.
        outline: Option<Stroke>,
        /// The width of the outline in the colour of the ground that lies under each, half of it outside.
        halo: Option<f32>,
    },
    /// Texts, set off from what lies under them or not.
    Texts(Ink, Font, Anchor, bool),
}

/// Where a shape stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Geometry<'a> {
    /// The corners of a line or of a closed form, in order.
    Corners(&'a [Point]),
    /// Middle and radius in pixels, of a disc or ring.
    Circle(Point, f32),
    /// A line of text with its place and box.
    Text(&'a Text),
}

/// Shapes that look alike, and the boxes they fill.
pub(super) struct Run<'a> {
    pub(super) style: RunStyle,
    pub(super) geometries: Vec<Geometry<'a>>,
    boxes: Vec<Rect>,
    bounds: Rect,
}

/// A scene's shapes by their looks, in an order that paints the same.
pub(super) fn runs(scene: &Scene) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut shapes = scene.shapes.iter().peekable();
    while let Some(shape) = shapes.next() {
        match shape {
            Shape::Path { points, stroke } => {
                add(&mut runs, RunStyle::Lines(*stroke), Geometry::Corners(points))
            }
            Shape::Text(text) => {
                let is_set_off = text.has_halo && is_covered(&runs, &text.bounds);
                let style = RunStyle::Texts(text.ink, text.font, text.anchor, is_set_off);
                add(&mut runs, style, Geometry::Text(text));
            }
            Shape::Polygon { fill, outline, .. } | Shape::Circle { fill, outline, .. } => {
                let Some(geometry) = closed(shape) else { continue };
                // A shape in the ground's colour right under another of the same form is that one's halo.
                let above = shapes.peek().filter(|above| closed(above) == Some(geometry));
                let is_halo = outline.is_some_and(|line| line.ink == Ink::Ground) && *fill == Ink::Ground;
                let (halo, above) = match (outline, above) {
                    (Some(line), Some(above)) if is_halo => (Some(line.width), *above),
                    _ => (None, shape),
                };
                if halo.is_some() {
                    shapes.next();
                }
                let (Shape::Polygon { fill, outline, .. } | Shape::Circle { fill, outline, .. }) = above
                else {
                    continue;
                };
                let style = match (geometry, outline, halo) {
                    (Geometry::Circle(_, radius), None, None) => RunStyle::Discs(*fill, radius),
                    _ => RunStyle::Closed { fill: *fill, outline: *outline, halo },
                };
                add(&mut runs, style, geometry);
            }
        }
    }
    runs
}

/// Where a closed shape stands.
fn closed(shape: &Shape) -> Option<Geometry<'_>> {
    match shape {
        Shape::Polygon { points, .. } => Some(Geometry::Corners(points)),
        Shape::Circle { middle, radius, .. } => Some(Geometry::Circle(*middle, *radius)),
        Shape::Path { .. } | Shape::Text(_) => None,
    }
}

/// Whether anything has been painted in a box.
fn is_covered(runs: &[Run<'_>], bounds: &Rect) -> bool {
    runs.iter().any(|run| run.overlaps(bounds))
}

/// Adds a shape to the last run that looks the same, or begins one where something in between lies under it.
fn add<'a>(runs: &mut Vec<Run<'a>>, style: RunStyle, geometry: Geometry<'a>) {
    let bounds = geometry.bounds(style);
    for run in runs.iter_mut().rev() {
        // An outline is painted after all fillings of its run, so shapes that have one may not overlap within a run.
        let stands_apart =
            matches!(style, RunStyle::Closed { outline, halo, .. } if outline.is_some() || halo.is_some());
        if run.style == style && !(stands_apart && run.overlaps(&bounds)) {
            run.push(geometry, bounds);
            return;
        }
        if run.overlaps(&bounds) && !style.is_lost_in(&run.style) {
            break;
        }
    }
    runs.push(Run { style, geometries: vec![geometry], boxes: vec![bounds], bounds });
}

impl RunStyle {
    /// Whether the two looks can be painted in either order: both are lines of one colour.
    fn is_lost_in(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Lines(a), Self::Lines(b)) if a.ink == b.ink)
    }
}

impl<'a> Run<'a> {
    fn push(&mut self, geometry: Geometry<'a>, bounds: Rect) {
        self.geometries.push(geometry);
        self.boxes.push(bounds);
        self.bounds = Rect {
            left: self.bounds.left.min(bounds.left),
            top: self.bounds.top.min(bounds.top),
            right: self.bounds.right.max(bounds.right),
            bottom: self.bounds.bottom.max(bounds.bottom),
        };
    }

    fn overlaps(&self, bounds: &Rect) -> bool {
        self.bounds.overlaps(bounds) && self.boxes.iter().any(|other| other.overlaps(bounds))
    }
}

/// How much wider a text may be in the reader's font than measured, in pixels on each side.
const DIFFERENCE: f32 = 3.0;

impl Geometry<'_> {
    /// The box that it fills, with all that is drawn round it.
    fn bounds(&self, style: RunStyle) -> Rect {
        let around = match style {
            RunStyle::Lines(stroke) => stroke.width / 2.0,
            RunStyle::Closed { outline, halo, .. } => {
                outline.map_or(0.0, |line| line.width).max(halo.unwrap_or(0.0)) / 2.0
            }
            RunStyle::Discs(..) => 0.0,
            RunStyle::Texts(..) => DIFFERENCE,
        };
        match self {
            Self::Corners(corners) => {
                let first = corners.first().copied().unwrap_or(Point { x: 0.0, y: 0.0 });
                let start = Rect::around(first, around);
                corners.iter().fold(start, |bounds, corner| Rect {
                    left: bounds.left.min(corner.x - around),
                    top: bounds.top.min(corner.y - around),
                    right: bounds.right.max(corner.x + around),
                    bottom: bounds.bottom.max(corner.y + around),
                })
            }
            Self::Circle(middle, radius) => Rect::around(*middle, radius + around),
            Self::Text(text) => {
                Rect { left: text.bounds.left - around, right: text.bounds.right + around, ..text.bounds }
            }
        }
    }
}
