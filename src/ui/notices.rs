//! One line above the headline for each thing a reader should know of the view: what of the address was not
//! understood, that a council was replaced, that the view is pinned.

use super::page::Page;
use super::sentence::sentence_view;
use super::view_link::view_link;
use crate::comparison::{Comparison, Which};
use crate::dataset::{Lifetime, Slug};
use crate::describe::{newer_reports, replaced as was_replaced};
use crate::link::{Notice, View};
use crate::state::Action;
use yew::prelude::*;

/// What of the address was not understood, and which councils were replaced.
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
            html! { <p key={i} {class}>{ Html::from_html_unchecked(INFO.into()) }<span>{ line }</span></p> }
        })
        .collect();
    html! { <div>{ lines }</div> }
}

const INFO: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.25"/><path d="M8 7.25v4M8 4.6v.6"/></svg>"#;

const PIN: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 1.75h5M6.5 1.75v4.5L4 9.25h8l-2.5-3v-4.5M8 9.25v5"/></svg>"#;

/// Links to councils, in a list with “or”.
fn links(page: &Page<'_>, which: Which, slugs: &[Slug], last: &str) -> Html {
    let mut links = Vec::new();
    for (i, slug) in slugs.iter().enumerate() {
        let before = match i {
            0 => "",
            _ if i + 1 == slugs.len() => last,
            _ => ", ",
        };
        let link = page.council_link(which, slug, None);
        links.push(html! { <span key={slug.as_str()}>{ before.to_owned() }{ link }</span> });
    }
    html! { <span>{ links }</span> }
}

fn explain(page: &Page<'_>, notice: &Notice) -> Html {
    match notice {
        Notice::UnknownCouncil { which, typed, shown, is_near, suggestions } => {
            let shown_name = page.name(shown);
            let why = if *is_near { ", the nearest name" } else { " instead" };
            let others = if suggestions.is_empty() {
                html! {}
            } else {
                html! { <>{ " Did you mean " }{ links(page, *which, suggestions, " or ") }{ "?" }</> }
            };
            html! {
                <>
                    <b>{ format!("“{typed}” is not a council in this dataset.") }</b>
                    { format!(" Showing {shown_name}{why}.") }
                    { others }
                </>
            }
        }
        Notice::SameCouncil { council, shown } => {
            let (council, shown) = (page.name(council), page.name(shown));
            html! {
                <>
                    <b>{ format!("{council} cannot be compared with itself.") }</b>
                    { format!(" Showing {shown} beside it. Choose any other council below.") }
                </>
            }
        }
        Notice::OneCouncil { shown } => {
            let shown = page.name(shown);
            html! {
                <>
                    <b>{ "The address names one council." }</b>
                    { format!(" Showing {shown} beside it. Choose any other council below.") }
                </>
            }
        }
        Notice::ExtraPath(rest) => html! {
            <><b>{ format!("“{rest}” at the end of the address was not understood.") }</b>{ " It was left out." }</>
        },
        Notice::Parameter { name, value } => html! {
            <>
                <b>{ format!("“{name}={value}” in the address was not understood.") }</b>
                { match *name {
                    "as-of" => " A day is written as 2019-01-31. Showing the newest comparison.",
                    _ => " It was left out.",
                } }
            </>
        },
        Notice::Future(day) => html! {
            <>
                <b>{ format!("The data ends before {}.", day.long()) }</b>
                { format!(" Showing the newest comparison, of {}.", page.index.data_date.long()) }
            </>
        },
    }
}

/// That a council was abolished, and what took its place.
fn replaced(page: &Page<'_>, which: Which, slug: &Slug) -> Option<Html> {
    let council = page.index.council(slug)?;
    let Lifetime::Abolished { successors, .. } = &council.lifetime else { return None };
    Some(html! {
        <>
            <b>{ was_replaced(council)? }{ "." }</b>
            { " Its area passed to " }{ links(page, which, successors, " and ") }
            { ". No grades are carried over." }
        </>
    })
}

/// That the view is pinned, what has come since, and the way back to today.
pub(super) fn pin(page: &Page<'_>, comparison: &Comparison) -> Html {
    let day = comparison.pinned.map(|day| format!("Pinned to {}.", day.long())).unwrap_or_default();
    let tell = page.teller();
    let today = view_link(
        page.href(&View { as_of: None, ..page.view.clone() }),
        Callback::from(move |()| tell(Action::Unpin)),
        "See the comparison today".to_owned(),
        None,
    );
    html! {
        <aside class="cc-notice cc-pin" aria-label="Pinned view">
            { Html::from_html_unchecked(PIN.into()) }
            <span>
                <b>{ day }</b>{ " " }{ sentence_view(comparison, &newer_reports(comparison)) }{ ". " }{ today }
            </span>
        </aside>
    }
}
