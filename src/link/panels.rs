//! The panels of an embed: what stands in it, always in the order of the page.

/// A part of the comparison that an embed can show or leave out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Panel {
    /// The sentence that sums the comparison up, with the dates.
    Headline,
    /// The table of grades, with the fields in which councils are chosen.
    Grades,
    /// The chart of how each got here. On a page of its own, the list of everything known, year by year, follows it.
    Journey,
    /// How many councils hold each grade.
    Standing,
    /// What inspectors found.
    Findings,
}

impl Panel {
    /// All of them, in the order in which they stand.
    pub const ALL: [Self; 5] = [Self::Headline, Self::Grades, Self::Journey, Self::Standing, Self::Findings];

    /// The panel's name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Grades => "grades",
            Self::Journey => "journey",
            Self::Standing => "standing",
            Self::Findings => "findings",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A choice of panels. It has at least one, so that no embed is blank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Panels(u8);

impl Default for Panels {
    fn default() -> Self {
        Self::ALL
    }
}

impl Panels {
    /// Every panel.
    pub const ALL: Self = Self(0b1_1111);

    /// These panels, if there are any.
    pub fn of(panels: &[Panel]) -> Option<Self> {
        let bits = panels.iter().fold(0, |bits, panel| bits | panel.bit());
        (bits != 0).then_some(Self(bits))
    }

    /// Whether a panel is among them.
    pub const fn contains(self, panel: Panel) -> bool {
        self.0 & panel.bit() != 0
    }

    /// The panels, in the order in which they stand.
    pub fn iter(self) -> impl Iterator<Item = Panel> {
        Panel::ALL.into_iter().filter(move |panel| self.contains(*panel))
    }

    /// With a panel added, or taken away if it is there. The last one stays.
    #[must_use]
    pub const fn toggled(self, panel: Panel) -> Self {
        match self.0 ^ panel.bit() {
            0 => self,
            bits => Self(bits),
        }
    }

    /// Reads names with commas or blanks between them. Gives the choice, if any panel is named, and the names that are none of
    /// a panel's.
    pub(super) fn read(names: &str) -> (Option<Self>, Vec<&str>) {
        let (mut bits, mut unknown) = (0, Vec::new());
        for name in names.split([',', ' ']).filter(|name| !name.is_empty()) {
            match Panel::ALL.into_iter().find(|panel| panel.id() == name) {
                Some(panel) => bits |= panel.bit(),
                None => unknown.push(name),
            }
        }
        ((bits != 0).then_some(Self(bits)), unknown)
    }
}
