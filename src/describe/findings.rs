//! Sentences about what inspectors found.

use super::Sentence;
use crate::comparison::findings::Common;
use crate::comparison::{Comparison, Side, Standing, Which};
use crate::dataset::{Area, Findings, Inspection, Theme, Themes};
use crate::words::findings as words;

/// What the findings are, and who is the authority.
pub fn findings_note(comparison: &Comparison) -> &'static str {
    match comparison.pinned {
        None => words::NOTE,
        Some(_) => words::NOTE_PINNED,
    }
}

/// “34 of 152 lists”, of what must improve.
pub fn named_in(theme: &Theme, themes: &Themes) -> String {
    words::named_in(theme.told_to_improve.len(), themes.reports)
}

/// What stands in place of themes that both were told to improve.
pub fn nothing_in_common(common: &Common) -> &'static str {
    match (common.told_one.first.is_empty(), common.told_one.second.is_empty()) {
        _ if common.is_cut_off => words::NOTHING_IN_COMMON_SUMMARISED,
        (true, true) => words::NEITHER_LISTS,
        (false, false) => words::NOTHING_IN_COMMON,
        _ => words::ONLY_ONE_LISTS,
    }
}

/// “3 things”, “12 of the 13 things listed”: how much a report says must improve, and how much of it is
/// summarised.
pub fn improvements_counted(findings: &Findings) -> String {
    match (findings.improvements.len(), findings.improvements_listed) {
        (0, _) => words::NO_LIST.to_owned(),
        (n, Some(listed)) if findings.is_cut_off() => words::things_of(n, listed),
        (n, None) if findings.is_cut_off() => words::first_things(n),
        (n, _) => words::things(n),
    }
}

/// Why a report has no findings here.
pub fn not_summarised(report: &Inspection) -> String {
    words::not_summarised(report.published)
}

/// Why there is nothing to summarise.
pub fn no_report_to_summarise(side: &Side) -> String {
    match side.pinned() {
        None => words::NO_REPORT.to_owned(),
        Some(day) => words::no_report_by(day),
    }
}

/// What stands where an area has no findings, by what the report says of the area: those of care leavers stand with those
/// of children in care if one grade covers both.
pub fn nothing_summarised(area: Area, standing: Option<&Standing>) -> &'static str {
    match standing {
        Some(Standing::Shared(_)) if area == Area::CareLeavers => words::SHARED,
        _ => words::NONE_FOR_AREA,
    }
}

/// “praised in Calderdale, a worry in Kirklees”, by who was praised.
pub fn praised_here(praised: Which) -> Sentence {
    words::praised_here(praised, praised.other())
}

/// What leads a list of councils: “A main theme in 34 of 152 latest lists of what must improve. Compare Calderdale with:”.
/// `kept` is the name of the council that stays.
pub fn told_to_improve(theme: &Theme, themes: &Themes, kept: &str) -> String {
    match theme.told_to_improve.len() {
        0 => words::TOLD_NOBODY.to_owned(),
        n => words::told_to_improve(n, themes.reports, kept),
    }
}
