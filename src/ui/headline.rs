//! The headline and the line of dates.

use super::page::Page;
use super::sentence::{council_class, sentence_view};
use crate::comparison::{Comparison, Which};
use crate::describe;
use crate::link::Panel;
use crate::words::numbers::AND;
use crate::words::page::FULL_STOP;
use macros::html;
use yew::prelude::*;

/// Headline and dates. How far apart the inspections were is always shown. An embed that leaves out the headline still has it,
/// hidden, for screen readers; one that leaves out the grades too, at whose head both names stand, has the names alone.
pub(super) fn headline(page: &Page<'_>, comparison: &Comparison) -> Html {
    let dates = describe::date_line(comparison);
    let class = (!page.view.shows(Panel::Headline)).then_some("cc-hidden");
    let name =
        |which| html! { <b class={council_class(which)}>{ comparison.sides.get(which).name().clone() }</b> };
    let names = (class.is_some() && !page.view.shows(Panel::Grades))
        .then(|| html! { <p class="cc-names">{ name(Which::First) }{ AND }{ name(Which::Second) }</p> });
    html! {
        <div class="cc-headline">
            <h1 {class}>{ sentence_view(comparison, &describe::headline(comparison)) }</h1>
            { names }
            if !dates.is_empty() {
                <p class="cc-dates">{ sentence_view(comparison, &dates) }{ FULL_STOP }</p>
            }
        </div>
    }
}
