//! Links to other views: real addresses, followed without leaving the page.

use crate::browser::input::is_plain_click;
use macros::html;
use yew::prelude::*;

/// A link to another view of the widget. `href` is its address, for new tabs and copying; `on_follow` is called instead when it
/// is followed here; `label` is what a screen reader says where the text alone is not clear.
pub(super) fn view_link(href: String, on_follow: Callback<()>, text: String, label: Option<String>) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            on_follow.emit(());
        }
    });
    html! { <a {href} {onclick} aria-label={label}>{ text }</a> }
}
