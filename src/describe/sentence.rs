//! Sentences as plain text, with the councils' names in the places that the page would colour.

use crate::comparison::Comparison;
pub use crate::words::sentence::{Piece, Sentence};
use core::fmt::Write as _;

impl Sentence {
    /// The sentence as plain text.
    pub fn plain(&self, comparison: &Comparison) -> String {
        let mut text = String::new();
        for piece in self.pieces() {
            // Writing to a string cannot fail.
            let _ = match piece {
                Piece::Text(words) => text.write_str(words),
                Piece::Fact(fact) => text.write_str(fact),
                Piece::Name(which) => text.write_str(comparison.sides.get(*which).name()),
            };
        }
        text
    }
}
