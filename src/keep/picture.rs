//! The comparison as one picture: headline and dates, the grade table, the journey, and what it rests on.

use crate::chart::flow::{self, Block, Paragraph, Run};
use crate::chart::geometry::{Point, Rect, at};
use crate::chart::glyph;
use crate::chart::journey;
use crate::chart::scene::{Ink, Scene, Shape, Stroke};
use crate::chart::text::{Font, Measure};
use crate::comparison::journey::large_area;
use crate::comparison::{Comparison, Pair, Row, Side, Standing, Verdict, Which};
use crate::dataset::{Area, Index};
use crate::describe;
use crate::words::cells::hollow;
use crate::words::page::{FULL_STOP, USED_UNDER};
use crate::words::{below, keep as words};

/// The width of the whole picture in pixels: room for a chart in its wide form, and margins.
const WIDTH: f32 = 1000.0;

const MARGIN: f32 = 40.0;

/// Where the columns of the two councils begin.
const COLUMNS: Pair<f32> = Pair::new(300.0, 640.0);

/// The room for the text of a column.
const COLUMN: f32 = 310.0;

/// From the left edge of a column to the middle of its shapes, and to its words.
const TO_SHAPE: f32 = 10.0;
const TO_WORD: f32 = 28.0;

/// How far the ground of a column's cells reaches to the left of it.
const BEFORE_COLUMN: f32 = 8.0;

/// How lines of text are set, with the distance from one to the next, in pixels.
#[derive(Clone, Copy)]
struct Type {
    font: Font,
    leading: f32,
}

const HEADLINE: Type = Type { font: Font::bold(30.0), leading: 36.0 };
const HEADING: Type = Type { font: Font::bold(17.0), leading: 22.0 };
const WORD: Type = Type { font: Font::bold(16.0), leading: 20.0 };
const LABEL: Type = Type { font: Font::bold(15.0), leading: 20.0 };
const TEXT: Type = Type { font: Font::regular(15.0), leading: 21.0 };
const NOTE: Type = Type { font: Font::regular(12.0), leading: 16.0 };

/// How to read the journey, as under the page's chart, but without its shapes among the words.
const CAPTION: [&str; 5] =
    [below::A_LINE_HOLDS, below::HOLLOW, below::HOLLOW_MEANS, below::DASHED, below::DASHED_MEANS];

/// Whose the facts are and under which licence they are used, for a [`picture`] that is passed on without its page.
pub fn licence(index: &Index) -> String {
    [&*index.attribution, USED_UNDER, &*index.licence.name, FULL_STOP].concat()
}

/// Lays out the picture, with an area of the journey shown large, and under a [`licence`].
pub fn picture(comparison: &Comparison, area: Option<Area>, licence: &str, measure: &dyn Measure) -> Scene {
    let mut sheet = Sheet { scene: Scene { width: WIDTH, ..Scene::default() }, measure, y: MARGIN };
    let plain = |sentence: &describe::Sentence| sentence.plain(comparison);
    let whole = WIDTH - 2.0 * MARGIN;
    sheet.sentence(comparison, &describe::headline(comparison), HEADLINE, Ink::Ink, MARGIN, whole);
    sheet.y += 6.0;
    let dates = describe::date_line(comparison);
    if !dates.is_empty() {
        sheet.sentence(comparison, &dates.text(FULL_STOP), TEXT, Ink::Muted, MARGIN, whole);
    }
    sheet.y += 20.0;
    sheet.heads(comparison);
    for row in &comparison.rows {
        sheet.row(comparison, row);
    }
    sheet.rule(Ink::Hair);
    sheet.y += 6.0;
    let hollow = describe::why_standings_are_hollow(comparison).into_iter().flatten().map(hollow);
    let said = describe::partial_note(comparison).into_iter().chain(describe::age_notes(comparison));
    let said = said.map(|note| plain(&note) + FULL_STOP);
    for note in hollow.chain(said) {
        sheet.lines(&note, NOTE, Ink::Muted, MARGIN, whole);
    }
    sheet.y += 28.0;
    let chart = journey::scene(comparison, large_area(comparison, area), whole, measure);
    let height = chart.height;
    sheet.scene.place(chart, at(MARGIN, sheet.y));
    sheet.y += height + 10.0;
    sheet.lines(&CAPTION.concat(), NOTE, Ink::Muted, MARGIN, whole);
    sheet.y += 20.0;
    sheet.rule(Ink::Ink);
    sheet.y += 8.0;
    for (_, side) in comparison.sides.iter() {
        if let Some(report) = side.latest() {
            let source = words::source(side.name(), report.published, &report.report);
            sheet.lines(&source, NOTE, Ink::Muted, MARGIN, whole);
        }
    }
    for note in [&*words::published_to(comparison.day()), licence] {
        sheet.lines(note, NOTE, Ink::Muted, MARGIN, whole);
    }
    sheet.scene.height = (sheet.y + MARGIN - 8.0).ceil();
    sheet.scene
}

