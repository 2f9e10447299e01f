//! Links out of a frame that may not be allowed to open any.

use crate::words::embed::LINK_REFUSED;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, HtmlInputElement};

/// The class of what is put after such a link.
const CLASS: &str = "cc-refused";

/// Opens the links of a widget that lead away from it, as long as it is kept. Where the page around the frame forbids
/// that, the address is shown beside the link, to be copied. Nothing, if the frame is no sandbox, where links do by
/// themselves what they should. Calls back with the address that could not be opened.
pub fn open_or_show(widget: &Element, refused: impl Fn(&str) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    if window.origin() != "null" {
        return None;
    }
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(widget, "click", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[target=_blank]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        event.prevent_default();
        match window.open_with_url_and_target(&link.href(), "_blank") {
            // As `noopener`, with which nobody would know whether it was opened.
            Ok(Some(opened)) => _ = opened.set_opener(&JsValue::NULL),
            _ => {
                // A browser without a document shows nothing; there is nothing to tell.
                let _ = show_beside(&link);
                refused(&link.href());
            }
        }
    }))
}

/// Shows the address of a link behind it, selected. The element is not the program's, which leaves it alone.
fn show_beside(link: &HtmlAnchorElement) -> Result<(), JsValue> {
    let document = link.owner_document().ok_or(JsValue::NULL)?;
    if let Some(before) = document.query_selector(&format!(".{CLASS}"))? {
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
