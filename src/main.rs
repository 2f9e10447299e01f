//! Mounts the widget on the page.

use council_compare::browser::{page, place, share};
use council_compare::state::State;
use council_compare::ui::app::{App, AppProps};

fn main() {
    let base_path = place::base_path();
    let address = place::address(&base_path);
    let root = page::root();
    let props = AppProps {
        base_path,
        origin: place::origin(),
        state: State::new(address),
        can_share: share::can_share(),
        is_narrow: root.as_ref().is_some_and(page::is_narrow),
    };
    match root {
        Some(root) => yew::Renderer::<App>::with_root_and_props(root, props).render(),
        None => yew::Renderer::<App>::with_props(props).render(),
    };
}
