//! Sentences about what inspectors found.

use super::Sentence;
use crate::comparison::findings::Common;
use crate::comparison::{Comparison, Side, Which};
use crate::dataset::{Findings, Inspection, Theme, Themes};

/// What the findings are, and who is the authority.
pub fn findings_note(comparison: &Comparison) -> &'static str {
    match comparison.pinned {
        None => "This project’s own short summaries of each newest report. The report is the authority.",
        Some(_) => {
            "This project’s own short summaries of each council’s newest report on that day. The report is the authority."
        }
    }
}

/// “named in 34 of 153 latest reports”.
pub fn named_in(theme: &Theme, themes: &Themes) -> String {
    format!("named in {} of {} latest reports", theme.told_to_improve.len(), themes.reports)
}

/// What stands in place of themes that both were told to improve.
pub fn nothing_in_common(common: &Common) -> &'static str {
    match (common.told_one.first.is_empty(), common.told_one.second.is_empty()) {
        (true, true) => "Neither report lists anything that must improve.",
        (false, false) => "Nothing in common: the two reports name different things.",
        _ => "Nothing in common: only one of the two reports lists things that must improve.",
    }
}

/// “3 things”, “12 of the 13 things listed”: how much a report says must improve, and how much of it is
/// summarised.
pub fn improvements_counted(findings: &Findings) -> String {
    let things = |n: usize| if n == 1 { "1 thing".to_owned() } else { format!("{n} things") };
    match (findings.improvements.len(), findings.improvements_listed) {
        (0, _) => "no list in this report".to_owned(),
        (n, Some(listed)) if n < usize::from(listed) => format!("{n} of the {listed} things listed"),
        (Findings::MOST_IMPROVEMENTS.., None) => {
            format!("the first {} listed", things(Findings::MOST_IMPROVEMENTS))
        }
        (n, _) => things(n),
    }
}

/// Why a report has no findings here.
pub fn not_summarised(report: &Inspection) -> String {
    format!(
        "This project has no summary of the report of {}, only its grades. The report itself says what inspectors found.",
        report.published.long()
    )
}

/// Why there is nothing to summarise.
pub fn no_report_to_summarise(side: &Side) -> String {
    match side.pinned() {
        None => "This dataset has no report on this council.".to_owned(),
        Some(day) => format!("No report on this council in this dataset was published by {}.", day.long()),
    }
}

/// What stands where an area has no findings: for care leavers, if one grade covers them and children in care.
pub fn nothing_summarised(is_shared: bool) -> &'static str {
    match is_shared {
        true => "Under children in care, with which this report judges care leavers together.",
        false => "No summary for this area.",
    }
}

/// “praised in Calderdale, a worry in Kirklees”, by who was praised.
pub fn praised_here(praised: Which) -> Sentence {
    Sentence::new().text("praised in ").name(praised).text(", a worry in ").name(praised.other())
}

/// What leads a list of councils: “Told to improve this by the latest report, 34 of 153. Compare Calderdale with:”.
pub fn told_to_improve(theme: &Theme, themes: &Themes, kept: &str) -> String {
    match theme.told_to_improve.len() {
        0 => "No council’s latest report names this as something to improve.".to_owned(),
        n => {
            format!("Something to improve in {n} of {} latest reports. Compare {kept} with:", themes.reports)
        }
    }
}
