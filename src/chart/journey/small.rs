//! A small lane: one area's grades for both councils, without dates, on the same axis as the large one.

use super::super::geometry::{Rect, at};
use super::super::glyph;
use super::super::scene::{Anchor, Ink, Scene, Stroke};
use super::super::text::{TEXT, TITLE};
use super::Plan;
use super::frame::{self, LINE};
use super::labels::{self, GutterLabel, Pen};
use super::lane::Lane;
use super::large::{before, unknown_before};
use crate::comparison::journey::{Line, Now};
use crate::comparison::tally::GRADES;
use crate::comparison::{Pair, Which};
use crate::dataset::{Area, Band, Break};
use crate::words::chart as words;

/// Draws the lane from `top` on. Returns its lower end.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>, area: Area, top: f32) -> f32 {
    lane(scene, plan, (area, &plan.lines(area)), top, |pen, lane| {
        unknown_before(pen, plan, lane, |first| before(plan, first));
        grades_now(plan, lane)
    })
}

/// Draws the lane of an area with these lines. `label` writes labels, and gives what stands at the lines' right ends. Returns the lane's lower end.
pub(super) fn lane(
    scene: &mut Scene,
    plan: &Plan<'_>,
    (area, lines): (Area, &Pair<Line>),
    top: f32,
    label: impl FnOnce(&mut Pen<'_>, &Lane<'_>) -> Vec<GutterLabel>,
) -> f32 {
    let step = plan.layout.line_step;
    let first_line = top + plan.layout.line_top;
    let last_line = first_line + step * 3.0;
    title(scene, plan, area, top, (first_line + last_line) / 2.0);
    for (i, grade) in (0_u8..).zip(GRADES) {
        let y = first_line + step * f32::from(i);
        let left = if plan.layout.is_wide { plan.layout.left - 2.0 } else { 0.0 };
        scene.line(at(left, y), at(plan.time.right(), y), Stroke::solid(Ink::Hair, 1.0));
        if plan.layout.is_wide {
            glyph::draw(scene, grade, at(left - 8.0, y), 3.2, glyph::ink(grade), None);
        }
    }
    frame::breaks(scene, plan, area, first_line - 6.0, last_line + 6.0);
    let lane = Lane {
        area,
        lines,
        top_middle: first_line,
        step,
        dodge: plan.layout.small_dodge,
        radius: plan.layout.small_mark,
        apart: plan.layout.small_mark * 1.6,
        stroke: 1.75,
        corner: 4.0,
        hollow: 1.5,
        halo: 1.5,
    };
    let taken = lane.draw(scene, plan);
    let room = Rect { left: 0.0, top: first_line - LINE, right: plan.time.right(), bottom: last_line + LINE };
    let ends = label(&mut Pen { scene, taken, room }, &lane);
    let bottom = last_line + if plan.layout.is_wide { 11.0 } else { 10.0 };
    // On a narrow scene the title's line may reach over the gutter, so what stands in that begins lower.
    let gutter_top = first_line - if plan.layout.is_wide { LINE } else { 9.5 };
    labels::gutter(scene, plan, ends, gutter_top, bottom + 4.0);
    bottom
}

/// The area's name, and what changed in how it is judged.
fn title(scene: &mut Scene, plan: &Plan<'_>, area: Area, top: f32, middle: f32) {
    let note = match area {
        Area::CareLeavers if Break::CareLeaversApart.date() < plan.time.last() => {
            Some((words::OWN_GRADE, words::OWN_GRADE))
        }
        Area::Overall if Break::OverallEnds.date() < plan.time.last() => {
            Some((words::NONE_FROM_2026, words::NONE_FROM_2026_SHORT))
        }
        _ => None,
    };
    let set = |scene: &mut Scene, x: f32, y: f32| {
        let title = plan.text(area.label(), TITLE, Ink::Ink, Anchor::Start, at(x, y));
        let end = title.bounds.right;
        scene.text(title);
        end
    };
    if plan.layout.is_wide {
        let y = if note.is_some() { middle - 8.0 } else { middle };
        set(scene, 0.0, y);
        if let Some((note, _)) = note {
            scene.text(plan.text(note, TEXT, Ink::Muted, Anchor::Start, at(0.0, middle + 8.0)));
        }
        return;
    }
    let y = top + 12.0;
    let end = set(scene, 0.0, y);
    let fitting = note
        .into_iter()
        .flat_map(|(long, short)| [long, short])
        .map(|note| plan.text(note, TEXT, Ink::Muted, Anchor::Start, at(end + 10.0, y)));
    if let Some(note) = fitting.into_iter().find(|note| note.bounds.right <= plan.width) {
        scene.text(note);
    }
}

/// The newest grades, said once in ink where both are the same.
fn grades_now(plan: &Plan<'_>, lane: &Lane<'_>) -> Vec<GutterLabel> {
    let now = lane.lines.as_ref().map(|line| {
        let band = line.points.last().map_or(Band::Good, |last| last.grade.band());
        (line.now(), band)
    });
    if now.first == now.second {
        let (now, band) = now.first;
        let (text, y) = match now {
            Now::Grade(grade) => (words::both(grade), lane.band_middle(band)),
            Now::NoneGiven => (words::NEITHER_GIVEN.to_owned(), lane.band_middle(band)),
            Now::NotKnown => (words::NEITHER_KNOWN.to_owned(), lane.middle()),
        };
        return vec![GutterLabel::wrapped(plan, &text, TEXT, Ink::Ink, y)];
    }
    let block = |which: Which| {
        let (now, band) = *now.get(which);
        let (text, y) = match now {
            Now::Grade(grade) => (grade.label(), lane.y(which, band)),
            Now::NoneGiven => (words::END_NONE_GIVEN, lane.y(which, band)),
            // Beside the other's line, every height would be that of a grade.
            Now::NotKnown => return None,
        };
        Some(GutterLabel::wrapped(plan, text, TEXT, Ink::of(which), y))
    };
    Which::BOTH.into_iter().filter_map(block).collect()
}
