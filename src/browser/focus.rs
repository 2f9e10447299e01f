//! The focus: giving it to an element, keeping the reader's place, and letting it go.

use super::page::html_within;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Moves the focus to the element with this id, if there is one.
pub fn give(widget: &Element, id: &str) {
    if let Some(element) = html_within(widget, id) {
        // A removed or disabled element does not take the focus; nothing is lost by that.
        let _ = element.focus();
    }
}

/// Brings the element with this id to the top of what is seen, and gives it the focus.
pub fn go_to(widget: &Element, id: &str) {
    let Some(element) = html_within(widget, id) else { return };
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
        && let Some(element) = html_within(widget, id)
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
fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
