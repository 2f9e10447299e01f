//! Some telling pairs, everything that is said of each, to be read and reviewed as text.

use crate::common::{Dataset, title};
use council_compare::comparison::journey::telling_area;
use council_compare::comparison::{Cell, Comparison, Which};
use council_compare::dataset::Area;
use council_compare::describe::{
    Direction, Part, PartKind, Room, change_line, chart_name, date_line, headline, hollow_note,
    journey_stories, newer_reports, partial_note, standing_note, standing_word, verdict,
};
use std::fmt::Write as _;

/// Each pair with the day, if it is pinned, and why it is telling.
const PAIRS: [(&str, &str, Option<&str>, &str); 27] = [
    ("calderdale", "kirklees", None, "the start page"),
    ("kirklees", "calderdale", None, "the same, swapped"),
    ("calderdale", "kirklees", Some("2019-01-01"), "a shared grade beside separate ones"),
    ("calderdale", "kirklees", Some("2017-01-01"), "both under the older framework"),
    ("calderdale", "kirklees", Some("2016-06-01"), "one has no report yet"),
    ("calderdale", "kirklees", Some("2012-06-01"), "neither has a report yet"),
    ("trafford", "cheshire-east", None, "no overall grade beside an inadequate one"),
    ("liverpool", "lancashire", None, "neither has an overall grade"),
    ("kingston-upon-hull", "city-of-london", None, "far apart in every area"),
    ("dudley", "nottingham", None, "both share a grade, years ago"),
    ("dudley", "halton", None, "a shared grade beside inadequate ones"),
    ("dudley", "cheshire-east", None, "the same but for what cannot be compared"),
    ("cheshire-east", "harrow", None, "both inadequate for one and the same area"),
    ("cheshire-east", "devon", None, "both inadequate for different areas"),
    ("cheshire-east", "halton", None, "one inadequate in all areas, the other in one"),
    ("barking-and-dagenham", "harrow", None, "each higher in something, one inadequate"),
    ("barking-and-dagenham", "halton", None, "higher in all, the other inadequate in each"),
    ("bath-and-north-east-somerset", "birmingham", None, "the same grade throughout"),
    ("barking-and-dagenham", "north-somerset", None, "the same grades throughout"),
    ("norfolk", "kent", None, "an inspection of 2013 on the older scale"),
    (
        "redcar-and-cleveland",
        "leicestershire",
        Some("2018-06-01"),
        "grades that the older scale did not have",
    ),
    ("northamptonshire", "leeds", None, "an abolished council"),
    ("bournemouth", "cumbria", None, "two abolished councils"),
    ("bournemouth-christchurch-and-poole", "westmorland-and-furness", None, "two new councils, long names"),
    ("surrey", "isles-of-scilly", Some("2016-12-31"), "areas not judged, a board reviewed by itself"),
    ("barking-and-dagenham", "wakefield", Some("2019-01-01"), "inadequate in each, and one more grade"),
    ("doncaster", "slough", Some("2018-06-01"), "a re-inspection, trusts and directions"),
];

#[test]
fn telling_pairs() {
    let data = Dataset::to_be_read();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (first, second, day, why) in PAIRS {
        let comparison = data.comparison(first, second, day);
        let name = [Some(first), Some(second), day].into_iter().flatten().collect::<Vec<_>>().join("_");
        settings.set_description(why);
        settings.bind(|| insta::assert_snapshot!(name, everything_said(&comparison)));
    }
}

#[test]
fn no_pair_stands_twice() {
    let mut keys: Vec<_> = PAIRS.iter().map(|(first, second, day, _)| (first, second, day)).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), PAIRS.len());
}

fn everything_said(comparison: &Comparison) -> String {
    let mut text = String::new();
    let mut line = |label: &str, words: &str| {
        if !words.is_empty() {
            writeln!(text, "{label}: {words}").unwrap();
        }
    };
    line("Headline", &headline(comparison).plain(comparison));
    line("Dates", &date_line(comparison).plain(comparison));
    line("Newer", &newer_reports(comparison).plain(comparison));
    line("Star", &partial_note(comparison).map(|note| note.plain(comparison)).unwrap_or_default());
    line("Hollow", &hollow_note(comparison).unwrap_or_default());
    let area = telling_area(comparison);
    line("Chart", &chart_name(comparison, area));
    for (_, story) in journey_stories(comparison, area).iter() {
        line("Story", &story.plain(comparison));
    }
    text.push('\n');
    table(comparison, &mut text);
    text
}

/// The grade table: an area a paragraph, a council a line.
fn table(comparison: &Comparison, text: &mut String) {
    for row in &comparison.rows {
        let compared = verdict(row.verdict).plain(comparison);
        writeln!(text, "{} ({compared})", row.area.label()).unwrap();
        for (which, cell) in row.cells.iter() {
            writeln!(text, "  {}", cell_in_words(comparison, which, cell, row.area)).unwrap();
        }
    }
}

fn cell_in_words(comparison: &Comparison, which: Which, cell: &Cell, area: Area) -> String {
    let mut words = format!("{}: {}", comparison.sides.get(which).name(), standing_word(&cell.standing));
    if let Some(note) = standing_note(&cell.standing, area, comparison) {
        write!(words, ", {note}").unwrap();
    }
    let parts = change_line(&cell.change, area);
    for (room, label) in [(Room::Long, ""), (Room::Short, "on phones ")] {
        let change: String =
            parts.iter().filter(|part| part.room == Room::Any || part.room == room).map(in_words).collect();
        if !change.is_empty() {
            write!(words, " | {label}{change}").unwrap();
        }
    }
    words
}

fn in_words(part: &Part) -> String {
    match &part.what {
        PartKind::Words(words) => words.to_string(),
        PartKind::Grade { grade, is_hollow: true } => format!("({})", grade.word()),
        PartKind::Grade { grade, is_hollow: false } => format!("[{}]", grade.word()),
        PartKind::Direction(Direction::Up) => "↑".to_owned(),
        PartKind::Direction(Direction::Down) => "↓".to_owned(),
        PartKind::Direction(Direction::Same) => "=".to_owned(),
    }
}

#[test]
fn no_change_has_an_arrow_unless_it_is_like_for_like() {
    let data = Dataset::load();
    for (i, (first, second)) in data.ordered_pairs().enumerate().filter(|(i, _)| i % 3 == 0) {
        let day = ["2016-01-01", "2019-06-01", "2023-06-01", "2026-08-20"][i % 4];
        let comparison = data.comparison(first.as_str(), second.as_str(), Some(day));
        for row in &comparison.rows {
            for (which, cell) in row.cells.iter() {
                let side = comparison.sides.get(which);
                let grades = [side.latest(), side.previous()]
                    .map(|report| report.and_then(|report| report.judgement(row.area).grade()));
                let line: String = change_line(&cell.change, row.area).iter().map(in_words).collect();
                let of = || format!("{}, {:?}, {which:?}: {line}", title(&comparison), row.area);
                if line.contains(['↑', '↓', '=']) {
                    let [Some(now), Some(before)] = grades else { panic!("{}", of()) };
                    let expected = if now == before {
                        '='
                    } else if crate::oracle::height(now) > crate::oracle::height(before) {
                        '↑'
                    } else {
                        '↓'
                    };
                    assert!(line.starts_with(expected), "{}", of());
                    let shared = [side.latest(), side.previous()].map(|report| {
                        let judgement = report.unwrap().judgement(row.area);
                        matches!(judgement, council_compare::dataset::Judgement::Shared(_))
                    });
                    assert_eq!(shared[0], shared[1], "{}", of());
                }
            }
        }
    }
}
