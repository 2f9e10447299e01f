//! The section “Where they stand”: how many councils hold each grade, with the two marked. Counts, never an order.

use super::chart::{Chart, keys, unsaid};
use super::element::aria;
use super::facts::{cell, column_head, row_head};
use super::glyph::grade_glyph;
use super::page::Page;
use super::sentence::{council_class, sentence_view};
use super::waiting::failure;
use crate::chart::standing::scene;
use crate::comparison::tally::{Among, Column, GRADES, Tally, TallyRow};
use crate::comparison::{ChartId, Comparison, Which};
use crate::dataset::Area;
use crate::describe;
use crate::state::Action;
use crate::words::numbers::figure;
use crate::words::page::FULL_STOP;
use crate::words::{below as words, failures, tally as tally_words};
use macros::html;
use yew::prelude::*;

/// The id of the section, by which it is known when the reader comes near.
pub(super) const SECTION: &str = "cc-standing";

/// The section with the standing chart.
pub(super) fn standing(
    page: &Page<'_>,
    comparison: &Comparison,
    tally: Option<&Tally>,
    chart: &Chart,
) -> Html {
    let body = match (tally, &page.state.known.grades_of_all) {
        (Some(tally), _) => counted(page, comparison, tally, chart),
        (None, Some(Err(why))) => failure(failures::GRADES_OF_ALL, why, page.on_press(Action::Retry)),
        (None, _) => skeleton(),
    };
    html! {
        <section class="cc-section cc-standing" id={SECTION} aria-labelledby="cc-standing-title">
            <div class="cc-rail">
                <h2 id="cc-standing-title">{ words::WHERE_THEY_STAND }</h2>
                <p class="cc-rail-note">
                    { words::STANDING_NOTE }
                </p>
            </div>
            <div class="cc-main">
                { tabs(page, comparison) }
                { body }
            </div>
        </section>
    }
}

/// England, or the region of one of the two.
fn tabs(page: &Page<'_>, comparison: &Comparison) -> Html {
    let shown = page.state.among.place(comparison);
    let tab = |among: Among| {
        let place = among.place(comparison);
        // Two councils of one region have one tab for it, by whichever of the two it was chosen.
        let onclick = page.on_press(Action::CountAmong(among));
        html! { <button type="button" aria-pressed={aria(place == shown)} key={place} {onclick}>{ place.to_owned() }</button> }
    };
    html! {
        <div class="cc-tabs" role="group" aria-label={words::COUNCILS_COUNTED}>
            { for Among::choices(comparison).into_iter().map(tab) }
        </div>
    }
}

/// The chart, what a mark says, the counts as a table, and what is counted.
fn counted(page: &Page<'_>, comparison: &Comparison, tally: &Tally, chart: &Chart) -> Html {
    let counted = html! { <>{ describe::tally_counted(comparison, tally) }{ FULL_STOP }</> };
    if tally.counted == 0 {
        return html! { <p>{ counted }</p> };
    }
    let reading = if page.state.holds(ChartId::Standing) { "cc-readout cc-held" } else { "cc-readout" };
    let absent = Which::BOTH.into_iter().filter_map(|which| describe::tally_absent(comparison, tally, which));
    html! {
        <>
            { key(tally) }
            <figure>
                { chart.view(page, describe::tally_name(comparison, tally), "cc-standing-help", |width, measure| {
                    scene(comparison, tally, width, measure)
                }) }
                <p class="cc-hidden" id="cc-standing-help">{ keys(words::STANDING_KEYS) }</p>
                <p class={reading} role="status" aria-live={unsaid(page.state.selected_in(ChartId::Standing))}>{ readout(page, comparison, tally) }</p>
                <figcaption>
                    { counted }
                    { for absent.map(|sentence| html! { <>{ " " }{ sentence_view(comparison, &sentence) }{ FULL_STOP }</> }) }
                </figcaption>
            </figure>
            { table(comparison, tally) }
        </>
    }
}

/// The key to the shapes over the columns, shown where the chart has no room for the words.
fn key(tally: &Tally) -> Html {
    let has_ungraded = tally.columns().contains(&Column::NoGrade);
    html! {
        <p class="cc-standing-key" aria-hidden="true">
            { for GRADES.into_iter().map(|grade| html! {
                <span key={grade.id()}>{ grade_glyph(grade, false) }{ grade.label() }</span>
            }) }
            if has_ungraded { <span><i />{ Column::NoGrade.label() }</span> }
        </p>
    }
}

/// What a mark says, in full.
fn readout(page: &Page<'_>, comparison: &Comparison, tally: &Tally) -> Html {
    let mark = page.state.selected_in(ChartId::Standing);
    let sentence = mark.and_then(|mark| describe::tally_readout(comparison, tally, mark.which, mark.lane?));
    match sentence {
        Some(sentence) => html! { <>{ sentence_view(comparison, &sentence) }{ FULL_STOP }</> },
        None => html! {
            <span class="cc-muted">
                { words::POINT_AT_A_COUNCIL }
            </span>
        },
    }
}

/// The same counts as a table, closed until asked for.
fn table(comparison: &Comparison, tally: &Tally) -> Html {
    let columns = tally.columns();
    html! {
        <details class="cc-facts cc-counts">
            <summary>{ words::COUNTS }</summary>
            <table role="table">
                <caption class="cc-hidden">{ words::counts_in(&tally.place) }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { column_head(words::AREA) }
                        { for columns.iter().map(|column| column_head(column.label())) }
                        { for comparison.sides.iter().map(|(which, side)| council_head(which, side.name())) }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for tally.rows.iter().map(|row| counts_of(comparison, row, &columns)) }
                </tbody>
            </table>
        </details>
    }
}

/// The heading of a column of one council, in its colour.
fn council_head(which: Which, name: &str) -> Html {
    html! { <th class={council_class(which)} role="columnheader" scope="col">{ name.to_owned() }</th> }
}

fn counts_of(comparison: &Comparison, row: &TallyRow, columns: &[Column]) -> Html {
    let mut cells = Vec::new();
    for &column in columns {
        let mut text = figure(row.at(column));
        if column == Column::NoGrade && row.at(column) > 0 {
            text = tally_words::count_and_why(&text, &describe::tally_without_grade(row));
        }
        cells.push(cell(column.label().into(), text.into()));
    }
    for (which, side) in comparison.sides.iter() {
        let place = describe::tally_place(comparison, row, which).unwrap_or(words::NOT_COUNTED.into());
        cells.push(cell(side.name().clone().into(), place.into()));
    }
    html! { <tr role="row">{ row_head(row.area.label().to_owned()) }{ cells }</tr> }
}

/// The rows before there are counts: real titles, as high as the chart will be, and nothing that moves.
fn skeleton() -> Html {
    html! {
        <div class="cc-standing-wait" aria-busy="true">
            <p class="cc-hidden" role="status">{ failures::LOADING_GRADES_OF_ALL }</p>
            <p class="cc-on-paper">{ failures::COUNTS_NOT_PRINTED }</p>
            { for Area::LANES.into_iter().map(|area| html! { <p key={area.id()}>{ area.label() }<i /></p> }) }
        </div>
    }
}
