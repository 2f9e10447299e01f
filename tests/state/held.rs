//! What the page holds besides: marks, open lists, the region counted, and an embed being made.

use crate::common::{Dataset, date, slug};
use council_compare::choosing::Field;
use council_compare::comparison::findings::ThemeList;
use council_compare::comparison::tally::Among;
use council_compare::comparison::{ChartId, MarkId, Which};
use council_compare::dataset::{Area, ThemeId};
use council_compare::embed::{Choice, Choices, EmbedFormat, Heights};
use council_compare::link::{self, ColourScheme, Panel, Panels};
use council_compare::state::{Action, Copying, Dialog, DialogId, Embedding, Making, State};

use std::rc::Rc;

use super::{MARK, address, at, busy, copied, mark, with_records};

/// The embed that is being made.
#[track_caller]
fn made(state: &State) -> &Embedding {
    match &state.dialog {
        Some(Dialog::Embedding(made)) => made,
        other => panic!("no embed is being made: {other:?}"),
    }
}

#[test]
fn a_mark_and_a_copied_link_belong_to_a_view() {
    let data = Dataset::load();
    let marked = busy(&data);
    assert_eq!((mark(&marked), marked.copying), (Some(MARK), Copying::Done));
    for action in [
        Action::Swap,
        Action::Choose(Which::First, slug("york")),
        Action::Arrived(address("/york/kent/", "")),
    ] {
        let next = marked.after(action.clone());
        assert_eq!((mark(&next), next.copying), (None, Copying::NotYet), "{action:?}");
    }
    // The link names the area, which every chart has.
    let large = marked.after(Action::ShowArea(Area::Overall));
    assert_eq!((mark(&large), large.copying), (Some(MARK), Copying::NotYet));
    for action in [
        Action::SetScheme(ColourScheme::Dark),
        Action::ShowArea(Area::Leaders),
        Action::Field(Which::First, Field::default().opened()),
        Action::Record(slug("kent"), Ok(data.record("kent").clone())),
        Action::Retry,
    ] {
        let next = marked.after(action.clone());
        assert_eq!((mark(&next), next.copying), (Some(MARK), Copying::Done), "{action:?}");
    }
    assert_eq!(mark(&marked.after(Action::Select(None))), None);
    assert_eq!(copied(&marked, Copying::Refused).copying, Copying::Refused);
    // A sheet for sharing that was closed leaves nothing to say.
    assert_eq!(copied(&marked, Copying::NotYet).copying, Copying::NotYet);
}

/// The browser may ask the reader whether the page may copy, and the reader do something else first.
#[test]
fn what_is_said_of_copying_is_said_of_what_stands_there() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", ""), &["leeds", "kent", "york"]);
    let embedding = Dialog::embedding(Choices::of(state.view.as_ref().unwrap()));
    let open = state.after(Action::Open(embedding.clone()));
    let pressed = open.after(Action::Copied(Copying::UnderWay)).after(Action::CopiedCode(Copying::UnderWay));
    assert!(pressed.is_copying_code() && !open.is_copying_code());
    let answered =
        |state: &State, copying| state.after(Action::Copied(copying)).after(Action::CopiedCode(copying));
    for copying in [Copying::Done, Copying::Refused] {
        let done = answered(&pressed, copying);
        assert_eq!((done.copying, made(&done).copying), (copying, copying));
        // Another code stands there, or none, or the link leads elsewhere.
        for (other, link) in [
            (Action::ChooseForEmbed(Choice::Format(EmbedFormat::Amp)), copying),
            (Action::Close(DialogId::Embedding), copying),
            (Action::Open(embedding.clone()), copying),
            (Action::ShowArea(Area::Overall), Copying::NotYet),
            (Action::Choose(Which::First, slug("york")), Copying::NotYet),
            (Action::Arrived(address("/leeds/kent/", "as-of=2019-01-01")), Copying::NotYet),
        ] {
            let late = answered(&pressed.after(other.clone()), copying);
            assert_eq!(late.copying, link, "{other:?}");
            if let (Some(Dialog::Embedding(embedding)), false) =
                (&late.dialog, matches!(other, Action::ShowArea(_)))
            {
                assert_eq!(embedding.copying, Copying::NotYet, "{other:?}");
            }
        }
    }
    // The heights that the code reserves were measured meanwhile.
    let measured = answered(&pressed.after(Action::MeasuredEmbed(1, 777)), Copying::Done);
    assert_eq!(made(&measured).copying, Copying::Outdated);
}

