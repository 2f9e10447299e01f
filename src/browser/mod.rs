//! The browser: the only place that knows of web-sys. Everything here is called from effects and event handlers,
//! never while rendering, so that components render natively too.

pub mod canvas;
pub mod fetch;
pub mod host;
pub mod later;
pub mod near;
pub mod page;
pub mod place;
pub mod print;
pub mod share;
pub mod watch;
