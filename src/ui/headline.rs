//! The comparison once both records are here.

use super::Shared;
use super::sentence::SentenceView;
use crate::comparison::Comparison;
use crate::describe;
use yew::prelude::*;

/// Headline and dates.
#[derive(Properties, PartialEq)]
pub(super) struct HeadlineProps {
    /// What is compared.
    pub(super) comparison: Shared<Comparison>,
}

/// See [`HeadlineProps`].
#[component]
pub(super) fn Headline(props: &HeadlineProps) -> Html {
    let comparison = &props.comparison;
    let dates = describe::date_line(comparison);
    html! {
        <div class="cc-headline">
            <h1><SentenceView comparison={comparison.clone()} sentence={describe::headline(comparison)} /></h1>
            if !dates.is_empty() {
                <p class="cc-dates"><SentenceView comparison={comparison.clone()} sentence={dates} />{ "." }</p>
            }
        </div>
    }
}
