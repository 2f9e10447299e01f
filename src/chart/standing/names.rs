//! The names of the two under the columns in which they stand.

use super::super::geometry::at;
use super::super::scene::{Ink, Scene};
use super::super::text::{BOLD, HelveticaMetrics, LINE, Measure, TEXT};
use super::columns::SMALL_SHAPE;
use super::{Plan, mark, small_shape};
use crate::comparison::Which;
use crate::comparison::tally::{Column, TallyRow};
use crate::words::numbers::AND;
use crate::words::tally as words;

/// The least distance between two names that stand apart.
const APART: f32 = 10.0;

/// What may be lost by adding widths to a place and taking them away again.
const ROUNDING: f32 = 0.01;

/// A name under a row.
#[derive(Clone, Copy)]
pub(super) struct Name {
    which: Which,
    /// Where its column begins.
    home: f32,
    /// How far from there to the right it may begin and still stand under its column: not beyond the middle of that.
    right: f32,
    /// Its column, told with a name for which the canvas has too little room under it: what that stands under instead would
    /// pass for its grade.
    said: Option<Column>,
    /// Whether it follows the other one's, after “and”.
    follows: bool,
}

impl Name {
    fn width(&self, plan: &Plan<'_>, measure: &dyn Measure) -> f32 {
        let name = measure.width(short_name(plan, self.which), BOLD);
        name + match self.said {
            None => 0.0,
            Some(Column::Grade(_)) => SMALL_SHAPE,
            Some(Column::NoGrade) => measure.width(words::AND_NO_GRADE, TEXT),
        }
    }

    /// As near to its column as it can begin and still end on the canvas.
    fn inside(&self, plan: &Plan<'_>, measure: &dyn Measure) -> f32 {
        self.home.min(plan.width - self.width(plan, measure)).max(0.0)
    }

    /// Whether it would be taken to stand under its own column if it began there.
    fn is_under(&self, plan: &Plan<'_>, left: f32) -> bool {
        left > self.home - plan.columns.gap / 2.0 && left <= self.right
    }

    /// On a line with no other, with its column if it does not fit under that.
    fn alone(self, plan: &Plan<'_>, column: Column) -> Self {
        let is_under = self.is_under(plan, self.inside(plan, &HelveticaMetrics));
        Self { said: (!is_under).then_some(column), follows: false, ..self }
    }
}

/// The names under a row: each under its column; or, where one has no room there, side by side with what their columns are; or, if
/// the canvas is too narrow for that, on two lines. They are measured in Helvetica's widths whatever font they are drawn in,
/// so that the chart is as high in every font.
pub(super) fn lines(plan: &Plan<'_>, row: &TallyRow) -> Vec<Vec<Name>> {
    let (mut bare, mut told, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    for column in &plan.columns.all {
        let two = plan.two_in(row, column.of);
        for (i, &which) in two.iter().enumerate() {
            let (home, follows) = (column.left, i > 0);
            let name = Name { which, home, right: plan.columns.middle(column), said: None, follows };
            bare.push(name);
            // Two in one column are a list, of which that is told once: by a shape before it, or by words behind it.
            let is_told = match column.of {
                Column::Grade(_) => i == 0,
                Column::NoGrade => i + 1 == two.len(),
            };
            told.push(Name { said: is_told.then_some(column.of), ..name });
            apart.push(name.alone(plan, column.of));
        }
    }
    if bare.is_empty() {
        return Vec::new();
    }
    // Whether a line begins on the canvas with each name under its column, or wherever that is told.
    let fits = |line: &[Name]| {
        let places = places(plan, line, &HelveticaMetrics);
        let is_told = line.iter().any(|name| name.said.is_some());
        line.iter().zip(places).all(|(name, left)| {
            left > plan.columns.left() - ROUNDING && (is_told || name.follows || name.is_under(plan, left))
        })
    };
    match [bare, told].into_iter().find(|line| fits(line)) {
        Some(line) => vec![line],
        None => apart.into_iter().map(|name| vec![name]).collect(),
    }
}

/// Where the names of a line begin in this font. Where two would touch, the right one moves to the right as far as the
/// canvas goes, then the left one to the left.
fn places(plan: &Plan<'_>, line: &[Name], measure: &dyn Measure) -> Vec<f32> {
    let mut places: Vec<f32> = line.iter().map(|name| name.inside(plan, measure)).collect();
    if let ([a, b], [left, right]) = (line, places.as_mut_slice()) {
        let apart = if b.follows { measure.width(AND, TEXT) } else { APART };
        let step = a.width(plan, measure) + apart;
        let wanted = if b.follows { *left + step } else { right.max(*left + step) };
        *right = wanted.min(plan.width - b.width(plan, measure));
        *left = left.min(*right - step);
    }
    places
}

/// How high so many lines of names are.
#[allow(clippy::cast_precision_loss, reason = "there are two lines at most")]
pub(super) fn height(lines: usize) -> f32 {
    lines as f32 * LINE
}

/// Draws the names under a row.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>, row: &TallyRow, top: f32, lines: &[Vec<Name>]) {
    let mut y = top + LINE / 2.0;
    for line in lines {
        for (name, left) in line.iter().zip(places(plan, line, plan.measure)) {
            if name.follows {
                let and = plan.measure.width(AND, TEXT);
                let space = plan.measure.width(" ", TEXT);
                scene.text(plan.text(AND.trim(), TEXT, Ink::Muted, at(left - and + space, y)));
            }
            let mut start = left;
            if let Some(Column::Grade(grade)) = name.said {
                small_shape(scene, grade, at(left, y));
                start += SMALL_SHAPE;
            }
            let text = short_name(plan, name.which);
            let text = plan.text(text, BOLD, Ink::of(name.which), at(start, y));
            let end = at(text.bounds.right, y);
            scene.names.push((mark(row, name.which), text.bounds));
            scene.text(text);
            if let Some(Column::NoGrade) = name.said {
                scene.text(plan.text(words::AND_NO_GRADE, TEXT, Ink::Muted, end));
            }
        }
        y += LINE;
    }
}

fn short_name<'a>(plan: &Plan<'a>, which: Which) -> &'a str {
    &plan.comparison.sides.get(which).council.short_name
}
