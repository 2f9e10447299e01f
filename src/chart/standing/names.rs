//! The names of the two under the columns in which they stand.

use super::super::geometry::at;
use super::super::scene::{Ink, Scene};
use super::super::text::{HelveticaMetrics, LINE, Measure, TEXT, Weight};
use super::{Plan, mark};
use crate::comparison::Which;
use crate::comparison::tally::TallyRow;
use crate::words::numbers::AND;

/// The least distance between two names that stand apart.
const APART: f32 = 10.0;

/// A name, with where it begins.
pub(super) struct Name {
    which: Which,
    left: f32,
    /// Where its column begins.
    home: f32,
    /// Whether it follows the other one's, after “and”.
    follows: bool,
}

/// How many lines the names under a row take: none, one or two. It is measured in Helvetica's widths whatever font they
/// are drawn in, so that the chart is as high in every font.
pub(super) fn line_count(plan: &Plan<'_>, row: &TallyRow) -> usize {
    let (names, fit) = placed(plan, row, &HelveticaMetrics);
    if names.is_empty() { 0 } else { 1 + usize::from(!fit) }
}

/// How high so many lines of names are.
#[allow(clippy::cast_precision_loss, reason = "there are two lines at most")]
pub(super) fn height(lines: usize) -> f32 {
    lines as f32 * LINE
}

/// The names under a row, line by line.
fn lines(plan: &Plan<'_>, row: &TallyRow, count: usize) -> Vec<Vec<Name>> {
    let (names, _) = placed(plan, row, plan.measure);
    match count {
        0 => Vec::new(),
        1 => vec![names],
        _ => {
            let alone = |name: Name| {
                vec![Name { left: inside(plan, name.which, name.home, plan.measure), follows: false, ..name }]
            };
            names.into_iter().map(alone).collect()
        }
    }
}

/// The names under a row as they stand on one line in this font, and whether that line has room for them. Where the two
/// would touch, the right one moves to the right as far as the canvas goes, then the left one to the left.
fn placed(plan: &Plan<'_>, row: &TallyRow, measure: &dyn Measure) -> (Vec<Name>, bool) {
    let mut fit = true;
    let mut names: Vec<Name> = Vec::new();
    // In the order of the columns, so that the left one is placed first.
    for column in &plan.columns.all {
        for &which in plan.two_in(row, column.of) {
            let home = column.left;
            let follows = names.last().is_some_and(|name| name.home >= home);
            names.push(Name { which, left: inside(plan, which, home, measure), home, follows });
        }
    }
    if let [a, b] = names.as_mut_slice() {
        let apart = if b.follows { measure.width(AND, TEXT, Weight::Regular) } else { APART };
        let step = width(plan, a.which, measure) + apart;
        let right = if b.follows { a.home + step } else { b.left.max(a.home + step) };
        b.left = inside(plan, b.which, right, measure);
        a.left = a.home.min(b.left - step);
        fit = a.left >= plan.columns.left();
    }
    (names, fit)
}

/// As near to `left` as the name can begin and end on the canvas.
fn inside(plan: &Plan<'_>, which: Which, left: f32, measure: &dyn Measure) -> f32 {
    left.min(plan.width - width(plan, which, measure)).max(0.0)
}

/// Draws the names under a row, on as many lines as [`line_count`] has counted.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>, row: &TallyRow, top: f32, count: usize) {
    let mut y = top + LINE / 2.0;
    for names in lines(plan, row, count) {
        for name in names {
            if name.follows {
                let and = plan.measure.width(AND, TEXT, Weight::Regular);
                let space = plan.measure.width(" ", TEXT, Weight::Regular);
                let place = at(name.left - and + space, y);
                scene.text(plan.text(AND.trim(), Weight::Regular, Ink::Muted, place));
            }
            let text =
                plan.text(short_name(plan, name.which), Weight::Bold, Ink::of(name.which), at(name.left, y));
            scene.names.push((mark(row, name.which), text.bounds));
            scene.text(text);
        }
        y += LINE;
    }
}

fn short_name<'a>(plan: &Plan<'a>, which: Which) -> &'a str {
    &plan.comparison.sides.get(which).council.short_name
}

fn width(plan: &Plan<'_>, which: Which, measure: &dyn Measure) -> f32 {
    measure.width(short_name(plan, which), TEXT, Weight::Bold)
}
