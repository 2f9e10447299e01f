//! How high an embed is at which width, and a style that keeps as much room free.

use crate::link::{Panel, Panels};
use core::fmt;
use core::ops::Add;

/// Heights at each of [`Heights::WIDTHS`], in CSS pixels, as far as they have been measured.
pub type Measured = [Option<u32>; 8];

/// The heights of an embed in CSS pixels, at each of [`Heights::WIDTHS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heights([u32; 8]);

impl Heights {
    /// The widths at which an embed is measured, in CSS pixels: those of the previews, the narrowest column of a telephone, and
    /// both sides of those at which the styles lay it out anew (520, 576 and 1,000), since there it is much higher or lower at once.
    pub const WIDTHS: [u32; 8] = [272, 320, 519, 520, 575, 600, 900, 1000];

    /// The widths of the previews: on a telephone, in the column of an article, and across a page.
    pub const PREVIEWS: [u32; 3] = [320, 600, 900];

    /// Heights in the order of the widths.
    pub const fn new(heights: [u32; 8]) -> Self {
        Self(heights)
    }

    /// The heights in the order of the widths.
    pub const fn all(self) -> [u32; 8] {
        self.0
    }

    /// The height of the preview of an article's column.
    pub(super) const fn in_article(self) -> u32 {
        let [_, _, _, _, _, at_600, _, _] = self.0;
        at_600
    }

    /// The heights that most comparisons have with these panels, for one that nobody has measured.
    pub fn estimate(panels: Panels) -> Self {
        panels.iter().map(of_panel).fold(Self(AROUND), Add::add)
    }

    /// The heights as measured with these panels, and estimated where they have not been.
    pub fn measured(panels: Panels, measured: Measured) -> Self {
        let mut heights = Self::estimate(panels);
        for (height, measured) in heights.0.iter_mut().zip(measured) {
            *height = measured.unwrap_or(*height);
        }
        heights
    }

    /// The heights as one CSS length, for the `padding-bottom` of an empty element as wide as the embed. Percentages of a
    /// padding are of the width, which makes it the only length that can depend on the width without a style sheet.
    ///
    /// Between two widths the height is on the straight line through them. It falls ever more slowly, since it is the same text
    /// in ever wider lines, so of two lines that meet the higher one is meant. From 576 px on it is never below that at 900,
    /// and from 1,000 on it is that at this width.
    ///
    /// CSS has no condition here, so `(… - …) * 9999` is one: it is a huge length on one side of the threshold, which `min`
    /// ignores, and a negative one on the other, which `max` ignores.
    pub(super) fn as_padding(self) -> String {
        let [at_272, at_320, at_519, at_520, at_575, at_600, at_900, at_1000] = self.0;
        let slope = |height, next, widths| Slope::new(height, next, widths).to_string();
        let numbers = [
            at_272.to_string(),
            slope(at_272, at_320, 320 - 272),
            at_320.to_string(),
            slope(at_320, at_519, 519 - 320),
            at_520.to_string(),
            slope(at_520, at_575, 575 - 520),
            at_900.to_string(),
            at_600.to_string(),
            slope(at_600, at_900, 900 - 600),
            at_1000.to_string(),
        ];
        filled(PADDING, numbers)
    }

    /// The heights for `amp-iframe`, which knows the width of the window only from certain ones on: each is that at the
    /// narrowest width that it is for.
    pub(super) fn as_steps(self) -> String {
        let [at_272, at_320, _, at_520, _, at_600, at_900, at_1000] = self.0;
        filled(STEPS, [at_1000, at_900, at_600, at_520, at_320, at_272].map(|height| height.to_string()))
    }
}

/// The length of [`Heights::as_padding`], with a `#` for each number.
const PADDING: &str = "max(min(max(#px + (272px - 100%)*#,#px + (320px - 100%)*#),(520px - 100%)*9999),\
                       min(#px + (520px - 100%)*#,(100% - 519px)*9999,(576px - 100%)*9999),\
                       min(max(#px,#px + (600px - 100%)*#),(100% - 575px)*9999,(1000px - 100%)*9999),\
                       min(#px,(100% - 999px)*9999))";

/// Those of [`Heights::as_steps`].
const STEPS: &str = "(min-width:1000px) #px, (min-width:900px) #px, (min-width:576px) #px, (min-width:520px) #px, \
                     (min-width:320px) #px, #px";

/// The text with numbers in the places of its `#`.
fn filled<const N: usize>(text: &str, numbers: [String; N]) -> String {
    let mut filled = String::new();
    let mut numbers = numbers.iter();
    for part in text.split('#') {
        filled.push_str(part);
        filled.push_str(numbers.next().map_or("", String::as_str));
    }
    filled
}

/// How many thousandths of a pixel a height falls for each pixel of width.
struct Slope(i64);

impl Slope {
    /// From one height to the next, which is at a width larger by so much.
    fn new(height: u32, next: u32, widths: i64) -> Self {
        Self((i64::from(height) - i64::from(next)) * 1_000 / widths)
    }
}

impl fmt::Display for Slope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let thousandths = self.0.unsigned_abs();
        write!(formatter, "{sign}{}.{:03}", thousandths / 1_000, thousandths % 1_000)
    }
}

impl Add for Heights {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let mut sum = self;
        for (height, more) in sum.0.iter_mut().zip(other.0) {
            *height += more;
        }
        sum
    }
}

/// What stands around the panels: the dates, the source, and the room at the end.
const AROUND: [u32; 8] = [390, 355, 290, 300, 285, 285, 265, 240];

/// The heights that a panel adds, in the middle of five comparisons that were measured.
const fn of_panel(panel: Panel) -> Heights {
    Heights(match panel {
        Panel::Headline => [145, 100, 75, 130, 100, 100, 70, 135],
        Panel::Grades => [585, 505, 445, 685, 585, 585, 480, 555],
        Panel::Journey => [1205, 1170, 1095, 1090, 1075, 1045, 975, 875],
        Panel::Standing => [940, 860, 930, 925, 870, 865, 780, 890],
        Panel::Findings => [1800, 1700, 1500, 1600, 1550, 1250, 1100, 1200],
    })
}
