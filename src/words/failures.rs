//! What is on its way or did not come, and why.

use crate::dataset::DatasetError;

/// On its way.
pub const LOADING_GRADES: &str = text!("Loading the grades");
/// On its way.
pub const LOADING_CHART: &str = text!("Loading the chart");
/// On its way.
pub const LOADING_GRADES_OF_ALL: &str = text!("Loading the grades of all councils");
/// On its way.
pub const LOADING_FINDINGS: &str = text!("Loading what inspectors found");
/// On its way.
pub const LOADING_THEMES: &str = text!("Loading the themes");

/// What may not have come.
pub const COUNCILS: &str = text!("The list of councils");
/// What may not have come.
pub const CHART: &str = text!("The chart");
/// What may not have come, on a page whose charts are here.
pub const ANSWERS: &str = text!("What makes the charts below answer");
/// What may not have come, where there are no charts.
pub const FILES: &str = text!("What makes the files");
/// What may not have come.
pub const GRADES_OF_ALL: &str = text!("The grades of all councils");
/// What may not have come.
pub const THEMES: &str = text!("What the reports have in common");

/// “The record of Calderdale”, which may not have come.
pub fn record(council: &str) -> String {
    fill!("The record of {council}", council)
}

/// “What inspectors found in Calderdale”, which may not have come.
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

/// A button.
pub const TRY_AGAIN: &str = text!("Try again");

/// A reason.
pub const NO_ANSWER: &str = text!("no answer from the server");
/// A reason.
pub const NOT_THE_DATASET: &str = text!("what came is not the dataset");
/// A reason.
pub const NOT_HERE: &str =
    text!("no answer from the server, or the page has been published anew since it was opened");

/// A reason why a council is missing that the list of councils names.
pub const LEFT_OUT: &str = text!("the list of councils has a fault");

/// A reason: “the server answered with error 404”.
pub fn status(number: u16) -> String {
    fill!("the server answered with error {number}", number)
}

/// A reason: “the dataset has a fault at inspections[2].start: …”, with the fault as the dataset's makers know it.
pub fn fault(fault: &DatasetError) -> String {
    fill!("the dataset has a fault at {fault}", fault)
}

/// In the place of a chart, where the browser gives no means to draw.
pub const CANNOT_DRAW: &str = text!(
    "This browser does not let the page draw, so the chart is missing. Everything that it shows stands in words on this page."
);

/// On paper, in the place of charts.
pub const CHARTS_NOT_PRINTED: &str =
    text!("The charts had not come when this was printed. The address at the end shows them.");
/// On paper, in the place of counts.
pub const COUNTS_NOT_PRINTED: &str =
    text!("The counts had not come when this was printed. The address at the end shows them.");
