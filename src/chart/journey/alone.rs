//! The journey of one council by itself, for exported pages on which no program runs. No reader can choose another area there
//! or have a mark read out, so every lane has its dates. Nothing of this is compiled into the browser's program.

use super::super::geometry::{Rect, at};
use super::super::scene::{Anchor, Ink, Scene};
use super::super::text::{BOLD, Measure, TEXT, TITLE};
use super::labels::GutterLabel;
use super::lane::Lane;
use super::large::{before_the_first, date, unknown_before};
use super::{GUTTER_GAP, Layout, MIN_WIDTH, Plan, RING, TimeScale, WIDE, events, frame, large, small};
use crate::comparison::journey::{End, GradePoint, Line, Now};
use crate::comparison::{Pair, Side, Which};
use crate::dataset::{Area, Date, Grade, Lifetime};
use crate::words::chart as words;

/// How far above the room of a small lane the dates of its highest marks may stand, in pixels.
const DATES: f32 = 8.0;

impl Layout {
    /// The sizes for one council: lines keep to the middle of their bands, and small lanes are higher to have room for dates.
    fn alone(width: f32, measure: &dyn Measure) -> Self {
        let of_two = Self::of(width);
        let words = Grade::ALL.into_iter().flat_map(|grade| grade.label().split_whitespace());
        let grades = words.map(|word| measure.width(word, BOLD) + GUTTER_GAP);
        let right_gutter = grades.fold(0.0, f32::max).ceil();
        let (line_top, line_step) = if width >= WIDE { (22.0, 16.0) } else { (40.0, 15.0) };
        Self { right_gutter, dodge: 0.0, small_dodge: 0.0, line_top, line_step, ..of_two }
    }
}

/// Lays out the chart of a council up to a day with `focus` as the large lane, `width` pixels wide. An abolished council's
/// chart ends with the council, so that no grade stands on after it.
pub fn scene(side: &Side, day: Date, focus: Area, width: f32, measure: &dyn Measure) -> Scene {
    let width = width.max(MIN_WIDTH);
    let layout = Layout::alone(width, measure);
    let time = TimeScale::until(day, layout.left, width - layout.right_gutter);
    // A plan wants two sides. Both are this council; the second has lines without points, which draw nothing.
    let plan = Plan { sides: Pair::new(side, side), focus, width, layout, time, measure };
    let mut scene = Scene { width, ring: RING, ..Scene::default() };

    let before = |first: &GradePoint| before(side, first);
    let large_bottom = large::lane(&mut scene, &plan, &alone(side, focus), |pen, lane| {
        unknown_before(pen, &plan, lane, before);
        vec![grade_now(&plan, lane)]
    });
    let mut top = strip(&mut scene, &plan, large_bottom);
    for area in Area::LANES.into_iter().filter(|&area| area != focus) {
        let lines = alone(side, area);
        let bottom = small::lane(&mut scene, &plan, (area, &lines), top, |pen, lane| {
            pen.room.top -= DATES;
            for point in &lines.first.points {
                date(pen, &plan, lane, Which::First, point);
            }
            unknown_before(pen, &plan, lane, before);
            vec![grade_now(&plan, lane)]
        });
        scene.lanes.push((area, Rect { left: 0.0, top, right: width, bottom }));
        top = bottom;
    }
    scene.height = frame::axis(&mut scene, &plan, top).ceil();
    scene
}

/// A council's line, beside one without points.
fn alone(side: &Side, area: Area) -> Pair<Line> {
    Pair::new(Line::new(side, area), Line { points: Vec::new(), end: End::Standing })
}

/// The newest grade, at the end of its line; or that none was given or is known, without a line between the bands.
fn grade_now(plan: &Plan<'_>, lane: &Lane<'_>) -> GutterLabel {
    let line = &lane.lines.first;
    let y = line.points.last().map_or_else(|| lane.middle(), |last| lane.y(Which::First, last.grade.band()));
    match line.now() {
        Now::Grade(grade) => GutterLabel::wrapped(plan, grade.label(), BOLD, Ink::of(Which::First), y),
        Now::NoneGiven => GutterLabel::wrapped(plan, words::END_NONE_GIVEN, TEXT, Ink::Muted, y),
        Now::NotKnown => GutterLabel::wrapped(plan, words::END_NOT_KNOWN, TEXT, Ink::Muted, y),
    }
}

/// What is said of the time before the first grade: of a new council that there was none.
fn before(side: &Side, first: &GradePoint) -> [String; 2] {
    match side.council.lifetime {
        Lifetime::Created { year, .. } => [words::created(year), words::new(year)],
        Lifetime::Current | Lifetime::Abolished { .. } => before_the_first(first),
    }
}

/// The strip of visits and government action, from `top` on. Returns its lower end.
fn strip(scene: &mut Scene, plan: &Plan<'_>, top: f32) -> f32 {
    let (title, middle) =
        if plan.layout.is_wide { (top + 17.0, top + 17.0) } else { (top + 12.0, top + 30.0) };
    scene.text(plan.text(words::EVENTS, TITLE, Ink::Ink, Anchor::Start, at(0.0, title)));
    events::strip(scene, plan, Which::First, middle);
    middle + if plan.layout.is_wide { 21.0 } else { 26.0 }
}
