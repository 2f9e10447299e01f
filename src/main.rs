//! Mounts the widget on the page.

use council_compare::browser::takeover::{self, Exported};
use council_compare::browser::{page, place, share};
use council_compare::state::State;
use council_compare::ui::app::{App, AppProps};
use yew::Renderer;

fn main() {
    let base_path = place::base_path();
    let root = page::root();
    let mut state = State::new(place::address(&base_path));
    let known = root.as_ref().and_then(|_| takeover::known());
    let exported = known.and_then(|known| {
        state = known.actions().fold(state.clone(), |state, action| state.after(action));
        Exported::new(root.as_ref()?)
    });
    let props = AppProps {
        assets: root.as_ref().and_then(page::assets).unwrap_or_else(|| base_path.clone()),
        base_path,
        origin: place::origin(),
        state,
        exported: exported.clone(),
        can_share: share::can_share(),
        is_narrow: root.as_ref().is_some_and(page::is_narrow),
    };
    match exported.map(|exported| exported.stage()).or(root) {
        Some(root) => Renderer::<App>::with_root_and_props(root, props).render(),
        None => Renderer::<App>::with_props(props).render(),
    };
}
