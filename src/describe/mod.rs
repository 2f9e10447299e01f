//! The sentences: headline, dates, journey, how many hold each grade. The page, the chart's text alternative and link previews all take
//! theirs from here, so that they never disagree.

mod cells;
mod dates;
mod headline;
mod journey;
mod sentence;
mod tally;
pub mod words;

pub use cells::{
    Direction, Part, PartKind, Room, change_line, hollow_note, partial_note, standing_note, standing_word,
    verdict, why_not_judged,
};
pub use dates::{date_line, newer_reports};
pub use headline::headline;
pub use journey::{chart_name, journey_note, point_in_words};
pub use sentence::{Piece, Sentence};
pub use tally::{tally_absent, tally_counted, tally_name, tally_readout, tally_without_grade};
