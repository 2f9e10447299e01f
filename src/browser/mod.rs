//! The browser: window, document, network, canvas, history. No other module reaches for them. Everything here is called from
//! effects and event handlers, never while rendering, so that components render natively too.

/// Whether the program runs in a browser. Outside one, pages are rendered once and stay as they are: charts are SVG, and
/// nothing is fetched.
pub const IS_HERE: bool = cfg!(target_arch = "wasm32");

pub mod canvas;
pub mod console;
pub mod dialog;
pub mod fetch;
pub mod focus;
pub mod host;
pub mod input;
pub mod later;
pub mod links;
pub mod near;
pub mod outside;
pub mod page;
pub mod place;
pub mod previews;
pub mod print;
pub mod save;
pub mod scroll;
pub mod share;
mod store;
pub mod takeover;
pub mod watch;
