//! Copying and sharing a link.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, ShareData};

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}

/// Whether the navigator has something of this name. Old browsers and insecure pages lack some.
fn has(name: &str) -> bool {
    navigator().is_some_and(|navigator| {
        Reflect::get(&navigator, &name.into()).is_ok_and(|value| !value.is_undefined() && !value.is_null())
    })
}

/// Puts a text on the clipboard. Tells whether it is there: clipboards may be missing or forbidden.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = navigator().filter(|_| has("clipboard")) else { return false };
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Whether the device has a sheet for sharing.
pub fn can_share() -> bool {
    has("share")
}

/// Opens the device's sheet for sharing. Tells whether it was opened: a frame may be forbidden to.
pub async fn share(title: &str, address: &str) -> bool {
    let Some(navigator) = navigator().filter(|_| can_share()) else { return false };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => true,
        // Closing the sheet counts as a refusal; there is nothing to tell.
        Err(why) => Reflect::get(&why, &"name".into()).is_ok_and(|name| name == "AbortError"),
    }
}
