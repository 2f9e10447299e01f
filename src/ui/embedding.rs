//! The dialog in which somebody makes an embed of the comparison: choices, a preview at three widths, and the code.

use super::page::Page;
use super::selection::{prevent_default, select_on_focus};
use crate::browser::input::select_text;
use crate::browser::share::{self, Attempt};
use crate::comparison::Comparison;
use crate::embed::{Choice, Choices, Embed, EmbedFormat, Heights};
use crate::link::{Accent, ColourScheme, Panel};
use crate::state::{Action, Copying, Dialog, DialogId, Embedding};
use crate::words::embed as words;
use macros::html;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The id of the code, which takes the focus where it cannot be copied.
pub(super) const CODE: &str = "cc-code";

/// The dialog. It is closed and empty until somebody begins to make an embed.
pub(super) fn embedding(page: &Page<'_>, dialog: &NodeRef) -> Html {
    let body = match &page.state.dialog {
        Some(Dialog::Embedding(made)) => {
            page.state.comparison_as_of(made.choices.as_of).map(|comparison| body(page, made, &comparison))
        }
        _ => None,
    };
    super::dialog::dialog(page, DialogId::Embedding, dialog, words::TITLE, body)
}

fn body(page: &Page<'_>, made: &Embedding, comparison: &Comparison) -> Html {
    let choices = &made.choices;
    let site = format!("{}{}", page.props.origin, page.props.base_path);
    let view = choices.view(page.view);
    let heights = Heights::measured(choices.options.panels, made.heights);
    let embed = Embed::new(&site, &view, comparison, heights);
    let embed = if made.has_picture { embed.with_picture() } else { embed };
    html! {
        <>
            <div class="cc-choices">
                { panels(page, choices) }
                { one_of(page, choices, words::REPORTS, "reports", &reports(page)) }
                { one_of(page, choices, words::SCHEME, "theme", &themes()) }
                { one_of(page, choices, words::ACCENT, "accent", &accents()) }
            </div>
            { preview(page, choices, &embed, heights) }
            { code(page, made, &embed) }
        </>
    }
}

/// What a choice says, and the choice.
type Offer = (String, Choice);

/// A group of radio buttons, of which the one is checked whose choice has been made.
fn one_of(
    page: &Page<'_>,
    choices: &Choices,
    legend: &'static str,
    name: &'static str,
    offers: &[Offer],
) -> Html {
    let buttons = offers.iter().enumerate().map(|(i, (label, choice))| {
        html! {
            <label key={i}>
                <input type="radio" name={format!("cc-embedding-{name}")} checked={choices.has(*choice)}
                    onchange={on_choice(page, *choice)} />
                { label.clone() }
            </label>
        }
    });
    html! { <fieldset><legend>{ legend }</legend>{ for buttons }</fieldset> }
}

fn on_choice(page: &Page<'_>, choice: Choice) -> Callback<Event> {
    let tell = page.teller();
    Callback::from(move |_| tell(Action::ChooseForEmbed(choice)))
}

fn panels(page: &Page<'_>, choices: &Choices) -> Html {
    let boxes = Panel::ALL.map(|panel| {
        let choice = Choice::Panel(panel);
        // The last one stays.
        let is_only = choices.has(choice);
        html! {
            <label key={panel.id()}>
                <input type="checkbox" checked={choices.options.panels.contains(panel)} disabled={is_only}
                    onchange={on_choice(page, choice)} />
                { words::panel(panel) }
            </label>
        }
    });
    html! { <fieldset><legend>{ words::SHOW }</legend>{ for boxes }</fieldset> }
}

/// Live or pinned: to the day of the view that is shown, or else to that of the data.
fn reports(page: &Page<'_>) -> [Offer; 2] {
    let day = page.view.as_of.unwrap_or(page.index.data_date);
    [(words::LIVE.to_owned(), Choice::AsOf(None)), (words::pinned(day), Choice::AsOf(Some(day)))]
}

