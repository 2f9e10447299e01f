//! Sentences of two councils: what each is called in its place, and the whole as plain text.

use crate::comparison::{Comparison, Pair, Which};
use crate::words::notices::FULL_STOP_AND;
use crate::words::sentence::introduced;
pub use crate::words::sentence::{Piece, Sentence};

/// A part of a sentence, as it reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said<'a> {
    /// Words.
    Text(&'a str),
    /// A fact that may be set in stronger ink.
    Fact(&'a str),
    /// A council's name.
    Name {
        /// Whose.
        which: Which,
        /// What the council is called here.
        name: String,
        /// Whether it is named for the first time.
        is_first: bool,
    },
}

impl Sentence {
    /// The parts of the sentence. A council is named in full at first, and then by its short name if it has one for sentences:
    /// “Kingston upon Hull and Leeds … in Hull”. A short name that is no part of the full one is introduced where it is needed:
    /// “Bournemouth, Christchurch and Poole (BCP)”. Where a sentence begins, an article is capitalised: “The Isle of Wight”.
    pub fn said<'a>(&'a self, comparison: &Comparison) -> Vec<Said<'a>> {
        let (mut said, mut named) = (Vec::new(), Pair::new(false, false));
        let mut begins = true;
        for piece in self.pieces() {
            said.push(match piece {
                Piece::Text(text) => Said::Text(text),
                Piece::Fact(fact) => Said::Fact(fact),
                Piece::Name(which) => {
                    let is_first = !core::mem::replace(named.get_mut(*which), true);
                    let mut name = name(comparison, *which, is_first, begins);
                    let council = &comparison.sides.get(*which).council;
                    let is_unknown = !council.name.contains(&*council.name_again);
                    if is_first && is_unknown && self.names(*which) > 1 {
                        name.push_str(&introduced(&council.name_again));
                    }
                    Said::Name { which: *which, name, is_first }
                }
            });
            begins = matches!(piece, Piece::Text(text) if text.ends_with(FULL_STOP_AND));
        }
        said
    }

    /// How often it names a council.
    fn names(&self, which: Which) -> usize {
        self.pieces().iter().filter(|piece| matches!(piece, Piece::Name(named) if *named == which)).count()
    }

    /// The sentence as plain text.
    pub fn plain(&self, comparison: &Comparison) -> String {
        let mut text = String::new();
        for part in self.said(comparison) {
            text.push_str(match &part {
                Said::Text(words) | Said::Fact(words) => words,
                Said::Name { name, .. } => name,
            });
        }
        text
    }
}

/// What a council is called in a sentence.
fn name(comparison: &Comparison, which: Which, is_first: bool, begins: bool) -> String {
    let (council, other) =
        (&comparison.sides.get(which).council, &comparison.sides.get(which.other()).council);
    // “Kingston” alone may be Kingston upon Thames or upon Hull.
    let is_full = is_first || other.name.starts_with(&*council.name_again);
    let name = if is_full { council.in_sentence() } else { council.in_sentence_again() };
    if begins { council.capitalised(name) } else { name }
}
