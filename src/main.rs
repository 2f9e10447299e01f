//! Mounts the widget on the page.

use council_compare::browser::fetch::Loader;
use council_compare::browser::{page, place, share, takeover};
use council_compare::state::State;
use council_compare::ui::app::{App, AppProps};
use yew::Renderer;

fn main() {
    let base_path = place::base_path();
    let page = page::root();
    let stage = takeover::stage();
    let loader = Loader::new(&base_path);
    let props = AppProps {
        state: loader.begun(State::new(place::address(&base_path))),
        loader,
        assets: page.as_ref().and_then(page::assets).unwrap_or_else(|| base_path.clone()),
        base_path,
        origin: place::origin(),
        still: takeover::frame(),
        can_share: share::can_share(),
        is_narrow: page.as_ref().is_some_and(page::is_narrow),
    };
    match stage.or(page) {
        Some(root) => Renderer::<App>::with_root_and_props(root, props).render(),
        None => Renderer::<App>::with_props(props).render(),
    };
}
