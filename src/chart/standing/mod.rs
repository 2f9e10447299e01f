//! The standing chart: a dot for each council, in columns by grade, the same columns for every area.
//!
//! Counts are drawn as dots, so that a reader sees at once what is eight and what is sixty. Their order means nothing: the two
//! councils' dots stand first in their columns so that they are found, not because they are ahead of others.

mod columns;
mod names;

use super::PAPER_WIDTH;
use super::geometry::{Point, at};
use super::glyph;
use super::journey::MIN_WIDTH;
use super::scene::{Anchor, Ink, Mark, Scene, Shape, Stroke, Text};
use super::text::{BOLD, Font, LINE, Measure, TEXT, TITLE};
use crate::comparison::tally::{Column, Tally, TallyRow};
use crate::comparison::{ChartId, Comparison, MarkId, Which};
use crate::dataset::Grade;
use crate::words::numbers::figure;
use columns::{Columns, DotColumn};
use names::Name;

/// From this width on the titles of rows stand in a gutter on the left.
pub const WIDE: f32 = 800.0;

/// From this width on words head the columns; below, shapes do, and a key in words stands above the chart. The
/// styles show that key in a widget narrower than 36 rem, which leaves a chart narrower than this.
const WORDS: f32 = 528.0;

/// Width of the gutter: the column of areas in the grade table.
const GUTTER: f32 = 172.0;

/// Height of the headings, to the first row.
const HEAD: f32 = 26.0;

/// The radius of a dot, as a part of the distance from dot to dot.
const DOT: f32 = 0.36;

/// The radius of the two councils' own dots, by the same measure: as large as they can be without overlapping.
const LARGE_DOT: f32 = 0.5;

/// How a chart of some width is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Layout {
    /// Titles in a gutter, words over the columns.
    Wide,
    /// As [`Layout::Wide`], with less height.
    Paper,
    /// Titles over their rows, words over the columns.
    Middle,
    /// Titles over their rows, shapes over each row's columns.
    Phone,
}

impl Layout {
    fn of(width: f32) -> Self {
        match width {
            WIDE.. => Self::Wide,
            WORDS.. => Self::Middle,
            _ => Self::Phone,
        }
    }

    /// Whether titles stand in a gutter on the left.
    fn has_gutter(self) -> bool {
        matches!(self, Self::Wide | Self::Paper)
    }

    /// From the end of a row to the next one.
    fn row_gap(self) -> f32 {
        match self {
            Self::Phone => 11.0,
            Self::Wide | Self::Middle => 7.0,
            Self::Paper => 4.0,
        }
    }
}

/// What every part of the chart is drawn from.
struct Plan<'a> {
    comparison: &'a Comparison,
    measure: &'a dyn Measure,
    width: f32,
    layout: Layout,
    columns: Columns,
}

/// Lays out the chart, `width` pixels wide.
pub fn scene(comparison: &Comparison, tally: &Tally, width: f32, measure: &dyn Measure) -> Scene {
    let width = width.max(MIN_WIDTH);
    lay_out(comparison, tally, width, Layout::of(width), measure)
}

/// Lays out the chart for paper.
pub fn paper_scene(comparison: &Comparison, tally: &Tally, measure: &dyn Measure) -> Scene {
    lay_out(comparison, tally, PAPER_WIDTH, Layout::Paper, measure)
}

fn lay_out(
    comparison: &Comparison,
    tally: &Tally,
    width: f32,
    layout: Layout,
    measure: &dyn Measure,
) -> Scene {
    let columns = Columns::new(tally, layout, width);
    let plan = Plan { comparison, measure, width, layout, columns };
    let ring = plan.columns.pitch * LARGE_DOT + 2.5;
    let mut scene = Scene { width, ring, ..Scene::default() };
    let names: Vec<_> = tally.rows.iter().map(|row| names::lines(&plan, row)).collect();
    let most = names.iter().map(Vec::len).fold(0, usize::max);
    let mut top = if layout == Layout::Phone { 0.0 } else { plan.headings(&mut scene) };
    for (row, names) in tally.rows.iter().zip(&names) {
        top = plan.row(&mut scene, row, top, names);
        top += names::height(most) + layout.row_gap();
    }
    if layout.has_gutter() {
        plan.rule(&mut scene, top);
    }
    scene.height = top + 1.0;
    scene
}

