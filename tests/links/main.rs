//! Addresses: every view has one, every address shows something sensible, and what was not understood is said.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod embeds;
mod properties;

use common::{Dataset, date, slug};
use council_compare::comparison::{Pair, Which};
use council_compare::dataset::{Area, Date};
use council_compare::link::{self, ColourScheme, EmbedOptions, Frame, Notice, Parameter, View};

/// Reads the address without its notices, which must be none.
#[track_caller]
fn understood(path: &str, query: &str) -> View {
    let (view, notices) = link::parse(path, query, &Dataset::load().index);
    assert_eq!(notices, [], "{path}?{query}");
    view
}

/// The two councils and the notices of an address.
fn read(path: &str, query: &str) -> (String, Vec<Notice>) {
    let (view, notices) = link::parse(path, query, &Dataset::load().index);
    (format!("{} {}", view.councils.first, view.councils.second), notices)
}

#[test]
fn addresses_of_pairs() {
    let plain = understood("/calderdale/kirklees/", "");
    let councils = Pair::new(slug("calderdale"), slug("kirklees"));
    let expected =
        View { frame: Frame::Page, councils: councils.clone(), area: None, as_of: None, scheme: None };
    assert_eq!(plain, expected);
    let start = understood("/", "");
    assert_eq!(start, View { frame: Frame::Start, ..plain.clone() });
    let embed = understood("/embed/calderdale/kirklees/", "area=care-leavers&as-of=2019-01-01&theme=dark");
    let expected = View {
        frame: Frame::Embed(EmbedOptions::default()),
        councils,
        area: Some(Area::CareLeavers),
        as_of: Some(date("2019-01-01")),
        scheme: Some(ColourScheme::Dark),
    };
    assert_eq!(embed, expected);
    assert_eq!(
        link::format(&embed),
        "/embed/calderdale/kirklees/?area=care-leavers&as-of=2019-01-01&theme=dark"
    );
    assert_eq!(link::format(&start), "/");
    assert_eq!(link::format(&plain), "/calderdale/kirklees/");
    assert_eq!(
        link::format(&link::to_share(&embed)),
        "/calderdale/kirklees/?area=care-leavers&as-of=2019-01-01"
    );
    assert_eq!(link::format(&link::to_share(&start)), "/calderdale/kirklees/");
}

#[test]
fn one_pair_has_many_spellings() {
    let spellings = [
        "/calderdale/kingston-upon-hull/",
        "/calderdale/kingston-upon-hull",
        "calderdale/kingston-upon-hull",
        "//calderdale///kingston-upon-hull//",
        "/calderdale/kingston-upon-hull/index.html",
        "/Calderdale/KINGSTON-UPON-HULL/",
        "/calderdale/hull/",
        "/calderdale/Hull/",
        "/halifax/hull/",
        "/calderdale/Kingston%20upon%20Hull/",
        "/c%61lderdale/%68ull/",
        "/calderdale/kingston+upon+hull/",
        "/calderdale/Kingston_upon_Hull/",
    ];
    for path in spellings {
        assert_eq!(link::format(&understood(path, "")), "/calderdale/kingston-upon-hull/", "{path}");
    }
}

#[test]
fn every_name_and_other_name_is_an_address() {
    let index = Dataset::load().index;
    for council in index.councils() {
        for name in core::iter::once(&council.name).chain(&council.aliases) {
            for typed in [name.to_string(), name.to_lowercase(), name.to_lowercase().replace(' ', "-")] {
                let (view, notices) = link::parse(&format!("/{typed}/kirklees"), "", &index);
                // Kirklees itself stands twice in one of them.
                if council.slug != slug("kirklees") {
                    assert_eq!((&view.councils.first, notices), (&council.slug, vec![]), "{typed}");
                }
            }
        }
    }
}

