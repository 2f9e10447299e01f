//! A scene as SVG: for exported pages, on which no program draws, and as a file to download.
//!
//! Every page of two councils has four, so each byte counts: shapes that look alike become one element (`run`), and
//! their paths are as short as they can be (`steps`).

mod run;
mod steps;

use super::geometry::{Point, at};
use super::paint::{Palette, Rgb};
use super::scene::{Anchor, Ink, Scene, Stroke};
use super::text::{Font, TEXT, Weight};
use crate::markup::Escaped;
use core::fmt::Write as _;
use run::{Geometry, Run, RunStyle, runs};
use steps::{GRID, Steps, grid, on_grid, whole_pixels};

/// Where the colours of an SVG come from.
#[derive(Clone, Copy, Debug)]
pub enum Colours<'a> {
    /// The custom properties of the page that it stands in, so that it follows the page's theme.
    OfPage,
    /// A palette, for a file that stands alone.
    Of(&'a Palette),
}

impl<'a> Colours<'a> {
    /// The palette by which colours are written out; none if the page's styles have them. The program in a browser only writes
    /// files, so there this always gives a palette, and the compiler leaves out all that is for pages.
    const fn palette(self) -> Option<&'a Palette> {
        match self {
            Colours::OfPage if cfg!(target_arch = "wasm32") => Some(&Palette::LIGHT),
            Colours::OfPage => None,
            Colours::Of(palette) => Some(palette),
        }
    }
}

/// What a file tells those who do not see it. Within a page, the page says it.
#[derive(Clone, Copy, Debug)]
pub struct AltText<'a> {
    /// Its `<title>`: the accessible name.
    pub title: &'a str,
    /// Its `<desc>`, which tells what the drawing shows.
    pub description: &'a str,
}

