//! Council Compare: how Ofsted judged two English councils' children's services, side by side.
//!
//! Data flows one way. [`dataset`] turns JSON into checked types, once. [`link`] and [`state`] say which two
//! councils are shown, as of which day. [`comparison`] sets them side by side; [`describe`] puts that into
//! sentences, and [`chart`] into a scene to be painted. [`words`] has every text of all of them. [`search`] and
//! [`choosing`] find councils by what people type. [`embed`] and [`host`] are for embeds, [`keep`] for downloads. [`ui`]
//! renders all of it, and [`browser`] alone touches the browser. Everything but these two is pure, and all of it compiles and
//! renders natively; ARCHITECTURE.md has the rules and the reasons.

// The published program traps without a word where a text is cut within a letter: xtask/src/split/quiet.rs.
#![warn(clippy::string_slice)]

pub mod browser;
pub mod chart;
pub mod choosing;
pub mod comparison;
pub mod dataset;
pub mod describe;
pub mod embed;
pub mod host;
pub mod keep;
pub mod link;
pub mod markup;
mod order;
pub mod search;
pub mod state;
pub mod ui;
pub mod words;
