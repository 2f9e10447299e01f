//! The harness of the end-to-end tests: the built page on a server of its own, in a window of its own.
//!
//! A test is an async function over a [`Page`], started by [`run`]. It acts as a reader does, by key, pointer and
//! address, and checks what a reader gets: text, roles, addresses, pixels.
//!
//! - [`site`] serves `dist/` below any base path, breaks on demand and counts what was asked for.
//! - [`hosts`] serves pages that embed it, from another origin.
//! - [`browser`] starts a driver and a browser, one of the [`engine`]s, and ends them however the program went.
//! - [`facts`] is what the dataset says, for tests to hold the page against.
//! - [`page`] acts and waits; [`read`] reads what is shown; [`axe`], [`seen`] and [`pdf`] judge it.

pub mod axe;
pub mod browser;
mod driver;
pub mod engine;
pub mod facts;
mod firefox;
mod first;
mod halfway;
mod headers;
pub mod hosts;
pub mod page;
pub mod pdf;
pub mod read;
mod run;
mod seat;
pub mod seen;
pub mod site;
mod webkit;

pub use page::Page;
pub use run::{run, run_alone, run_below, run_exported};
