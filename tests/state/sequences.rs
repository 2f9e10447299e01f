//! What holds whatever happens, in whatever order.

use super::{MARK, address, at, with_records};
use crate::common::{Dataset, date, grades_of_all, runner, slug};
use council_compare::choosing::Field;
use council_compare::comparison::tally::Among;
use council_compare::comparison::{MarkId, Which};
use council_compare::dataset::Area;
use council_compare::embed::{Choice, Choices, EmbedFormat};
use council_compare::link::{self, ColourScheme, Panel};
use council_compare::state::{Action, Copying, Dialog, DialogId, File, Making, Reached, Selected, State};
use proptest::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// Few councils, so that the same two come often, in either order.
const COUNCILS: [&str; 5] = ["leeds", "kent", "york", "bournemouth", "bournemouth-christchurch-and-poole"];

const ADDRESSES: [(&str, &str); 8] = [
    ("/", ""),
    ("/leeds/kent/", ""),
    ("/kent/leeds/", "theme=dark"),
    ("/kent/leeds/", "as-of=2019-01-01&area=leaders"),
    ("/york/york/", "area=nowhere"),
    ("/yrok/", ""),
    ("/embed/bournemouth/bournemouth-christchurch-and-poole/", "show=grades,nothing"),
    ("/nowhere/at-all/", "as-of=2999-01-01"),
];

fn select<T: Clone + std::fmt::Debug + 'static>(from: impl Into<Vec<T>>) -> impl Strategy<Value = T> {
    prop::sample::select(from.into())
}

/// Anything that can happen, with what came of the dataset.
fn actions(data: &Dataset) -> impl Strategy<Value = Action> + use<> {
    let which = || select(Which::BOTH);
    let council = || select(COUNCILS).prop_map(slug);
    let copying = || select([Copying::UnderWay, Copying::Done, Copying::Refused, Copying::NotYet]);
    let index = Rc::new(data.index.clone());
    let mut lacking = data.index.clone();
    lacking.left_out.push(slug("york"));
    let came = prop_oneof![
        3 => Just(Ok(index)),
        1 => Just(Ok(Rc::new(lacking))),
        1 => Just(Err("no answer".into())),
    ];
    let records: Vec<_> = COUNCILS.iter().map(|name| (slug(name), data.record(name).clone())).collect();
    let record = (select(records), prop::bool::weighted(0.9)).prop_map(|((slug, record), is_here)| {
        Action::Record(slug, if is_here { Ok(record) } else { Err("no answer".into()) })
    });
    let told = prop_oneof![
        1 => select(ADDRESSES).prop_map(|(path, query)| Action::Arrived(address(path, query))),
        1 => came.prop_map(Action::Index),
        4 => record,
        1 => council().prop_map(|slug| Action::OfAnotherDay(File::Record(slug))),
        1 => Just(Action::GradesOfAll(Ok(Rc::new(grades_of_all())))),
        1 => Just(Action::GradesOfAll(Err("no answer".into()))),
        1 => select([Reached::Panels, Reached::Findings]).prop_map(Action::Reached),
        1 => Just(Action::Made(Making::Failed)),
        1 => Just(Action::FoundPicture),
        1 => (0_usize..9, 100_u32..103).prop_map(|(width, height)| Action::MeasuredEmbed(width, height)),
    ];
    let done = prop_oneof![
        4 => (which(), council()).prop_map(|(which, slug)| Action::Choose(which, slug)),
        2 => Just(Action::Swap),
        1 => Just(Action::Unpin),
        1 => Just(Action::Retry),
        1 => select(Area::LANES).prop_map(Action::ShowArea),
        1 => select(ColourScheme::ALL).prop_map(Action::SetScheme),
        1 => select([Among::England, Among::RegionOf(Which::First), Among::RegionOf(Which::Second)])
            .prop_map(Action::CountAmong),
        1 => (0_usize..3).prop_map(|position| Action::Point(MarkId { position, ..MARK })),
        1 => prop::option::of(Just(MARK)).prop_map(Action::Select),
        1 => (which(), select(["", "yor", "qqqq"]))
            .prop_map(|(which, text)| Action::Field(which, Field::typed(text.to_owned()))),
        1 => Just(Action::Open(Dialog::keeping())),
        1 => select([DialogId::Keeping, DialogId::Embedding]).prop_map(Action::Close),
        1 => select([Choice::Format(EmbedFormat::Amp), Choice::Panel(Panel::Journey), Choice::AsOf(Some(date("2019-01-01")))])
            .prop_map(Action::ChooseForEmbed),
        1 => copying().prop_map(Action::Copied),
        1 => copying().prop_map(Action::CopiedCode),
    ];
    prop_oneof![told, done]
}

/// What holds for every state.
fn check(state: &State, data: &Dataset) {
    if let Some(view) = &state.view {
        assert_ne!(view.councils.first, view.councils.second);
        assert!(state.known.index().is_some(), "a view is of the councils of an index");
        let shown = link::format(view);
        let (path, query) = shown.split_once('?').unwrap_or((&shown, ""));
        assert_eq!(link::parse(path, query, &data.index), (view.clone(), vec![]), "{shown}");
    } else {
        assert_eq!(state.notices, []);
    }
    if state.comparison().is_none() {
        assert_eq!(state.dialog, None, "a dialog has nothing to offer");
    }
    if state.known.index().is_some() {
        assert_eq!(state.lacks_index(), None, "an index that is whole shows every address");
    }
}

/// What holds between a state and the next.
fn check_step(before: &State, action: &Action, after: &State) {
    assert!(before.known.index().is_none() || after.known.index().is_some(), "the index is lost");
    let councils = |state: &State| state.view.as_ref().map(|view| (view.councils.clone(), view.as_of));
    if councils(before) != councils(after) {
        assert_eq!((after.selected, &after.listed, &after.dialog), (None, &None, &None));
        assert_eq!(after.copying, Copying::NotYet, "the link that was copied led elsewhere");
    }
    let is_held = |selected: Option<Selected>| selected.is_some_and(|selected| selected.is_held);
    if matches!(action, Action::Point(_)) && is_held(before.selected) {
        assert_eq!(after.selected, before.selected);
    }
    // What is said of copying follows from an attempt that was under way.
    if matches!(after.copying, Copying::Done | Copying::Refused) && after.copying != before.copying {
        assert_eq!(before.copying, Copying::UnderWay, "{action:?}");
    }
    assert!(after.reached >= before.reached);
}

#[test]
fn whatever_happens_the_state_is_sound() {
    let data = Dataset::load();
    let here = with_records(&data, at(&data, "/leeds/kent/", ""), &COUNCILS);
    let dialogs = Cell::new(0);
    runner(400)
        .run(&(any::<bool>(), prop::collection::vec(actions(&data), 1..60)), |(is_here, actions)| {
            let mut state = if is_here { here.clone() } else { State::new(address("/leeds/kent/", "")) };
            for action in actions {
                let mut next = state.after(action.clone());
                check(&next, &data);
                check_step(&state, &action, &next);
                if let (Action::Open(_), Some(view)) = (&action, next.view.clone()) {
                    // The other dialog, which has more to lose.
                    next = next.after(Action::Open(Dialog::embedding(Choices::of(&view))));
                    check(&next, &data);
                    dialogs.set(dialogs.get() + usize::from(next.dialog.is_some()));
                }
                state = next;
            }
            Ok(())
        })
        .unwrap();
    assert!(dialogs.get() > 50, "{dialogs:?} dialogs were open");
}
