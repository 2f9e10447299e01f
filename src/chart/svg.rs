//! A scene as SVG: in a page that no program draws on, and as a file to keep.

use super::paint::{Look, Palette, paint};
use super::scene::{Ink, Scene};
use plotters::drawing::IntoDrawingArea as _;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;
use std::fmt::Write as _;

/// Steps of the drawing grid to a CSS pixel: tenths, so that coordinates are short whole numbers.
const GRID: f32 = 10.0;

/// Where the colours of an SVG come from.
#[derive(Clone, Copy, Debug)]
pub enum Colours<'a> {
    /// The custom properties of the page that it stands in, so that it follows the page's theme.
    OfPage,
    /// A palette, for a file that stands alone.
    Of(&'a Palette),
}

/// The scene as one `<svg>` element, as many CSS pixels wide and high as the scene.
///
/// `attributes` are written into its tag as they are, and `font_family` is as CSS lists it; the former must be sound
/// markup. A file that stands alone needs a ground of its own.
pub fn svg(scene: &Scene, colours: Colours<'_>, font_family: Option<&str>, attributes: &str) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a scene has a sensible size")]
    let steps = |length: f32| (length * GRID).round() as u32;
    let (width, height) = (steps(scene.width), steps(scene.height));
    let mut out = String::new();
    // Writing into a string never fails.
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {width} {height}" font-size="{}" dominant-baseline="central" stroke-linejoin="round"{attributes}"#,
        scene.width,
        scene.height,
        steps(super::text::TEXT),
    );
    if let Some(family) = font_family {
        let _ = write!(out, r#" font-family="{}""#, escaped(family));
    }
    out.push('>');
    if let Colours::Of(palette) = colours {
        let _ = write!(
            out,
            r#"<path fill="{}" d="M0 0h{width}v{height}h-{width}z"/>"#,
            hex(palette.colour(Ink::Ground))
        );
    }
    let palette = match colours {
        Colours::OfPage => &Palette::LIGHT,
        Colours::Of(palette) => palette,
    };
    {
        let backend = Backend { out: &mut out, size: (width, height), colours, open: None };
        let area = backend.into_drawing_area();
        let look = Look { palette: palette.clone(), font_family: String::new(), grid: GRID };
        // A backend that cannot fail draws everything.
        let _ = paint(&area, scene, &look);
        let _ = area.present();
    }
    out.push_str("</svg>");
    out
}

/// Writes what plotters draws. Shapes that follow each other and look alike become one path.
struct Backend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    colours: Colours<'a>,
    open: Option<Open>,
}

/// A path that may still go on.
struct Open {
    /// What it looks like, as attributes.
    look: String,
    /// Its steps so far, each from where the last ended.
    steps: String,
    /// Where it has come to.
    at: BackendCoord,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Backend<'_> {
    /// A colour as attributes: the styles know its name, or it is written out.
    fn colour(&self, colour: BackendColor, part: Part) -> String {
        let named = Ink::ALL.into_iter().zip(Palette::LIGHT.0).find(|(_, rgb)| *rgb == colour.rgb);
        match (self.colours, named, part) {
            (Colours::OfPage, Some((ink, _)), Part::Filling) => format!(r#"class="{}""#, name(ink)),
            (Colours::OfPage, Some((ink, _)), Part::Line) => format!(r#"class="line {}""#, name(ink)),
            (_, _, Part::Filling) => format!(r#"fill="{}""#, hex(colour.rgb)),
            (_, _, Part::Line) => format!(r#"fill="none" stroke="{}""#, hex(colour.rgb)),
        }
    }

    /// Goes on with the open path if it looks the same, else begins one. A path begins by moving to its first point.
    fn path(&mut self, look: String, points: impl IntoIterator<Item = BackendCoord>, end: &str) {
        if self.open.as_ref().is_none_or(|open| open.look != look) {
            self.close();
        }
        let open = self.open.get_or_insert(Open { look, steps: String::new(), at: (0, 0) });
        let mut points = points.into_iter();
        let Some(first) = points.next() else { return };
        let _ = write!(open.steps, "m{}", pair((first.0 - open.at.0, first.1 - open.at.1)));
        open.at = first;
        for point in points {
            let (x, y) = (point.0 - open.at.0, point.1 - open.at.1);
            let _ = match (x, y) {
                (x, 0) => write!(open.steps, "h{x}"),
                (0, y) => write!(open.steps, "v{y}"),
                step => write!(open.steps, "l{}", pair(step)),
            };
            open.at = point;
        }
        open.steps.push_str(end);
        if end == "z" {
            // Closing goes back to where it began.
            open.at = first;
        }
    }

    fn close(&mut self) {
        if let Some(Open { look, steps, .. }) = self.open.take() {
            let _ = write!(self.out, r#"<path {look} d="{steps}"/>"#);
        }
    }
}

/// What of a shape has a colour.
#[derive(Clone, Copy)]
enum Part {
    Filling,
    Line,
}

/// The name of an ink in the styles of a page: that of its custom property.
fn name(ink: Ink) -> &'static str {
    ink.property().trim_start_matches("--cc-")
}

/// Two numbers as a path has them.
fn pair((x, y): BackendCoord) -> String {
    if y < 0 { format!("{x}{y}") } else { format!("{x} {y}") }
}

fn hex((red, green, blue): (u8, u8, u8)) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A text as markup has it.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.path(self.colour(colour, Part::Filling), [point], "h1v1h-1z");
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let (colour, width) = (self.colour(style.color(), Part::Line), style.stroke_width());
        self.path(format!(r#"{colour} stroke-width="{width}""#), path, "");
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        if fill {
            return self.fill_polygon(corners, style);
        }
        self.draw_path(corners.into_iter().chain([(left, top)]), style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        middle: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let colour = self.colour(style.color(), Part::Line);
        if fill {
            // The round end of a line that goes nowhere: of all forms, many equal discs are the shortest so.
            let look = format!(r#"{colour} stroke-width="{}" stroke-linecap="round""#, 2 * radius);
            self.path(look, [middle, middle], "");
        } else {
            self.close();
            let ((x, y), width) = (middle, style.stroke_width());
            let _ = write!(
                self.out,
                r#"<circle {colour} stroke-width="{width}" cx="{x}" cy="{y}" r="{radius}"/>"#
            );
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.path(self.colour(style.color(), Part::Filling), corners, "z");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.close();
        let colour = self.colour(style.color(), Part::Filling);
        let _ = write!(self.out, r#"<text x="{x}" y="{y}" {colour}"#);
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(r#" text-anchor="middle""#),
            HPos::Right => self.out.push_str(r#" text-anchor="end""#),
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str(r#" font-weight="700""#);
        }
        let size = style.size();
        #[allow(clippy::float_cmp, reason = "the usual size is given as this number")]
        let is_usual = size == f64::from(super::text::TEXT * GRID);
        if !is_usual {
            let _ = write!(self.out, r#" font-size="{size}""#);
        }
        let _ = write!(self.out, ">{}</text>", escaped(text));
        Ok(())
    }
}
