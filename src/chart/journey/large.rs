//! The large lane: four labelled bands, both councils' grades for one area, each dated.

use super::super::geometry::{Rect, at};
use super::super::scene::{Anchor, Ink, Scene, Stroke, Text};
use super::super::text::{BOLD, TEXT, TITLE};
use super::Plan;
use super::frame::{self, LINE};
use super::labels::{self, GutterLabel, Pen};
use super::lane::Lane;
use super::{adoption, bands};
use crate::comparison::journey::{Basis, GradePoint, Line, Now};
use crate::comparison::{Pair, Which};
use crate::dataset::{Lifetime, PartialDate};
use crate::words::chart as words;

/// Draws the lane from the top of the scene, with its header and axis. Returns its lower end.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>) -> f32 {
    lane(scene, plan, &plan.lines(plan.focus), |pen, lane| {
        unknown(pen, plan, lane);
        unknown_before(pen, plan, lane, |first| before(plan, first));
        names(plan, lane)
    })
}

/// Draws the lane with these lines. `label` says what is not known, and gives what stands at the lines' right ends.
/// Returns the lane's lower end.
pub(super) fn lane(
    scene: &mut Scene,
    plan: &Plan<'_>,
    lines: &Pair<Line>,
    label: impl FnOnce(&mut Pen<'_>, &Lane<'_>) -> Vec<GutterLabel>,
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
        apart: 0.0,
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
    let title = plan.text(plan.focus.label(), TITLE, Ink::Ink, Anchor::Start, at(0.0, title_y));
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
    let mut pen = Pen { scene, taken, room };
    adoption::draw(&mut pen, plan, &lane);
    for (which, line) in lines.iter() {
        for point in &line.points {
            date(&mut pen, plan, &lane, which, point);
        }
    }
    let ends = label(&mut pen, &lane);
    labels::gutter(scene, plan, ends, top, bottom);
    frame::axis(scene, plan, bottom)
}

/// The councils' names at the ends of their lines. Where there is no line, every height would be that of a grade.
fn names(plan: &Plan<'_>, lane: &Lane<'_>) -> Vec<GutterLabel> {
    let block = |which: Which| {
        let line = lane.lines.get(which);
        let y = lane.y(which, line.points.last()?.grade.band());
        let name = &plan.sides.get(which).council.short_name;
        let mut block = GutterLabel::wrapped(plan, name, BOLD, Ink::of(which), y);
        if line.now() == Now::NoneGiven {
            block.lines.push((words::NONE_GIVEN.to_owned(), TEXT, Ink::Muted));
        }
        Some(block)
    };
    Which::BOTH.into_iter().filter_map(block).collect()
}

/// Says of which councils no grade is known, between the bands.
fn unknown(pen: &mut Pen<'_>, plan: &Plan<'_>, lane: &Lane<'_>) {
    let unknown = Which::BOTH.into_iter().filter(|which| lane.lines.get(*which).points.is_empty());
    let mut y = lane.middle();
    for which in unknown {
        let name = &plan.sides.get(which).council.short_name;
        let wordings = [words::no_grade_known(name), words::not_known(name)];
        let texts = wordings.map(|text| between(plan, &text, y, Ink::of(which)));
        pen.add_first(texts.into());
        y += LINE;
    }
}

/// The date of a mark, and that its grade is shared where there is room to say so.
pub(super) fn date(pen: &mut Pen<'_>, plan: &Plan<'_>, lane: &Lane<'_>, which: Which, point: &GradePoint) {
    let date =
        if plan.layout.is_wide { point.when.short() } else { PartialDate::Year(point.when.year()).short() };
    let shared = matches!(point.basis, Basis::Shared).then(|| words::shared(&date, lane.area));
    let place = lane.place(plan, which, point);
    let beside = |text: &str| {
        let text = plan.text(text, TEXT, Ink::of(which), Anchor::Start, at(0.0, 0.0));
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
    pen.add_first(candidates);
}

/// Words between the bands, where the time axis begins.
fn between(plan: &Plan<'_>, text: &str, y: f32, ink: Ink) -> Text {
    let start = plan.time.left() + if plan.layout.is_wide { 2.0 } else { 4.0 };
    plan.text(text, TEXT, ink, Anchor::Start, at(start, y))
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
    pen: &mut Pen<'_>,
    plan: &Plan<'_>,
    lane: &Lane<'_>,
    before: impl FnOnce(&GradePoint) -> [String; 2],
) {
    let firsts = lane.lines.iter().filter_map(|(_, line)| line.points.first());
    let Some(first) = firsts.min_by_key(|point| point.when.first_day()) else { return };
    let end = plan.time.middle(first.when) - 10.0;
    let y = lane.middle();
    let mut candidates: Vec<Text> = before(first).map(|text| between(plan, &text, y, Ink::Muted)).into();
    candidates.retain(|text| text.bounds.right <= end);
    pen.add_first(candidates);
}
