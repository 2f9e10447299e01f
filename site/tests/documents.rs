//! What the documents say of the tables, held against them: how many rows there are, and up to which day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{councils, current_councils, data_date, real_data, records, reports_with_findings};
use std::fs;

/// A document of the repository on one line, without the stars that make words bold.
fn document(path: &str) -> String {
    let text = fs::read_to_string(real_data().join("..").join(path)).unwrap();
    text.replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many rows a table has.
fn rows(table: &str) -> usize {
    records(&fs::read(real_data().join(table)).unwrap()).len() - 1
}

/// A number as documents write it: “2,946”.
fn written(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// The number that ends before each place where a document says this, as it is written.
fn numbers_before<'a>(text: &'a str, said: &str) -> Vec<&'a str> {
    let before = text.match_indices(said).map(|(at, _)| text[..at].rsplit([' ', '(']).next().unwrap());
    before.filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit())).collect()
}

/// Each number that is given is right, wherever in the document it stands.
#[track_caller]
fn expect_everywhere(path: &str, said: &str, number: usize) -> usize {
    let text = document(path);
    let found = numbers_before(&text, said);
    for number_given in &found {
        assert_eq!(*number_given, written(number), "{path} says “{number_given}{said}”");
    }
    found.len()
}

#[test]
fn the_list_of_tables_counts_their_rows() {
    let text = fs::read_to_string(real_data().join("README.md")).unwrap();
    let mut listed = Vec::new();
    for line in text.lines().skip_while(|line| *line != "| file | rows | one row is |").skip(2) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, file, count, ..] = cells[..] else { break };
        let file = file.trim_matches('`');
        listed.push(file.to_owned());
        // How many there are in the table that the command keeps is nobody's to say.
        if file != "published.csv" {
            assert_eq!(count, written(rows(file)), "data/README.md gives the rows of {file} as {count}");
        }
    }
    let mut tables: Vec<String> = fs::read_dir(real_data())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".csv"))
        .collect();
    tables.sort();
    listed.sort();
    assert_eq!(listed, tables);
}

#[test]
fn every_document_that_says_the_day_of_the_data_says_the_right_one() {
    let day = data_date().long();
    for path in ["README.md", "data/README.md"] {
        let said = format!("published between 2 August 2013 and {day}");
        assert!(document(path).contains(&said), "{path} has to say “{said}”");
    }
}

#[test]
fn every_document_that_counts_counts_right() {
    let (all, current) = (councils().len(), current_councils().len());
    let told = rows("events.csv") + rows("report_events.csv");
    for path in ["README.md", "data/README.md"] {
        let mut found = 0;
        for (said, number) in [
            (" councils (", all),
            (" current", current),
            (" abolished since 2013", all - current),
            (" inspection reports", rows("inspections.csv")),
            (" earlier inspections", rows("earlier_inspections.csv")),
            (" visits, actions and answers", told),
        ] {
            found += expect_everywhere(path, said, number);
        }
        assert!(found >= 2, "{path} counts nothing, or in other words than this test knows");
    }
    // How many reports have summaries is told by what they are of.
    let findings = written(reports_with_findings());
    for (path, said) in [("README.md", "short summaries of "), ("data/README.md", "or improvement from ")] {
        let text = document(path);
        for (_, rest) in text.match_indices(said).map(|(at, _)| text.split_at(at + said.len())) {
            let given = rest.split(' ').next().unwrap();
            assert_eq!(given, findings, "{path} says “{said}{given} reports”");
        }
    }
}
