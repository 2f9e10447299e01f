//! Constant texts and drawings. Calls of these functions cost fewer bytes than the same inlined in a hundred places.

use yew::virtual_dom::VText;
use yew::{AttrValue, Html};

/// A constant text as a node. Given a `&str` by `html!`, yew would copy it; like this it borrows it.
#[inline(never)]
pub(super) fn fixed(text: &'static str) -> Html {
    VText::new(text).into()
}

/// What an attribute of ARIA has where something is so, and where it is not.
pub(super) const fn aria(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}

/// A constant drawing as a node, from its markup.
#[inline(never)]
pub(super) fn drawing(svg: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(svg))
}
