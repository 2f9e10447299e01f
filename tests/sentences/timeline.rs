//! The years of some councils in words, to be read and reviewed as text.

use crate::common::{Dataset, title};
use council_compare::comparison::timeline::{Entry, What, timeline};
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{EventKind, EventSource};
use council_compare::describe::{
    grade_lines, how_many, rest_of_entry, rest_of_event, said_of_visit, what_it_was, when_in_year,
};
use std::fmt::Write as _;

/// Each pair with why it is telling; today, and as of 1 January 2019.
const PAIRS: [(&str, &str, &str); 5] = [
    ("calderdale", "kirklees", "the start page"),
    ("trafford", "isles-of-scilly", "no overall grade, and areas not judged"),
    ("west-northamptonshire", "northamptonshire", "a successor with its trust, and an abolished council"),
    ("surrey", "slough", "a board reviewed by itself, monitoring visits, commissioners"),
    ("kingston-upon-hull", "doncaster", "a joint inspection of a board, a direction and a trust"),
];

#[test]
fn years_in_words() {
    let data = Dataset::to_be_read();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (first, second, why) in PAIRS {
        for day in [None, Some("2019-01-01")] {
            let comparison = data.comparison(first, second, day);
            let name = [Some("years"), Some(first), Some(second), day];
            let name = name.into_iter().flatten().collect::<Vec<_>>().join("_");
            settings.set_description(why);
            settings.bind(|| insta::assert_snapshot!(name, in_words(&comparison)));
        }
    }
}

/// “All” is said of more than two.
#[test]
fn few_are_counted_in_words() {
    let data = Dataset::load();
    for slug in data.records.keys().filter(|slug| slug.as_str() != "leeds") {
        for day in ["2010-06-01", "2013-01-01", "2015-01-01"] {
            let comparison = data.comparison(slug.as_str(), "kent", Some(day));
            let said = how_many(&timeline(&comparison));
            let is_of_few = said.starts_with("No ") || said.starts_with("One ") || said.starts_with("Two ");
            let first = said.strip_prefix("All ").and_then(|rest| rest.split(' ').next());
            let count = first.map(|count| count.parse::<usize>().unwrap());
            assert!(is_of_few && count.is_none() || count.is_some_and(|count| count > 2), "{slug}: {said}");
        }
    }
}

/// What a report says will be done is not said to have been.
#[test]
fn plans_are_counted_apart() {
    let data = Dataset::to_be_read();
    let comparison = data.comparison("isle-of-wight", "city-of-london", Some("2023-12-15"));
    let said = how_many(&timeline(&comparison));
    assert!(said.ends_with(" to 2023, and 1 plan"), "{said}");
}

fn in_words(comparison: &Comparison) -> String {
    let years = timeline(comparison);
    let mut text = format!("{}: {}\n", title(comparison), how_many(&years));
    for year in &years {
        let _ = writeln!(text, "\n{}", year.year.map_or("Undated".to_owned(), |year| year.to_string()));
        for which in Which::BOTH {
            for entry in year.entries.get(which) {
                let _ = writeln!(text, "  {}: {}", comparison.sides.get(which).name(), sentence(entry));
                for line in grade_lines(&entry.what) {
                    let shape = match (line.grade, line.is_hollow) {
                        (None, _) => "–",
                        (Some(_), false) => "●",
                        (Some(_), true) => "○",
                    };
                    let _ = writeln!(text, "    {shape} {}", line.text);
                }
                if let What::Event(event) = entry.what {
                    for (lead, items) in said_of_visit(event) {
                        let _ = writeln!(text, "    {lead}{items}");
                    }
                }
            }
        }
    }
    text
}

fn sentence(entry: &Entry<'_>) -> String {
    let when = when_in_year(entry);
    let space = if when.is_empty() { "" } else { " " };
    let press = match entry.what {
        What::Event(event) if matches!(event.source, EventSource::Press(_)) => " [Press]",
        _ => "",
    };
    let happened = match &entry.what {
        What::Event(event) => rest_of_event(event).join(" "),
        _ => String::new(),
    };
    let (what, rest) = (what_it_was(&entry.what), rest_of_entry(&entry.what));
    format!("{when}{space}{what}{rest}{happened}{press}")
}

#[test]
fn every_entry_can_be_said() {
    let data = Dataset::load();
    for slug in data.records.keys().filter(|slug| slug.as_str() != "leeds") {
        let comparison = data.comparison(slug.as_str(), "leeds", None);
        for year in timeline(&comparison) {
            for entry in &year.entries.first {
                let said = sentence(entry);
                let of = || format!("{slug}: “{said}”");
                if let What::Event(event) = entry.what
                    && event.kind != EventKind::Commissioner
                {
                    let label = event.kind.label().to_lowercase();
                    assert_eq!(said.to_lowercase().matches(&label).count(), 1, "{}", of());
                }
                assert!(!said.contains("  ") && !said.contains(". ."), "{}", of());
                // The year stands at the head of its row, and is said again only of days that leave it.
                let leaves_year = match entry.what {
                    What::Inspection(inspection) => inspection.start.year() != inspection.end.year(),
                    _ => false,
                };
                let number = year.year.map(|year| year.to_string()).unwrap_or_default();
                let when = when_in_year(entry);
                assert_eq!(year.year.is_some() && when.contains(&number), leaves_year, "{}", of());
                let is_graded = !matches!(entry.what, What::Event(_));
                assert_eq!(!grade_lines(&entry.what).is_empty(), is_graded, "{}", of());
            }
        }
    }
}
