//! The end of the page: share, sources, date of the data, licence.

use super::page::Page;
use super::selection::{prevent_default, select_on_focus};
use crate::browser::share::{self, Attempt};
use crate::comparison::{Comparison, Side, Which};
use crate::dataset::Index;
use crate::describe;
use crate::embed::{Choices, Heights};
use crate::link::{self, Panel};
use crate::state::{Action, Copying, Dialog};
use crate::words::{embed, keep, page as words};
use macros::html;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The id of the field that shows the link where it cannot be copied.
pub(super) const LINK_FIELD: &str = "cc-link";

/// By what means the link is passed on.
#[derive(Clone, Copy)]
enum Means {
    /// The clipboard.
    Clipboard,
    /// The device's sheet for sharing.
    Sheet,
}

/// The last section.
pub(super) fn foot(page: &Page<'_>) -> Html {
    let link = format!("{}{}", page.props.origin, page.href(&link::to_share(page.view)));
    let on_copy = pass_on(page, &link, Means::Clipboard);
    let on_share = pass_on(page, &link, Means::Sheet);
    let onfocus = select_on_focus();
    let onmouseup = prevent_default();
    // An embed links to each report once, and its grade table does so already.
    let has_them = page.view.is_embed() && page.view.shows(Panel::Grades);
    let reports =
        page.comparison.filter(|_| !has_them).map(|comparison| reports(comparison)).unwrap_or_default();
    let sources = if reports.is_empty() { "cc-sources cc-on-paper" } else { "cc-sources" };
    html! {
        <section class="cc-section cc-foot" aria-labelledby="cc-source-title">
            <div class="cc-rail"><h2 id="cc-source-title">{ words::SOURCE }</h2></div>
            <div class="cc-main">
                <div class="cc-actions">
                    <button class="cc-button" type="button" onclick={on_copy}>{ words::COPY_LINK }</button>
                    <span class="cc-share" hidden={!page.props.can_share}>
                        <button class="cc-button" type="button" onclick={on_share}>{ words::SHARE }</button>
                    </span>
                    { dialog_button(page, keep::DOWNLOAD, Dialog::keeping()) }
                    { if page.view.is_embed() { to_the_page(page) } else { embed_button(page) } }
                    <span role="status">{ status(page) }</span>
                </div>
                <p class="cc-link-field" hidden={page.state.copying != Copying::Refused}>
                    <label for={LINK_FIELD}>{ words::LINK }</label>
                    <input id={LINK_FIELD} type="text" readonly=true value={link.clone()} {onfocus} {onmouseup} />
                </p>
                { page.comparison.map(|comparison| corrections(comparison.sides.iter().map(|(_, side)| side))) }
                <ul class={sources}>
                    { reports }
                    <li class="cc-on-paper">{ words::THIS_COMPARISON }<span class="cc-address">{ link }</span></li>
                </ul>
                { origin(page.index) }
            </div>
        </section>
    }
}

/// A handler that passes the link on, and says how that went.
fn pass_on(page: &Page<'_>, link: &str, by: Means) -> Callback<MouseEvent> {
    let (comparison, link, tell) = (page.comparison.cloned(), link.to_owned(), page.teller());
    Callback::from(move |_| {
        let (comparison, link, tell) = (comparison.clone(), link.clone(), tell.clone());
        // Nothing is said meanwhile, so that it is said again when it is done again.
        let attempt = Attempt::begin();
        tell(Action::Copied(Copying::UnderWay));
        spawn_local(async move {
            let copying = match by {
                Means::Clipboard => share::copy(&link).await,
                Means::Sheet => {
                    let headline =
                        comparison.map(|comparison| describe::headline(&comparison).plain(&comparison));
                    share::share(&headline.unwrap_or_default(), &link).await
                }
            };
            if attempt.is_newest() {
                tell(Action::Copied(copying));
            }
        });
    })
}

/// What is said beside the buttons: how copying went, or that a dialog is on its way.
fn status(page: &Page<'_>) -> &'static str {
    match page.state.copying {
        Copying::NotYet | Copying::UnderWay | Copying::Outdated => match &page.state.dialog {
            Some(Dialog::Embedding(_)) if page.later_is_coming => embed::LOADING,
            Some(Dialog::Keeping(_)) if page.later_is_coming => keep::LOADING,
            _ => "",
        },
        Copying::Done => words::COPIED,
        Copying::Refused => words::CANNOT_COPY,
    }
}

/// Date of the data and licence, and where a mistake can be reported.
pub(super) fn origin(index: &Index) -> Html {
    html! {
        <p class="cc-note">
            { words::data_to(index.data_date) }
            { index.attribution.to_string() }{ words::USED_UNDER }
            <a href={index.licence.url.clone()} target="_blank" rel="noopener license">
                { index.licence.name.clone() }
            </a>
            { words::SUMMARIES }
            { index.contact.as_deref().map(report_a_mistake) }
        </p>
    }
}

fn report_a_mistake(address: &str) -> Html {
    let href = address.to_owned();
    html! { <>{ " " }<a {href} target="_blank" rel="noopener">{ words::REPORT_A_MISTAKE }</a></> }
}

/// Corrections: what was published here of councils and has been changed since. They stand in every view, pinned ones too,
/// because whoever has quoted what was wrong may come back by any link.
pub(super) fn corrections<'a>(sides: impl Iterator<Item = &'a Side>) -> Html {
    let told = sides.flat_map(|side| &side.record().corrections);
    let told: Vec<_> = told.map(|it| words::correction(&it.date.long(), &it.text)).collect();
    if told.is_empty() {
        return Html::default();
    }
    html! { <ul class="cc-corrections">{ for told.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul> }
}

/// The way to embed the comparison elsewhere.
fn embed_button(page: &Page<'_>) -> Html {
    // Where there is room for one column only, the preview begins at the narrowest width.
    let [narrowest, middle, _] = Heights::PREVIEWS;
    let preview = if page.is_narrow { narrowest } else { middle };
    let choices = Choices { preview, ..Choices::of(page.view) };
    dialog_button(page, embed::EMBED, Dialog::embedding(choices))
}

/// A button that opens a dialog, once the later part with the dialog is here. Dialogs offer the comparison, so there is nothing
/// to open while its records are on their way or did not come.
fn dialog_button(page: &Page<'_>, label: &'static str, dialog: Dialog) -> Html {
    let disabled = page.comparison.is_none();
    let onclick = page.on_press(Action::Open(dialog));
    html! {
        <button class="cc-button" type="button" aria-haspopup="dialog" {disabled} {onclick}>{ label }</button>
    }
}

/// The way from an embed to the page with everything else.
fn to_the_page(page: &Page<'_>) -> Html {
    let href = page.href(&link::to_share(page.view));
    html! { <a {href} target="_blank" rel="noopener">{ words::OPEN_PAGE }</a> }
}

/// The reports that the grade table rests on, each with its address for print.
fn reports(comparison: &Comparison) -> Vec<Html> {
    let report = |(which, side): (Which, &Side)| {
        let inspection = side.latest()?;
        let text = words::report_of(side.name(), inspection.published);
        Some(html! {
            <li key={which as usize}>
                <a href={inspection.report.to_string()} target="_blank" rel="noopener">{ text }</a>
                <span class="cc-address">{ format!(" {}", inspection.report) }</span>
            </li>
        })
    };
    comparison.sides.iter().filter_map(report).collect()
}
