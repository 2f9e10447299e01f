//! Year by year: everything known of the two councils as a list, tied to the marks of the chart; and of one by itself.

use super::chart::canvas_id;
use super::element::{aria, text};
use super::glyph::{grade_glyph, not_judged_glyph};
use super::page::Page;
use super::sentence::council_class;
use super::source::{difference, event_source, report_link, report_source};
use crate::browser::focus::go_to;
use crate::browser::page::widget_of;
use crate::comparison::timeline::{Entry, What, Year};
use crate::comparison::{ChartId, Comparison, Side, Which};
use crate::dataset::{Area, Disagreement, EventSource};
use crate::describe::{self, GradeLine};
use crate::state::Action;
use crate::words::numbers::figure;
use crate::words::{below as words, table};
use macros::html;
use web_sys::Element;
use yew::prelude::*;

/// The id of the button of the entry whose mark is chosen.
pub(super) const CHOSEN: &str = "cc-chosen";

/// The section with the years. Of several marks of one entry, that in the large `area` is chosen.
pub(super) fn timeline(page: &Page<'_>, comparison: &Comparison, area: Area, years: &[Year<'_>]) -> Html {
    let is_open = page.state.is_timeline_open;
    let ontoggle = {
        let tell = page.teller();
        Callback::from(move |event: Event| {
            // The event also comes when the program itself opens or closes it, which the state knows already.
            let now = event.target_unchecked_into::<Element>().has_attribute("open");
            if now != is_open {
                tell(Action::OpenTimeline(now));
            }
        })
    };
    let name = |which: Which| {
        let name = comparison.sides.get(which).name().clone();
        html! { <b class={council_class(which)}>{ name }</b> }
    };
    let mut rows = Vec::new();
    for year in years {
        let title = title(year);
        rows.push(html! {
            <div class="cc-year" key={title.clone()}>
                <h3>{ title }</h3>
                { column(page, comparison, year, Which::First, area) }
                { column(page, comparison, year, Which::Second, area) }
            </div>
        });
    }
    html! {
        <section class="cc-section cc-years" aria-labelledby="cc-years-title">
            <div class="cc-rail">
                <h2 id="cc-years-title">{ words::YEAR_BY_YEAR }</h2>
            </div>
            <div class="cc-main">
                <details open={is_open} {ontoggle}>
                    <summary>{ describe::how_many(years) }</summary>
                    // In the rail it would be higher than the closed list.
                    <p class="cc-note">
                        { words::YEARS_NOTE }
                        { comparison.sides.iter().any(|(_, side)| is_told_by_press(side)).then_some(words::PRESS_IS_UNDATED) }
                        { describe::pinned_note(comparison) }
                    </p>
                    <div class="cc-year cc-year-heads" aria-hidden="true">
                        <span></span>
                        { name(Which::First) }{ name(Which::Second) }
                    </div>
                    { rows }
                </details>
            </div>
        </section>
    }
}

/// Whether the press tells of anything that happened to a council.
fn is_told_by_press(side: &Side) -> bool {
    side.events().any(|event| matches!(event.source, EventSource::Press(_)))
}

