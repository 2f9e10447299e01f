//! What all lanes share: the time axis, the frameworks' header and their breaks.

use super::super::geometry::{Point, Rect, at};
use super::super::scene::{Anchor, Ink, Scene, Stroke, Text};
pub(super) use super::super::text::LINE;
use super::super::text::{Font, TEXT};
use super::Plan;
use crate::dataset::{Area, Break};
use crate::words::chart as words;
use crate::words::numbers::figure;

impl Plan<'_> {
    /// A text, with the box it fills.
    pub(super) fn text(&self, text: &str, font: Font, ink: Ink, anchor: Anchor, at: Point) -> Text {
        Text::new(self.measure, text, font, ink, anchor, at)
    }

    /// The breaks that fall into the time shown.
    pub(super) fn breaks(&self) -> impl Iterator<Item = Break> + '_ {
        Break::ALL.into_iter().filter(|rules| rules.date() < self.time.last())
    }
}

/// The ticks and years under the lanes. Returns the lower end.
pub(super) fn axis(scene: &mut Scene, plan: &Plan<'_>, y: f32) -> f32 {
    let step = plan.time.label_step();
    let tick = |scene: &mut Scene, x: f32| {
        scene.line(at(x, y), at(x, y + 5.0), Stroke::solid(Ink::Muted, 1.0));
    };
    years(scene, plan, y);
    let label_y = y + 14.0;
    let end = words::until(plan.time.last());
    let end = |x: f32, anchor: Anchor| plan.text(&end, TEXT, Ink::Muted, anchor, at(x, label_y));
    let end = Some(end(plan.time.right() + 5.0, Anchor::Start))
        .filter(|after| after.bounds.right <= plan.width)
        .unwrap_or_else(|| end(plan.width, Anchor::End));
    let mut free = 0.0;
    for (year, x) in plan.time.years() {
        if year.is_multiple_of(step) {
            tick(scene, x);
            let label = plan.text(&figure(year.into()), TEXT, Ink::Muted, Anchor::Middle, at(x, label_y));
            if label.bounds.right + 4.0 <= end.bounds.left && label.bounds.left >= free {
                free = label.bounds.right + 4.0;
                scene.text(label);
            }
        }
    }
    tick(scene, plan.time.right());
    scene.text(end);
    label_y + LINE / 2.0 + 2.0
}

/// A short tick for each year. All of them together are one dashed line with the average year for its period: with leap days
/// no tick is off by more than a quarter of a pixel.
fn years(scene: &mut Scene, plan: &Plan<'_>, y: f32) {
    let mut years = plan.time.years().map(|(_, x)| x);
    let Some(first) = years.next() else { return };
    let (gaps, last) = years.fold((0.0, first), |(gaps, _), x| (gaps + 1.0, x));
    if gaps > 0.0 {
        let stroke = Stroke::dashed(Ink::Muted, 3.0, 1.0, (last - first) / gaps - 1.0);
        scene.line(at(first - 0.5, y + 1.5), at(last + 0.5, y + 1.5), stroke);
    }
}

/// The names of the frameworks over the large lane: all long, or all short where one would not fit. Returns
/// their boxes.
pub(super) fn header(scene: &mut Scene, plan: &Plan<'_>, y: f32) -> Vec<Rect> {
    // In the wide form the bands' names stand left of the plot, and the first label begins where the plot does.
    let first = if plan.layout.is_wide { plan.time.left() } else { 0.0 };
    let (long, short) = words::OLDER_INSPECTIONS;
    let mut starts = vec![(first, long, short)];
    for rules in plan.breaks().filter(|rules| rules.touches(plan.focus)) {
        let (long, short) = words::after(rules);
        starts.push((plan.time.x(rules.date()) + 5.0, long, short));
    }
    let ends = starts.iter().skip(1).map(|(x, ..)| x - 8.0).chain([plan.width]);
    let fits = |text: &str, x: f32, end: f32| x + plan.measure.width(text, TEXT) <= end;
    let long_fits = starts.iter().zip(ends.clone()).all(|((x, long, _), end)| fits(long, *x, end));
    let mut boxes = Vec::new();
    for ((x, long, short), end) in starts.iter().zip(ends) {
        let text = if long_fits { long } else { short };
        if fits(text, *x, end) {
            let label = plan.text(text, TEXT, Ink::Muted, Anchor::Start, at(*x, y));
            boxes.push(label.bounds);
            scene.text(label);
        }
    }
    boxes
}

/// A dotted line through a lane for every break that touches its area.
pub(super) fn breaks(scene: &mut Scene, plan: &Plan<'_>, area: Area, top: f32, bottom: f32) {
    for rules in plan.breaks().filter(|rules| rules.touches(area)) {
        let x = plan.time.x(rules.date());
        scene.line(at(x, top), at(x, bottom), Stroke::dashed(Ink::Muted, 1.0, 1.0, 4.0));
    }
}
