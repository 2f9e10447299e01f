//! What the page holds besides: marks, open lists, the region counted, and an embed being made.

use crate::common::{Dataset, slug};
use council_compare::choosing::Field;
use council_compare::comparison::findings::ThemeList;
use council_compare::comparison::tally::Among;
use council_compare::comparison::{MarkId, Which};
use council_compare::dataset::{Area, ThemeId};
use council_compare::embed::{Choices, Form, Heights};
use council_compare::link::{self, Theme};
use council_compare::state::{Action, Copying, State};

use super::{MARK, address, at, busy, with_records};

#[test]
fn a_mark_and_a_copied_link_belong_to_a_view() {
    let data = Dataset::load();
    let marked = busy(&data);
    assert_eq!((marked.selected, marked.copying), (Some(MARK), Copying::Done));
    for action in [
        Action::Swap,
        Action::Choose(Which::First, slug("york")),
        Action::Arrived(address("/york/kent/", "")),
    ] {
        let next = marked.after(action.clone());
        assert_eq!((next.selected, next.copying), (None, Copying::NotYet), "{action:?}");
    }
    // The link names the area, which every chart has.
    let large = marked.after(Action::ShowArea(Area::Overall));
    assert_eq!((large.selected, large.copying), (Some(MARK), Copying::NotYet));
    for action in [
        Action::SetTheme(Theme::Dark),
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
    assert!(!state.timeline_open);
    let found = state.after(Action::FindInTimeline);
    assert_eq!((found.timeline_open, found.selected), (true, Some(MARK)));
    assert_eq!(found.after(Action::FindInTimeline), found);
    // What the reader opened stays open for other councils.
    assert_eq!(
        (found.after(Action::Swap).timeline_open, found.after(Action::OpenTimeline(false)).timeline_open),
        (true, false)
    );
}

#[test]
fn a_list_of_councils_belongs_to_what_was_shown() {
    let data = Dataset::load();
    let listed = ThemeId::new("neglect").map(|theme| (ThemeList::ToldBoth, theme));
    let open = busy(&data).after(Action::ListCouncils(listed.clone()));
    assert_eq!(open.listed, listed);
    assert_eq!(open.after(Action::SetTheme(Theme::Dark)).listed, listed);
    assert_eq!(open.after(Action::Swap).listed, None);
    assert_eq!(open.after(Action::ListCouncils(None)).listed, None);
}

/// What a dialog offers is of the reports that were shown when it was opened.
#[test]
fn a_dialog_belongs_to_what_was_shown() {
    let data = Dataset::load();
    let state = busy(&data);
    let choices = Choices::of(state.view.as_ref().unwrap());
    let open = state.after(Action::Embed(Some(choices))).after(Action::Keep(true));
    let is_open = |state: &State| (state.embedding.is_some(), state.keeping);
    for action in [Action::ShowArea(Area::Overall), Action::SetTheme(Theme::Dark)] {
        assert_eq!(is_open(&open.after(action.clone())), (true, true), "{action:?}");
    }
    for (path, query) in [("/york/kent/", ""), ("/leeds/kent/", "as-of=2019-01-01")] {
        let gone_back = open.after(Action::Arrived(address(path, query)));
        assert_eq!(is_open(&gone_back), (false, false), "{path}?{query}");
    }
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
fn what_is_chosen_for_an_embed_is_its_own() {
    let data = Dataset::load();
    let state = at(&data, "/calderdale/kirklees/", "theme=dark");
    let view = state.view.clone().unwrap();
    let choices = Choices::of(&view);
    // A reader's theme is not that of a page of another.
    assert_eq!(link::format(&choices.view(&view)), "/embed/calderdale/kirklees/?show=headline,grades");
    let measured = state.after(Action::Embed(Some(choices))).after(Action::MeasuredEmbed(1, 777));
    assert_eq!(Heights::measured(choices.panels, measured.embed_heights).all()[1], 777);
    // Another form is as high; another theme may not be, and has to be measured.
    let form = measured.after(Action::Embed(Some(choices.with(|next| next.form = Form::Amp))));
    assert_eq!(form.embed_heights.iter().flatten().collect::<Vec<_>>(), [&777]);
    let dark = form.after(Action::Embed(Some(choices.with(|next| next.theme = Some(Theme::Dark)))));
    assert_eq!(dark.embed_heights, [None; 8]);
    // What comes in late, or for a width that there is not, changes nothing.
    assert_eq!(measured.after(Action::MeasuredEmbed(8, 1)), measured);
    let left = measured.after(Action::CopiedCode(Copying::Done)).after(Action::Embed(None));
    assert_eq!((left.embedding, left.code_copying), (None, Copying::NotYet));
    let late = left.after(Action::MeasuredEmbed(0, 1));
    assert_eq!((late.embedding, late.embed_heights), (None, [None; 8]));
    assert_eq!(left.view, state.view);
}
