//! The page of one council by itself: its grades, how it got there, what inspectors found, and with whom to compare it. Only
//! exported sites have such pages, on which no program runs; none of this is compiled into the browser's program.

mod found;
mod grades;
mod history;
mod others;

use super::foot::{self, corrections};
use super::notices::notice;
use super::source::report_link;
use crate::comparison::Side;
use crate::dataset::{Date, Findings, Index, Lifetime, Slug};
use crate::describe;
use crate::words::numbers::{and, separator};
use crate::words::{notices, page};
use found::found;
use grades::grades;
use history::{journey, years};
use macros::html;
use others::{compare, offers};
use std::rc::Rc;
use yew::prelude::*;

/// What the page shows.
#[derive(Properties, PartialEq)]
pub struct CouncilProps {
    /// The path below which everything is served, with a slash at both ends.
    pub base_path: String,
    /// Every council.
    pub index: Rc<Index>,
    /// The council.
    pub side: Side,
    /// What its newest report says, if that is summarised.
    pub findings: Option<Rc<Findings>>,
    /// The councils with which there is a page that compares it, by slug.
    pub compared: Vec<Slug>,
}

/// The page.
pub struct CouncilPage;

impl Component for CouncilPage {
    type Message = ();
    type Properties = CouncilProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        html! {
            <div class="cc">
                { header(&props.base_path) }
                <main class="cc-body">
                    { origin(props) }
                    <div class="cc-headline">
                        <h1>{ describe::council_headline(&props.side) }</h1>
                        { dates(&props.side) }
                        // Otherwise below the grades.
                        if props.side.latest().is_none() { { offers(props) } }
                    </div>
                    { grades(props) }
                    { journey(&props.side, last_day(props)) }
                    { years(&props.side, last_day(props)) }
                    { props.findings.as_deref().map(|findings| found(&props.side, findings)) }
                    { compare(props) }
                    { source(props) }
                </main>
            </div>
        }
    }
}

/// The line at the top of a page on which no program runs.
pub fn header(home: &str) -> Html {
    html! {
        <header class="cc-masthead">
            <a class="cc-brand" href={home.to_owned()}>{ page::NAME }</a>
            <span class="cc-tagline">{ page::TAGLINE }</span>
        </header>
    }
}

/// The day up to which is told: of an abolished council its last.
fn last_day(props: &CouncilProps) -> Date {
    let data_date = props.index.data_date;
    props.side.council.last_day().map_or(data_date, |last| last.min(data_date))
}

/// When it was inspected, and the report.
fn dates(side: &Side) -> Option<Html> {
    let (report, inspected) = side.latest().zip(describe::council_inspected(side))?;
    let link = report_link(&report.report, &report.published.long());
    Some(html! {
        <p class="cc-dates">{ inspected }{ notices::FULL_STOP_AND }{ link }{ page::FULL_STOP }</p>
    })
}

/// A section with its title in the rail.
fn section(title: String, note: Option<String>, body: Html) -> Html {
    let note = note.map(|note| html! { <p class="cc-rail-note">{ note }</p> });
    section_at(None, title, note, body)
}

/// The same with an id, to which a link can lead, and with anything in the rail.
fn section_at(id: Option<&'static str>, title: String, note: Option<Html>, body: Html) -> Html {
    html! {
        <section class="cc-section" {id}>
            <div class="cc-rail">
                <h2>{ title }</h2>
                { note }
            </div>
            <div class="cc-main">{ body }</div>
        </section>
    }
}

/// A link to a council's own page.
fn council_link(props: &CouncilProps, slug: &Slug) -> Html {
    let name = props.index.council(slug).map_or_else(|| slug.as_str().into(), |council| council.name.clone());
    html! { <a href={format!("{}{slug}/", props.base_path)}>{ name.to_string() }</a> }
}

/// That the council was created or abolished, and which others that concerns.
fn origin(props: &CouncilProps) -> Option<Html> {
    let [when, lead] = describe::council_origin(&props.side)?;
    let (Lifetime::Created { predecessors: others, .. } | Lifetime::Abolished { successors: others, .. }) =
        &props.side.council.lifetime
    else {
        return None;
    };
    let names: Vec<&str> = others.iter().filter_map(|slug| Some(&*props.index.council(slug)?.name)).collect();
    let links = others.iter().enumerate().map(|(i, slug)| {
        html! { <>{ separator(i, others.len(), and(&names)) }{ council_link(props, slug) }</> }
    });
    Some(notice(
        html! { <><b>{ when }</b>{ format!(" {lead} ") }{ for links }{ notices::NOTHING_CARRIED_OVER }</> },
    ))
}

/// What was corrected, date of the data and licence.
fn source(props: &CouncilProps) -> Html {
    let body = html! { <>{ corrections(core::iter::once(&props.side)) }{ foot::origin(&props.index) }</> };
    section(page::SOURCE.to_owned(), None, body)
}
