//! Sentences of two councils: with the articles of their names, and as plain text.

use crate::comparison::Comparison;
use crate::words::notices::FULL_STOP_AND;
pub use crate::words::sentence::{Piece, Sentence};

impl Sentence {
    /// The sentence with the articles that names have in sentences: “The Isle of Wight is graded higher than Leeds”.
    #[must_use]
    pub fn with_articles(&self, comparison: &Comparison) -> Self {
        let mut sentence = Self::new();
        for piece in self.pieces() {
            if let Piece::Name(which) = piece {
                let council = &comparison.sides.get(*which).council;
                let named = match sentence.pieces().last() {
                    None => council.at_start(),
                    Some(Piece::Text(before)) if before.ends_with(FULL_STOP_AND) => council.at_start(),
                    Some(_) => council.in_sentence(),
                };
                if let Some(article) =
                    named.strip_suffix(&*council.name).filter(|article| !article.is_empty())
                {
                    sentence = sentence.text(article.to_owned());
                }
            }
            sentence = sentence.with(piece.clone());
        }
        sentence
    }

    /// The sentence as plain text.
    pub fn plain(&self, comparison: &Comparison) -> String {
        let mut text = String::new();
        for piece in self.with_articles(comparison).pieces() {
            text.push_str(match piece {
                Piece::Text(words) => words,
                Piece::Fact(fact) => fact,
                Piece::Name(which) => comparison.sides.get(*which).name(),
            });
        }
        text
    }
}
