//! What the grades, areas and frameworks mean, one click away.

use super::glyph::grade_glyph;
use crate::dataset::{Area, Framework, Grade};
use yew::prelude::*;

/// The current scale, highest first, with what each grade says.
const SCALE: [(Grade, &str); 4] = [
    (Grade::Outstanding, "children are helped exceptionally well"),
    (Grade::Good, "children are helped and kept safe well"),
    (Grade::RequiresImprovement, "no widespread or serious failures, but not yet good"),
    (Grade::Inadequate, "widespread or serious failures leave children at risk or poorly helped"),
];

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
        let when = match framework {
            Framework::Sif => "inspections from November 2013 to 2018",
            Framework::Ilacs => "inspections since January 2018",
        };
        let name = framework.short_name();
        entries.push(entry(name, name.into(), format!("{}, {when}", framework.name())));
    }
    entries.push(entry(
        "older",
        "Older scale".into(),
        "until 2013 the third grade was adequate, which is not the later requires improvement".to_owned(),
    ));
    html! {
        <details class="cc-meanings">
            <summary>{ "What the grades and areas mean" }</summary>
            <dl>{ entries }</dl>
            <p>{ "These are this project’s short explanations. Ofsted’s own descriptions stand in its framework." }</p>
        </details>
    }
}

/// The four shapes with their words, beside the table where there is room.
pub(super) fn scale_key() -> Html {
    let grades: Vec<Html> = SCALE
        .into_iter()
        .map(|(grade, _)| html! { <li key={grade.id()}>{ grade_glyph(grade, false) }{ grade.label() }</li> })
        .collect();
    html! { <ul class="cc-scale" aria-hidden="true">{ grades }</ul> }
}
