//! What inspectors found: themes that the two reports share, then area by area what was praised and what worried
//! them, and what must improve.

use super::glyph::standing_glyph;
use super::page::Page;
use super::sentence::council_class;
use super::source::newest_report_link;
use super::themes::themes;
use super::waiting::{failure, waiting_lines};
use crate::comparison::findings::areas;
use crate::comparison::{Comparison, Pair, Side, Verdict, Which};
use crate::dataset::{Area, Finding, Findings};
use crate::describe;
use crate::state::{Action, Reached};
use crate::words::page::FULL_STOP;
use crate::words::{below as words, failures};
use macros::html;
use yew::prelude::*;

/// The id of the section, by which it is known when the reader comes near.
pub(super) const SECTION: &str = "cc-findings";

/// The section.
pub(super) fn findings(page: &Page<'_>, comparison: &Comparison) -> Html {
    let found = comparison.sides.as_ref().map(|side| found(page, side));
    html! {
        <section class="cc-section cc-findings" id={SECTION} aria-labelledby="cc-findings-title">
            <div class="cc-rail">
                <h2 id="cc-findings-title">{ words::WHAT_INSPECTORS_FOUND }</h2>
                <p class="cc-rail-note">{ describe::findings_note(comparison) }</p>
            </div>
            <div class="cc-main">{ body(page, comparison, found) }</div>
        </section>
    }
}

/// The summaries of one council's report, as far as they are here.
enum Found<'a> {
    /// There is no report, or none that is summarised, for this reason.
    Nothing(String),
    /// On the way.
    Waiting,
    /// They did not come, for this reason.
    Failed(&'a str),
    /// Here.
    Here(&'a Findings),
}

impl Found<'_> {
    fn here(&self) -> Option<&Findings> {
        match self {
            Self::Here(findings) => Some(findings),
            _ => None,
        }
    }
}

fn found<'a>(page: &Page<'a>, side: &Side) -> Found<'a> {
    let Some(report) = side.summarised_report() else {
        return Found::Nothing(match side.latest() {
            Some(report) => describe::not_summarised(report),
            None => describe::no_report_to_summarise(side),
        });
    };
    match page.state.known.findings(&report) {
        None => Found::Waiting,
        Some(Err(why)) => Found::Failed(why),
        Some(Ok(findings)) => Found::Here(findings),
    }
}

fn body(page: &Page<'_>, comparison: &Comparison, found: Pair<Found<'_>>) -> Html {
    let here = found.as_ref().map(Found::here);
    let both = here.both();
    let shared = both.map(|both| themes(page, comparison, both));
    let areas = areas(here).into_iter().map(|area| area_view(page, comparison, area, &found));
    let improvements =
        (here.first.is_some() || here.second.is_some()).then(|| improvements(comparison, &found));
    html! {
        <>
            <div class="cc-grid cc-reports">
                <h3>{ words::IN_SHORT }</h3>
                { for comparison.sides.iter().map(|(which, side)| report(page, which, side, found.get(which))) }
            </div>
            { shared }
            { for areas }
            { improvements }
        </>
    }
}

/// One report in a sentence, or why there is none.
fn report(page: &Page<'_>, which: Which, side: &Side, found: &Found<'_>) -> Html {
    let text = match found {
        Found::Nothing(why) => html! { <p class="cc-nothing">{ why.clone() }</p> },
        Found::Waiting if page.state.reached < Reached::Findings => waiting_lines(""),
        Found::Waiting => waiting_lines(failures::LOADING_FINDINGS),
        Found::Failed(why) => {
            let what = failures::findings(&side.council.in_sentence());
            failure(&what, why, page.on_press(Action::Retry))
        }
        Found::Here(findings) => html! { <p>{ sentence(&findings.summary) }</p> },
    };
    html! {
        <div class="cc-report" key={which as usize}>
            <h4 class={council_class(which)}>{ side.name().clone() }</h4>
            { text }
            { source(side) }
        </div>
    }
}

/// What was found in one area, side by side.
fn area_view(page: &Page<'_>, comparison: &Comparison, area: Area, found: &Pair<Found<'_>>) -> Html {
    let row = comparison.row(area);
    let standing = |which: Which| row.map(|row| &row.cells.get(which).standing);
    // Where there is little room, only the areas in which the two differ stand open.
    let differs = row.is_some_and(|row| !matches!(row.verdict, Verdict::Same(_)));
    let heads = Which::BOTH.map(|which| {
        let grade = standing(which).map(|standing| {
            let shared = standing.is_shared().then(|| describe::standing_note(standing, area, comparison));
            let shared = shared.flatten().map(|note| html! { <small>{ format!(" ({note})") }</small> });
            html! { <span>{ standing_glyph(standing) }{ " " }{ describe::standing_word(standing) }{ shared }</span> }
        });
        head(comparison, which, grade)
    });
    let columns = Which::BOTH.map(|which| {
        let findings = match found.get(which) {
            Found::Here(findings) => findings,
            missing => return column(comparison, which, why_missing(comparison, which, missing)),
        };
        let content = match found_in(findings, area, |title| html! { <h5>{ title }</h5> }) {
            [None, None] => {
                html! { <p class="cc-nothing">{ describe::nothing_summarised(area, standing(which)) }</p> }
            }
            [praised, worried] => html! { <>{ praised }{ worried }</> },
        };
        column(comparison, which, content)
    });
    fold(area.id(), area.label(), !page.is_narrow || differs && !page.view.is_embed(), heads, columns)
}

