//! The frame of the grade table, of the table of facts, and of sources.

use super::changes::older_scale;
use crate::dataset::{Date, Grade, Service};

/// What the grade table is.
pub const GRADES_BY_AREA: &str = text!("Grades by area");
/// The column with the areas.
pub const AREA: &str = text!("Area");
/// Before the days of an inspection.
pub const INSPECTED: &str = text!("Inspected ");
/// A link.
pub const OFSTED_REPORT: &str = text!("Ofsted report");

/// “, 4 May 2024”, after the link.
pub fn published(day: Date) -> String {
    fill!(", {day}", day = day.long())
}

/// Where the dataset has no older report.
pub const FIRST_REPORT: &str = text!("First report in this dataset");

/// “Created in 2021”, of a council with older reports.
pub fn created_in(year: u16) -> String {
    fill!("Created in {year}", year)
}

/// Of one without: “Created in 2023; first report in this dataset”.
pub fn first_report_of_new(year: u16) -> String {
    fill!("Created in {year}; first report in this dataset", year)
}
/// Before a council's name.
pub const SOURCES_DIFFER_ON: &str = text!("Sources differ on ");
/// Before what the sources say.
pub const SOURCES_DIFFER: &str = text!("Sources differ.");

/// “Replaced in 2019. This dataset holds no full report on it”.
pub fn replaced(year: u16) -> String {
    fill!("Replaced in {year}. This dataset holds no full report on it", year)
}

/// “Not created until 2023”, on a day before that.
pub fn not_yet(year: u16) -> String {
    fill!("Not created until {year}", year)
}

/// “No full report in this dataset was published by 1 January 2019”.
pub fn no_report_by(day: Date) -> String {
    fill!("No full report in this dataset was published by {day}", day = day.long())
}

/// Where the dataset has no report.
pub const NO_REPORT: &str = text!("No full report in this dataset");

/// An arrow up, said aloud.
pub const UP: &str = text!(" up ");
/// An arrow down, said aloud.
pub const DOWN: &str = text!(" down ");

/// The table of facts.
pub const FACTS: &str = text!("The same facts as a table");
/// What its first table is.
pub const EVERY_GRADE: &str = text!("Every grade known, by inspection");
/// What its second table is.
pub const VISITS: &str = text!("Visits and government action");
/// A column.
pub const INSPECTED_ON: &str = text!("Inspected");
/// A column.
pub const SOURCE: &str = text!("Source");
/// A column.
pub const DATE: &str = text!("Date");
/// A column.
pub const VISIT_OR_ACTION: &str = text!("Visit or action");
/// In the place of a council's visits and actions.
pub const NO_EVENTS: &str = text!("None in this dataset");
/// Under the tables.
pub const FACTS_NOTE: &str = text!(
    "A dash: no grade known. Summaries of visits and action are this project’s own; the report is the authority. Reports mention what matters to them, so a council without an entry may have had visits or notices."
);

/// What a dash means among the grades.
pub const NO_GRADE_KNOWN: &str = text!("no grade known");

/// “May 2012 (published)”.
pub fn date_published(date: &str) -> String {
    fill!("{date} (published)", date)
}

/// “November 2022 (inspected or published)”, where the source does not say which.
pub fn date_unsaid(date: &str) -> String {
    fill!("{date} (inspected or published)", date)
}

/// “15–17 June 2015 (board review)”.
pub fn date_of_board_review(date: &str) -> String {
    fill!("{date} (board review)", date)
}

/// “19–23 February 2024 (ILACS)”.
pub fn date_and_framework(date: &str, framework: &str) -> String {
    fill!("{date} ({framework})", date, framework)
}

/// “good for fostering service (older scale)”.
pub fn grade_for_service(grade: Grade, service: Service, is_on_older_scale: bool) -> String {
    let (grade, service) = (grade.word(), service.word());
    match is_on_older_scale {
        true => fill!("{grade} for {service} (older scale)", grade, service),
        false => fill!("{grade} for {service}", grade, service),
    }
}

/// “adequate (older scale)”, and of a grade which that scale did not have “requires improvement (as printed)”.
pub fn on_older_scale(grade: Grade) -> String {
    fill!("{grade} ({scale})", grade = grade.word(), scale = older_scale(grade))
}

/// “good (shared)”.
pub fn shared(grade: Grade) -> String {
    fill!("{grade} (shared)", grade = grade.word())
}

/// Where no grade was given.
pub const NOT_JUDGED: &str = text!("not judged");
/// “not judged: no child was looked after”.
pub fn not_judged_because(why: &str) -> String {
    fill!("not judged: {why}", why)
}
/// Where no overall grade is given any more.
pub const NO_OVERALL: &str = text!("no overall grade");
/// Where a date is not told.
pub const UNDATED: &str = text!("Undated");

/// Before the title of a press article.
pub const PRESS: &str = text!("Press");

/// “Report of 4 May 2024”.
pub fn report_of(published: &str) -> String {
    fill!("Report of {published}", published)
}

/// “ on Kirklees”, after a report.
pub fn on_council(council: &str) -> String {
    fill!(" on {council}", council)
}

/// “, paragraph 12”, after a report.
pub fn paragraph(number: u16) -> String {
    fill!(", paragraph\u{a0}{number}", number)
}

/// “, page 12”, after a report.
pub fn page(number: u16) -> String {
    fill!(", page\u{a0}{number}", number)
}
