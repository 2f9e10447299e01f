//! What all dialogs have in common.

use super::element::drawing;
use super::page::Page;
use crate::state::{Action, DialogId};
use crate::words::page as words;
use macros::html;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

const CROSS: &str =
    r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/></svg>"#;

/// A dialog: its title, a button that closes it, and what it is about. It stands in the page empty until it is opened, so that
/// there is an element to be shown.
pub(super) fn dialog(
    page: &Page<'_>,
    id: DialogId,
    element: &NodeRef,
    title: &'static str,
    body: Option<Html>,
) -> Html {
    let tell = page.teller();
    let onclose = Callback::from(move |event: Event| {
        // The event comes a little after the closing, when the dialog may be open again.
        if !event.target_unchecked_into::<HtmlDialogElement>().open() {
            tell(Action::Close(id));
        }
    });
    let (class, title_id) = match id {
        DialogId::Keeping => ("cc-dialog cc-keeping cc-off-paper", "cc-keeping-title"),
        DialogId::Embedding => ("cc-dialog cc-embedding cc-off-paper", "cc-embedding-title"),
    };
    let content = body.map(|body| {
        html! {
            <>
                <form class="cc-dialog-head" method="dialog">
                    <h2 id={title_id}>{ title }</h2>
                    <button class="cc-close" aria-label={words::CLOSE}>{ drawing(CROSS) }</button>
                </form>
                <div class="cc-dialog-body">{ body }</div>
            </>
        }
    });
    html! { <dialog {class} ref={element.clone()} aria-labelledby={title_id} {onclose}>{ content }</dialog> }
}
