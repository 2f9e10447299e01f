//! The state of an exported page, which knows two councils and those around them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{Dataset, date, grades_of_all, published, slug};
use council_compare::choosing::Field;
use council_compare::comparison::Which;
use council_compare::comparison::findings::ThemeList;
use council_compare::dataset::{Index, Json, ReportId, ThemeId, parse};
use council_compare::link;
use council_compare::state::{Action, Address, File, Reached, State};
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

fn missing(state: &State) -> Vec<File> {
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
    assert!(needed.contains(&File::GradesOfAll) && needed.contains(&File::Themes), "{needed:?}");
    assert!(!needed.contains(&File::Index), "{needed:?}");
}

/// The councils told to improve a theme.
fn list_councils(state: &State) -> State {
    let listed = ThemeId::new("neglect").map(|theme| (ThemeList::ToldBoth, theme));
    state.after(Action::ListCouncils(listed))
}

#[test]
fn every_council_is_needed_to_choose_one_or_to_list_some() {
    let state = started(&Dataset::load());
    let opened = state.after(Action::Field(Which::Second, Field::default().opened()));
    assert_eq!(missing(&opened), [File::Index]);
    assert_eq!(missing(&list_councils(&state)), [File::Index]);
    let come = opened.after(Action::Index(Ok(whole())));
    assert_eq!(missing(&come), []);
    assert_eq!(shown(&come), "/calderdale/kirklees/");
}

/// What was typed before all councils are known is checked when they are.
#[test]
fn nothing_is_ready_for_enter_that_is_like_no_name() {
    let state = started(&Dataset::load());
    for (typed, active) in [("zzzz", None), ("dev", Some(0))] {
        let typed = state.after(Action::Field(Which::Second, Field::typed(typed.to_owned())));
        let come = typed.after(Action::Index(Ok(whole())));
        assert_eq!(come.fields.second.active, active, "{:?}", come.fields.second);
        assert_eq!(
            come.pressed(Which::Second, "Enter", &[]).is_some_and(|it| matches!(it, Action::Choose(..))),
            active.is_some()
        );
    }
}

#[test]
fn a_council_whose_neighbours_are_not_known_needs_them() {
    let data = Dataset::load();
    let state = started(&data).after(Action::Choose(Which::Second, slug("devon")));
    let state = state.after(Action::Record(slug("devon"), Ok(data.record("devon").clone())));
    assert_eq!(missing(&state), [File::Index]);
    // What was chosen stays when they have come.
    assert_eq!(shown(&state.after(Action::Index(Ok(whole())))), "/calderdale/devon/");
}

#[test]
fn where_they_do_not_come_the_page_stays_and_opening_a_list_asks_again() {
    let state = started(&Dataset::load());
    let open = |state: &State| state.after(Action::Field(Which::First, Field::default().opened()));
    let failed = open(&state).after(Action::Index(Err("no answer from the server".into())));
    assert_eq!(failed.known.without_councils.as_deref(), Some("no answer from the server"));
    assert!(failed.comparison().is_some(), "what was here is lost");
    assert_eq!(missing(&failed), [], "it would ask for ever");
    let closed = failed.after(Action::Field(Which::First, Field::default()));
    assert_eq!(missing(&open(&closed)), [File::Index]);
    assert_eq!(missing(&list_councils(&closed)), [File::Index]);
    assert_eq!(missing(&failed.after(Action::Retry)), [File::Index]);
}

#[test]
fn an_address_that_is_not_understood_waits_for_every_council() {
    let state = started(&Dataset::load()).after(Action::Arrived(address("/hull/leeds/")));
    assert_eq!(shown(&state), "/calderdale/kirklees/");
    assert_eq!(missing(&state), [File::Index]);
    assert_eq!(state.notices, []);
    let come = state.after(Action::Index(Ok(whole())));
    assert_eq!(shown(&come), "/kingston-upon-hull/leeds/");
    assert_eq!(come.notices, []);
    // And back to one that is.
    let back = state.after(Action::Arrived(address("/calderdale/kirklees/")));
    assert_eq!(missing(&back), []);
}

