//! Sentences of two councils: what each is called in its place, and the whole as plain text.

use crate::comparison::{Comparison, Which};
use crate::words::notices::FULL_STOP_AND;
pub use crate::words::sentence::{Piece, Sentence};

/// What a council is called after another piece of a sentence: “the Isle of Wight”, or “The Isle of Wight” where a sentence
/// begins.
pub fn named(comparison: &Comparison, which: Which, before: Option<&Piece>) -> String {
    let council = &comparison.sides.get(which).council;
    let begins = match before {
        None => true,
        Some(Piece::Text(before)) => before.ends_with(FULL_STOP_AND),
        Some(Piece::Name(_) | Piece::Fact(_)) => false,
    };
    if begins { council.at_start() } else { council.in_sentence() }
}

impl Sentence {
    /// The sentence as plain text.
    pub fn plain(&self, comparison: &Comparison) -> String {
        let (mut text, mut before) = (String::new(), None);
        for piece in self.pieces() {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Fact(fact) => text.push_str(fact),
                Piece::Name(which) => text.push_str(&named(comparison, *which, before)),
            }
            before = Some(piece);
        }
        text
    }
}