/// What a report praises in an area and what worries its inspectors there, each under its title.
pub(super) fn found_in(
    findings: &Findings,
    area: Area,
    title: fn(&'static str) -> Html,
) -> [Option<Html>; 2] {
    [(words::PRAISED, &findings.strengths), (words::WORRIED_ABOUT, &findings.concerns)].map(|(text, of)| {
        let items = items_of(of, area)?;
        Some(html! { <>{ title(text) }{ items }</> })
    })
}

/// What the reports say must improve, side by side.
fn improvements(comparison: &Comparison, found: &Pair<Found<'_>>) -> Html {
    let heads = Which::BOTH.map(|which| {
        let counted = found.get(which).here().map(describe::improvements_counted);
        head(comparison, which, counted.map(|counted| html! { <span>{ counted }</span> }))
    });
    let columns = Which::BOTH.map(|which| {
        let content = match found.get(which) {
            Found::Here(findings) => items(findings.improvements.iter()),
            missing => why_missing(comparison, which, missing),
        };
        column(comparison, which, content)
    });
    fold("improve", words::MUST_IMPROVE, true, heads, columns)
}

/// Why a column is empty, since it would seem that nothing was found. What is on its way needs no words.
fn why_missing(comparison: &Comparison, which: Which, found: &Found<'_>) -> Html {
    let side = comparison.sides.get(which);
    let why = match found {
        Found::Nothing(_) if side.latest().is_none() => words::NO_REPORT.to_owned(),
        Found::Nothing(_) => words::NOT_SUMMARISED.to_owned(),
        Found::Failed(_) => failures::did_not_load(&failures::findings(&side.council.in_sentence())),
        Found::Waiting | Found::Here(_) => return Html::default(),
    };
    html! { <p class="cc-nothing">{ why }</p> }
}

/// A part that opens and closes: its title with something short for each council, and a column for each.
fn fold(key: &'static str, title: &'static str, open: bool, heads: [Html; 2], columns: [Html; 2]) -> Html {
    html! {
        <details class="cc-fold" {key} {open}>
            <summary class="cc-grid"><h3 class="cc-fold-title">{ title }</h3>{ heads.to_vec() }</summary>
            <div class="cc-grid cc-fold-body">{ columns.to_vec() }</div>
        </details>
    }
}

fn head(comparison: &Comparison, which: Which, what: Option<Html>) -> Html {
    html! {
        <span class="cc-fold-head" key={which as usize}>
            <b class={council_class(which)}>{ comparison.sides.get(which).name().clone() }</b>{ " " }{ what }
        </span>
    }
}

fn column(comparison: &Comparison, which: Which, content: Html) -> Html {
    let side = comparison.sides.get(which);
    html! {
        <div class="cc-found" key={which as usize}>
            <h4 class={format!("cc-found-name {}", council_class(which))}>{ side.council.short_name.clone() }</h4>
            { content }
            { source(side) }
        </div>
    }
}

/// A link to the report that the findings rest on.
fn source(side: &Side) -> Option<Html> {
    Some(html! { <p class="cc-note">{ newest_report_link(side)? }</p> })
}

/// The findings of one kind in one area, if there are any.
pub(super) fn items_of(findings: &[Finding], area: Area) -> Option<Html> {
    let mut of_area = findings.iter().filter(|finding| finding.area == Some(area)).peekable();
    of_area.peek()?;
    Some(items(of_area))
}

/// Findings as a list, each with its paragraph.
pub(super) fn items<'a>(findings: impl Iterator<Item = &'a Finding>) -> Html {
    let mut items = Vec::new();
    for finding in findings {
        let paragraph = finding.paragraph.map(|number| {
            html! { <span class="cc-para">{ words::paragraph(number) }</span> }
        });
        items.push(html! { <li>{ finding.text.clone() }{ " " }{ paragraph }</li> });
    }
    html! { <ul>{ items }</ul> }
}

/// A text of the dataset as a sentence.
pub(super) fn sentence(text: &str) -> String {
    format!("{text}{FULL_STOP}")
}
