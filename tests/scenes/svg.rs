//! Scenes as SVG elements: everything is in them, in the colours of the page or of a palette.

use crate::common::{Dataset, grades_of_all};
use council_compare::chart::geometry::at;
use council_compare::chart::paint::{Palette, Rgb};
use council_compare::chart::scene::{Anchor, Ink, Scene, Shape, Stroke, Text};
use council_compare::chart::svg::{Colours, svg};
use council_compare::chart::text::{HelveticaMetrics, TEXT};
use council_compare::chart::{journey, standing};
use council_compare::comparison::journey::telling_area;
use council_compare::comparison::tally::{Among, Tally};

fn scenes() -> Vec<Scene> {
    let (data, grades) = (Dataset::to_be_read(), grades_of_all());
    let pairs = [("calderdale", "kirklees"), ("trafford", "cheshire-east"), ("northamptonshire", "leeds")];
    pairs
        .iter()
        .flat_map(|(first, second)| {
            let comparison = data.comparison(first, second, None);
            let tally = Tally::new(&comparison, &grades, Among::England);
            [336.0, 800.0].into_iter().flat_map(move |width| {
                [
                    journey::scene(&comparison, telling_area(&comparison), width, &HelveticaMetrics),
                    standing::scene(&comparison, &tally, width, &HelveticaMetrics),
                ]
            })
        })
        .collect()
}

/// The attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The numbers in a piece of a path, which a minus sign parts as a blank does.
fn numbers(text: &str) -> Vec<f32> {
    text.replace('-', " -").split_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// Where the parts of a path begin, in pixels, and the box of each part's corners: left, top, right, bottom.
fn parts(steps: &str) -> Vec<[f32; 4]> {
    let mut parts: Vec<[f32; 4]> = Vec::new();
    let (mut x, mut y, mut start) = (0.0_f32, 0.0_f32, (0.0_f32, 0.0_f32));
    let mut rest = steps;
    while !rest.is_empty() {
        let letter = rest.chars().next().unwrap();
        rest = &rest[1..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let by = numbers(&rest[..end]);
        rest = &rest[end..];
        let pairs: Vec<(f32, f32)> = match letter {
            'z' => {
                (x, y) = start;
                continue;
            }
            'h' => by.iter().map(|by| (*by, 0.0)).collect(),
            'v' => by.iter().map(|by| (0.0, *by)).collect(),
            'a' => by.chunks(7).map(|arc| (arc[5], arc[6])).collect(),
            'm' | 'l' => by.chunks(2).map(|step| (step[0], step[1])).collect(),
            other => panic!("{other} in {steps}"),
        };
        for (i, (by_x, by_y)) in pairs.into_iter().enumerate() {
            (x, y) = (x + by_x / 10.0, y + by_y / 10.0);
            if letter == 'm' && i == 0 {
                start = (x, y);
                parts.push([x, y, x, y]);
            }
            let part = parts.last_mut().unwrap();
            *part = [part[0].min(x), part[1].min(y), part[2].max(x), part[3].max(y)];
        }
    }
    parts
}

/// What the paths of a look draw.
fn drawn(svg: &str, look: &str) -> Vec<[f32; 4]> {
    let paths = svg.split("<path ").skip(1).map(|rest| format!(" {}", rest.split("/>").next().unwrap()));
    let of_look = paths.filter(|tag| attribute(tag, "class") == Some(look));
    of_look.flat_map(|tag| parts(attribute(&tag, "d").unwrap())).collect()
}

fn name(ink: Ink) -> &'static str {
    ink.property().trim_start_matches("--cc-")
}

#[test]
fn every_shape_and_text_is_in_the_svg() {
    for scene in scenes() {
        let picture = svg(&scene, Colours::OfPage, None, "", None);
        assert_eq!(picture.matches("<text ").count(), scene.texts().count());
        for text in scene.texts() {
            // To a pixel, in tenths.
            let (x, y) = (text.at.x.round() * 10.0, text.at.y.round() * 10.0);
            let tag = format!("<text y=\"{y}\" x=\"{x}\"");
            let mut of_text = picture.split(&tag).skip(1).map(|rest| rest.split_once('>').unwrap().1);
            let words = format!("{}</text>", text.text.replace('&', "&amp;"));
            assert!(of_text.any(|rest| rest.starts_with(&words)), "“{}”", text.text);
        }
        // Where each form stands, filled, hollow, set off or drawn as a line.
        for shape in &scene.shapes {
            let (corners, looks) = match shape {
                Shape::Path { points, stroke } => {
                    (points.clone(), vec![format!("line {}", name(stroke.ink))])
                }
                Shape::Polygon { points, fill, outline } => (points.clone(), looks(*fill, outline.as_ref())),
                Shape::Circle { middle, radius, fill, outline } => {
                    let [left, right] = [-1.0, 1.0].map(|way| at(middle.x + way * radius, middle.y));
                    let mut looks = looks(*fill, outline.as_ref());
                    // Discs are lines with round ends, which a column of them shares.
                    looks.push(format!("line {}", name(*fill)));
                    (if outline.is_none() { vec![*middle] } else { vec![left, right] }, looks)
                }
                Shape::Text(_) => continue,
            };
            let stands =
                looks.iter().flat_map(|look| drawn(&picture, look)).any(|[left, top, right, bottom]| {
                    let holds = |x: f32, y: f32| {
                        (left - 0.11..=right + 0.11).contains(&x) && (top - 0.11..=bottom + 0.11).contains(&y)
                    };
                    corners.iter().all(|corner| holds(corner.x, corner.y))
                });
            assert!(stands, "{shape:?} is in no {looks:?}");
        }
        assert!(picture.ends_with("</svg>") && !picture.contains("NaN"));
    }
}

/// The classes that a closed form may have.
fn looks(fill: Ink, outline: Option<&Stroke>) -> Vec<String> {
    match outline {
        Some(line) if fill == Ink::Ground => {
            let set_off = Ink::ALL.into_iter().map(|ink| format!("halo {}", name(ink)));
            let own = [format!("hollow {}", name(line.ink)), format!("line {}", name(line.ink))];
            own.into_iter().chain(set_off).collect()
        }
        _ => vec![name(fill).to_owned(), format!("halo {}", name(fill))],
    }
}

#[test]
fn broken_lines_are_as_long_as_they_are_laid_out() {
    for scene in scenes() {
        let picture = svg(&scene, Colours::OfPage, None, "", None);
        let dotted: Vec<[f32; 4]> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                // The breaks of frameworks: upright, a pixel drawn and four left out.
                Shape::Path { points, stroke } if stroke.dash == Some((1.0, 4.0)) => {
                    Some([points[0].x, points[0].y, points[1].x, points[1].y])
                }
                _ => None,
            })
            .collect();
        let paths = picture.split("stroke-dasharray=\"10 40\" d=\"").skip(1);
        let written: Vec<[f32; 4]> = paths.flat_map(|rest| parts(rest.split('"').next().unwrap())).collect();
        assert_eq!(written.len(), dotted.len());
        for line in dotted {
            let is_same = |other: &[f32; 4]| line.iter().zip(other).all(|(a, b)| (a - b).abs() < 0.11);
            assert!(written.iter().any(is_same), "{line:?} is not among {written:?}");
        }
    }
}

