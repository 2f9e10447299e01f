//! The dataset as the builder writes it, and as [`parse`](super::parse) reads it.
//!
//! `index.json` is an [`Index`]; `councils/<slug>.json` is a [`Record`]; `records.json` is [`Records`], every record
//! in one. What stands further down the page comes when it is needed: `findings/<slug>/<published>.json` is the
//! [`Findings`] of one report, `themes.json` is [`Themes`], and `grades.json` is [`GradesOfAll`].

mod findings;
mod grades;
mod index;
mod record;

pub use findings::{Finding, Findings, Theme, Themes};
pub use grades::{Grades, GradesGiven, GradesOfAll};
pub use index::{
    AreaDefinition, Council, FrameworkDefinition, GradeDefinition, Index, JudgedArea, Link, SharedBefore,
};
pub use record::{
    Correction, Disagreement, EarlierInspection, Event, Inspection, NotJudged, PressSource, Record, Records,
    ReportSource,
};

/// The number that changes when a reader of older files would misread newer ones.
pub const FORMAT: u16 = 1;

/// Whether a field that is usually false can be left out.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
