//! The dialog in which somebody downloads the comparison, as a picture, a drawing or a table.

use super::page::Page;
use crate::browser::canvas::Canvas;
use crate::browser::save;
use crate::comparison::Comparison;
use crate::dataset::Area;
use crate::keep::{self, Kept};
use crate::link;
use crate::state::{Action, Dialog, DialogId, Making};
use crate::words::keep as words;
use macros::html;
use std::rc::Rc;
use yew::prelude::*;

/// The dialog. It is closed and empty until somebody opens it. It offers no picture where the browser cannot draw.
pub(super) fn keeping(page: &Page<'_>, dialog: &NodeRef, can_draw: bool) -> Html {
    let body = match (&page.state.dialog, page.comparison) {
        (Some(Dialog::Keeping(making)), Some(comparison)) => {
            Some(body(page, &on_keep(page, comparison, dialog), can_draw, making))
        }
        _ => None,
    };
    super::dialog::dialog(page, DialogId::Keeping, dialog, words::TITLE, body)
}

/// Makes a file of the kind that is chosen, and tells what came of it.
fn on_keep(page: &Page<'_>, comparison: &Rc<Comparison>, dialog: &NodeRef) -> Callback<Kept> {
    let (comparison, area, licence) = (comparison.clone(), page.view.area, keep::licence(page.index));
    let (tell, dialog) = (page.teller(), dialog.clone());
    Callback::from(move |kept: Kept| {
        let name: Rc<str> = kept.file_name(&comparison).into();
        let (tell, made) = (tell.clone(), Making::Done(name.clone()));
        make(kept, name, &comparison, area, &licence, &dialog, move |is_made| {
            tell(Action::Made(if is_made { made } else { Making::Failed }));
        });
    })
}

/// Makes a file of a comparison, with an area shown large and under a licence, hands it to the browser to save, and tells `done`
/// whether it could be made. A picture has the styles of the dialog, since an embed may have no chart that could give them.
fn make(
    kept: Kept,
    name: Rc<str>,
    comparison: &Comparison,
    area: Option<Area>,
    licence: &str,
    dialog: &NodeRef,
    done: impl FnOnce(bool) + 'static,
) {
    let save_text = |text: String| save::text(&name, kept.media_type(), &text);
    match kept {
        Kept::Table => done(save_text(keep::table(comparison))),
        Kept::Drawing => done(save_text(keep::drawing(comparison, area, licence))),
        Kept::Picture => match dialog.cast().and_then(|seen| Canvas::unseen(&seen)) {
            Some(canvas) => {
                canvas.paint_to_keep(&keep::picture(comparison, area, licence, &canvas));
                save::canvas(name, canvas.element(), done);
            }
            None => done(false),
        },
    }
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
                <button class="cc-button" type="button" {onclick}>{ words::kind(kept) }</button>
                <span>{ words::about(kept) }</span>
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
        html! { <p>{ words::FORBIDDEN }<span class="cc-code">{ address }</span></p> }
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
