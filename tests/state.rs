//! The reducer: what the page shows after everything that can happen, step by step.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{Dataset, date, grades_of_all, slug};
use council_compare::choosing::Field;
use council_compare::comparison::tally::Among;
use council_compare::comparison::{ChartId, MarkId, Pair, Which};
use council_compare::dataset::{Area, Slug};
use council_compare::embed::{Choices, Form};
use council_compare::link::{self, Frame, Theme};
use council_compare::state::{Action, Address, Copying, History, Part, Reached, State};
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

const MARK: MarkId =
    MarkId { chart: ChartId::Journey, which: Which::First, lane: Some(Area::Leaders), position: 0 };

/// A state in which everything that belongs to a view is set.
fn busy(data: &Dataset) -> State {
    let state = at(data, "/kirkless/leeds/more", "area=leaders");
    assert_eq!(state.notices.len(), 2);
    let typed = state.after(Action::Field(Which::Second, Field::typed("hu".to_owned())));
    typed.after(Action::Select(Some(MARK))).after(Action::Copied(Copying::Done))
}

/// That nothing is left of the view before.
#[track_caller]
fn expect_clean(state: &State) {
    assert_eq!((state.selected, state.copying), (None, Copying::NotYet));
    assert_eq!(state.notices, []);
    assert_eq!(state.fields, Pair::new(Field::default(), Field::default()));
}

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
        Action::SetTheme(Theme::Dark),
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
fn choosing_a_council() {
    let data = Dataset::load();
    let chosen = busy(&data).after(Action::Choose(Which::Second, slug("kent")));
    assert_eq!(shown(&chosen), "/kirklees/kent/?area=leaders");
    assert_eq!(chosen.history, History::Push);
    expect_clean(&chosen);
    let first = chosen.after(Action::Choose(Which::First, slug("york")));
    assert_eq!(shown(&first), "/york/kent/?area=leaders");
    // The other side's council swaps the two.
    assert_eq!(shown(&first.after(Action::Choose(Which::First, slug("kent")))), "/kent/york/?area=leaders");
    assert_eq!(shown(&first.after(Action::Choose(Which::Second, slug("york")))), "/kent/york/?area=leaders");
    // The council that stands there already changes nothing.
    assert_eq!(first.after(Action::Choose(Which::First, slug("york"))), first);
}

#[test]
fn no_sequence_of_choices_shows_one_council_twice() {
    let data = Dataset::load();
    let slugs: Vec<Slug> =
        data.index.councils().iter().map(|council| council.slug.clone()).step_by(20).collect();
    let mut state = at(&data, "/", "");
    for first in &slugs {
        for second in &slugs {
            for (which, slug) in [(Which::First, first), (Which::Second, second), (Which::First, second)] {
                state = state.after(Action::Choose(which, slug.clone()));
                let councils = &state.view.as_ref().unwrap().councils;
                assert_ne!(councils.first, councils.second, "{first} {second}");
                assert!(councils.iter().any(|(_, shown)| shown == slug), "{slug} is shown: {councils:?}");
            }
        }
    }
}

#[test]
fn swapping() {
    let data = Dataset::load();
    let swapped = busy(&data).after(Action::Swap);
    assert_eq!(shown(&swapped), "/leeds/kirklees/?area=leaders");
    assert_eq!(swapped.history, History::Push);
    expect_clean(&swapped);
    assert_eq!(shown(&swapped.after(Action::Swap)), "/kirklees/leeds/?area=leaders");
}

#[test]
fn the_start_page_becomes_the_page_of_a_pair() {
    let data = Dataset::load();
    let start = at(&data, "/", "theme=dark");
    assert_eq!(start.view.as_ref().unwrap().frame, Frame::Start);
    let chosen = start.after(Action::Choose(Which::Second, slug("leeds")));
    assert_eq!(shown(&chosen), "/calderdale/leeds/?theme=dark");
    assert_eq!(shown(&start.after(Action::Swap)), "/kirklees/calderdale/?theme=dark");
    // An area or a theme leaves it what it is, and so does an embed's frame.
    assert_eq!(shown(&start.after(Action::ShowArea(Area::Overall))), "/?area=overall&theme=dark");
    let embed = at(&data, "/embed/leeds/kent/", "").after(Action::Swap);
    assert_eq!(shown(&embed), "/embed/kent/leeds/");
}

