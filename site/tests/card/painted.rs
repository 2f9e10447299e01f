//! What comes out as PNG.

use crate::TELLING;
use crate::published::Published;
use council_compare::chart::geometry::{Point, Rect};
use council_compare::chart::paint::{Palette, Rgb};
use council_compare::chart::scene::{Ink, Scene, Shape, Text};
use council_compare::chart::text::Measure as _;
use council_compare::comparison::Comparison;
use council_compare::dataset::Slug;
use site::card::font::Family;
use site::card::{self, Painter, layout};
use std::io::Cursor;
use std::thread;

/// A picture read back.
struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<Rgb>,
}

impl Picture {
    fn of(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
        let pixels = bytes.chunks_exact(3).map(|rgb| Rgb(rgb[0], rgb[1], rgb[2])).collect();
        Self { width: info.width, height: info.height, pixels }
    }

    fn at(&self, x: u32, y: u32) -> Rgb {
        self.pixels[(y * self.width + x) as usize]
    }

    /// The pixels of a box, each with its place.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a box lies in the picture")]
    fn within(&self, bounds: Rect) -> impl Iterator<Item = (u32, u32, Rgb)> {
        let columns = bounds.left.floor() as u32..bounds.right.ceil() as u32;
        (bounds.top.floor() as u32..bounds.bottom.ceil() as u32)
            .flat_map(move |y| columns.clone().map(move |x| (x, y, self.at(x, y))))
    }
}

fn telling() -> Vec<Comparison> {
    let data = Published::load();
    TELLING.iter().map(|(first, second, day)| data.comparison(first, second, *day)).collect()
}

/// Paints the telling pairs.
fn for_telling(check: impl Fn(&Scene, &Picture, &[u8], &Family)) {
    let (mut painter, font) = (Painter::new().unwrap(), Family::load().unwrap());
    for comparison in telling() {
        let png = painter.png(&comparison).unwrap();
        check(&layout::scene(&comparison, &font).unwrap(), &Picture::of(&png), &png, &font);
    }
}

#[test]
fn every_picture_is_1200_by_630_and_small_enough() {
    for_telling(|_, picture, png, _| {
        assert_eq!((picture.width, picture.height), (1200, 630));
        assert_eq!((picture.width, picture.height), (card::WIDTH, card::HEIGHT));
        assert!(png.len() <= 60_000, "{} bytes", png.len());
    });
}

#[test]
fn every_letter_is_painted_in_its_ink() {
    for_telling(|scene, picture, _, font| {
        for text in scene.texts() {
            let ink = Palette::LIGHT.colour(text.ink);
            for (letter, bounds) in letters(text, font) {
                let painted = picture.within(bounds).filter(|(_, _, rgb)| *rgb == ink).count();
                // A full stop is four pixels square, at the least.
                assert!(painted >= 4, "“{letter}” of “{}”: {painted} pixels", text.text);
            }
        }
    });
}

/// Each letter of a text with the box it stands in.
fn letters(text: &Text, font: &Family) -> Vec<(char, Rect)> {
    let width = |part: &str| font.width(part, text.font);
    let letters = text.text.char_indices().filter(|(_, letter)| *letter != ' ');
    let boxed = letters.map(|(start, letter)| {
        let left = text.bounds.left + width(&text.text[..start]);
        let right = text.bounds.left + width(&text.text[..start + letter.len_utf8()]);
        (letter, Rect { left, right, ..text.bounds })
    });
    boxed.collect()
}

#[test]
fn nothing_is_painted_where_nothing_stands() {
    let ground = Palette::LIGHT.colour(Ink::Ground);
    for_telling(|scene, picture, _, _| {
        let mut is_bare = vec![true; picture.pixels.len()];
        for bounds in scene.shapes.iter().map(bounds) {
            // Edges that lie between two pixels colour both.
            for (x, y, _) in picture.within(bounds) {
                is_bare[(y * picture.width + x) as usize] = false;
            }
        }
        let bare = picture.pixels.iter().zip(&is_bare).filter(|(_, is_bare)| **is_bare);
        assert!(bare.clone().count() > 300_000);
        assert!(bare.clone().all(|(rgb, _)| *rgb == ground));
    });
}

/// The box that a shape fills. Overhanging letters reach a pixel out of theirs.
fn bounds(shape: &Shape) -> Rect {
    let around = |points: &[Point], margin: f32| {
        let first = Rect::around(points[0], margin);
        points.iter().map(|point| Rect::around(*point, margin)).fold(first, |all, one| Rect {
            left: all.left.min(one.left),
            top: all.top.min(one.top),
            right: all.right.max(one.right),
            bottom: all.bottom.max(one.bottom),
        })
    };
    match shape {
        Shape::Path { points, stroke } => around(points, stroke.width / 2.0),
        Shape::Polygon { points, outline, .. } => {
            around(points, outline.map_or(0.0, |stroke| stroke.width / 2.0))
        }
        Shape::Circle { middle, radius, outline, .. } => {
            Rect::around(*middle, radius + outline.map_or(0.0, |stroke| stroke.width / 2.0))
        }
        Shape::Text(text) => {
            Rect { left: text.bounds.left - 1.0, right: text.bounds.right + 1.0, ..text.bounds }
        }
    }
}

#[test]
fn every_shape_is_painted() {
    for_telling(|scene, picture, _, _| {
        for shape in &scene.shapes {
            let (fill, outline) = match shape {
                Shape::Path { stroke, .. } => (stroke.ink, None),
                Shape::Polygon { fill, outline, .. } | Shape::Circle { fill, outline, .. } => {
                    (*fill, outline.map(|stroke| stroke.ink))
                }
                Shape::Text(_) => continue,
            };
            for ink in [Some(fill), outline].into_iter().flatten() {
                let ink = Palette::LIGHT.colour(ink);
                let painted = picture.within(bounds(shape)).filter(|(_, _, rgb)| *rgb == ink).count();
                assert!(painted >= 40, "{painted} pixels of {shape:?}");
            }
        }
    });
}

#[test]
fn bytes_are_the_same_on_every_thread_and_in_every_order() {
    let slugs: Vec<(Slug, Slug)> = {
        let data = Published::load();
        data.ordered_pairs().step_by(601).map(|(first, second)| (first.clone(), second.clone())).collect()
    };
    let names: Vec<[String; 2]> = slugs.iter().map(|(a, b)| [a.to_string(), b.to_string()]).collect();
    let paint = |mut painter: Painter, backwards: bool| {
        let data = Published::load();
        let mut order: Vec<&[String; 2]> = names.iter().collect();
        if backwards {
            order.reverse();
        }
        let paint = |pair: &&[String; 2]| painter.png(&data.comparison(&pair[0], &pair[1], None)).unwrap();
        let mut pictures: Vec<Vec<u8>> = order.iter().map(paint).collect();
        if backwards {
            pictures.reverse();
        }
        pictures
    };
    let alone = paint(Painter::new().unwrap(), false);
    assert!(alone.len() > 40);
    thread::scope(|scope| {
        let threads = [true, false, true].map(|backwards| {
            let painter = Painter::new().unwrap();
            scope.spawn(move || paint(painter, backwards))
        });
        for thread in threads {
            assert!(thread.join().unwrap() == alone);
        }
    });
}