/// The scene as one `<svg>` element, as many CSS pixels wide and high as the scene.
///
/// `attributes` are written into its tag as they are, and `font_family` is as CSS lists it; the former must be sound
/// markup. A file that stands alone needs a ground of its own, and says what it is if it has an `alt_text`.
pub fn svg(
    scene: &Scene,
    colours: Colours<'_>,
    font_family: Option<&str>,
    attributes: &str,
    alt_text: Option<&AltText<'_>>,
) -> String {
    let (width, height) = (on_grid(scene.width), on_grid(scene.height));
    let palette = colours.palette();
    let mut writer = Writer { out: String::new(), colours };
    let out = &mut writer.out;
    out.push_str("<svg");
    // Within a page, the styles say all of this. (Writing into a string never fails.)
    if palette.is_some() {
        let _ = write!(
            out,
            r#" xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" font-size="{}" dominant-baseline="central" stroke-linejoin="round""#,
            whole_pixels(scene.width),
            whole_pixels(scene.height),
            on_grid(TEXT.size),
        );
    }
    let _ = write!(out, r#"{attributes} viewBox="0 0 {width} {height}""#);
    if let Some(family) = font_family {
        let _ = write!(out, r#" font-family="{}""#, Escaped(family));
    }
    match alt_text {
        Some(AltText { title, description }) => {
            let (title, description) = (Escaped(title), Escaped(description));
            let _ = write!(out, r#" role="img"><title>{title}</title><desc>{description}</desc>"#);
        }
        None => out.push('>'),
    }
    if let Some(palette) = palette {
        let ground = hex(palette.colour(Ink::Ground));
        let _ = write!(out, r#"<path fill="{ground}" d="M0 0h{width}v{height}h-{width}z"/>"#);
    }
    for run in runs(scene) {
        writer.run(&run);
    }
    writer.out.push_str("</svg>");
    writer.out
}

/// The SVG as far as it is written.
struct Writer<'a> {
    out: String,
    colours: Colours<'a>,
}

impl Writer<'_> {
    fn run(&mut self, run: &Run<'_>) {
        match run.style {
            RunStyle::Lines(stroke) => self.lines(stroke, &run.geometries),
            RunStyle::Discs(ink, radius) => self.discs(ink, radius, &run.geometries),
            RunStyle::Closed { fill, outline, halo } => self.closed(fill, outline, halo, &run.geometries),
            RunStyle::Texts(ink, font, anchor, is_set_off) => {
                let mut look = self.of_texts(ink, font, anchor);
                match self.colours.palette() {
                    _ if !is_set_off => {}
                    None => look = format!(r#"{} stroke-width="40""#, look.replacen('"', "\"halo ", 1)),
                    Some(_) => self.grounds(&run.geometries),
                }
                self.texts(&look, &run.geometries);
            }
        }
    }

    fn lines(&mut self, stroke: Stroke, geometries: &[Geometry<'_>]) {
        let mut steps = Steps::default();
        for geometry in geometries {
            if let Geometry::Corners(corners) = geometry {
                // The dashes of a line begin anew where the scene has a new line.
                steps.line(corners, stroke.dash.is_some());
            }
        }
        let mut look = self.stroked(stroke.ink, stroke.width);
        if let Some((drawn, left_out)) = stroke.dash {
            // To hundredths of the grid, since rounding errors add up over many gaps.
            let left_out = (left_out * 100.0 * GRID).round() / 100.0;
            let _ = write!(look, r#" stroke-dasharray="{} {left_out}""#, on_grid(drawn));
        }
        self.path(&look, &steps);
    }

    /// A disc is written as a line of no length with round ends, and a column of discs as a dashed line whose dashes have no
    /// length. Hundreds of dots cannot be written shorter.
    fn discs(&mut self, ink: Ink, radius: f32, geometries: &[Geometry<'_>]) {
        let middles: Vec<(i32, i32)> = geometries.iter().filter_map(Geometry::middle).map(grid).collect();
        let below = |a: &(i32, i32), b: &(i32, i32)| (a.0 == b.0 && b.1 > a.1).then(|| b.1 - a.1);
        let apart = middles.windows(2).find_map(|two| below(two.first()?, two.get(1)?));
        let mut steps = Steps::default();
        for column in middles.chunk_by(|a, b| apart.is_some() && below(a, b) == apart) {
            let (Some(first), Ok(number)) = (column.first(), i32::try_from(column.len())) else { continue };
            steps.discs(*first, number, apart);
        }
        let mut look = self.stroked(ink, 2.0 * radius);
        look.push_str(r#" stroke-linecap="round""#);
        if let Some(apart) = apart {
            let _ = write!(look, r#" stroke-dasharray="0 {apart}""#);
        }
        self.path(&look, &steps);
    }

    fn closed(&mut self, fill: Ink, outline: Option<Stroke>, halo: Option<f32>, geometries: &[Geometry<'_>]) {
        let mut steps = Steps::default();
        for geometry in geometries {
            match geometry {
                Geometry::Corners(corners) => steps.polygon(corners),
                Geometry::Circle(middle, radius) => steps.circle(*middle, *radius),
                Geometry::Text(_) => {}
            }
        }
        match (halo, outline, self.colours.palette()) {
            (Some(width), None, None) => {
                let look = format!(r#"class="halo {}" stroke-width="{}""#, name(fill), on_grid(width));
                return self.path(&look, &steps);
            }
            // Programs that open files may not know `paint-order`, so the line under the filling is a path of its own.
            (Some(width), ..) => self.path(&self.stroked(Ink::Ground, width), &steps),
            (None, ..) => {}
        }
        match (outline, self.colours.palette()) {
            (None, _) => self.path(&self.filled(fill), &steps),
            (Some(line), None) if fill == Ink::Ground => {
                let look =
                    format!(r#"class="hollow {}" stroke-width="{}""#, name(line.ink), on_grid(line.width));
                self.path(&look, &steps);
            }
            (Some(line), _) => {
                self.path(&self.filled(fill), &steps);
                self.path(&self.stroked(line.ink, line.width), &steps);
            }
        }
    }

    fn path(&mut self, look: &str, steps: &Steps) {
        let _ = write!(self.out, r#"<path {look} d="{}"/>"#, steps.text);
    }

    /// The ground in the boxes of texts.
    fn grounds(&mut self, geometries: &[Geometry<'_>]) {
        let mut steps = Steps::default();
        for geometry in geometries {
            if let Geometry::Text(text) = geometry {
                steps.rectangle(&text.bounds);
            }
        }
        self.path(&self.filled(Ink::Ground), &steps);
    }

    fn texts(&mut self, look: &str, geometries: &[Geometry<'_>]) {
        let is_one = geometries.len() == 1;
        if !is_one {
            let _ = write!(self.out, "<g {look}>");
        }
        for geometry in geometries {
            let Geometry::Text(text) = geometry else { continue };
            let (x, y) = match self.colours.palette() {
                // To whole pixels, and with `y` first, which many labels share: both make the compressed page smaller.
                None => grid(at(text.at.x.round(), text.at.y.round())),
                Some(_) => grid(text.at),
            };
            let _ = write!(self.out, r#"<text y="{y}" x="{x}""#);
            if is_one {
                let _ = write!(self.out, " {look}");
            }
            let _ = write!(self.out, ">{}</text>", Escaped(&text.text));
        }
        if !is_one {
            self.out.push_str("</g>");
        }
    }

    /// The look of texts as attributes.
    fn of_texts(&self, ink: Ink, font: Font, anchor: Anchor) -> String {
        let mut look = self.filled(ink);
        look.push_str(match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        });
        if font.weight == Weight::Bold {
            look.push_str(r#" font-weight="700""#);
        }
        if on_grid(font.size) != on_grid(TEXT.size) {
            let _ = write!(look, r#" font-size="{}""#, on_grid(font.size));
        }
        look
    }

    /// A filling as attributes: the styles of a page know its name, or its colour is written out.
    fn filled(&self, ink: Ink) -> String {
        match self.colours.palette() {
            None => format!(r#"class="{}""#, name(ink)),
            Some(palette) => format!(r#"fill="{}""#, hex(palette.colour(ink))),
        }
    }

    /// A line as attributes.
    fn stroked(&self, ink: Ink, width: f32) -> String {
        let width = on_grid(width);
        match self.colours.palette() {
            // The styles of a page make lines a pixel wide.
            None if width == on_grid(1.0) => format!(r#"class="line {}""#, name(ink)),
            None => format!(r#"class="line {}" stroke-width="{width}""#, name(ink)),
            Some(palette) => {
                format!(r#"fill="none" stroke="{}" stroke-width="{width}""#, hex(palette.colour(ink)))
            }
        }
    }
}

impl Geometry<'_> {
    fn middle(&self) -> Option<Point> {
        if let Self::Circle(middle, _) = self { Some(*middle) } else { None }
    }
}

/// The name of an ink in the styles of a page: that of its custom property.
fn name(ink: Ink) -> &'static str {
    ink.property().trim_start_matches("--cc-")
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
