//! Council Compare: how Ofsted judged two English councils' children's services, side by side.
pub mod browser;
pub mod chart;
pub mod comparison;
pub mod dataset;
pub mod describe;
pub mod link;
pub mod search;
pub mod state;
pub mod ui;
