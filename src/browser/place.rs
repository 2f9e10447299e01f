//! The address bar.

use crate::state::{Address, History};
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Window;

fn window() -> Option<Window> {
    web_sys::window()
}

/// The path below which everything is served, with a slash at both ends: that of the page's `<base>`.
pub fn base_path() -> String {
    let base_uri =
        window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    base_uri.as_deref().and_then(folder_of).unwrap_or("/").to_owned()
}

/// The path of an absolute address up to its last slash: `/compare/` of `https://news.example/compare/a?x#y`.
fn folder_of(address: &str) -> Option<&str> {
    let address = address.split(['?', '#']).next()?;
    // The first two slashes stand before the host.
    let (start, _) = address.match_indices('/').nth(2)?;
    let end = address.rfind('/')?;
    address.get(start..=end)
}

/// Scheme, host and port, as shared links begin.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// What the address bar shows, below the base.
pub fn address(base_path: &str) -> Address {
    let location = window().map(|window| window.location());
    let path = location.as_ref().and_then(|location| location.pathname().ok()).unwrap_or_default();
    let query = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    Address {
        path: path.strip_prefix(base_path.trim_end_matches('/')).unwrap_or(&path).to_owned(),
        query: query.trim_start_matches('?').to_owned(),
    }
}

/// Shows another address without leaving the page, unless it is shown already.
pub fn show(address: &str, history: History) {
    let Some(window) = window() else { return };
    let location = window.location();
    let shown = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if shown == address {
        return;
    }
    let Ok(list) = window.history() else { return };
    // A sandboxed frame may forbid it; the page then works without.
    let _ = match history {
        History::Push => list.push_state_with_url(&JsValue::NULL, "", Some(address)),
        History::Replace => list.replace_state_with_url(&JsValue::NULL, "", Some(address)),
    };
}

/// Calls back when the reader goes back or forward, until dropped.
pub fn on_arrival(callback: impl Fn() + 'static) -> Option<EventListener> {
    window().map(|window| EventListener::new(&window, "popstate", move |_| callback()))
}