fn themes() -> [Offer; 3] {
    [None, Some(ColourScheme::Light), Some(ColourScheme::Dark)]
        .map(|scheme| (words::scheme(scheme).to_owned(), Choice::Scheme(scheme)))
}

fn accents() -> [Offer; 4] {
    Accent::ALL.map(|accent| (words::accent(accent).to_owned(), Choice::Accent(accent)))
}

/// The embed in a frame of each width at which it is measured. One of them is seen. They can only be looked at: what somebody
/// chose in one would not be in the code.
fn preview(page: &Page<'_>, choices: &Choices, embed: &Embed, heights: Heights) -> Html {
    let offers = Heights::PREVIEWS.map(|width| (words::width(width), Choice::Preview(width)));
    let frames = Heights::WIDTHS.into_iter().zip(heights.all()).map(|(width, height)| {
        let class = if width == choices.preview { "cc-frame" } else { "cc-frame cc-frame-aside" };
        html! {
            <div {class} key={width}>
                <iframe inert=true src={embed.address()} title={words::preview(width)}
                    width={width.to_string()} height={height.to_string()}></iframe>
            </div>
        }
    });
    html! {
        <div class="cc-preview">
            { one_of(page, choices, words::PREVIEW, "width", &offers) }
            <div class="cc-frames" tabindex="0" role="region" aria-label={words::PREVIEW}>{ for frames }</div>
        </div>
    }
}

/// The kind of page, and the code for it.
fn code(page: &Page<'_>, made: &Embedding, embed: &Embed) -> Html {
    let choices = &made.choices;
    let offers = EmbedFormat::ALL.map(|format| (words::format(format).to_owned(), Choice::Format(format)));
    let code = embed.code(choices.format);
    let note = match choices.format {
        EmbedFormat::Picture if embed.picture().is_none() => words::WITHOUT_PICTURE,
        format => words::format_note(format),
    };
    // What is embedded by its address alone is the newest of a pair that has a page of its own, as it has a picture.
    let can_paste = choices.format == EmbedFormat::WordPress && embed.picture().is_some();
    let or_link = can_paste.then_some(words::OR_PASTE_LINK);
    let onfocus = Callback::from(|event: FocusEvent| select_text(&event.target_unchecked_into()));
    let onmouseup = prevent_default();
    let status = match made.copying {
        Copying::NotYet | Copying::UnderWay => "",
        Copying::Done => words::COPIED,
        Copying::Outdated => words::COPY_AGAIN,
        Copying::Refused => words::CANNOT_COPY,
    };
    html! {
        <div class="cc-code">
            { one_of(page, choices, words::CODE_FOR, "form", &offers) }
            <p class="cc-note" id="cc-code-note">{ note }{ or_link }</p>
            <textarea id={CODE} readonly=true rows="5" spellcheck="false" aria-label={words::CODE}
                aria-describedby="cc-code-note" value={code.clone()} {onfocus} onmouseup={onmouseup.clone()} />
            <div class="cc-actions">
                <button class="cc-button" type="button" onclick={on_copy(page, code)}>{ words::COPY_CODE }</button>
                <span role="status">{ status }</span>
            </div>
            <p class="cc-link-field">
                <label for="cc-feed-link">{ words::FEED_LINK }</label>
                <input id="cc-feed-link" type="text" readonly=true value={embed.link()} onfocus={select_on_focus()} {onmouseup} />
            </p>
        </div>
    }
}

fn on_copy(page: &Page<'_>, code: String) -> Callback<MouseEvent> {
    let tell = page.teller();
    Callback::from(move |_| {
        let (code, tell) = (code.clone(), tell.clone());
        // Nothing is said meanwhile, so that it is said again when it is done again.
        let attempt = Attempt::begin();
        tell(Action::CopiedCode(Copying::UnderWay));
        spawn_local(async move {
            let copying = share::copy(&code).await;
            if attempt.is_newest() {
                tell(Action::CopiedCode(copying));
            }
        });
    })
}
