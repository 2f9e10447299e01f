//! The years as a list: what each entry is and what it graded.

use crate::dataset::{Area, Framework, Grade};

/// “All 21 inspections, visits and actions, 2010 to 2024, and 2 comments”, the first and the last year with anything but plans.
pub fn how_many(happened: u32, said: u32, planned: u32, years: Option<(u16, u16)>) -> String {
    let happened = match happened {
        0 => text!("No inspection, visit or action known").to_owned(),
        1 => text!("One inspection, visit or action").to_owned(),
        2 => text!("Two inspections, visits or actions").to_owned(),
        n => fill!("All {n} inspections, visits and actions", n),
    };
    let happened = match years {
        Some((first, last)) if first < last => fill!("{happened}, {first} to {last}", happened, first, last),
        _ => happened,
    };
    let happened = match said {
        0 => happened,
        1 => fill!("{happened}, and 1 comment", happened),
        n => fill!("{happened}, and {n} comments", happened, n),
    };
    match planned {
        0 => happened,
        1 => fill!("{happened}, and 1 plan", happened),
        n => fill!("{happened}, and {n} plans", happened, n),
    }
}

/// A date without its year, which stands above it: “12 September – 6 October”. Days that reach into the next year keep
/// both years.
pub fn without_year(long: String, year: u16) -> String {
    match long.strip_suffix(&format!(" {year}")) {
        Some(short) => short.to_owned(),
        None => long,
    }
}

/// An inspection.
pub const INSPECTION: &str = text!("Inspection");
/// A review of a safeguarding board by itself.
pub const BOARD_REVIEW: &str = text!("Safeguarding board review");
/// An inspection on the older scale.
pub const OLDER_INSPECTION: &str = text!("Older inspection");

/// “ (ILACS)”, after an inspection.
pub fn framework(framework: Framework) -> String {
    fill!(" ({framework})", framework = framework.short_name())
}

/// After an inspection that has no report in the dataset.
pub const TOLD_LATER: &str = text!(", told by a later report");
/// After an inspection of which only the publication is dated.
pub const DATE_OF_PUBLICATION: &str = text!(" (date of publication)");
/// After one of which the source does not say what its date is.
pub const DATE_OF_EITHER: &str = text!(" (date of inspection or publication)");

/// Between services, whose names hold an “and” of their own.
pub const SEMICOLON: &str = text!("; ");

/// “Leadership: not judged, no child was looked after”.
pub fn not_judged(area: Area, why: &str) -> String {
    fill!("{area}: not judged, {why}", area = area.label(), why)
}

/// “Good: leadership”.
pub fn grade_for(grade: Grade, what: &str) -> String {
    fill!("{grade}: {what}", grade = grade.label(), what)
}

/// “Overall: good”.
pub fn area_graded(area: Area, grade: Grade) -> String {
    fill!("{area}: {grade}", area = area.label(), grade = grade.word())
}

/// Before what a visit praised.
pub const STRONG: &str = text!("Strong: ");
/// Before what a visit wanted improved.
pub const TO_IMPROVE: &str = text!("To improve: ");
