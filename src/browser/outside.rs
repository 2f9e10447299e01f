//! The page of another site in which the widget stands as an element, and what it is told, by way of `static/embed.js`.

use js_sys::{Function, JSON};
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// The panic hook: writes to the console where the panic was, and dispatches an event on the window. In WebKit that is all that
/// the page's scripts hear of it, since it tells them nothing of errors in a script from another origin.
pub fn panicked(why: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(why);
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("council-compare:stopped")) {
        let _ = window.dispatch_event(&event);
    }
}

/// The function by which the element's script hears of the widget.
#[derive(Clone, PartialEq, Debug)]
pub struct Outside(Function);

impl Outside {
    /// What calls this function with the name of an event and a detail.
    pub const fn new(tell: Function) -> Self {
        Self(tell)
    }

    /// Tells that the widget shows a comparison, so that it can take the place of the fallback.
    pub fn tell_ready(&self) {
        self.tell("ready", &JsValue::UNDEFINED);
    }

    /// Tells that the reader has chosen something else, which this JSON describes.
    pub fn tell_change(&self, json: &str) {
        self.tell("change", &JSON::parse(json).unwrap_or_default());
    }

    fn tell(&self, what: &str, detail: &JsValue) {
        // An error that the page throws in its own listener is no matter of the widget's.
        let _ = self.0.call2(&JsValue::UNDEFINED, &what.into(), detail);
    }
}
