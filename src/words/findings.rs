//! Sentences about what inspectors found.

use super::sentence::Sentence;
use crate::comparison::Which;
use crate::dataset::Date;

/// What the findings are, and who is the authority.
pub const NOTE: &str =
    text!("This project’s own short summaries of each newest report. The report is the authority.");
/// The same in a pinned view.
pub const NOTE_PINNED: &str = text!(
    "This project’s own short summaries of each council’s newest report on that day. The report is the authority."
);

/// “34 of 152 lists”, which [`counts_mean`] explains. Strengths and concerns are not counted.
pub fn named_in(n: usize, of: u16) -> String {
    fill!("{n}\u{a0}of\u{a0}{of}\u{a0}lists", n, of)
}

/// What the counts of themes are, before [`MAIN_THEMES`].
pub fn counts_mean(of: u16) -> String {
    fill!(
        "The figures say how many of {of} councils’ newest lists of what must improve have the theme as a main theme. ",
        of
    )
}

/// In place of what both must improve, where neither report lists anything.
pub const NEITHER_LISTS: &str = text!("Neither report lists anything that must improve.");
/// Where they list different things.
pub const NOTHING_IN_COMMON: &str = text!("The two lists of what must improve have no main theme in common.");
/// The same where a list has more than is summarised.
pub const NOTHING_IN_COMMON_SUMMARISED: &str =
    text!("The points summarised here have no main theme in common.");
/// That themes in one list alone are not all that it is about.
pub const MAIN_THEMES: &str = text!(
    "Each point is filed under one main theme and may touch on others, also on those of the other list."
);
/// Where only one lists anything.
pub const ONLY_ONE_LISTS: &str = text!("Only one of the two reports lists things that must improve.");

/// “3 things”.
pub fn things(n: usize) -> String {
    if n == 1 { text!("1 thing").to_owned() } else { fill!("{n} things", n) }
}

/// Where a report lists nothing that must improve.
pub const NO_LIST: &str = text!("no list in this report");

/// “12 of the 13 things listed”.
pub fn things_of(n: usize, listed: u16) -> String {
    fill!("{n} of the {listed} things listed", n, listed)
}

/// “the first 12 things listed”.
pub fn first_things(n: usize) -> String {
    fill!("the first {things} listed", things = things(n))
}

/// Why a report has no findings here.
pub fn not_summarised(published: Date) -> String {
    fill!(
        "This project has no summary of the report of {date}, only its grades. The report itself says what inspectors found.",
        date = published.long(),
    )
}

/// Why there is nothing to summarise.
pub const NO_REPORT: &str = text!("This dataset has no full report on this council.");

/// Why there is nothing to summarise as of a day.
pub fn no_report_by(day: Date) -> String {
    fill!("No full report on this council in this dataset was published by {day}.", day = day.long())
}

/// Where care leavers have no findings because they share a grade.
pub const SHARED: &str =
    text!("Under children in care, with which this report judges care leavers together.");
/// Where any other area has none.
pub const NONE_FOR_AREA: &str = text!("No summary for this area.");

/// “praised in Calderdale, a worry in Kirklees”.
pub fn praised_here(praised: Which, worried: Which) -> Sentence {
    Sentence::new().text(text!("praised in ")).name(praised).text(text!(", a worry in ")).name(worried)
}

/// “also praised in Calderdale”, of a worry in both.
pub fn also_praised(praised: Which) -> Sentence {
    Sentence::new().text(text!("also praised in ")).name(praised)
}

/// “also a worry in Calderdale”, of what is praised in both.
pub fn also_a_worry(worried: Which) -> Sentence {
    Sentence::new().text(text!("also a worry in ")).name(worried)
}

/// In place of councils where none is told to improve something.
pub const TOLD_NOBODY: &str =
    text!("In no council’s latest report is this a main theme of what must improve.");

/// Before a list of councils: “A main theme in 34 of 152 latest lists of what must improve. Compare …”.
pub fn told_to_improve(n: usize, of: u16, kept: &str) -> String {
    fill!("A main theme in {n} of {of} latest lists of what must improve. Compare {kept} with:", n, of, kept)
}

/// “Main themes of Calderdale’s list only”, of what must improve.
pub fn told_one(which: Which) -> Sentence {
    Sentence::new().text(text!("Main themes of ")).name(which).text(text!("’s list only"))
}
