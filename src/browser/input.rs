//! What the reader types and presses: keys, clicks, pauses, and text that is selected to be typed over or copied.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent};

/// Whether a key was pressed with one that makes it the browser's: to go back, to scroll or to select. Alt alone does so with
/// arrows to the sides.
pub fn is_the_browsers(event: &KeyboardEvent) -> bool {
    let is_sideways = || matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End");
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() && is_sideways()
}

/// Whether a click means “here”, rather than a new tab or window.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !event.meta_key() && !event.ctrl_key() && !event.shift_key() && !event.alt_key()
}

/// Calls back once so many milliseconds have passed.
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // It frees itself once it was called.
    let then = Closure::once_into_js(then);
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds);
}

/// Selects all of an input's text, so that typing replaces it.
pub fn select_all(input: &HtmlInputElement) {
    input.select();
}

/// Selects all of a text, so that it can be copied.
pub fn select_text(field: &HtmlTextAreaElement) {
    field.select();
}

/// Selects all of the text of a dialog's text area again, if that has the focus.
pub fn select_again(dialog: &HtmlDialogElement) {
    if let Ok(Some(field)) = dialog.query_selector("textarea:focus")
        && let Some(field) = field.dyn_ref()
    {
        select_text(field);
    }
}
