//! Constant texts and drawings as nodes. Calls of these functions cost fewer bytes than the same inlined in a hundred places.

use yew::virtual_dom::VText;
use yew::{AttrValue, Html};

/// A constant text as a node. Given a `&str` by `html!`, yew would copy it; like this it borrows it.
#[inline(never)]
pub(super) fn fixed(text: &'static str) -> Html {
    VText::new(text).into()
}

/// A constant drawing as a node, from its markup.
#[inline(never)]
pub(super) fn drawing(svg: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(svg))
}
