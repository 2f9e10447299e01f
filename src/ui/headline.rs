//! The comparison once both records are here.

use super::fixed::fixed;
use super::sentence::sentence_view;
use crate::comparison::Comparison;
use crate::describe;
use crate::words::page::FULL_STOP;
use yew::prelude::*;

/// Headline and dates.
pub(super) fn headline(comparison: &Comparison) -> Html {
    let dates = describe::date_line(comparison);
    html! {
        <div class="cc-headline">
            <h1>{ sentence_view(comparison, &describe::headline(comparison)) }</h1>
            if !dates.is_empty() {
                <p class="cc-dates">{ sentence_view(comparison, &dates) }{ fixed(FULL_STOP) }</p>
            }
        </div>
    }
}
