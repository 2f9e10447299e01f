//! The line at the top of a page: whose it is, and the colour scheme.

use super::element::drawing;
use super::page::Page;
use crate::browser::watch;
use crate::link::ColourScheme;
use crate::state::Action;
use crate::words::page as words;
use macros::html;
use yew::prelude::*;

const HALF_MOON: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.25"/><path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z"/></svg>"#;

/// The masthead of a page, with the address of the start page. An embed has none. The colour scheme can be changed once
/// there is something to change.
pub(super) fn masthead(home: &str, page: Option<&Page<'_>>) -> Html {
    let onclick = page.map(|page| {
        let (tell, now) = (page.teller(), page.view.scheme);
        Callback::from(move |_: MouseEvent| tell(Action::SetScheme(opposite(now))))
    });
    html! {
        <header class="cc-masthead">
            <a class="cc-brand" href={home.to_owned()}>{ words::NAME }</a>
            <span class="cc-tagline">{ words::TAGLINE }</span>
            <button class="cc-theme" type="button" {onclick} aria-label={words::CHANGE_THEME}>
                { drawing(HALF_MOON) }
            </button>
        </header>
    }
}

/// The colour scheme that is not shown now.
fn opposite(now: Option<ColourScheme>) -> ColourScheme {
    let is_dark = match now {
        Some(scheme) => scheme == ColourScheme::Dark,
        None => watch::prefers_dark(),
    };
    if is_dark { ColourScheme::Light } else { ColourScheme::Dark }
}