#[test]
fn where_they_do_not_come_for_an_address_nothing_else_is_shown_in_its_place() {
    let state = started(&Dataset::load()).after(Action::Arrived(address("/hull/leeds/")));
    assert!(state.awaits_index() && state.lacks_index().is_none());
    let failed = state.after(Action::Index(Err("no answer from the server".into())));
    assert!(failed.awaits_index());
    assert_eq!(failed.lacks_index(), Some("no answer from the server"));
    assert_eq!(missing(&failed), [], "it would ask for ever");
    let again = failed.after(Action::Retry);
    assert_eq!((again.lacks_index(), missing(&again)), (None, vec![File::Index]));
    assert_eq!(shown(&again.after(Action::Index(Ok(whole())))), "/kingston-upon-hull/leeds/");
    // The page's own pair is there without it.
    let back = failed.after(Action::Arrived(address("/calderdale/kirklees/")));
    assert_eq!((back.lacks_index(), back.awaits_index()), (None, false));
    // What the reader chooses meanwhile is meant, and stays.
    let swapped = state.after(Action::Swap);
    assert!(!swapped.awaits_index());
    assert_eq!(shown(&swapped.after(Action::Index(Ok(whole())))), "/kirklees/calderdale/");
}

/// The whole index, as of another day.
fn whole_of(day: &str) -> Rc<Index> {
    let mut json = published("index.json");
    json["data-date"] = json!(day);
    index(&json)
}

#[test]
fn data_of_another_day_take_the_place_of_all_that_the_page_brought() {
    let data = Dataset::load();
    let state = started(&data).after(Action::Reached(Reached::Standing));
    let state = state.after(Action::GradesOfAll(Ok(Rc::new(grades_of_all()))));
    let made_of = part().data_date;
    for (day, address) in [("2030-05-31", ""), ("2020-05-31", ""), ("2030-05-31", "as-of=2019-01-01")] {
        let shown = Address { query: address.to_owned(), ..self::address("/calderdale/kirklees/") };
        let come = state.after(Action::Arrived(shown)).after(Action::Index(Ok(whole_of(day))));
        assert_eq!(come.known.replaced_data_date, Some(made_of), "{day}");
        // Nothing of the page's day is left to stand beside what is of the other.
        assert_eq!(come.comparison(), None);
        assert!(come.known.grades_of_all.is_none());
        let records = ["calderdale", "kirklees"].map(|name| File::Record(slug(name)));
        assert_eq!(missing(&come), records);
        let again = ["calderdale", "kirklees"].map(|name| (slug(name), data.record(name).clone()));
        let again =
            again.into_iter().fold(come, |come, (slug, record)| come.after(Action::Record(slug, Ok(record))));
        assert_eq!(again.comparison().unwrap().data_date.to_string(), day);
        // It is true of the page for as long as it stays.
        let chosen = again.after(Action::Swap).after(Action::Retry);
        assert_eq!(chosen.known.replaced_data_date, Some(made_of));
    }
}

#[test]
fn an_index_that_is_asked_for_again_may_be_of_another_day_too() {
    let data = Dataset::load();
    let mut faulty = published("index.json");
    faulty["councils"][0]["name"] = json!(7);
    let (faulty, _) = parse::index(&Json::from(&faulty)).unwrap();
    assert!(!faulty.left_out.is_empty());
    let records = ["calderdale", "kirklees"].map(|name| (slug(name), data.record(name).clone()));
    let shown = State::new(address("/calderdale/kirklees/")).after(Action::Index(Ok(Rc::new(faulty))));
    let shown = records
        .into_iter()
        .fold(shown, |state, (slug, record)| state.after(Action::Record(slug, Ok(record))));
    assert!(shown.comparison().is_some());
    let again = shown.after(Action::Retry).after(Action::Index(Ok(whole_of("2030-05-31"))));
    assert_eq!(again.comparison(), None, "records of one day stand beside an index of another");
    assert_eq!(missing(&again), ["calderdale", "kirklees"].map(|name| File::Record(slug(name))));
}

