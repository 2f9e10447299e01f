//! Fields that select their text when they take the focus, so that it can be typed over or copied.

use crate::browser::input::select_all;
use yew::prelude::*;

/// Selects all of an input's text when it takes the focus.
pub(super) fn select_on_focus() -> Callback<FocusEvent> {
    Callback::from(|event: FocusEvent| select_all(&event.target_unchecked_into()))
}

/// Keeps the browser from doing what it does by itself at a step of a press. At the end of the press (`mouseup`) that
/// keeps the selection, which WebKit would otherwise give up again; at its beginning (`mousedown`) it keeps the focus where
/// it is.
pub(super) fn prevent_default() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| event.prevent_default())
}
