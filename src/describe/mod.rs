//! The sentences that rest on a comparison: which one is said. [`words`](crate::words) has how each is worded. The page, the
//! charts' text alternatives and link previews all take theirs from here, so that they never disagree.

mod cells;
mod council;
mod dates;
mod findings;
mod headline;
mod journey;
mod sentence;
mod story;
mod tally;
mod timeline;

pub use crate::words::changes::{Direction, Part, PartKind, Room};
pub use cells::{
    beginning, change_line, council_hollow_note, hollow_note, partial_note, standing_note, standing_note_on,
    standing_word, verdict, why_not_judged, why_standings_are_hollow,
};
pub use council::{council_dates, council_headline, council_inspected, council_origin};
pub use dates::{age_notes, council_age_note, date_line, newer_reports, short_date_line};
pub use findings::{
    findings_note, improvements_counted, named_in, no_report_to_summarise, not_summarised, nothing_in_common,
    nothing_summarised, praised_here, told_to_improve,
};
pub use headline::headline;
pub use journey::{chart_name, council_chart_name, pinned_note, point_in_words};
pub use sentence::{Piece, Said, Sentence};
pub use story::{council_journey_story, journey_stories};
pub use tally::{tally_absent, tally_counted, tally_name, tally_place, tally_readout, tally_without_grade};
pub use timeline::{
    GradeLine, grade_lines, how_many, rest_of_entry, rest_of_event, said_of_visit, what_it_was, when_in_year,
};
