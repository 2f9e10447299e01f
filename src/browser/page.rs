//! Small things of the page around the widget.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The element with this id within a widget. The page of another site may have several widgets, each in a shadow tree of its
/// own, so ids are never looked for in the document.
pub(super) fn within(widget: &Element, id: &str) -> Option<Element> {
    widget.query_selector(&format!("#{id}")).ok()?
}

/// The widget in which an event happened.
pub fn widget_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_ref::<Element>()?.closest(".cc").ok()?
}

fn html_element(widget: &Element, id: &str) -> Option<HtmlElement> {
    within(widget, id)?.dyn_into().ok()
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

/// The width in CSS pixels below which the widget has one column, as in its styles.
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

/// Writes the text of each element within a widget that the selector fits to the console, for developers.
pub fn warn_of(widget: &Element, selector: &str) {
    let Ok(found) = widget.query_selector_all(selector) else { return };
    for i in 0..found.length() {
        if let Some(text) = found.item(i).and_then(|node| node.text_content()) {
            warn(&format!("Council Compare: {text}"));
        }
    }
}

/// Writes a warning for developers to the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}

/// Brings the element with this id into view where it scrolls, no further than needed.
pub fn reveal(widget: &Element, id: &str) {
    let Some(element) = within(widget, id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the page if a point so many CSS pixels below an element's upper edge is not seen, or is covered by what stands at the
/// lower edge of the window, which this selector finds beside the element.
pub fn reveal_point(element: &Element, below: f64, covering: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(height) = window.inner_height().ok().and_then(|height| height.as_f64()) else { return };
    let beside = element.parent_element().and_then(|parent| parent.query_selector(covering).ok().flatten());
    let seen = height - beside.map_or(0.0, |it| it.get_bounding_client_rect().height());
    let y = element.get_bounding_client_rect().top() + below;
    if y < AROUND_POINT || y > seen - AROUND_POINT {
        window.scroll_by_with_x_and_y(0.0, y - seen / 2.0);
    }
}

/// How much is to be seen above and below a point, in CSS pixels.
const AROUND_POINT: f64 = 32.0;

/// Brings the element with this id to the top of what is seen, and gives it the focus.
pub fn go_to(widget: &Element, id: &str) {
    let Some(element) = html_element(widget, id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    focus_in_place(&element);
}

/// Keeps the place of a reader who uses the keyboard, after a change. If a field has the focus, its text is selected, so that
/// typing replaces it. If what had the focus is gone, the element with this id gets it, without scrolling. Gives whether it did.
pub fn keep_place(widget: &Element, id: &str) -> bool {
    let focused = widget.query_selector(":focus").ok().flatten();
    if let Some(input) = focused.as_ref().and_then(|element| element.dyn_ref::<HtmlInputElement>()) {
        input.select();
    } else if focused.is_none()
        && let Some(element) = html_element(widget, id)
    {
        focus_in_place(&element);
        return true;
    }
    false
}

/// Takes the focus from whatever within a widget has it.
pub fn let_go(widget: &Element) {
    if let Some(focused) = widget.query_selector(":focus").ok().flatten()
        && let Some(focused) = focused.dyn_ref::<HtmlElement>()
    {
        let _ = focused.blur();
    }
}

/// Gives an element the focus without scrolling. One that does not take it leaves it where it is.
pub(super) fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// How many CSS pixels of what an element scrolls are above its upper edge.
pub fn scrolled(element: &Element) -> i32 {
    element.scroll_top()
}

/// Selects all of an input's text, so that typing replaces it.
pub fn select_all(input: &HtmlInputElement) {
    input.select();
}

/// Moves the focus to the element with this id, if there is one.
pub fn focus(widget: &Element, id: &str) {
    if let Some(element) = html_element(widget, id) {
        // A removed or disabled element does not take the focus; nothing is lost by that.
        let _ = element.focus();
    }
}

/// Whether a key was pressed with one that makes it the browser's: to go back, to scroll or to select. Alt alone does so with
/// arrows to the sides.
pub fn is_the_browsers(event: &web_sys::KeyboardEvent) -> bool {
    let is_sideways = || matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End");
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() && is_sideways()
}

/// Whether a click means “here”, rather than a new tab or window.
pub fn is_plain_click(event: &web_sys::MouseEvent) -> bool {
    event.button() == 0 && !event.meta_key() && !event.ctrl_key() && !event.shift_key() && !event.alt_key()
}
