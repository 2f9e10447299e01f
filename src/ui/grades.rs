//! The grade table: areas by two councils, each grade by word, shape and colour, with what changed.

use super::glyph::{grade_glyph, standing_glyph};
use super::sentence::{council_class, sentence_view};
use super::source::{difference, on_council};
use crate::comparison::{Cell, Comparison, Row, Side, Standing, Verdict, Which};
use crate::dataset::{Area, Existence, Grade};
use crate::describe::{self, Direction, Part, PartKind, Room};
use crate::words::page::FULL_STOP;
use crate::words::{cells, table as words};
use macros::html;
use std::borrow::Cow;
use yew::prelude::*;

/// The grades of both councils, by area.
pub(super) fn grade_table(comparison: &Comparison) -> Html {
    let rows = comparison.rows.iter().map(|row| row_view(comparison, row));
    let hollow = describe::hollow_note(comparison).map(|note| {
        html! {
            <p class="cc-note">
                { grade_glyph(Grade::Good, true) }{ cells::hollow(&note) }
            </p>
        }
    });
    let said = describe::partial_note(comparison).into_iter().chain(describe::age_notes(comparison));
    let said = said.map(|sentence| {
        html! { <p class="cc-note">{ sentence_view(comparison, &sentence) }{ FULL_STOP }</p> }
    });
    let differ = comparison.sides.iter().filter_map(|(which, side)| differences(which, side));
    // The roles are spelled out because the styles lay rows out as grids, which hides them from some browsers.
    html! {
        <>
            <table class="cc-grades" role="table" aria-label={words::GRADES_BY_AREA}>
                <thead role="rowgroup">
                    <tr class="cc-row cc-grid cc-head" role="row">
                        <th class="cc-area" role="columnheader" scope="col">
                            <span class="cc-hidden">{ words::AREA }</span>
                        </th>
                        { for comparison.sides.iter().map(|(which, side)| column_head(comparison, which, side)) }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
            <div>{ hollow }{ for said }{ for differ }</div>
        </>
    }
}

fn column_head(comparison: &Comparison, which: Which, side: &Side) -> Html {
    let about = match side.latest() {
        Some(inspection) => {
            let beginning = describe::beginning(side);
            html! {
                <>
                    <span>{ words::INSPECTED }<time>{ inspection.days_on_site() }</time></span>
                    <a href={inspection.report.to_string()} target="_blank" rel="noopener">
                        { words::OFSTED_REPORT }{ on_council(side) }
                        <span class="cc-long">{ words::published(inspection.published) }</span>
                    </a>
                    if let Some(beginning) = beginning { <span>{ beginning }</span> }
                </>
            }
        }
        None => html! { <span>{ without_report(comparison, side) }</span> },
    };
    html! {
        <th class="cc-column" role="columnheader" scope="col" key={which as usize}>
            <span class={format!("cc-column-name {}", council_class(which))}>{ side.name().clone() }</span>
            { about }
        </th>
    }
}

/// Where another source, or another page of it, says otherwise than the report of the column.
fn differences(which: Which, side: &Side) -> Option<Html> {
    let published = side.latest()?.published;
    let told = side.disagreements().filter(|told| told.inspection == Some(published));
    let lead = || html! { <>{ words::SOURCES_DIFFER_ON }<span class={council_class(which)}>{ side.name().clone() }</span>{ FULL_STOP }</> };
    Some(html! { <div class="cc-note">{ for told.map(|told| difference(told, lead())) }</div> })
}

/// Why a council has no report here.
fn without_report(comparison: &Comparison, side: &Side) -> String {
    match (side.council.existence_on(comparison.day()), comparison.pinned) {
        (Existence::Gone(year), _) if side.record().inspections.is_empty() => words::replaced(year),
        (Existence::NotYet(year), _) => words::not_yet(year),
        (_, Some(day)) => words::no_report_by(day),
        (_, None) => words::NO_REPORT.to_owned(),
    }
}

