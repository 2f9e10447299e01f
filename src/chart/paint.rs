//! Painting a scene on any plotters backend.

use super::geometry::{Point, at};
use super::scene::{Anchor, Ink, Scene, Shape, Stroke, Text};
use super::text::Weight;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text as TextElement};
use plotters::prelude::{DrawingBackend, RGBColor};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontFamily, FontStyle, ShapeStyle, TextStyle};

/// What painting needs besides the scene: colours, font and resolution.
#[derive(Clone, PartialEq, Debug)]
pub struct PaintStyle {
    /// The colour of each ink.
    pub palette: Palette,
    /// The font families, as CSS lists them.
    pub font_family: String,
    /// How many of the backend's pixels one of the scene's is. plotters rounds coordinates to whole pixels of the backend, so
    /// that a backend with more of them keeps small shapes true.
    pub grid: f32,
}

/// A colour: red, green and blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Black, as canvases begin.
    pub const BLACK: Self = Self(0, 0, 0);
}

/// As plotters' backends have them.
impl From<(u8, u8, u8)> for Rgb {
    fn from((red, green, blue): (u8, u8, u8)) -> Self {
        Self(red, green, blue)
    }
}

/// The colour of each ink.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette(pub [(Ink, Rgb); Ink::ALL.len()]);

impl Palette {
    /// The colours of the light theme, as in `static/council-compare.css`, for drawing outside a browser.
    pub const LIGHT: Self = Self([
        (Ink::Ground, Rgb(0xff, 0xff, 0xff)),
        (Ink::Ink, Rgb(0x1b, 0x1d, 0x1f)),
        (Ink::Muted, Rgb(0x5c, 0x61, 0x66)),
        (Ink::Hair, Rgb(0xd9, 0xd8, 0xd3)),
        (Ink::First, Rgb(0x30, 0x62, 0xc2)),
        (Ink::Second, Rgb(0x70, 0x12, 0x4f)),
        (Ink::FirstLine, Rgb(0x6a, 0x8e, 0xd3)),
        (Ink::SecondLine, Rgb(0xa9, 0x67, 0x8f)),
        (Ink::FirstTint, Rgb(0xe9, 0xef, 0xf9)),
        (Ink::SecondTint, Rgb(0xf5, 0xea, 0xf1)),
        (Ink::Dot, Rgb(0x86, 0x8b, 0x90)),
        (Ink::Outstanding, Rgb(0x14, 0x63, 0x4a)),
        (Ink::Good, Rgb(0x0a, 0x90, 0x69)),
        (Ink::RequiresImprovement, Rgb(0xb3, 0x69, 0x0f)),
        (Ink::Inadequate, Rgb(0xa1, 0x11, 0x09)),
    ]);

    /// The colour of an ink.
    pub fn colour(&self, ink: Ink) -> Rgb {
        self.0.iter().find(|(known, _)| *known == ink).map_or(Rgb::BLACK, |(_, colour)| *colour)
    }
}

type Area<DB> = DrawingArea<DB, Shift>;
type Painted<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Paints the scene over whatever the area has already.
///
/// # Errors
///
/// If the backend refuses a shape.
pub fn paint<DB: DrawingBackend>(area: &Area<DB>, scene: &Scene, style: &PaintStyle) -> Painted<DB> {
    let painter = Painter { area, style };
    for shape in &scene.shapes {
        painter.shape(shape)?;
    }
    Ok(())
}

/// Paints a ring of this radius round a mark, to show that it is being read out.
///
/// # Errors
///
/// If the backend refuses it.
pub fn paint_ring<DB: DrawingBackend>(
    area: &Area<DB>,
    middle: Point,
    radius: f32,
    style: &PaintStyle,
) -> Painted<DB> {
    let painter = Painter { area, style };
    // A small ring gets a thinner halo, to hide less of the small marks around it.
    let halo = (radius * 0.42).min(5.0);
    for stroke in [Stroke::solid(Ink::Ground, halo), Stroke::solid(Ink::Ink, halo.clamp(1.5, 2.0))] {
        area.draw(&Circle::new(painter.step(middle), painter.length(radius), painter.stroked(&stroke)))?;
    }
    Ok(())
}

