//! The facts of the chart as tables: every grade and every event, with its source.

use super::sentence::council_class;
use super::source::{event_source, report_link, report_source};
use crate::comparison::{Comparison, Side, Which};
use crate::dataset::{Area, BoardReview, Date, DateOf, EarlierInspection, Inspection, Judgement, Reason};
use crate::describe;
use crate::words::{council, table as words};
use macros::html;
use yew::prelude::*;

/// The tables, closed until asked for.
pub(super) fn facts(comparison: &Comparison) -> Html {
    let sides = || comparison.sides.iter();
    let columns = columns(&[&comparison.sides.first, &comparison.sides.second]);
    folded(html! {
        <>
            { grades_table(&columns, sides().map(|(which, side)| grades_of(which, side, &columns)).collect()) }
            { events_table(sides().map(|(which, side)| events_of(which, side)).collect()) }
        </>
    })
}

/// Tables behind a line that names them.
pub(super) fn folded(tables: Html) -> Html {
    html! { <details class="cc-facts"><summary>{ words::FACTS }</summary>{ tables }</details> }
}

/// The areas that the reports on these councils judge, in the order of the table's columns.
pub(super) fn columns(sides: &[&Side]) -> Vec<Area> {
    let is_judged = |area: &Area| {
        sides.iter().any(|side| {
            side.inspections().any(|inspection| inspection.judgement(*area).grade().is_some())
                || side.earlier().any(|earlier| earlier.service.areas().contains(area))
                || *area == Area::SafeguardingBoard && side.board_reviews().next().is_some()
        })
    };
    Area::ALL.into_iter().filter(is_judged).collect()
}

/// The table of every grade, around its rows.
pub(super) fn grades_table(columns: &[Area], bodies: Vec<Html>) -> Html {
    html! {
        <table role="table">
            <caption class="cc-hidden">{ words::EVERY_GRADE }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    { column_head(words::INSPECTED_ON) }
                    { for columns.iter().map(|area| column_head(area.label())) }
                    if columns.is_empty() { { column_head(council::GRADE) } }
                    { column_head(words::SOURCE) }
                </tr>
            </thead>
            { bodies }
        </table>
    }
}

/// The table of visits and government action, around its rows.
pub(super) fn events_table(bodies: Vec<Html>) -> Html {
    html! {
        <>
            <table role="table">
                <caption class="cc-hidden">{ words::VISITS }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { column_head(words::DATE) }
                        { column_head(words::VISIT_OR_ACTION) }
                        { column_head(words::SOURCE) }
                    </tr>
                </thead>
                { bodies }
            </table>
            <p class="cc-note">
                { words::FACTS_NOTE }
            </p>
        </>
    }
}

/// The heading of a column.
pub(super) fn column_head(label: &str) -> Html {
    html! { <th role="columnheader" scope="col">{ label.to_owned() }</th> }
}

/// The heading of a row.
pub(super) fn row_head(label: String) -> Html {
    html! { <th role="rowheader" scope="row">{ label }</th> }
}

/// A cell, with the label that stands before it where columns have no room.
pub(super) fn cell(label: AttrValue, content: Html) -> Html {
    html! { <td role="cell" data-label={label}>{ content }</td> }
}

fn council_row(which: Which, side: &Side, columns: usize) -> Html {
    html! {
        <tr role="row">
            <th class={council_class(which)} role="rowheader" scope="rowgroup" colspan={columns.to_string()}>
                { side.name().clone() }
            </th>
        </tr>
    }
}

fn grades_of(which: Which, side: &Side, columns: &[Area]) -> Html {
    html! {
        <tbody role="rowgroup" key={which as usize}>
            { council_row(which, side, columns.len() + 2) }
            { grade_rows(side, columns) }
        </tbody>
    }
}

/// A row of grades, before it stands in its place.
struct GradeRow {
    /// By which rows are sorted.
    day: Date,
    label: String,
    cells: Html,
    source: Html,
}

