//! The grades for adoption, which was judged within children in care until 2018: a smaller mark in the band of its grade,
//! joined by a dotted line to the mark of the inspection. One that cannot be labelled is left out.

use super::super::geometry::{Point, Rect, at};
use super::super::glyph;
use super::super::scene::{Anchor, Ink, Stroke, Text};
use super::super::text::TEXT;
use super::Plan;
use super::frame::LINE;
use super::labels::{self, Pen, Taken};
use super::lane::Lane;
use crate::comparison::Which;
use crate::comparison::journey::GradePoint;
use crate::dataset::Grade;
use crate::words::chart as words;

/// How far, in pixels, a label for adoption stays from the marks of other grades.
const APART: f32 = 7.0;

/// Draws those of both councils: each in line with the mark of its inspection, or as near to that as there is room.
pub(super) fn draw(pen: &mut Pen<'_>, plan: &Plan<'_>, lane: &Lane<'_>) {
    for (which, line) in lane.lines.iter() {
        for point in &line.points {
            if let Some(grade) = point.adoption {
                // In radii of the mark of the inspection.
                [0.0, 2.1, -2.1].into_iter().any(|by| mark(pen, plan, lane, (which, point, grade), by));
            }
        }
    }
}

/// Draws a mark and its label, so many radii beside the mark of its inspection. Tells whether there was room for both.
fn mark(
    pen: &mut Pen<'_>,
    plan: &Plan<'_>,
    lane: &Lane<'_>,
    (which, point, grade): (Which, &GradePoint, Grade),
    by: f32,
) -> bool {
    let parent = lane.place(plan, which, point);
    let place = at(parent.x + by * lane.radius, lane.y(which, grade.band()));
    let radius = lane.radius * 0.63;
    if !pen.taken.is_free(&Rect::around(place, radius)) {
        return false;
    }
    let year = point.when.year();
    // Beside its date, the mark would seem to be of another year.
    let wordings = if by == 0.0 {
        [words::adoption(grade), words::ADOPTION.to_owned()]
    } else {
        [words::adoption_in(year, grade), words::adoption_of(year)]
    };
    let kept_clear = Rect::around(place, radius + 1.5);
    let candidates = wordings.iter().flat_map(|text| {
        let text = plan.text(text, TEXT, Ink::of(which), Anchor::Start, at(0.0, 0.0));
        beside(text, place, radius, &pen.taken)
    });
    let candidates = candidates.filter(|text| !kept_clear.overlaps(&text.bounds)).collect();
    let Some(label) = pen.fit(candidates) else { return false };
    pen.taken.take(kept_clear);
    let toward = if place.y > parent.y { lane.radius } else { -lane.radius };
    let tie = Stroke::dashed(Ink::line_of(which), 1.0, 1.0, 2.0);
    pen.scene.line(at(parent.x, parent.y + toward), place, tie);
    glyph::draw_halo(pen.scene, grade, place, radius, 1.5);
    glyph::draw(pen.scene, grade, place, radius, Ink::of(which), None);
    pen.add(label);
    true
}

/// The label of a mark in each place around it where it may stand, the preferred first, but for those that are too near to what
/// is taken: beside another's mark it would be read as that one's.
fn beside(text: Text, mark: Point, radius: f32, taken: &Taken) -> impl Iterator<Item = Text> {
    let Point { x, y } = mark;
    let (gap, width) = (radius + 4.0, text.bounds.width());
    let below = y + radius + LINE / 2.0 + 2.0;
    // Each with how far it keeps from what stands on its left, and on its right.
    let places = [
        (x - gap - width, y, APART, 0.0),
        (x + gap, y, 0.0, APART),
        (x - width / 2.0, below, APART, APART),
        (x - radius, below, 0.0, APART),
        (x + radius - width, below, APART, 0.0),
    ];
    places.into_iter().filter_map(move |(left, middle, before, after)| {
        let text = labels::moved(&text, left, middle);
        let Rect { left, right, .. } = text.bounds;
        let kept = Rect { left: left - before, right: right + after, ..text.bounds };
        taken.is_free(&kept).then_some(text)
    })
}