fn row_view(comparison: &Comparison, row: &Row) -> Html {
    let differs = matches!(row.verdict, Verdict::Higher(..));
    let class = match (row.area, differs) {
        (Area::Overall, true) => "cc-row cc-grid cc-overall cc-differs",
        (Area::Overall, false) => "cc-row cc-grid cc-overall",
        (_, true) => "cc-row cc-grid cc-differs",
        (_, false) => "cc-row cc-grid",
    };
    let verdict = describe::verdict(row.verdict);
    html! {
        <tr {class} role="row" key={row.area.id()}>
            <th class="cc-area" role="rowheader" scope="row">
                <span class="cc-area-name">{ row.area.label() }</span>
                <span class="cc-verdict">
                    { sentence_view(comparison, &verdict) }
                </span>
            </th>
            { for row.cells.iter().map(|(which, cell)| cell_view(comparison, row, which, cell)) }
        </tr>
    }
}

/// A note on a grade, a link to its report where that is one of its own.
pub(super) fn standing_tag(standing: &Standing, note: Option<Cow<'_, str>>) -> Option<Html> {
    let note = note?.into_owned();
    Some(match standing {
        Standing::Separate { report, .. } => {
            html! { <a class="cc-tag" href={report.to_string()} target="_blank" rel="noopener">{ note }</a> }
        }
        _ => html! { <span class="cc-tag">{ note }</span> },
    })
}

fn cell_view(comparison: &Comparison, row: &Row, which: Which, cell: &Cell) -> Html {
    let is_higher = matches!(row.verdict, Verdict::Higher(higher, _) if higher == which);
    let class = match (which, is_higher, cell.grade()) {
        (Which::First, true, _) => "cc-cell cc-higher cc-first",
        (Which::Second, true, _) => "cc-cell cc-higher cc-second",
        (_, false, Some(_)) => "cc-cell",
        (_, false, None) => "cc-cell cc-missing",
    };
    let note = describe::standing_note(&cell.standing, row.area, comparison);
    let note = standing_tag(&cell.standing, note);
    let change = describe::change_line(&cell.change, row.area);
    html! {
        <td {class} role="cell" key={which as usize}>
            { standing_glyph(&cell.standing) }
            <span class="cc-word">{ describe::standing_word(&cell.standing) }</span>
            { note }
            { change_view(&change) }
        </td>
    }
}

/// How a grade differs from that of the inspection before; none if nothing is known from before.
pub(super) fn change_view(change: &[Part]) -> Option<Html> {
    let parts = || change.iter().enumerate().map(|(i, part)| part_view(i, part));
    (!change.is_empty()).then(|| html! { <span class="cc-change">{ for parts() }</span> })
}

fn part_view(i: usize, part: &Part) -> Html {
    let (room, was) = match part.room {
        Room::Any => (None, "cc-was"),
        Room::Long => (Some("cc-long"), "cc-was cc-long"),
        Room::Short => (Some("cc-short"), "cc-was cc-short"),
    };
    match &part.what {
        PartKind::Words(words) => html! { <span key={i} class={room}>{ words.clone() }</span> },
        PartKind::Direction(direction) => html! { <span key={i}>{ arrow(*direction) }</span> },
        PartKind::Grade { grade, is_hollow } => html! {
            <span key={i} class={was}>
                { grade_glyph(*grade, *is_hollow) }
                { " " }<span class="cc-was-word">{ grade.word() }</span>
            </span>
        },
    }
}

/// An arrow up or down, or an equals sign, with its word for those who do not see it.
fn arrow(direction: Direction) -> Html {
    let (path, word) = match direction {
        Direction::Up => ("M6 10.5V1.5M2 5.5l4-4 4 4", Some(words::UP)),
        Direction::Down => ("M6 1.5v9M2 6.5l4 4 4-4", Some(words::DOWN)),
        Direction::Same => ("M1.5 4h9M1.5 8h9", None),
    };
    html! {
        <>
            <svg class="cc-arrow" viewBox="0 0 12 12" aria-hidden="true"><path d={path} /></svg>
            if let Some(word) = word { <span class="cc-hidden cc-short">{ word }</span> }
        </>
    }
}
