//! Sentences that know where the councils' names stand, so that a page can colour them.

use crate::comparison::Which;
use std::borrow::Cow;

/// Text with the names of the two councils marked. It has no full stop at the end.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sentence(Vec<Piece>);

/// A part of a [`Sentence`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words.
    Text(Cow<'static, str>),
    /// A council's name.
    Name(Which),
    /// A fact that the page may set in stronger ink, such as a date.
    Fact(String),
}

impl Sentence {
    /// An empty sentence.
    pub fn new() -> Self {
        Self::default()
    }

    /// With words at the end.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Piece::Text(text.into()));
        self
    }

    /// With a council's name at the end.
    #[must_use]
    pub fn name(mut self, which: Which) -> Self {
        self.0.push(Piece::Name(which));
        self
    }

    /// With a fact at the end.
    #[must_use]
    pub fn fact(mut self, fact: impl Into<String>) -> Self {
        self.0.push(Piece::Fact(fact.into()));
        self
    }

    /// With another sentence's pieces at the end.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// “ (BCP)”, after a council's full name, of the name by which the sentence calls it next.
pub fn introduced(name_again: &str) -> String {
    fill!(" ({name_again})", name_again)
}
