//! The sentences: headline, dates, journey, how many hold each grade. The page, the chart's text alternative and link previews all take
//! theirs from here, so that they never disagree.

mod cells;
mod dates;
mod findings;
mod headline;
mod journey;
mod sentence;
mod tally;
mod timeline;
pub mod words;

pub use cells::{
    Direction, Part, PartKind, Room, SHARED_UNTIL_2023, change_line, hollow_note, partial_note, replaced,
    standing_note, standing_word, verdict, why_not_judged,
};
pub use dates::{date_line, newer_reports, short_date_line};
pub use findings::{
    findings_note, improvements_counted, named_in, no_report_to_summarise, not_summarised, nothing_in_common,
    nothing_summarised, praised_here, told_to_improve,
};
pub use headline::headline;
pub use journey::{chart_name, journey_note, pinned_note, point_in_words};
pub use sentence::{Piece, Sentence};
pub use tally::{tally_absent, tally_counted, tally_name, tally_readout, tally_without_grade};
pub use timeline::{
    GradeLine, grade_lines, how_many, rest_of_entry, said_of_visit, what_it_was, when_in_year,
};