#[test]
fn going_back_while_the_index_is_asked_for_again_is_not_lost() {
    let data = Dataset::load();
    let mut faulty = published("index.json");
    faulty["councils"][0]["name"] = json!(7);
    let (faulty, _) = parse::index(&Json::from(&faulty)).unwrap();
    let shown = State::new(address("/calderdale/kirklees/")).after(Action::Index(Ok(Rc::new(faulty))));
    let back = shown.after(Action::Retry).after(Action::Arrived(address("/leeds/kirklees/")));
    let come = back.after(Action::Index(Ok(Rc::new(data.index.clone()))));
    assert_eq!(come.view.unwrap().councils.first, slug("leeds"));
}

/// A file of the dataset, with this day in the place of its own.
fn file_of(name: &str, day: &str) -> Json {
    let mut json = published(name);
    json["data-date"] = json!(day);
    Json::from(&json)
}

#[test]
fn a_file_of_another_day_is_known_by_what_it_says() {
    let state = started(&Dataset::load());
    let day = state.known.index.as_ref().unwrap().as_ref().unwrap().data_date.to_string();
    for (file, name) in [
        (File::Record(slug("devon")), "councils/devon.json"),
        (File::GradesOfAll, "grades.json"),
        (File::Themes, "themes.json"),
        (
            File::Findings(ReportId { council: slug("kirklees"), published: date("2024-08-28") }),
            "findings/kirklees/2024-08-28.json",
        ),
    ] {
        assert_eq!(file.path(), name);
        assert!(!state.known.is_of_another_day(&file, &Json::from(&published(name))), "{name}");
        assert!(!state.known.is_of_another_day(&file, &file_of(name, &day)), "{name}");
        assert!(state.known.is_of_another_day(&file, &file_of(name, "2026-08-21")), "{name}");
        assert!(state.known.is_of_another_day(&file, &file_of(name, "soon")), "{name}");
    }
    // The index says of which day the others have to be.
    assert!(!state.known.is_of_another_day(&File::Index, &file_of("index.json", "2030-05-31")));
}

#[test]
fn what_comes_of_another_day_asks_for_the_index_and_never_stands_beside_the_old() {
    let data = Dataset::load();
    let devon = File::Record(slug("devon"));
    let chosen = started(&data).after(Action::Choose(Which::Second, slug("devon")));
    let stale = chosen.after(Action::OfAnotherDay(devon.clone())).after(Action::OfAnotherDay(File::Themes));
    assert_eq!(missing(&stale), [File::Index]);
    assert_eq!(stale.comparison(), None);

    // The index is of the new day: everything of the old one goes.
    let come = stale.after(Action::Index(Ok(whole_of("2030-05-31"))));
    assert_eq!(missing(&come), [File::Record(slug("calderdale")), devon.clone()]);
    assert!(come.known.replaced_data_date.is_some() && come.known.themes.is_none());

    // It is as it was, or does not come: what is of another day is not here.
    for answer in [Ok(whole()), Err("no answer from the server".into())] {
        let left = stale.after(Action::Index(answer));
        assert_eq!(left.known.replaced_data_date, None);
        let why = "the answer was of another day than this page";
        assert_eq!(left.known.record(&slug("devon")).unwrap().as_ref().unwrap_err().as_ref(), why);
        assert_eq!(left.known.themes.as_ref().unwrap().as_ref().unwrap_err().as_ref(), why);
        assert!(!missing(&left).contains(&devon), "it would be asked for for ever");
        assert!(missing(&left.after(Action::Retry)).contains(&devon));
    }
}

#[test]
fn data_of_the_same_day_leave_everything_as_it_is() {
    let come = started(&Dataset::load()).after(Action::Index(Ok(whole())));
    assert_eq!(come.known.replaced_data_date, None);
    assert!(come.comparison().is_some());
}

#[test]
fn both_days_are_named() {
    let (july, august) = (date("2026-07-31"), date("2026-08-20"));
    assert_eq!(
        council_compare::words::notices::other_data(july, august),
        "This page was made from data of 31 July 2026. Newer data, of 20 August 2026, has loaded and is shown instead."
    );
    assert_eq!(
        council_compare::words::notices::other_data(august, july),
        "This page was made from data of 20 August 2026. Only older data, of 31 July 2026, could be loaded, and is shown."
    );
}
