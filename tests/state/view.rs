//! What is shown: councils, areas, themes and days, and going back and forward.

use crate::common::{Dataset, date, slug};
use council_compare::choosing::Field;
use council_compare::comparison::{Pair, Which};
use council_compare::dataset::{Area, Slug};
use council_compare::link::{self, ColourScheme, Frame};
use council_compare::state::{Action, Copying, History, State};

use super::{address, at, busy, mark, shown};

/// That nothing is left of the view before.
#[track_caller]
fn expect_clean(state: &State) {
    assert_eq!((mark(state), state.copying), (None, Copying::NotYet));
    assert_eq!(state.notices, []);
    assert_eq!(state.fields, Pair::new(Field::default(), Field::default()));
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
fn a_link_to_another_council_leads_where_its_choice_does() {
    let data = Dataset::load();
    let slugs: Vec<Slug> =
        data.index.councils().iter().map(|council| council.slug.clone()).step_by(13).collect();
    for (path, query) in
        [("/", "theme=dark"), ("/leeds/kent/", "as-of=2019-01-01"), ("/embed/kent/york/", "")]
    {
        let state = at(&data, path, query);
        let view = state.view.as_ref().unwrap();
        let own = view.councils.iter().map(|(_, slug)| slug.clone());
        for slug in slugs.iter().cloned().chain(own) {
            for which in Which::BOTH {
                let href = link::format(&view.with_council(which, slug.clone()));
                let chosen = state.after(Action::Choose(which, slug.clone()));
                assert_eq!(shown(&chosen), href, "{path} {which:?} {slug}");
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
    // An area or a colour scheme leaves it what it is, and so does an embed's frame.
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
    let scheme = area.after(Action::SetScheme(ColourScheme::Light));
    assert_eq!(shown(&scheme), "/leeds/kent/?area=care-leavers&theme=light");
    // A step that the address bar does not show yet stays one.
    assert_eq!([area.history, scheme.history], [History::Push; 2]);
    let mut written = scheme;
    written.note_address();
    let area = written.after(Action::ShowArea(Area::Leaders));
    assert_eq!(
        (shown(&area).as_str(), area.history),
        ("/leeds/kent/?area=leaders&theme=light", History::Replace)
    );
    assert_eq!(
        pinned.view.as_ref().unwrap().as_of,
        Some(date("2019-01-01")),
        "the state before is untouched"
    );
}

#[test]
fn a_list_that_was_scrolled_gets_no_shorter() {
    let data = Dataset::load();
    let open = at(&data, "/leeds/kent/", "").after(Action::Field(Which::First, Field::default().opened()));
    // Two events of one scrolling, before the first is rendered.
    let scrolled = open.after(Action::Passed(Which::First, 40)).after(Action::Passed(Which::First, 15));
    assert_eq!(scrolled.fields.first.passed, 40);
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
