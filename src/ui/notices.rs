//! One line above the headline for each thing a reader should know of the view: what of the address was not
//! understood, that a council was replaced, that the view is pinned.

use super::sentence::sentence_view;
use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::{Index, Lifetime, Slug};
use crate::describe::newer_reports;
use crate::link::Notice;
use yew::prelude::*;

/// Notices about an address, with links to what may have been meant.
pub(super) struct Notices<'a> {
    /// The councils' names.
    pub(super) index: &'a Index,
    /// What of the address was not understood.
    pub(super) notices: &'a [Notice],
    /// The councils shown.
    pub(super) shown: &'a Pair<Slug>,
    /// A link to a view with another council on one side.
    pub(super) link_to: &'a dyn Fn(Which, &Slug) -> Html,
}

/// The lines, if there are any.
pub(super) fn notices(props: &Notices<'_>) -> Html {
    let notices = props.notices.iter().map(|notice| explain(props, notice));
    let replaced = props.shown.iter().filter_map(|(which, slug)| replaced(props, which, slug));
    let lines = notices.chain(replaced).enumerate();
    html! {
        <div class="cc-notices">
            { for lines.map(|(i, line)| html! { <p key={i} class="cc-notice">{ info_icon() }<span>{ line }</span></p> }) }
        </div>
    }
}

fn name(index: &Index, slug: &Slug) -> String {
    index.council(slug).map_or_else(|| slug.to_string(), |council| council.name.to_string())
}

/// Links to councils, in a list with “or”.
fn links(props: &Notices<'_>, which: Which, slugs: &[Slug], last: &str) -> Html {
    let n = slugs.len();
    let links = slugs.iter().enumerate().map(|(i, slug)| {
        let before = match i {
            0 => "",
            _ if i + 1 == n => last,
            _ => ", ",
        };
        let link = (props.link_to)(which, slug);
        html! { <span key={slug.to_string()}>{ before }{ link }</span> }
    });
    html! { <>{ for links }</> }
}

fn explain(props: &Notices<'_>, notice: &Notice) -> Html {
    match notice {
        Notice::UnknownCouncil { typed, shown, is_near, suggestions } => {
            let shown_name = name(props.index, shown);
            let which = if props.shown.first == *shown { Which::First } else { Which::Second };
            let why = if *is_near { ", the nearest name" } else { " instead" };
            let others = if suggestions.is_empty() {
                html! {}
            } else {
                html! { <>{ " Did you mean " }{ links(props, which, suggestions, " or ") }{ "?" }</> }
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
            let (council, shown) = (name(props.index, council), name(props.index, shown));
            html! {
                <>
                    <b>{ format!("{council} cannot be compared with itself.") }</b>
                    { format!(" Showing {shown} beside it. Choose any other council below.") }
                </>
            }
        }
        Notice::OneCouncil { shown } => {
            let shown = name(props.index, shown);
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
                { format!(" Showing the newest comparison, of {}.", props.index.data_date.long()) }
            </>
        },
    }
}

/// That a council was abolished, and what took its place.
fn replaced(props: &Notices<'_>, which: Which, slug: &Slug) -> Option<Html> {
    let council = props.index.council(slug)?;
    let Lifetime::Abolished { year, successors } = &council.lifetime else { return None };
    Some(html! {
        <>
            <b>{ format!("{} was replaced in {year}.", council.name) }</b>
            { " Its area passed to " }{ links(props, which, successors, " and ") }
            { ". No grades are carried over." }
        </>
    })
}

/// That the view is pinned, what has come since, and the link to today's view.
pub(super) fn pin(comparison: &Comparison, today: Html) -> Html {
    let day = comparison.pinned.map(|day| format!("Pinned to {}.", day.long())).unwrap_or_default();
    html! {
        <aside class="cc-notice cc-pin" aria-label="Pinned view">
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M5.5 1.75h5M6.5 1.75v4.5L4 9.25h8l-2.5-3v-4.5M8 9.25v5" />
            </svg>
            <span>
                <b>{ day }</b>{ " " }
                { sentence_view(comparison, &newer_reports(comparison)) }
                { ". " }{ today }
            </span>
        </aside>
    }
}

fn info_icon() -> Html {
    html! {
        <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.25" /><path d="M8 7.25v4M8 4.6v.6" />
        </svg>
    }
}
