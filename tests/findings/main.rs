//! What inspectors found: every summary, every shared theme and every count against the table that people edit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;

use common::{Dataset, Row, date, published, slug, table, typeset};
use council_compare::comparison::findings::{Common, areas};
use council_compare::comparison::{Pair, Which};
use council_compare::dataset::{Area, Council, Finding, Findings, Json, Slug, ThemeId, Themes, parse};
use council_compare::describe;
use council_compare::words::findings as words;
use std::collections::{BTreeMap, BTreeSet};

/// The summaries of a report as the widget reads them.
fn findings(council: &str, day: &str) -> Findings {
    let json = published(&format!("findings/{council}/{day}.json"));
    parse::findings(&Json::from(&json), &slug(council), date(day))
        .unwrap_or_else(|fault| panic!("{council}: {fault}"))
}

fn themes() -> Themes {
    parse::themes(&Json::from(&published("themes.json"))).expect("themes.json")
}

/// The summaries of each current council’s newest report, where somebody has written them.
fn newest(data: &Dataset) -> BTreeMap<Slug, Findings> {
    let is_current = |slug: &Slug| data.index.council(slug).is_some_and(Council::is_current);
    let current = data.records.iter().filter(|(slug, _)| is_current(slug));
    let newest = current.filter_map(|(slug, record)| {
        let report = record.inspections.last().filter(|report| report.has_findings)?;
        Some((slug.clone(), findings(slug.as_str(), &report.published.to_string())))
    });
    newest.collect()
}

/// The rows of the table about one report and of one kind.
fn rows<'a>(table: &'a [Row], council: &str, day: &str, kind: &str) -> Vec<&'a Row> {
    table
        .iter()
        .filter(|row| row["council"] == council && row["published"] == day && row["kind"] == kind)
        .collect()
}

/// The themes of such rows.
fn told(table: &[Row], council: &str, day: &str, kind: &str) -> BTreeSet<String> {
    rows(table, council, day, kind).into_iter().map(|row| row["theme"].clone()).collect()
}

fn set(themes: &[ThemeId]) -> BTreeSet<String> {
    let set: BTreeSet<String> = themes.iter().map(|theme| theme.as_str().to_owned()).collect();
    assert_eq!(set.len(), themes.len(), "no theme stands twice: {themes:?}");
    set
}

/// Themes by what is noted of them: nothing, the first council, the second.
fn by_note(themes: &[(ThemeId, Option<Which>)]) -> [BTreeSet<String>; 3] {
    [None, Some(Which::First), Some(Which::Second)].map(|noted| {
        let themes = themes.iter().filter(|(_, which)| *which == noted);
        set(&themes.map(|(theme, _)| theme.clone()).collect::<Vec<_>>())
    })
}

#[test]
fn every_summary_is_that_of_the_table() {
    let (data, table) = (Dataset::load(), table("findings.csv"));
    let mut seen = 0;
    for (slug, record) in &data.records {
        for report in record.inspections.iter().filter(|report| report.has_findings) {
            let (council, day) = (slug.as_str(), report.published.to_string());
            let findings = findings(council, &day);
            let summary = rows(&table, council, &day, "summary");
            assert_eq!(
                (summary.len(), &*findings.summary),
                (1, &*typeset(&summary[0]["text"])),
                "{council} {day}"
            );
            let told = |kind: &str, found: &[Finding]| {
                let line = |area: &str, theme: &str, paragraph: &str, text: &str| {
                    format!("{area} | {theme} | {paragraph} | {text}")
                };
                let found = found.iter().map(|it| {
                    let paragraph = it.paragraph.map(|number| number.to_string()).unwrap_or_default();
                    line(it.area.map_or("", Area::id), it.theme.as_str(), &paragraph, &it.text)
                });
                let rows = rows(&table, council, &day, kind).into_iter();
                let rows = rows
                    .map(|row| line(&row["area"], &row["theme"], &row["paragraph"], &typeset(&row["text"])));
                let (mut found, mut rows): (Vec<String>, Vec<String>) = (found.collect(), rows.collect());
                // What must improve keeps the report's order; the others go by area.
                if kind != "improve" {
                    found.sort();
                    rows.sort();
                }
                assert_eq!(found, rows, "{kind} of {council} {day}");
                rows.len()
            };
            seen += 1
                + told("strength", &findings.strengths)
                + told("concern", &findings.concerns)
                + told("improve", &findings.improvements);
        }
    }
    assert_eq!(seen, table.len(), "every row stands in a report that the widget can show");
}