/// A picture that grows downwards.
struct Sheet<'a> {
    scene: Scene,
    measure: &'a dyn Measure,
    /// Where the next part begins.
    y: f32,
}

impl Sheet<'_> {
    /// A sentence in lines no wider than `width`, with names and facts set apart as on the page.
    fn sentence(
        &mut self,
        comparison: &Comparison,
        sentence: &describe::Sentence,
        kind: Type,
        ink: Ink,
        left: f32,
        width: f32,
    ) {
        self.runs(&flow::runs(comparison, sentence, ink, kind.font.weight), kind, left, width);
    }

    /// A text in lines no wider than `width`.
    fn lines(&mut self, text: &str, kind: Type, ink: Ink, left: f32, width: f32) {
        self.runs(&[Run { text: text.to_owned(), ink, weight: kind.font.weight }], kind, left, width);
    }

    /// Runs of text in lines no wider than `width`, about equally long, unless a word is wider than that.
    fn runs(&mut self, runs: &[Run], kind: Type, left: f32, width: f32) {
        let paragraphs = [Paragraph::new(runs, self.measure)];
        let leading = kind.leading / kind.font.size;
        let block = [width, f32::INFINITY]
            .into_iter()
            .find_map(|width| Block::new(&paragraphs, width, kind.font.size, leading));
        if let Some(block) = block.filter(|block| !block.is_empty()) {
            let upper_left = at(left, self.y + kind.leading / 2.0 - flow::ABOVE * kind.font.size);
            block.set(&mut self.scene, upper_left, self.measure);
            self.y += block.height() + kind.leading - kind.font.size;
        }
    }

    fn rule(&mut self, ink: Ink) {
        self.scene.line(at(MARGIN, self.y), at(WIDTH - MARGIN, self.y), Stroke::solid(ink, 1.0));
    }

    /// The councils over their columns, with the days on which each was inspected.
    fn heads(&mut self, comparison: &Comparison) {
        let top = self.y;
        let mut bottom = top;
        for (which, side) in comparison.sides.iter() {
            self.y = top;
            let (left, ink) = (*COLUMNS.get(which), Ink::of(which));
            self.lines(side.name(), HEADING, ink, left, COLUMN);
            self.lines(&inspected(side), NOTE, Ink::Muted, left, COLUMN);
            bottom = bottom.max(self.y);
        }
        self.y = bottom + 8.0;
    }

    fn row(&mut self, comparison: &Comparison, row: &Row) {
        self.rule(if row.area == Area::Overall { Ink::Ink } else { Ink::Hair });
        let ground = self.scene.shapes.len();
        self.y += 8.0;
        let top = self.y;
        self.lines(row.area.label(), LABEL, Ink::Ink, MARGIN, COLUMNS.first - MARGIN);
        let verdict = describe::verdict(row.verdict);
        self.sentence(comparison, &verdict, NOTE, Ink::Muted, MARGIN, COLUMNS.first - MARGIN - 16.0);
        let mut bottom = self.y;
        for (which, cell) in row.cells.iter() {
            self.y = top;
            let left = *COLUMNS.get(which);
            let middle = at(left + TO_SHAPE, self.y + WORD.leading / 2.0);
            self.standing(&cell.standing, middle, left + TO_WORD);
            if let Some(note) = describe::standing_note(&cell.standing, row.area, comparison) {
                self.lines(&note, NOTE, Ink::Muted, left + TO_WORD, COLUMN - TO_WORD);
            }
            bottom = bottom.max(self.y);
        }
        self.y = bottom + 8.0;
        if let Verdict::Higher(which, _) = row.verdict {
            let (left, right) = match which {
                Which::First => (COLUMNS.first, COLUMNS.second),
                Which::Second => (COLUMNS.second, WIDTH - MARGIN + BEFORE_COLUMN),
            };
            let cell = Rect {
                left: left - BEFORE_COLUMN,
                top: top - 7.5,
                right: right - BEFORE_COLUMN,
                bottom: self.y - 0.5,
            };
            let (points, fill) = (cell.corners().into(), Ink::tint_of(which));
            self.scene.shapes.insert(ground, Shape::Polygon { points, fill, outline: None });
        }
    }

    /// A grade by shape and word, or the word for why there is none.
    fn standing(&mut self, standing: &Standing, middle: Point, left: f32) {
        glyph::draw_standing(&mut self.scene, standing, middle, 8.0, self.measure);
        let (kind, ink) = match standing.grade() {
            Some(_) => (WORD, Ink::Ink),
            None => (Type { font: Font::regular(WORD.font.size), ..WORD }, Ink::Muted),
        };
        self.lines(describe::standing_word(standing), kind, ink, left, COLUMN - TO_WORD);
    }
}

/// The days on which a council was inspected, or that no report is known.
fn inspected(side: &Side) -> String {
    side.latest()
        .map_or_else(|| words::NO_REPORT.to_owned(), |report| words::inspected(&report.days_on_site()))
}