impl Plan<'_> {
    fn text(&self, text: &str, font: Font, ink: Ink, start: Point) -> Text {
        Text::new(self.measure, text, font, ink, Anchor::Start, start)
    }

    fn rule(&self, scene: &mut Scene, y: f32) {
        scene.line(at(0.0, y), at(self.width, y), Stroke::solid(Ink::Hair, 1.0));
    }

    /// The shapes and words over the columns. Gives where the first row begins.
    fn headings(&self, scene: &mut Scene) -> f32 {
        let y = HEAD / 2.0 - 1.0;
        for column in &self.columns.all {
            let (x, ink) = match column.of {
                Column::Grade(grade) => {
                    glyph::draw(scene, grade, at(column.left + 5.5, y), 4.8, glyph::ink(grade), None);
                    (column.left + columns::SHAPE, Ink::Ink)
                }
                Column::NoGrade => (column.left, Ink::Muted),
            };
            scene.text(self.text(column.of.label(), TEXT, ink, at(x, y)));
        }
        HEAD
    }

    /// One area, with the lines of names under it. Gives where these begin.
    fn row(&self, scene: &mut Scene, row: &TallyRow, top: f32, names: &[Vec<Name>]) -> f32 {
        let (title, figures) = match self.layout {
            Layout::Wide | Layout::Paper => (top + 13.0, top + 13.0),
            Layout::Middle | Layout::Phone => (top + 9.0, top + 26.5),
        };
        if self.layout.has_gutter() {
            self.rule(scene, top);
        }
        scene.text(self.text(row.area.label(), TITLE, Ink::Ink, at(0.0, title)));
        let dots_top = figures + LINE / 2.0 + 3.0;
        for column in &self.columns.all {
            self.figure(scene, column, row, figures);
            self.dots(scene, column, row, dots_top);
        }
        for which in Which::BOTH {
            if let Some(middle) = self.place_of(row, which, dots_top) {
                scene.marks.push(Mark { id: mark(row, which), at: middle });
            }
        }
        let names_top = dots_top + self.columns.height() + 3.0;
        names::draw(scene, self, row, names_top, names);
        names_top
    }

    /// The figure over a column; none over an empty column of those without a grade.
    fn figure(&self, scene: &mut Scene, column: &DotColumn, row: &TallyRow, y: f32) {
        let count = row.at(column.of);
        let mut x = column.left;
        let (font, ink) = match column.of {
            Column::NoGrade if count == 0 => return,
            Column::NoGrade => (TEXT, Ink::Muted),
            Column::Grade(grade) => {
                if self.layout == Layout::Phone {
                    small_shape(scene, grade, at(x, y));
                    x += columns::SMALL_SHAPE;
                }
                (BOLD, Ink::Ink)
            }
        };
        scene.text(self.text(&figure(count), font, ink, at(x, y)));
    }

    fn dots(&self, scene: &mut Scene, column: &DotColumn, row: &TallyRow, top: f32) {
        let two = self.two_in(row, column.of);
        let pitch = self.columns.pitch;
        for position in 0..row.at(column.of) {
            let middle = self.columns.dot(column, position, top);
            let (ink, radius, line) = match two.get(position) {
                Some(which) => (Ink::of(*which), pitch * LARGE_DOT, 2.0_f32),
                None => (Ink::Dot, pitch * DOT, 1.0),
            };
            scene.shapes.push(match column.of {
                Column::Grade(_) => Shape::Circle { middle, radius, fill: ink, outline: None },
                Column::NoGrade => {
                    let line = line.min(radius * 0.7);
                    let outline = Some(Stroke::solid(ink, line));
                    Shape::Circle { middle, radius: radius - line / 2.0, fill: Ink::Ground, outline }
                }
            });
        }
    }

    /// Those of the two that stand in a column, the first council first.
    fn two_in(&self, row: &TallyRow, column: Column) -> &'static [Which] {
        let stands_here = |which| *row.counted_in.get(which) == Some(column);
        match (stands_here(Which::First), stands_here(Which::Second)) {
            (true, true) => &Which::BOTH,
            (true, false) => &[Which::First],
            (false, true) => &[Which::Second],
            (false, false) => &[],
        }
    }

    /// The middle of the dot of one of the two.
    fn place_of(&self, row: &TallyRow, which: Which, top: f32) -> Option<Point> {
        let counted_in = (*row.counted_in.get(which))?;
        let column = self.columns.all.iter().find(|column| column.of == counted_in)?;
        let position = self.two_in(row, counted_in).iter().position(|other| *other == which)?;
        Some(self.columns.dot(column, position, top))
    }
}

/// The shape of a grade before a figure or a name, which follows [`columns::SMALL_SHAPE`] further on.
fn small_shape(scene: &mut Scene, grade: Grade, start: Point) {
    glyph::draw(scene, grade, at(start.x + 4.5, start.y), 3.8, glyph::ink(grade), None);
}

/// The identity of the dot of one of the two in a row.
fn mark(row: &TallyRow, which: Which) -> MarkId {
    MarkId { chart: ChartId::Standing, which, lane: Some(row.area), position: 0 }
}
