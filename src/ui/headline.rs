//! The headline and the line of dates.

use super::fixed::fixed;
use super::page::Page;
use super::sentence::sentence_view;
use crate::comparison::Comparison;
use crate::describe;
use crate::link::Panel;
use crate::words::page::FULL_STOP;
use yew::prelude::*;

/// Headline and dates. How far apart the inspections were is always shown. An embed that leaves out the headline still has it,
/// hidden, for screen readers.
pub(super) fn headline(page: &Page<'_>, comparison: &Comparison) -> Html {
    let dates = describe::date_line(comparison);
    let class = (!page.view.shows(Panel::Headline)).then_some("cc-hidden");
    html! {
        <div class="cc-headline">
            <h1 {class}>{ sentence_view(comparison, &describe::headline(comparison)) }</h1>
            if !dates.is_empty() {
                <p class="cc-dates">{ sentence_view(comparison, &dates) }{ fixed(FULL_STOP) }</p>
            }
        </div>
    }
}
