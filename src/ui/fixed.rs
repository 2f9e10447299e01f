//! Texts that are constants, as nodes.

use yew::Html;
use yew::virtual_dom::VText;

/// A constant text as a node. yew would copy it if it were not told that it can stay where it is; and as one function it
/// costs fewer bytes than inlined in a hundred places.
#[inline(never)]
pub(super) fn fixed(text: &'static str) -> Html {
    VText::new(text).into()
}
