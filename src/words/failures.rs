//! What is said while something is on its way, or if it did not come, and why.

use crate::dataset::DatasetError;

/// To screen readers, while the records of the two councils are on their way.
pub const LOADING_GRADES: &str = text!("Loading the grades");
/// In the place of the panels, while their code is on its way.
pub const LOADING_CHART: &str = text!("Loading the chart");
/// To screen readers, while the grades of all councils are on their way.
pub const LOADING_GRADES_OF_ALL: &str = text!("Loading the grades of all councils");
/// While the summaries of a report are on their way, or the code of an embed that begins with them.
pub const LOADING_FINDINGS: &str = text!("Loading what inspectors found");
/// To screen readers, while the themes are on their way.
pub const LOADING_THEMES: &str = text!("Loading the themes");

/// What did not load, for [`did_not_load`]: the index.
pub const COUNCILS: &str = text!("The list of councils");
/// What did not load: the code of a page's panels.
pub const PANELS: &str = text!("The charts and what inspectors found");
/// What did not load: the same, in an embed whose first panel below the grades is a chart.
pub const CHART: &str = text!("The chart");
/// What did not load: the same, on an exported page that shows its panels already.
pub const ANSWERS: &str = text!("The interactive part of the charts below");
/// What did not load: the same, in an embed without panels, where it is needed for downloads only.
pub const FILES: &str = text!("The download tools");
/// What did not load: the grades of all councils.
pub const GRADES_OF_ALL: &str = text!("The grades of all councils");
/// What did not load: the themes.
pub const THEMES: &str = text!("What the reports have in common");

/// What did not load: “The record of Calderdale”.
pub fn record(council: &str) -> String {
    fill!("The record of {council}", council)
}

/// What did not load: “What inspectors found in Calderdale”.
pub fn findings(council: &str) -> String {
    fill!("What inspectors found in {council}", council)
}

/// “The list of councils did not load.”
pub fn did_not_load(what: &str) -> String {
    fill!("{what} did not load.", what)
}

/// “ Reason: no answer from the server.”
pub fn reason(why: &str) -> String {
    fill!(" Reason: {why}.", why)
}

/// The button under what did not load.
pub const TRY_AGAIN: &str = text!("Try again");

/// A reason, for [`reason`]: no answer came, or none in time.
pub const NO_ANSWER: &str = text!("no answer from the server");
/// A reason: the answer is not JSON.
pub const NOT_THE_DATASET: &str = text!("the answer was not valid data");
/// A reason: the answer is not of the day of what is shown.
pub const OF_ANOTHER_DAY: &str = text!("the answer was of another day than this page");
/// A reason why the later part of the program did not load. Its file is gone once another version is published.
pub const NOT_HERE: &str = text!(
    "no answer from the server, or a newer version of this page has been published since it was opened"
);

/// A reason why a council is missing that the list of councils names.
pub const LEFT_OUT: &str = text!("the list of councils has a fault");

/// A reason: “the server answered with error 404”.
pub fn status(number: u16) -> String {
    fill!("the server answered with error {number}", number)
}

/// A reason: “the dataset has a fault at `inspections[2].start`: …”, with the fault as the dataset's makers know it.
pub fn fault(fault: &DatasetError) -> String {
    fill!("the dataset has a fault at {fault}", fault)
}

/// In the place of a chart, where the browser gives no drawing context.
pub const CANNOT_DRAW: &str = text!(
    "This browser does not let the page draw, so the chart is missing. Everything that it shows stands in words on this page."
);

/// On paper, in the place of charts.
pub const CHARTS_NOT_PRINTED: &str =
    text!("The charts had not loaded when this was printed. The address at the end shows them.");
/// On paper, in the place of counts.
pub const COUNTS_NOT_PRINTED: &str =
    text!("The counts had not loaded when this was printed. The address at the end shows them.");
