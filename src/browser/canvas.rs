//! A scene on a canvas, in the page's own font and colours.

use crate::chart::geometry::Point;
use crate::chart::paint::{PaintStyle, Palette, Rgb, paint, paint_ring};
use crate::chart::scene::{Ink, Scene};
use crate::chart::text::{Font, Measure, Weight};
use plotters::drawing::IntoDrawingArea as _;
use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use std::cell::Cell;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement};

/// Steps of the drawing grid to one of the scene's pixels. plotters rounds coordinates to whole steps; eighths keep small shapes
/// true.
const GRID: f32 = 8.0;

/// Pixels of a canvas to one of the scene's on paper, which is finer than any screen.
const PAPER_RATIO: f64 = 3.0;

/// Pixels of a picture that is kept to one of the scene's.
const KEPT_RATIO: f64 = 2.0;

/// A canvas element with its drawing context and its computed styles, which give font and colours.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    styles: CssStyleDeclaration,
    font_family: String,
    /// The font that the context measures in now: setting one costs more than measuring a label.
    measuring_in: Cell<Option<Font>>,
}

/// What a drawing in the page depends on besides its scene.
#[derive(PartialEq)]
pub struct Surroundings {
    /// How wide the chart is, in CSS pixels.
    pub width: i32,
    /// How many times larger than usual the reader's text is.
    pub scale: f32,
    /// Pixels of the screen to one of CSS.
    ratio: f64,
    look: PaintStyle,
}

/// What lies under a drawing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// Nothing: the page shows through.
    Transparent,
    /// The ground of the palette. Paper and pictures need it: when something partly transparent is made smaller, grey lines
    /// appear around its letters.
    Painted,
}

impl Canvas {
    /// The canvas, if the browser gives it a drawing context.
    pub fn new(element: &HtmlCanvasElement) -> Option<Self> {
        Self::styled_as(element.clone(), element)
    }

    /// A canvas that is not in the page, with the styles of an element that is.
    pub fn unseen(seen: &Element) -> Option<Self> {
        let element = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        Self::styled_as(element, seen)
    }

    fn styled_as(element: HtmlCanvasElement, seen: &Element) -> Option<Self> {
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        let styles = web_sys::window()?.get_computed_style(seen).ok()??;
        let font_family =
            styles.get_property_value("font-family").unwrap_or_else(|_| "sans-serif".to_owned());
        Some(Self { element, context, styles, font_family, measuring_in: Cell::new(None) })
    }

    /// The element.
    pub const fn element(&self) -> &HtmlCanvasElement {
        &self.element
    }

    /// What a drawing in an element of this width depends on now.
    pub fn surroundings(&self, width: i32) -> Surroundings {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        Surroundings {
            width,
            scale: self.text_scale(),
            ratio: ratio.clamp(1.0, 4.0),
            look: self.look(self.palette()),
        }
    }

    /// How many times larger than usual the reader's text is. The styles give the canvas the size of chart text in the page,
    /// which is usually 12 pixels.
    fn text_scale(&self) -> f32 {
        let size = self.styles.get_property_value("font-size").unwrap_or_default();
        #[allow(clippy::cast_possible_truncation, reason = "a size in pixels")]
        let pixels = js_sys::parse_float(&size) as f32;
        if pixels.is_finite() { (pixels / 12.0).clamp(0.5, 4.0) } else { 1.0 }
    }

    fn look(&self, palette: Palette) -> PaintStyle {
        PaintStyle { palette, font_family: self.font_family.clone(), grid: GRID }
    }

    /// The colours that the styles give now: the colour scheme's, the embedding page's, or the reader's forced colours.
    fn palette(&self) -> Palette {
        // A colour that lets something through lets the ground through, which is the first of all; and a ground, the page.
        let mut ground = "Canvas".to_owned();
        Palette(Ink::ALL.map(|ink| {
            let value = self.styles.get_property_value(ink.property()).unwrap_or_default();
            self.context.set_fill_style_str("#000000");
            // A canvas gives back any CSS colour as `#rrggbb`, if that can express it. Any other is painted and read back.
            self.context.set_fill_style_str(value.trim());
            let resolved = self.context.fill_style().as_string();
            let colour =
                resolved.as_deref().and_then(hex).unwrap_or_else(|| self.painted_colour(&ground, &value));
            if ink == Ink::Ground {
                let Rgb(red, green, blue) = colour;
                ground = format!("rgb({red} {green} {blue})");
            }
            (ink, colour)
        }))
    }

    /// The colour that a pixel takes when it is filled with the ground, and then with a colour of the styles.
    fn painted_colour(&self, ground: &str, value: &str) -> Rgb {
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.context.clear_rect(0.0, 0.0, 1.0, 1.0);
        for style in [ground, value.trim()] {
            self.context.set_fill_style_str(style);
            self.context.fill_rect(0.0, 0.0, 1.0, 1.0);
        }
        let pixel = self.context.get_image_data(0.0, 0.0, 1.0, 1.0).map(|image| image.data().0);
        // No drawing may follow that would paint over the pixel. No drawing has anything in this corner, so nothing is lost.
        self.context.clear_rect(0.0, 0.0, 1.0, 1.0);
        match pixel.as_deref() {
            Ok([red, green, blue, _]) => Rgb(*red, *green, *blue),
            _ => Rgb::BLACK,
        }
    }

