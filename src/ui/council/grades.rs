//! The grades of the council's newest report, laid out as they are for two.

use super::CouncilProps;
use super::others::offers;
use crate::comparison::Cell;
use crate::dataset::{Area, Grade};
use crate::describe;
use crate::ui::facts;
use crate::ui::glyph::{grade_glyph, standing_glyph};
use crate::ui::grades::{change_view, standing_tag};
use crate::ui::meanings::{meanings, scale_key};
use crate::words::{cells as cells_words, council as words, page, table};
use macros::html;
use yew::prelude::*;

/// The grades of the newest report, each with what changed, in a column only where anything is known before.
pub(super) fn grades(props: &CouncilProps) -> Option<Html> {
    let (side, data_date) = (&props.side, props.index.data_date);
    side.latest()?;
    // As in a comparison.
    let is_shown = |(area, cell): &(Area, Cell)| !area.ended_in_2018() || cell.grade().is_some();
    let cells: Vec<_> =
        Area::ALL.into_iter().map(|area| (area, Cell::new(side, area))).filter(is_shown).collect();
    let change = |area: Area, cell: &Cell| change_view(&describe::change_line(&cell.change, area));
    let has_before = cells.iter().any(|(area, cell)| change(*area, cell).is_some());
    let rows = cells.iter().map(|&(area, ref cell)| {
        let note = describe::standing_note_on(&cell.standing, area, None);
        let note = standing_tag(&cell.standing, note);
        html! {
            <tr role="row">
                { facts::row_head(area.label().to_owned()) }
                { facts::cell(words::GRADE.into(), html! {
                    <>
                        { standing_glyph(&cell.standing) }{ "\u{a0}" }
                        <b>{ describe::standing_word(&cell.standing) }</b>{ " " }{ note }
                    </>
                }) }
                if has_before { { facts::cell(words::BEFORE.into(), change(area, cell).unwrap_or_default()) } }
            </tr>
        }
    });
    let hollow = describe::council_hollow_note(&cells).map(|note| {
        html! { <p class="cc-note">{ grade_glyph(Grade::Good, true) }{ cells_words::hollow(&note) }</p> }
    });
    let age =
        describe::council_age_note(side, data_date).map(|note| html! { <p class="cc-note">{ note }</p> });
    let note = if side.previous().is_none() { words::ONLY_REPORT } else { words::NEWEST_REPORT };
    // As the section of two councils, whose title columns as narrow as those of a telephone do without.
    Some(html! {
        <section class="cc-section cc-grades-section">
            <div class="cc-rail">
                <h2>{ page::GRADES }</h2>
                <p class="cc-rail-note">{ note }</p>
            </div>
            <div class="cc-main">
                <table class="cc-plain cc-its-grades" role="table" aria-label={table::GRADES_BY_AREA}>
                    <thead role="rowgroup">
                        <tr role="row">
                            { facts::column_head(table::AREA) }
                            { facts::column_head(words::GRADE) }
                            if has_before { { before_head() } }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for rows }</tbody>
                </table>
                { age }{ hollow }{ offers(props) }{ meanings() }
            </div>
            { scale_key() }
        </section>
    })
}

/// The heading of the column with what changed.
fn before_head() -> Html {
    html! {
        <th role="columnheader" scope="col">
            <span class="cc-long">{ words::COMPARED_WITH_BEFORE }</span>
            <span class="cc-short">{ words::BEFORE }</span>
        </th>
    }
}
