//! What a link can say of the looks: a colour scheme, and for embeds an accent from a short list, never a style of its own.

use super::Panels;

/// A colour scheme chosen instead of the system's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColourScheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl ColourScheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The colour scheme's name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.id() == id)
    }
}

/// What somebody who embeds can choose of the looks, besides the colour scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct EmbedOptions {
    /// Which panels it shows.
    pub panels: Panels,
    /// The colour of its links and rules.
    pub accent: Accent,
}

/// The colour of an embed's links and of the rules above its sections. Each has a tone for either colour scheme, and none can be
/// taken for a council's or a grade's where those stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Accent {
    /// Blue links, as on the page.
    #[default]
    Blue,
    /// No colour but that of the text.
    Ink,
    /// A blue green.
    Teal,
    /// A wine red.
    Claret,
}

impl Accent {
    /// All of them, the default first.
    pub const ALL: [Self; 4] = [Self::Blue, Self::Ink, Self::Teal, Self::Claret];

    /// The accent's name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Ink => "ink",
            Self::Teal => "teal",
            Self::Claret => "claret",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|accent| accent.id() == id)
    }
}
