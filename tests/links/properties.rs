//! What holds for every view and every address, also for what nobody would type.

use crate::common::{Dataset, date, runner};
use council_compare::comparison::Pair;
use council_compare::dataset::{Area, Date, Index, Slug};
use council_compare::link::{self, Accent, ColourScheme, EmbedOptions, Frame, Notice, Panel, Panels, View};
use proptest::prelude::*;

#[test]
fn what_somebody_typed_is_shortened() {
    let index = Dataset::load().index;
    for unit in [
        "a",
        "é",
        "🦀",
        "שלום",
        "\u{202e}",
        "\u{61c}",
        "a\u{200b}",
        "\u{feff}",
        "\u{0}",
        "%",
        "%F0",
        "-",
        ".",
        "&",
        "a/",
        "%2F",
        "ﷺ",
    ] {
        let long = unit.repeat(100_000 / unit.len());
        for (path, query) in [
            (format!("/{long}/leeds/"), String::new()),
            (format!("/leeds/{long}"), String::new()),
            (format!("/leeds/kent/{long}"), String::new()),
            ("/leeds/kent/".to_owned(), format!("area={long}&as-of={long}&theme={long}&{long}")),
            ("/embed/leeds/kent/".to_owned(), format!("show={long}&accent={long}&show=grades,{long}")),
        ] {
            let (view, notices) = link::parse(&path, &query, &index);
            check(&view, &notices, &index);
        }
    }
}

/// What holds for every address.
fn check(view: &View, notices: &[Notice], index: &Index) {
    let Pair { first, second } = &view.councils;
    assert!(index.council(first).is_some() && index.council(second).is_some(), "{view:?}");
    assert_ne!(first, second, "{notices:?}");
    assert!(view.as_of.is_none_or(|day| day <= index.data_date), "{view:?}");
    assert!(view.area.is_none_or(|area| Area::LANES.contains(&area)), "{view:?}");
    for notice in notices {
        let (quoted, named) = match notice {
            Notice::UnknownCouncil { typed, shown, suggestions, .. } => {
                (typed.as_str(), suggestions.iter().chain([shown]).collect())
            }
            Notice::SameCouncil { council, shown } => ("", vec![council, shown]),
            Notice::OneCouncil { shown } => ("", vec![shown]),
            Notice::ExtraPath(rest) | Notice::Attribute(rest) => (rest.as_str(), vec![]),
            Notice::Parameter { value, .. } => (value.as_str(), vec![]),
            Notice::Future(_) => ("", vec![]),
        };
        assert!(quoted.chars().count() <= 61 && !quoted.contains(char::is_control), "{notice:?}");
        // Nothing that turns the direction of text, or is not seen.
        let unseen = ['\u{61c}', '\u{200b}', '\u{200f}', '\u{202e}', '\u{2060}', '\u{2069}', '\u{feff}'];
        assert!(!quoted.contains(unseen), "{notice:?}");
        assert!(named.into_iter().all(|slug| index.council(slug).is_some()), "{notice:?}");
    }
    assert!(view.embed_options().panels.iter().next().is_some(), "{view:?}");
    let address = link::format(view);
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    assert_eq!(link::parse(path, query, index), (view.clone(), vec![]), "{address}");
}

fn days() -> impl Strategy<Value = Date> {
    (1900_u16..=2026, 1_u8..=12, 1_u8..=31)
        .prop_filter_map("a day up to that of the data", |(year, month, day)| Date::new(year, month, day))
        .prop_filter("not after the data", |day| *day <= date("2026-08-20"))
}

#[test]
fn every_view_comes_back_from_its_address() {
    let index = Dataset::load().index;
    let slugs: Vec<Slug> = index.councils().iter().map(|council| council.slug.clone()).collect();
    let councils = prop::sample::subsequence(slugs, 2).prop_shuffle();
    let area = prop::option::of(prop::sample::select(Area::LANES.to_vec()));
    let scheme = prop::option::of(prop::sample::select(ColourScheme::ALL.to_vec()));
    let panels = prop::sample::subsequence(Panel::ALL.to_vec(), 1..=Panel::ALL.len());
    let accent = prop::sample::select(Accent::ALL.to_vec());
    let embed = prop::option::of((panels, accent));
    let views = (councils, embed, area, prop::option::of(days()), scheme);
    let result = runner(2_000).run(&views, |(councils, embed, area, as_of, scheme)| {
        let councils = Pair::new(councils[0].clone(), councils[1].clone());
        let frame = embed.map_or(Frame::Page, |(panels, accent)| {
            Frame::Embed(EmbedOptions { panels: Panels::of(&panels).unwrap(), accent })
        });
        check(&View { frame, councils, area, as_of, scheme }, &[], &index);
        Ok(())
    });
    result.unwrap();
}

#[test]
fn every_address_shows_something() {
    let index = Dataset::load().index;
    let text = || {
        prop_oneof![
            any::<String>(),
            "[a-z/%&=+. -]{0,40}",
            "(/(leeds|hull|embed|index.html|st.?helens|[a-z%]{1,9})){0,4}/?"
        ]
    };
    let query = prop_oneof![
        any::<String>(),
        "((area|as-of|theme|show|accent|x)=(care-leavers|overall|dark|teal|(,|grades|all|findings){0,4}|20[0-3][0-9]-[01][0-9]-[0-3][0-9]|[ -~]{0,9})&?){0,5}"
    ];
    let result = runner(3_000).run(&(text(), query), |(path, query)| {
        let (view, notices) = link::parse(&path, &query, &index);
        check(&view, &notices, &index);
        Ok(())
    });
    result.unwrap();
}
