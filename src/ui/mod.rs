//! The page: one component in a browser, [`app`], that holds the state, and plain functions from the state to nodes. They
//! never fetch: only the component does, by way of the browser module. [`council`] is for the exporter alone.

pub mod app;
mod chart;
mod chooser;
mod combobox;
pub mod council;
mod dialog;
mod element;
mod embedding;
mod facts;
mod findings;
mod foot;
mod gate;
mod glyph;
mod grades;
mod headline;
mod journey;
mod keeping;
mod later;
mod masthead;
mod meanings;
mod notices;
mod page;
mod panels;
mod selection;
mod sentence;
mod source;
mod standing;
pub mod still;
mod themes;
mod timeline;
mod view_link;
mod waiting;
