//! Why a picture was not made.

use council_compare::comparison::{Comparison, Pair};
use thiserror::Error;

/// Which picture was not made, and why.
#[derive(Debug, Error)]
#[error("the picture of {} and {} was not made: {why}", .councils.first, .councils.second)]
pub struct CardError {
    /// The councils' slugs.
    pub councils: Pair<String>,
    /// Why it could not be painted.
    #[source]
    pub why: PaintError,
}

/// What can go wrong in painting any picture.
#[derive(Debug, Error)]
pub enum PaintError {
    /// The font is not one.
    #[error("site/fonts/{0} is not a font; restore it")]
    Font(&'static str),
    /// The font has no such character.
    #[error(
        "the font has no “{character}”, which stands in “{text}”; write it otherwise, or ship a font that has it"
    )]
    NoCharacter {
        /// The character.
        character: char,
        /// The text it stands in.
        text: String,
    },
    /// The sentences leave no room at the smallest type.
    #[error("its sentences do not fit, even in the smallest type; see PLANS in site/src/card/layout.rs")]
    NoRoom,
    /// There are more colours than a picture of 256 can hold.
    #[error("it has more than 256 colours; let shapes of fewer colours touch")]
    TooManyColours,
    /// plotters could not draw.
    #[error("drawing failed: {0}")]
    Drawing(String),
    /// The PNG could not be written.
    #[error("the PNG could not be written: {0}")]
    Png(#[from] png::EncodingError),
}

impl CardError {
    pub(super) fn new(comparison: &Comparison, why: PaintError) -> Self {
        let councils = comparison.sides.as_ref().map(|side| side.council.slug.to_string());
        Self { councils, why }
    }
}
