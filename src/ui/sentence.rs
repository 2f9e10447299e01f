//! Sentences with the councils' names in their colours.

use crate::comparison::{Comparison, Which};
use crate::describe::{Said, Sentence};
use macros::html;
use yew::prelude::*;

/// The class that gives text a council's colour.
pub(super) const fn council_class(which: Which) -> &'static str {
    match which {
        Which::First => "cc-first",
        Which::Second => "cc-second",
    }
}

/// A sentence, its facts in stronger ink, and each council's name in its colour where it is first named.
pub(super) fn sentence_view(comparison: &Comparison, sentence: &Sentence) -> Html {
    let pieces = sentence.said(comparison).into_iter().enumerate().map(|(i, part)| match part {
        Said::Text(text) => html! { <span key={i}>{ text.to_string() }</span> },
        Said::Fact(fact) => html! { <b key={i} class="cc-fact">{ fact.to_string() }</b> },
        Said::Name { which, name, is_first } => {
            let class = match (is_first, which) {
                (false, _) => "cc-name",
                (true, Which::First) => "cc-name cc-first",
                (true, Which::Second) => "cc-name cc-second",
            };
            html! { <b key={i} {class}>{ name }</b> }
        }
    });
    html! { <span>{ for pieces }</span> }
}
