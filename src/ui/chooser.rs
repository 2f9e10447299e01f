//! Choosing the two councils: a field for each, a button to swap them, and who else to compare with.

use super::combobox::combobox;
use super::element::drawing;
use super::page::Page;
use crate::choosing::{Group, suggestion};
use crate::comparison::Which;
use crate::dataset::Slug;
use crate::state::Action;
use crate::words::choose as words;
use macros::html;
use yew::prelude::*;

/// How many councils are offered in a line: under each field, and under the grades of one council.
pub(super) const OFFERED: usize = 3;

const SWAP: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 5.5h11M10.5 3L13 5.5 10.5 8M14 10.5H3M5.5 8L3 10.5 5.5 13"/></svg>"#;

/// The id of the line that says how to choose.
pub(super) const HINT: &str = "cc-hint";

/// The two fields.
pub(super) fn chooser(page: &Page<'_>) -> Html {
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let sides = Which::BOTH.map(|which| {
        html! {
            <div class="cc-pick" key={which as usize}>
                { combobox(page, which, suggestions(page, which)) }
                { offers(page, which) }
            </div>
        }
    });
    let [first, second] = sides;
    html! {
        <form class="cc-chooser cc-grid" role="search" aria-label={words::CHOOSE} {onsubmit}>
            <p class="cc-hint" id={HINT}>{ words::HINT }</p>
            { first }
            <button class="cc-swap" type="button" aria-label={words::SWAP}
                onclick={page.on_press(Action::Swap)}>
                { drawing(SWAP) }
            </button>
            { second }
        </form>
    }
}

/// The statistical neighbours of one of the two, as far as they have come.
fn neighbours<'a>(page: &'a Page<'_>, which: Which) -> &'a [Slug] {
    match page.state.known.record(page.view.councils.get(which)) {
        Some(Ok(record)) => &record.neighbours,
        _ => &[],
    }
}

/// What a field's list offers before anything is typed: councils like the one on the other side, which stays,
/// and of its region.
fn suggestions(page: &Page<'_>, which: Which) -> Vec<Group> {
    let field = page.state.fields.get(which);
    if !field.is_open || field.asked().is_some() {
        return Vec::new();
    }
    let Some(stays) = page.index.council(page.view.councils.get(which.other())) else {
        return Vec::new();
    };
    let similar = words::similar_to(&stays.in_sentence());
    let region = page.index.others_in_region(stays).map(|council| &council.slug);
    vec![
        suggestion(page.index, similar, neighbours(page, which.other()).iter()),
        suggestion(page.index, words::also_in(&stays.region), region),
    ]
}

/// Lines of links under a field: who else to compare its council with.
fn offers(page: &Page<'_>, which: Which) -> Html {
    let Some(council) = page.index.council(page.view.councils.get(which)) else {
        return html! { <p class="cc-offers" /> };
    };
    let other = page.view.councils.get(which.other());
    let line = |councils: &mut dyn Iterator<Item = &Slug>| {
        let mut links = Vec::new();
        // The index of an exported page may not know them before all councils have come.
        let known = councils.filter(|slug| *slug != other && page.index.council(slug).is_some());
        for slug in known.take(OFFERED) {
            let label = words::compare(&council.in_sentence(), &page.name_in_sentence(slug));
            let between = if links.is_empty() { "" } else { words::BETWEEN };
            let link = page.council_link(which.other(), slug, Some(label));
            links.push(html! { <span key={slug.as_str()}>{ between }{ link }</span> });
        }
        links
    };
    let similar = line(&mut neighbours(page, which).iter());
    let region = line(&mut page.index.others_in_region(council).map(|council| &council.slug));
    html! {
        <div class="cc-offers">
            { offered(words::SIMILAR, similar) }
            { offered(words::SAME_REGION, region) }
        </div>
    }
}

/// A line of links under a title, unless there are none.
fn offered(title: &'static str, links: Vec<Html>) -> Option<Html> {
    (!links.is_empty()).then(|| html! { <p key={title}>{ title }{ links }</p> })
}
