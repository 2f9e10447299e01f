//! A small lane: one area's grades for both councils, without dates, on the same axis as the large one.

use super::super::geometry::{Rect, at};
use super::super::glyph;
use super::super::scene::{Anchor, Ink, Scene, Stroke};
use super::super::text::Weight;
use super::frame::{self, LINE};
use super::labels::{self, Block};
use super::lane::{Lane, inks};
use super::large::unknown_before;
use super::{Plan, TITLE};
use crate::comparison::Which;
use crate::comparison::journey::{End, lines};
use crate::dataset::{Area, Break, Grade};

/// Draws the lane from `top` on. Returns its lower end.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>, area: Area, top: f32) -> f32 {
    let lines = lines(plan.comparison, area);
    let step = plan.form.line_step;
    let first_line = top + if plan.form.is_wide { 12.0 } else { 28.0 };
    let last_line = first_line + step * 3.0;
    title(scene, plan, area, top, (first_line + last_line) / 2.0);
    for i in 0..4_u8 {
        let y = first_line + step * f32::from(i);
        let left = if plan.form.is_wide { plan.form.left - 2.0 } else { 0.0 };
        scene.line(at(left, y), at(plan.time.right(), y), Stroke::solid(Ink::Hair, 1.0));
        if plan.form.is_wide {
            let grades = [Grade::Outstanding, Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];
            if let Some(&grade) = grades.get(usize::from(i)) {
                glyph::draw(scene, grade, at(left - 8.0, y), 3.2, glyph::ink(grade), None);
            }
        }
    }
    frame::breaks(scene, plan, area, first_line - 6.0, last_line + 6.0);
    let lane = Lane {
        area,
        lines: &lines,
        top_middle: first_line,
        step,
        dodge: 2.3,
        radius: plan.form.small_mark,
        stroke: 1.75,
        corner: 4.0,
        hollow: 1.5,
        halo: 1.5,
    };
    let mut taken = lane.draw(scene, plan);
    let room = Rect { left: 0.0, top: first_line - LINE, right: plan.time.right(), bottom: last_line + LINE };
    unknown_before(scene, plan, &lane, &mut taken, &room);
    let bottom = last_line + if plan.form.is_wide { 11.0 } else { 10.0 };
    // On a narrow scene the title has a line of its own, which may reach over the gutter.
    let gutter_top = first_line - if plan.form.is_wide { LINE } else { 9.5 };
    labels::gutter(scene, plan, grades_now(plan, &lane), gutter_top, bottom + 4.0);
    bottom
}

/// The area's name, and what changed in how it is judged.
fn title(scene: &mut Scene, plan: &Plan<'_>, area: Area, top: f32, middle: f32) {
    let note = match area {
        Area::CareLeavers if Break::CareLeaversApart.date() < plan.time.last() => {
            Some(("own grade from 2023", "own grade from 2023"))
        }
        Area::Overall if Break::OverallEnds.date() < plan.time.last() => {
            Some(("none given from April 2026", "none from April 2026"))
        }
        _ => None,
    };
    let set = |scene: &mut Scene, x: f32, y: f32| {
        let title = plan.sized(area.label(), TITLE, x, y, Anchor::Start, Weight::Bold, Ink::Ink);
        let end = title.bounds.right;
        scene.text(title);
        end
    };
    if plan.form.is_wide {
        let y = if note.is_some() { middle - 8.0 } else { middle };
        set(scene, 0.0, y);
        if let Some((note, _)) = note {
            scene.text(plan.label(note, 0.0, middle + 8.0, Anchor::Start, Weight::Regular, Ink::Muted));
        }
        return;
    }
    let y = top + 12.0;
    let end = set(scene, 0.0, y);
    let fitting = note
        .into_iter()
        .flat_map(|(long, short)| [long, short])
        .map(|note| plan.label(note, end + 10.0, y, Anchor::Start, Weight::Regular, Ink::Muted));
    if let Some(note) = fitting.into_iter().find(|note| note.bounds.right <= plan.width) {
        scene.text(note);
    }
}

/// The newest grades, said once in ink where both are the same.
fn grades_now(plan: &Plan<'_>, lane: &Lane<'_>) -> Vec<Block> {
    let now = lane.lines.as_ref().map(|line| match (line.points.last(), line.end) {
        (None, _) => ("Not known", None),
        (Some(point), End::NoneGiven(_)) => ("None given", Some(point.grade.band())),
        (Some(point), End::Standing) => (point.grade.label(), Some(point.grade.band())),
    });
    if now.first.0 == now.second.0 && now.first.1 == now.second.1 {
        let y =
            now.first.1.map_or(lane.band_middle(crate::dataset::Band::Good), |band| lane.band_middle(band));
        let text = match now.first.1 {
            Some(_) => format!("Both {}", lower_first(now.first.0)),
            None => "Neither known".to_owned(),
        };
        return vec![Block::wrapped(plan, &text, Weight::Regular, Ink::Ink, y)];
    }
    let block = |which: Which| {
        let (text, band) = now.get(which);
        let y = band.map_or(lane.band_middle(crate::dataset::Band::Good), |band| lane.y(which, band));
        Block::wrapped(plan, text, Weight::Regular, inks(which).0, y)
    };
    Which::BOTH.map(block).into()
}

fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