#[test]
fn a_misspelt_council_is_the_nearest_one_with_a_notice() {
    for (typed, meant) in [
        ("kirkless", "kirklees"),
        ("kirkles", "kirklees"),
        ("caldervale", "calderdale"),
        ("kingston-upon-hul", "kingston-upon-hull"),
        ("st-hellens", "st-helens"),
        ("tower-hamlet", "tower-hamlets"),
        ("bornemouth-christchurch-and-poole", "bournemouth-christchurch-and-poole"),
        ("Westmoreland%20%26%20Furness", "westmorland-and-furness"),
    ] {
        let (councils, notices) = read(&format!("/leeds/{typed}/"), "");
        assert_eq!(councils, format!("leeds {meant}"), "{typed}");
        let [Notice::UnknownCouncil { which, shown, is_near, suggestions, .. }] = notices.as_slice() else {
            panic!("{typed}: {notices:?}")
        };
        assert_eq!((*which, shown.as_str(), *is_near), (Which::Second, meant, true), "{typed}");
        assert!(!suggestions.contains(shown) && suggestions.len() <= 3, "{typed}: {suggestions:?}");
    }
}

#[test]
fn a_council_that_is_nothing_like_any_is_not_guessed() {
    let (councils, notices) = read("/xyzzy-plugh-quux/leeds/", "");
    assert_eq!(councils, "calderdale leeds");
    let [Notice::UnknownCouncil { which: Which::First, typed, is_near: false, suggestions, .. }] =
        notices.as_slice()
    else {
        panic!("{notices:?}")
    };
    assert_eq!((typed.as_str(), suggestions.as_slice()), ("xyzzy-plugh-quux", [].as_slice()));
    // Nor is it taken for the council beside it, of which the address speaks only once.
    let (councils, notices) = read("/xyzzy-plugh-quux/calderdale/", "");
    assert_eq!(councils, "kirklees calderdale");
    assert!(matches!(notices.as_slice(), [Notice::UnknownCouncil { .. }]), "{notices:?}");
    // By itself it is no council that an address could name.
    let (_, notices) = read("/xyzzy-plugh-quux/", "");
    assert!(matches!(notices.as_slice(), [Notice::UnknownCouncil { .. }]), "{notices:?}");
    let (councils, notices) = read("/xyzzy-plugh/%F0%9F%A6%80%F0%9F%A6%80%F0%9F%A6%80/", "");
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(councils.starts_with("calderdale "), "{councils}");
}

#[test]
fn what_names_no_council_at_all_is_told_from_what_names_one() {
    let names_none = |path: &str| {
        let (_, notices) = link::parse(path, "", &Dataset::load().index);
        link::names_no_council(path, &notices)
    };
    for path in ["/about-us.html", "/xyzzy/frobnicate/", "/wp-content/plugins/feed/", "/favicon.ico"] {
        assert!(names_none(path), "{path}");
    }
    for path in
        ["/", "/index.html", "/leeds/", "/leeds/xyzzy/", "/xyzzy/leeds/", "/leeds/leeds/", "/kirkless/"]
    {
        assert!(!names_none(path), "{path}");
    }
    // An embed is never a list of councils.
    assert!(!names_none("/embed/xyzzy/") && !names_none("/embed/xyzzy/frobnicate/"));
}

#[test]
fn the_same_council_twice_and_one_council_alone() {
    let (councils, notices) = read("/kirklees/kirklees/", "");
    let shown = slug("calderdale");
    assert_eq!(councils, "kirklees calderdale");
    assert_eq!(notices, [Notice::SameCouncil { council: slug("kirklees"), shown: shown.clone() }]);
    let (councils, notices) = read("/hull/kingston-upon-hull/", "");
    assert!(councils.starts_with("kingston-upon-hull "), "{councils}");
    assert!(matches!(notices.as_slice(), [Notice::SameCouncil { .. }]), "{notices:?}");
    assert_eq!(
        read("/kirklees/", ""),
        ("kirklees calderdale".to_owned(), vec![Notice::OneCouncil { shown }])
    );
    let (_, notices) = read("/embed/leeds", "");
    assert!(matches!(notices.as_slice(), [Notice::OneCouncil { .. }]), "{notices:?}");
    assert_eq!(link::format(&understood("/embed/", "")), "/embed/calderdale/kirklees/");
}

