//! Sentences with the councils' names in their colours.

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

/// A sentence, its facts in stronger ink.
pub(super) fn sentence_view(comparison: &Comparison, sentence: &Sentence) -> Html {
    let pieces = sentence.pieces().iter().enumerate().map(|(i, piece)| match piece {
        Piece::Text(text) => html! { <span key={i}>{ text.clone() }</span> },
        Piece::Fact(fact) => html! { <b key={i} class="cc-fact">{ fact }</b> },
        Piece::Name(which) => {
            let name = comparison.sides.get(*which).name().clone();
            html! { <b key={i} class={classes!("cc-name", council_class(*which))}>{ name }</b> }
        }
    });
    html! { <span>{ for pieces }</span> }
}
