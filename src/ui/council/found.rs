//! What inspectors found at the council.

use super::section;
use crate::comparison::{Cell, Side};
use crate::dataset::{Area, Findings};
use crate::describe;
use crate::ui::findings::{found_in, items, sentence};
use crate::ui::glyph::standing_glyph;
use crate::ui::source::report_link;
use crate::words::{below, council as words};
use macros::html;
use yew::prelude::*;

/// What the newest report praises, what worries its inspectors, and what must improve.
pub(super) fn found(side: &Side, findings: &Findings) -> Html {
    let areas = Area::ALL.into_iter().filter_map(|area| {
        let [praised, worried] = found_in(findings, area, |title| html! { <h4>{ title }</h4> });
        let has_any = praised.is_some() || worried.is_some();
        let standing = Cell::new(side, area).standing;
        has_any.then(|| {
            html! {
                <div class="cc-found cc-its-found">
                    <h3>
                        { area.label() }{ " " }
                        <span class="cc-its-grade">{ standing_glyph(&standing) }{ " " }{ describe::standing_word(&standing) }</span>
                    </h3>
                    <div>{ praised }</div>
                    <div>{ worried }</div>
                </div>
            }
        })
    });
    let listed = (!findings.improvements.is_empty()).then(|| items(findings.improvements.iter()));
    let improve = html! {
        <div class="cc-found">
            <h3>{ words::must_improve(&describe::improvements_counted(findings)) }</h3>
            { listed }
        </div>
    };
    let report = side.latest().map(|report| report_link(&report.report, &report.published.long()));
    let body = html! {
        <>
            <p>{ sentence(&findings.summary) }</p>
            { for areas }
            { improve }
            <p class="cc-note">
                { report }{ words::SUMMARIES }
            </p>
        </>
    };
    section(below::WHAT_INSPECTORS_FOUND.to_owned(), None, body)
}
