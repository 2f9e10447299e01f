//! Links to other views: real addresses, followed without leaving the page.

use crate::browser::page;
use yew::prelude::*;

/// A link to another view of the widget.
#[derive(Properties, PartialEq)]
pub(super) struct ViewLinkProps {
    /// The address, for new tabs and for copying.
    pub(super) href: AttrValue,
    /// Called when the link is followed here.
    pub(super) on_follow: Callback<()>,
    /// What a screen reader says, where the text alone does not tell.
    #[prop_or_default]
    pub(super) label: Option<AttrValue>,
    /// The text.
    pub(super) text: AttrValue,
}

/// See [`ViewLinkProps`].
#[component]
pub(super) fn ViewLink(props: &ViewLinkProps) -> Html {
    let on_follow = props.on_follow.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if page::is_plain_click(&event) {
            event.prevent_default();
            on_follow.emit(());
        }
    });
    html! { <a href={props.href.clone()} {onclick} aria-label={props.label.clone()}>{ props.text.clone() }</a> }
}
