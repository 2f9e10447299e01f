//! Choosing the two councils: a field for each, a button to swap them, and who else to compare with.

use super::Shared;
use super::combobox::{Combobox, Suggestions};
use super::view_link::view_link;
use crate::comparison::{Pair, Which};
use crate::dataset::{Index, Slug};
use yew::prelude::*;

/// How many councils are offered in a line under each field.
const OFFERED: usize = 3;

/// The two fields.
#[derive(Properties, PartialEq)]
pub(super) struct ChooserProps {
    /// Every council.
    pub(super) index: Shared<Index>,
    /// The two chosen.
    pub(super) councils: Pair<Slug>,
    /// The statistical neighbours of each, as far as they are known yet.
    pub(super) neighbours: Pair<Vec<Slug>>,
    /// The address of the view with a council on one side.
    pub(super) href: Callback<(Which, Slug), AttrValue>,
    /// Called when a list opens.
    pub(super) on_open: Callback<()>,
    /// Called with the council chosen for a side.
    pub(super) on_choose: Callback<(Which, Slug)>,
    /// Called to swap the two.
    pub(super) on_swap: Callback<()>,
}

/// See [`ChooserProps`].
#[component]
pub(super) fn Chooser(props: &ChooserProps) -> Html {
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let on_swap = props.on_swap.reform(|_: MouseEvent| ());
    html! {
        <form class="cc-chooser cc-grid" role="search" aria-label="Choose two councils" {onsubmit}>
            <p class="cc-hint">{ "Choose two councils by name, other name or region" }</p>
            { for Which::BOTH.map(|which| side(props, which)) }
            <button class="cc-swap" type="button" aria-label="Swap the two councils" onclick={on_swap}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M2 5.5h11M10.5 3L13 5.5 10.5 8M14 10.5H3M5.5 8L3 10.5 5.5 13" />
                </svg>
            </button>
        </form>
    }
}

fn side(props: &ChooserProps, which: Which) -> Html {
    let (id, label, class) = match which {
        Which::First => ("cc-first-council", "Compare", "cc-field-first"),
        Which::Second => ("cc-second-council", "with", "cc-field-second"),
    };
    let on_choose = props.on_choose.reform(move |slug| (which, slug));
    html! {
        <div class="cc-pick" key={id}>
            <Combobox {id} {label} {class} index={props.index.clone()} selected={props.councils.get(which).clone()}
                suggestions={suggestions(props, which)} on_open={props.on_open.clone()} {on_choose} />
            { offers(props, which) }
        </div>
    }
}

fn name(index: &Index, slug: &Slug) -> String {
    index.council(slug).map_or_else(|| slug.to_string(), |council| council.name.to_string())
}

/// What a field's list offers before anything is typed: councils like the one on the other side, and of its
/// region.
fn suggestions(props: &ChooserProps, which: Which) -> Vec<Suggestions> {
    let stays = props.councils.get(which.other());
    let Some(council) = props.index.council(stays) else { return Vec::new() };
    let region = props.index.region_of(council).map(|other| other.slug.clone()).collect();
    vec![
        Suggestions {
            heading: format!("Similar to {} in population and need, often far away", council.name),
            councils: props.neighbours.get(which.other()).clone(),
        },
        Suggestions { heading: format!("Also in {}", council.region), councils: region },
    ]
}

/// A line of links under a field: who else to compare its council with.
fn offers(props: &ChooserProps, which: Which) -> Html {
    let slug = props.councils.get(which);
    let Some(council) = props.index.council(slug) else { return html! { <p class="cc-offers" /> } };
    let other = props.councils.get(which.other());
    let neighbours = props.neighbours.get(which).iter().filter(|slug| *slug != other);
    let region = props.index.region_of(council).map(|council| &council.slug).filter(|slug| *slug != other);
    let line = |title: &'static str, explanation: &'static str, councils: Vec<&Slug>| {
        let links = councils.into_iter().enumerate().map(|(i, offered)| {
            let to = (which.other(), offered.clone());
            let href = props.href.emit(to.clone());
            let on_follow = props.on_choose.reform(move |()| to.clone());
            let offered_name = name(&props.index, offered);
            let label = format!("Compare {} with {offered_name}", council.name);
            html! {
                <span key={offered.to_string()}>
                    { if i > 0 { ", " } else { "" } }
                    { view_link(href, on_follow, offered_name, Some(label)) }
                </span>
            }
        });
        html! { <span class="cc-offer" key={title}><span title={explanation}>{ title }</span>{ ": " }{ for links }</span> }
    };
    html! {
        <p class="cc-offers">
            { line(
                "Similar",
                "Statistical neighbours: the Department for Education’s model of councils alike in population and need. They are often far away.",
                neighbours.take(OFFERED).collect(),
            ) }
            { line("Same region", "Councils of the same region of England", region.take(OFFERED).collect()) }
        </p>
    }
}
