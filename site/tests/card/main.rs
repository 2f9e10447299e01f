//! The share pictures: their layout holds for every pair, everything is really painted, and the bytes depend on the
//! comparison alone.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../../../tests/scenes/as_text.rs"]
mod as_text;
#[path = "../common/mod.rs"]
mod common;
mod in_words;
mod layout;
mod painted;
mod published;
mod scenes;

/// Pairs that show what pictures have to cope with: the featured ones, both inadequate and no overall grade, long
/// names and headlines, shared grades, and councils without a report.
const TELLING: [(&str, &str, Option<&str>); 13] = [
    ("calderdale", "kirklees", None),
    ("trafford", "cheshire-east", None),
    ("cheshire-west-and-chester", "bournemouth-christchurch-and-poole", None),
    ("bournemouth-christchurch-and-poole", "north-northamptonshire", None),
    ("bath-and-north-east-somerset", "bournemouth-christchurch-and-poole", None),
    ("york", "bury", None),
    ("dudley", "north-northamptonshire", None),
    ("nottingham", "dudley", None),
    ("northamptonshire", "leeds", None),
    ("bournemouth", "cumbria", None),
    ("calderdale", "kirklees", Some("2016-06-01")),
    ("doncaster", "slough", Some("2018-06-01")),
    ("calderdale", "kirklees", Some("2019-01-01")),
];