#[test]
fn areas_themes_and_days() {
    let data = Dataset::load();
    let pinned = at(&data, "/leeds/kent/", "as-of=2019-01-01");
    let unpinned = pinned.after(Action::Unpin);
    assert_eq!((shown(&unpinned).as_str(), unpinned.history), ("/leeds/kent/", History::Push));
    let area = unpinned.after(Action::ShowArea(Area::CareLeavers));
    assert_eq!((shown(&area).as_str(), area.history), ("/leeds/kent/?area=care-leavers", History::Replace));
    let theme = area.after(Action::SetTheme(Theme::Light));
    assert_eq!(
        (shown(&theme).as_str(), theme.history),
        ("/leeds/kent/?area=care-leavers&theme=light", History::Replace)
    );
    assert_eq!(
        pinned.view.as_ref().unwrap().as_of,
        Some(date("2019-01-01")),
        "the state before is untouched"
    );
}

#[test]
fn a_mark_and_a_copied_link_belong_to_a_view() {
    let data = Dataset::load();
    let marked = busy(&data);
    assert_eq!((marked.selected, marked.copying), (Some(MARK), Copying::Done));
    for action in [
        Action::Swap,
        Action::Choose(Which::First, slug("york")),
        Action::ShowArea(Area::Overall),
        Action::SetTheme(Theme::Dark),
        Action::Arrived(address("/york/kent/", "")),
    ] {
        let next = marked.after(action.clone());
        assert_eq!((next.selected, next.copying), (None, Copying::NotYet), "{action:?}");
    }
    for action in [
        Action::ShowArea(Area::Leaders),
        Action::Field(Which::First, Field::default().opened()),
        Action::Record(slug("kent"), Ok(data.record("kent").clone())),
        Action::Retry,
    ] {
        let next = marked.after(action.clone());
        assert_eq!((next.selected, next.copying), (Some(MARK), Copying::Done), "{action:?}");
    }
    assert_eq!(marked.after(Action::Select(None)).selected, None);
    assert_eq!(marked.after(Action::Copied(Copying::Refused)).copying, Copying::Refused);
}

#[test]
fn a_chosen_mark_is_not_lost_by_pointing_at_others() {
    let data = Dataset::load();
    let other = MarkId { position: 1, ..MARK };
    let state = at(&data, "/leeds/kent/", "");
    let pointed = state.after(Action::Point(MARK));
    assert_eq!(pointed.selected, Some(MARK));
    assert_eq!(pointed.after(Action::Point(other)).selected, Some(other));
    let chosen = pointed.after(Action::Select(Some(MARK)));
    assert_eq!(chosen.after(Action::Point(other)), chosen);
    assert_eq!(chosen.after(Action::Select(Some(other))).selected, Some(other));
    // What was left, and what belonged to another view, holds nothing.
    for freed in [chosen.after(Action::Select(None)), chosen.after(Action::Swap)] {
        assert_eq!(freed.selected, None);
        assert_eq!(freed.after(Action::Point(other)).selected, Some(other));
    }
}

#[test]
fn the_years_open_to_show_a_mark() {
    let data = Dataset::load();
    let state = at(&data, "/leeds/kent/", "").after(Action::Select(Some(MARK)));
    assert_eq!(state.timeline_open, None, "the page decides");
    let closed = state.after(Action::OpenTimeline(false));
    assert_eq!(closed.timeline_open, Some(false));
    let found = closed.after(Action::FindInTimeline);
    assert_eq!((found.timeline_open, found.selected), (Some(true), Some(MARK)));
    assert_eq!(found.after(Action::FindInTimeline), found);
    // What the reader opened stays open for other councils.
    assert_eq!(found.after(Action::Swap).timeline_open, Some(true));
}

#[test]
fn back_and_forward() {
    let data = Dataset::load();
    let state = at(&data, "/leeds/kent/", "").after(Action::Choose(Which::First, slug("york")));
    let typing = state.after(Action::Field(Which::First, Field::typed("hu".to_owned())));
    let back = typing.after(Action::Arrived(address("/leeds/kent/", "")));
    assert_eq!((shown(&back).as_str(), back.history), ("/leeds/kent/", History::Replace));
    expect_clean(&back);
    let wrong = back.after(Action::Arrived(address("/leeds/kent/", "theme=pink")));
    assert_eq!(wrong.notices.len(), 1);
    let forward = wrong.after(Action::Arrived(address("/york/kent/", "")));
    assert_eq!(forward.notices, []);
}