/// What is painted over another has to stay over it, in whatever order looks are written.
#[test]
fn nothing_that_lies_under_another_is_painted_later() {
    let mut scene = Scene { width: 100.0, height: 100.0, ..Scene::default() };
    let disc = |x: f32, fill| Shape::Circle { middle: at(x, 20.0), radius: 5.0, fill, outline: None };
    // The third lies over the second, so it cannot go to the first; the fourth lies over none.
    scene.shapes = vec![
        disc(10.0, Ink::First),
        disc(30.0, Ink::Second),
        disc(34.0, Ink::First),
        disc(80.0, Ink::Second),
    ];
    let picture = svg(&scene, Colours::OfPage, None, "", None);
    let classes: Vec<&str> =
        picture.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(classes, ["line first", "line second", "line first"]);
    assert_eq!(drawn(&picture, "line second").len(), 2);
    assert_eq!(drawn(&picture, "line first").len(), 2);
}

#[test]
fn the_ground_is_painted_behind_a_text_only_where_something_lies_there() {
    let text = |y: f32| {
        let text = Text::new(&HelveticaMetrics, "2018", TEXT, Ink::Muted, Anchor::Start, at(10.0, y));
        Shape::Text(Text { has_halo: true, ..text })
    };
    let mut scene = Scene { width: 100.0, height: 100.0, ..Scene::default() };
    scene.line(at(0.0, 20.0), at(100.0, 20.0), Stroke::solid(Ink::Hair, 1.0));
    scene.shapes.extend([text(20.0), text(60.0)]);
    let picture = svg(&scene, Colours::OfPage, None, "", None);
    // In a page round its letters, in a file in its box.
    let look = "class=\"halo muted\" stroke-width=\"40\"";
    assert!(picture.contains(&format!("<text y=\"200\" x=\"100\" {look}>2018")), "{picture}");
    assert!(picture.contains("<text y=\"600\" x=\"100\" class=\"muted\">2018"), "{picture}");
    let alone = svg(&scene, Colours::Of(&Palette::LIGHT), None, "", None);
    let grounds: Vec<[f32; 4]> = alone
        .split("<path fill=\"#ffffff\" d=\"")
        .skip(2)
        .flat_map(|rest| parts(rest.split('"').next().unwrap()))
        .collect();
    assert!(
        matches!(grounds.as_slice(), [[_, top, _, bottom]] if *top < 20.0 && *bottom > 20.0),
        "{grounds:?}"
    );
}

