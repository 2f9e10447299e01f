//! What all dialogs have in common.

use super::fixed::{drawing, fixed};
use yew::prelude::*;

const CROSS: &str =
    r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/></svg>"#;

/// The head of a dialog: its title, which has this id, and the button that closes it.
pub(super) fn head(id: &'static str, title: &'static str, close: &'static str) -> Html {
    html! {
        <form class="cc-dialog-head" method="dialog">
            <h2 {id}>{ fixed(title) }</h2>
            <button class="cc-close" aria-label={close}>{ drawing(CROSS) }</button>
        </form>
    }
}
