//! Share pictures: one PNG for each pair of councils, which appears in the preview card of a message.
//!
//! | module | what it does |
//! |---|---|
//! | [`layout`] | a comparison as a `Scene` of 1200 × 630 pixels |
//! | `table`, `notes` | the parts of that: grades, and what stands under them |
//! | `flow` | text of several colours that wraps |
//! | [`font`] | Libre Franklin, which is shipped in `site/fonts`: widths and glyphs |
//! | `backend`, `glyphs` | the scene rasterised, through plotters like every other drawing |
//! | `sheet` | the pixels: each a colour, or a step from one colour to another |
//! | [`alt()`] | the picture in words |
//!
//! A picture is a function of the comparison alone: the same bytes on every thread, whatever was drawn before.

mod alt;
mod backend;
mod error;
pub mod font;
mod glyphs;
pub mod layout;
mod notes;
mod sheet;
mod table;

pub use alt::alt;
pub use error::{CardError, PaintError};

use backend::{Backend, GRID};
use council_compare::chart::paint::{PaintStyle, Palette, paint};
use council_compare::chart::scene::{Ink, Scene};
use council_compare::comparison::Comparison;
use font::Family;
use glyphs::Glyphs;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters_backend::DrawingErrorKind;
use sheet::Sheet;

/// Width of every picture, in pixels.
pub const WIDTH: u32 = 1200;

/// Height of every picture, in pixels.
pub const HEIGHT: u32 = 630;

/// Draws pictures, one after the other. What one has rasterised serves the next, so keep a painter as long as there
/// is something to paint, one on each thread.
pub struct Painter {
    font: Family,
    glyphs: Glyphs,
    sheet: Sheet,
}

impl Painter {
    /// A painter with the font loaded.
    ///
    /// # Errors
    ///
    /// If the font that is built in cannot be read.
    pub fn new() -> Result<Self, PaintError> {
        Ok(Self { font: Family::load()?, glyphs: Glyphs::default(), sheet: Sheet::new(WIDTH, HEIGHT) })
    }

    /// The picture of a comparison, as PNG.
    ///
    /// # Errors
    ///
    /// If there is no room for what it has to say, or the font lacks a character of it.
    pub fn png(&mut self, comparison: &Comparison) -> Result<Vec<u8>, CardError> {
        self.draw(comparison).map_err(|why| CardError::new(comparison, why))
    }

    fn draw(&mut self, comparison: &Comparison) -> Result<Vec<u8>, PaintError> {
        let scene = layout::scene(comparison, &self.font)?;
        self.rasterise(&scene)?;
        self.sheet.png()
    }

    fn rasterise(&mut self, scene: &Scene) -> Result<(), PaintError> {
        let palette = Palette::LIGHT;
        self.sheet.clear(palette.colour(Ink::Ground));
        let style = PaintStyle { palette, font_family: font::FAMILY.to_owned(), grid: GRID };
        let backend = Backend { sheet: &mut self.sheet, glyphs: &mut self.glyphs, font: &self.font };
        paint(&backend.into_drawing_area(), scene, &style).map_err(|error| match error {
            DrawingAreaErrorKind::BackendError(DrawingErrorKind::DrawingError(error)) => error,
            other => PaintError::Drawing(other.to_string()),
        })
    }
}
