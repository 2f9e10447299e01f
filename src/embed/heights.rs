//! How high an embed is at which width, and a style that keeps as much room free.

use crate::link::{Panel, Panels};
use core::ops::Add;

/// Heights at each of [`Heights::WIDTHS`], in CSS pixels, as far as they have been measured.
pub type MeasuredHeights = [Option<u32>; 8];

/// The heights of an embed in CSS pixels, at each of [`Heights::WIDTHS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heights([u32; 8]);

impl Heights {
    /// The widths at which an embed is measured, in CSS pixels: those of the previews, the narrowest column of a telephone, and
    /// both sides of those at which the styles change its layout (520, 576 and 1,000), since its height jumps there.
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
    pub fn measured(panels: Panels, measured: MeasuredHeights) -> Self {
        let mut heights = Self::estimate(panels);
        for (height, measured) in heights.0.iter_mut().zip(measured) {
            *height = measured.unwrap_or(*height);
        }
        heights
    }

    /// The heights as one CSS length, for the `padding-bottom` of an empty element as wide as the embed. Percentages of a
    /// padding are of the width, which makes it the only length that can depend on the width without a style sheet.
    ///
    /// It is the height at the widest, and for each stretch between two widths what the embed is higher at the narrower one,
    /// as far as the column is into that stretch. Text that has more room loses a line all at once, and often late, so a third of
    /// each stretch is as high as its narrow end: rather some room too much than a last line that is cut off. Below the
    /// narrowest width it goes on rising.
    pub(super) fn as_padding(self) -> String {
        let [at_272, at_320, at_519, at_520, at_575, at_600, at_900, at_1000] = self.0.map(f64::from);
        let at_576 = self.at_576();
        let knots = [
            (272, at_272),
            (320, at_320),
            (519, at_519),
            (520, at_520),
            (575, at_575),
            (576, at_576),
            (600, at_600),
            (900, at_900),
            (999, at_900),
            (1000, at_1000),
        ];
        let narrowest = per_pixel(at_272 - at_320, 320.0 - 272.0);
        let mut padding = format!("calc({at_1000}px + max(0px,272px - 100%)*{narrowest}");
        for pair in knots.windows(2) {
            let [(from, higher), (to, lower)] = pair else { continue };
            let rest = if to - from > 1 { f64::from(to - from) * 2.0 / 3.0 } else { 1.0 };
            if higher != lower {
                let falls = per_pixel(higher - lower, rest.round());
                padding.push_str(&format!(" + clamp(0px,{to}px - 100%,{rest:.0}px)*{falls}"));
            }
        }
        padding + ")"
    }

    /// The height where the layout changes, at 576 px: what is between 600 and 900 goes on until there.
    fn at_576(self) -> f64 {
        let [.., at_600, at_900, _] = self.0.map(f64::from);
        at_600 + (at_600 - at_900) * 24.0 / 300.0
    }

    /// The heights for `amp-iframe`, which knows the width of the window only from certain ones on: each is that at the
    /// narrowest width that it is for.
    pub(super) fn as_steps(self) -> String {
        let [at_272, at_320, _, at_520, _, _, at_900, at_1000] = self.0;
        let at_576 = self.at_576().ceil();
        format!(
            "(min-width:1000px) {at_1000}px, (min-width:900px) {at_900}px, (min-width:576px) {at_576}px, \
             (min-width:520px) {at_520}px, (min-width:320px) {at_320}px, {at_272}px"
        )
    }
}

/// A height that is lost over so many pixels of width, for each of them.
fn per_pixel(height: f64, width: f64) -> f64 {
    (height / width * 1_000.0).round() / 1_000.0
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