#[test]
fn a_chosen_mark_is_not_lost_by_pointing_at_others() {
    let data = Dataset::load();
    let other = MarkId { position: 1, ..MARK };
    let state = at(&data, "/leeds/kent/", "");
    let pointed = state.after(Action::Point(MARK));
    assert_eq!(mark(&pointed), Some(MARK));
    assert!(!pointed.holds(MARK.chart));
    assert_eq!(mark(&pointed.after(Action::Point(other))), Some(other));
    let chosen = pointed.after(Action::Select(Some(MARK)));
    assert!(chosen.holds(MARK.chart) && !chosen.holds(ChartId::Standing));
    assert_eq!(chosen.after(Action::Point(other)), chosen);
    assert_eq!(mark(&chosen.after(Action::Select(Some(other)))), Some(other));
    // What was left, and what belonged to another view, holds nothing.
    for freed in [chosen.after(Action::Select(None)), chosen.after(Action::Swap)] {
        assert_eq!(mark(&freed), None);
        assert_eq!(mark(&freed.after(Action::Point(other))), Some(other));
    }
}

#[test]
fn the_years_open_to_show_a_mark() {
    let data = Dataset::load();
    let state = at(&data, "/leeds/kent/", "").after(Action::Select(Some(MARK)));
    assert!(!state.is_timeline_open);
    let found = state.after(Action::FindInTimeline);
    assert_eq!((found.is_timeline_open, mark(&found)), (true, Some(MARK)));
    assert_eq!(found.after(Action::FindInTimeline), found);
    // What the reader opened stays open for other councils.
    assert_eq!(
        (
            found.after(Action::Swap).is_timeline_open,
            found.after(Action::OpenTimeline(false)).is_timeline_open
        ),
        (true, false)
    );
}

#[test]
fn a_list_of_councils_belongs_to_what_was_shown() {
    let data = Dataset::load();
    let listed = ThemeId::new("neglect").map(|theme| (ThemeList::ToldBoth, theme));
    let open = busy(&data).after(Action::ListCouncils(listed.clone()));
    assert_eq!(open.listed, listed);
    assert_eq!(open.after(Action::SetScheme(ColourScheme::Dark)).listed, listed);
    assert_eq!(open.after(Action::Swap).listed, None);
    assert_eq!(open.after(Action::ListCouncils(None)).listed, None);
}

/// What a dialog offers is of the reports that were shown when it was opened.
#[test]
fn a_dialog_belongs_to_what_was_shown() {
    let data = Dataset::load();
    let before = busy(&data);
    let choices = Choices::of(before.view.as_ref().unwrap());
    let unread = before.after(Action::Record(slug("leeds"), Err("no answer".into())));
    for state in [&before, &unread] {
        let pressed = state.after(Action::Open(Dialog::keeping()));
        assert_eq!(pressed.dialog, None, "there is nothing to offer yet");
    }
    let state = with_records(&data, before, &["kirklees", "leeds"]);
    for dialog in [Dialog::keeping(), Dialog::embedding(choices)] {
        let open = state.after(Action::Open(dialog.clone()));
        for action in [Action::ShowArea(Area::Overall), Action::SetScheme(ColourScheme::Dark)] {
            assert_eq!(open.after(action.clone()).dialog, Some(dialog.clone()), "{action:?}");
        }
        for (path, query) in [("/york/kent/", ""), ("/leeds/kent/", "as-of=2019-01-01")] {
            let gone_back = open.after(Action::Arrived(address(path, query)));
            assert_eq!(gone_back.dialog, None, "{path}?{query}");
        }
        let broken = open.after(Action::Record(slug("leeds"), Err("no answer".into())));
        assert_eq!(broken.dialog, None, "left open and empty, it would keep the page out of reach");
    }
}

#[test]
fn one_dialog_is_open_at_a_time() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", ""), &["leeds", "kent"]);
    let keeping = state.after(Action::Open(Dialog::keeping()));
    let made = keeping.after(Action::Made(Making::Failed));
    assert_eq!(made.dialog, Some(Dialog::Keeping(Making::Failed)));
    assert_eq!(
        made.after(Action::Open(Dialog::keeping())),
        keeping,
        "what was made before is not told again"
    );
    let embedding = Dialog::embedding(Choices::of(state.view.as_ref().unwrap()));
    let other = made.after(Action::Open(embedding.clone()));
    assert_eq!(other.dialog, Some(embedding));
    // That the one before was closed, or has made its file, may be heard of only now.
    for late in [Action::Close(DialogId::Keeping), Action::Made(Making::Failed)] {
        assert_eq!(other.after(late), other);
    }
    assert_eq!(other.after(Action::Close(DialogId::Embedding)), state);
}

