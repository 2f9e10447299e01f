//! The chart of one council by itself, of every council and at every width that its page has, and others.

use crate::as_text::as_text;
use crate::cases::HAIR;
use crate::common::{Dataset, published, slug};
use crate::pictures::settings;
use council_compare::chart::geometry::Rect;
use council_compare::chart::journey::{MIN_WIDTH, alone};
use council_compare::chart::scene::{Scene, Text};
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::journey::telling_area_of;
use council_compare::comparison::{Side, Which};
use council_compare::dataset::{Area, Date, Slug};
use serde_json::Value;
use std::collections::BTreeMap;

const WIDTHS: [f32; 9] = [MIN_WIDTH, 280.0, 336.0, 400.0, 540.0, 699.0, 700.0, 880.0, 1160.0];

/// A council by itself, as it stands today, with the last day of its chart.
fn side(data: &Dataset, name: &Slug) -> (Side, Date) {
    let council = data.index.council(name).unwrap().clone();
    let day = council.last_day().map_or(data.index.data_date, |last| last.min(data.index.data_date));
    (Side::new(council, data.records[name].clone(), None), day)
}

fn scene(data: &Dataset, name: &Slug, focus: Option<Area>, width: f32) -> Scene {
    let (side, day) = side(data, name);
    alone::scene(&side, day, focus.unwrap_or_else(|| telling_area_of(&side)), width, &HelveticaMetrics)
}

/// Every council, at every width, with each of the areas large in turn.
fn for_all(check: impl Fn(&str, &Scene)) {
    let data = Dataset::load();
    for (i, name) in data.records.keys().enumerate() {
        for (j, width) in WIDTHS.into_iter().enumerate() {
            let turn = Area::LANES[(i + j) % Area::LANES.len()];
            for focus in [None, Some(turn)] {
                check(&format!("{name}, {width} px"), &scene(&data, name, focus, width));
            }
        }
    }
}

/// How many grades for the areas of the chart the published record of a council has, read as it is written.
fn grades_of(record: &Value) -> usize {
    let lanes = Area::LANES.map(Area::id);
    let graded = |inspection: &Value| {
        let grades = inspection["grades"].as_object().unwrap();
        let own = grades.keys().filter(|area| lanes.contains(&area.as_str())).count();
        own + usize::from(inspection["care-leavers-share-grade"] == true)
    };
    // Inspections under other frameworks than these two judged other things.
    let is_whole = |inspection: &&Value| ["sif", "ilacs"].iter().any(|it| inspection["framework"] == *it);
    record["inspections"].as_array().map_or(0, |all| all.iter().filter(is_whole).map(graded).sum())
}

#[test]
fn every_grade_of_every_inspection_has_its_mark() {
    let records = published("records.json");
    let of_inspections: BTreeMap<&String, usize> =
        records["records"].as_object().unwrap().iter().map(|(name, it)| (name, grades_of(it))).collect();
    assert!(of_inspections.values().sum::<usize>() > 1_500, "{of_inspections:?}");
    let data = Dataset::load();
    for name in data.records.keys() {
        let (side, _) = side(&data, name);
        let older: usize = side
            .earlier()
            .map(|it| it.service.areas().iter().filter(|area| Area::LANES.contains(area)).count())
            .sum();
        let expected = of_inspections[&name.to_string()] + older;
        for width in WIDTHS {
            let scene = scene(&data, name, None, width);
            let marks = scene.marks.iter().filter(|mark| mark.id.lane.is_some()).count();
            assert_eq!(marks, expected, "{name}, {width} px");
            assert!(scene.marks.iter().all(|mark| mark.id.which == Which::First), "{name}");
        }
    }
}

#[test]
fn nothing_leaves_the_canvas_and_nothing_is_covered() {
    for_all(|name, scene| {
        let canvas = Rect { left: -HAIR, top: -HAIR, right: scene.width + HAIR, bottom: scene.height + HAIR };
        let texts: Vec<&Text> = scene.texts().collect();
        for (i, text) in texts.iter().enumerate() {
            let said = || format!("{name}: “{}” {:?}", text.text, text.bounds);
            assert!(canvas.contains(&text.bounds), "{}", said());
            let Rect { left, top, right, bottom } = text.bounds;
            let inner =
                Rect { left: left + HAIR, top: top + HAIR, right: right - HAIR, bottom: bottom - HAIR };
            for other in &texts[i + 1..] {
                assert!(!inner.overlaps(&other.bounds), "{} and “{}” {:?}", said(), other.text, other.bounds);
            }
            for mark in &scene.marks {
                let radius = if mark.id.lane.is_none() { 1.5 } else { 4.0 };
                assert!(!inner.overlaps(&Rect::around(mark.at, radius)), "{} and {mark:?}", said());
            }
        }
        for mark in &scene.marks {
            assert!(canvas.contains(&Rect::around(mark.at, 4.0)), "{name}: {mark:?}");
        }
    });
}

/// Nothing on the page can be asked what a mark says, so that almost every mark of an inspection says its year.
#[test]
fn marks_have_their_dates() {
    let data = Dataset::load();
    let (mut dated, mut marks) = (0, 0);
    for name in data.records.keys() {
        let (side, _) = side(&data, name);
        let scene = scene(&data, name, None, 880.0);
        for inspection in side.inspections() {
            let year = inspection.start.year().to_string();
            let lanes = Area::LANES.into_iter().filter(|area| inspection.judgement(*area).grade().is_some());
            marks += lanes.count();
            let of_axis = scene.texts().filter(|text| text.text == year).count();
            dated += scene.texts().filter(|text| text.text.contains(&year)).count() - of_axis;
        }
    }
    assert!(dated * 100 > marks * 90, "{dated} of {marks}");
}

#[test]
fn a_chart_ends_with_its_council() {
    let data = Dataset::load();
    let (_, day) = side(&data, &slug("northamptonshire"));
    assert_eq!(day.to_string(), "2021-03-31");
    let end = |name: &str| {
        let scene = scene(&data, &slug(name), None, 880.0);
        scene
            .texts()
            .filter(|text| text.text.starts_with("to "))
            .map(|text| text.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(end("northamptonshire"), ["to Mar 2021"; 2]);
    let now = data.index.data_date;
    assert_eq!(end("cumberland"), [0; 2].map(|_| format!("to {} {}", now.month().short_name(), now.year())));
}

/// Nothing is “not known” of a time in which there was no such council.
#[test]
fn a_new_council_was_created_and_not_unknown() {
    let data = Dataset::load();
    for (name, said) in [("cumberland", "created in 2023"), ("west-northamptonshire", "created in 2021")] {
        let scene = scene(&data, &slug(name), None, 880.0);
        assert!(scene.texts().filter(|text| text.text == said).count() >= 4, "{name}");
        assert!(!scene.texts().any(|text| text.text.contains("known before")), "{name}");
    }
}

#[test]
fn scenes_of_one_council_as_text() {
    let data = Dataset::to_be_read();
    for (name, width) in [("calderdale", 280.0), ("calderdale", 880.0), ("cumberland", 540.0)] {
        let scene = scene(&data, &slug(name), None, width);
        settings().bind(|| insta::assert_snapshot!(format!("alone_{name}_{width}"), as_text(&scene)));
    }
}
