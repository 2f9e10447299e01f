//! Council Compare: how Ofsted judged two English councils' children's services, side by side.
pub mod browser;
pub mod chart;
pub mod choosing;
pub mod comparison;
pub mod dataset;
pub mod describe;
pub mod link;
mod order;
pub mod search;
pub mod state;
pub mod ui;