#[test]
fn what_is_not_understood_is_named() {
    let (councils, notices) = read("/leeds/kent/and/more/", "");
    assert_eq!((councils.as_str(), notices), ("leeds kent", vec![Notice::ExtraPath("and/more".to_owned())]));
    let refused = |parameter, value: &str| vec![Notice::Parameter { parameter, value: value.to_owned() }];
    for (query, notices) in [
        ("area=adoption", refused(Parameter::Area, "adoption")),
        ("area=Leaders", refused(Parameter::Area, "Leaders")),
        ("area=", refused(Parameter::Area, "")),
        ("theme=pink", refused(Parameter::Theme, "pink")),
        ("as-of=2019", refused(Parameter::AsOf, "2019")),
        ("as-of=2019-13-01", refused(Parameter::AsOf, "2019-13-01")),
        ("as-of=2019-02-29", refused(Parameter::AsOf, "2019-02-29")),
        ("as-of=01/01/2019", refused(Parameter::AsOf, "01/01/2019")),
        ("as-of=2019-1-1", refused(Parameter::AsOf, "2019-1-1")),
        ("as-of=+2019-01-01", refused(Parameter::AsOf, " 2019-01-01")),
        ("as-of=2199-12-31", vec![Notice::Future(date("2199-12-31"))]),
        ("utm_source=x&fbclid=y&show=all&AS-OF=2019&=&&a=b=c", vec![]),
    ] {
        let (view, found) = link::parse("/leeds/kent/", query, &Dataset::load().index);
        assert_eq!(found, notices, "{query}");
        assert_eq!((view.area, view.scheme, view.as_of), (None, None, None), "{query}");
    }
    // The day of the data itself is a day to pin, and no day after it.
    let data_date = Dataset::load().index.data_date;
    assert_eq!(understood("/leeds/kent/", &format!("as-of={data_date}")).as_of, Some(data_date));
    let next = (1..=31).filter_map(|day| Date::new(data_date.year(), data_date.month().number(), day));
    let next = next.chain([date("2199-01-01")]).find(|day| *day > data_date).unwrap();
    let (_, notices) = read("/leeds/kent/", &format!("as-of={next}"));
    assert_eq!(notices, [Notice::Future(next)]);
}

#[test]
fn the_last_of_several_parameters_counts() {
    for (query, canonical) in [
        ("as-of=soon&as-of=2199-12-31&as-of=2019-01-01", "?as-of=2019-01-01"),
        ("area=nowhere&area=leaders", "?area=leaders"),
        ("theme=pink&theme=dark&%74heme=light", "?theme=light"),
        ("show=chart&accent=pink&show=grades&accent=teal", "?show=grades&accent=teal"),
    ] {
        let view = understood("/embed/leeds/kent/", query);
        assert_eq!(link::format(&view), format!("/embed/leeds/kent/{canonical}"), "{query}");
    }
    // Also if it is not understood: a notice says so, and nothing of one before is shown beside it.
    for (name, parameter, before, value) in [
        ("as-of", Parameter::AsOf, "2019-01-01", "soon"),
        ("area", Parameter::Area, "leaders", "nowhere"),
        ("theme", Parameter::Theme, "dark", "pink"),
        ("show", Parameter::Show, "grades", "chart"),
        ("accent", Parameter::Accent, "teal", "pink"),
    ] {
        let query = format!("{name}={before}&{name}={value}");
        let (view, notices) = link::parse("/embed/leeds/kent/", &query, &Dataset::load().index);
        assert_eq!(link::format(&view), "/embed/leeds/kent/", "{query}");
        assert_eq!(notices, [Notice::Parameter { parameter, value: value.to_owned() }], "{query}");
    }
}

#[test]
fn a_notice_cannot_turn_the_direction_of_its_text() {
    let data = Dataset::load();
    let (_, notices) = link::parse("/leeds/kent/", "as-of=%E2%80%AE2019%E2%81%A6", &data.index);
    assert_eq!(notices, [Notice::Parameter { parameter: Parameter::AsOf, value: "2019".to_owned() }]);
}