#[test]
fn choosing_an_area_answers_a_notice_about_one() {
    let data = Dataset::load();
    let state = at(&data, "/leeds/kent/", "area=nowhere&theme=pink");
    assert_eq!(state.notices.len(), 2);
    let chosen = state.after(Action::ShowArea(Area::Leaders));
    assert_eq!(chosen.notices.len(), 1, "what was said of the theme stays");
}

#[test]
fn what_failed_can_be_asked_for_again() {
    let data = Dataset::load();
    let why: Rc<str> = "The network is down".into();
    let failed = State::new(address("/leeds/kent/", "")).after(Action::Index(Err(why.clone())));
    assert_eq!((failed.view.as_ref(), failed.comparison()), (None, None));
    let again = failed.after(Action::Retry);
    assert_eq!(again.index, None);
    let here = with_records(&data, again.after(Action::Index(Ok(Rc::new(data.index.clone())))), &["leeds"]);
    assert_eq!(shown(&here), "/leeds/kent/");

    let half = here.after(Action::Record(slug("kent"), Err(why.clone())));
    assert_eq!(half.record(&slug("kent")), Some(&Err(why)));
    assert_eq!(half.comparison(), None);
    let again = half.after(Action::Retry);
    assert_eq!(again.record(&slug("kent")), None, "what failed is forgotten");
    assert!(again.record(&slug("leeds")).is_some_and(Result::is_ok), "what came is kept");
    assert!(again.index.as_ref().is_some_and(Result::is_ok));
    let whole = with_records(&data, again, &["kent"]);
    assert_eq!(whole.comparison(), Some(data.comparison("leeds", "kent", None)));
}

#[test]
fn what_changes_nothing_leaves_an_equal_state() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", "area=overall&theme=dark"), &["leeds", "kent"]);
    for action in [
        Action::Arrived(address("/leeds/kent/", "area=overall&theme=dark")),
        Action::Field(Which::First, Field::default()),
        Action::ShowArea(Area::Overall),
        Action::SetTheme(Theme::Dark),
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
        (Action::SetTheme(Theme::Dark), true),
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

/// The files that a state lacks.
fn missing(state: &State) -> Vec<String> {
    state.missing(state.comparison().as_ref()).iter().map(Part::file).collect()
}

#[test]
fn a_page_asks_for_no_more_than_the_reader_has_come_to() {
    let data = Dataset::load();
    let new = State::new(address("/calderdale/kirklees/", ""));
    assert_eq!(missing(&new), ["index.json"]);
    let here = at(&data, "/calderdale/kirklees/", "");
    assert_eq!(missing(&here), ["councils/calderdale.json", "councils/kirklees.json"]);
    let compared = with_records(&data, here.clone(), &["calderdale", "kirklees"]);
    assert_eq!(missing(&compared), [""; 0]);
    let counting = compared.after(Action::Reached(Reached::Standing));
    assert_eq!(missing(&counting), ["grades.json"]);
    let findings = ["findings/calderdale/2024-05-15.json", "findings/kirklees/2024-08-28.json"];
    let reading = counting.after(Action::Reached(Reached::Findings));
    assert_eq!(missing(&reading), ["grades.json", "themes.json", findings[0], findings[1]]);
    // Who has come that far is not sent back.
    assert_eq!(reading.after(Action::Reached(Reached::Standing)).reached, Reached::Findings);
    // Nothing further down can be asked for before it is known which reports it is about.
    assert_eq!(missing(&here.after(Action::Reached(Reached::Findings))).len(), 2);
}

#[test]
fn a_pinned_page_asks_for_the_report_of_its_day() {
    let data = Dataset::load();
    let pinned =
        at(&data, "/calderdale/leeds/", "as-of=2019-01-01").after(Action::Reached(Reached::Findings));
    let pinned = with_records(&data, pinned, &["calderdale", "leeds"]);
    // The report on Leeds of that day has no summaries.
    assert_eq!(missing(&pinned), ["grades.json", "themes.json", "findings/calderdale/2018-12-19.json"]);
}

#[test]
fn what_failed_is_asked_for_again_only_on_request() {
    let data = Dataset::load();
    let state = at(&data, "/calderdale/kirklees/", "").after(Action::Reached(Reached::Findings));
    let state = with_records(&data, state, &["calderdale", "kirklees"]);
    let mut failed = state.clone();
    for part in state.missing(state.comparison().as_ref()) {
        let why = "no answer";
        failed = failed.after(match part {
            Part::GradesOfAll => Action::GradesOfAll(Err(why.into())),
            Part::Themes => Action::Themes(Err(why.into())),
            Part::Findings(report) => Action::Findings(report, Err(why.into())),
            Part::Index | Part::Record(_) => panic!("they are here"),
        });
    }
    assert_eq!(missing(&failed), [""; 0]);
    assert_eq!(failed.comparison(), state.comparison(), "nothing else is lost");
    assert_eq!(missing(&failed.after(Action::Retry)), missing(&state));
}

#[test]
fn a_list_of_councils_belongs_to_what_was_shown() {
    let data = Dataset::load();
    let theme = council_compare::dataset::ThemeId::new("neglect");
    let open = busy(&data).after(Action::ShowTheme(theme.clone()));
    assert_eq!(open.theme, theme);
    assert_eq!(open.after(Action::Swap).theme, None);
    assert_eq!(open.after(Action::ShowTheme(None)).theme, None);
}

#[test]
fn a_region_stays_chosen_when_the_two_change_sides() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", ""), &["leeds", "kent"]);
    let place = |state: &State| state.among.place(&state.comparison().unwrap()).to_owned();
    assert_eq!(place(&state), "England");
    let region = state.after(Action::CountAmong(Among::RegionOf(Which::Second)));
    assert_eq!(place(&region), "South East");
    assert_eq!(place(&region.after(Action::Swap)), "South East");
    assert_eq!(place(&state.after(Action::Swap)), "England");
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
    assert_eq!(come.tally(&comparison).unwrap().counted, 153);
    let region = come.after(Action::CountAmong(Among::RegionOf(Which::First)));
    assert_eq!(region.tally(&comparison).unwrap().place, "Yorkshire and The Humber");
}

