//! The pixels of a picture. Each is one colour, or a step on the way from one colour to another: the edge of a letter
//! is somewhere between ground and ink. There are few colours, so that a pixel is a byte from the first stroke to the
//! PNG.

use super::PaintError;
use council_compare::chart::paint::Rgb;

/// Steps from a colour to the one painted over it. With more, edges look the same, and a picture might need more
/// colours than a byte can tell.
const STEPS: u8 = 12;

/// How much of each pixel of a rectangle is covered.
#[derive(Clone, Debug, Default)]
pub(super) struct Mask {
    left: i32,
    top: i32,
    width: usize,
    /// Row after row, each in [`STEPS`].
    steps: Vec<u8>,
}

/// A picture of at most 256 colours.
pub(super) struct Sheet {
    width: usize,
    height: usize,
    /// Row after row, each the place of its colour in `colours`.
    pixels: Vec<u8>,
    colours: Vec<Colour>,
    ramps: Vec<Ramp>,
}

/// A colour, and how it came about.
#[derive(Clone, Copy)]
struct Colour {
    rgb: Rgb,
    /// The colours it lies between, and how many steps from the first; its own place and 0 for a pure one.
    under: u8,
    over: u8,
    step: u8,
}

/// A run of colours from one to another, by places in the palette.
#[derive(Clone, Copy)]
struct Ramp {
    under: u8,
    over: u8,
    /// The place of the first step.
    first: u8,
}

impl Mask {
    /// From coverage in 255ths, row after row, with the place of its upper left corner.
    pub(super) fn new(left: i32, top: i32, width: u32, coverage: &[u8]) -> Self {
        let step = |covered: &u8| {
            let step = (u16::from(*covered) * u16::from(STEPS) + 127) / 255;
            u8::try_from(step).unwrap_or(STEPS)
        };
        let width = usize::try_from(width).unwrap_or(0);
        Self { left, top, width, steps: coverage.iter().map(step).collect() }
    }
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn new(width: u32, height: u32) -> Self {
        let [width, height] = [width, height].map(|length| usize::try_from(length).unwrap_or(0));
        Self { width, height, pixels: vec![0; width * height], colours: Vec::new(), ramps: Vec::new() }
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        let [width, height] = [self.width, self.height].map(|length| u32::try_from(length).unwrap_or(0));
        (width, height)
    }

    /// Nothing but ground.
    pub(super) fn clear(&mut self, ground: Rgb) {
        self.pixels.fill(0);
        self.ramps.clear();
        self.colours.clear();
        self.colours.push(Colour { rgb: ground, under: 0, over: 0, step: 0 });
    }

    /// Paints a colour over what a mask covers, moved by whole pixels. What lies outside the sheet is left out.
    ///
    /// # Errors
    ///
    /// If there is no place for another colour.
    pub(super) fn lay(&mut self, mask: &Mask, (right, down): (i32, i32), rgb: Rgb) -> Result<(), PaintError> {
        if mask.width == 0 {
            return Ok(());
        }
        let over = self.pure(rgb)?;
        let Self { width, height, pixels, colours, ramps } = self;
        let left = mask.left + right;
        // Columns of the mask left of the sheet, and the column of the sheet at which the rest begins.
        let skipped = usize::try_from(-left).unwrap_or(0);
        let start = usize::try_from(left).unwrap_or(0);
        for (y, steps) in (mask.top + down..).zip(mask.steps.chunks(mask.width)) {
            let Some(y) = usize::try_from(y).ok().filter(|y| y < height) else { continue };
            let row = pixels.get_mut(y * *width + start.min(*width)..(y + 1) * *width).unwrap_or_default();
            for (pixel, step) in row.iter_mut().zip(steps.iter().skip(skipped)) {
                *pixel = match *step {
                    0 => continue,
                    STEPS => over,
                    step => blend(colours, ramps, *pixel, over, step)?,
                };
            }
        }
        Ok(())
    }

    /// The place of a pure colour.
    fn pure(&mut self, rgb: Rgb) -> Result<u8, PaintError> {
        let known = self.colours.iter().position(|colour| colour.step == 0 && colour.rgb == rgb);
        let place =
            u8::try_from(known.unwrap_or(self.colours.len())).map_err(|_| PaintError::TooManyColours)?;
        if known.is_none() {
            self.colours.push(Colour { rgb, under: place, over: place, step: 0 });
        }
        Ok(place)
    }

    /// The picture as PNG.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub(super) fn png(&self) -> Result<Vec<u8>, PaintError> {
        let mut bytes = Vec::new();
        let (width, height) = self.size();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        let palette =
            self.colours.iter().flat_map(|Colour { rgb: Rgb(red, green, blue), .. }| [*red, *green, *blue]);
        encoder.set_palette(palette.collect::<Vec<u8>>());
        // Filters help where neighbouring numbers are near, and places in a table are not.
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// How hard deflate tries. At 6 a picture takes half as long again and is 1 % smaller.
const LEVEL: u8 = 5;

/// The place of what `here` becomes where `step` of [`STEPS`] are covered with the pure colour `over`.
fn blend(
    colours: &mut Vec<Colour>,
    ramps: &mut Vec<Ramp>,
    here: u8,
    over: u8,
    step: u8,
) -> Result<u8, PaintError> {
    let Some(colour) = colours.get(usize::from(here)) else { return Ok(here) };
    let (under, before) = match colour {
        Colour { step: 0, .. } => (here, 0),
        // Two strokes of one colour meet, as letters do.
        Colour { under, over: same, step: before, .. } if *same == over => (*under, *before),
        // The edge of another colour: taken for the nearer of the two it lies between.
        Colour { over: other, step, .. } if step * 2 > STEPS => (*other, 0),
        Colour { under, .. } => (*under, 0),
    };
    // What was bare is covered in proportion; the sum stays below STEPS², rounded to the nearest step.
    let step = before + ((STEPS - before) * step + STEPS / 2) / STEPS;
    if under == over || step >= STEPS {
        return Ok(over);
    }
    let known = ramps.iter().find(|ramp| ramp.under == under && ramp.over == over);
    let first = match known {
        Some(ramp) => ramp.first,
        None => new_ramp(colours, ramps, under, over)?,
    };
    Ok(first + step - 1)
}

fn new_ramp(colours: &mut Vec<Colour>, ramps: &mut Vec<Ramp>, under: u8, over: u8) -> Result<u8, PaintError> {
    let last = colours.len() + usize::from(STEPS) - 2;
    let (Ok(first), Ok(_)) = (u8::try_from(colours.len()), u8::try_from(last)) else {
        return Err(PaintError::TooManyColours);
    };
    let rgb = |place: u8| colours.get(usize::from(place)).map_or(Rgb::BLACK, |colour| colour.rgb);
    let (from, to) = (rgb(under), rgb(over));
    for step in 1..STEPS {
        let rgb = Rgb(mix(from.0, to.0, step), mix(from.1, to.1, step), mix(from.2, to.2, step));
        colours.push(Colour { rgb, under, over, step });
    }
    ramps.push(Ramp { under, over, first });
    Ok(first)
}

/// One of red, green and blue, `step` of [`STEPS`] on the way.
fn mix(from: u8, to: u8, step: u8) -> u8 {
    let [from, to, step, steps] = [from, to, step, STEPS].map(u16::from);
    u8::try_from((from * (steps - step) + to * step + steps / 2) / steps).unwrap_or(u8::MAX)
}
