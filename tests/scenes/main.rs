//! The charts: their layout holds for every pair, area, region and width, they read out every fact, and they can be
//! painted.
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

mod alone;
mod as_text;
mod cases;
mod events;
mod fonts;
mod marks;
mod painting;
mod pictures;
mod standing;
mod svg;
mod texts;
