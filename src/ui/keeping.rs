//! The dialog in which somebody downloads the comparison, as a picture, a drawing or a table.

use super::fixed::fixed;
use super::page::Page;
use crate::keep::Kept;
use crate::link;
use crate::state::{Dialog, DialogId, Making};
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
    let body = match &page.state.dialog {
        Some(Dialog::Keeping(making)) => keep.map(|keep| body(page, &keep, can_draw, making)),
        _ => None,
    };
    super::dialog::dialog(page, DialogId::Keeping, dialog, words::TITLE, body)
}

fn body(page: &Page<'_>, keep: &Callback<Kept>, can_draw: bool, making: &Making) -> Html {
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
    let made = match making {
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
            <ul class="cc-kinds">{ for kinds }</ul>
            <p role="status">{ made }</p>
            { forbidden }
            { super::foot::origin(page.index) }
        </>
    }
}
