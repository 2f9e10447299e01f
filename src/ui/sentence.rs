//! Sentences with the councils' names in their colours.

use super::Shared;
use crate::comparison::{Comparison, Which};
use crate::describe::{Piece, Sentence};
use yew::prelude::*;

/// The class that gives text a council's colour.
pub(super) const fn council_class(which: Which) -> &'static str {
    match which {
        Which::First => "cc-first",
        Which::Second => "cc-second",
    }
}

/// A sentence of the two councils compared.
#[derive(Properties, PartialEq)]
pub(super) struct SentenceViewProps {
    /// Whose names stand in it.
    pub(super) comparison: Shared<Comparison>,
    /// The sentence.
    pub(super) sentence: Sentence,
}

/// See [`SentenceViewProps`].
#[component]
pub(super) fn SentenceView(props: &SentenceViewProps) -> Html {
    let pieces = props.sentence.pieces().iter().enumerate().map(|(i, piece)| match piece {
        Piece::Text(text) => html! { <span key={i} class="cc-text">{ text.clone() }</span> },
        Piece::Fact(fact) => html! { <b key={i} class="cc-fact">{ fact }</b> },
        Piece::Name(which) => {
            let name = props.comparison.sides.get(*which).name().clone();
            html! { <b key={i} class={classes!("cc-name", council_class(*which))}>{ name }</b> }
        }
    });
    html! { <span>{ for pieces }</span> }
}
