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
        r#"<svg{} width="{}" height="{}" viewBox="0 0 {width} {height}" font-size="{}" dominant-baseline="central" stroke-linejoin="round"{attributes}"#,
        match colours {
            // Within a page it goes without saying.
            Colours::OfPage => "",
            Colours::Of(_) => r#" xmlns="http://www.w3.org/2000/svg""#,
        },
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

/// Shapes that look alike, as far as they have come.
struct Open {
    /// What they look like, as attributes.
    look: String,
    /// The corners of each.
    shapes: Vec<Vec<BackendCoord>>,
    /// Whether they are closed.
    closed: bool,
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

    /// Adds a shape to those that look the same, or begins with others.
    fn path(&mut self, look: String, corners: impl IntoIterator<Item = BackendCoord>, closed: bool) {
        if self.open.as_ref().is_none_or(|open| open.look != look || open.closed != closed) {
            self.close();
        }
        let open = self.open.get_or_insert(Open { look, shapes: Vec::new(), closed });
        open.shapes.push(corners.into_iter().collect());
    }

    /// Writes the shapes that look alike as one path, and broken lines, which plotters draws piece by piece, as one
    /// each.
    fn close(&mut self) {
        let Some(Open { look, shapes, closed }) = self.open.take() else { return };
        let mut steps = Steps::default();
        let mut rest = shapes.as_slice();
        while let Some((shape, after)) = rest.split_first() {
            rest = match broken_line(rest) {
                Some((pieces, dash, line)) => {
                    let mut whole = Steps::default();
                    whole.shape(&line, false);
                    let [drawn, left_out] = dash;
                    let _ = write!(
                        self.out,
                        r#"<path {look} stroke-dasharray="{drawn} {left_out}" d="{}"/>"#,
                        whole.text
                    );
                    rest.get(pieces..).unwrap_or_default()
                }
                None => {
                    steps.shape(shape, closed);
                    after
                }
            };
        }
        if !steps.text.is_empty() {
            let _ = write!(self.out, r#"<path {look} d="{}"/>"#, steps.text);
        }
    }
}

/// The steps of a path, each from where the last ended.
#[derive(Default)]
struct Steps {
    text: String,
    /// Where they have come to.
    at: BackendCoord,
}

impl Steps {
    /// Moves to a shape's first corner, and goes on to the others.
    fn shape(&mut self, corners: &[BackendCoord], closed: bool) {
        let Some((first, others)) = corners.split_first() else { return };
        // Writing into a string never fails.
        let _ = write!(self.text, "m{}", pair((first.0 - self.at.0, first.1 - self.at.1)));
        self.at = *first;
        for corner in others {
            let _ = match (corner.0 - self.at.0, corner.1 - self.at.1) {
                (x, 0) => write!(self.text, "h{x}"),
                (0, y) => write!(self.text, "v{y}"),
                step => write!(self.text, "l{}", pair(step)),
            };
            self.at = *corner;
        }
        if closed {
            self.text.push('z');
            // Closing goes back to where it began.
            self.at = *first;
        }
    }
}

/// The least pieces of a broken line that are shorter as one.
const FEW: usize = 4;

/// An upright broken line that the first of these shapes begin: of how many pieces, how much is drawn and left out in
/// turn, and from where to where.
fn broken_line(shapes: &[Vec<BackendCoord>]) -> Option<(usize, [i32; 2], [BackendCoord; 2])> {
    let piece = |shape: &Vec<BackendCoord>| match shape.as_slice() {
        [from, to] if from.0 == to.0 && from.1 != to.1 => Some((*from, *to)),
        _ => None,
    };
    let (start, mut end) = piece(shapes.first()?)?;
    let (next, _) = piece(shapes.get(1)?)?;
    let (drawn, left_out) = (end.1 - start.1, next.1 - end.1);
    let mut pieces = 1;
    for shape in shapes.iter().skip(1) {
        let Some((from, to)) = piece(shape) else { break };
        if from.0 != start.0 || from.1 - end.1 != left_out || to.1 - from.1 != drawn {
            break;
        }
        (pieces, end) = (pieces + 1, to);
    }
    let is_one = pieces >= FEW && left_out != 0 && drawn.signum() == left_out.signum();
    is_one.then(|| (pieces, [drawn.abs(), left_out.abs()], [start, end]))
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
        self.path(
            self.colour(colour, Part::Filling),
            [point, (point.0 + 1, point.1), (point.0 + 1, point.1 + 1)],
            true,
        );
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
        self.path(format!(r#"{colour} stroke-width="{width}""#), path, false);
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
            self.path(look, [middle, middle], false);
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
        self.path(self.colour(style.color(), Part::Filling), corners, true);
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
