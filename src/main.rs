//! Mounts the widget on the page.

use council_compare::browser::{page, place};
use council_compare::ui::app::{App, AppProps};

fn main() {
    let base_path = place::base_path();
    let address = place::address(&base_path);
    let props = AppProps { base_path: base_path.into(), origin: place::origin().into(), address };
    match page::root() {
        Some(root) => yew::Renderer::<App>::with_root_and_props(root, props).render(),
        None => yew::Renderer::<App>::with_props(props).render(),
    };
}
