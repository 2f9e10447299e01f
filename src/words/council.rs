//! The page of one council by itself.

use super::headline::{Subject, all_areas};
use super::numbers::{list, number_of};
use super::when::under;
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

/// “good for leadership and care leavers”, “inadequate for leadership, help and protection, and overall”.
pub fn grade_for(grade: Grade, areas: &[&str], is_so_overall: bool) -> String {
    let mut areas = areas.to_vec();
    areas.extend(is_so_overall.then_some(Subject::Overall.word()));
    fill!("{grade} for {areas}", grade = grade.word(), areas = list(&areas))
}

/// Of a council that is so overall, and in no area.
pub const INADEQUATE_OVERALL: &str = text!("inadequate overall");

/// After areas, of a council that has their grade overall too.
const AND_OVERALL: &str = text!(" and overall");

/// “good in all four areas”, “good in three of four areas”, “inadequate in all four areas and overall”.
pub fn grade_in(grade: Grade, areas: usize, of: usize, is_so_overall: bool) -> String {
    let scope = match areas == of {
        true => all_areas(of),
        false => fill!("{areas} of {of} areas", areas = number_of(areas), of = number_of(of)),
    };
    let overall = if is_so_overall { AND_OVERALL } else { "" };
    fill!("{grade} in {scope}{overall}", grade = grade.word(), scope, overall)
}

/// “Inspected 19–23 February 2024 under the newer framework (ILACS)”.
pub fn inspected(days: &str, framework: Framework) -> String {
    fill!("Inspected {days}{under}", days, under = under(framework))
}

/// “Inspected 19–23 February 2024 under ILACS, report of 15 May 2024”.
pub fn with_report(inspected: &str, published: Date) -> String {
    fill!("{inspected}, report of {date}", inspected, date = published.long())
}

/// “Cumberland was created in 2023.”
pub fn created(council: &str, year: u16) -> String {
    fill!("{council} was created in {year}.", council, year)
}

/// After that, before the councils that were there before. Of some of them it is a part.
pub const AREA_FROM: &str = text!("Its area came from");
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
/// What the years list.
pub const YEARS_NOTE: &str = text!(
    "Inspections, visits and government action, each with its source. Visits and notices are events, never grades. Dates are as precise as the source."
);
/// Before links to the comparisons most likely wanted.
pub const COMPARE: &str = text!("Compare with ");
/// The last of these, to all others.
pub const ANOTHER_COUNCIL: &str = text!("another council");
/// Over councils.
pub const SIMILAR: &str = text!("Similar in population and need");

/// “Councils of other regions: 137”, over these.
pub fn other_regions(n: usize) -> String {
    fill!("Councils of other regions: {n}", n)
}

/// “Compare Calderdale with”, over councils.
pub fn compare_with(council: &str) -> String {
    fill!("Compare {council} with", council)
}

/// “What must improve: 12 things”, by how many there are in words.
pub fn must_improve(counted: &str) -> String {
    fill!("What must improve: {counted}", counted)
}
