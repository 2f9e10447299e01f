//! How the council got to its grades: drawn, told, in tables and year by year.

use super::{section, section_at};
use crate::chart::journey::alone;
use crate::comparison::Side;
use crate::comparison::journey::{Line, telling_area_of};
use crate::comparison::timeline::council_timeline;
use crate::dataset::{Area, Date};
use crate::describe;
use crate::ui::facts::{self, event_rows, events_table, grade_rows, grades_table};
use crate::ui::journey::caption;
use crate::ui::still::for_good;
use crate::ui::timeline::council_years;
use crate::words::{below, council as words, page};
use macros::html;
use yew::prelude::*;

/// Every inspection, visit and government action, drawn as far as there are grades, up to a day.
pub(super) fn journey(side: &Side, day: Date) -> Html {
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
                <p>{ story }</p>
            </div>
        }
    });
    section_at(None, words::HOW_IT_GOT_HERE.to_owned(), story, body)
}

/// Everything known of it, year by year.
pub(super) fn years(side: &Side, day: Date) -> Option<Html> {
    let years = council_timeline(side, day);
    let body = || html! { <div class="cc-its-years">{ council_years(&years) }</div> };
    (!years.is_empty())
        .then(|| section(below::YEAR_BY_YEAR.to_owned(), Some(words::YEARS_NOTE.to_owned()), body()))
}
