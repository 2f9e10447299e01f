//! How each council got here: a choice of areas, the chart, what a mark says, and the same facts as tables.

use super::Shared;
use super::chart_view::ChartView;
use super::facts::{event_source, facts, report_source};
use super::glyph::grade_glyph;
use super::sentence::{council_class, sentence_view};
use crate::comparison::Comparison;
use crate::comparison::journey::{Line, MarkId, telling_area};
use crate::dataset::{Area, Grade};
use crate::describe;
use crate::link::Theme;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The section with the journey chart.
#[derive(Properties, PartialEq)]
pub(super) struct JourneyProps {
    /// What is compared.
    pub(super) comparison: Shared<Comparison>,
    /// The area chosen, if one was.
    pub(super) area: Option<Area>,
    /// The theme, so that a change of it draws again.
    pub(super) theme: Option<Theme>,
    /// Called with the area that the reader chooses.
    pub(super) on_area: Callback<Area>,
}

/// See [`JourneyProps`].
#[component]
pub(super) fn Journey(props: &JourneyProps) -> Html {
    let comparison = &props.comparison;
    let area = props.area.unwrap_or_else(|| telling_area(comparison));
    let selected = use_state(|| None::<MarkId>);
    // A mark belongs to its comparison: another one, or another day, has others.
    use_effect_with((comparison.clone(), area), {
        let selected = selected.clone();
        move |_| selected.set(None)
    });
    let on_select = {
        let selected = selected.clone();
        Callback::from(move |mark| selected.set(mark))
    };
    let on_pick = props.on_area.reform(|event: Event| {
        let id = event.target_unchecked_into::<HtmlSelectElement>().value();
        Area::from_id(&id).unwrap_or(Area::Leaders)
    });
    let tabs = Area::LANES.map(|tab| {
        let onclick = props.on_area.reform(move |_: MouseEvent| tab);
        html! {
            <button type="button" aria-pressed={(tab == area).to_string()} key={tab.id()} {onclick}>
                { tab.label() }
            </button>
        }
    });
    let options = Area::LANES.map(|option| {
        html! { <option value={option.id()} selected={option == area} key={option.id()}>{ option.label() }</option> }
    });
    html! {
        <section class="cc-section cc-journey" aria-labelledby="cc-journey-title">
            <div class="cc-rail">
                <h2 id="cc-journey-title">{ "How each got here" }</h2>
                <p class="cc-rail-note">
                    { sentence_view(comparison, &describe::journey_note(comparison, area)) }
                    { "." }
                    if comparison.pinned.is_some() { { " Nothing published after the pinned day is shown." } }
                </p>
            </div>
            <div class="cc-main">
                <p class="cc-area-pick">
                    <label for="cc-area">{ "Area" }</label>
                    <select id="cc-area" onchange={on_pick}>{ for options }</select>
                </p>
                <div class="cc-tabs" role="group" aria-label="Area shown large">{ for tabs }</div>
                <figure>
                    <ChartView comparison={comparison.clone()} {area} theme={props.theme}
                        name={describe::chart_name(comparison, area)} selected={*selected} {on_select}
                        on_area={props.on_area.clone()} help_id="cc-chart-help" />
                    <p class="cc-hidden" id="cc-chart-help">
                        { "Arrow left and right go along a council’s grades, up and down to the other council, Page Up and Page Down to other areas. The same facts stand in a table below." }
                    </p>
                    <p class="cc-readout" role="status">{ readout(comparison, *selected) }</p>
                    <figcaption>{ caption() }</figcaption>
                </figure>
                { facts(comparison) }
            </div>
        </section>
    }
}

/// How to read the chart.
fn caption() -> Html {
    html! {
        <>
            { "A line holds a grade until the next inspection. " }
            <span class="cc-key">{ grade_glyph(Grade::Good, true) }{ " Hollow:" }</span>
            { " an older scale, or one grade for two areas. " }
            <span class="cc-key">
                <svg class="cc-riser" viewBox="0 0 8 12" aria-hidden="true"><path d="M4 0v12" /></svg>{ " Dashed:" }
            </span>
            { " the two inspections followed different frameworks or judged different things. SIF: single inspection framework, 2013 to 2018. ILACS: inspecting local authority children’s services, since 2018." }
        </>
    }
}

/// What a mark says, in full, with its source.
fn readout(comparison: &Comparison, mark: Option<MarkId>) -> Html {
    let hint = || html! { <span class="cc-muted">{ "Point at a mark, or use the arrow keys, to read it here." }</span> };
    let Some(mark) = mark else { return hint() };
    let side = comparison.sides.get(mark.which);
    let name = html! { <b class={council_class(mark.which)}>{ side.name().clone() }</b> };
    match mark.lane {
        Some(area) => {
            let line = Line::new(side, area);
            let Some(point) = line.points.get(mark.position) else { return hint() };
            html! {
                <>
                    { name }{ " " }
                    { grade_glyph(point.grade, point.basis.is_hollow()) }
                    { format!(" {} ", describe::point_in_words(point, area)) }
                    { report_source(&point.source) }
                </>
            }
        }
        None => {
            let Some(event) = side.events().nth(mark.position) else { return hint() };
            let date = event.date.map(|date| format!(", {}", date.long())).unwrap_or_default();
            html! {
                <>
                    { name }{ format!(" {}{date}. {} ", event.kind.label(), event.summary) }
                    { event_source(event) }
                </>
            }
        }
    }
}
