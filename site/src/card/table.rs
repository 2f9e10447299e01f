//! The grade table: areas by two councils, in shapes and words.

use super::layout::{LEADING, LEFT, Plan, RIGHT};
use council_compare::chart::flow::{Block, Paragraph, Run, text};
use council_compare::chart::geometry::{Point, Rect, at};
use council_compare::chart::glyph;
use council_compare::chart::scene::{Anchor, Ink, Scene, Shape, Stroke};
use council_compare::chart::text::{Font, Measure, Weight};
use council_compare::comparison::{Comparison, Pair, Row, Standing, Verdict, Which};
use council_compare::dataset::Area;
use council_compare::describe;
use council_compare::words::card as words;

/// Where the two columns begin; the second ends at the right margin.
const COLUMNS: Pair<f32> = Pair::new(348.0, 750.0);

/// From the left edge of a column to the council's name, to the middle of shapes and to words.
const PADDING: f32 = 12.0;
const TO_SHAPE: f32 = 28.0;
const TO_WORD: f32 = 57.0;

/// Between a council's name and the line under it.
const UNDER_NAME: f32 = 6.0;

/// The room for a council's name.
const HEAD_WIDTH: f32 = COLUMNS.second - COLUMNS.first - 2.0 * PADDING;

/// The radius of a shape, per size of the word beside it. At a quarter of the size, a shape is then six or seven pixels
/// wide.
const RADIUS: f32 = 0.48;

/// Half of the line between rows.
const HALF_HAIR: f32 = 1.0;

/// The table, measured.
pub(super) struct Table<'a> {
    comparison: &'a Comparison,
    plan: &'a Plan,
    heads: Pair<Head>,
}

/// A council's name over its column.
struct Head {
    name: [Paragraph; 1],
    size: f32,
    height: f32,
}

impl<'a> Table<'a> {
    /// The table of a comparison, as large as the plan says, if the names have room.
    pub(super) fn new(comparison: &'a Comparison, plan: &'a Plan, measure: &dyn Measure) -> Option<Self> {
        let head = |which: Which| {
            let council = &comparison.sides.get(which).council;
            let head = |name: &str, size: f32| Head::new(name, Ink::of(which), size, measure);
            let whole = head(&council.name, plan.names)?;
            match (whole.is_one_line(), plan.shortens_names) {
                (true, _) => Some(whole),
                (_, true) => head(&council.short_name, plan.names),
                // Two lines take less room if they are a little smaller.
                (_, false) => head(&council.name, plan.names - 2.0),
            }
        };
        Some(Self { comparison, plan, heads: Pair::new(head(Which::First)?, head(Which::Second)?) })
    }

    /// How high it is, from the top of the names to the end of the last row.
    #[allow(clippy::cast_precision_loss, reason = "a table has at most seven rows")]
    pub(super) fn height(&self) -> f32 {
        self.head_height() + self.comparison.rows.len() as f32 * self.plan.pitch
    }

    /// From the top of the names to the line under them.
    fn head_height(&self) -> f32 {
        (self.heads.first.height.max(self.heads.second.height) + UNDER_NAME).round()
    }

    /// Adds it below `top`.
    pub(super) fn draw(&self, scene: &mut Scene, top: f32, measure: &dyn Measure) {
        let first_row = top + self.head_height();
        // Beside the names, so that a picture alone says whose grades these are.
        let middle = first_row - UNDER_NAME - self.plan.names * LEADING / 2.0;
        let subject = Font::regular(self.plan.names);
        scene.text(text(measure, words::SUBJECT, subject, Ink::Muted, Anchor::Start, at(LEFT, middle)));
        for (which, head) in self.heads.iter() {
            head.set(scene, COLUMNS.get(which) + PADDING, first_row - UNDER_NAME, measure);
        }
        for (i, row) in (0_u8..).zip(&self.comparison.rows) {
            self.row(scene, row, first_row + f32::from(i) * self.plan.pitch, measure);
        }
    }

    fn row(&self, scene: &mut Scene, row: &Row, top: f32, measure: &dyn Measure) {
        let middle = top + self.plan.pitch / 2.0;
        if let Verdict::Higher(which, _) = row.verdict {
            self.tint(scene, which, top);
        }
        let stroke = match row.area {
            // An odd width would lie between two pixels.
            Area::Overall => Stroke::solid(Ink::Ink, HALF_HAIR * 2.0),
            _ => Stroke::solid(Ink::Hair, HALF_HAIR * 2.0),
        };
        scene.line(at(LEFT, top), at(RIGHT, top), stroke);
        let label = Font::regular(self.plan.labels);
        scene.text(text(measure, row.area.label(), label, Ink::Ink, Anchor::Start, at(LEFT, middle)));
        for (which, cell) in row.cells.iter() {
            self.cell(scene, &cell.standing, at(*COLUMNS.get(which), middle), measure);
        }
    }

    /// Tints the cell with the higher grade in its council's colour.
    fn tint(&self, scene: &mut Scene, which: Which, top: f32) {
        let left = *COLUMNS.get(which);
        let (top, bottom) = (top + HALF_HAIR, top + self.plan.pitch - HALF_HAIR);
        let right = match which {
            Which::First => COLUMNS.second,
            Which::Second => RIGHT,
        };
        let points = Rect { left, top, right, bottom }.corners().into();
        scene.shapes.push(Shape::Polygon { points, fill: Ink::tint_of(which), outline: None });
    }

    /// Adds what stands in a cell, from its left edge on.
    fn cell(&self, scene: &mut Scene, standing: &Standing, left: Point, measure: &dyn Measure) {
        let radius = RADIUS * self.plan.words;
        glyph::draw_standing(scene, standing, at(left.x + TO_SHAPE, left.y), radius, measure);
        let (font, ink) = match standing.grade() {
            Some(_) => (Font::bold(self.plan.words), Ink::Ink),
            None => (Font::regular(self.plan.words), Ink::Muted),
        };
        let place = at(left.x + TO_WORD, left.y);
        let word = describe::standing_word(standing);
        scene.text(text(measure, word, font, ink, Anchor::Start, place));
    }
}

impl Head {
    /// A name, if none of its words is too wide.
    fn new(name: &str, ink: Ink, size: f32, measure: &dyn Measure) -> Option<Self> {
        let run = Run { text: name.to_owned(), ink, weight: Weight::Bold };
        let name = [Paragraph::new(&[run], measure)];
        let height = Block::new(&name, HEAD_WIDTH, size, LEADING)?.height();
        Some(Self { name, size, height })
    }

    fn is_one_line(&self) -> bool {
        self.height <= self.size
    }

    /// Adds it, so that it ends at `bottom`.
    fn set(&self, scene: &mut Scene, left: f32, bottom: f32, measure: &dyn Measure) {
        if let Some(block) = Block::new(&self.name, HEAD_WIDTH, self.size, LEADING) {
            block.set(scene, at(left, bottom - self.height), measure);
        }
    }
}
