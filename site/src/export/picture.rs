//! The pictures that stand for a comparison where a link to it is shared.

use super::error::ExportError;
use council_compare::comparison::Comparison;

/// The width of every picture, in pixels.
pub const WIDTH: u32 = 1200;

/// The height of every picture, in pixels.
pub const HEIGHT: u32 = 630;

/// Draws pictures, one after the other. Each thread has one of its own.
pub trait Pictures {
    /// The picture of a comparison, as PNG.
    ///
    /// # Errors
    ///
    /// If it cannot be drawn.
    fn png(&mut self, comparison: &Comparison) -> Result<Vec<u8>, ExportError>;
}
