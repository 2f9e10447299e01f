//! The columns of dots: each as wide as its heading or its dots, and the same for every area.

use super::super::geometry::{Point, at};
use super::super::text::{BOLD, HelveticaMetrics, Measure as _, TEXT};
use super::{GUTTER, Layout};
use crate::comparison::tally::{Column, Tally};
use crate::words::numbers::figure;

/// Room for the shape before a heading.
pub(super) const SHAPE: f32 = 14.0;

/// Room for the shape before a figure or a name.
pub(super) const SMALL_SHAPE: f32 = 11.0;

/// The largest and the smallest distance between dots, in pixels from middle to middle.
const PITCH: (f32, f32) = (12.0, 2.0);

/// Columns are made deeper, up to [`DEEPEST`], as long as dots would stand closer than this.
const CLOSE: f32 = 5.0;

/// The most dots that stand one under the other.
const DEEPEST: usize = 8;

/// Distances between columns are never wider than this.
const WIDEST_GAP: f32 = 80.0;

/// The dots of a column of the tally.
pub(super) struct DotColumn {
    pub(super) of: Column,
    pub(super) left: f32,
    /// The width of its heading.
    heading: f32,
    /// The most dots it holds in any row.
    most: usize,
}

/// The columns from left to right.
pub(super) struct Columns {
    pub(super) all: Vec<DotColumn>,
    /// From one dot's middle to the next one's, in every column.
    pub(super) pitch: f32,
    /// How many dots stand one under the other.
    depth: usize,
    /// What is left free between two columns.
    pub(super) gap: f32,
}

impl Columns {
    /// The columns of a tally, with dots as large as fit. They are measured in Helvetica's widths whatever the font, so that
    /// the chart is as high in every font.
    pub(super) fn new(tally: &Tally, layout: Layout, width: f32) -> Self {
        let column = |of: Column| {
            let most = tally.rows.iter().map(|row| row.at(of)).fold(0, usize::max);
            let figure = HelveticaMetrics.width(&figure(most), BOLD);
            let word = || HelveticaMetrics.width(of.label(), TEXT);
            let heading = match (layout, of) {
                (Layout::Phone, Column::NoGrade) => figure,
                (Layout::Phone, Column::Grade(_)) => SMALL_SHAPE + figure,
                (_, Column::NoGrade) => word(),
                (_, Column::Grade(_)) => SHAPE + word(),
            };
            DotColumn { of, left: 0.0, heading, most }
        };
        let (left, gap, depth) = match layout {
            Layout::Wide => (GUTTER, 18.0, 4),
            Layout::Paper => (GUTTER, 18.0, 3),
            Layout::Middle => (0.0, 16.0, 5),
            Layout::Phone => (0.0, 10.0, 5),
        };
        let mut columns =
            Self { all: tally.columns().into_iter().map(column).collect(), pitch: PITCH.0, depth, gap };
        let room = width - left - gap * columns.gaps();
        columns.fit(room);
        while columns.pitch < CLOSE && columns.depth < DEEPEST {
            columns.depth += 1;
            columns.fit(room);
        }
        let gap = (gap + (room - columns.width()).max(0.0) / columns.gaps()).min(WIDEST_GAP);
        columns.gap = gap;
        columns.set(left);
        columns
    }

    /// Makes the pitch the largest that fits.
    fn fit(&mut self, room: f32) {
        self.pitch = PITCH.0;
        while self.width() > room && self.pitch > PITCH.1 {
            self.pitch -= 0.5;
        }
    }

    /// Where the first column begins.
    pub(super) fn left(&self) -> f32 {
        self.all.first().map_or(0.0, |column| column.left)
    }

    /// The middle of a column.
    pub(super) fn middle(&self, column: &DotColumn) -> f32 {
        column.left + column.width(self.pitch, self.depth) / 2.0
    }

    /// Sets the columns side by side.
    fn set(&mut self, left: f32) {
        let mut x = left;
        let (pitch, depth, gap) = (self.pitch, self.depth, self.gap);
        for column in &mut self.all {
            column.left = x;
            x += column.width(pitch, depth) + gap;
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "there are five columns")]
    fn gaps(&self) -> f32 {
        self.all.len().saturating_sub(1).max(1) as f32
    }

    /// The width of all columns, without what stands between them.
    fn width(&self) -> f32 {
        self.all.iter().map(|column| column.width(self.pitch, self.depth)).sum()
    }

    /// The height of the dots of a row: that of the deepest column of all.
    #[allow(clippy::cast_precision_loss, reason = "a column is a few dots deep")]
    pub(super) fn height(&self) -> f32 {
        let most = self.all.iter().map(|column| column.most).fold(1, usize::max);
        self.pitch * most.min(self.depth) as f32
    }

    /// The middle of a dot, by its position in a column that is filled from the top, then to the right.
    #[allow(clippy::cast_precision_loss, reason = "there are 160 councils at most")]
    pub(super) fn dot(&self, column: &DotColumn, position: usize, top: f32) -> Point {
        let (across, down) = (position / self.depth, position % self.depth);
        at(column.left + (across as f32 + 0.5) * self.pitch, top + (down as f32 + 0.5) * self.pitch)
    }
}

impl DotColumn {
    #[allow(clippy::cast_precision_loss, reason = "there are 160 councils at most")]
    fn width(&self, pitch: f32, depth: usize) -> f32 {
        self.heading.max(self.most.div_ceil(depth) as f32 * pitch)
    }
}
