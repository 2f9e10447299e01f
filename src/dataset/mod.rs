//! The facts: councils, inspections, grades and events, read once from JSON into types that cannot hold
//! nonsense.

mod council;
mod date;
mod earlier;
mod error;
mod event;
mod findings;
pub mod fold;
mod framework;
mod grade;
mod grades_of_all;
mod index;
mod inspection;
mod json;
pub mod parse;
mod record;
mod source;
pub mod wire;

pub use council::{Council, Existence, Lifetime, MONTH_OF_CHANGES, Slug, capitalised};
pub use date::{Date, InvalidDate, Month, PartialDate};
pub use earlier::{DateOf, EarlierInspection, Service};
pub use error::{DatasetError, Problem};
pub use event::{Account, Event, EventKind};
pub use findings::{Finding, Findings, ReportId, Theme, ThemeId, Themes};
pub use framework::{Break, Framework, ReportKind};
pub use grade::{Area, Band, Grade};
pub use grades_of_all::{CountedCouncil, GradesGiven, GradesOfAll};
pub use index::{Index, Licence};
pub use inspection::{BoardReview, Inspection, Judgement, Reason};
pub use json::Json;
pub use record::{Correction, Disagreement, Record};
pub use source::{EventSource, PressSource, ReportSource};
