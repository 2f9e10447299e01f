//! The widget rendered outside a browser: the same components, once, as markup that stays as it is.

use council_compare::browser::fetch::Loader;
use council_compare::state::State;
use council_compare::ui::app::{App, AppProps};
use futures::executor::block_on;
use yew::LocalServerRenderer;
use yew::html::BaseComponent;

/// The widget's markup for a state, in a site at `origin` below `base_path`.
pub fn markup(state: State, origin: &str, base_path: &str) -> String {
    let props = AppProps {
        base_path: base_path.to_owned(),
        // Nothing is fetched here.
        assets: base_path.to_owned(),
        origin: origin.to_owned(),
        state,
        exported: None,
        outside: None,
        loader: Loader::new(base_path),
        can_share: false,
        // The reader's width is not known. What stands closed where there is little room is opened by the page.
        is_narrow: true,
    };
    rendered::<App>(props)
}

/// A component's markup, without a mark of how it was made.
pub fn rendered<C: BaseComponent>(props: C::Properties) -> String {
    block_on(LocalServerRenderer::<C>::with_props(props).hydratable(false).render())
}
