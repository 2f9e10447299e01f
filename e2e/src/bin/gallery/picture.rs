//! Making pictures small: a screenshot has few colours that matter, so that 256 of them do.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};

type Colour = [u8; 3];

/// How many of the 256 colours are the most frequent ones.
const FREQUENT: usize = 128;

/// The picture in 256 of its colours, every other as the nearest of these.
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
    let palette = palette(&colours);
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

/// The most frequent colours, then those that are farthest from any taken: the shape of a grade is small, and its
/// colour matters.
fn palette(colours: &[(Colour, usize)]) -> Vec<Colour> {
    let mut palette: Vec<Colour> = colours.iter().take(FREQUENT).map(|(colour, _)| *colour).collect();
    let nearest =
        |colour: Colour| palette.iter().map(|other| apart(colour, *other)).min().unwrap_or_default();
    let mut left: Vec<(Colour, u32, u32)> = colours
        .iter()
        .skip(FREQUENT)
        .map(|(colour, count)| (*colour, u32::try_from(*count).unwrap_or(u32::MAX).min(64), nearest(*colour)))
        .collect();
    while palette.len() < 256 {
        let farthest = left.iter().max_by_key(|(_, weight, apart)| weight * apart);
        let Some(&(taken, ..)) = farthest.filter(|(_, _, apart)| *apart > 0) else { break };
        palette.push(taken);
        for (colour, _, nearest) in &mut left {
            *nearest = (*nearest).min(apart(*colour, taken));
        }
    }
    palette
}

/// How far apart two colours are, squared.
fn apart(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// The place in the palette of the colour that comes nearest.
fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let places = (0..=u8::MAX).zip(palette);
    places.min_by_key(|(_, other)| apart(colour, **other)).map_or(0, |(place, _)| place)
}
