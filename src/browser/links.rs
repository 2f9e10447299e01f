//! Links of an embed in a sandboxed frame, which may not be allowed to open any.

use crate::words::embed::LINK_REFUSED;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, HtmlInputElement};

/// The class of the element that shows an address after its link.
const CLASS: &str = "cc-refused";

/// Opens the links of a widget that lead away from it, until dropped. Where the page around the frame forbids that, it shows
/// the address after the link, to be copied, and calls `refused` with it. Gives nothing if the frame is not sandboxed: then
/// links work by themselves.
pub fn open_or_show(widget: &Element, refused: impl Fn(&str) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    if window.origin() != "null" {
        return None;
    }
    let (options, within) = (EventListenerOptions::enable_prevent_default(), widget.clone());
    Some(EventListener::new_with_options(widget, "click", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[target=_blank]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        event.prevent_default();
        match window.open_with_url_and_target(&link.href(), "_blank") {
            // This is what `noopener` does; with that, `open` would not say whether it has opened anything.
            Ok(Some(opened)) => _ = opened.set_opener(&JsValue::NULL),
            _ => {
                // A browser without a document shows nothing; there is nothing to tell.
                let _ = show_beside(&link, &within);
                refused(&link.href());
            }
        }
    }))
}

/// Shows the address of a link after it, selected. yew does not know the element, and leaves it alone.
fn show_beside(link: &HtmlAnchorElement, widget: &Element) -> Result<(), JsValue> {
    let document = link.owner_document().ok_or(JsValue::NULL)?;
    if let Some(before) = widget.query_selector(&format!("label.{CLASS}"))? {
        before.remove();
    }
    let shown = document.create_element("label")?;
    shown.set_class_name(CLASS);
    shown.set_text_content(Some(LINK_REFUSED));
    let field: HtmlInputElement = document.create_element("input")?.dyn_into()?;
    field.set_read_only(true);
    field.set_value(&link.href());
    shown.append_with_node_1(&field)?;
    link.after_with_node_1(&shown)?;
    field.focus()?;
    field.select();
    Ok(())
}