#[test]
fn themes_are_counted_in_all_lists_of_newest_reports() {
    let newest = newest(&Dataset::load());
    let counted = newest.values().filter(|found| !found.improvements.is_empty()).count();
    assert_eq!(counted, usize::from(themes().reports));
    // Reports may be here before their summaries.
    assert!(counted > 30, "{counted} councils have a list in their newest report");
}

/// Whether everything is summarised that a report says must improve. The dataset has twelve points at most.
fn is_whole(findings: &Findings) -> bool {
    let summarised = findings.improvements.len();
    findings.improvements_listed.map_or(summarised < 12, |listed| usize::from(listed) == summarised)
}

#[test]
fn the_themes_of_every_pair_are_those_of_the_table() {
    check_every_pair(&newest(&Dataset::load()));
    let newest = newest(&Dataset::to_be_read());
    let Seen { without_any, cut_off, praised_and_noted, worried_and_noted, mixed } =
        check_every_pair(&newest);
    assert!((1..newest.len() * newest.len()).contains(&without_any), "{without_any}");
    // Of one report of that day the dataset has 12 of 13 points.
    assert_eq!(cut_off, newest.len() - 1);
    assert!(
        praised_and_noted > 5_000 && worried_and_noted > 2_000,
        "{praised_and_noted} {worried_and_noted}"
    );
    assert!(mixed > 400, "{mixed}");
}

/// In how many pairs there was what is checked.
struct Seen {
    without_any: usize,
    cut_off: usize,
    praised_and_noted: usize,
    worried_and_noted: usize,
    mixed: usize,
}

