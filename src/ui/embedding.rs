//! The dialog in which somebody makes an embed of the comparison: choices, a preview at three widths, and the code.

use super::fixed::fixed;
use super::page::Page;
use super::selection::{prevent_default, select_on_focus};
use crate::browser::dialog::select_text;
use crate::browser::share;
use crate::comparison::Comparison;
use crate::embed::{Choices, Embed, Form, Heights};
use crate::link::{Accent, Panel, Theme};
use crate::state::{Action, Copying};
use crate::words::embed as words;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The id of the code, which takes the focus where it cannot be copied.
pub(super) const CODE: &str = "cc-code";

/// The dialog. It is closed and empty until somebody begins to make an embed.
pub(super) fn embedding(page: &Page<'_>, dialog: &NodeRef) -> Html {
    let tell = page.teller();
    let onclose = Callback::from(move |event: Event| {
        // The event comes a little after the closing, when the dialog may be open again.
        if !event.target_unchecked_into::<HtmlDialogElement>().open() {
            tell(Action::Embed(None));
        }
    });
    let choices = page.state.embedding;
    let made = choices.and_then(|choices| {
        let comparison = page.state.comparison_as_of(choices.as_of)?;
        Some(body(page, &choices, &comparison))
    });
    html! {
        <dialog class="cc-dialog cc-embedding cc-off-paper" ref={dialog.clone()} aria-labelledby="cc-embedding-title" {onclose}>
            { made }
        </dialog>
    }
}

fn body(page: &Page<'_>, choices: &Choices, comparison: &Comparison) -> Html {
    let site = format!("{}{}", page.props.origin, page.props.base_path);
    let view = choices.view(page.view);
    let heights = Heights::measured(choices.panels, page.state.embed_heights);
    let embed = Embed::new(&site, &view, comparison, heights);
    let embed = if choices.has_picture { embed.with_picture() } else { embed };
    html! {
        <>
            { super::dialog::head("cc-embedding-title", words::TITLE, words::CLOSE) }
            <div class="cc-dialog-body">
                <div class="cc-choices">
                    { panels(page, choices) }
                    { choice(page, words::REPORTS, "reports", reports(page, choices)) }
                    { choice(page, words::THEME, "theme", themes(choices)) }
                    { choice(page, words::ACCENT, "accent", accents(choices)) }
                </div>
                { preview(page, choices, &embed, heights) }
                { code(page, choices, &embed) }
            </div>
        </>
    }
}

/// One of several: what it says, whether it is chosen, and the choices with it.
type Offer = (String, bool, Choices);

/// A group of radio buttons. A press of one makes its choices those of the embed.
fn choice(page: &Page<'_>, legend: &'static str, name: &'static str, offers: Vec<Offer>) -> Html {
    let buttons = offers.into_iter().enumerate().map(|(i, (label, is_chosen, next))| {
        let tell = page.teller();
        let onchange = Callback::from(move |_: Event| tell(Action::Embed(Some(next))));
        html! {
            <label key={i}>
                <input type="radio" name={format!("cc-embedding-{name}")} checked={is_chosen} {onchange} />
                { label }
            </label>
        }
    });
    html! { <fieldset><legend>{ fixed(legend) }</legend>{ for buttons }</fieldset> }
}

fn panels(page: &Page<'_>, choices: &Choices) -> Html {
    let boxes = Panel::ALL.map(|panel| {
        let (tell, next) = (page.teller(), choices.with(|next| next.panels = next.panels.toggled(panel)));
        let onchange = Callback::from(move |_: Event| tell(Action::Embed(Some(next))));
        let is_shown = choices.panels.contains(panel);
        // The last one stays.
        let is_only = is_shown && next.panels == choices.panels;
        html! {
            <label key={panel.id()}>
                <input type="checkbox" checked={is_shown} disabled={is_only} {onchange} />
                { fixed(words::panel(panel)) }
            </label>
        }
    });
    html! { <fieldset><legend>{ fixed(words::SHOW) }</legend>{ for boxes }</fieldset> }
}

