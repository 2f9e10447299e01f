//! The page of one council by itself.

use super::numbers::list;
use crate::dataset::{Date, Framework, Grade};

/// “This dataset holds no full inspection report on Calderdale”.
pub fn no_report_on(council: &str) -> String {
    fill!("This dataset holds no full inspection report on {council}", council)
}

/// “No area has a grade in the newest report on Calderdale”.
pub fn no_grade_in_report_on(council: &str) -> String {
    fill!("No area has a grade in the newest report on {council}", council)
}

/// “Calderdale is graded good for leadership; outstanding for children in care”, by the grades.
pub fn graded(council: &str, is_current: bool, grades: &[String]) -> String {
    let verb = if is_current { text!("is") } else { text!("was") };
    fill!("{council} {verb} graded {grades}", council, verb, grades = grades.join(super::years::SEMICOLON))
}

/// “good for leadership and care leavers”.
pub fn grade_for(grade: Grade, areas: &[&str]) -> String {
    fill!("{grade} for {areas}", grade = grade.word(), areas = list(areas))
}

/// “Inspected 19–23 February 2024 under ILACS, report of 15 May 2024”.
pub fn inspected(days: &str, framework: Framework, published: Date) -> String {
    fill!(
        "Inspected {days} under {framework}, report of {date}",
        days,
        framework = framework.short_name(),
        date = published.long(),
    )
}

/// “Cumberland was created in 2023.”
pub fn created(council: &str, year: u16) -> String {
    fill!("{council} was created in {year}.", council, year)
}

/// After that, before the councils that were there before, of which some passed on but a part.
pub const TOOK_OVER_FROM: &str = text!("It took over from");
/// Of a council that was replaced, before those that took its place.
pub const PASSED_TO: &str = text!("Its area passed to");

/// Of grades in a table.
pub const GRADE: &str = text!("Grade");
/// Before what changed, where a row has no columns.
pub const BEFORE: &str = text!("Before");
/// The column with what changed.
pub const COMPARED_WITH_BEFORE: &str = text!("Compared with the inspection before");
/// What the table rests on.
pub const NEWEST_REPORT: &str = text!("From the council’s newest report in this dataset.");
/// The same where nothing came before it.
pub const ONLY_REPORT: &str = text!("From the council’s first report in this dataset.");
/// The section with every inspection and event.
pub const HOW_IT_GOT_HERE: &str = text!("How it got here");
/// “This dataset holds no full report on Northamptonshire, so there is no chart of its grades.”, in place of the chart.
pub fn no_journey_of(council: &str) -> String {
    fill!("This dataset holds no full report on {council}, so there is no chart of its grades.", council)
}

/// After a link to the report that findings rest on.
pub const SUMMARIES: &str =
    text!(". Findings are this project’s own short summaries; the report is the authority.");
/// Over councils.
pub const SIMILAR: &str = text!("Similar in population and need");

/// “Compare Calderdale with”, over councils.
pub fn compare_with(council: &str) -> String {
    fill!("Compare {council} with", council)
}

/// “What must improve: 12 things”, by how many there are in words.
pub fn must_improve(counted: &str) -> String {
    fill!("What must improve: {counted}", counted)
}
