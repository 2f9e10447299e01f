//! Finding room for labels. A label that finds none is left out: the readout and the table say the same.

use super::super::geometry::{Point, Rect, at};
use super::super::scene::{Anchor, Ink, Scene, Text};
use super::super::text::{Font, wrap};
use super::frame::LINE;
use super::{GUTTER_GAP, Plan};
use crate::comparison::Which;

/// The space in pixels that stays free between two texts in a line: nearly twice that between words, so that they are not
/// read as one.
const SPACE: f32 = 6.0;

/// Boxes that later labels must keep clear of.
#[derive(Default)]
pub(super) struct Taken(Vec<Rect>);

impl Taken {
    /// Whether a box is free.
    pub(super) fn is_free(&self, bounds: &Rect) -> bool {
        !self.0.iter().any(|taken| taken.overlaps(bounds))
    }

    /// Takes a box.
    pub(super) fn take(&mut self, bounds: Rect) {
        self.0.push(bounds);
    }

    /// Takes the box of a text, with [`SPACE`] before and after it.
    pub(super) fn take_text(&mut self, bounds: &Rect) {
        self.take(bounds.wider_by(SPACE));
    }
}

/// What writes labels into a lane or strip of a scene.
pub(super) struct Pen<'a> {
    pub(super) scene: &'a mut Scene,
    pub(super) taken: Taken,
    /// The box within which labels stand.
    pub(super) room: Rect,
}

impl Pen<'_> {
    /// The first candidate that is free and within the room.
    pub(super) fn fit(&self, candidates: Vec<Text>) -> Option<Text> {
        let fits = |text: &Text| self.room.contains(&text.bounds) && self.taken.is_free(&text.bounds);
        candidates.into_iter().find(fits)
    }

    /// Writes a label on a halo, and takes its box.
    pub(super) fn add(&mut self, label: Text) {
        self.taken.take_text(&label.bounds);
        self.scene.text(Text { has_halo: true, ..label });
    }

    /// Writes the first candidate that fits, if one does.
    pub(super) fn add_first(&mut self, candidates: Vec<Text>) {
        if let Some(label) = self.fit(candidates) {
            self.add(label);
        }
    }
}

/// Lines of text that belong together at the right end of a lane.
pub(super) struct GutterLabel {
    /// Each line, with how it is set and its colour.
    pub(super) lines: Vec<(String, Font, Ink)>,
    /// Where its middle stands, if nothing else is in the way.
    pub(super) y: f32,
}

impl GutterLabel {
    /// A text, broken into lines where the gutter is narrow.
    pub(super) fn wrapped(plan: &Plan<'_>, text: &str, font: Font, ink: Ink, y: f32) -> Self {
        let width = plan.layout.right_gutter - GUTTER_GAP;
        let lines = wrap(text, width, font, plan.measure);
        Self { lines: lines.into_iter().map(|line| (line, font, ink)).collect(), y }
    }

    #[allow(clippy::cast_precision_loss, reason = "a label has a handful of lines")]
    fn height(&self) -> f32 {
        self.lines.len() as f32 * LINE
    }
}

/// Sets labels in the right gutter, as near to where they belong as they can stand without touching, and
/// between `top` and `bottom`.
pub(super) fn gutter(
    scene: &mut Scene,
    plan: &Plan<'_>,
    mut labels: Vec<GutterLabel>,
    top: f32,
    bottom: f32,
) {
    crate::order::sort_by(&mut labels, |a, b| a.y < b.y);
    let mut tops: Vec<f32> = Vec::with_capacity(labels.len());
    let mut free = top;
    for label in &labels {
        let label_top = (label.y - label.height() / 2.0).max(free);
        tops.push(label_top);
        free = label_top + label.height();
    }
    let mut limit = bottom;
    for (label, label_top) in labels.iter().zip(&mut tops).rev() {
        *label_top = label_top.min(limit - label.height());
        limit = *label_top;
    }
    for (label, label_top) in labels.iter().zip(tops) {
        let mut y = label_top + LINE / 2.0;
        for (line, font, ink) in &label.lines {
            scene.text(plan.text(line, *font, *ink, Anchor::Start, at(plan.time.right() + GUTTER_GAP, y)));
            y += LINE;
        }
    }
}

/// The places around a council's mark where its label may stand, the preferred first. The first council's labels prefer
/// to stand above, the second's below.
pub(super) fn beside(text: &Text, mark: Point, radius: f32, which: Which) -> [Text; 9] {
    let Point { x, y } = mark;
    let width = text.bounds.width();
    let clear = radius + LINE / 2.0 + 2.0;
    let (near, far) = match which {
        Which::First => (y - clear, y + clear),
        Which::Second => (y + clear, y - clear),
    };
    let side = radius + 5.0;
    let starts = [
        (x - radius + 1.0, near),
        (x + 3.0, near),
        (x - width / 2.0, near),
        (x + radius - width, near),
        (x - side - width, y),
        (x + side, y),
        (x - width / 2.0, far),
        (x + 3.0, far),
        (x - 3.0 - width, far),
    ];
    starts.map(|(left, middle)| moved(text, left, middle))
}

/// The same text elsewhere, anchored at its start.
pub(super) fn moved(text: &Text, left: f32, middle: f32) -> Text {
    let half = LINE / 2.0;
    let bounds = Rect { left, top: middle - half, right: left + text.bounds.width(), bottom: middle + half };
    Text { at: at(left, middle), anchor: Anchor::Start, bounds, ..text.clone() }
}