struct Painter<'a, DB: DrawingBackend> {
    area: &'a Area<DB>,
    style: &'a PaintStyle,
}

impl<DB: DrawingBackend> Painter<'_, DB> {
    fn shape(&self, shape: &Shape) -> Painted<DB> {
        match shape {
            Shape::Path { points, stroke } => self.path(points, stroke),
            Shape::Polygon { points, fill, outline } => {
                self.area.draw(&Polygon::new(self.steps(points), self.filled(*fill)))?;
                match outline {
                    Some(stroke) => {
                        let closed: Vec<Point> = points.iter().chain(points.first()).copied().collect();
                        self.path(&closed, stroke)
                    }
                    None => Ok(()),
                }
            }
            Shape::Circle { middle, radius, fill, outline } => {
                let radius = self.length(*radius);
                self.area.draw(&Circle::new(self.step(*middle), radius, self.filled(*fill)))?;
                match outline {
                    Some(stroke) => {
                        self.area.draw(&Circle::new(self.step(*middle), radius, self.stroked(stroke)))
                    }
                    None => Ok(()),
                }
            }
            Shape::Text(text) => self.text(text),
        }
    }

    fn path(&self, points: &[Point], stroke: &Stroke) -> Painted<DB> {
        let style = self.stroked(stroke);
        match stroke.dash {
            None => self.area.draw(&PathElement::new(self.steps(points), style)),
            Some((drawn, left_out)) => {
                for piece in dashes(points, drawn, left_out) {
                    self.area.draw(&PathElement::new(self.steps(&piece), style))?;
                }
                Ok(())
            }
        }
    }

    fn text(&self, text: &Text) -> Painted<DB> {
        if text.has_halo {
            let corners = [at(text.bounds.left, text.bounds.top), at(text.bounds.right, text.bounds.bottom)];
            let [upper_left, lower_right] = corners.map(|corner| self.step(corner));
            self.area.draw(&Rectangle::new([upper_left, lower_right], self.filled(Ink::Ground)))?;
        }
        let horizontal = match text.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let weight = match text.font.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let size = f64::from(text.font.size * self.style.grid);
        let colour = self.colour(text.ink);
        let style = TextStyle::from((FontFamily::Name(&self.style.font_family), size, weight))
            .color(&colour)
            .pos(Pos::new(horizontal, VPos::Center));
        self.area.draw(&TextElement::new(text.text.as_str(), self.step(text.at), style))
    }

    fn colour(&self, ink: Ink) -> RGBColor {
        let Rgb(red, green, blue) = self.style.palette.colour(ink);
        RGBColor(red, green, blue)
    }

    fn filled(&self, ink: Ink) -> ShapeStyle {
        self.colour(ink).filled()
    }

    fn stroked(&self, stroke: &Stroke) -> ShapeStyle {
        self.colour(stroke.ink).stroke_width(self.length(stroke.width))
    }

    #[allow(clippy::cast_possible_truncation, reason = "a scene is at most a few thousand pixels wide")]
    fn step(&self, point: Point) -> (i32, i32) {
        ((point.x * self.style.grid).round() as i32, (point.y * self.style.grid).round() as i32)
    }

    fn steps(&self, points: &[Point]) -> Vec<(i32, i32)> {
        points.iter().map(|point| self.step(*point)).collect()
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lengths are positive and small"
    )]
    fn length(&self, length: f32) -> u32 {
        (length * self.style.grid).round() as u32
    }
}

/// The drawn pieces of a broken line along a path.
fn dashes(points: &[Point], drawn: f32, left_out: f32) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut is_drawing, mut left) = (true, drawn);
    for window in points.windows(2) {
        let [from, to] = window else { continue };
        let length = from.distance(*to);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let share = done / length;
            let corner = at(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
            if is_drawing {
                piece.push(corner);
                pieces.push(core::mem::take(&mut piece));
            } else {
                piece = vec![corner];
            }
            is_drawing = !is_drawing;
            left = if is_drawing { drawn } else { left_out };
        }
        left -= length - done;
        if is_drawing {
            piece.push(*to);
        }
    }
    if is_drawing && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}