#[test]
fn marks_that_touch_are_set_off_from_each_other() {
    let mark = |x: f32| {
        let form = |outline| Shape::Circle { middle: at(x, 20.0), radius: 5.0, fill: Ink::Ground, outline };
        let above = Shape::Circle { middle: at(x, 20.0), radius: 5.0, fill: Ink::First, outline: None };
        [form(Some(Stroke::solid(Ink::Ground, 4.0))), above]
    };
    let mut scene = Scene { width: 200.0, height: 100.0, ..Scene::default() };
    scene.shapes = [10.0, 18.0, 60.0].into_iter().flat_map(mark).collect();
    let picture = svg(&scene, Colours::OfPage, None, "", None);
    // The second would hide the first's halo if both were one path; the third stands by itself.
    assert_eq!(picture.matches("class=\"halo first\"").count(), 2);
    let alone = svg(&scene, Colours::Of(&Palette::LIGHT), None, "", None);
    assert_eq!(
        alone.matches("<path ").count(),
        1 + 2 * 2,
        "a file has each line of ground as a path of its own"
    );
}

#[test]
fn hundreds_of_dots_are_few_paths() {
    let scene = scenes().into_iter().nth(1).unwrap();
    let dots = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Circle { .. })).count();
    let picture = svg(&scene, Colours::OfPage, None, "", None);
    assert!(dots > 700 && picture.matches("<path").count() < 30, "{dots} dots");
    assert!(picture.len() < 8_000, "{} bytes", picture.len());
    // Browsers draw nothing of a broken line without length.
    for path in picture.split("<path ").skip(1).filter(|path| path.contains("stroke-dasharray=\"0 ")) {
        let steps = attribute(path, "d").unwrap();
        assert!(!steps.contains("h0") && !steps.contains("v0"), "{steps}");
    }
}

/// The styles keep the chart's place in exported pages, where nothing has been drawn yet.
#[test]
fn the_place_of_the_journey_is_as_high_as_its_drawing() {
    let styles = std::fs::read_to_string(crate::common::path("static/council-compare.css")).unwrap();
    let data = Dataset::load();
    let mut tall = 0;
    for first in data.index.councils() {
        let second = if first.slug.as_str() == "leeds" { "york" } else { "leeds" };
        let comparison = data.comparison(first.slug.as_str(), second, None);
        let height =
            journey::scene(&comparison, telling_area(&comparison), journey::WIDE, &HelveticaMetrics).height;
        let is_tall = journey::is_tall(&comparison);
        let rule = if is_tall { "  .cc-tall :is(" } else { "  :is(" };
        let selector = format!("{rule}.cc-still-box, .cc-chart canvas:not([style])) {{\n    height: ");
        let (_, rest) = styles.split_once(&selector).unwrap();
        let kept: f32 = rest.split("em;").next().unwrap().parse().unwrap();
        assert!((kept * TEXT.size - height).abs() < 0.01, "{}: {height}, and {kept} em are kept", first.slug);
        tall += u32::from(is_tall);
    }
    assert!((50..150).contains(&tall), "{tall} are higher");
}

#[test]
fn colours_are_those_of_the_page_or_of_the_palette() {
    for scene in scenes() {
        let (of_page, alone) = (svg(&scene, Colours::OfPage, None, "", None), {
            svg(&scene, Colours::Of(&Palette::LIGHT), Some("\"Noto Sans\", sans-serif"), "", None)
        });
        assert!(!of_page.contains('#'), "a page has colours of its own");
        for ink in Ink::ALL {
            let Rgb(red, green, blue) = Palette::LIGHT.colour(ink);
            let hex = format!("#{red:02x}{green:02x}{blue:02x}");
            let name = ink.property().trim_start_matches("--cc-");
            let looks = ["", "line ", "hollow ", "halo "].map(|look| format!("class=\"{look}{name}\""));
            let in_page = looks.iter().any(|look| of_page.contains(look));
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
