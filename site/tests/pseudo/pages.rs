//! Whole pages, in every state: each text is marked, or the dataset has it.

use crate::data::Texts;
use crate::known::{at, known, whole};
use crate::markup::texts;
use crate::plain::{mended, unmarked};
use council_compare::choosing::Field;
use council_compare::comparison::findings::ThemeList;
use council_compare::comparison::tally::Among;
use council_compare::comparison::{ChartId, MarkId, Side, Which};
use council_compare::dataset::{Area, ReportId, Slug};
use council_compare::embed::{Choices, Embed, EmbedFormat, Heights};
use council_compare::link::{self, Accent, ColourScheme, EmbedOptions};
use council_compare::search::nearest;
use council_compare::state::{Action, Copying, Dialog, Reached, State};
use council_compare::ui::council::{CouncilPage, CouncilProps};
use site::export::render::{markup, rendered};
use std::rc::Rc;

const ORIGIN: &str = "https://news.example";

/// What no council is called.
const NO_NAME: &str = "qqqq";

/// Fails at a page with a text that neither is marked nor in the dataset.
fn check(of: &str, markup: &str, data: &Texts) {
    let shown = texts(markup);
    assert!(!shown.is_empty(), "{of}: there are texts");
    for shown in shown {
        if shown.place == "textarea" {
            // The code of an embed, which is markup itself.
            check(of, &shown.text, data);
            continue;
        }
        let is_chart = shown.place == "text";
        let text = if is_chart { mended(&shown.text) } else { shown.text.clone() };
        for part in unmarked(&text) {
            let is_data = if is_chart { data.has_line(&part) } else { data.has(&part) };
            assert!(is_data, "{of}: “{part}” in <{}> is hard-wired: {}", shown.place, shown.text);
        }
    }
}

fn check_state(of: &str, state: &State, data: &mut Texts) {
    if let Some(view) = &state.view {
        data.add(&format!("{ORIGIN}{}", link::format(&link::to_share(view))));
    }
    check(of, &markup(state.clone(), ORIGIN, "/"), data);
}

/// Usual pairs, those with councils that were created or replaced, with shared and older grades, with much and with
/// nothing known; pinned ones; embeds.
const ADDRESSES: [&str; 17] = [
    "/",
    "/calderdale/kirklees",
    "/calderdale/kirklees?as-of=2019-01-01",
    "/calderdale/kirklees?as-of=2012-06-01",
    "/calderdale/kirklees?area=care-leavers",
    "/bournemouth/cumbria",
    "/bournemouth-christchurch-and-poole/westmorland-and-furness",
    "/westmorland-and-furness/trafford?as-of=2023-05-01",
    "/trafford/cheshire-east",
    "/northamptonshire/leeds",
    "/isles-of-scilly/city-of-london",
    "/doncaster/slough?as-of=2018-06-01",
    "/surrey/isles-of-scilly?as-of=2016-12-31",
    "/rotherham/birmingham",
    "/norfolk/kent",
    "/embed/calderdale/kirklees",
    "/embed/bournemouth/leeds?as-of=2017-01-01",
];

/// Addresses that are not understood or say less than two councils, with what of them a notice repeats.
const MISTAKEN: [(&str, &[&str]); 7] = [
    ("/kirkles/calderdale", &["kirkles"]),
    ("/xyzzy/kirklees", &["xyzzy"]),
    ("/kirklees/kirklees", &[]),
    ("/kirklees", &[]),
    ("/calderdale/kirklees/more", &["more"]),
    ("/calderdale/kirklees?as-of=soon&area=roads", &["as-of", "soon", "area", "roads"]),
    ("/calderdale/kirklees?as-of=2099-01-01", &[]),
];

#[test]
fn nothing_on_a_page_is_hard_wired() {
    let known = known();
    let mut data = Texts::of(&known);
    for address in ADDRESSES {
        let state = whole(&known, address);
        assert_eq!(state.notices, [], "{address}");
        check_state(address, &state, &mut data);
    }
    for (address, repeated) in MISTAKEN {
        let state = whole(&known, address);
        assert_ne!(state.notices, [], "{address}");
        let mut data = data.clone();
        repeated.iter().for_each(|text| data.add(text));
        check_state(address, &state, &mut data);
    }
}

