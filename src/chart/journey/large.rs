//! The large lane: four labelled bands, both councils' grades for one area, each dated.

use super::super::geometry::{Point, Rect, at};
use super::super::glyph;
use super::super::scene::{Anchor, Ink, Scene, Stroke, Text};
use super::super::text::Weight;
use super::bands;
use super::frame::{self, LINE};
use super::labels::{self, GutterLabel, Taken};
use super::lane::Lane;
use super::{Plan, TITLE};
use crate::comparison::journey::{Basis, GradePoint, Line, Now};
use crate::comparison::{Pair, Which};
use crate::dataset::{Lifetime, PartialDate};
use crate::words::chart as words;

/// Draws the lane from the top of the scene, with its header and axis. Returns its lower end.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>) -> f32 {
    lane(scene, plan, &plan.lines(plan.focus), |scene, lane, taken, room| {
        unknown(scene, plan, lane, taken, room);
        unknown_before(scene, plan, lane, taken, room, |first| before(plan, first));
        names(plan, lane)
    })
}

/// Draws the lane with these lines. `label` says within a box what is not known, and gives what stands at the lines' right ends.
/// Returns the lane's lower end.
pub(super) fn lane(
    scene: &mut Scene,
    plan: &Plan<'_>,
    lines: &Pair<Line>,
    label: impl FnOnce(&mut Scene, &Lane<'_>, &mut Taken, &Rect) -> Vec<GutterLabel>,
) -> f32 {
    let header_y = 7.0;
    // On a narrow scene the lane's title stands on a line of its own, under the header.
    let (title_y, top) = if plan.layout.is_wide { (header_y, 20.0) } else { (header_y + 22.0, 42.0) };
    let bottom = top + plan.layout.band * 4.0;
    let lane = Lane {
        area: plan.focus,
        lines,
        // Inside the bands, names take the upper edge, so that marks stand lower.
        top_middle: top + plan.layout.band / 2.0 + if plan.layout.is_wide { 0.0 } else { 5.0 },
        step: plan.layout.band,
        dodge: plan.layout.dodge,
        radius: plan.layout.mark,
        stroke: 2.25,
        corner: 6.0,
        hollow: 1.8,
        halo: 2.0,
    };
    let header = frame::header(scene, plan, header_y);
    for i in 0..=4_u8 {
        let y = top + plan.layout.band * f32::from(i);
        scene.line(at(0.0, y), at(plan.time.right(), y), Stroke::solid(Ink::Hair, 1.0));
    }
    frame::breaks(scene, plan, plan.focus, 2.0, bottom);
    // Where the title is below the header, it stands over their lines.
    let title = plan.sized(plan.focus.label(), TITLE, 0.0, title_y, Anchor::Start, Weight::Bold, Ink::Ink);
    scene.text(Text { has_halo: !plan.layout.is_wide, ..title });
    let mut taken = lane.draw(scene, plan);
    for bounds in header {
        taken.take(bounds);
    }
    let room = Rect {
        left: if plan.layout.is_wide { plan.layout.left } else { 0.0 },
        top: top - LINE - 2.0,
        right: plan.width,
        bottom: bottom + 4.0,
    };
    if plan.layout.is_wide {
        bands::beside(scene, plan, &lane);
    } else {
        bands::inside(scene, plan, &lane, top, &mut taken);
    }
    taken.take(Rect { left: plan.time.right() + 2.0, top, right: plan.width, bottom });
    adoption(scene, plan, &lane, &mut taken, &room);
    for (which, line) in lines.iter() {
        for point in &line.points {
            date(scene, plan, &lane, which, point, &mut taken, &room);
        }
    }
    let ends = label(scene, &lane, &mut taken, &room);
    labels::gutter(scene, plan, ends, top, bottom);
    frame::axis(scene, plan, bottom)
}

/// The councils' names at the ends of their lines. Where there is no line, every height would be that of a grade.
fn names(plan: &Plan<'_>, lane: &Lane<'_>) -> Vec<GutterLabel> {
    let block = |which: Which| {
        let line = lane.lines.get(which);
        let y = lane.y(which, line.points.last()?.grade.band());
        let name = &plan.sides.get(which).council.short_name;
        let mut block = GutterLabel::wrapped(plan, name, Weight::Bold, Ink::of(which), y);
        if line.now() == Now::NoneGiven {
            block.lines.push((words::NONE_GIVEN.to_owned(), Weight::Regular, Ink::Muted));
        }
        Some(block)
    };
    Which::BOTH.into_iter().filter_map(block).collect()
}

/// Says of which councils no grade is known, between the bands.
fn unknown(scene: &mut Scene, plan: &Plan<'_>, lane: &Lane<'_>, taken: &mut Taken, room: &Rect) {
    let unknown = Which::BOTH.into_iter().filter(|which| lane.lines.get(*which).points.is_empty());
    let mut y = lane.middle();
    for which in unknown {
        let name = &plan.sides.get(which).council.short_name;
        let wordings = [words::no_grade_known(name), words::not_known(name)];
        let texts = wordings.map(|text| between(plan, &text, y, Ink::of(which)));
        labels::place(scene, taken, room, texts.into());
        y += LINE;
    }
}

/// The date of a mark, and that its grade is shared where there is room to say so.
pub(super) fn date(
    scene: &mut Scene,
    plan: &Plan<'_>,
    lane: &Lane<'_>,
    which: Which,
    point: &GradePoint,
    taken: &mut Taken,
    room: &Rect,
) {
    let date =
        if plan.layout.is_wide { point.when.short() } else { PartialDate::Year(point.when.year()).short() };
    let shared = matches!(point.basis, Basis::Shared).then(|| words::shared(&date, lane.area));
    let place = lane.place(plan, which, point);
    let beside = |text: &str| {
        let text = plan.label(text, 0.0, 0.0, Anchor::Start, Weight::Regular, Ink::of(which));
        labels::beside(&text, place, lane.radius, which)
    };
    let mut candidates = Vec::new();
    if let Some(shared) = shared {
        candidates.extend(beside(&shared));
        for other in &lane.lines.get(which).points {
            let x = lane.place(plan, which, other).x;
            // Over another mark of the council a label as long as this would be read as that one's.
            candidates.retain(|text| x == place.x || x < text.bounds.left || x > text.bounds.right);
        }
    }
    candidates.extend(beside(&date));
    labels::place(scene, taken, room, candidates);
}

/// How far, in pixels, a label for adoption stays from the marks of other grades.
const APART: f32 = 7.0;

/// Draws the grades for adoption, which was judged within children in care until 2018: a smaller mark in the band of its
/// grade, joined by a dotted line to the mark of the inspection. One that cannot be labelled is left out.
fn adoption(scene: &mut Scene, plan: &Plan<'_>, lane: &Lane<'_>, taken: &mut Taken, room: &Rect) {
    for (which, line) in lane.lines.iter() {
        for point in &line.points {
            let Some(grade) = point.adoption else { continue };
            let parent = lane.place(plan, which, point);
            let radius = lane.radius * 0.63;
            let y = lane.y(which, grade.band());
            let offsets = [0.0, 2.1 * lane.radius, -2.1 * lane.radius];
            let year = point.when.year();
            let plain = [words::adoption(grade), words::ADOPTION.to_owned()];
            let dated = [words::adoption_in(year, grade), words::adoption_of(year)];
            for offset in offsets {
                let place = at(parent.x + offset, y);
                if !taken.is_free(&Rect::around(place, radius)) {
                    continue;
                }
                // Beside its date, the mark would seem to be of another year.
                let wordings = if offset == 0.0 { &plain } else { &dated };
                let candidates = wordings.iter().flat_map(|text| {
                    let text = plan.label(text, 0.0, 0.0, Anchor::Start, Weight::Regular, Ink::of(which));
                    beside_adoption(text, place, radius, taken)
                });
                let candidates: Vec<Text> = candidates.collect();
                let (ink, line_ink) = (Ink::of(which), Ink::line_of(which));
                let mark = Rect::around(place, radius + 1.5);
                let mut with_mark = taken.with(mark);
                let before = scene.shapes.len();
                if !labels::place(scene, &mut with_mark, room, candidates) {
                    continue;
                }
                *taken = with_mark;
                // The line lies under the label that has just been placed.
                let label = scene.shapes.split_off(before);
                let tie = Stroke::dashed(line_ink, 1.0, 1.0, 2.0);
                let toward = if y > parent.y { lane.radius } else { -lane.radius };
                scene.line(at(parent.x, parent.y + toward), place, tie);
                glyph::draw_halo(scene, grade, place, radius, 1.5);
                glyph::draw(scene, grade, place, radius, ink, None);
                scene.shapes.extend(label);
                break;
            }
        }
    }
}

/// The label of a mark for adoption in each place around it where it may stand, the preferred first, but for those that are too
/// near to what is taken: beside another's mark it would be read as that one's.
fn beside_adoption(text: Text, mark: Point, radius: f32, taken: &Taken) -> impl Iterator<Item = Text> {
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

/// Words between the bands, where the time axis begins.
fn between(plan: &Plan<'_>, text: &str, y: f32, ink: Ink) -> Text {
    let start = plan.time.left() + if plan.layout.is_wide { 2.0 } else { 4.0 };
    plan.label(text, start, y, Anchor::Start, Weight::Regular, ink)
}

/// What is said of the time before the first grade: of two new councils of one age that there was none.
pub(super) fn before(plan: &Plan<'_>, first: &GradePoint) -> [String; 2] {
    match plan.sides.map(|side| &side.council.lifetime) {
        Pair { first: Lifetime::Created { year, .. }, second: Lifetime::Created { year: other, .. } }
            if year == other =>
        {
            [words::created(*year), words::new(*year)]
        }
        _ => before_the_first(first),
    }
}

/// “none known before 2015”, and the same where there is less room.
pub(super) fn before_the_first(first: &GradePoint) -> [String; 2] {
    [words::none_known_before(first.when.year()), words::UNKNOWN.to_owned()]
}

/// Says what `before` gives of the time before the first mark, if there is room: between the bands, since no grade is known.
pub(super) fn unknown_before(
    scene: &mut Scene,
    plan: &Plan<'_>,
    lane: &Lane<'_>,
    taken: &mut Taken,
    room: &Rect,
    before: impl FnOnce(&GradePoint) -> [String; 2],
) {
    let firsts = lane.lines.iter().filter_map(|(_, line)| line.points.first());
    let Some(first) = firsts.min_by_key(|point| point.when.first_day()) else { return };
    let end = plan.time.middle(first.when) - 10.0;
    let y = lane.middle();
    let mut candidates: Vec<Text> = before(first).map(|text| between(plan, &text, y, Ink::Muted)).into();
    candidates.retain(|text| text.bounds.right <= end);
    labels::place(scene, taken, room, candidates);
}
