//! The page of another in which the widget is an element: what that is told, by way of `static/embed.js`.

use js_sys::{Function, JSON};
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// What a panic does: it says in the console where it was, and tells the page. In WebKit the page hears nothing else of errors
/// in a script from another origin.
pub fn panicked(why: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(why);
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("council-compare:stopped")) {
        let _ = window.dispatch_event(&event);
    }
}

/// A function of the element's script.
#[derive(Clone, PartialEq, Debug)]
pub struct Outside(Function);

impl Outside {
    /// The function that is told what happens.
    pub const fn new(tell: Function) -> Self {
        Self(tell)
    }

    /// Tells that there is something better to show than what stood in the element before.
    pub fn tell_ready(&self) {
        self.tell("ready", &JsValue::UNDEFINED);
    }

    /// Tells that the reader has chosen something else, which this JSON describes.
    pub fn tell_change(&self, json: &str) {
        self.tell("change", &JSON::parse(json).unwrap_or_default());
    }

    fn tell(&self, what: &str, detail: &JsValue) {
        // What the page makes of it is no matter of the widget's.
        let _ = self.0.call2(&JsValue::UNDEFINED, &what.into(), detail);
    }
}
