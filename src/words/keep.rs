//! Downloads: the dialog in which they are made, and what picture and table say.

use crate::dataset::Date;
use crate::keep::Kept;

/// The button that opens the dialog.
pub const DOWNLOAD: &str = text!("Download");
/// Said until it opens.
pub const LOADING: &str = text!("Loading the downloads");
/// The dialog.
pub const TITLE: &str = text!("Download this comparison");

/// A kind of file.
pub const fn kind(kept: Kept) -> &'static str {
    match kept {
        Kept::Picture => text!("Picture (PNG)"),
        Kept::Drawing => text!("Drawing (SVG)"),
        Kept::Table => text!("Table (CSV)"),
    }
}

/// What it is for.
pub const fn about(kept: Kept) -> &'static str {
    match kept {
        Kept::Picture => text!("Headline, grades and the journey, at twice a screen’s resolution"),
        Kept::Drawing => text!("The same, for a graphics program or a printer"),
        Kept::Table => text!("Every grade, visit and action with its source, for a spreadsheet"),
    }
}

/// “Saved as calderdale-kirklees-ofsted-2026-08.png”.
pub fn saved(name: &str) -> String {
    fill!("Saved as {name}", name)
}

/// Shown where the file could not be made.
pub const NOT_MADE: &str =
    text!("This browser could not make the file. It may still make one of another kind.");

/// Where a frame may forbid downloads, before the address of the comparison.
pub const FORBIDDEN: &str = text!(
    "If nothing was saved, the page around this may block downloads. The comparison’s own page does not: "
);

/// “Inspected 19–23 February 2024”, in a picture.
pub fn inspected(days: &str) -> String {
    fill!("Inspected {days}", days)
}

/// “Calderdale: Ofsted report of 15 May 2024, `https://files.ofsted.gov.uk/…`”, in a picture.
pub fn source(council: &str, published: Date, address: &str) -> String {
    fill!("{council}: Ofsted report of {date}, {address}", council, date = published.long(), address)
}

/// What a picture rests on, as of a day.
pub fn published_to(day: Date) -> String {
    fill!("From Ofsted inspection reports published to {day}. Made with Council Compare.", day = day.long())
}

/// The columns of the table.
pub const COLUMNS: [&str; 12] = [
    text!("council"),
    text!("what"),
    text!("area"),
    text!("grade"),
    text!("note"),
    text!("from"),
    text!("to"),
    text!("published"),
    text!("framework"),
    text!("source"),
    text!("place in source"),
    text!("address"),
];

/// What a row is about: an area of an inspection.
pub const INSPECTION: &str = text!("Inspection");
/// What a row is about: a review of the board by itself.
pub const BOARD_REVIEW: &str = text!("Safeguarding board review");
/// What a row is about: an inspection of looked-after children alone, by its own report.
pub const EARLIER: &str = text!("Earlier inspection");
/// What a row is about: an inspection that has no report in the dataset.
pub const EARLIER_TOLD: &str = text!("Earlier inspection, told by a later report");
/// What a row is about: where a report differs from the press or from itself.
pub const DIFFER: &str = text!("Sources differ");
/// What the only row of a council is about that has nothing else.
pub const NO_REPORT: &str = text!("No report in this dataset");
/// The source of a row: a report. Where sources differ, the article follows it.
pub const REPORT: &str = text!("Ofsted report");
/// Note on a grade that covers two areas.
pub const SHARED: &str = text!("one grade for children in care and care leavers together");
/// Note on the days of an inspection in two visits: “second visit from 13 January 2025”.
pub fn second_visit(from: Date) -> String {
    fill!("second visit from {day}", day = from.long())
}

/// Note on a date that is that of the publication.
pub const OF_PUBLICATION: &str = text!("dated by its publication");
/// Note on a date of which the source does not say what it is.
pub const OF_EITHER: &str = text!("inspected or published then");

/// “Press: Article, Paper”.
pub fn press(title: &str) -> String {
    fill!("Press: {title}", title)
}

/// “paragraph 12”.
pub fn paragraph(number: u16) -> String {
    fill!("paragraph {number}", number)
}

/// “page 3”.
pub fn page(number: u16) -> String {
    fill!("page {number}", number)
}
