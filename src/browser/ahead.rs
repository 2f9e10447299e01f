//! What the page knows before the program asks: an exported page has it in itself, and the built page asks for it while the
//! program is on its way (`static/ahead.js`).

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// The id of the element with what an exported page knows, as JSON.
const KNOWN: &str = "cc-known";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = councilCompareAhead, catch)]
    fn asked_ahead() -> Result<Promise, JsValue>;
}

/// The index, or as much of it as the page refers to, and the records of its two councils. What takes more than a moment is
/// left out.
pub async fn known() -> Option<JsValue> {
    match super::page::json(KNOWN) {
        Some(known) => Some(known),
        None => JsFuture::from(asked_ahead().ok()?).await.ok(),
    }
}
