//! The names of the large lane's bands, each with its grade's shape. The third band has a name for each era that the
//! lane shows: requires improvement is not adequate, only placed like it.

use super::super::geometry::{Point, Rect, at};
use super::super::glyph;
use super::super::scene::{Anchor, Ink, Scene, Text};
use super::super::text::TEXT;
use super::Plan;
use super::labels::Taken;
use super::lane::Lane;
use crate::comparison::journey::{Basis, GradePoint};
use crate::dataset::{Band, Break, Grade};
use crate::words::chart as words;

/// How far two names in a line are apart, so that they do not read as one.
const APART: f32 = 10.0;

/// The radius of the shapes.
const RADIUS: f32 = 5.6;

/// A name, and the middle of the shape before it. A name in the midst of the lane has none: it would be taken for a mark.
struct Name {
    grade: Grade,
    shape: Option<Point>,
    text: Text,
}

/// Names the bands in the gutter on the left.
pub(super) fn beside(scene: &mut Scene, plan: &Plan<'_>, lane: &Lane<'_>) {
    let mut name = |grade: Grade, text: &str, y: f32| {
        let ink = if grade == Grade::Adequate { Ink::Muted } else { Ink::Ink };
        let text = plan.text(text, TEXT, ink, Anchor::Start, at(20.0, y));
        draw(scene, Name { grade, shape: Some(at(7.0, y)), text });
    };
    name(Grade::Outstanding, Grade::Outstanding.label(), lane.band_middle(Band::Outstanding));
    name(Grade::Good, Grade::Good.label(), lane.band_middle(Band::Good));
    let third = lane.band_middle(Band::Third);
    if points(lane).any(is_older) {
        name(Grade::RequiresImprovement, Grade::RequiresImprovement.label(), third - 8.0);
        name(Grade::Adequate, words::ADEQUATE_UNTIL_2013, third + 8.0);
    } else {
        name(Grade::RequiresImprovement, Grade::RequiresImprovement.label(), third);
    }
    name(Grade::Inadequate, Grade::Inadequate.label(), lane.band_middle(Band::Inadequate));
}

/// Names the bands along their upper edges, where there is no gutter. Names keep clear of marks; over lines they stand on a
/// halo. Each takes its box, so that later labels keep clear of it.
pub(super) fn inside(scene: &mut Scene, plan: &Plan<'_>, lane: &Lane<'_>, top: f32, taken: &mut Taken) {
    let y = |band: u8| top + plan.layout.band * f32::from(band) + 9.0;
    let marks: Vec<Rect> = scene.marks.iter().map(|mark| Rect::around(mark.at, lane.radius)).collect();
    let mut names = vec![
        at_left(plan, Grade::Outstanding, y(0)),
        at_left(plan, Grade::Good, y(1)),
        at_left(plan, Grade::Inadequate, y(3)),
    ];
    names.extend(third_band(plan, lane, &marks, y(2)));
    for name in names {
        let left = name.shape.map_or(name.text.bounds.left, |shape| shape.x - RADIUS);
        taken.take_text(&Rect { left, ..name.text.bounds });
        draw(scene, Name { text: Text { has_halo: true, ..name.text }, ..name });
    }
}

/// A name inside the lane, at its left edge.
fn at_left(plan: &Plan<'_>, grade: Grade, y: f32) -> Name {
    Name { shape: Some(at(6.5, y)), ..within(plan, grade, 15.0, y) }
}

/// A name in the midst of the lane.
fn within(plan: &Plan<'_>, grade: Grade, x: f32, y: f32) -> Name {
    Name { grade, shape: None, text: plan.text(grade.label(), TEXT, Ink::Muted, Anchor::Start, at(x, y)) }
}

/// The names of the third band. The older scale's stands at the left, the current scale's right of it, where that scale
/// begins or as near to that as there is room. Where there is no room for both in a line, the current one stands at the left
/// and the older one under it, if no mark is there. On the narrowest scene, beside the longest name of a council, there is no
/// room for the current one either.
fn third_band(plan: &Plan<'_>, lane: &Lane<'_>, marks: &[Rect], y: f32) -> Vec<Name> {
    let current = || at_left(plan, Grade::RequiresImprovement, y);
    let older = |y: f32| at_left(plan, Grade::Adequate, y);
    // Names in the gutter begin a little further to the right.
    let end = plan.time.right() + 4.0;
    let alone = || Some(current()).filter(|name| name.text.bounds.right <= end);
    if !points(lane).any(is_older) {
        return Vec::from_iter(alone());
    }
    if Break::SifBegins.date() >= plan.time.last() {
        return vec![older(y)];
    }
    let begins = plan.time.x(Break::SifBegins.date()) + 4.0;
    let beside = within(plan, Grade::RequiresImprovement, begins.max(older(y).text.bounds.right + APART), y);
    if beside.text.bounds.right <= end {
        return vec![older(y), beside];
    }
    if !points(lane).any(|point| point.grade == Grade::RequiresImprovement) {
        return vec![older(y)];
    }
    let is_free = |name: &Name| {
        let bounds = Rect { left: 0.0, ..name.text.bounds };
        !marks.iter().any(|mark| mark.overlaps(&bounds))
    };
    let below = [y + 13.0, y + 33.0].map(older).into_iter().find(is_free);
    alone().into_iter().chain(below).collect()
}

fn points<'a>(lane: &'a Lane<'_>) -> impl Iterator<Item = &'a GradePoint> {
    lane.lines.iter().flat_map(|(_, line)| &line.points)
}

fn is_older(point: &GradePoint) -> bool {
    matches!(point.basis, Basis::Older(..))
}

fn draw(scene: &mut Scene, name: Name) {
    scene.text(name.text);
    let hollow = (name.grade == Grade::Adequate).then_some(1.2);
    if let Some(shape) = name.shape {
        glyph::draw(scene, name.grade, shape, RADIUS, glyph::ink(name.grade), hollow);
    }
}
