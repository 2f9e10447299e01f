//! Mounts the widget on the page.

use council_compare::browser::{page, place, share};
use council_compare::ui::app::{App, AppProps};

fn main() {
    let base_path = place::base_path();
    let address = place::address(&base_path);
    let props = AppProps {
        base_path,
        origin: place::origin(),
        address,
        can_share: share::can_share(),
        is_narrow: page::is_narrow(),
    };
    match page::root() {
        Some(root) => yew::Renderer::<App>::with_root_and_props(root, props).render(),
        None => yew::Renderer::<App>::with_props(props).render(),
    };
}
