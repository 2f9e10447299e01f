//! The dialog in which somebody downloads the comparison, as a picture, a drawing or a table.

use super::fixed::fixed;
use super::page::Page;
use crate::keep::Kept;
use crate::link;
use crate::state::{Action, Making};
use crate::words::keep as words;
use yew::prelude::*;

/// The dialog. It is closed and empty unless there is `keep`, which makes and saves a file. It offers no picture where the
/// browser cannot draw.
pub(super) fn keeping(
    page: &Page<'_>,
    dialog: &NodeRef,
    keep: Option<Callback<Kept>>,
    can_draw: bool,
) -> Html {
    let tell = page.teller();
    let onclose = Callback::from(move |_: Event| tell(Action::Keep(false)));
    html! {
        <dialog class="cc-dialog cc-keeping cc-off-paper" ref={dialog.clone()} aria-labelledby="cc-keeping-title" {onclose}>
            { keep.map(|keep| body(page, &keep, can_draw)) }
        </dialog>
    }
}

fn body(page: &Page<'_>, keep: &Callback<Kept>, can_draw: bool) -> Html {
    let possible = Kept::ALL.into_iter().filter(|kept| can_draw || *kept != Kept::Picture);
    let kinds = possible.map(|kept| {
        let onclick = {
            let keep = keep.clone();
            Callback::from(move |_: MouseEvent| keep.emit(kept))
        };
        html! {
            <li key={kept.media_type()}>
                <button class="cc-button" type="button" {onclick}>{ fixed(words::kind(kept)) }</button>
                <span>{ fixed(words::about(kept)) }</span>
            </li>
        }
    });
    let made = match &page.state.making {
        Making::NotYet => None,
        Making::Done(name) => Some(words::saved(name)),
        Making::Failed => Some(words::NOT_MADE.to_owned()),
    };
    // The page around a frame may forbid downloads, and nobody is told, so an embed says it in any case.
    let forbidden = page.view.is_embed().then(|| {
        let address = format!("{}{}", page.props.origin, page.href(&link::to_share(page.view)));
        html! { <p>{ fixed(words::FORBIDDEN) }<span class="cc-code">{ address }</span></p> }
    });
    html! {
        <>
            { super::dialog::head("cc-keeping-title", words::TITLE, words::CLOSE) }
            <div class="cc-dialog-body">
                <ul class="cc-kinds">{ for kinds }</ul>
                <p role="status">{ made }</p>
                { forbidden }
                { super::foot::origin(page.index) }
            </div>
        </>
    }
}
