//! Charts: geometry only. A [`Scene`](scene::Scene) is laid out from a comparison, then painted on a canvas or
//! written as SVG; nothing here knows a browser.

pub mod flow;
pub mod geometry;
pub mod glyph;
mod hit;
mod ink;
pub mod journey;
pub mod paint;
mod scale;
pub mod scene;
pub mod standing;
pub mod svg;
pub mod text;

pub use hit::Step;

/// The width in CSS pixels at which charts are laid out for paper. On an A4 page they are printed at most some 70 % as
/// large.
pub const PAPER_WIDTH: f32 = 1000.0;
