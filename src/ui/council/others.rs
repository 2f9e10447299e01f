//! The councils with which to compare this one: the most likely ones, and all.

use super::{CouncilProps, section_at};
use crate::dataset::Council;
use crate::ui::chooser::OFFERED;
use crate::words::choose::BETWEEN;
use crate::words::council as words;
use crate::words::numbers::OR;
use macros::html;
use yew::prelude::*;

/// The id of the section with all councils to compare with.
const COMPARE_ID: &str = "compare";

/// The councils most like it to compare with, and the way to all.
pub(super) fn offers(props: &CouncilProps) -> Option<Html> {
    let mut similar = similar(props);
    similar.truncate(OFFERED);
    let last = html! { <a href={format!("#{COMPARE_ID}")}>{ words::ANOTHER_COUNCIL }</a> };
    let links = similar.iter().map(|other| comparison_link(props, other)).chain([last]);
    let links = links.enumerate().map(|(i, link)| {
        // Some names have commas.
        let between = match i {
            0 => "",
            i if i == similar.len() => OR,
            _ => BETWEEN,
        };
        html! { <>{ between }{ link }</> }
    });
    (!props.compared.is_empty()).then(|| html! { <p class="cc-offered">{ words::COMPARE }{ for links }</p> })
}

/// The statistical neighbours with whom there is a comparison.
fn similar(props: &CouncilProps) -> Vec<&Council> {
    let neighbours = &props.side.record().neighbours;
    let similar = neighbours.iter().filter(|slug| props.compared.contains(slug));
    similar.filter_map(|slug| props.index.council(slug)).collect()
}

/// A link to the comparison with another council.
fn comparison_link(props: &CouncilProps, other: &Council) -> Html {
    let href = format!("{}{}/{}/", props.base_path, props.side.council.slug, other.slug);
    html! { <a {href}>{ other.name.to_string() }</a> }
}

/// Links to the pages that compare the council: with those most like it, with its region, with all others.
pub(super) fn compare(props: &CouncilProps) -> Option<Html> {
    let council = &props.side.council;
    let similar = similar(props);
    let compared = props.compared.iter().filter_map(|slug| props.index.council(slug));
    let (of_region, elsewhere): (Vec<&Council>, Vec<&Council>) =
        compared.partition(|other| other.region == council.region);
    let mut regions: Vec<&str> = elsewhere.iter().map(|council| &*council.region).collect();
    crate::order::sort_by(&mut regions, |a, b| a < b);
    regions.dedup();
    let links = |title: &str, councils: &[&Council]| {
        let links = councils.iter().map(|other| html! { <li>{ comparison_link(props, other) }</li> });
        html! { <><h3>{ title.to_owned() }</h3><ul class="cc-councils">{ for links }</ul></> }
    };
    let by_region = regions.into_iter().map(|region| {
        let councils: Vec<&Council> = elsewhere.iter().copied().filter(|it| &*it.region == region).collect();
        links(region, &councils)
    });
    let body = html! {
        <>
            if !similar.is_empty() { { links(words::SIMILAR, &similar) } }
            if !of_region.is_empty() { { links(&council.region, &of_region) } }
            if !elsewhere.is_empty() {
                <details class="cc-elsewhere">
                    <summary>{ words::other_regions(elsewhere.len()) }</summary>
                    { for by_region }
                </details>
            }
        </>
    };
    let title = words::compare_with(&council.in_sentence());
    (!props.compared.is_empty()).then(|| section_at(Some(COMPARE_ID), title, None, body))
}
