//! Letting the browser save files that the program has made.

use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlElement, Url};

/// Saves a text as a file; whether the browser has it to save. The page around a frame may forbid downloads, of which
/// nobody is told.
pub fn text(name: &str, media_type: &str, text: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind);
    blob.is_ok_and(|blob| save(name, &blob).is_ok())
}

/// Saves what is drawn on a canvas as a PNG, and tells `done` whether the browser has it to save: it makes no picture of a
/// canvas for which it has no memory.
pub fn canvas(name: Rc<str>, canvas: &HtmlCanvasElement, done: impl FnOnce(bool) + 'static) {
    let done = Closure::once_into_js(move |blob: JsValue| {
        done(blob.dyn_into().is_ok_and(|blob| save(&name, &blob).is_ok()));
    });
    // A canvas on which only this page has drawn can always be read.
    let _ = canvas.to_blob(done.unchecked_ref());
}

/// Lets the browser save the blob, as if a link to it had been followed.
fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlElement = document.create_element("a")?.dyn_into()?;
    let address = Url::create_object_url_with_blob(blob)?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    // Most browsers have taken the blob by the time that this program runs again; some need a little longer.
    let forget = Closure::once_into_js(move || Url::revoke_object_url(&address));
    window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000)?;
    Ok(())
}