#[test]
fn an_embed_fetches_what_its_panels_need_and_nothing_else() {
    let data = Dataset::load();
    for (show, expected) in [
        ("grades", vec![]),
        ("journey", vec![]),
        ("standing", vec!["grades.json"]),
        (
            "findings",
            vec!["themes.json", "findings/calderdale/2024-05-15.json", "findings/kirklees/2024-08-28.json"],
        ),
    ] {
        let state = at(&data, "/embed/calderdale/kirklees/", &format!("show={show}"));
        let state = with_records(&data, state, &["calderdale", "kirklees"]);
        assert_eq!(missing(&state.after(Action::Reached(Reached::Findings))), expected, "{show}");
    }
}

#[test]
fn what_is_chosen_for_an_embed_is_its_own() {
    let data = Dataset::load();
    let state = at(&data, "/calderdale/kirklees/", "theme=dark");
    let view = state.view.clone().unwrap();
    let choices = Choices::of(&view);
    // A reader's theme is not that of a page of another.
    assert_eq!(link::format(&choices.view(&view)), "/embed/calderdale/kirklees/?show=headline,grades");
    let measured = state.after(Action::Embed(Some(choices))).after(Action::MeasuredEmbed(1, 777));
    assert_eq!(measured.embedding.unwrap().heights().all()[1], 777);
    // Another form is as high; another theme may not be, and has to be measured.
    let form = measured.embedding.unwrap().with(|next| next.form = Form::Amp);
    assert_eq!(form.heights, [None, Some(777), None]);
    assert_eq!(form.with(|next| next.theme = Some(Theme::Dark)).heights, [None; 3]);
    // What comes in late, or for a width that there is not, changes nothing.
    assert_eq!(measured.after(Action::MeasuredEmbed(3, 1)), measured);
    let left = measured.after(Action::CopiedCode(Copying::Done)).after(Action::Embed(None));
    assert_eq!((left.embedding, left.code_copying), (None, Copying::NotYet));
    assert_eq!(left.after(Action::MeasuredEmbed(0, 1)).embedding, None);
    assert_eq!(left.view, state.view);
}
