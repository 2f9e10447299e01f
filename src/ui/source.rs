//! Where things are told: reports with a link, press articles with their title, and where sources differ.

use crate::comparison::Side;
use crate::dataset::{Disagreement, Event, EventSource, PressSource, ReportSource};
use crate::words::table as words;
use macros::html;
use yew::prelude::*;

/// Who tells of an event, with a link where there is one.
pub(super) fn event_source(event: &Event) -> Html {
    match &event.source {
        EventSource::Report(source) => report_source(source),
        EventSource::Press(article) => press_source(article),
    }
}

/// An article, tagged so that it is not taken for a report. The articles have no address.
fn press_source(article: &PressSource) -> Html {
    html! { <><span class="cc-press">{ words::PRESS }</span>{ format!(" {}", article.title) }</> }
}

/// What a report says and what the press or another of its pages says, under a lead such as “Sources differ.”
pub(super) fn difference(told: &Disagreement, lead: Html) -> Html {
    let article = told.press.as_ref().map(|article| html! { <>{ press_source(article) }{ "; " }</> });
    html! {
        <span class="cc-differ">
            <b>{ lead }</b>{ format!(" {}. ", told.text) }
            <span class="cc-source">{ article }{ report_source(&told.report) }</span>
        </span>
    }
}

/// A place in a report, with a link to it.
pub(super) fn report_source(source: &ReportSource) -> Html {
    let place = match (source.paragraph, source.page) {
        (Some(paragraph), _) => words::paragraph(paragraph),
        (None, Some(page)) => words::page(page),
        (None, None) => String::new(),
    };
    html! { <>{ report_link(&source.report, &source.published.long()) }{ place }</> }
}

/// A link to a report.
pub(super) fn report_link(report: &str, published: &str) -> Html {
    link(report, html! { { words::report_of(published) } })
}

/// A link to the newest report on a council, which stands under its name. Those who hear links one after the other hear the
/// name too: often two reports came out on one day.
pub(super) fn newest_report_link(side: &Side) -> Option<Html> {
    let report = side.latest()?;
    let text = words::report_of(&report.published.long());
    Some(link(&report.report, html! { <>{ text }{ on_council(side) }</> }))
}

/// “ on Kirklees”, for those who hear it.
pub(super) fn on_council(side: &Side) -> Html {
    html! { <span class="cc-hidden">{ words::on_council(&side.council.in_sentence()) }</span> }
}

fn link(report: &str, text: Html) -> Html {
    html! { <a href={report.to_owned()} target="_blank" rel="noopener">{ text }</a> }
}
