//! The journey chart as a picture.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::Dataset;
use council_compare::chart::journey::scene;
use council_compare::chart::paint::{Look, Palette, paint};
use council_compare::chart::scene::Scene;
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::journey::telling_area;
use plotters::drawing::IntoDrawingArea as _;
use plotters_svg::SVGBackend;

const GRID: f32 = 8.0;

/// The scene as SVG on a grid of eighths. plotters-svg writes text smaller by 1.24, which is put right here.
fn svg(scene: &Scene) -> String {
    let mut text = String::new();
    let size = ((scene.width * GRID) as u32, (scene.height * GRID) as u32);
    {
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        let look = Look {
            palette: Palette::LIGHT,
            font_family: "Liberation Sans, Arial, sans-serif".into(),
            grid: GRID,
        };
        paint(&area, scene, &look).unwrap();
        area.present().unwrap();
    }
    text
}

#[test]
fn preview() {
    let data = Dataset::load();
    for (a, b) in [
        ("calderdale", "kirklees"),
        ("trafford", "cheshire-east"),
        ("birmingham", "bournemouth-christchurch-and-poole"),
        ("northamptonshire", "leeds"),
        ("doncaster", "rotherham"),
    ] {
        let c = data.comparison(a, b, None);
        for w in [296.0, 552.0, 856.0] {
            let s = scene(&c, telling_area(&c), w, &HelveticaMetrics);
            let t = svg(&s)
                .replace("font-size=\"77.41935483870968\"", "font-size=\"96\"")
                .replace("font-size=\"80.64516129032258\"", "font-size=\"100\"");
            std::fs::write(
                format!("/tmp/crop/{a}-{w}.svg"),
                t.replacen(
                    "<svg width",
                    &format!("<svg style='width:{}px;height:{}px' width", s.width, s.height),
                    1,
                ),
            )
            .unwrap();
        }
    }
}
