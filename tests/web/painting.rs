//! Painting on a canvas: as sharp as the screen, in the colours of the styles, and nothing of before.

use crate::document;
use council_compare::browser::canvas::Canvas;
use council_compare::browser::fetch;
use council_compare::chart::geometry::at;
use council_compare::chart::journey::scene;
use council_compare::chart::scene::{Ink, Scene, Shape};
use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{Area, Index, Json, Record, Slug, parse};
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlCanvasElement};

/// The colours of one theme, each in another notation that styles may use.
pub(crate) const LIGHT: &str = "--cc-ground: white; --cc-ink: #1b1d1f; --cc-good: rebeccapurple; --cc-first: rgb(1 2 3); \
                     --cc-second: hsl(0 100% 50%); --cc-muted: #678;";

/// The colours of another theme.
const DARK: &str =
    "--cc-ground: black; --cc-ink: ivory; --cc-good: lime; --cc-first: aqua; --cc-second: pink;";

/// A canvas in the page, in a frame so wide and with these styles; both are gone when this is dropped.
pub(crate) struct Framed {
    pub(crate) frame: Element,
    canvas: HtmlCanvasElement,
}

impl Framed {
    pub(crate) fn new(width: u32, styles: &str) -> Self {
        let frame = document().create_element("div").unwrap();
        frame.set_attribute("style", &format!("width: {width}px; font: 12px sans-serif; {styles}")).unwrap();
        let canvas = document().create_element("canvas").unwrap();
        canvas.set_attribute("style", "display: block; width: 100%").unwrap();
        frame.append_child(&canvas).unwrap();
        document().body().unwrap().append_child(&frame).unwrap();
        Self { frame, canvas: canvas.dyn_into().unwrap() }
    }

    fn paint(&self, scene: &Scene) {
        let canvas = Canvas::new(&self.canvas).unwrap();
        canvas.paint(scene, None, &canvas.surroundings(0));
    }

    /// The colour at a place, in pixels painted: red, green, blue, opacity.
    fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let read = "return canvas.getContext('2d').getImageData(x, y, 1, 1).data.join()";
        let read = Function::new_with_args("canvas, x, y", read);
        let pixel = read.call3(&JsValue::NULL, &self.canvas, &x.into(), &y.into()).unwrap();
        let parts: Vec<u8> =
            pixel.as_string().unwrap().split(',').map(|part| part.parse().unwrap()).collect();
        parts.try_into().unwrap()
    }

    /// How many different colours are painted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    fn colours(&self) -> u32 {
        let count = "return new Set(new Uint32Array(canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size";
        let count = Function::new_with_args("canvas", count).call1(&JsValue::NULL, &self.canvas).unwrap();
        count.as_f64().unwrap() as u32
    }
}

