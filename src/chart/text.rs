//! How wide text is, without asking a browser.

/// Chart text. Nothing is set smaller.
pub const TEXT: Font = Font::regular(12.0);

/// Names and figures in charts.
pub const BOLD: Font = Font::bold(TEXT.size);

/// The titles of lanes and rows.
pub const TITLE: Font = Font::bold(12.5);

/// Height of one line of chart text.
pub const LINE: f32 = 13.0;

/// How heavy text is set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Weight {
    /// As in running text, 400 in CSS.
    Regular,
    /// Bold, 700 in CSS.
    Bold,
}

/// How a text is set, in the one family of letters that a drawing has.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Font {
    /// Its size, in pixels at the usual root size.
    pub size: f32,
    /// How heavy it is.
    pub weight: Weight,
}

impl Font {
    /// As in running text.
    pub const fn regular(size: f32) -> Self {
        Self { size, weight: Weight::Regular }
    }

    /// Bold.
    pub const fn bold(size: f32) -> Self {
        Self { size, weight: Weight::Bold }
    }
}

/// Something that knows how wide text is in the font it will be drawn in.
pub trait Measure {
    /// The width in pixels of one line of text.
    fn width(&self, text: &str, font: Font) -> f32;
}

/// The advance widths of Helvetica, which Arial and Liberation Sans share. For drawing outside a browser, for tests that must
/// come out the same everywhere, and for whatever decides how high a chart is, which must not depend on the font.
#[derive(Clone, Copy, Debug, Default)]
pub struct HelveticaMetrics;

/// Widths of the characters from space to tilde, regular, in thousandths of the size.
const REGULAR_WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Widths of the same characters, bold.
const BOLD_WIDTHS: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The width that any other character is taken to have: few exceed it.
const OTHER: u16 = 611;

impl Measure for HelveticaMetrics {
    fn width(&self, text: &str, font: Font) -> f32 {
        let table = match font.weight {
            Weight::Regular => &REGULAR_WIDTHS,
            Weight::Bold => &BOLD_WIDTHS,
        };
        let advance = |character: char| -> u32 {
            let position =
                u32::from(character).checked_sub(u32::from(' ')).and_then(|p| usize::try_from(p).ok());
            u32::from(position.and_then(|position| table.get(position).copied()).unwrap_or(OTHER))
        };
        let thousandths: u32 = text.chars().filter_map(set).map(advance).sum();
        // Labels are short: the sum stays far below the integers that f32 holds exactly.
        #[allow(clippy::cast_precision_loss, reason = "see above")]
        let thousandths = thousandths as f32;
        thousandths * font.size / 1000.0
    }
}

/// The letter by whose width a character is measured.
#[cfg(not(feature = "pseudo"))]
#[allow(clippy::unnecessary_wraps, reason = "with marked texts some characters are not set")]
const fn set(character: char) -> Option<char> {
    Some(character)
}

/// The letter that an accented one stands for. Marks are not set: a text is to be a third longer, and short ones no more
/// than that.
#[cfg(feature = "pseudo")]
fn set(character: char) -> Option<char> {
    use crate::words::pseudo::{MARKS, SLOTS, letter};
    (!MARKS.contains(&character) && !SLOTS.contains(&character)).then(|| letter(character))
}

/// The text broken between words into lines no wider than `width`, as few as possible. A word that is wider
/// stands alone on its line.
pub fn wrap(text: &str, width: f32, font: Font, measure: &dyn Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if measure.width(&longer, font) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}
