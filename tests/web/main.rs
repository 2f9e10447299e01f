//! What needs a real browser and no server: painting, addresses, the clipboard, watching, a page without its data.
//! Natively this file is empty.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

use council_compare::browser::canvas::Canvas;
use council_compare::browser::near::{Margin, Near};
use council_compare::browser::watch::Watch;
use council_compare::browser::{fetch, page, place, share};
use council_compare::chart::geometry::at;
use council_compare::chart::journey::scene;
use council_compare::chart::scene::{Ink, Scene, Shape};
use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{Area, Index, Json, Record, Slug, parse};
use council_compare::state::{Address, Copying, History};
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlCanvasElement};

mod shown;
mod whole_page;

wasm_bindgen_test_configure!(run_in_browser);

/// The colours of one theme, each in another notation that styles may use.
const LIGHT: &str = "--cc-ground: white; --cc-ink: #1b1d1f; --cc-good: rebeccapurple; --cc-first: rgb(1 2 3); \
                     --cc-second: hsl(0 100% 50%); --cc-muted: #678;";

/// The colours of another theme.
const DARK: &str =
    "--cc-ground: black; --cc-ink: ivory; --cc-good: lime; --cc-first: aqua; --cc-second: pink;";

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A canvas in the page, in a frame so wide and with these styles; both are gone when this is dropped.
struct Framed {
    frame: Element,
    canvas: HtmlCanvasElement,
}

