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
    let areas = Area::ALL.map(|area| {
        html! { <div key={area.id()}><dt>{ area.label() }</dt><dd>{ area.explanation() }</dd></div> }
    });
    let frameworks = Framework::ALL.map(|framework| {
        let when = match framework {
            Framework::Sif => "inspections from November 2013 to 2018",
            Framework::Ilacs => "inspections since January 2018",
        };
        let text = format!("{}, {when}", framework.name());
        html! { <div key={framework.short_name()}><dt>{ framework.short_name() }</dt><dd>{ text }</dd></div> }
    });
    html! {
        <details class="cc-meanings">
            <summary>{ "What the grades and areas mean" }</summary>
            <div class="cc-meanings-body">
                <dl>{ for SCALE.into_iter().map(|(grade, meaning)| html! {
                    <div key={grade.id()}><dt>{ grade_glyph(grade, false) }{ " " }{ grade.label() }</dt><dd>{ meaning }</dd></div>
                }) }</dl>
                <dl>{ for areas }</dl>
                <dl>
                    { for frameworks }
                    <div>
                        <dt>{ "Older scale" }</dt>
                        <dd>{ "until 2013 the third grade was adequate, which is not the later requires improvement" }</dd>
                    </div>
                </dl>
                <p>{ "The words are this project’s short explanations. Ofsted’s own descriptions stand in its framework." }</p>
            </div>
        </details>
    }
}

/// The four shapes with their words, beside the table where there is room.
pub(super) fn scale_key() -> Html {
    html! {
        <ul class="cc-scale" aria-hidden="true">
            { for SCALE.into_iter().map(|(grade, _)| html! {
                <li key={grade.id()}>{ grade_glyph(grade, false) }{ grade.label() }</li>
            }) }
        </ul>
    }
}
