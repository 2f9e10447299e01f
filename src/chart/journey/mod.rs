//! The journey chart: one large lane with labelled bands, visits and government action, and a small lane for
//! each other area, all on one time axis.
//!
//! Lines are steps. A grade is what inspectors said on some days, and it stands until the next report. So there is a solid
//! mark where there was an inspection, a paler line as long as the grade stands, and a riser to the next one.

mod adoption;
pub mod alone;
mod bands;
mod events;
mod frame;
mod labels;
mod lane;
mod large;
mod small;

use super::PAPER_WIDTH;
use super::geometry::Rect;
use super::scale::TimeScale;
use super::scene::Scene;
use super::text::{BOLD, Measure, TEXT};
use crate::comparison::journey::Line;
use crate::comparison::{Comparison, Pair, Side};
use crate::dataset::{Area, Grade};

/// From this width on there is room for a gutter on the left, in pixels.
pub const WIDE: f32 = 700.0;

/// The narrowest scene that is laid out; narrower ones are drawn at this width and cut off.
pub const MIN_WIDTH: f32 = 224.0;

/// From the end of the time axis to what stands in the gutter on the right.
const GUTTER_GAP: f32 = 7.0;

/// Whether the wide form is a row higher, because the first council's name needs a row of its own over its strip of events.
/// Everything else takes the same height for every two councils.
pub fn is_tall(comparison: &Comparison) -> bool {
    events::has_row_of_its_own(&Layout::of(WIDE), &comparison.sides.first.council.short_name)
}

/// The radius of the ring round the mark that is read out.
const RING: f32 = 12.0;

/// The layout of the chart for a width: the sizes that differ between a narrow column and a whole page.
#[derive(Clone, Copy)]
struct Layout {
    is_wide: bool,
    /// Where the time axis begins.
    left: f32,
    /// Room for names at the right end.
    right_gutter: f32,
    /// Height of each of the four bands of the large lane.
    band: f32,
    /// How far above or below its band's middle each council's line runs.
    dodge: f32,
    /// Radius of the large lane's marks.
    mark: f32,
    /// From the top of a small lane to its highest line.
    line_top: f32,
    /// Distance of a small lane's four lines.
    line_step: f32,
    /// How far each council's line runs from its level in a small lane.
    small_dodge: f32,
    /// Radius of a small lane's marks.
    small_mark: f32,
}

impl Layout {
    fn of(width: f32) -> Self {
        if width >= WIDE {
            Self {
                is_wide: true,
                left: 180.0,
                right_gutter: 140.0,
                band: 58.0,
                dodge: 7.0,
                mark: 7.6,
                line_top: 12.0,
                line_step: 13.0,
                small_dodge: 2.3,
                small_mark: 4.8,
            }
        } else {
            Self {
                is_wide: false,
                left: 6.0,
                right_gutter: 78.0,
                band: 50.0,
                dodge: 7.0,
                mark: 6.4,
                line_top: 28.0,
                line_step: 11.5,
                small_dodge: 2.3,
                small_mark: 4.2,
            }
        }
    }

    /// On paper, where all has to stand on one page: as on a wide screen, with less height.
    fn of_paper() -> Self {
        Self { band: 42.0, line_step: 9.5, ..Self::of(PAPER_WIDTH) }
    }

    /// With a right gutter wide enough for the longest word of both names and of every grade; they are broken between
    /// words to fit. The longest, Northamptonshire, takes half of the narrowest scene.
    fn with_room_for_names(self, sides: Pair<&Side>, width: f32, measure: &dyn Measure) -> Self {
        let words = sides.iter().flat_map(|(_, side)| side.council.short_name.split_whitespace());
        let names = words.map(|word| measure.width(word, BOLD) + 9.0);
        let words = Grade::ALL.into_iter().flat_map(|grade| grade.label().split_whitespace());
        let grades = words.map(|word| measure.width(word, TEXT) + GUTTER_GAP);
        let longest = names.chain(grades).fold(0.0, f32::max);
        let right_gutter = longest.min(width * 0.5).max(self.right_gutter);
        Self { right_gutter, ..self }
    }
}

/// What every part of the chart is drawn from.
struct Plan<'a> {
    sides: Pair<&'a Side>,
    focus: Area,
    width: f32,
    layout: Layout,
    time: TimeScale,
    measure: &'a dyn Measure,
}

impl Plan<'_> {
    /// Both councils' lines in one area.
    fn lines(&self, area: Area) -> Pair<Line> {
        self.sides.map(|side| Line::new(side, area))
    }
}

/// Lays out the chart with `focus` as the large lane, `width` pixels wide.
pub fn scene(comparison: &Comparison, focus: Area, width: f32, measure: &dyn Measure) -> Scene {
    let width = width.max(MIN_WIDTH);
    lay_out(comparison, focus, width, Layout::of(width), measure)
}

/// Lays out the chart for paper.
pub fn paper_scene(comparison: &Comparison, focus: Area, measure: &dyn Measure) -> Scene {
    lay_out(comparison, focus, PAPER_WIDTH, Layout::of_paper(), measure)
}

fn lay_out(comparison: &Comparison, focus: Area, width: f32, layout: Layout, measure: &dyn Measure) -> Scene {
    let sides = comparison.sides.as_ref();
    let layout = layout.with_room_for_names(sides, width, measure);
    let time = TimeScale::until(comparison.day(), layout.left, width - layout.right_gutter);
    let plan = Plan { sides, focus, width, layout, time, measure };
    let mut scene = Scene { width, ring: RING, ..Scene::default() };

    let large_bottom = large::draw(&mut scene, &plan);
    let strips_bottom = events::draw(&mut scene, &plan, large_bottom);
    let mut top = strips_bottom;
    for area in Area::LANES.into_iter().filter(|&area| area != focus) {
        let bottom = small::draw(&mut scene, &plan, area, top);
        scene.lanes.push((area, Rect { left: 0.0, top, right: width, bottom }));
        top = bottom;
    }
    scene.height = frame::axis(&mut scene, &plan, top).ceil();
    scene
}
