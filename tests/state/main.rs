//! The reducer: what the page shows after everything that can happen, step by step.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;

mod held;
mod missing;
mod sequences;
mod start;
mod view;

use common::{Dataset, slug};
use council_compare::choosing::Field;
use council_compare::comparison::{ChartId, MarkId, Which};
use council_compare::dataset::Area;
use council_compare::link;
use council_compare::state::{Action, Address, Copying, State};
use std::rc::Rc;

fn address(path: &str, query: &str) -> Address {
    Address { path: path.to_owned(), query: query.to_owned() }
}

/// The state at an address once the index is here.
fn at(data: &Dataset, path: &str, query: &str) -> State {
    State::new(address(path, query)).after(Action::Index(Ok(Rc::new(data.index.clone()))))
}

fn with_records(data: &Dataset, state: State, slugs: &[&str]) -> State {
    let come =
        |state: State, name: &&str| state.after(Action::Record(slug(name), Ok(data.record(name).clone())));
    slugs.iter().fold(state, come)
}

/// The address of what is shown.
#[track_caller]
fn shown(state: &State) -> String {
    link::format(state.view.as_ref().unwrap())
}

#[test]
fn a_pause_is_one_only_while_nothing_else_was_typed() {
    let start = at(&Dataset::load(), "/calderdale/kirklees/", "");
    let typed = start.after(Action::Field(Which::First, Field::typed("hu".to_owned())));
    let paused =
        |text: &str| typed.after(Action::Paused(Which::First, text.to_owned())).fields.first.is_paused;
    assert!(paused("hu") && !paused("h"));
}

/// The mark that is read out.
fn mark(state: &State) -> Option<MarkId> {
    state.selected.map(|selected| selected.mark)
}

const MARK: MarkId =
    MarkId { chart: ChartId::Journey, which: Which::First, lane: Some(Area::Leaders), position: 0 };

/// A state in which everything that belongs to a view is set.
fn busy(data: &Dataset) -> State {
    let state = at(data, "/kirkless/leeds/more", "area=leaders");
    assert_eq!(state.notices.len(), 2);
    let typed = state.after(Action::Field(Which::Second, Field::typed("hu".to_owned())));
    copied(&typed.after(Action::Select(Some(MARK))), Copying::Done)
}

/// The state once the link has been copied, or could not be.
fn copied(state: &State, copying: Copying) -> State {
    state.after(Action::Copied(Copying::UnderWay)).after(Action::Copied(copying))
}
