//! Mounts the widget: on its own page, or as an element of another's.

use council_compare::browser::fetch::Loader;
use council_compare::browser::outside::{self, Outside};
use council_compare::browser::{page, place, share, takeover};
use council_compare::state::{Action, Address, State};
use council_compare::ui::app::{App, AppProps, Message};
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows nothing yet: a page of our own calls [`begin`], the script of our element on another site's page calls [`mount`].
fn main() {
    yew::set_custom_panic_hook(Box::new(outside::panicked));
}

/// Mounts the widget on its own page. `known` is what the page has of the dataset already, as parsed JSON: the index, or as
/// much of it as the page refers to, and the records of its two councils. What is missing there is fetched.
#[wasm_bindgen]
pub fn begin(known: JsValue) {
    let Some(page) = page::root() else { return };
    let base_path = place::base_path();
    let address = place::address(&base_path);
    let assets = page::assets(&page).unwrap_or_else(|| base_path.clone());
    let loader = Loader::new(&base_path);
    let props = AppProps {
        state: loader.with_known(State::new(address), known),
        loader,
        assets,
        base_path,
        origin: place::origin(),
        exported: takeover::frame(),
        outside: None,
        can_share: share::can_share(),
        is_narrow: page::is_narrow(&page),
    };
    Renderer::<App>::with_root_and_props(takeover::stage().unwrap_or(page), props).render();
}

/// A mounted widget.
#[wasm_bindgen]
pub struct Handle(AppHandle<App>);

/// Mounts the widget in an element of another site's page. `width` is the element's in CSS pixels. `site` and `assets` are
/// the absolute addresses of the folders of our site and of the program's files, with a slash at the end. `path` and `query`
/// are those of an embed on our site. `tell` is called with the name of what happens and a detail.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    width: i32,
    site: String,
    assets: String,
    path: String,
    query: String,
    tell: Function,
) -> Handle {
    let props = AppProps {
        state: State::new(Address { path, query }),
        loader: Loader::new(&site),
        assets,
        base_path: site,
        // Addresses begin with that of the site.
        origin: String::new(),
        exported: None,
        outside: Some(Outside::new(tell)),
        can_share: share::can_share(),
        is_narrow: page::is_narrow_at(width),
    };
    Handle(Renderer::<App>::with_root_and_props(root, props).render())
}

#[wasm_bindgen]
impl Handle {
    /// Shows what another path and query of an embed say.
    pub fn update(&self, path: String, query: String) {
        self.0.send_message(Message::Did(Action::Arrived(Address { path, query })));
    }

    /// Takes the widget out for good.
    pub fn destroy(self) {
        self.0.destroy();
    }
}
