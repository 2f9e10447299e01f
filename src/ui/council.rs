//! The page of one council by itself: its grades, how it got there, what inspectors found, and with whom to compare it. Only
//! exported sites have such pages, on which no program runs; none of this is compiled into the browser's program.

use super::facts::{self, event_rows, events_table, grade_rows, grades_table};
use super::findings::{items, list, sentence};
use super::fixed::fixed;
use super::foot::{self, corrections};
use super::glyph::{grade_glyph, standing_glyph};
use super::grades::{change_view, standing_tag};
use super::journey::caption;
use super::meanings::{meanings, scale_key};
use super::notices::notice;
use super::source::report_link;
use super::still::for_good;
use super::timeline::council_years;
use crate::chart::journey::alone;
use crate::comparison::journey::{Line, telling_area_of};
use crate::comparison::timeline::council_timeline;
use crate::comparison::{Cell, Side};
use crate::dataset::{Area, Council, Date, Findings, Grade, Index, Lifetime, Slug};
use crate::describe;
use crate::words::numbers::{AND, OR, separator};
use crate::words::{below, cells as cells_words, council as words, notices, page, table};
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
            <a class="cc-brand" href={home.to_owned()}>{ fixed(page::NAME) }</a>
            <span class="cc-tagline">{ fixed(page::TAGLINE) }</span>
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
        <p class="cc-dates">{ inspected }{ fixed(notices::FULL_STOP_AND) }{ link }{ fixed(page::FULL_STOP) }</p>
    })
}

/// The id of the section with all councils to compare with.
const COMPARE_ID: &str = "compare";

/// How many of the councils most like it are offered; most have three, and some nine.
const OFFERED: usize = 3;

/// The councils most like it to compare with, and the way to all.
fn offers(props: &CouncilProps) -> Option<Html> {
    let mut similar = similar(props);
    similar.truncate(OFFERED);
    let last = html! { <a href={format!("#{COMPARE_ID}")}>{ fixed(words::ANOTHER_COUNCIL) }</a> };
    let links = similar.iter().map(|other| comparison_link(props, other)).chain([last]);
    let links = links.enumerate().map(|(i, link)| {
        html! { <>{ fixed(separator(i, similar.len() + 1, OR)) }{ link }</> }
    });
    (!props.compared.is_empty())
        .then(|| html! { <p class="cc-offered">{ fixed(words::COMPARE) }{ for links }</p> })
}

/// The statistical neighbours with whom there is a comparison.
fn similar(props: &CouncilProps) -> Vec<&Council> {
    let neighbours = &props.side.record().neighbours;
    let similar = neighbours.iter().filter(|slug| props.compared.contains(slug));
    similar.filter_map(|slug| props.index.council(slug)).collect()
}

/// A link to the comparison with another council.
fn comparison_link(props: &CouncilProps, other: &Council) -> Html {
    let href = format!("{}{}/{}/", props.base_path, props.side.council.slug, other.slug);
    html! { <a {href}>{ other.name.to_string() }</a> }
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
    let links = others.iter().enumerate().map(|(i, slug)| {
        html! { <>{ fixed(separator(i, others.len(), AND)) }{ council_link(props, slug) }</> }
    });
    Some(notice(
        html! { <><b>{ when }</b>{ format!(" {lead} ") }{ for links }{ fixed(notices::NOTHING_CARRIED_OVER) }</> },
    ))
}

/// The grades of the newest report, each with what changed, in a column only where anything is known before.
fn grades(props: &CouncilProps) -> Option<Html> {
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
                        { standing_glyph(&cell.standing) }{ " " }
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
                <h2>{ fixed(page::GRADES) }</h2>
                <p class="cc-rail-note">{ fixed(note) }</p>
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
            <span class="cc-long">{ fixed(words::COMPARED_WITH_BEFORE) }</span>
            <span class="cc-short">{ fixed(words::BEFORE) }</span>
        </th>
    }
}

