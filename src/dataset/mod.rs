//! The facts: councils, inspections, grades and events, read once from JSON into types that cannot hold
//! nonsense.

mod council;
mod date;
mod error;
mod framework;
mod grade;
mod json;
pub mod parse;
mod record;
pub mod wire;

pub use council::{Council, Index, Licence, Lifetime, Slug};
pub use date::{Date, InvalidDate, Month, PartialDate};
pub use error::{DatasetError, Problem};
pub use framework::{Break, Framework, ReportKind};
pub use grade::{Area, Band, Grade};
pub use json::Json;
pub use record::{
    BoardReview, DateOf, EarlierInspection, Event, EventKind, EventSource, Inspection, Judgement, Reason,
    Record, ReportSource, Service,
};
