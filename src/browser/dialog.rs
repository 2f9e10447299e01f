//! Dialogs, and the frames that they show.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlIFrameElement, HtmlTextAreaElement, MessageEvent, Window};

/// Shows a dialog over the page and gives whether it is shown. One that is not in the page yet cannot be; it will be once it
/// is rendered. The browser keeps the focus within a dialog, and gives it back afterwards.
pub fn show(dialog: &HtmlDialogElement) -> bool {
    dialog.open() || dialog.show_modal().is_ok()
}

/// Closes a dialog, if it is open.
pub fn close(dialog: &HtmlDialogElement) {
    dialog.close();
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
