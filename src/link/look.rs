//! What a link can say of the looks: a theme, and for embeds an accent from a short list, never a style of its own.

/// A theme chosen instead of the system's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The theme's name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.id() == id)
    }
}

/// The colour of an embed's links and of the rules above its sections. Each has a tone for either theme, and none can be
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