impl Drop for Framed {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

/// A scene of one square, from 10 to 30 pixels.
fn square(ink: Ink) -> Scene {
    let points = vec![at(10.0, 10.0), at(30.0, 10.0), at(30.0, 30.0), at(10.0, 30.0)];
    Scene {
        width: 40.0,
        height: 40.0,
        shapes: vec![Shape::Polygon { points, fill: ink, outline: None }],
        ..Scene::default()
    }
}

fn ratio() -> f64 {
    web_sys::window().unwrap().device_pixel_ratio()
}

/// A place in CSS pixels as pixels painted.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on a screen")]
fn painted(place: f64) -> u32 {
    (place * ratio()).round() as u32
}

fn read(json: &str) -> Json {
    fetch::to_json(&js_sys::JSON::parse(json).unwrap())
}

fn calderdale_and_kirklees() -> Comparison {
    let (index, faults) = parse::index(&read(include_str!("../../static/data/index.json"))).unwrap();
    assert_eq!(faults, []);
    let side = |slug: &str, json: &str| -> (_, Rc<Record>) {
        let slug = Slug::new(slug).unwrap();
        let index: &Index = &index;
        (index.council(&slug).unwrap().clone(), Rc::new(parse::record(&read(json), &slug).unwrap()))
    };
    let sides = Pair::new(
        side("calderdale", include_str!("../../static/data/councils/calderdale.json")),
        side("kirklees", include_str!("../../static/data/councils/kirklees.json")),
    );
    Comparison::new(sides, None, index.data_date)
}

#[wasm_bindgen_test]
fn the_journey_is_painted_at_the_screens_resolution() {
    let comparison = calderdale_and_kirklees();
    for width in [296_u16, 552, 856] {
        let framed = Framed::new(width.into(), LIGHT);
        let canvas = Canvas::new(&framed.canvas).unwrap();
        let scene = scene(&comparison, Area::CareLeavers, width.into(), &canvas);
        canvas.paint(&scene, None, &canvas.surroundings(0));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a screen")]
        let sharp = |length: f32| (f64::from(length) * ratio()).round() as u32;
        assert_eq!(
            (framed.canvas.width(), framed.canvas.height()),
            (sharp(scene.width), sharp(scene.height))
        );
        let height = framed.canvas.get_bounding_client_rect().height();
        assert!((height - f64::from(scene.height)).abs() < 0.5, "{height} instead of {}", scene.height);
        assert!(framed.colours() > 40, "nearly blank at {width}: {} colours", framed.colours());
    }
}

#[wasm_bindgen_test]
fn a_ring_shows_which_mark_is_read_out() {
    let comparison = calderdale_and_kirklees();
    let framed = Framed::new(552, LIGHT);
    let canvas = Canvas::new(&framed.canvas).unwrap();
    let scene = scene(&comparison, Area::CareLeavers, 552.0, &canvas);
    let mark = scene.marks.first().unwrap().at;
    let picture = |ring| {
        canvas.paint(&scene, ring, &canvas.surroundings(0));
        framed.canvas.to_data_url().unwrap()
    };
    let without = picture(None);
    assert_ne!(picture(Some(mark)), without);
    assert_eq!(picture(None), without, "the ring stays");
}

#[wasm_bindgen_test]
fn colours_come_from_the_styles() {
    for (styles, ink, colour) in [
        (LIGHT, Ink::Good, [0x66, 0x33, 0x99, 0xff]),
        (LIGHT, Ink::First, [1, 2, 3, 0xff]),
        (LIGHT, Ink::Second, [0xff, 0, 0, 0xff]),
        (LIGHT, Ink::Muted, [0x66, 0x77, 0x88, 0xff]),
        (DARK, Ink::Good, [0, 0xff, 0, 0xff]),
        (DARK, Ink::First, [0, 0xff, 0xff, 0xff]),
        // As where the reader forces colours.
        ("--cc-good: CanvasText; color-scheme: only light", Ink::Good, [0, 0, 0, 0xff]),
        ("--host: teal; --cc-good: var(--host)", Ink::Good, [0, 0x80, 0x80, 0xff]),
    ] {
        let framed = Framed::new(40, styles);
        framed.paint(&square(ink));
        assert_eq!(framed.pixel(painted(20.0), painted(20.0)), colour, "{ink:?} of {styles}");
        assert_eq!(framed.pixel(painted(5.0), painted(5.0)), [0; 4], "beside the square");
    }
}

#[wasm_bindgen_test]
fn newer_notations_of_colours_are_not_black() {
    for (notation, colour) in [
        ("oklch(1 0 0)", [0xff, 0xff, 0xff]),
        ("color(srgb 1 0 0)", [0xff, 0, 0]),
        ("color-mix(in srgb, red, white 0%)", [0xff, 0, 0]),
        ("rgb(255 255 255 / 0.9)", [0xff, 0xff, 0xff]),
        // The page shows through.
        ("transparent", [0xff, 0xff, 0xff]),
    ] {
        let framed = Framed::new(40, &format!("--cc-ground: {notation}"));
        framed.paint(&square(Ink::Ground));
        assert_eq!(framed.pixel(painted(20.0), painted(20.0))[..3], colour, "{notation}");
    }
}

#[wasm_bindgen_test]
fn a_colour_that_lets_something_through_lets_the_ground_through() {
    for (ground, colour) in [("#ffffff", 0x80_u8), ("#808080", 0x40), ("transparent", 0x80)] {
        let framed = Framed::new(40, &format!("--cc-ground: {ground}; --cc-good: rgb(0 0 0 / 50%)"));
        framed.paint(&square(Ink::Good));
        let [red, green, blue, opacity] = framed.pixel(painted(20.0), painted(20.0));
        assert!(red.abs_diff(colour) < 2 && red == green && green == blue, "{ground}: {red}");
        assert_eq!(opacity, 0xff, "{ground}");
    }
}

#[wasm_bindgen_test]
fn a_canvas_follows_the_size_of_text() {
    let framed = Framed::new(60, LIGHT);
    framed.canvas.set_attribute("style", "display: block; font-size: 18px").unwrap();
    let canvas = Canvas::new(&framed.canvas).unwrap();
    assert!((canvas.surroundings(0).scale - 1.5).abs() < 0.001);
    framed.paint(&square(Ink::Good));
    assert_eq!(framed.canvas.width(), painted(60.0));
    assert_eq!(framed.pixel(painted(40.0), painted(40.0)), [0x66, 0x33, 0x99, 0xff]);
}

#[wasm_bindgen_test]
fn painting_again_leaves_nothing_of_before() {
    let framed = Framed::new(40, LIGHT);
    framed.paint(&square(Ink::Good));
    framed.frame.set_attribute("style", DARK).unwrap();
    framed.paint(&square(Ink::Second));
    assert_eq!(framed.pixel(painted(20.0), painted(20.0)), [0xff, 0xc0, 0xcb, 0xff]);
    framed.paint(&Scene { width: 40.0, height: 40.0, ..Scene::default() });
    assert_eq!(framed.colours(), 1);
}
