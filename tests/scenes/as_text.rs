//! A scene as text, one line a shape.

use council_compare::chart::geometry::{Point, Rect};
use council_compare::chart::scene::{Ink, Scene, Shape, Stroke, Text};
use council_compare::chart::text::{Font, Weight};
use std::fmt::Write as _;

pub fn as_text(scene: &Scene) -> String {
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
        Shape::Text(Text { at, anchor, text, font: Font { size, weight }, ink, has_halo, .. }) => {
            let bold = if *weight == Weight::Bold { " bold" } else { "" };
            let halo = if *has_halo { " on a halo" } else { "" };
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
