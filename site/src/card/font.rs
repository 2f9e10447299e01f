//! Libre Franklin, as shipped: which glyphs a text has, and how wide it is.

use super::PaintError;
use council_compare::chart::text::{Font, Measure, Weight};
use std::cell::RefCell;
use swash::shape::ShapeContext;
use swash::text::Script;
use swash::{FontRef, GlyphId};

/// What the family is called.
pub const FAMILY: &str = "Libre Franklin";

/// Regular text is set in Medium, which stays legible where pictures are shown small.
const REGULAR: &[u8] = include_bytes!("../../fonts/LibreFranklin-Medium.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/LibreFranklin-Bold.ttf");

/// The two weights of the family.
pub struct Family {
    regular: Face,
    bold: Face,
    /// What shaping has learnt of the two, which makes the next text faster and no different.
    shaping: RefCell<ShapeContext>,
}

#[derive(Clone, Copy)]
struct Face {
    font: FontRef<'static>,
    units_per_em: f32,
}

/// A glyph of a line of text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Glyph {
    /// Its place in the font.
    pub id: GlyphId,
    /// Where its origin stands from the start of the text, per size.
    pub x: f32,
}

/// A line of text as glyphs.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Line {
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
    /// How wide it is, per size.
    pub width: f32,
    /// The first character that the font does not have.
    pub missing: Option<char>,
}

impl Family {
    /// The family.
    ///
    /// # Errors
    ///
    /// If what is built in is not a font.
    pub fn load() -> Result<Self, PaintError> {
        Ok(Self {
            regular: Face::read(REGULAR).ok_or(PaintError::Font("LibreFranklin-Medium.ttf"))?,
            bold: Face::read(BOLD).ok_or(PaintError::Font("LibreFranklin-Bold.ttf"))?,
            shaping: RefCell::new(ShapeContext::new()),
        })
    }

    fn face(&self, weight: Weight) -> Face {
        match weight {
            Weight::Regular => self.regular,
            Weight::Bold => self.bold,
        }
    }

    /// The outlines of a weight.
    pub(super) fn outlines(&self, weight: Weight) -> FontRef<'static> {
        self.face(weight).font
    }

    /// How far the baseline lies below the middle of a line, per size. As on a canvas, the middle lies half-way from
    /// ascent to descent, which is also the middle of the capitals.
    pub(super) fn baseline(&self, weight: Weight) -> f32 {
        let metrics = self.face(weight).font.metrics(&[]).scale(1.0);
        (metrics.ascent - metrics.descent) / 2.0
    }

    /// A text as glyphs, kerned.
    pub(super) fn line(&self, text: &str, weight: Weight) -> Line {
        let Face { font, units_per_em } = self.face(weight);
        let mut line = Line::default();
        let mut shaping = self.shaping.borrow_mut();
        // Glyphs are placed in the font's own units, which are exact.
        let mut shaper = shaping.builder(font).script(Script::Latin).size(units_per_em).build();
        shaper.add_str(text);
        let mut pen = 0.0;
        shaper.shape_with(|cluster| {
            for glyph in cluster.glyphs {
                if glyph.id == 0 && line.missing.is_none() {
                    line.missing =
                        text.get(cluster.source.to_range()).and_then(|missing| missing.chars().next());
                }
                line.glyphs.push(Glyph { id: glyph.id, x: (pen + glyph.x) / units_per_em });
                pen += glyph.advance;
            }
        });
        line.width = pen / units_per_em;
        line
    }
}

impl Measure for Family {
    fn width(&self, text: &str, font: Font) -> f32 {
        self.line(text, font.weight).width * font.size
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::from_index(bytes, 0)?;
        let units_per_em = f32::from(font.metrics(&[]).units_per_em);
        (units_per_em > 0.0).then_some(Self { font, units_per_em })
    }
}
