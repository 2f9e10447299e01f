//! What is constant, as nodes. As functions they cost fewer bytes than inlined in a hundred places.

use yew::virtual_dom::VText;
use yew::{AttrValue, Html};

/// A constant text as a node. yew would copy it if it were not told that it can stay where it is.
#[inline(never)]
pub(super) fn fixed(text: &'static str) -> Html {
    VText::new(text).into()
}

/// A constant drawing as a node, from its markup.
#[inline(never)]
pub(super) fn drawing(svg: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(svg))
}
