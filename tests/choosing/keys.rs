//! What each key does, as the editable combobox with list autocomplete of the ARIA Authoring Practices has it.

use crate::common::slug;
use council_compare::choosing::{Field, KeyEffect};
use council_compare::dataset::Slug;

/// A field with an open list, and the option that is ready.
fn open(active: Option<usize>) -> Field {
    Field { typed: Some("k".to_owned()), is_open: true, active, ..Field::default() }
}

#[test]
fn keys_follow_the_authoring_practices() {
    let options: Vec<Slug> = ["kent", "kirklees", "knowsley"].map(slug).into();
    let becomes = |active| Some(KeyEffect::Becomes(open(active)));
    let moves = |from, to| Some(KeyEffect::Becomes(Field { passed: from, ..open(Some(to)) }));
    for (field, key, effect) in [
        (open(None), "ArrowDown", becomes(Some(0))),
        (open(Some(0)), "ArrowDown", becomes(Some(1))),
        (open(Some(2)), "ArrowDown", moves(2, 0)),
        (open(None), "ArrowUp", becomes(Some(2))),
        (open(Some(2)), "ArrowUp", moves(2, 1)),
        (open(Some(0)), "ArrowUp", becomes(Some(2))),
        (open(Some(1)), "Home", moves(1, 0)),
        (open(Some(1)), "End", moves(1, 2)),
        // Without an active option these two move within the text.
        (open(None), "Home", None),
        (open(None), "End", None),
        (open(Some(1)), "Enter", Some(KeyEffect::Chooses(slug("kirklees")))),
        (open(None), "Enter", becomes(None)),
        (open(Some(7)), "Enter", becomes(Some(7))),
        (open(Some(1)), "Escape", Some(KeyEffect::Becomes(Field::default()))),
        (open(Some(1)), "Tab", None),
        (open(Some(1)), "a", None),
        (open(Some(1)), "ArrowLeft", None),
    ] {
        assert_eq!(field.takes(key), effect.is_some(), "{key} in {field:?}");
        assert_eq!(field.on_key(key, &options), effect, "{key} in {field:?}");
    }
}

#[test]
fn keys_of_a_closed_list() {
    let options: Vec<Slug> = ["kent", "kirklees"].map(slug).into();
    let (closed, opened) = (Field::default(), Field { is_open: true, ..Field::default() });
    let typed = Field { typed: Some("k".to_owned()), ..Field::default() };
    for (field, key, effect) in [
        (&closed, "ArrowDown", Some(KeyEffect::Becomes(opened.clone()))),
        (&closed, "ArrowUp", Some(KeyEffect::Becomes(opened))),
        (&closed, "Escape", None),
        (&typed, "Escape", Some(KeyEffect::Becomes(Field::default()))),
        (&closed, "Enter", None),
        (&closed, "Home", None),
        (&closed, "End", None),
        (&closed, "k", None),
    ] {
        assert_eq!(field.on_key(key, &options), effect, "{key} in {field:?}");
    }
}

#[test]
fn keys_of_an_empty_list_make_nothing_active() {
    for key in ["ArrowDown", "ArrowUp", "Home", "End", "Enter"] {
        for active in [None, Some(0)] {
            match open(active).on_key(key, &[]) {
                Some(KeyEffect::Becomes(field)) if key != "Enter" => assert_eq!(field.active, None, "{key}"),
                Some(KeyEffect::Chooses(slug)) => panic!("{key} chooses {slug}"),
                _ => {}
            }
        }
    }
}

#[test]
fn typing_makes_the_first_option_ready() {
    assert_eq!(
        Field::typed("hu".to_owned()),
        Field { typed: Some("hu".to_owned()), is_open: true, active: Some(0), ..Field::default() }
    );
    let blank = Field::typed("  ".to_owned());
    assert_eq!((blank.asked(), blank.active, blank.is_open), (None, None, true));
    assert_eq!(Field::typed(" hu ".to_owned()).asked(), Some("hu"));
}

#[test]
fn a_list_is_ready_as_far_as_the_reader_comes_and_further() {
    let at_first = Field::default().opened().ready();
    // More than fit into a list, and no more than can be made between two frames.
    assert!((12..=40).contains(&at_first), "{at_first}");
    for come_to in [0, 1, 30, 400, 15_799] {
        assert!(open(Some(come_to)).ready() > come_to + 10, "{come_to} by key");
        let scrolled = Field { passed: come_to, ..Field::default() };
        assert!(scrolled.ready() > come_to + 10, "{come_to} by scrolling");
        // It has to be told before the end of what is ready comes into view.
        assert!(!scrolled.needs_more(come_to) && scrolled.needs_more(scrolled.ready() - 9), "{come_to}");
    }
    // What was ready stays, wherever the reader goes from there.
    let options: Vec<Slug> = (0..500).map(|number| slug(&format!("council-{number}"))).collect();
    let at_end = Field { active: Some(499), ..Field::default().opened() };
    for key in ["ArrowDown", "Home"] {
        let Some(KeyEffect::Becomes(at_start)) = at_end.on_key(key, &options) else { panic!("{key}") };
        assert_eq!((at_start.active, at_start.ready()), (Some(0), at_end.ready()), "{key}");
    }
    // What is asked for next is read from the start.
    assert_eq!(Field::typed("k".to_owned()).ready(), at_first);
}
