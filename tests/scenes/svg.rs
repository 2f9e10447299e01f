//! Scenes as SVG elements: everything is in them, in the colours of the page or of a palette.

use crate::common::{Dataset, grades_of_all};
use council_compare::chart::paint::Palette;
use council_compare::chart::scene::{Ink, Scene, Shape};
use council_compare::chart::svg::{Colours, svg};
use council_compare::chart::text::HelveticaMetrics;
use council_compare::chart::{journey, standing};
use council_compare::comparison::journey::telling_area;
use council_compare::comparison::tally::Among;

fn scenes() -> Vec<Scene> {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let pairs = [("calderdale", "kirklees"), ("trafford", "cheshire-east"), ("northamptonshire", "leeds")];
    pairs
        .iter()
        .flat_map(|(first, second)| {
            let comparison = data.comparison(first, second, None);
            let tally = data.tally(&grades, &comparison, Among::England);
            [336.0, 800.0].into_iter().flat_map(move |width| {
                [
                    journey::scene(&comparison, telling_area(&comparison), width, &HelveticaMetrics),
                    standing::scene(&comparison, &tally, width, &HelveticaMetrics),
                ]
            })
        })
        .collect()
}

/// How many shapes paths draw: each begins by moving.
fn drawn(svg: &str) -> usize {
    let paths = svg.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next());
    paths.map(|steps| steps.matches('m').count()).sum()
}

#[test]
fn every_shape_and_text_is_in_the_svg() {
    for scene in scenes() {
        let picture = svg(&scene, Colours::OfPage, None, "");
        assert_eq!(picture.matches("<text ").count(), scene.texts().count());
        for text in scene.texts() {
            assert!(
                picture.contains(&format!(">{}</text>", text.text.replace('&', "&amp;"))),
                "“{}”",
                text.text
            );
        }
        let (mut pieces, mut rings) = (0, 0);
        for shape in &scene.shapes {
            match shape {
                // A broken line has one piece at least.
                Shape::Path { .. } => pieces += 1,
                Shape::Polygon { outline, .. } => pieces += 1 + usize::from(outline.is_some()),
                Shape::Circle { outline, .. } => {
                    pieces += 1;
                    rings += usize::from(outline.is_some());
                }
                Shape::Text(text) => pieces += usize::from(text.halo),
            }
        }
        assert!(drawn(&picture) >= pieces, "{} of {pieces}", drawn(&picture));
        assert_eq!(picture.matches("<circle ").count(), rings);
        assert!(picture.ends_with("</svg>") && !picture.contains("NaN"));
    }
}

#[test]
fn broken_lines_are_as_long_as_they_are_laid_out() {
    for scene in scenes() {
        let picture = svg(&scene, Colours::OfPage, None, "");
        let dotted: Vec<(f32, f32)> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                // The breaks of frameworks: upright, a pixel drawn and four left out.
                Shape::Path { points, stroke } if stroke.dash == Some((1.0, 4.0)) => {
                    Some((points[0].y, points[1].y))
                }
                _ => None,
            })
            .collect();
        let whole = picture.split("stroke-dasharray=\"10 40\" d=\"m").skip(1);
        let lengths: Vec<f32> = whole
            .map(|rest| {
                let (_, length) = rest.split('"').next().unwrap().rsplit_once('v').unwrap();
                length.parse::<f32>().unwrap() / 10.0
            })
            .collect();
        assert_eq!(lengths.len(), dotted.len());
        for ((top, bottom), length) in dotted.iter().zip(lengths) {
            // The last piece may end where the line does, or leave out up to four pixels.
            assert!(
                length <= bottom - top + 0.1 && length > bottom - top - 5.0,
                "{length} of {}",
                bottom - top
            );
        }
    }
}

#[test]
fn dots_that_follow_each_other_are_one_path() {
    let scene = scenes().into_iter().nth(1).unwrap();
    let dots = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Circle { .. })).count();
    let picture = svg(&scene, Colours::OfPage, None, "");
    assert!(dots > 700 && picture.matches("<path").count() < 100, "{dots} dots");
    assert!(picture.len() < 16_000, "{} bytes", picture.len());
}

#[test]
fn colours_are_those_of_the_page_or_of_the_palette() {
    for scene in scenes() {
        let (of_page, alone) = (svg(&scene, Colours::OfPage, None, ""), {
            svg(&scene, Colours::Of(&Palette::LIGHT), Some("\"Noto Sans\", sans-serif"), "")
        });
        assert!(!of_page.contains('#'), "a page has colours of its own");
        for ink in Ink::ALL {
            let (red, green, blue) = Palette::LIGHT.colour(ink);
            let hex = format!("#{red:02x}{green:02x}{blue:02x}");
            let name = ink.property().trim_start_matches("--cc-");
            let in_page =
                of_page.contains(&format!("class=\"{name}\"")) || of_page.contains(&format!("line {name}\""));
            // A file that stands alone has a ground besides.
            assert!(alone.contains(&hex) == in_page || ink == Ink::Ground, "{name}");
        }
        assert!(alone.contains("font-family=\"&quot;Noto Sans&quot;, sans-serif\""));
    }
}

#[test]
fn the_styles_of_a_page_know_every_ink() {
    let styles = std::fs::read_to_string(crate::common::path("static/council-compare.css")).unwrap();
    for ink in Ink::ALL {
        let name = ink.property().trim_start_matches("--cc-");
        let rule = format!(".cc-still .{name} {{\n  color: var({});\n}}", ink.property());
        assert!(styles.contains(&rule), "{name}");
    }
}