fn check_every_pair(newest: &BTreeMap<Slug, Findings>) -> Seen {
    let table = table("findings.csv");
    let of_table: BTreeMap<&Slug, [BTreeSet<String>; 3]> = newest
        .iter()
        .map(|(slug, found)| {
            let day = found.published.to_string();
            (slug, ["improve", "strength", "concern"].map(|kind| told(&table, slug.as_str(), &day, kind)))
        })
        .collect();
    let (mut without_any, mut praised_and_noted, mut worried_and_noted, mut mixed) = (0, 0, 0, 0);
    let mut cut_off = 0;
    for (a, first) in newest {
        for (b, second) in newest.iter().filter(|(b, _)| *b != a) {
            let common = Common::new(Pair::new(first, second));
            let ([told_a, praised_a, worried_a], [told_b, praised_b, worried_b]) =
                (&of_table[a], &of_table[b]);
            assert_eq!(set(&common.told_both), told_a & told_b, "{a} {b}");
            // What is in one list alone is told only if the other list is summarised whole.
            let alone = |told: &BTreeSet<String>, other: &BTreeSet<String>, of_other: &Findings| {
                if is_whole(of_other) { told - other } else { BTreeSet::new() }
            };
            assert_eq!(set(&common.told_one.first), alone(told_a, told_b, second), "{a} {b}");
            assert_eq!(set(&common.told_one.second), alone(told_b, told_a, first), "{a} {b}");
            cut_off += usize::from(!is_whole(second));
            // Each of what both praise or both worry about stands once, with the one report that says the opposite too.
            let (praised, worried) = (praised_a & praised_b, worried_a & worried_b);
            let only = |both: &BTreeSet<String>, a: &BTreeSet<String>, b: &BTreeSet<String>| {
                [&(both - a) - b, &(both & a) - b, &(both & b) - a]
            };
            assert_eq!(by_note(&common.praised_both), only(&praised, worried_a, worried_b), "{a} {b}");
            assert_eq!(by_note(&common.worried_both), only(&worried, praised_a, praised_b), "{a} {b}");
            assert_eq!(set(&common.mixed_both), &praised & &worried, "{a} {b}");
            let shown = common.praised_both.len() + common.worried_both.len() + common.mixed_both.len();
            assert_eq!(shown, (&praised | &worried).len(), "{a} {b}");
            let is_noted =
                |themes: &[(ThemeId, Option<Which>)]| themes.iter().any(|(_, which)| which.is_some());
            praised_and_noted += usize::from(is_noted(&common.praised_both));
            worried_and_noted += usize::from(is_noted(&common.worried_both));
            mixed += usize::from(!common.mixed_both.is_empty());
            let crossed = |which| {
                let themes = common.crossed.iter().filter(|(_, praised)| *praised == which);
                set(&themes.map(|(theme, _)| theme.clone()).collect::<Vec<_>>())
            };
            assert_eq!(crossed(Which::First), &(praised_a - worried_a) & &(worried_b - praised_b), "{a} {b}");
            assert_eq!(
                crossed(Which::Second),
                &(praised_b - worried_b) & &(worried_a - praised_a),
                "{a} {b}"
            );
            without_any += usize::from(common.told_both.is_empty());

            // The same the other way round, but for the order.
            let mirrored = Common::new(Pair::new(second, first));
            assert_eq!(set(&mirrored.told_both), set(&common.told_both));
            assert_eq!(mirrored.told_one.swapped(), common.told_one);
            let swapped = |[neither, first, second]: [BTreeSet<String>; 3]| [neither, second, first];
            assert_eq!(by_note(&mirrored.praised_both), swapped(by_note(&common.praised_both)));
            assert_eq!(by_note(&mirrored.worried_both), swapped(by_note(&common.worried_both)));
            assert_eq!(set(&mirrored.mixed_both), set(&common.mixed_both));
        }
    }
    Seen { without_any, cut_off, praised_and_noted, worried_and_noted, mixed }
}

/// Two pairs as read in the table by hand.
#[test]
fn where_praise_is_mixed_with_worry() {
    let data = Dataset::to_be_read();
    let newest = newest(&data);
    let common = |a: &str, b: &str| Common::new(Pair::new(&newest[&slug(a)], &newest[&slug(b)]));
    let none = BTreeSet::new;
    let these = |themes: &[&str]| themes.iter().map(|theme| (*theme).to_owned()).collect::<BTreeSet<_>>();

    // Both reports praise how staff are recruited, kept and trained, and both worry about it.
    let both = common("thurrock", "tameside");
    assert_eq!(set(&both.mixed_both), these(&["workforce-stability"]));
    assert_eq!(both.worried_both, []);
    assert_eq!(
        by_note(&both.praised_both),
        [these(&["adoption", "connected-carers", "early-help"]), none(), none()]
    );

    // Barking and Dagenham’s report praises visits in one place and worries about them in another.
    let one = common("barking-and-dagenham", "bedford");
    assert_eq!(one.mixed_both, []);
    assert_eq!(by_note(&one.worried_both), [these(&["unregistered-homes"]), none(), none()]);
    assert_eq!(
        by_note(&one.praised_both),
        [
            these(&["exploitation-and-missing", "stability-of-placements"]),
            these(&["visits-and-direct-work"]),
            none()
        ]
    );
    let comparison = data.comparison("barking-and-dagenham", "bedford", None);
    assert_eq!(words::also_a_worry(Which::First).plain(&comparison), "also a worry in Barking and Dagenham");
    assert_eq!(words::also_praised(Which::Second).plain(&comparison), "also praised in Bedford");
}

