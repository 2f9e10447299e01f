//! The line at the top of a page: whose it is, and the theme.

use yew::prelude::*;

/// The masthead of a page, with the address of the start page and what is called to change the theme. An embed
/// has none.
pub(super) fn masthead(home: AttrValue, on_theme: &Callback<()>) -> Html {
    let onclick = on_theme.reform(|_| ());
    html! {
        <header class="cc-masthead">
            <a class="cc-brand" href={home}>{ "Council Compare" }</a>
            <span class="cc-tagline">{ "How Ofsted judged children’s services" }</span>
            <button class="cc-theme" type="button" {onclick} aria-label="Change between light and dark">
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <circle cx="8" cy="8" r="6.25" />
                    <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" />
                </svg>
            </button>
        </header>
    }
}
