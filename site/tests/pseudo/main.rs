//! Every text that the page shows comes from `council_compare::words` or from the dataset: with the feature `pseudo` the
//! former are marked, and everything unmarked has to be data.
//!
//! `cargo test -p site --features pseudo --test pseudo`
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod data;
#[path = "../common/known.rs"]
mod known;
mod markup;
mod pages;
mod plain;
mod scenes;
mod sentences;
