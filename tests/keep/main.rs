//! What a reader can keep of a comparison.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;

mod picture;
mod table;

use common::Dataset;
use council_compare::keep::Kept;

#[test]
fn files_are_named_for_what_they_hold() {
    let data = Dataset::load();
    let today = data.comparison("calderdale", "kirklees", None);
    let names = Kept::ALL.map(|kept| kept.file_name(&today));
    // As “2026-08”.
    let month = &data.index.data_date.to_string()[..7];
    assert_eq!(names, ["png", "svg", "csv"].map(|kind| format!("calderdale-kirklees-ofsted-{month}.{kind}")));
    let pinned = data.comparison("kingston-upon-hull", "leeds", Some("2019-01-01"));
    assert_eq!(Kept::Table.file_name(&pinned), "kingston-upon-hull-leeds-ofsted-as-of-2019-01-01.csv");
}
