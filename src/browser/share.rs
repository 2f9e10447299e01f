//! Copying and sharing a link.

use crate::state::Copying;
use js_sys::Reflect;
use std::sync::atomic::{AtomicU32, Ordering};
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

/// An attempt to copy or share something, by its number.
#[derive(Clone, Copy)]
pub struct Attempt(u32);

/// How many have begun.
static BEGUN: AtomicU32 = AtomicU32::new(0);

impl Attempt {
    /// One that begins.
    pub fn begin() -> Self {
        Self(BEGUN.fetch_add(1, Ordering::Relaxed).wrapping_add(1))
    }

    /// Whether no other has begun since. Then how it went may be said; else what is said has to be of that one.
    pub fn is_newest(self) -> bool {
        BEGUN.load(Ordering::Relaxed) == self.0
    }
}

/// Puts a text on the clipboard, which may be missing or forbidden.
pub async fn copy(text: &str) -> Copying {
    let Some(navigator) = navigator().filter(|_| has("clipboard")) else { return Copying::Refused };
    match JsFuture::from(navigator.clipboard().write_text(text)).await {
        Ok(_) => Copying::Done,
        Err(_) => Copying::Refused,
    }
}

/// Whether the device has a sheet for sharing.
pub fn can_share() -> bool {
    has("share")
}

/// Opens the device's sheet for sharing, which may be missing or forbidden. The sheet itself tells the reader how that went.
pub async fn share(title: &str, address: &str) -> Copying {
    let Some(navigator) = navigator().filter(|_| can_share()) else { return Copying::Refused };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        // A reader who closes the sheet rejects the promise with an `AbortError`, which is no refusal by the browser.
        Err(why) if Reflect::get(&why, &"name".into()).is_ok_and(|name| name != "AbortError") => {
            Copying::Refused
        }
        _ => Copying::NotYet,
    }
}
