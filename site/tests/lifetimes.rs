//! Whether there is a council on a day: headline, table, stories and counts of a page say the same.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/known.rs"]
mod known;

use known::{known, whole};
use site::export::render::markup;
use std::path::Path;

/// The texts of a page, as one.
fn texts(markup: &str) -> String {
    let mut texts = String::new();
    for piece in markup.split('<') {
        texts.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    texts
}

/// The councils that the table says were created or abolished, each with the year.
fn changes(column: &str) -> Vec<(String, String)> {
    let mut table =
        csv::Reader::from_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/councils.csv")).unwrap();
    let header = table.headers().unwrap().clone();
    let position = |name: &str| header.iter().position(|it| it == name).unwrap();
    let (slug, year) = (position("slug"), position(column));
    let rows = table.records().map(Result::unwrap).filter(|row| !row[year].is_empty());
    rows.map(|row| (row[slug].to_owned(), row[year].to_owned())).collect()
}

/// Fails unless a page of a council beside one that has reports says all of these, or none of them.
fn check(of: (&str, &str), says: bool, expected: &[String]) {
    let (slug, day) = of;
    let known = known();
    let state = whole(&known, &format!("/{slug}/calderdale/?as-of={day}"));
    let texts = texts(&markup(state, "https://news.example", "/"));
    for text in expected {
        assert_eq!(texts.contains(text.as_str()), says, "{of:?}: “{text}”");
    }
}

#[test]
fn all_parts_of_a_page_say_until_when_there_was_no_council() {
    let created = changes("start_year");
    assert!(created.len() >= 6, "{created:?}");
    for (slug, year) in created {
        let said = [
            format!("Not created until {year}"),
            format!("did not exist until {year}"),
            format!("was not created until {year}, so it is not counted"),
        ];
        check((&slug, &format!("{year}-02-01")), true, &said);
        check((&slug, &format!("{year}-03-31")), true, &said);
        check((&slug, &format!("{year}-04-01")), false, &said);
    }
}

#[test]
fn all_parts_of_a_page_say_since_when_there_is_no_council() {
    let abolished = changes("end_year");
    assert!(abolished.len() >= 5, "{abolished:?}");
    for (slug, year) in abolished {
        let said = [
            format!("replaced in {year}, has no report in this dataset"),
            format!("Replaced in {year}. This dataset holds no full report on it"),
            format!("was replaced in {year}, so it is not counted"),
        ];
        check((&slug, &format!("{year}-03-31")), false, &said);
        check((&slug, &format!("{year}-04-01")), true, &said);
    }
}
