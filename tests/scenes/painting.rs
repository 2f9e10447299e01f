//! Scenes painted as SVG, with the colours of the light theme.

use crate::common::{Dataset, grades_of_all, number_counted, path, title};
use council_compare::chart::journey::scene;
use council_compare::chart::paint::{PaintStyle, Palette, Rgb, paint, paint_ring};
use council_compare::chart::scene::{Ink, Scene, Shape};
use council_compare::chart::standing;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::journey::telling_area;
use council_compare::comparison::tally::{Among, Column, Tally};
use plotters::drawing::IntoDrawingArea as _;
use plotters_svg::SVGBackend;
use std::collections::{BTreeMap, BTreeSet};

/// Steps of the backend's grid to a pixel.
const GRID: f32 = 8.0;

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a scene is some thousand pixels wide"
)]
fn svg(scene: &Scene, with_ring: bool) -> String {
    let mut text = String::new();
    let size = ((scene.width * GRID) as u32, (scene.height * GRID) as u32);
    {
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        let look = PaintStyle {
            palette: Palette::LIGHT,
            font_family: "Liberation Sans, Arial, sans-serif".into(),
            grid: GRID,
        };
        paint(&area, scene, &look).unwrap();
        if with_ring {
            paint_ring(&area, scene.marks.first().unwrap().at, scene.ring, &look).unwrap();
        }
        area.present().unwrap();
    }
    text
}

#[test]
fn every_text_and_shape_is_painted() {
    let data = Dataset::load();
    for (first, second) in data.ordered_pairs().step_by(397) {
        let comparison = data.compare(first, second, None);
        for width in [296.0, 552.0, 856.0] {
            let scene = scene(&comparison, telling_area(&comparison), width, &HelveticaMetrics);
            let picture = svg(&scene, false);
            let of = || format!("{}, {width} px", title(&comparison));
            assert_eq!(picture.matches("<text").count(), scene.texts().count(), "{}", of());
            for text in scene.texts() {
                let escaped = text.text.replace('&', "&amp;").replace('\'', "&apos;");
                let is_there = picture.contains(&text.text) || picture.contains(&escaped);
                assert!(is_there, "{}: “{}”", of(), text.text);
            }
            let polygons = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Polygon { .. })).count();
            assert_eq!(picture.matches("<polygon").count(), polygons, "{}", of());
            let colours = colours_of(&picture);
            let palette: BTreeSet<String> = Palette::LIGHT.0.iter().map(|(_, colour)| hex(*colour)).collect();
            assert!(colours.is_subset(&palette), "{}: {colours:?}", of());
        }
    }
}

#[test]
fn every_council_of_the_standing_chart_is_painted() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let comparison = data.comparison("trafford", "cheshire-east", None);
    let tally = Tally::new(&comparison, &grades, Among::England);
    let counted = number_counted();
    // On phones each row has the disc of “good” over its column, on wide pages all have one; hollow dots are a disc
    // and a ring.
    for (width, discs) in [(296.0, 5), (856.0, 1)] {
        let picture = svg(&standing::scene(&comparison, &tally, width, &HelveticaMetrics), false);
        let hollow: usize = tally.rows.iter().map(|row| row.at(Column::NoGrade)).sum();
        assert!(hollow > 0 && tally.counted == counted, "{hollow} hollow of {}", tally.counted);
        assert_eq!(picture.matches("<circle").count(), counted * 5 + hollow + discs, "{width} px");
    }
}

#[test]
fn the_ring_stands_over_the_marks() {
    let comparison = Dataset::load().comparison("calderdale", "kirklees", None);
    let scene = scene(&comparison, telling_area(&comparison), 552.0, &HelveticaMetrics);
    let [without, with] = [false, true].map(|ring| svg(&scene, ring));
    assert_eq!(with.matches("<circle").count(), without.matches("<circle").count() + 2);
    assert!(with.rfind("<circle") > with.rfind("<text"), "the ring is painted last");
}

/// Every colour in a picture, `#RRGGBB`.
fn colours_of(picture: &str) -> BTreeSet<String> {
    let after_hash = picture.split("\"#").skip(1);
    after_hash.map(|rest| rest.chars().take(6).collect::<String>().to_ascii_lowercase()).collect()
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("{red:02x}{green:02x}{blue:02x}")
}

/// The custom properties of each block of a style sheet that begins with this selector.
fn blocks(styles: &str, selector: &str) -> Vec<BTreeMap<String, String>> {
    let start = format!("{selector} {{");
    let starts = styles.split(start.as_str()).skip(1);
    let declarations = starts.map(|block| block.split('}').next().unwrap().split(';'));
    let read = declarations.map(|declarations| {
        let pairs = declarations.filter_map(|declaration| declaration.trim().split_once(": "));
        let own = pairs.filter(|(name, _)| name.starts_with("--cc-"));
        own.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
    });
    read.collect()
}

fn styles() -> String {
    std::fs::read_to_string(path("static/council-compare.css")).unwrap()
}

#[test]
fn the_light_palette_is_that_of_the_styles() {
    let blocks = blocks(&styles(), "\n:root,\n:host");
    let light = blocks.first().unwrap();
    for ink in Ink::ALL {
        let expected = format!("#{}", hex(Palette::LIGHT.colour(ink)));
        assert_eq!(light.get(ink.property()), Some(&expected), "{}", ink.property());
    }
}

#[test]
fn the_dark_theme_is_the_same_by_wish_and_by_choice() {
    let styles = styles();
    let [wish, choice] = [":host(:not([theme=\"light\"]))", ":host([theme=\"dark\"])"].map(|selector| {
        blocks(&styles, selector).into_iter().next().unwrap_or_else(|| panic!("no {selector}"))
    });
    assert_eq!(wish, choice);
    for ink in Ink::ALL {
        assert!(wish.contains_key(ink.property()), "{}", ink.property());
    }
}