    /// Paints the scene as the page is now, at the screen's full resolution.
    pub fn paint(&self, scene: &Scene, ring: Option<Point>, surroundings: &Surroundings) {
        let (scale, ratio) = (f64::from(surroundings.scale), surroundings.ratio);
        let (width, height) = (f64::from(scene.width) * scale, f64::from(scene.height) * scale);
        self.resize((width * ratio).round(), (height * ratio).round());
        // Sizes that are numbers are always accepted.
        let _ = self.element.style().set_property("height", &format!("{height}px"));
        self.draw(scene, ring, ratio * scale, &surroundings.look, Ground::Transparent);
    }

    /// Paints the scene for paper: always in light colours, as fine as a printer wants it, without a mark that is
    /// read out. The element keeps its place on the screen.
    pub fn paint_for_paper(&self, scene: &Scene) {
        self.paint_in_light(scene, PAPER_RATIO);
    }

    /// Paints the scene to be kept as a picture: in light colours on their own ground, two pixels to one.
    pub fn paint_to_keep(&self, scene: &Scene) {
        self.paint_in_light(scene, KEPT_RATIO);
    }

    /// Paints the scene in light colours on their own ground, so many pixels to one of the scene's.
    fn paint_in_light(&self, scene: &Scene, ratio: f64) {
        let (width, height) = (f64::from(scene.width), f64::from(scene.height));
        self.resize((width * ratio).round(), (height * ratio).round());
        self.draw(scene, None, ratio, &self.look(Palette::LIGHT), Ground::Painted);
    }

    /// Draws on the whole canvas, which has so many pixels to one of the scene's.
    fn draw(&self, scene: &Scene, ring: Option<Point>, ratio: f64, look: &PaintStyle, ground: Ground) {
        self.measuring_in.set(None);
        let steps = ratio / f64::from(GRID);
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let (width, height) = (f64::from(self.element.width()), f64::from(self.element.height()));
        self.context.clear_rect(0.0, 0.0, width, height);
        if ground == Ground::Painted {
            let Rgb(red, green, blue) = look.palette.colour(Ink::Ground);
            self.context.set_fill_style_str(&format!("rgb({red} {green} {blue})"));
            self.context.fill_rect(0.0, 0.0, width, height);
        }
        let _ = self.context.set_transform(steps, 0.0, 0.0, steps, 0.0, 0.0);
        self.context.set_line_join("round");
        let Some(backend) = CanvasBackend::with_canvas_object(self.element.clone()) else { return };
        let size = grid_size(scene);
        let area = FineGrid { backend, size }.into_drawing_area();
        let painted = paint(&area, scene, look).and_then(|()| match ring {
            Some(middle) => paint_ring(&area, middle, scene.ring, look),
            None => Ok(()),
        });
        if let Err(error) = painted {
            super::console::warn(&format!("Council Compare could not draw its chart. {error}"));
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a canvas is at most a few thousand pixels in size"
    )]
    fn resize(&self, width: f64, height: f64) {
        let (width, height) = (width as u32, height as u32);
        // Setting a size clears the canvas and costs memory, so it is done only where it changes.
        if (self.element.width(), self.element.height()) != (width, height) {
            self.element.set_width(width);
            self.element.set_height(height);
        }
    }
}

impl Measure for Canvas {
    fn width(&self, text: &str, font: Font) -> f32 {
        if self.measuring_in.replace(Some(font)) != Some(font) {
            let weight = match font.weight {
                Weight::Regular => "normal",
                Weight::Bold => "bold",
            };
            self.context.set_font(&format!("{weight} {}px {}", f64::from(font.size), self.font_family));
        }
        #[allow(clippy::cast_possible_truncation, reason = "text is at most a few thousand pixels wide")]
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width() as f32)
    }
}

/// The colour `#rrggbb`.
fn hex(colour: &str) -> Option<Rgb> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |range| u8::from_str_radix(digits.get(range)?, 16).ok();
    Some(Rgb(part(0..2)?, part(2..4)?, part(4..6)?))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a scene has a sensible size")]
fn grid_size(scene: &Scene) -> (u32, u32) {
    ((scene.width * GRID).ceil() as u32, (scene.height * GRID).ceil() as u32)
}

/// The canvas backend with the size of the grid. plotters keeps points within the size that a backend gives, which for the
/// plain backend would be that of the canvas in pixels, smaller than the grid.
struct FineGrid {
    backend: CanvasBackend,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for FineGrid {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.backend.draw_pixel(point, colour)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.backend.draw_path(path, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.backend.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        self.backend.fill_polygon(vertices, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, place: BackendCoord) -> Drawn {
        self.backend.draw_text(text, style, place)
    }
}