/// Live or pinned: to the day of the view that is shown, or else to that of the data.
fn reports(page: &Page<'_>, choices: &Choices) -> Vec<Offer> {
    let day = page.view.as_of.unwrap_or(page.index.data_date);
    let offer = |label: String, as_of| {
        let next = choices.with(|next| next.as_of = as_of);
        (label, choices.as_of == as_of, next)
    };
    vec![offer(words::LIVE.to_owned(), None), offer(words::pinned(day), Some(day))]
}

fn themes(choices: &Choices) -> Vec<Offer> {
    let offer = |theme| {
        let next = choices.with(|next| next.theme = theme);
        (words::theme(theme).to_owned(), choices.theme == theme, next)
    };
    [None, Some(Theme::Light), Some(Theme::Dark)].map(offer).into()
}

fn accents(choices: &Choices) -> Vec<Offer> {
    let offer = |accent| {
        let next = choices.with(|next| next.accent = accent);
        (words::accent(accent).to_owned(), choices.accent == accent, next)
    };
    Accent::ALL.map(offer).into()
}

/// The embed in a frame of each width at which it is measured. One of them is seen.
fn preview(page: &Page<'_>, choices: &Choices, embed: &Embed, heights: Heights) -> Html {
    let offers = Heights::PREVIEWS.map(|width| {
        (words::width(width), choices.preview == width, choices.with(|next| next.preview = width))
    });
    let frames = Heights::WIDTHS.into_iter().zip(heights.all()).map(|(width, height)| {
        let class = if width == choices.preview { "cc-frame" } else { "cc-frame cc-frame-aside" };
        html! {
            <div {class} key={width}>
                <iframe src={embed.address()} title={words::preview(width)}
                    width={width.to_string()} height={height.to_string()}></iframe>
            </div>
        }
    });
    html! {
        <div class="cc-preview">
            { choice(page, words::PREVIEW, "width", offers.into()) }
            <div class="cc-frames" tabindex="0" role="region" aria-label={words::PREVIEW}>{ for frames }</div>
        </div>
    }
}

/// The kind of page, and the code for it.
fn code(page: &Page<'_>, choices: &Choices, embed: &Embed) -> Html {
    let offers = Form::ALL.map(|form| {
        (words::form(form).to_owned(), choices.form == form, choices.with(|next| next.form = form))
    });
    let code = embed.code(choices.form);
    let note = match choices.form {
        Form::Still if embed.picture().is_none() => words::WITHOUT_PICTURE,
        form => words::form_note(form),
    };
    // What is embedded by its address alone is what is newest.
    let or_link = (choices.form == Form::WordPress && embed.is_live()).then(|| fixed(words::OR_PASTE_LINK));
    let onfocus = Callback::from(|event: FocusEvent| select_text(&event.target_unchecked_into()));
    let onmouseup = prevent_default();
    let status = match page.state.code_copying {
        Copying::NotYet => "",
        Copying::Done => words::COPIED,
        Copying::Refused => words::CANNOT_COPY,
    };
    html! {
        <div class="cc-code">
            { choice(page, words::CODE_FOR, "form", offers.into()) }
            <p class="cc-note" id="cc-code-note">{ fixed(note) }{ or_link }</p>
            <textarea id={CODE} readonly=true rows="9" spellcheck="false" aria-label={words::CODE}
                aria-describedby="cc-code-note" value={code.clone()} {onfocus} onmouseup={&onmouseup} />
            <div class="cc-actions">
                <button class="cc-button" type="button" onclick={on_copy(page, code)}>{ fixed(words::COPY_CODE) }</button>
                <span role="status">{ fixed(status) }</span>
            </div>
            <p class="cc-link-field">
                <label for="cc-feed-link">{ fixed(words::FEED_LINK) }</label>
                <input id="cc-feed-link" type="text" readonly=true value={embed.link()} onfocus={select_on_focus()} {onmouseup} />
            </p>
        </div>
    }
}

fn on_copy(page: &Page<'_>, code: String) -> Callback<MouseEvent> {
    let tell = page.teller();
    Callback::from(move |_| {
        let (code, tell) = (code.clone(), tell.clone());
        spawn_local(async move {
            let copying = share::copy(&code).await;
            tell(Action::CopiedCode(copying));
        });
    })
}
