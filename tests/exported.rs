//! The state of an exported page, which knows two councils and those around them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{Dataset, published, slug};
use council_compare::choosing::Field;
use council_compare::comparison::Which;
use council_compare::dataset::{Index, Json, ThemeId, parse};
use council_compare::link;
use council_compare::state::{Action, Address, Part, Reached, State};
use serde_json::{Value, json};
use std::rc::Rc;

/// The councils that the page of Calderdale and Kirklees refers to.
const AROUND: [&str; 8] = [
    "calderdale",
    "kirklees",
    "bournemouth-christchurch-and-poole",
    "east-sussex",
    "devon",
    "sheffield",
    "tameside",
    "barnsley",
];

fn index(json: &Value) -> Rc<Index> {
    let (index, faults) = parse::index(&Json::from(json)).unwrap();
    assert_eq!(faults, []);
    Rc::new(index)
}

/// The index of that page.
fn part() -> Rc<Index> {
    let mut json = published("index.json");
    json["part"] = json!(true);
    json["councils"]
        .as_array_mut()
        .unwrap()
        .retain(|council| AROUND.iter().any(|slug| council["slug"] == *slug));
    index(&json)
}

fn whole() -> Rc<Index> {
    index(&published("index.json"))
}

fn address(path: &str) -> Address {
    Address { path: path.to_owned(), query: String::new() }
}

/// The state with which the page of Calderdale and Kirklees starts.
fn started(data: &Dataset) -> State {
    let state = State::new(address("/calderdale/kirklees/")).after(Action::Index(Ok(part())));
    let records = ["calderdale", "kirklees"].map(|name| (slug(name), data.record(name).clone()));
    records.into_iter().fold(state, |state, (slug, record)| state.after(Action::Record(slug, Ok(record))))
}

fn missing(state: &State) -> Vec<Part> {
    state.missing(state.comparison().as_ref())
}

#[track_caller]
fn shown(state: &State) -> String {
    link::format(state.view.as_ref().unwrap())
}

#[test]
fn an_exported_page_needs_nothing_to_show_what_it_shows() {
    let state = started(&Dataset::load());
    assert!(state.comparison().is_some());
    assert_eq!(missing(&state), []);
    assert!(!part().is_whole && whole().is_whole);
}

#[test]
fn further_down_it_needs_what_stands_there_but_not_every_council() {
    let state = started(&Dataset::load()).after(Action::Reached(Reached::Findings));
    let needed = missing(&state);
    assert!(needed.contains(&Part::GradesOfAll) && needed.contains(&Part::Themes), "{needed:?}");
    assert!(!needed.contains(&Part::Index), "{needed:?}");
}

#[test]
fn every_council_is_needed_to_choose_one_or_to_list_some() {
    let state = started(&Dataset::load());
    let opened = state.after(Action::Field(Which::Second, Field::default().opened()));
    assert_eq!(missing(&opened), [Part::Index]);
    let listed = state.after(Action::ShowTheme(ThemeId::new("neglect")));
    assert_eq!(missing(&listed), [Part::Index]);
    let come = opened.after(Action::Index(Ok(whole())));
    assert_eq!(missing(&come), []);
    assert_eq!(shown(&come), "/calderdale/kirklees/");
}

#[test]
fn a_council_whose_neighbours_are_not_known_needs_them() {
    let data = Dataset::load();
    let state = started(&data).after(Action::Choose(Which::Second, slug("devon")));
    let state = state.after(Action::Record(slug("devon"), Ok(data.record("devon").clone())));
    assert_eq!(missing(&state), [Part::Index]);
    // What was chosen stays when they have come.
    assert_eq!(shown(&state.after(Action::Index(Ok(whole())))), "/calderdale/devon/");
}

#[test]
fn where_they_do_not_come_the_page_stays_and_opening_a_list_asks_again() {
    let state = started(&Dataset::load());
    let open = |state: &State| state.after(Action::Field(Which::First, Field::default().opened()));
    let failed = open(&state).after(Action::Index(Err("no answer from the server".into())));
    assert_eq!(failed.without_councils.as_deref(), Some("no answer from the server"));
    assert!(failed.comparison().is_some(), "what was here is lost");
    assert_eq!(missing(&failed), [], "it would ask for ever");
    let closed = failed.after(Action::Field(Which::First, Field::default()));
    assert_eq!(missing(&open(&closed)), [Part::Index]);
    assert_eq!(missing(&failed.after(Action::Retry)), [Part::Index]);
}

#[test]
fn an_address_that_is_not_understood_waits_for_every_council() {
    let state = started(&Dataset::load()).after(Action::Arrived(address("/hull/leeds/")));
    assert_eq!(shown(&state), "/calderdale/kirklees/");
    assert_eq!(missing(&state), [Part::Index]);
    assert_eq!(state.notices, []);
    let come = state.after(Action::Index(Ok(whole())));
    assert_eq!(shown(&come), "/kingston-upon-hull/leeds/");
    assert_eq!(come.notices, []);
    // And back to one that is.
    let back = state.after(Action::Arrived(address("/calderdale/kirklees/")));
    assert_eq!(missing(&back), []);
}