#[test]
fn a_region_stays_chosen_when_the_two_change_sides() {
    let data = Dataset::load();
    let state = with_records(&data, at(&data, "/leeds/kent/", ""), &["leeds", "kent"]);
    let place = |state: &State| state.among.place(&state.comparison().unwrap()).to_owned();
    assert_eq!(place(&state), "England");
    let region = state.after(Action::CountAmong(Among::RegionOf(Which::Second)));
    assert_eq!(place(&region), "South East");
    // Also if they do by the choice of the other side's council, and in going back to where they stood the other way round.
    let swapped = region.after(Action::Swap);
    for changed in [
        swapped.clone(),
        swapped.after(Action::Arrived(address("/leeds/kent/", ""))),
        region.after(Action::Choose(Which::First, slug("kent"))),
        region.after(Action::Choose(Which::Second, slug("leeds"))),
        region.after(Action::Arrived(address("/leeds/kent/", "as-of=2024-01-01"))),
        with_records(&data, region.after(Action::Choose(Which::First, slug("york"))), &["york"]),
        with_records(&data, region.after(Action::Arrived(address("/kent/york/", ""))), &["york"]),
    ] {
        assert_eq!(place(&changed), "South East");
    }
    assert_eq!(place(&state.after(Action::Swap)), "England");
    // Of a council that has gone there is no region to count.
    let gone = with_records(&data, region.after(Action::Choose(Which::Second, slug("york"))), &["york"]);
    assert_eq!(place(&gone), "Yorkshire and The Humber");
}

#[test]
fn a_mark_does_not_outlast_the_records_that_it_is_in() {
    let data = Dataset::load();
    let marked = busy(&data);
    let mut index = data.index.clone();
    index.data_date = date("2027-01-31");
    // The records of the day before are dropped, and those that come may have another event at its place.
    let replaced = marked.after(Action::Index(Ok(Rc::new(index))));
    assert_eq!((mark(&marked), mark(&replaced)), (Some(MARK), None));
}

#[test]
fn what_is_chosen_for_an_embed_is_its_own() {
    let data = Dataset::load();
    let state = at(&data, "/calderdale/kirklees/", "theme=dark&area=leaders");
    let state = with_records(&data, state, &["calderdale", "kirklees"]);
    let view = state.view.clone().unwrap();
    let choices = Choices::of(&view);
    // A reader's colour scheme is not that of a page of another, and without a journey no area is large.
    assert_eq!(link::format(&choices.view(&view)), "/embed/calderdale/kirklees/?show=headline,grades");
    let with_journey = choices.after(Choice::Panel(Panel::Journey));
    assert_eq!(
        link::format(&with_journey.view(&view)),
        "/embed/calderdale/kirklees/?area=leaders&show=headline,grades,journey"
    );
    let measured = state.after(Action::Open(Dialog::embedding(choices))).after(Action::MeasuredEmbed(1, 777));
    assert_eq!(Heights::measured(choices.options.panels, made(&measured).heights).all()[1], 777);
    // Another format is as high; another colour scheme may not be, and has to be measured.
    let format = measured.after(Action::ChooseForEmbed(Choice::Format(EmbedFormat::Amp)));
    assert_eq!(made(&format).choices, Choices { format: EmbedFormat::Amp, ..choices });
    assert_eq!(made(&format).heights.iter().flatten().collect::<Vec<_>>(), [&777]);
    let dark = format.after(Action::ChooseForEmbed(Choice::Scheme(Some(ColourScheme::Dark))));
    assert_eq!(
        made(&dark).choices,
        Choices { format: EmbedFormat::Amp, scheme: Some(ColourScheme::Dark), ..choices }
    );
    assert_eq!(made(&dark).heights, [None; 8]);
    // Two choices in one rendering both count.
    let both = [Panel::Journey, Panel::Headline].map(Choice::Panel).map(Action::ChooseForEmbed);
    let both = both.into_iter().fold(measured.clone(), |state, choice| state.after(choice));
    assert_eq!(made(&both).choices.options.panels, Panels::of(&[Panel::Grades, Panel::Journey]).unwrap());
    // The code that was copied is the one that stands there, until something is chosen or measured.
    let begun = measured.after(Action::CopiedCode(Copying::UnderWay));
    let copied = begun.after(Action::CopiedCode(Copying::Done));
    assert_eq!(copied.after(Action::MeasuredEmbed(1, 777)), copied);
    assert_eq!(made(&copied.after(Action::MeasuredEmbed(1, 778))).copying, Copying::Outdated);
    let other = copied.after(Action::ChooseForEmbed(Choice::Format(EmbedFormat::Amp)));
    assert_eq!(made(&other).copying, Copying::NotYet);
    // What comes in late, or for a width that there is not, changes nothing.
    assert_eq!(measured.after(Action::MeasuredEmbed(8, 1)), measured);
    let left = copied.after(Action::Close(DialogId::Embedding));
    assert_eq!(left, state);
    for late in [Action::MeasuredEmbed(0, 1), Action::CopiedCode(Copying::Done), Action::FoundPicture] {
        assert_eq!(left.after(late), left);
    }
}
