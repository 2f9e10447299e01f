//! What is known: nothing at first, then the index, then the records, and what failed.

use crate::common::{Dataset, grades_of_all, number_counted, published, slug};
use council_compare::choosing::Field;
use council_compare::comparison::Which;
use council_compare::comparison::tally::Among;
use council_compare::dataset::{Area, Index, Json, parse};
use council_compare::link::ColourScheme;
use council_compare::state::{Action, Copying, File, History, State};
use serde_json::json;
use std::rc::Rc;

use super::{MARK, address, at, shown, with_records};

#[test]
fn nothing_is_shown_before_the_index_is_here() {
    let data = Dataset::load();
    let new = State::new(address("/leeds/kent/", ""));
    assert_eq!((&new.view, new.comparison()), (&None, None));
    let arrived = new.after(Action::Arrived(address("/kent/leeds/", "as-of=2019-01-01")));
    assert_eq!(arrived.view, None);
    for action in [
        Action::Swap,
        Action::Choose(Which::First, slug("kent")),
        Action::ShowArea(Area::Leaders),
        Action::SetScheme(ColourScheme::Dark),
        Action::Unpin,
        Action::Retry,
    ] {
        assert_eq!(arrived.after(action.clone()).view, None, "{action:?}");
    }
    let here = arrived.after(Action::Index(Ok(Rc::new(data.index.clone()))));
    assert_eq!(shown(&here), "/kent/leeds/?as-of=2019-01-01");
    assert_eq!(here.history, History::Replace);
    assert_eq!(here.comparison(), None, "the records are still to come");
}

#[test]
fn the_comparison_stands_once_both_records_are_here() {
    let data = Dataset::load();
    let one = with_records(&data, at(&data, "/leeds/kent/", "as-of=2019-01-01"), &["kent"]);
    assert_eq!(one.comparison(), None);
    let both = with_records(&data, one, &["leeds"]);
    assert_eq!(both.comparison(), Some(data.comparison("leeds", "kent", Some("2019-01-01"))));
    // Records that have come stay, so that going back needs no fetching.
    let other = with_records(&data, both.after(Action::Choose(Which::First, slug("york"))), &["york"]);
    assert_eq!(other.comparison(), Some(data.comparison("york", "kent", Some("2019-01-01"))));
    let back = other.after(Action::Arrived(address("/leeds/kent/", "")));
    assert_eq!(back.comparison(), Some(data.comparison("leeds", "kent", None)));
}

#[test]
fn what_failed_can_be_asked_for_again() {
    let data = Dataset::load();
    let why: Rc<str> = "The network is down".into();
    let failed = State::new(address("/leeds/kent/", "")).after(Action::Index(Err(why.clone())));
    assert_eq!((failed.view.as_ref(), failed.comparison()), (None, None));
    let again = failed.after(Action::Retry);
    assert_eq!(again.known.index, None);
    let here = with_records(&data, again.after(Action::Index(Ok(Rc::new(data.index.clone())))), &["leeds"]);
    assert_eq!(shown(&here), "/leeds/kent/");

    let half = here.after(Action::Record(slug("kent"), Err(why.clone())));
    assert_eq!(half.known.record(&slug("kent")), Some(&Err(why)));
    assert_eq!(half.comparison(), None);
    let again = half.after(Action::Retry);
    assert_eq!(again.known.record(&slug("kent")), None, "what failed is forgotten");
    assert!(again.known.record(&slug("leeds")).is_some_and(Result::is_ok), "what came is kept");
    assert!(again.known.index.as_ref().is_some_and(Result::is_ok));
    let whole = with_records(&data, again, &["kent"]);
    assert_eq!(whole.comparison(), Some(data.comparison("leeds", "kent", None)));
}

/// The index as it is if the entry of one council has a fault.
fn index_without(council: &str) -> Index {
    let mut index = published("index.json");
    let entries = index["councils"].as_array_mut().unwrap();
    entries.iter_mut().find(|entry| entry["slug"] == council).unwrap()["region"] = 7.into();
    let (index, faults) = parse::index(&Json::from(&index)).unwrap();
    assert_eq!((faults.len(), &index.left_out[..]), (1, &[slug(council)][..]));
    index
}

