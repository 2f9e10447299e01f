//! Letting the browser save files that the program has made.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlElement, Url};

/// Saves a text as a file. The page around a frame may forbid downloads, of which nobody is told.
pub fn text(name: &str, media_type: &str, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind) {
        save(name, &blob);
    }
}

/// Saves what is drawn on a canvas as a PNG.
pub fn canvas(name: String, canvas: &HtmlCanvasElement) {
    let done = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into() {
            save(&name, &blob);
        }
    });
    // A canvas on which only this page has drawn can always be read.
    let _ = canvas.to_blob(done.unchecked_ref());
}

/// Lets the browser save the blob, as if a link to it had been followed.
fn save(name: &str, blob: &Blob) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let (Ok(address), Ok(link)) = (Url::create_object_url_with_blob(blob), document.create_element("a"))
    else {
        return;
    };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    // Most browsers have taken the blob by the time that this program runs again; some need a little longer.
    let forget = Closure::once_into_js(move || Url::revoke_object_url(&address));
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000);
    }
}