/// Every inspection, visit and government action, drawn as far as there are grades, up to a day.
fn journey(side: &Side, day: Date) -> Html {
    let focus = telling_area_of(side);
    let has_grades = Area::LANES.into_iter().any(|area| !Line::new(side, area).points.is_empty());
    let chart = has_grades.then(|| {
        let name = describe::council_chart_name(side, day);
        let chart = for_good(name, |width, measure| alone::scene(side, day, focus, width, measure));
        html! { <figure>{ chart }{ caption() }</figure> }
    });
    let note = match has_grades {
        true => format!("{}{}", describe::council_journey_story(side, day, focus), page::FULL_STOP),
        false => words::no_journey_of(&side.council.in_sentence()),
    };
    let columns = facts::columns(&[side]);
    let grades = (!columns.is_empty() || side.earlier().next().is_some()).then(|| {
        let rows = html! { <tbody role="rowgroup">{ grade_rows(side, &columns) }</tbody> };
        grades_table(&columns, vec![rows])
    });
    let events = side.events().next().map(|_| {
        let rows = html! { <tbody role="rowgroup">{ event_rows(side) }</tbody> };
        events_table(vec![rows])
    });
    let (drawn, told) = match chart {
        Some(chart) => (chart, Some(note)),
        None => (html! { <p>{ note }</p> }, None),
    };
    let tables = html! { <>{ grades }{ events }</> };
    // Without a chart they are all there is.
    let tables = if has_grades {
        facts::folded(tables)
    } else {
        html! { <div class="cc-facts">{ tables }</div> }
    };
    let body = html! { <>{ drawn }{ tables }</> };
    let story = told.map(|story| {
        html! {
            <div class="cc-story">
                <p class="cc-story-area">{ fixed(focus.label()) }</p>
                <p>{ story }</p>
            </div>
        }
    });
    section_at(None, words::HOW_IT_GOT_HERE.to_owned(), story, body)
}

/// Everything known of it, year by year.
fn years(side: &Side, day: Date) -> Option<Html> {
    let years = council_timeline(side, day);
    let body = || html! { <div class="cc-its-years">{ council_years(&years) }</div> };
    (!years.is_empty())
        .then(|| section(below::YEAR_BY_YEAR.to_owned(), Some(words::YEARS_NOTE.to_owned()), body()))
}

/// What the newest report praises, what worries its inspectors, and what must improve.
fn found(side: &Side, findings: &Findings) -> Html {
    let areas = Area::ALL.into_iter().filter_map(|area| {
        let praised = list(below::PRAISED, &findings.strengths, area);
        let worried = list(below::WORRIED_ABOUT, &findings.concerns, area);
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
                { report }{ fixed(words::SUMMARIES) }
            </p>
        </>
    };
    section(below::WHAT_INSPECTORS_FOUND.to_owned(), None, body)
}

/// Links to the pages that compare the council: with those most like it, with its region, with all others.
fn compare(props: &CouncilProps) -> Option<Html> {
    let council = &props.side.council;
    let similar = similar(props);
    let compared = props.compared.iter().filter_map(|slug| props.index.council(slug));
    let (of_region, elsewhere): (Vec<&Council>, Vec<&Council>) =
        compared.partition(|other| other.region == council.region);
    let mut regions: Vec<&str> = elsewhere.iter().map(|council| &*council.region).collect();
    crate::order::sort_by(&mut regions, |a, b| a < b);
    regions.dedup();
    let links = |title: &str, councils: &[&Council]| {
        let links = councils.iter().map(|other| html! { <li>{ comparison_link(props, other) }</li> });
        html! { <><h3>{ title.to_owned() }</h3><ul class="cc-councils">{ for links }</ul></> }
    };
    let by_region = regions.into_iter().map(|region| {
        let councils: Vec<&Council> = elsewhere.iter().copied().filter(|it| &*it.region == region).collect();
        links(region, &councils)
    });
    let body = html! {
        <>
            if !similar.is_empty() { { links(words::SIMILAR, &similar) } }
            if !of_region.is_empty() { { links(&council.region, &of_region) } }
            if !elsewhere.is_empty() {
                <details class="cc-elsewhere">
                    <summary>{ words::other_regions(elsewhere.len()) }</summary>
                    { for by_region }
                </details>
            }
        </>
    };
    let title = words::compare_with(&council.in_sentence());
    (!props.compared.is_empty()).then(|| section_at(Some(COMPARE_ID), title, None, body))
}

/// What was corrected, date of the data and licence.
fn source(props: &CouncilProps) -> Html {
    let body = html! { <>{ corrections(core::iter::once(&props.side)) }{ foot::origin(&props.index) }</> };
    section(page::SOURCE.to_owned(), None, body)
}
