//! The sentences: headline, date line, journey. Each is checked for every pair of councils against a recount
//! from the records, and some telling pairs stand as snapshots to be read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;

mod articles;
mod council;
mod dates;
mod given;
mod headline;
mod journey;
mod notes;
mod oracle;
mod reader;
mod reading;
mod readout;
mod stories;
mod tally;
mod telling_pairs;
mod timeline;