/// It is good for all other councils, whatever comes of asking for it again.
#[test]
fn an_index_with_a_fault_is_kept_while_it_is_asked_for_again() {
    let data = Dataset::load();
    let faulty = Action::Index(Ok(Rc::new(index_without("york"))));
    let state = State::new(address("/leeds/kent/", "")).after(faulty.clone());
    let state = with_records(&data, state, &["leeds", "kent"]);
    let again = state.after(Action::Retry);
    assert_eq!(again.comparison(), state.comparison());
    assert!(again.comparison().is_some(), "what is shown is lost");
    assert_eq!(again.missing(again.comparison().as_ref()), [File::Index]);
    // What comes meanwhile is compared with its day.
    let (file, of_another_day) =
        (File::Record(slug("bath")), Json::from(&json!({ "data_date": "1999-01-01" })));
    assert!(again.known.is_of_another_day(&file, &of_another_day));
    // It does not come, or has the same fault, and is not asked for without end.
    for unchanged in [Action::Index(Err("no answer".into())), faulty] {
        let unchanged = again.after(unchanged);
        assert_eq!(unchanged.comparison(), state.comparison());
        assert_eq!(unchanged.known.record(&slug("york")), state.known.record(&slug("york")));
        assert!(
            matches!(unchanged.known.record(&slug("york")), Some(Err(_))),
            "nothing is said of it any more"
        );
        assert_eq!(unchanged.missing(unchanged.comparison().as_ref()), []);
    }
    let healed = again.after(Action::Index(Ok(Rc::new(data.index.clone()))));
    let york = with_records(&data, healed.after(Action::Choose(Which::First, slug("york"))), &["york"]);
    assert_eq!(york.comparison(), Some(data.comparison("york", "kent", None)));
}

#[test]
fn what_changes_nothing_leaves_an_equal_state() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", "area=overall&theme=dark"), &["leeds", "kent"]);
    for action in [
        Action::Arrived(address("/leeds/kent/", "area=overall&theme=dark")),
        Action::Field(Which::First, Field::default()),
        Action::ShowArea(Area::Overall),
        Action::SetScheme(ColourScheme::Dark),
        Action::Select(None),
        Action::Copied(Copying::NotYet),
        Action::Record(slug("kent"), Ok(data.record("kent").clone())),
        Action::Retry,
    ] {
        assert_eq!(state.after(action.clone()), state, "{action:?}");
    }
}

#[test]
fn which_states_show_the_same_facts() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", ""), &["leeds", "kent"]);
    for (action, is_same) in [
        (Action::ShowArea(Area::Overall), true),
        (Action::SetScheme(ColourScheme::Dark), true),
        (Action::Select(Some(MARK)), true),
        (Action::Field(Which::First, Field::typed("x".to_owned())), true),
        (Action::Swap, false),
        (Action::Choose(Which::First, slug("york")), false),
        (Action::Arrived(address("/leeds/kent/", "as-of=2019-01-01")), false),
        (Action::Record(slug("kent"), Err("gone".into())), false),
    ] {
        assert_eq!(state.shows_the_same(&state.after(action.clone())), is_same, "{action:?}");
    }
    let empty = State::new(address("/leeds/kent/", ""));
    assert!(!empty.shows_the_same(&empty), "nothing is shown yet");
}

#[test]
fn counts_come_with_the_grades_of_all() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", ""), &["leeds", "kent"]);
    let comparison = state.comparison().unwrap();
    assert_eq!(state.tally(&comparison), None);
    let failed = state.after(Action::GradesOfAll(Err("gone".into())));
    assert_eq!(failed.tally(&comparison), None);
    assert_eq!(failed.after(Action::Retry), state, "what failed is forgotten");
    let come = state.after(Action::GradesOfAll(Ok(Rc::new(grades_of_all()))));
    assert_eq!(come.tally(&comparison).unwrap().counted, number_counted());
    let region = come.after(Action::CountAmong(Among::RegionOf(Which::First)));
    assert_eq!(region.tally(&comparison).unwrap().place, "Yorkshire and The Humber");
}
