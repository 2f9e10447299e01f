//! A comparison laid out: headline and dates above, the grade table and its notes below, and the source at the foot.
//!
//! The table and what stands under it keep their place from picture to picture. The headline has the room above them:
//! it is set as large as that allows, and where it would become too small, the table moves closer together.

use super::notes::notes;
use super::table::Table;
use super::{HEIGHT, PaintError, WIDTH};
use council_compare::chart::flow::{Block, Paragraph, Run, runs, text};
use council_compare::chart::geometry::at;
use council_compare::chart::scene::{Anchor, Ink, Scene};
use council_compare::chart::text::{Font, Measure, Weight};
use council_compare::comparison::Comparison;
use council_compare::describe;
use council_compare::words;

/// The margins.
pub(super) const LEFT: f32 = 48.0;
pub(super) const RIGHT: f32 = 1152.0;
const TOP: f32 = 38.0;

/// The middle of the line that names the source, and its size.
const SOURCE: f32 = 584.0;
const SOURCE_SIZE: f32 = 25.0;

/// Where the table ends, or the notes under it.
const FOOT: f32 = 548.0;

/// Between headline and dates, between those and the table, and between the table and its notes.
const GAP: f32 = 10.0;
const TO_TABLE: f32 = 22.0;
const TO_NOTES: f32 = 8.0;

/// Line to line, per size.
const HEADLINE_LEADING: f32 = 1.1;
pub(super) const LEADING: f32 = 1.16;

/// How large everything is. Sizes are in pixels, and a quarter of that in a small preview.
pub(super) struct Plan {
    /// From a row of the table to the next.
    pub pitch: f32,
    /// The font size of grades.
    pub words: f32,
    /// The font size of areas.
    pub labels: f32,
    /// The font size of the councils' names over their columns.
    pub names: f32,
    /// The font size of dates and notes.
    pub small: f32,
    /// The font sizes of the headline, in the order in which they are tried.
    pub headlines: &'static [f32],
    /// Whether names too long for their column give way to short ones; else they take two lines. The headline always
    /// has the whole name.
    pub shortens_names: bool,
}

/// From roomy to close. The first in which everything fits is taken. The last two are for pinned views, whose tables
/// have up to seven rows and whose notes take more lines.
const PLANS: [Plan; 5] = [
    Plan {
        pitch: 46.0,
        words: 30.0,
        labels: 29.0,
        names: 29.0,
        small: 26.0,
        headlines: &[60.0, 56.0, 52.0, 48.0, 45.0, 42.0, 40.0, 38.0],
        shortens_names: false,
    },
    Plan {
        pitch: 42.0,
        words: 29.0,
        labels: 28.0,
        names: 28.0,
        small: 26.0,
        headlines: &[38.0, 36.0, 34.0, 32.0],
        shortens_names: false,
    },
    Plan {
        pitch: 40.0,
        words: 29.0,
        labels: 28.0,
        names: 28.0,
        small: 25.0,
        headlines: &[34.0, 32.0, 30.0, 28.0],
        shortens_names: true,
    },
    Plan {
        pitch: 34.0,
        words: 27.0,
        labels: 26.0,
        names: 26.0,
        small: 24.0,
        headlines: &[30.0, 28.0, 26.0],
        shortens_names: true,
    },
    Plan {
        pitch: 29.0,
        words: 25.0,
        labels: 24.0,
        names: 24.0,
        small: 24.0,
        headlines: &[26.0, 24.0],
        shortens_names: true,
    },
];

/// The picture of a comparison.
///
/// # Errors
///
/// If its sentences leave no room even in the smallest type.
pub fn scene(comparison: &Comparison, measure: &dyn Measure) -> Result<Scene, PaintError> {
    let parts = Parts::new(comparison, measure);
    PLANS.iter().find_map(|plan| parts.scene(comparison, plan, measure)).ok_or(PaintError::NoRoom)
}

/// The texts that may take several lines.
struct Parts {
    headline: [Paragraph; 1],
    dates: [Paragraph; 1],
    notes: Vec<Paragraph>,
}

impl Parts {
    fn new(comparison: &Comparison, measure: &dyn Measure) -> Self {
        let headline = runs(comparison, &describe::headline(comparison), Ink::Ink, Weight::Bold);
        let dates = runs(comparison, &describe::short_date_line(comparison), Ink::Muted, Weight::Regular);
        let note =
            |text: String| Paragraph::new(&[Run { text, ink: Ink::Muted, weight: Weight::Regular }], measure);
        Self {
            headline: [Paragraph::new(&headline, measure)],
            dates: [Paragraph::new(&dates, measure)],
            notes: notes(comparison).into_iter().map(note).collect(),
        }
    }

    /// The picture by this plan, if everything fits.
    fn scene(&self, comparison: &Comparison, plan: &Plan, measure: &dyn Measure) -> Option<Scene> {
        let notes = Block::new(&self.notes, RIGHT - LEFT, plan.small, LEADING)?;
        let dates = Block::new(&self.dates, RIGHT - LEFT, plan.small, LEADING)?;
        let table = Table::new(comparison, plan, measure)?;

        let notes_top = FOOT - notes.height();
        let table_top = if notes.is_empty() { FOOT } else { notes_top - TO_NOTES } - table.height();
        let dates_bottom = table_top - TO_TABLE;
        let room = if dates.is_empty() { dates_bottom } else { dates_bottom - dates.height() - GAP } - TOP;
        let headline = plan.headlines.iter().find_map(|&size| {
            let headline = Block::new(&self.headline, RIGHT - LEFT, size, HEADLINE_LEADING)?;
            (headline.height() <= room).then_some(headline)
        })?;

        #[allow(clippy::cast_precision_loss, reason = "some hundreds of pixels")]
        let mut scene = Scene { width: WIDTH as f32, height: HEIGHT as f32, ..Scene::default() };
        headline.set(&mut scene, at(LEFT, TOP), measure);
        dates.set(&mut scene, at(LEFT, TOP + headline.height() + GAP), measure);
        table.draw(&mut scene, table_top, measure);
        notes.set(&mut scene, at(LEFT, notes_top), measure);
        source(&mut scene, comparison, measure);
        Some(scene)
    }
}

/// Up to which day there are reports, and who made the picture.
fn source(scene: &mut Scene, comparison: &Comparison, measure: &dyn Measure) {
    let reports = words::card::published_to(comparison.data_date);
    let (light, bold) = (Font::regular(SOURCE_SIZE), Font::bold(SOURCE_SIZE));
    scene.text(text(measure, &reports, light, Ink::Muted, Anchor::Start, at(LEFT, SOURCE)));
    scene.text(text(measure, words::page::NAME, bold, Ink::Ink, Anchor::End, at(RIGHT, SOURCE)));
}
