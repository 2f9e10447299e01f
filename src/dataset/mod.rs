//! The facts: councils, inspections, grades and events, read once from JSON into types that cannot hold
//! nonsense.

mod council;
mod date;
mod error;
mod findings;
pub mod fold;
mod framework;
mod grade;
mod grades_of_all;
mod json;
pub mod parse;
mod record;
pub mod wire;

pub use council::{Council, Index, Licence, Lifetime, Slug};
pub use date::{Date, InvalidDate, Month, PartialDate};
pub use error::{DatasetError, Problem};
pub use findings::{Finding, Findings, Theme, ThemeId, Themes};
pub use framework::{Break, Framework, ReportKind};
pub use grade::{Area, Band, Grade};
pub use grades_of_all::{CountedCouncil, GradesGiven, GradesOfAll};
pub use json::Json;
pub use record::{
    Account, BoardReview, Correction, DateOf, Disagreement, EarlierInspection, Event, EventKind, EventSource,
    Inspection, Judgement, PressSource, Reason, Record, ReportSource, Service,
};
