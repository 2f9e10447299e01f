//! Small things of the page around the widget.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn html_element(id: &str) -> Option<HtmlElement> {
    element(id)?.dyn_into().ok()
}

/// The element that the widget fills. What stands in it is the first paint, and is cleared.
pub fn root() -> Option<Element> {
    element("council-compare")
}

/// The JSON in the element with this id, if there is some.
pub(super) fn json(id: &str) -> Option<JsValue> {
    js_sys::JSON::parse(&element(id)?.text_content()?).ok()
}

/// The folder of the program's files, where a page says that it is not the base path.
pub fn assets(root: &Element) -> Option<String> {
    root.get_attribute("data-assets")
}

/// The width in CSS pixels below which the widget has one column, as in its styles.
const NARROW: i32 = 520;

/// Whether the widget's element has room for one column only.
pub fn is_narrow(element: &Element) -> bool {
    element.client_width() < NARROW
}

/// Names the page after what it shows.
pub fn set_title(title: &str) {
    if let Some(document) = document().filter(|document| document.title() != title) {
        document.set_title(title);
    }
}

/// Gives the page a theme, or leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Attributes with such names are always accepted.
        let _ = match theme {
            Some(theme) => root.set_attribute("data-cc-theme", theme),
            None => root.remove_attribute("data-cc-theme"),
        };
    }
}

/// Writes a warning for developers to the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}

/// Brings the element with this id into view where it scrolls, no further than needed.
pub fn reveal(id: &str) {
    let Some(element) = element(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings the element with this id to the top of what is seen, and gives it the focus.
pub fn go_to(id: &str) {
    let Some(element) = html_element(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    focus_in_place(&element);
}

/// Keeps a reader who uses the keyboard in place after a change: selects the text of the field that has the
/// focus, so that typing replaces it; and where what had the focus is gone, gives it to the element with this id,
/// without scrolling.
pub fn keep_place(id: &str) {
    let focused = document().and_then(|document| document.active_element());
    if let Some(input) = focused.as_ref().and_then(|element| element.dyn_ref::<HtmlInputElement>()) {
        input.select();
    } else if focused.is_none_or(|element| element.tag_name() == "BODY")
        && let Some(element) = html_element(id)
    {
        focus_in_place(&element);
    }
}

/// Gives an element the focus without scrolling. One that does not take it leaves it where it is.
pub(super) fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Selects all of an input's text, so that typing replaces it.
pub fn select_all(input: &HtmlInputElement) {
    input.select();
}

/// Moves the focus to the element with this id, if there is one.
pub fn focus(id: &str) {
    if let Some(element) = html_element(id) {
        // A removed or disabled element does not take the focus; nothing is lost by that.
        let _ = element.focus();
    }
}

/// Whether a click means “here”, rather than a new tab or window.
pub fn is_plain_click(event: &web_sys::MouseEvent) -> bool {
    event.button() == 0 && !event.meta_key() && !event.ctrl_key() && !event.shift_key() && !event.alt_key()
}
