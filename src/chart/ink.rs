//! The colours that scenes are painted in.

use crate::comparison::Which;

/// A colour, named for what is painted in it. Each theme has a value of its own for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "the names are the styles' own")]
pub enum Ink {
    Ground,
    Ink,
    Muted,
    Hair,
    First,
    Second,
    FirstLine,
    SecondLine,
    FirstTint,
    SecondTint,
    Dot,
    Outstanding,
    Good,
    RequiresImprovement,
    Inadequate,
}

impl Ink {
    /// The colour of a council's name and marks.
    pub const fn of(which: Which) -> Self {
        match which {
            Which::First => Self::First,
            Which::Second => Self::Second,
        }
    }

    /// The colour of a council's lines, fainter than its marks.
    pub const fn line_of(which: Which) -> Self {
        match which {
            Which::First => Self::FirstLine,
            Which::Second => Self::SecondLine,
        }
    }

    /// The colour of the ground under a council's higher grade.
    pub const fn tint_of(which: Which) -> Self {
        match which {
            Which::First => Self::FirstTint,
            Which::Second => Self::SecondTint,
        }
    }

    /// Every colour.
    pub const ALL: [Self; 15] = [
        Self::Ground,
        Self::Ink,
        Self::Muted,
        Self::Hair,
        Self::First,
        Self::Second,
        Self::FirstLine,
        Self::SecondLine,
        Self::FirstTint,
        Self::SecondTint,
        Self::Dot,
        Self::Outstanding,
        Self::Good,
        Self::RequiresImprovement,
        Self::Inadequate,
    ];

    /// The custom property of the styles that gives the colour its value.
    pub const fn property(self) -> &'static str {
        match self {
            Self::Ground => "--cc-ground",
            Self::Ink => "--cc-ink",
            Self::Muted => "--cc-muted",
            Self::Hair => "--cc-hair",
            Self::First => "--cc-first",
            Self::Second => "--cc-second",
            Self::FirstLine => "--cc-first-line",
            Self::SecondLine => "--cc-second-line",
            Self::FirstTint => "--cc-first-tint",
            Self::SecondTint => "--cc-second-tint",
            Self::Dot => "--cc-dot",
            Self::Outstanding => "--cc-outstanding",
            Self::Good => "--cc-good",
            Self::RequiresImprovement => "--cc-requires-improvement",
            Self::Inadequate => "--cc-inadequate",
        }
    }
}
