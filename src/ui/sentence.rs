//! Sentences with the councils' names in their colours.

use crate::comparison::{Comparison, Pair, Which};
use crate::describe::{self, Piece, Sentence};
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
    let mut named = Pair::new(false, false);
    let (mut pieces, mut before) = (Vec::new(), None);
    for (i, piece) in sentence.pieces().iter().enumerate() {
        pieces.push(match piece {
            Piece::Text(text) => html! { <span key={i}>{ text.clone() }</span> },
            Piece::Fact(fact) => html! { <b key={i} class="cc-fact">{ fact }</b> },
            Piece::Name(which) => {
                let name = describe::named(comparison, *which, before);
                let was_named = core::mem::replace(named.get_mut(*which), true);
                let class = match (was_named, which) {
                    (true, _) => "cc-name",
                    (false, Which::First) => "cc-name cc-first",
                    (false, Which::Second) => "cc-name cc-second",
                };
                html! { <b key={i} {class}>{ name }</b> }
            }
        });
        before = Some(piece);
    }
    html! { <span>{ pieces }</span> }
}
