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

mod painting;
mod shown;
mod whole_page;

use council_compare::browser::near::{Margin, Near};
use council_compare::browser::share::Attempt;
use council_compare::browser::watch::Watch;
use council_compare::browser::{page, place, share};
use council_compare::state::{Address, Copying, History};
use js_sys::{Function, Promise, Reflect};
use painting::{Framed, LIGHT};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Document;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
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
fn only_of_the_newest_attempt_is_it_said_how_it_went() {
    let first = Attempt::begin();
    assert!(first.is_newest());
    let second = Attempt::begin();
    assert!(second.is_newest() && !first.is_newest());
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
