//! The site as static files: a real page for every comparison.

pub mod known;
pub mod render;
