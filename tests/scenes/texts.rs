//! What holds for every scene: nothing leaves the canvas, and no text covers another or a mark.

use crate::cases::{Case, HAIR, canvas, for_all, for_every_pair};
use crate::common::Dataset;
use council_compare::chart::geometry::{Point, Rect};
use council_compare::chart::journey::scene;
use council_compare::chart::scene::{Anchor, Ink, Shape, Text};
use council_compare::chart::text::{HelveticaMetrics, Measure as _};
use council_compare::comparison::journey::lines;
use council_compare::dataset::{Area, Grade};
use std::cell::Cell;

#[test]
fn nothing_leaves_the_canvas() {
    let check = |case: &Case<'_>| {
        let canvas = canvas(&case.scene);
        for text in case.scene.texts() {
            assert!(canvas.contains(&text.bounds), "{}: “{}” {:?}", case.name(), text.text, text.bounds);
        }
        for mark in &case.scene.marks {
            assert!(canvas.contains(&Rect::around(mark.at, 4.0)), "{}: {mark:?}", case.name());
        }
        for shape in &case.scene.shapes {
            for point in corners(shape) {
                assert!(canvas.holds(point), "{}: {shape:?}", case.name());
            }
        }
        for (area, bounds) in &case.scene.lanes {
            assert!(canvas.contains(bounds), "{}: lane {area:?}", case.name());
        }
    };
    for_all(check);
    for_every_pair(check);
}

fn corners(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Path { points, .. } | Shape::Polygon { points, .. } => points.clone(),
        Shape::Circle { middle, radius, .. } => {
            let Rect { left, top, right, bottom } = Rect::around(*middle, *radius);
            vec![Point { x: left, y: top }, Point { x: right, y: bottom }]
        }
        Shape::Text(_) => Vec::new(),
    }
}

#[test]
fn every_text_is_as_wide_as_it_says_and_large_enough() {
    for_all(|case| {
        for text in case.scene.texts() {
            let of = || format!("{}: “{}” {text:?}", case.name(), text.text);
            let width = HelveticaMetrics.width(&text.text, text.font);
            let Rect { left, top, right, bottom } = text.bounds;
            let anchor = match text.anchor {
                Anchor::Start => left,
                Anchor::Middle => (left + right) / 2.0,
                Anchor::End => right,
            };
            assert!((right - left - width).abs() < HAIR, "{}", of());
            assert!(
                (anchor - text.at.x).abs() < HAIR && ((top + bottom) / 2.0 - text.at.y).abs() < HAIR,
                "{}",
                of()
            );
            assert!(text.font.size >= 12.0, "{}", of());
            assert!(!text.text.trim().is_empty() && !text.text.contains("  "), "{}", of());
        }
    });
}

/// A box a hair smaller on every side.
fn inner(bounds: &Rect) -> Rect {
    let Rect { left, top, right, bottom } = *bounds;
    Rect { left: left + HAIR, top: top + HAIR, right: right - HAIR, bottom: bottom - HAIR }
}

#[test]
fn no_text_covers_another() {
    let check = |case: &Case<'_>| {
        let texts: Vec<&Text> = case.scene.texts().collect();
        for (i, a) in texts.iter().enumerate() {
            for b in &texts[i + 1..] {
                assert!(
                    !inner(&a.bounds).overlaps(&b.bounds),
                    "{}: “{}” {:?} and “{}” {:?}",
                    case.name(),
                    a.text,
                    a.bounds,
                    b.text,
                    b.bounds
                );
            }
        }
    };
    for_all(check);
    for_every_pair(check);
}

/// “Inadequate 2015” would be a grade that nobody gave, and “2021, with children in care 2024” one label of two years.
#[test]
fn a_date_does_not_read_on_from_the_text_before_it() {
    /// More than a space between words, in pixels.
    const APART: f32 = 5.5;
    let check = |case: &Case<'_>| {
        let labels: Vec<&Text> =
            case.scene.texts().filter(|text| text.has_halo && text.ink == Ink::Muted).collect();
        for (i, a) in labels.iter().enumerate() {
            let wider = Rect { left: a.bounds.left - APART, right: a.bounds.right + APART, ..a.bounds };
            for b in &labels[i + 1..] {
                let said =
                    || format!("{}: “{}” {:?}, “{}” {:?}", case.name(), a.text, a.bounds, b.text, b.bounds);
                assert!(!inner(&wider).overlaps(&b.bounds), "{}", said());
            }
        }
    };
    for_all(check);
    for_every_pair(check);
}

