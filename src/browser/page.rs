//! The page around the widget: where the widget stands in it, the folder of its files, its title and colour scheme.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Event, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element of the page with this id, of those by which the program and the scripts of our own pages know each other.
pub(super) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The element with this id within a widget. The page of another site may have several widgets, each in a shadow tree of its
/// own, so ids are never looked for in the document.
pub(super) fn within(widget: &Element, id: &str) -> Option<Element> {
    widget.query_selector(&format!("#{id}")).ok()?
}

/// The element with this id within a widget, as one that can have the focus.
pub(super) fn html_within(widget: &Element, id: &str) -> Option<HtmlElement> {
    within(widget, id)?.dyn_into().ok()
}

/// The widget in which an event happened.
pub fn widget_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_ref::<Element>()?.closest(".cc").ok()?
}

/// The element that the widget fills on a page of its own. What stands in it is for the first paint, and is replaced. On the
/// page of another site there is none.
pub fn root() -> Option<Element> {
    document()?.query_selector("#council-compare > .cc").ok()??.parent_element()
}

/// The folder of the program's files, if the page says that it is another than the base path.
pub fn assets(root: &Element) -> Option<String> {
    root.get_attribute("data-assets")
}

/// The address of the picture that stands for the page in messages, if it was exported with one.
pub fn share_picture() -> Option<String> {
    document()?.query_selector("meta[property='og:image']").ok()??.get_attribute("content")
}

/// The width in CSS pixels below which the widget has one column, as in its styles with text of the usual size.
const NARROW: i32 = 520;

/// Whether the widget's element has room for one column only.
pub fn is_narrow(element: &Element) -> bool {
    is_narrow_at(element.client_width())
}

/// Whether so many CSS pixels are room for one column only.
pub const fn is_narrow_at(width: i32) -> bool {
    width < NARROW
}

/// Names the page after what it shows.
pub fn set_title(title: &str) {
    if let Some(document) = document().filter(|document| document.title() != title) {
        document.set_title(title);
    }
}

/// Gives the page a colour scheme, or leaves it to the system.
pub fn set_scheme(scheme: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Attributes with such names are always accepted.
        let _ = match scheme {
            Some(scheme) => root.set_attribute("data-cc-theme", scheme),
            None => root.remove_attribute("data-cc-theme"),
        };
    }
}

/// Marks the page as one that stands in a frame, for the styles.
pub fn set_framed() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-cc-framed", "");
    }
}
