//! How many councils hold each grade, in words: telling cases to be read, and the grammar of all.

use crate::common::{Dataset, date, grades_of_all, title};
use council_compare::comparison::tally::{Among, Tally};
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{Area, Slug};
use council_compare::describe::{
    tally_absent, tally_counted, tally_name, tally_readout, tally_without_grade,
};
use std::fmt::Write as _;

const CASES: [(&str, &str, Option<&str>); 10] = [
    ("calderdale", "kirklees", None),
    ("calderdale", "kirklees", Some("2019-01-01")),
    ("calderdale", "kirklees", Some("2014-06-01")),
    ("calderdale", "kirklees", Some("2013-01-01")),
    ("trafford", "cheshire-east", None),
    ("northamptonshire", "leeds", None),
    ("northamptonshire", "leeds", Some("2020-06-01")),
    ("west-northamptonshire", "leeds", Some("2020-06-01")),
    ("isles-of-scilly", "city-of-london", Some("2016-12-31")),
    ("isles-of-scilly", "city-of-london", None),
];

/// Everything said, a sentence a line.
fn sentences(comparison: &Comparison, tally: &Tally) -> Vec<String> {
    let mut lines = vec![tally_name(comparison, tally), tally_counted(comparison, tally)];
    for which in Which::BOTH {
        lines.extend(tally_absent(comparison, tally, which).map(|sentence| sentence.plain(comparison)));
        for area in Area::LANES {
            let readout = tally_readout(comparison, tally, which, area);
            lines.extend(readout.map(|sentence| sentence.plain(comparison)));
        }
    }
    let without = tally.rows.iter().filter(|row| row.shared + row.not_judged > 0);
    lines.extend(without.map(|row| format!("Table, {}: {}", row.area.label(), tally_without_grade(row))));
    lines
}

#[test]
fn telling_cases() {
    let (data, grades) = (Dataset::to_be_read(), grades_of_all());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (first, second, day) in CASES {
        let comparison = data.comparison(first, second, day);
        let mut text = String::new();
        for among in Among::choices(&comparison) {
            let tally = Tally::new(&comparison, &grades, among);
            writeln!(text, "{}", tally.place).unwrap();
            for line in sentences(&comparison, &tally) {
                writeln!(text, "  {line}").unwrap();
            }
        }
        let name = ["tally", first, second].into_iter().chain(day).collect::<Vec<_>>().join("_");
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn whether_one_is_marked_is_always_said() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    for (first, second, day) in CASES {
        let comparison = data.comparison(first, second, day);
        for among in Among::choices(&comparison) {
            let tally = Tally::new(&comparison, &grades, among);
            for which in Which::BOTH {
                let readouts = Area::LANES.map(|area| tally_readout(&comparison, &tally, which, area));
                let is_read = readouts.iter().all(Option::is_some);
                assert_eq!(is_read, tally.counts(which), "{}", title(&comparison));
                assert_ne!(
                    is_read,
                    tally_absent(&comparison, &tally, which).is_some(),
                    "{}",
                    title(&comparison)
                );
            }
        }
    }
}

#[test]
fn the_grammar_holds_for_every_council_and_many_days() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let slugs: Vec<&Slug> = data.records.keys().collect();
    let days = ["2013-12-20", "2014-02-20", "2014-06-01", "2017-05-01", "2019-01-01", "2026-06-20"];
    let (mut ones, mut all) = (0, 0);
    for (i, first) in slugs.iter().enumerate() {
        let second = slugs[(i + 61) % slugs.len()];
        for day in [None].into_iter().chain(days.map(Some)) {
            let comparison = data.compare(first, second, day.map(date));
            for among in Among::choices(&comparison) {
                let tally = Tally::new(&comparison, &grades, among);
                for line in sentences(&comparison, &tally) {
                    let of = || format!("{}, {among:?}: {line}", title(&comparison));
                    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
                    for pair in words.windows(2) {
                        let is_one = ["1", "one", "One"].contains(&pair[0]);
                        assert!(!is_one || !["have", "councils"].contains(&pair[1]), "{}", of());
                        // Small numbers are words where a clause begins with them.
                        let is_figure = pair[0].parse::<u32>().is_ok_and(|n| n < 10);
                        assert!(!is_figure || !["have", "has", "had"].contains(&pair[1]), "{}", of());
                        assert!(pair != ["0", "councils"] && pair[0] != "0" || pair[1] != "have", "{}", of());
                        assert!(pair[0] != "the" || pair[1] != "the", "{}", of());
                        ones += usize::from(is_one && ["council", "has"].contains(&pair[1]));
                    }
                    let starts = line.split(". ").filter_map(|sentence| sentence.chars().next());
                    assert!(starts.into_iter().all(|c| !c.is_lowercase()), "{}", of());
                    assert!(!line.contains("  ") && !line.contains(".."), "{}", of());
                    // The name is a paragraph; the rest are sentences that the page ends.
                    assert!(!line.ends_with('.') || line.starts_with("How many"), "{}", of());
                    all += 1;
                }
            }
        }
    }
    assert!(all > 10_000 && ones > 10, "{all} sentences, {ones} in the singular");
}
