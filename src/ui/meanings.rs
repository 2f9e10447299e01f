//! What the grades, areas and frameworks mean, one click away.

use super::glyph::grade_glyph;
use crate::dataset::{Area, Framework};
use crate::words::page::{self as words, SCALE};
use macros::html;
use yew::prelude::*;

/// An explanation of every word that the page uses, closed until asked for.
pub(super) fn meanings() -> Html {
    let entry = |key: &'static str, term: Html, meaning: String| {
        html! { <div {key}><dt>{ term }</dt><dd>{ meaning }</dd></div> }
    };
    let mut entries: Vec<Html> = Vec::new();
    for (grade, meaning) in SCALE {
        let term = html! { <>{ grade_glyph(grade, false) }{ " " }{ grade.label() }</> };
        entries.push(entry(grade.id(), term, meaning.to_owned()));
    }
    for area in Area::ALL {
        entries.push(entry(area.id(), area.label().into(), area.explanation().to_owned()));
    }
    for framework in Framework::ALL {
        let name = framework.short_name();
        entries.push(entry(name, name.into(), words::framework(framework)));
    }
    entries.push(entry("older", words::OLDER_SCALE.into(), words::OLDER_SCALE_MEANS.to_owned()));
    entries.push(entry("similar", words::SIMILAR.into(), words::SIMILAR_MEANS.to_owned()));
    html! {
        <details class="cc-meanings">
            <summary>{ words::MEANINGS }</summary>
            <dl>{ entries }</dl>
            <p>{ words::MEANINGS_NOTE }</p>
        </details>
    }
}

/// The four shapes with their words: below the table where earlier grades have their shapes alone, beside it where there is
/// room.
pub(super) fn scale_key() -> Html {
    let grades: Vec<Html> = SCALE
        .into_iter()
        .map(|(grade, _)| html! { <li key={grade.id()}>{ grade_glyph(grade, false) }{ grade.label() }</li> })
        .collect();
    html! { <ul class="cc-scale" aria-hidden="true">{ grades }</ul> }
}