#[test]
fn nothing_that_a_reader_does_shows_hard_wired_texts() {
    let known = known();
    let mut data = Texts::of(&known);
    data.add(NO_NAME);
    let nearest: Vec<_> = nearest(&known.index, NO_NAME, 4).into_iter().map(|found| found.name).collect();
    // They are said aloud one after the other.
    data.add(&nearest.join(", "));
    let state = whole(&known, "/calderdale/kirklees");
    let opened = Field::default().opened();
    let slug = |text: &str| Slug::new(text).unwrap();
    let mark =
        |chart, lane, position| Action::Select(Some(MarkId { chart, which: Which::First, lane, position }));
    let told = known.themes.themes.iter().max_by_key(|theme| theme.told_to_improve.len()).unwrap();
    let mut actions = vec![
        Action::Field(Which::First, opened),
        Action::Field(Which::Second, Field::typed(NO_NAME.to_owned())),
        Action::CountAmong(Among::RegionOf(Which::First)),
        Action::OpenTimeline(true),
        Action::Open(Dialog::keeping()),
        Action::Choose(Which::First, slug("leeds")),
        mark(ChartId::Standing, Some(Area::Leaders), 0),
    ];
    for list in [ThemeList::ToldBoth, ThemeList::ToldOne(Which::First), ThemeList::ToldOne(Which::Second)] {
        actions.push(Action::ListCouncils(Some((list, told.id.clone()))));
    }
    for position in 0..12 {
        actions.extend([None, Some(Area::ChildrenInCare)].map(|lane| mark(ChartId::Journey, lane, position)));
    }
    for action in actions {
        check_state(&format!("{action:?}"), &state.after(action), &mut data);
    }
    for copying in [Copying::Done, Copying::Refused] {
        let pressed = state.after(Action::Copied(Copying::UnderWay));
        check_state(&format!("{copying:?}"), &pressed.after(Action::Copied(copying)), &mut data);
    }
}

#[test]
fn nothing_of_making_an_embed_is_hard_wired() {
    let known = known();
    let mut data = Texts::of(&known);
    for address in ["/calderdale/kirklees", "/bournemouth/leeds?as-of=2017-01-01"] {
        let state = whole(&known, address);
        let view = state.view.clone().unwrap();
        let of_view = Choices::of(&view);
        let day = Some(known.index.data_date);
        for choices in EmbedFormat::ALL.map(|format| Choices { format, ..of_view }).into_iter().chain([
            Choices { as_of: day, options: EmbedOptions::default(), ..of_view },
            Choices { format: EmbedFormat::WordPress, as_of: day, ..of_view },
            Choices {
                scheme: Some(ColourScheme::Dark),
                options: EmbedOptions { accent: Accent::Claret, ..of_view.options },
                ..of_view
            },
        ]) {
            let state = state.after(Action::Open(Dialog::embedding(choices)));
            let comparison = state.comparison_as_of(choices.as_of).unwrap();
            let embed = Embed::new(
                &format!("{ORIGIN}/"),
                &choices.view(&view),
                &comparison,
                Heights::estimate(choices.options.panels),
            );
            data.add(&embed.link());
            let state = state.after(Action::CopiedCode(Copying::UnderWay));
            for action in [
                Action::CopiedCode(Copying::NotYet),
                Action::CopiedCode(Copying::Done),
                Action::CopiedCode(Copying::Refused),
                Action::FoundPicture,
            ] {
                let state = state.after(action);
                let markup = markup(state.clone(), ORIGIN, "/");
                assert!(markup.contains("<textarea"), "{address}: the dialog is open");
                check_state(&format!("{address}, {:?}", choices.format), &state, &mut data);
            }
        }
    }
}

#[test]
fn nothing_that_waits_or_fails_shows_hard_wired_texts() {
    let known = known();
    let mut data = Texts::of(&known);
    let why: Rc<str> = "why it failed".into();
    data.add(&why);
    let slug = Slug::new("calderdale").unwrap();
    let start = || at("/calderdale/kirklees");
    let begun = || start().after(Action::Index(Ok(known.index.clone())));
    let waiting = {
        let councils = begun().view.unwrap().councils;
        let mut state = begun();
        for (_, slug) in councils.iter() {
            state = state.after(Action::Record(slug.clone(), Ok(known.records[slug].clone())));
        }
        state.after(Action::Reached(Reached::Findings))
    };
    let failed = {
        let mut state = waiting.after(Action::GradesOfAll(Err(why.clone())));
        for (slug, found) in &known.findings {
            for (published, _) in found {
                let report = ReportId { council: slug.clone(), published: *published };
                state = state.after(Action::Findings(report, Err(why.clone())));
            }
        }
        state
    };
    let themes = whole(&known, "/calderdale/kirklees").after(Action::Themes(Err(why.clone())));
    for (of, state) in [
        ("nothing", start()),
        ("no index", start().after(Action::Index(Err(why.clone())))),
        ("no record yet", begun()),
        ("no record", begun().after(Action::Record(slug, Err(why.clone())))),
        ("nothing below yet", waiting),
        ("nothing below", failed),
        ("no themes", themes),
    ] {
        check_state(of, &state, &mut data);
    }
}

#[test]
fn nothing_on_a_councils_own_page_is_hard_wired() {
    let known = known();
    let data = Texts::of(&known);
    for council in known.index.councils() {
        let slug = &council.slug;
        let side = Side::new(council.clone(), known.records[slug].clone(), None);
        let report = side.summarised_report();
        let findings = report.and_then(|report| {
            known.findings[&report.council]
                .iter()
                .find(|(day, _)| *day == report.published)
                .map(|(_, found)| found.clone())
        });
        let compared = known.index.councils().iter().map(|other| other.slug.clone());
        let props = CouncilProps {
            base_path: "/".to_owned(),
            index: known.index.clone(),
            side,
            findings,
            compared: compared.filter(|other| other != slug).collect(),
        };
        check(slug.as_str(), &rendered::<CouncilPage>(props), &data);
    }
}
