//! What stands where something is on its way or did not come.

use crate::dataset::Area;
use crate::words::failures as words;
use macros::html;
use yew::prelude::*;

/// The structure of the grade table before there are grades: real headings, quiet bars, nothing that moves.
pub(super) fn skeleton() -> Html {
    let rows = Area::LANES.map(Area::label);
    // Not the grade table's own elements: where one stood before, another may come to stand, and it would be seen to move there.
    html! {
        <div key="waiting" class="cc-skeleton" aria-busy="true">
            <p class="cc-hidden" role="status">{ words::LOADING_GRADES }</p>
            { for rows.into_iter().map(|row| html! {
                <div key={row} class="cc-row cc-grid"><span class="cc-area">{ row }</span><i /><i /></div>
            }) }
        </div>
    }
}

/// Says what did not load (“The list of councils”) and why in plain words, with a button to try again.
pub(super) fn failure(what: &str, why: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="cc-failure" role="alert">
            <p><b>{ words::did_not_load(what) }</b>{ words::reason(why) }</p>
            <button class="cc-button" type="button" {onclick}>{ words::TRY_AGAIN }</button>
        </div>
    }
}

/// Quiet bars where lines of text are on their way, and what a screen reader finds there. It is not announced: these lines
/// stand far down the page, and a change of council, which brings them, is announced already.
pub(super) fn waiting_lines(what: &'static str) -> Html {
    html! {
        <div class="cc-waiting" aria-busy="true"><p class="cc-hidden">{ what }</p><i /><i /><i /></div>
    }
}
