//! A few scenes as text, one line a shape, to see what a change of the layout moves.

use crate::common::{Dataset, grades_of_all};
use council_compare::chart::geometry::{Point, Rect};
use council_compare::chart::journey::scene;
use council_compare::chart::scene::{Ink, Scene, Shape, Stroke, Text};
use council_compare::chart::standing;
use council_compare::chart::text::{HelveticaMetrics, Weight};
use council_compare::comparison::Which;
use council_compare::comparison::journey::telling_area;
use council_compare::comparison::tally::Among;
use std::fmt::Write as _;

const PAIRS: [(&str, &str, Option<&str>); 4] = [
    ("calderdale", "kirklees", None),
    ("trafford", "cheshire-east", None),
    ("bournemouth-christchurch-and-poole", "northamptonshire", None),
    ("slough", "surrey", Some("2019-01-01")),
];

/// Standing charts: whose, as of when, among which councils, how wide.
const STANDING: [(&str, &str, Option<&str>, Among, f32); 3] = [
    ("calderdale", "kirklees", None, Among::England, 296.0),
    ("trafford", "cheshire-east", None, Among::RegionOf(Which::First), 856.0),
    ("northamptonshire", "leeds", Some("2020-06-01"), Among::England, 552.0),
];

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn standing_scenes_as_text() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    for (first, second, day, among, width) in STANDING {
        let comparison = data.comparison(first, second, day);
        let tally = data.tally(&grades, &comparison, among);
        let scene = standing::scene(&comparison, &tally, width, &HelveticaMetrics);
        settings()
            .bind(|| insta::assert_snapshot!(format!("standing_{first}_{second}_{width}"), as_text(&scene)));
    }
}

#[test]
fn scenes_as_text() {
    let data = Dataset::load();
    let settings = settings();
    for (first, second, day) in PAIRS {
        let comparison = data.comparison(first, second, day);
        for width in [320.0, 856.0] {
            let scene = scene(&comparison, telling_area(&comparison), width, &HelveticaMetrics);
            settings
                .bind(|| insta::assert_snapshot!(format!("scene_{first}_{second}_{width}"), as_text(&scene)));
        }
    }
}

fn as_text(scene: &Scene) -> String {
    let mut text = format!("{:.1} × {:.1}\n", scene.width, scene.height);
    // Dots of other councils that follow each other stand as one line, from the first to the last.
    let mut run: Vec<&Shape> = Vec::new();
    for shape in &scene.shapes {
        if is_dot(shape) {
            run.push(shape);
            continue;
        }
        end_run(&mut text, &mut run);
        writeln!(text, "{}", line(shape)).unwrap();
    }
    end_run(&mut text, &mut run);
    for mark in &scene.marks {
        let lane = mark.id.lane.map_or("event", |lane| lane.id());
        writeln!(text, "mark {:?} {lane} {} at {}", mark.id.which, mark.id.position, point(mark.at)).unwrap();
    }
    for (area, bounds) in &scene.lanes {
        writeln!(text, "lane {} {}", area.id(), rect(bounds)).unwrap();
    }
    text
}

fn is_dot(shape: &Shape) -> bool {
    match shape {
        Shape::Circle { fill, outline, .. } => {
            outline.as_ref().map_or(*fill, |stroke| stroke.ink) == Ink::Dot
        }
        _ => false,
    }
}

fn end_run(text: &mut String, run: &mut Vec<&Shape>) {
    if let [first, .., last] = run.as_slice() {
        writeln!(text, "{} × {} … {}", run.len(), line(first), line(last)).unwrap();
    } else if let [only] = run.as_slice() {
        writeln!(text, "1 × {}", line(only)).unwrap();
    }
    run.clear();
}

fn line(shape: &Shape) -> String {
    match shape {
        Shape::Path { points, stroke } => {
            let points: Vec<String> = points.iter().map(|corner| point(*corner)).collect();
            format!("path {} {}", in_words(stroke), points.join(" "))
        }
        Shape::Polygon { points, fill, outline } => {
            let bounds = points.iter().skip(1).fold(Rect::around(points[0], 0.0), |bounds, corner| Rect {
                left: bounds.left.min(corner.x),
                top: bounds.top.min(corner.y),
                right: bounds.right.max(corner.x),
                bottom: bounds.bottom.max(corner.y),
            });
            format!("{} corners {}{} {}", points.len(), name(*fill), outlined(outline), rect(&bounds))
        }
        Shape::Circle { middle, radius, fill, outline } => {
            format!("circle {}{} {} r {radius:.1}", name(*fill), outlined(outline), point(*middle))
        }
        Shape::Text(Text { at, anchor, text, size, weight, ink, halo, .. }) => {
            let bold = if *weight == Weight::Bold { " bold" } else { "" };
            let halo = if *halo { " on a halo" } else { "" };
            format!("“{text}” {} {size}{bold}{halo} {anchor:?} {}", name(*ink), point(*at))
        }
    }
}

fn name(ink: Ink) -> &'static str {
    ink.property().trim_start_matches("--cc-")
}

fn in_words(stroke: &Stroke) -> String {
    let dash =
        stroke.dash.map_or(String::new(), |(drawn, left_out)| format!(" dashed {drawn:.1}–{left_out:.1}"));
    format!("{} {:.1}{dash}", name(stroke.ink), stroke.width)
}

fn outlined(outline: &Option<Stroke>) -> String {
    outline.as_ref().map_or(String::new(), |stroke| format!(" outlined {}", in_words(stroke)))
}

fn point(point: Point) -> String {
    format!("{:.1},{:.1}", point.x, point.y)
}

fn rect(bounds: &Rect) -> String {
    format!("{:.1},{:.1} to {:.1},{:.1}", bounds.left, bounds.top, bounds.right, bounds.bottom)
}
