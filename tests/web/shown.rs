//! A whole page in the browser that runs the tests, on files that the test gives it.

use crate::{document, wait};
use council_compare::browser::fetch::Loader;
use council_compare::browser::{page, place};
use council_compare::state::{Address, History, State};
use council_compare::ui::app::{App, AppProps};
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The path below which the page asks for its files.
const BASE: &str = "/stub/";

/// The index and the records of Calderdale and Kirklees, as published.
pub(crate) const PUBLISHED: [(&str, &str); 3] = [
    ("index.json", include_str!("../../static/data/index.json")),
    ("councils/calderdale.json", include_str!("../../static/data/councils/calderdale.json")),
    ("councils/kirklees.json", include_str!("../../static/data/councils/kirklees.json")),
];

/// Answers requests for a file of the dataset with a text, or with an error.
pub(crate) fn answer(name: &str, text: Option<&str>) {
    let script = "window.answers ??= {}; window.answers['/stub/data/' + name] = text;
        if (!window.served) {
            window.served = window.fetch;
            window.fetch = (address) => {
                if (!String(address).startsWith('/stub/')) return window.served(address);
                const text = window.answers[address];
                return Promise.resolve(text == null ? new Response('', { status: 500 }) : new Response(text));
            };
        }";
    let text = text.map_or(JsValue::NULL, JsValue::from);
    Function::new_with_args("name, text", script).call2(&JsValue::NULL, &name.into(), &text).unwrap();
}

/// A page in the browser.
pub(crate) struct Shown {
    root: Element,
    app: Option<yew::AppHandle<App>>,
    address: String,
}

impl Shown {
    /// The page at an address, so many pixels wide, on the answers given so far.
    pub(crate) fn new(path: &str, query: &str, width: u16) -> Self {
        let root = document().create_element("div").unwrap();
        root.set_attribute("style", &format!("width: {width}px; font: 12px sans-serif")).unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let loader = Loader::new(BASE);
        // Of what was answered to other tests.
        loader.forget_files();
        let props = AppProps {
            base_path: BASE.to_owned(),
            assets: BASE.to_owned(),
            origin: place::origin(),
            state: State::new(Address { path: path.to_owned(), query: query.to_owned() }),
            exported: None,
            outside: None,
            loader,
            can_share: false,
            is_narrow: page::is_narrow(&root),
        };
        let address = web_sys::window().unwrap().location().pathname().unwrap();
        let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
        Self { root, app: Some(app), address }
    }

    /// Waits for an element.
    pub(crate) async fn wait_for(&self, css: &str) -> Element {
        for _ in 0..150 {
            if let Some(element) = self.root.query_selector(css).unwrap() {
                return element;
            }
            wait(20).await;
        }
        panic!("no {css} among {}", self.text("main"))
    }

    /// Waits for this below the grades, and comes to it: what stands there is fetched only then.
    pub(crate) async fn go_down_to(&self, css: &str) {
        self.wait_for(css).await;
        self.scroll_to(css).await;
    }

    /// Waits until an element shows a text, and checks that it does.
    pub(crate) async fn wait_for_text(&self, css: &str, expected: &str) {
        for _ in 0..150 {
            if self.text(css) == expected {
                return;
            }
            wait(20).await;
        }
        assert_eq!(self.text(css), expected, "{css}");
    }

    /// How many elements fit.
    pub(crate) fn count(&self, css: &str) -> u32 {
        self.root.query_selector_all(css).unwrap().length()
    }

    /// The text of the first element that fits; nothing if none does.
    pub(crate) fn text(&self, css: &str) -> String {
        let found = self.root.query_selector(css).unwrap();
        found.and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// Does something to the `element` that an expression finds below `root`, and lets the page follow.
    pub(crate) async fn act(&self, found: &str, act: &str) {
        let act = Function::new_with_args("root", &format!("const element = {found}; {act}"));
        act.call1(&JsValue::NULL, &self.root).expect(found);
        wait(50).await;
    }

    /// Clicks the first element that fits.
    pub(crate) async fn click(&self, css: &str) {
        self.act(&format!("root.querySelector('{css}')"), "element.click()").await;
    }

    /// Presses a key at the first element that fits.
    pub(crate) async fn press(&self, css: &str, key: &str) {
        let press =
            format!("element.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))");
        self.act(&format!("root.querySelector('{css}')"), &press).await;
    }

    /// Brings the first element that fits to the top of the window.
    pub(crate) async fn scroll_to(&self, css: &str) {
        self.act(&format!("root.querySelector('{css}')"), "element.scrollIntoView()").await;
    }

    /// The id of what has the focus.
    pub(crate) fn focused(&self) -> String {
        document().active_element().map(|element| element.id()).unwrap_or_default()
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
        place::show(&self.address, History::Replace);
        js_sys::eval(
            "window.fetch = window.served ?? window.fetch; delete window.served; delete window.answers",
        )
        .unwrap();
    }
}
