//! How high an embed is at which width, and a style that keeps as much room free.

use crate::link::{Panel, Panels};
use core::ops::Add;

/// The heights in CSS pixels of an embed that is 320, 600 and 900 wide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heights {
    /// On a telephone.
    pub at_320: u32,
    /// In the column of an article.
    pub at_600: u32,
    /// Across a page.
    pub at_900: u32,
}

/// The width from which the table has three columns, as in the styles. Below it an embed is higher at once.
const THREE_COLUMNS: u32 = 520;

impl Heights {
    /// The widths, in CSS pixels.
    pub const WIDTHS: [u32; 3] = [320, 600, 900];

    /// Heights in the order of the widths.
    pub const fn new([at_320, at_600, at_900]: [u32; 3]) -> Self {
        Self { at_320, at_600, at_900 }
    }

    /// The heights in the order of the widths.
    pub const fn all(self) -> [u32; 3] {
        [self.at_320, self.at_600, self.at_900]
    }

    /// About as high as most comparisons are with these panels, where nobody has measured the one in question.
    pub fn estimate(panels: Panels) -> Self {
        panels.iter().map(of_panel).fold(Self::new(AROUND), Add::add)
    }

    /// A length of CSS for the `padding-bottom` of an empty element as wide as the embed: of all lengths, only a padding
    /// can tell a height by the width without a style sheet. With three columns it follows the line between the two wider
    /// ones; below, it is what the narrowest needs. What is multiplied is as good as infinite, above or below.
    pub(super) fn as_padding(self) -> String {
        let Self { at_320, at_600, at_900 } = self;
        let falls = at_600.saturating_sub(at_900);
        // So many pixels of height for each of width, in thousandths.
        let (whole, thousandths) = (falls / 300, falls % 300 * 10 / 3);
        let below = THREE_COLUMNS - 1;
        format!(
            "max(min({at_320}px,({THREE_COLUMNS}px - 100%)*9999),min((100% - {below}px)*9999,\
             max({at_900}px,{at_600}px + (600px - 100%)*{whole}.{thousandths:03})))"
        )
    }
}

impl Add for Heights {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            at_320: self.at_320 + other.at_320,
            at_600: self.at_600 + other.at_600,
            at_900: self.at_900 + other.at_900,
        }
    }
}

/// What stands around the panels: the dates, the source, and the room at the end.
const AROUND: [u32; 3] = [345, 280, 260];

/// What a panel adds, as measured of a few comparisons.
const fn of_panel(panel: Panel) -> Heights {
    Heights::new(match panel {
        Panel::Headline => [95, 95, 65],
        Panel::Grades => [475, 595, 490],
        Panel::Journey => [1150, 1040, 970],
        Panel::Standing => [845, 860, 780],
        Panel::Findings => [1800, 1250, 1100],
    })
}
