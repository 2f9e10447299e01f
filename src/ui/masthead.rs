//! The line at the top of a page: whose it is, and the theme.

use crate::link::Theme;
use yew::prelude::*;

/// The masthead of a page. An embed has none.
#[derive(Properties, PartialEq)]
pub(super) struct MastheadProps {
    /// The address of the start page.
    pub(super) home: AttrValue,
    /// The theme chosen, if one was.
    pub(super) theme: Option<Theme>,
    /// Called with the theme that the reader asks for.
    pub(super) on_theme: Callback<()>,
}

/// See [`MastheadProps`].
#[component]
pub(super) fn Masthead(props: &MastheadProps) -> Html {
    let onclick = props.on_theme.reform(|_| ());
    html! {
        <header class="cc-masthead">
            <a class="cc-brand" href={props.home.clone()}>{ "Council Compare" }</a>
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
