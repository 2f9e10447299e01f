//! A plotters backend that paints on a [`Sheet`].

use super::PaintError;
use super::font::Family;
use super::glyphs::Glyphs;
use super::sheet::{Mask, Sheet};
use council_compare::chart::text::Weight;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use swash::zeno::{Command, Fill, Join, Origin, PathBuilder as _, Stroke, Style};

/// Steps of the backend's grid to a pixel. plotters counts in whole steps.
pub(super) const GRID: f32 = 8.0;

/// What it takes to paint.
pub(super) struct Backend<'a> {
    pub sheet: &'a mut Sheet,
    pub glyphs: &'a mut Glyphs,
    pub font: &'a Family,
}

type Drawn = Result<(), DrawingErrorKind<PaintError>>;

#[allow(clippy::cast_precision_loss, reason = "the grid has some ten thousand steps")]
fn pixels(steps: i32) -> f32 {
    steps as f32 / GRID
}

#[allow(clippy::cast_precision_loss, reason = "the grid has some ten thousand steps")]
fn length(steps: u32) -> f32 {
    steps as f32 / GRID
}

fn path(points: impl IntoIterator<Item = BackendCoord>, is_closed: bool) -> Vec<Command> {
    let mut path = Vec::new();
    for (x, y) in points {
        let point = [pixels(x), pixels(y)];
        if path.is_empty() {
            path.move_to(point)
        } else {
            path.line_to(point)
        };
    }
    if is_closed {
        path.close();
    }
    path
}

/// The style of a filling or of a line; corners are round, as on the page.
fn style_of<'a, S: BackendStyle>(style: &S, is_filled: bool) -> Style<'a> {
    if is_filled {
        Style::Fill(Fill::NonZero)
    } else {
        Style::Stroke(*Stroke::new(length(style.stroke_width())).join(Join::Round))
    }
}

impl Backend<'_> {
    fn cover(&mut self, path: &[Command], style: Style<'_>, colour: BackendColor) -> Drawn {
        let (coverage, place) = swash::zeno::Mask::new(path).style(style).origin(Origin::TopLeft).render();
        let mask = Mask::new(place.left, place.top, place.width, &coverage);
        self.sheet.lay(&mask, (0, 0), colour.rgb.into()).map_err(DrawingErrorKind::DrawingError)
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = PaintError;

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the grid is a whole number")]
    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.sheet.size();
        (width * GRID as u32, height * GRID as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        self.cover(&path(corners, true), style_of(style, fill), style.color())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        self.cover(&path(points, false), style_of(style, false), style.color())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut circle: Vec<Command> = Vec::new();
        circle.add_circle([pixels(x), pixels(y)], length(radius));
        self.cover(&circle, style_of(style, fill), style.color())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.cover(&path(corners, true), style_of(style, true), style.color())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let weight = match style.style() {
            FontStyle::Bold => Weight::Bold,
            FontStyle::Normal | FontStyle::Italic | FontStyle::Oblique => Weight::Regular,
        };
        #[allow(clippy::cast_possible_truncation, reason = "a size is some hundred steps")]
        let size = style.size() as f32 / GRID;
        let line = self.font.line(text, weight);
        if let Some(character) = line.missing {
            let missing = PaintError::NoCharacter { character, text: text.to_owned() };
            return Err(DrawingErrorKind::DrawingError(missing));
        }
        let anchor = style.anchor();
        let start = match anchor.h_pos {
            HPos::Left => pixels(x),
            HPos::Center => pixels(x) - line.width * size / 2.0,
            HPos::Right => pixels(x) - line.width * size,
        };
        let below = match anchor.v_pos {
            VPos::Top => 0.5,
            VPos::Center => 0.0,
            VPos::Bottom => -0.5,
        };
        #[allow(clippy::cast_possible_truncation, reason = "a place on the picture")]
        let baseline = (pixels(y) + (self.font.baseline(weight) + below) * size).round() as i32;
        for glyph in line.glyphs {
            let (mask, pixel) = self.glyphs.mask(self.font, glyph.id, weight, size, start + glyph.x * size);
            let laid = self.sheet.lay(mask, (pixel, baseline), style.color().rgb.into());
            laid.map_err(DrawingErrorKind::DrawingError)?;
        }
        Ok(())
    }
}
