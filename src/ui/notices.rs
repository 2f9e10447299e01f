//! One line above the headline for each thing a reader should know of the view: that its data are of another day
//! than the page's were, what of the address was not understood, that a council was replaced, that the view is pinned.

use super::element::drawing;
use super::page::Page;
use super::sentence::sentence_view;
use super::view_link::view_link;
use crate::comparison::{Comparison, Which};
use crate::dataset::{Council, Lifetime, Slug};
use crate::describe::newer_reports;
use crate::link::{Notice, Parameter, View};
use crate::state::Action;
use crate::words::notices as words;
use crate::words::numbers::{OR, and, separator};
use crate::words::page::report_of;
use macros::html;
use yew::prelude::*;

/// What of an address was not understood, for the styles and for developers.
pub(super) const NOT_UNDERSTOOD: &str = ".cc-off-paper.cc-notice";

/// That other data have come than the page was made from, what of the address was not understood, and which councils were
/// replaced.
pub(super) fn notices(page: &Page<'_>) -> Html {
    // On paper nobody can follow what is offered in place of an address, so only what councils became stays.
    let mut lines: Vec<(&str, Html)> =
        page.state.notices.iter().map(|notice| ("cc-notice cc-off-paper", explain(page, notice))).collect();
    let replaced = page.view.councils.iter().filter_map(|(which, slug)| replaced(page, which, slug));
    lines.extend(replaced.map(|line| ("cc-notice", line)));
    let lines: Vec<Html> = lines
        .into_iter()
        .enumerate()
        .map(|(i, (class, line))| {
            html! { <p key={i} {class}>{ drawing(INFO) }<span>{ line }</span></p> }
        })
        .collect();
    let other_data = page
        .state
        .known
        .replaced_data_date
        .map(|made_of| notice(words::other_data(made_of, page.index.data_date).into()));
    // They come while the reader is at something else, further down, so they are said as well.
    html! { <div role="status">{ other_data }{ lines }</div> }
}

/// A line above the headline.
pub(super) fn notice(line: Html) -> Html {
    html! { <p class="cc-notice">{ drawing(INFO) }<span>{ line }</span></p> }
}

const INFO: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.25"/><path d="M8 7.25v4M8 4.6v.6"/></svg>"#;

const PIN: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 1.75h5M6.5 1.75v4.5L4 9.25h8l-2.5-3v-4.5M8 9.25v5"/></svg>"#;

/// What a notice says first. As a function of its own it costs fewer bytes than inlined in each notice.
#[inline(never)]
fn lead(text: String) -> Html {
    html! { <b>{ text }</b> }
}

/// Links to councils, in a list with `last` before the last of them.
fn links(page: &Page<'_>, which: Which, slugs: &[Slug], last: &'static str) -> Html {
    let mut links = Vec::new();
    for (i, slug) in slugs.iter().enumerate() {
        let before = separator(i, slugs.len(), last);
        let link = page.council_link(which, slug, None);
        links.push(html! { <span key={slug.as_str()}>{ before }{ link }</span> });
    }
    html! { <span>{ links }</span> }
}

fn explain(page: &Page<'_>, notice: &Notice) -> Html {
    match notice {
        Notice::UnknownCouncil { which, typed, shown, is_near, suggestions } => {
            let shown_name = page.name_in_sentence(shown);
            let showing = match is_near {
                true => words::showing_nearest(&shown_name),
                false => words::showing_instead(&shown_name),
            };
            let others = if suggestions.is_empty() {
                Html::default()
            } else {
                html! { <>{ words::DID_YOU_MEAN }{ links(page, *which, suggestions, OR) }{ words::QUESTION_MARK }</> }
            };
            html! {
                <>
                    { lead(words::not_a_council(typed)) }
                    { showing }
                    { others }
                </>
            }
        }
        Notice::SameCouncil { council, shown } => {
            let shown = page.name_in_sentence(shown);
            let council = page.index.council(council).map_or_else(|| council.to_string(), Council::at_start);
            html! {
                <>
                    { lead(words::same_council(&council)) }
                    { words::showing_beside(&shown) }
                </>
            }
        }
        Notice::OneCouncil { shown } => {
            let shown = page.name_in_sentence(shown);
            html! {
                <>
                    { lead(words::ONE_COUNCIL.to_owned()) }
                    { words::showing_beside(&shown) }
                </>
            }
        }
        Notice::ExtraPath(rest) => html! {
            <>{ lead(words::extra_path(rest)) }{ words::LEFT_OUT }</>
        },
        Notice::Parameter { parameter, value } => html! {
            <>
                { lead(words::parameter(parameter.id(), value, page.props.outside.is_some())) }
                { match parameter {
                    Parameter::AsOf => words::HOW_A_DAY_IS_WRITTEN,
                    Parameter::Area | Parameter::Theme | Parameter::Show | Parameter::Accent => words::LEFT_OUT,
                } }
            </>
        },
        Notice::Attribute(name) => html! {
            <>{ lead(words::attribute(name)) }{ words::LEFT_OUT }</>
        },
        Notice::Future(day) => html! {
            <>
                { lead(words::future(*day)) }
                { words::showing_newest(page.index.data_date) }
            </>
        },
    }
}

/// That a council was abolished, and what took its place.
fn replaced(page: &Page<'_>, which: Which, slug: &Slug) -> Option<Html> {
    let council = page.index.council(slug)?;
    let Lifetime::Abolished { year, successors } = &council.lifetime else { return None };
    let names: Vec<&str> =
        successors.iter().filter_map(|slug| Some(&*page.index.council(slug)?.name)).collect();
    Some(html! {
        <>
            { lead(words::replaced(&council.name, *year)) }
            { words::PASSED_TO }{ links(page, which, successors, and(&names)) }
            { words::NOTHING_CARRIED_OVER }
        </>
    })
}

/// That the view is pinned, what has come since, and the way back to today.
pub(super) fn pin(page: &Page<'_>, comparison: &Comparison) -> Html {
    let day = comparison.pinned.map(words::pinned_to).unwrap_or_default();
    let tell = page.teller();
    let today = view_link(
        page.href(&View { as_of: None, ..page.view.clone() }),
        Callback::from(move |()| tell(Action::Unpin)),
        words::TODAY.to_owned(),
        None,
    );
    // An embed has no years below in which the newer reports are listed.
    let reports = page.view.is_embed().then(|| newest_reports(comparison));
    html! {
        <aside class="cc-notice cc-pin" aria-label={words::PINNED_VIEW}>
            { drawing(PIN) }
            <span>
                { lead(day) }{ " " }{ sentence_view(comparison, &newer_reports(comparison)) }{ words::FULL_STOP_AND }{ reports }{ today }
            </span>
        </aside>
    }
}

/// Links to the newest report of each council that came out after the day.
fn newest_reports(comparison: &Comparison) -> Html {
    let reports = comparison.sides.iter().filter_map(|(which, side)| {
        let report = side.newer().last()?;
        let text = report_of(side.name(), report.published);
        Some(html! {
            <span key={which as usize}>
                <a href={report.report.to_string()} target="_blank" rel="noopener">{ text }</a>
                { words::FULL_STOP_AND }
            </span>
        })
    });
    html! { <>{ for reports }</> }
}
