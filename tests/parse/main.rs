//! The boundary: what is wrong with the JSON is found and told, with its exact place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;

mod faults;
mod places;
mod samples;
mod sound;
