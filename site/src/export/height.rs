//! How high an embed of headline and grades is, for those who make its frame before anybody has seen it.
//!
//! The lengths are those of the styles at this width, the lines are broken as a browser would in Arial; in other fonts a line
//! may break elsewhere. An end-to-end test holds the result against a browser.

use council_compare::chart::text::{Font, HelveticaMetrics, wrap};
use council_compare::comparison::{Cell, Comparison, Row, Side};
use council_compare::dataset::Area;
use council_compare::describe::{self, PartKind, Room};
use council_compare::words::{cells, table as words};

/// The width of the frame, in CSS pixels.
pub const WIDTH: u32 = 600;

/// Text of one kind: the width that it has, how it is set and the height of its lines, in CSS pixels.
struct Kind {
    width: f32,
    font: Font,
    line: f32,
}

const HEADLINE: Kind = Kind { width: 576.0, font: Font::bold(25.5), line: 30.68 };
const DATES: Kind = Kind { width: 576.0, font: Font::regular(15.0), line: 20.25 };
const NAME: Kind = Kind { width: 184.0, font: Font::bold(17.0), line: 20.0 };
const HEAD: Kind = Kind { width: 198.0, font: Font::regular(12.0), line: 16.8 };
const AREA: Kind = Kind { width: 136.0, font: Font::bold(15.0), line: 18.75 };
const VERDICT: Kind = Kind { width: 136.0, font: Font::bold(13.0), line: 16.25 };
const WORD: Kind = Kind { width: 164.0, font: Font::bold(17.0), line: 21.25 };
const CHANGE: Kind = Kind { width: 164.0, font: Font::regular(13.0), line: 16.9 };
const NOTE: Kind = Kind { width: 576.0, font: Font::regular(12.0), line: 17.4 };

/// What stands around text: above, below and between the parts of the embed, its choosers, and its source.
const AROUND: f32 = 300.0;
/// Around the text of a row, with its rule.
const AROUND_ROW: f32 = 23.0;
/// Above each note, in pixels.
const ABOVE_NOTE: f32 = 6.0;

/// A blank at which no line breaks, in the tables of widths: an exclamation mark is as wide.
const UNBROKEN: &str = "!";
/// As wide as a shape or an arrow with what is around it.
const SHAPE: &str = "m";

impl Kind {
    fn height(&self, text: &str) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "a handful of lines")]
        let lines = wrap(text, self.width, self.font, &HelveticaMetrics).len() as f32;
        lines * self.line
    }
}

/// The height of the embed of two councils in a frame of [`WIDTH`], in whole CSS pixels.
pub fn height(comparison: &Comparison) -> u32 {
    let headline = describe::headline(comparison).plain(comparison);
    let dates = describe::date_line(comparison).plain(comparison);
    let name = comparison.sides.as_ref().map(|side| NAME.height(side.name()));
    let head = comparison.sides.as_ref().map(head);
    let rows: f32 = comparison.rows.iter().map(|row| AROUND_ROW + height_of_row(comparison, row)).sum();
    let hollow = describe::hollow_note(comparison).map(|note| format!("{SHAPE} {}", cells::hollow(&note)));
    let said = describe::partial_note(comparison).into_iter().chain(describe::age_notes(comparison));
    let said = said.map(|note| note.plain(comparison));
    let notes: f32 = hollow.into_iter().chain(said).map(|note| ABOVE_NOTE + NOTE.height(&note)).sum();
    let all = AROUND
        + HEADLINE.height(&headline)
        + DATES.height(&dates)
        + name.first.max(name.second)
        + head.first.max(head.second)
        + rows
        + notes;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred pixels")]
    let whole = all.ceil() as u32;
    whole
}

fn head(side: &Side) -> f32 {
    let Some(inspection) = side.latest() else { return HEAD.line };
    let beginning = describe::beginning(side).map_or(0.0, |words| HEAD.height(&words));
    let report = format!("{}{}", words::OFSTED_REPORT, words::published(inspection.published));
    HEAD.height(&format!("{}{}", words::INSPECTED, inspection.days_on_site()))
        + HEAD.height(&report)
        + beginning
}

fn height_of_row(comparison: &Comparison, row: &Row) -> f32 {
    let verdict = describe::verdict(row.verdict).plain(comparison);
    let area = AREA.height(row.area.label()) + VERDICT.height(&verdict);
    let cell = |cell: &Cell| {
        let word = WORD.height(describe::standing_word(&cell.standing));
        let note = describe::standing_note(&cell.standing, row.area, comparison);
        word + note.map_or(0.0, |note| CHANGE.height(&note)) + CHANGE.height(&change(cell, row.area))
    };
    area.max(cell(&row.cells.first)).max(cell(&row.cells.second))
}

/// The line under a grade, with something as wide in the place of shapes.
fn change(cell: &Cell, area: Area) -> String {
    let mut text = String::new();
    for part in describe::change_line(&cell.change, area).iter().filter(|part| part.room != Room::Short) {
        match &part.what {
            PartKind::Words(words) => text.push_str(words),
            PartKind::Direction(_) => text.push_str(SHAPE),
            // No line ends in a shape.
            PartKind::Grade { grade, .. } => text.extend([SHAPE, UNBROKEN, grade.word()]),
        }
    }
    text
}
