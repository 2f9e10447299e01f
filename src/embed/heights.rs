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

    /// The heights that most comparisons have with these panels, for one that nobody has measured.
    pub fn estimate(panels: Panels) -> Self {
        panels.iter().map(of_panel).fold(Self::new(AROUND), Add::add)
    }

    /// The heights as one CSS length, for the `padding-bottom` of an empty element as wide as the embed. Percentages of a
    /// padding are of the width, which makes it the only length that can depend on the width without a style sheet.
    ///
    /// From [`THREE_COLUMNS`] on the height follows the straight line through those at 600 and 900 px, but is never below that
    /// at 900. Under it, the height is that at 320. CSS has no condition here, so `(… - …) * 9999` is one: it is a huge
    /// length on one side of the threshold, which `min` ignores, and a negative one on the other, which `max` ignores.
    pub(super) fn as_padding(self) -> String {
        let Self { at_320, at_600, at_900 } = self;
        let falls = at_600.saturating_sub(at_900);
        // How many pixels the height falls for each pixel of width, in whole pixels and thousandths.
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

/// The heights that a panel adds, as measured in a few comparisons.
const fn of_panel(panel: Panel) -> Heights {
    Heights::new(match panel {
        Panel::Headline => [95, 95, 65],
        Panel::Grades => [475, 595, 490],
        Panel::Journey => [1150, 1040, 970],
        Panel::Standing => [845, 860, 780],
        Panel::Findings => [1800, 1250, 1100],
    })
}