/// The years of one council by itself, as a list where nothing can be chosen.
pub(super) fn council_years(years: &[Year<'_>]) -> Html {
    let rows = years.iter().map(|year| {
        let entries = year.entries.first.iter().map(still_entry);
        let differences = year.differences.first.iter().map(|told| html! { <li>{ differ(told) }</li> });
        html! { <div class="cc-year"><h3>{ title(year) }</h3><ul>{ for entries.chain(differences) }</ul></div> }
    });
    html! { <>{ for rows }</> }
}

/// The year, over what is told of it.
fn title(year: &Year<'_>) -> String {
    year.year.map_or_else(|| table::UNDATED.to_owned(), |year| figure(year.into()))
}

/// What is told of one council in one year.
fn column(page: &Page<'_>, comparison: &Comparison, year: &Year<'_>, which: Which, area: Area) -> Html {
    let (entries, differences) = (year.entries.get(which), year.differences.get(which));
    if entries.is_empty() && differences.is_empty() {
        return html! { <div></div> };
    }
    let name = comparison.sides.get(which).name();
    let class = match which {
        Which::First => "cc-whose cc-first",
        Which::Second => "cc-whose cc-second",
    };
    let whose = html! { <b {class}>{ format!("{name} ") }</b> };
    let mut items: Vec<Html> =
        entries.iter().map(|entry| entry_view(page, entry, area, whose.clone())).collect();
    items.extend(differences.iter().map(|told| html! { <li>{ whose.clone() }{ differ(told) }</li> }));
    html! { <ul aria-label={name.to_string()}>{ items }</ul> }
}

fn entry_view(page: &Page<'_>, entry: &Entry<'_>, area: Area, whose: Html) -> Html {
    let is_chosen = entry.has(page.state.selected.map(|selected| selected.mark));
    let Told { head, happened, mut lines, source } = told(entry);
    let head = match entry.mark(area) {
        Some(mark) => {
            let onclick = page.on_press(Action::Select((!is_chosen).then_some(mark)));
            let id = is_chosen.then_some(CHOSEN);
            html! { <button type="button" class="cc-mark" {id} aria-pressed={aria(is_chosen)} {onclick}>{ head }</button> }
        }
        None => head,
    };
    if is_chosen {
        let onclick = Callback::from(|event: MouseEvent| {
            if let Some(widget) = widget_of(&event) {
                go_to(&widget, canvas_id(ChartId::Journey));
            }
        });
        lines.push(
            html! { <button type="button" class="cc-jump" {onclick}>{ words::SHOW_IN_CHART }</button> },
        );
    }
    // The lines have an element of their own. Otherwise a further line would make yew replace the button, which has the
    // focus.
    html! {
        <li class={is_chosen.then_some("cc-is-chosen")}>
            <p>{ whose }{ head }{ format!(" {happened} ") }<span class="cc-source">{ source }</span></p>
            <div>{ lines }</div>
        </li>
    }
}

/// The same where nothing can be chosen.
fn still_entry(entry: &Entry<'_>) -> Html {
    let Told { head, happened, lines, source } = told(entry);
    html! {
        <li>
            <p>{ head }{ format!(" {happened} ") }<span class="cc-source">{ source }</span></p>
            { for lines }
        </li>
    }
}

/// What an entry tells.
struct Told<'a> {
    /// The date, what it was, and the punctuation after that, all of which a button has, since a line may break at its end.
    head: Html,
    /// What happened at an event, after that.
    happened: &'a str,
    /// Grades, what was said of a visit, and where sources differ.
    lines: Vec<Html>,
    /// Who tells of it.
    source: Html,
}

fn told<'a>(entry: &'a Entry<'_>) -> Told<'a> {
    let [closing, happened] = match &entry.what {
        What::Event(event) => describe::rest_of_event(event),
        _ => ["", ""],
    };
    let (what, rest) = (describe::what_it_was(&entry.what), describe::rest_of_entry(&entry.what));
    let head = html! { <><span class="cc-when">{ describe::when_in_year(entry) }</span>{ " " }<b>{ what }</b>{ rest }{ closing.to_owned() }</> };
    let mut lines: Vec<Html> = describe::grade_lines(&entry.what).into_iter().map(grade_line).collect();
    let source = match &entry.what {
        What::Inspection(inspection) => report_link(&inspection.report, &inspection.published.long()),
        What::BoardReview(review) => report_link(&review.report, &review.published.long()),
        What::Earlier(told) => told.first().map(|earlier| report_source(&earlier.source)).unwrap_or_default(),
        What::Event(event) => {
            for (lead, items) in describe::said_of_visit(event) {
                lines.push(html! { <p><span class="cc-muted">{ lead }</span>{ items }</p> });
            }
            event_source(event)
        }
    };
    lines.extend(entry.differences.iter().map(|told| differ(told)));
    Told { head, happened, lines, source }
}

fn grade_line(line: GradeLine) -> Html {
    let glyph = match line.grade {
        Some(grade) => grade_glyph(grade, line.is_hollow),
        None => not_judged_glyph(),
    };
    html! { <p class="cc-grade-line">{ glyph }<span>{ line.text }</span></p> }
}

fn differ(told: &Disagreement) -> Html {
    difference(told, text(table::SOURCES_DIFFER))
}
