//! Scrolling.

use super::page;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Brings the element with this id into view where it scrolls, no further than needed.
pub fn reveal(widget: &Element, id: &str) {
    let Some(element) = page::within(widget, id) else { return };
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

/// How many CSS pixels of what an element scrolls are above its upper edge.
pub fn scrolled(element: &Element) -> i32 {
    element.scroll_top()
}
