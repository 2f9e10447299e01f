//! Making pictures small: a screenshot has few colours that matter, so that 256 of them do.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};

type Colour = [u8; 3];

/// The picture with its 256 most frequent colours, every other as the nearest of these.
pub(crate) fn reduced(png: &[u8]) -> Result<Vec<u8>> {
    let mut decoder = Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let frame = reader.next_frame(&mut bytes)?;
    let size = frame.color_type.samples();
    ensure!(size >= 3, "a screenshot is in colour");
    let pixels = || bytes.chunks_exact(size).map(colour);

    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for pixel in pixels() {
        *counts.entry(pixel).or_default() += 1;
    }
    let mut colours: Vec<(Colour, usize)> = counts.into_iter().collect();
    // Colours that are as frequent as others come in the order of their values, so that files are the same each time.
    colours.sort_by_key(|(colour, count)| (usize::MAX - count, *colour));
    let palette: Vec<Colour> = colours.iter().take(256).map(|(colour, _)| *colour).collect();
    let places: HashMap<Colour, u8> =
        colours.iter().map(|(colour, _)| (*colour, nearest(&palette, *colour))).collect();
    let indices: Vec<u8> = pixels().map(|pixel| places.get(&pixel).copied().unwrap_or_default()).collect();

    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, frame.width, frame.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(file)
}

fn colour(pixel: &[u8]) -> Colour {
    let mut colour = Colour::default();
    for (channel, value) in colour.iter_mut().zip(pixel) {
        *channel = *value;
    }
    colour
}

/// The place in the palette of the colour that comes nearest.
fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let apart = |other: &Colour| -> u32 {
        colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let places = (0..=u8::MAX).zip(palette);
    places.min_by_key(|(_, other)| apart(other)).map_or(0, |(place, _)| place)
}
