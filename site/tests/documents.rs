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

/// What has to be put right, all of it at once.
#[track_caller]
fn expect_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "to be put right:\n{}", wrong.join("\n"));
}

#[test]
fn the_list_of_tables_counts_their_rows() {
    let text = fs::read_to_string(real_data().join("README.md")).unwrap();
    let (mut listed, mut wrong) = (Vec::new(), Vec::new());
    for line in text.lines().skip_while(|line| *line != "| file | rows | one row is |").skip(2) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, file, count, ..] = cells[..] else { break };
        let file = file.trim_matches('`');
        listed.push(file.to_owned());
        // How many there are in the table that the command keeps is nobody's to say.
        if file != "published.csv" && count != written(rows(file)) {
            wrong.push(format!("data/README.md: {file} has {} rows, not {count}", written(rows(file))));
        }
    }
    expect_none(&wrong);
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
    let said = format!("published between 2 August 2013 and {}", data_date().long());
    let wrong = ["README.md", "data/README.md"].into_iter().filter(|path| !document(path).contains(&said));
    expect_none(&wrong.map(|path| format!("{path}: it has to say “{said}”")).collect::<Vec<_>>());
}

#[test]
fn every_document_that_counts_counts_right() {
    let (all, current) = (councils().len(), current_councils().len());
    let told = rows("events.csv") + rows("report_events.csv");
    let mut wrong = Vec::new();
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
            let text = document(path);
            let given = numbers_before(&text, said);
            found += given.len();
            let number = written(number);
            let other = given.into_iter().filter(|given| *given != number);
            wrong.extend(other.map(|other| format!("{path}: “{other}{said}” has to be “{number}{said}”")));
        }
        assert!(found >= 2, "{path} counts nothing, or in other words than this test knows");
    }
    // How many reports have summaries is told by what they are of.
    let findings = written(reports_with_findings());
    for (path, said) in [("README.md", "short summaries of "), ("data/README.md", "or improvement from ")] {
        let text = document(path);
        for (_, rest) in text.match_indices(said).map(|(at, _)| text.split_at(at + said.len())) {
            let given = rest.split(' ').next().unwrap();
            if given != findings {
                wrong.push(format!("{path}: “{said}{given} reports” has to be “{said}{findings} reports”"));
            }
        }
    }
    expect_none(&wrong);
}
