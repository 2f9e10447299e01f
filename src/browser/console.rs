//! What developers are told in the console.

use wasm_bindgen::JsValue;
use web_sys::Element;

/// Writes the text of each element within a widget that the selector fits to the console, for developers.
pub fn warn_of(widget: &Element, selector: &str) {
    let Ok(found) = widget.query_selector_all(selector) else { return };
    for i in 0..found.length() {
        if let Some(text) = found.item(i).and_then(|node| node.text_content()) {
            warn(&format!("Council Compare: {text}"));
        }
    }
}

/// Writes a warning for developers to the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