#[test]
fn no_text_covers_a_mark() {
    for_all(|case| {
        for text in case.scene.texts() {
            for mark in &case.scene.marks {
                // Ticks are three pixels wide, small marks and large ones a little more than these radii.
                let radius = match mark.id.lane {
                    None => 1.5,
                    Some(lane) if lane == case.area => 6.0,
                    Some(_) => 4.0,
                };
                let is_free = !inner(&text.bounds).overlaps(&Rect::around(mark.at, radius));
                assert!(is_free, "{}: “{}” {:?} and {mark:?}", case.name(), text.text, text.bounds);
            }
        }
    });
}

#[test]
fn every_grade_of_the_large_lane_has_its_name() {
    for_all(|case| {
        let lines = lines(case.comparison, case.area);
        let end = case.scene.lanes.first().unwrap().1.top;
        for (which, line) in lines.iter() {
            for point in &line.points {
                let mut in_lane = case.scene.texts().filter(|text| text.bounds.bottom < end);
                let is_named = in_lane.any(|text| text.text.starts_with(point.grade.label()));
                // On narrow phones the older scale's name gives way to marks, and on the narrowest scene
                // “requires improvement” to the longest council's name.
                let may_lack = case.scene.width < 375.0 && point.grade == Grade::Adequate
                    || case.scene.width < 250.0 && point.grade == Grade::RequiresImprovement;
                assert!(is_named || may_lack, "{}: {:?} of {which:?}", case.name(), point.grade);
            }
        }
    });
}

#[test]
fn two_lines_that_end_without_a_grade_in_one_band_are_told_of_once() {
    let data = Dataset::to_be_read();
    for (first, second, expected) in [
        ("north-northamptonshire", "west-northamptonshire", ["Neither given"].as_slice()),
        ("south-tyneside", "west-northamptonshire", &["None given", "None given"]),
        ("liverpool", "leeds", &["None given"]),
    ] {
        let scene = scene(&data.comparison(first, second, None), Area::Leaders, 856.0, &HelveticaMetrics);
        let said: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
        let said: Vec<&str> = said.into_iter().filter(|text| text.ends_with(" given")).collect();
        assert_eq!(said, expected, "{first} and {second}");
    }
}

/// In 2016 no child of the Isles of Scilly was looked after, so that no grade was given, and none is known of before.
#[test]
fn a_line_without_a_grade_is_said_to_have_been_given_none() {
    let data = Dataset::load();
    let comparison = data.comparison("isles-of-scilly", "cornwall", Some("2017-01-01"));
    for (large, expected) in [(Area::ChildrenInCare, "none given"), (Area::Leaders, "None given")] {
        let scene = scene(&comparison, large, 856.0, &HelveticaMetrics);
        assert!(scene.texts().any(|text| text.text == expected), "{large:?}");
        assert!(!scene.texts().any(|text| text.text.eq_ignore_ascii_case("not known")), "{large:?}");
    }
}

/// A mark beside its date is tied to it by a slanted line, and would seem to be of another year if its label did not say which.
#[test]
fn a_grade_for_adoption_off_its_date_says_its_year() {
    let found = Cell::new(0);
    for_all(|case| {
        let is_slanted = |shape: &&Shape| match shape {
            Shape::Path { points, stroke } => {
                let is_tie = stroke.dash == Some((1.0, 2.0))
                    && [Ink::FirstLine, Ink::SecondLine].contains(&stroke.ink);
                is_tie && matches!(points[..], [from, to] if (from.x - to.x).abs() > HAIR)
            }
            _ => false,
        };
        let slanted = case.scene.shapes.iter().filter(is_slanted).count();
        let year_of = |text: &Text| text.text.strip_prefix("Adoption ")?.get(..4)?.parse::<u16>().ok();
        let years: Vec<u16> = case.scene.texts().filter_map(year_of).collect();
        assert_eq!(years.len(), slanted, "{}", case.name());
        let judged: Vec<u16> = case
            .comparison
            .sides
            .iter()
            .flat_map(|(_, side)| side.inspections())
            .filter(|inspection| inspection.judgement(Area::Adoption).grade().is_some())
            .map(|inspection| inspection.start.year())
            .collect();
        assert!(years.iter().all(|year| judged.contains(year)), "{}: {years:?}", case.name());
        found.set(found.get() + slanted);
    });
    assert!(found.get() > 100, "{}", found.get());
}
