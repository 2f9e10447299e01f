//! How each council got here: a choice of areas, the chart, what a mark says, and the same facts as tables.

use super::chart::Chart;
use super::facts::facts;
use super::glyph::grade_glyph;
use super::page::Page;
use super::sentence::{council_class, sentence_view};
use super::source::{difference, event_source, report_source};
use crate::chart::journey::scene;
use crate::comparison::journey::Line;
use crate::comparison::timeline::{Year, entry_of};
use crate::comparison::{ChartId, Comparison, MarkId};
use crate::dataset::Area;
use crate::describe;
use crate::state::Action;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The section with the journey chart, with an area shown large.
pub(super) fn journey(
    page: &Page<'_>,
    comparison: &Comparison,
    chart: &Chart,
    area: Area,
    years: &[Year<'_>],
) -> Html {
    let selected = page.state.selected_in(ChartId::Journey);
    let on_pick = {
        let tell = page.teller();
        Callback::from(move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            tell(Action::ShowArea(Area::from_id(&id).unwrap_or(Area::Leaders)));
        })
    };
    let mut tabs = Vec::new();
    let mut options = Vec::new();
    for tab in Area::LANES {
        let is_shown = tab == area;
        let pressed = if is_shown { "true" } else { "false" };
        let onclick = page.on_press(Action::ShowArea(tab));
        tabs.push(html! { <button type="button" aria-pressed={pressed} key={tab.id()} {onclick}>{ tab.label() }</button> });
        options.push(
            html! { <option value={tab.id()} selected={is_shown} key={tab.id()}>{ tab.label() }</option> },
        );
    }
    let on_find = page.on_press(Action::FindInTimeline);
    let find =
        html! { <button class="cc-jump" type="button" onclick={on_find}>{ "Find it year by year" }</button> };
    html! {
        <section class="cc-section cc-journey" aria-labelledby="cc-journey-title">
            <div class="cc-rail">
                <h2 id="cc-journey-title">{ "How each got here" }</h2>
                <p class="cc-rail-note">
                    { sentence_view(comparison, &describe::journey_note(comparison, area)) }
                    { "." }{ describe::pinned_note(comparison) }
                </p>
            </div>
            <div class="cc-main">
                <p class="cc-area-pick">
                    <label for="cc-area">{ "Area" }</label>
                    <select id="cc-area" onchange={on_pick}>{ options }</select>
                </p>
                <div class="cc-tabs" role="group" aria-label="Area shown large">{ tabs }</div>
                <figure>
                    { chart.view(page, describe::chart_name(comparison, area), "cc-chart-help", |width, measure| {
                        scene(comparison, area, width, measure)
                    }) }
                    <p class="cc-hidden" id="cc-chart-help">
                        { "Arrow left and right go along a council’s grades, up and down to the other council, Page Up and Page Down to other areas. The same facts stand in a table below." }
                    </p>
                    <div class="cc-reading">
                        <p class="cc-readout" role="status">{ readout(comparison, selected, years) }</p>
                        <p class="cc-find">{ selected.map(|_| find) }</p>
                    </div>
                    <figcaption>{ Html::from_html_unchecked(CAPTION.into()) }</figcaption>
                </figure>
                { facts(comparison) }
            </div>
        </section>
    }
}

/// How to read the chart.
const CAPTION: &str = concat!(
    "<span>A line holds a grade until the next inspection. ",
    r#"<span class="cc-key"><svg class="cc-glyph cc-hollow" viewBox="-1250 -1250 2500 2500" aria-hidden="true"><circle r="940"/></svg> Hollow:</span>"#,
    " an older scale, or one grade for two areas. ",
    r#"<span class="cc-key"><svg class="cc-riser" viewBox="0 0 8 12" aria-hidden="true"><path d="M4 0v12"/></svg> Dashed:</span>"#,
    " the two inspections followed different frameworks or judged different things. ",
    "SIF: single inspection framework, 2013 to 2018. ",
    "ILACS: inspecting local authority children’s services, since 2018.</span>",
);

/// What a mark says, in full, with its source.
fn readout(comparison: &Comparison, mark: Option<MarkId>, years: &[Year<'_>]) -> Html {
    let hint = || html! { <span class="cc-muted">{ "Point at a mark, or use the arrow keys, to read it here." }</span> };
    let Some(mark) = mark else { return hint() };
    let side = comparison.sides.get(mark.which);
    let name = html! { <b class={council_class(mark.which)}>{ side.name().clone() }</b> };
    let differences = entry_of(years, mark).map(|entry| entry.differences.as_slice()).unwrap_or_default();
    let lead = || html! { "Sources differ." };
    let differ = html! { <span>{ for differences.iter().map(|told| difference(told, lead())) }</span> };
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
                    { differ }
                </>
            }
        }
        None => {
            let Some(event) = side.events().nth(mark.position) else { return hint() };
            let date = event.date.map(|date| format!(", {}", date.long())).unwrap_or_default();
            let found = describe::said_of_visit(event).into_iter();
            let found: String = found.map(|(lead, items)| format!(" {lead}{items}.")).collect();
            html! {
                <>
                    { name }{ format!(" {}{date}. {}{found} ", event.kind.label(), event.summary) }
                    { event_source(event) }
                    { differ }
                </>
            }
        }
    }
}
