//! What an embed's address chooses: panels, always in the order of the page, and an accent from a short list.

use crate::common::Dataset;
use crate::understood;
use council_compare::link::{self, Accent, EmbedOptions, Frame, Notice, Panel, Panels, Parameter, View};

const EMBED: &str = "/embed/leeds/kent/";

/// An embed's view and the notices of its query.
fn embed(query: &str) -> (View, Vec<Notice>) {
    link::parse(EMBED, query, &Dataset::load().index)
}

fn refused(parameter: Parameter, value: &str) -> Notice {
    Notice::Parameter { parameter, value: value.to_owned() }
}

#[test]
fn panels_stand_in_the_order_of_the_page() {
    for (query, canonical) in [
        ("show=headline,grades,journey,standing,findings", ""),
        ("", ""),
        ("show=grades", "?show=grades"),
        ("show=journey,grades", "?show=grades,journey"),
        ("show=findings+headline", "?show=headline,findings"),
        ("show=findings%20headline", "?show=headline,findings"),
        ("show=findings%2Cheadline", "?show=headline,findings"),
        ("show=,grades,,grades,", "?show=grades"),
        ("show=grades&show=standing", "?show=standing"),
        ("accent=blue", ""),
        ("theme=auto", ""),
        ("theme=dark&theme=auto", ""),
        ("accent=teal&show=standing&theme=dark", "?theme=dark&show=standing&accent=teal"),
    ] {
        assert_eq!(link::format(&understood(EMBED, query)), format!("{EMBED}{canonical}"), "{query}");
    }
}

#[test]
fn what_is_no_panel_is_named_and_the_rest_is_shown() {
    for (query, canonical, value) in [
        ("show=grades,chart", "?show=grades", "chart"),
        ("show=Grades,journey,all", "?show=journey", "Grades,all"),
        ("show=chart", "", "chart"),
        ("show=", "", ""),
        ("show=,", "", ""),
        ("show=grades%00", "", "grades"),
    ] {
        let (view, notices) = embed(query);
        assert_eq!(notices, [refused(Parameter::Show, value)], "{query}");
        assert_eq!(link::format(&view), format!("{EMBED}{canonical}"), "{query}");
    }
    for value in ["pink", "#f00", "TEAL", "", "teal;color:red"] {
        let (view, notices) = embed(&format!("accent={}", value.replace('#', "%23")));
        assert_eq!(
            (view.embed_options().accent, notices),
            (Accent::Blue, vec![refused(Parameter::Accent, value)])
        );
    }
}

#[test]
fn attributes_that_mean_nothing_are_named() {
    let (view, notices) = embed("attribute=frist&attribute=on%E2%80%AEclik&show=grades");
    let named = ["frist", "onclik"].map(|name| Notice::Attribute(name.to_owned()));
    assert_eq!(notices, named);
    assert_eq!(link::format(&view), format!("{EMBED}?show=grades"));
    understood("/leeds/kent/", "attribute=frist");
}

#[test]
fn an_embed_is_known_by_its_path() {
    for (path, is_embed) in [
        ("/embed/leeds/kent/", true),
        ("embed", true),
        ("//embed//", true),
        ("/", false),
        ("/leeds/embed/", false),
        ("/embedded/kent/", false),
    ] {
        assert_eq!(link::is_embed(path), is_embed, "{path}");
        let (view, _) = link::parse(path, "", &Dataset::load().index);
        assert_eq!(view.is_embed(), is_embed, "{path}");
    }
}

#[test]
fn only_embeds_have_panels_and_an_accent() {
    for path in ["/", "/leeds/kent/"] {
        let view = understood(path, "show=grades&accent=teal");
        assert_eq!(
            view.embed_options(),
            EmbedOptions { panels: Panels::ALL, accent: Accent::Blue },
            "{path}"
        );
    }
    let view = understood(EMBED, "show=grades&accent=teal&as-of=2019-01-01");
    assert_eq!((view.shows(Panel::Grades), view.shows(Panel::Headline)), (true, false));
    let shared = link::to_share(&view);
    assert!(Panel::ALL.into_iter().all(|panel| shared.shows(panel)));
    assert_eq!(link::format(&shared), "/leeds/kent/?as-of=2019-01-01");
    // Whatever a page holds, it shows everything and says nothing of it in its address.
    let page = View { frame: Frame::Page, ..view };
    assert!(Panel::ALL.into_iter().all(|panel| page.shows(panel)));
    assert_eq!(link::format(&page), "/leeds/kent/?as-of=2019-01-01");
}

#[test]
fn a_choice_of_panels_is_never_empty() {
    assert_eq!(Panels::of(&[]), None);
    let grades = Panels::of(&[Panel::Grades]).unwrap();
    assert_eq!(grades.toggled(Panel::Grades), grades);
    let both = grades.toggled(Panel::Headline);
    assert_eq!(both.iter().collect::<Vec<_>>(), [Panel::Headline, Panel::Grades]);
    assert_eq!(both.toggled(Panel::Headline), grades);
    assert_eq!(Panels::of(&Panel::ALL), Some(Panels::ALL));
    assert_eq!(Panel::ALL.into_iter().fold(grades, Panels::toggled), Panels::ALL.toggled(Panel::Grades));
}
