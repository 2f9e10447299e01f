//! Glyphs as coverage, each rasterised once.

use super::font::Family;
use super::sheet::Mask;
use council_compare::chart::text::Weight;
use std::collections::HashMap;
use swash::GlyphId;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::Vector;

/// Places between two pixels at which a glyph may stand. More could not be told apart.
const PLACES: u8 = 4;

/// The glyphs rasterised so far.
#[derive(Default)]
pub(super) struct Glyphs {
    masks: HashMap<Key, Mask>,
    scaling: ScaleContext,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    id: GlyphId,
    weight: Weight,
    /// The size in pixels, as bits, since a glyph of nearly the same size is another.
    size: u32,
    /// How many of [`PLACES`] it stands right of a whole pixel.
    place: u8,
}

impl Glyphs {
    /// The coverage of a glyph whose origin stands `x` pixels from the left, and the whole pixel that it is from.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a text stands on the picture, and the remainder is below the number of places"
    )]
    pub(super) fn mask(
        &mut self,
        font: &Family,
        id: GlyphId,
        weight: Weight,
        size: f32,
        x: f32,
    ) -> (&Mask, i32) {
        let places = (x * f32::from(PLACES)).round() as i32;
        let (pixel, place) = (places.div_euclid(PLACES.into()), places.rem_euclid(PLACES.into()) as u8);
        let key = Key { id, weight, size: size.to_bits(), place };
        let Self { masks, scaling } = self;
        let mask = masks.entry(key).or_insert_with(|| {
            let mut scaler = scaling.builder(font.outlines(weight)).size(size).hint(false).build();
            let offset = Vector::new(f32::from(place) / f32::from(PLACES), 0.0);
            let image = Render::new(&[Source::Outline]).offset(offset).render(&mut scaler, id);
            // A space has no outline.
            let Some(image) = image else { return Mask::default() };
            // The font counts upwards from the baseline, the picture downwards.
            let (left, top) = (image.placement.left, -image.placement.top);
            Mask::new(left, top, image.placement.width, &image.data)
        });
        (mask, pixel)
    }
}
