//! The parameters of an address.

/// A parameter that an address can have after its path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parameter {
    /// The area shown large.
    Area,
    /// The colour scheme.
    Theme,
    /// The day as of which to compare.
    AsOf,
    /// Which panels an embed shows.
    Show,
    /// The colour of an embed's links and rules.
    Accent,
}

impl Parameter {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Area, Self::Theme, Self::AsOf, Self::Show, Self::Accent];

    /// The parameter's name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Theme => "theme",
            Self::AsOf => "as-of",
            Self::Show => "show",
            Self::Accent => "accent",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|parameter| parameter.id() == id)
    }
}
