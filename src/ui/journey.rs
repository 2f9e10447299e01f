//! How each council got here: a choice of areas, the chart, what a mark says, and the same facts as tables.

use super::chart::{Chart, keys, unsaid};
use super::element::{aria, text};
use super::facts::facts;
use super::glyph::grade_glyph;
use super::page::Page;
use super::sentence::{council_class, sentence_view};
use super::source::{difference, event_source, report_source};
use crate::chart::journey::{is_tall, scene};
use crate::comparison::journey::Line;
use crate::comparison::timeline::{Year, entry_of};
use crate::comparison::{ChartId, Comparison, MarkId};
use crate::dataset::Area;
use crate::describe;
use crate::state::Action;
use crate::words::page::FULL_STOP;
use crate::words::{below as words, journey as journey_words, table};
use macros::html;
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
            if let Some(area) = Area::from_id(&id) {
                tell(Action::ShowArea(area));
            }
        })
    };
    let mut tabs = Vec::new();
    let mut options = Vec::new();
    for tab in Area::LANES {
        let is_shown = tab == area;
        let onclick = page.on_press(Action::ShowArea(tab));
        tabs.push(html! { <button type="button" aria-pressed={aria(is_shown)} key={tab.id()} {onclick}>{ tab.label() }</button> });
        // Once a reader has chosen an option, its attribute no longer says whether it is selected. So where that changes, the
        // option is a new one.
        let key = format!("{}{is_shown}", tab.id());
        options.push(html! { <option value={tab.id()} selected={is_shown} {key}>{ tab.label() }</option> });
    }
    let reading = if page.state.holds(ChartId::Journey) { "cc-reading cc-held" } else { "cc-reading" };
    let on_find = page.on_press(Action::FindInTimeline);
    let find =
        html! { <button class="cc-jump" type="button" onclick={on_find}>{ words::FIND_IN_YEARS }</button> };
    html! {
        <section class="cc-section cc-journey" aria-labelledby="cc-journey-title">
            <div class="cc-rail">
                <h2 id="cc-journey-title">{ words::HOW_EACH_GOT_HERE }</h2>
                { stories(comparison, area) }
            </div>
            <div class="cc-main">
                <p class="cc-area-pick">
                    <label for="cc-area">{ words::AREA }</label>
                    <select id="cc-area" onchange={on_pick}>{ options }</select>
                </p>
                <div class="cc-tabs" role="group" aria-label={words::AREA_SHOWN_LARGE}>{ tabs }</div>
                // Room is reserved for the height that the drawing will have, which does not depend on the font.
                <figure class={is_tall(comparison).then_some("cc-tall")}>
                    { chart.view(page, describe::chart_name(comparison, area), "cc-chart-help", |width, measure| {
                        scene(comparison, area, width, measure)
                    }) }
                    <p class="cc-hidden" id="cc-chart-help">{ keys(words::JOURNEY_KEYS) }</p>
                    <div class={reading}>
                        <p class="cc-readout" role="status" aria-live={unsaid(selected)}>{ readout(comparison, selected, years) }</p>
                        <p class="cc-find">{ selected.filter(|_| !page.view.is_embed()).map(|_| find) }</p>
                    </div>
                    { caption() }
                </figure>
                { facts(comparison) }
            </div>
        </section>
    }
}

/// What happened to each in the area shown large, in order.
fn stories(comparison: &Comparison, area: Area) -> Html {
    let stories = describe::journey_stories(comparison, area);
    html! {
        <div class="cc-story">
            <p>{ sentence_view(comparison, &stories.first) }{ FULL_STOP }</p>
            <p>
                { sentence_view(comparison, &stories.second) }
                { FULL_STOP }{ describe::pinned_note(comparison) }
            </p>
        </div>
    }
}

/// How to read the chart.
pub(super) fn caption() -> Html {
    html! { <figcaption>{ Html::from_html_unchecked(CAPTION.concat().into()) }</figcaption> }
}

const CAPTION: [&str; 11] = [
    "<span>",
    words::A_LINE_HOLDS,
    r#"<span class="cc-key"><svg class="cc-glyph cc-hollow" viewBox="-1250 -1250 2500 2500" aria-hidden="true"><circle r="940"/></svg>"#,
    words::HOLLOW,
    "</span>",
    words::HOLLOW_MEANS,
    r#"<span class="cc-key"><svg class="cc-riser" viewBox="0 0 8 12" aria-hidden="true"><path d="M4 0v12"/></svg>"#,
    words::DASHED,
    "</span>",
    words::DASHED_MEANS,
    "</span>",
];

/// What a mark says, in full, with its source.
fn readout(comparison: &Comparison, mark: Option<MarkId>, years: &[Year<'_>]) -> Html {
    let hint = || html! { <span class="cc-muted">{ words::POINT_AT_A_MARK }</span> };
    let Some(mark) = mark else { return hint() };
    let side = comparison.sides.get(mark.which);
    let name = html! { <b class={council_class(mark.which)}>{ side.name().clone() }</b> };
    let differences = entry_of(years, mark).map(|entry| entry.differences.as_slice()).unwrap_or_default();
    // One on another area's grade says nothing of this one's.
    let differences = differences.iter().filter(|told| told.area.is_none_or(|area| mark.lane == Some(area)));
    let lead = || text(table::SOURCES_DIFFER);
    let differ = html! { <span>{ for differences.map(|told| difference(told, lead())) }</span> };
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
            let label = event.label();
            let what = match event.date {
                // The summary says what it was.
                Some(date) if event.summary.starts_with(&*label) => date.long(),
                Some(date) => journey_words::event_on(&label, &date.long()),
                None => label.into_owned(),
            };
            let found = describe::said_of_visit(event).into_iter();
            let found: String = found.map(|(lead, items)| journey_words::event_found(lead, &items)).collect();
            html! {
                <>
                    { name }{ journey_words::event(&what, &event.summary, &found) }
                    { event_source(event) }
                    { differ }
                </>
            }
        }
    }
}