/// A row for each inspection of a council, in order.
pub(super) fn grade_rows(side: &Side, columns: &[Area]) -> Html {
    let earlier = side.earlier().map(|it| earlier_row(it, columns));
    let inspections = side.inspections().map(|it| inspection_row(it, columns));
    let reviews = side.board_reviews().map(|it| review_row(it, columns));
    let mut rows: Vec<_> = earlier.chain(inspections).chain(reviews).collect();
    crate::order::sort_by(&mut rows, |a, b| a.day < b.day);
    let rows = rows.into_iter().enumerate().map(|(i, GradeRow { label, cells, source, .. })| {
        html! {
            <tr role="row" key={i}>
                { row_head(label) }
                { cells }
                { cell(words::SOURCE.into(), source) }
            </tr>
        }
    });
    html! { <>{ for rows }</> }
}

fn earlier_row(earlier: &EarlierInspection, columns: &[Area]) -> GradeRow {
    let label = match earlier.date_of {
        DateOf::Publication => words::date_published(&earlier.days()),
        DateOf::Unsaid => words::date_unsaid(&earlier.days()),
        DateOf::Inspection => earlier.days(),
    };
    let areas = earlier.service.areas();
    let cells = if areas.is_empty() {
        let text = words::grade_for_service(earlier.grade, earlier.service, earlier.is_on_older_scale());
        html! { <td role="cell" colspan={columns.len().max(1).to_string()}>{ text }</td> }
    } else {
        cells(columns, &|area| match areas.contains(area) {
            true => graded(*area, words::on_older_scale(earlier.grade)),
            false => nil(),
        })
    };
    GradeRow { day: earlier.date.first_day(), label, cells, source: report_source(&earlier.source) }
}

fn inspection_row(inspection: &Inspection, columns: &[Area]) -> GradeRow {
    let text = |area: Area| match inspection.judgement(area) {
        Judgement::Own(grade) => grade.word().to_owned(),
        Judgement::Shared(grade) => words::shared(*grade),
        Judgement::NotJudged(Reason::OverallEnded) => words::NO_OVERALL.to_owned(),
        Judgement::NotJudged(Reason::Told(why)) => words::not_judged_because(why),
        Judgement::NotJudged(_) => words::NOT_JUDGED.to_owned(),
    };
    let days = inspection.days_on_site();
    GradeRow {
        day: inspection.start,
        label: words::date_and_framework(&days, inspection.framework.short_name()),
        cells: cells(columns, &|area| graded(*area, text(*area))),
        source: report_link(&inspection.report, &inspection.published.long()),
    }
}

fn review_row(review: &BoardReview, columns: &[Area]) -> GradeRow {
    GradeRow {
        day: review.start,
        label: words::date_of_board_review(&review.days_on_site()),
        cells: cells(columns, &|area| match area {
            Area::SafeguardingBoard => graded(*area, review.grade.word().to_owned()),
            _ => nil(),
        }),
        source: report_link(&review.report, &review.published.long()),
    }
}

/// A cell for each column.
fn cells(columns: &[Area], cell: &dyn Fn(&Area) -> Html) -> Html {
    html! { <>{ for columns.iter().map(cell) }</> }
}

fn graded(area: Area, text: String) -> Html {
    cell(area.label().into(), text.into())
}

fn nil() -> Html {
    html! {
        <td class="cc-nil" role="cell"><span aria-hidden="true">{ "–" }</span><span class="cc-hidden">{ words::NO_GRADE_KNOWN }</span></td>
    }
}

fn events_of(which: Which, side: &Side) -> Html {
    html! {
        <tbody role="rowgroup" key={which as usize}>
            { council_row(which, side, 3) }
            { event_rows(side) }
        </tbody>
    }
}

/// A row for each visit to a council and each government action, or one that says that none is known.
pub(super) fn event_rows(side: &Side) -> Html {
    if side.events().next().is_none() {
        return html! { <tr role="row"><td role="cell" colspan="3">{ words::NO_EVENTS }</td></tr> };
    }
    let rows = side.events().enumerate().map(|(i, event)| {
        let date = event.date.map_or_else(|| words::UNDATED.to_owned(), |date| date.long());
        html! {
            <tr role="row" key={i}>
                { row_head(date) }
                { cell(words::VISIT_OR_ACTION.into(), html! { <><b>{ event.label() }</b>{ describe::rest_of_event(event).join(" ") }</> }) }
                { cell(words::SOURCE.into(), event_source(event)) }
            </tr>
        }
    });
    html! { <>{ for rows }</> }
}