impl Framed {
    fn new(width: u32, styles: &str) -> Self {
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

async fn wait(milliseconds: u32) {
    let start = Function::new_with_args("done", &format!("setTimeout(done, {milliseconds})"));
    let promise = Promise::new(&mut |done, _| {
        start.call1(&JsValue::NULL, &done).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Puts something in the place of one of the navigator's own.
fn set_navigator(name: &str, script: &str) {
    let define =
        format!("Object.defineProperty(navigator, '{name}', {{ configurable: true, value: {script} }})");
    js_sys::eval(&define).unwrap();
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
    ] {
        let framed = Framed::new(40, &format!("--cc-ground: {notation}"));
        framed.paint(&square(Ink::Ground));
        assert_eq!(framed.pixel(painted(20.0), painted(20.0))[..3], colour, "{notation}");
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

#[wasm_bindgen_test]
fn the_base_path_is_that_of_the_page() {
    for (href, path) in [
        ("/", "/"),
        ("/news/compare/", "/news/compare/"),
        ("/news/compare/index.html?x=1#y", "/news/compare/"),
        ("https://elsewhere.example/a/b/", "/a/b/"),
    ] {
        let base = document().create_element("base").unwrap();
        base.set_attribute("href", href).unwrap();
        document().head().unwrap().prepend_with_node_1(&base).unwrap();
        assert_eq!(place::base_path(), path, "{href}");
        base.remove();
    }
}

#[wasm_bindgen_test]
fn addresses_are_shown_and_read_below_the_base_path() {
    let shown = || place::address("/news/compare/");
    let before = web_sys::window().unwrap().location().pathname().unwrap();
    let address = |path: &str, query: &str| Address { path: path.to_owned(), query: query.to_owned() };
    let history = web_sys::window().unwrap().history().unwrap();

    place::show("/news/compare/a/b/?area=overall", History::Replace);
    assert_eq!(shown(), address("/a/b/", "area=overall"));
    let steps = history.length().unwrap();
    place::show("/news/compare/c/d/", History::Push);
    assert_eq!(shown(), address("/c/d/", ""));
    assert_eq!(history.length().unwrap(), steps + 1);
    place::show("/news/compare/c/d/", History::Push);
    assert_eq!(history.length().unwrap(), steps + 1, "the same address is another step");
    place::show("/news/compare", History::Replace);
    assert_eq!(shown(), address("", ""));

    place::show(&before, History::Replace);
}

#[wasm_bindgen_test]
fn arrivals_are_told_until_nobody_listens() {
    let count = Rc::new(Cell::new(0));
    let listener = place::on_arrival({
        let count = count.clone();
        move || count.set(count.get() + 1)
    });
    let arrive = || js_sys::eval("dispatchEvent(new PopStateEvent('popstate'))").unwrap();
    arrive();
    assert_eq!(count.get(), 1);
    drop(listener);
    arrive();
    assert_eq!(count.get(), 1);
}

#[wasm_bindgen_test]
async fn a_missing_or_forbidden_clipboard_is_told() {
    set_navigator("clipboard", "undefined");
    assert_eq!(share::copy("text").await, Copying::Refused);
    set_navigator(
        "clipboard",
        "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }",
    );
    assert_eq!(share::copy("text").await, Copying::Refused);
    set_navigator(
        "clipboard",
        "{ writeText: (text) => { window.copied = text; return Promise.resolve(); } }",
    );
    assert_eq!(share::copy("a link").await, Copying::Done);
    assert_eq!(js_sys::eval("window.copied").unwrap(), "a link");
}

#[wasm_bindgen_test]
async fn a_sheet_for_sharing_is_used_where_there_is_one() {
    set_navigator("share", "undefined");
    assert!(!share::can_share());
    assert_eq!(share::share("Title", "https://example.org/").await, Copying::Refused);
    let reject = |name: &str| {
        let reason = format!("new DOMException('no', '{name}')");
        set_navigator(
            "share",
            &format!("(data) => {{ window.shared = data; return Promise.reject({reason}); }}"),
        );
    };
    reject("NotAllowedError");
    assert!(share::can_share());
    assert_eq!(share::share("Title", "https://example.org/").await, Copying::Refused);
    // Closing the sheet is the reader's own choice.
    reject("AbortError");
    assert_eq!(share::share("Title", "https://example.org/").await, Copying::NotYet);
    let shared = js_sys::eval("window.shared").unwrap();
    assert_eq!(Reflect::get(&shared, &"title".into()).unwrap(), "Title");
    assert_eq!(Reflect::get(&shared, &"url".into()).unwrap(), "https://example.org/");
}

#[wasm_bindgen_test]
async fn a_change_of_size_is_told_until_nobody_watches() {
    let framed = Framed::new(100, LIGHT);
    let count = Rc::new(Cell::new(0));
    let watch = Watch::new({
        let count = count.clone();
        move || count.set(count.get() + 1)
    });
    watch.size_of(&framed.frame);
    // An observer tells the first size too.
    wait(200).await;
    let first = count.get();
    framed.frame.set_attribute("style", "width: 200px").unwrap();
    wait(200).await;
    let second = count.get();
    assert!(second > first, "the change was not told");
    drop(watch);
    framed.frame.set_attribute("style", "width: 300px").unwrap();
    wait(200).await;
    assert_eq!(count.get(), second, "it was told to nobody");
}

/// Observers may be told of what was seen before they were disconnected. Calling what is gone would be an error that stops
/// every widget of the page.
#[wasm_bindgen_test]
fn what_was_seen_may_be_told_when_nobody_watches_any_more() {
    let replace = "window.Real = IntersectionObserver;
        window.IntersectionObserver = class { constructor(tell) { window.tell = tell; } disconnect() {} };";
    js_sys::eval(replace).unwrap();
    drop(Near::new(Margin::Seen, |_| {}));
    let told = js_sys::eval("window.IntersectionObserver = window.Real; window.tell([])");
    assert!(told.is_ok(), "{told:?}");
}

#[wasm_bindgen_test]
fn a_theme_is_an_attribute_of_the_page() {
    let theme = || document().document_element().unwrap().get_attribute("data-cc-theme");
    page::set_scheme(Some("dark"));
    assert_eq!(theme().as_deref(), Some("dark"));
    page::set_scheme(None);
    assert_eq!(theme(), None);
}
