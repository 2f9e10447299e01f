//! The exported site: whole or not at all, the same each time, with links that resolve and pages that say what they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, unreachable_pub)]

#[path = "../common/mod.rs"]
mod common;
mod corrections;
mod councils;
mod faults;
mod hosting;
mod links;
mod pages;
mod published;
mod site;
mod whole;