#[test]
fn every_count_is_that_of_the_table() {
    let (data, table, themes) = (Dataset::load(), table("findings.csv"), themes());
    let newest = newest(&data);
    let lists = newest.values().filter(|found| !found.improvements.is_empty()).count();
    let mut named = 0;
    for theme in &themes.themes {
        let councils: BTreeSet<&str> = newest
            .iter()
            .filter(|(slug, found)| {
                told(&table, slug.as_str(), &found.published.to_string(), "improve")
                    .contains(theme.id.as_str())
            })
            .map(|(slug, _)| slug.as_str())
            .collect();
        let listed: Vec<&str> = theme.told_to_improve.iter().map(Slug::as_str).collect();
        assert_eq!(listed, councils.iter().copied().collect::<Vec<_>>(), "{}", theme.label);
        assert_eq!(
            describe::named_in(theme, &themes),
            format!("{}\u{a0}of\u{a0}{lists}\u{a0}lists", councils.len()),
            "{}",
            theme.label
        );
        named += councils.len();
    }
    assert!(named > newest.len(), "{named}");
    let used: BTreeSet<&str> =
        table.iter().map(|row| &*row["theme"]).filter(|theme| !theme.is_empty()).collect();
    assert_eq!(used.len(), themes.themes.len(), "the vocabulary is what findings use");
}

#[test]
fn care_was_outstanding_in_calderdale_in_2018() {
    let data = Dataset::load();
    let comparison = data.comparison("calderdale", "kirklees", Some("2019-01-01"));
    let report =
        |which| comparison.sides.get(which).summarised_report().map(|report| report.published.to_string());
    assert_eq!(report(Which::First).as_deref(), Some("2018-12-19"));
    assert_eq!(report(Which::Second).as_deref(), Some("2016-11-25"));
    let found = findings("calderdale", "2018-12-19");
    let in_care = |found: &[Finding]| found.iter().filter(|it| it.area == Some(Area::ChildrenInCare)).count();
    assert!(in_care(&found.strengths) >= 2, "{found:?}");
    assert_eq!(areas(Pair::new(Some(&found), None)).first(), Some(&Area::Leaders));
    assert_eq!(areas(Pair::new(None, None)), []);
}

/// What the page says of a report beside its findings.
#[test]
fn what_is_said_of_lists_and_gaps() {
    let data = Dataset::to_be_read();
    let counted = |council: &str| {
        let report = data.record(council).inspections.last().unwrap().published.to_string();
        describe::improvements_counted(&findings(council, &report))
    };
    assert_eq!(counted("calderdale"), "2 things");
    assert_eq!(counted("tameside"), "12 of the 13 things listed");
    assert_eq!(counted("thurrock"), "no list in this report");
    // Whether reports of 2016 list more is not known.
    assert_eq!(
        describe::improvements_counted(&findings("kirklees", "2016-11-25")),
        "the first 12 things listed"
    );

    let pinned = data.comparison("leeds", "northamptonshire", Some("2019-01-01"));
    let leeds = pinned.sides.first.latest().unwrap();
    assert_eq!(
        describe::not_summarised(leeds),
        "This project has no summary of the report of 18 December 2018, only its grades. The report itself says what inspectors found."
    );
    assert_eq!(
        describe::no_report_to_summarise(&pinned.sides.second),
        "No full report on this council in this dataset was published by 1 January 2019."
    );
    let today = data.comparison("leeds", "northamptonshire", None);
    assert_eq!(
        describe::no_report_to_summarise(&today.sides.second),
        "This dataset has no full report on this council."
    );

    let common = |a: &str, b: &str| {
        let newest = newest(&data);
        Common::new(Pair::new(&newest[&slug(a)], &newest[&slug(b)]))
    };
    let nothing = |a: &str, b: &str| {
        let common = common(a, b);
        assert_eq!(common.told_both, []);
        describe::nothing_in_common(&common)
    };
    assert_eq!(
        nothing("calderdale", "kirklees"),
        "The two lists of what must improve have no main theme in common."
    );
    assert_eq!(
        nothing("thurrock", "kirklees"),
        "Only one of the two reports lists things that must improve."
    );
}
