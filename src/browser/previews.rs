//! The previews of an embed: frames, each of which posts how high its content is.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlIFrameElement, MessageEvent, Window};

/// Calls back, until dropped, when one of the frames within an element posts how high its content is: with the position of the
/// frame among them, and the height in CSS pixels.
pub fn on_height(within: &Element, callback: impl Fn(usize, u32) + 'static) -> Option<EventListener> {
    let (window, within) = (web_sys::window()?, within.clone());
    Some(EventListener::new(&window, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let data = event.data();
        // The embed posts its height in several protocols ([`crate::host`]); this is AMP's.
        let field = |name: &str| Reflect::get(&data, &name.into()).ok();
        let is_height = field("type").and_then(|kind| kind.as_string()).as_deref() == Some("embed-size");
        let Some(height) = field("height").and_then(|height| height.as_f64()).filter(|_| is_height) else {
            return;
        };
        let Some(source) = event.source() else { return };
        let Ok(frames) = within.query_selector_all("iframe") else { return };
        let is_source = |place: &u32| {
            let frame = frames.item(*place).and_then(|frame| frame.dyn_into::<HtmlIFrameElement>().ok());
            let window = frame.and_then(|frame| frame.content_window());
            window.is_some_and(|window| window == *source.unchecked_ref::<Window>())
        };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the embed posts whole pixels"
        )]
        if let Some(place) = (0..frames.length()).find(is_source) {
            callback(place as usize, height as u32);
        }
    }))
}
