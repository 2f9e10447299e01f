//! The line under the headline: inspected when, how far apart, under which framework.

use super::sentence::Sentence;
use super::words::{apart, list};
use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::{Area, Framework, Inspection, Judgement, Reason};

/// “Inspected February 2024 and July 2024, about five months apart, under the same framework”. Empty if neither
/// council has a report.
pub fn date_line(comparison: &Comparison) -> Sentence {
    let inspected = when_inspected(comparison);
    match comparison.latest() {
        Some(both) => frameworks(inspected, both),
        None => inspected,
    }
}

/// The same where there is little room, beside a table that itself tells shared grades and missing ones: when, how
/// far apart, and different frameworks.
pub fn short_date_line(comparison: &Comparison) -> Sentence {
    let inspected = when_inspected(comparison);
    match comparison.latest().and_then(newer_framework) {
        Some(newer) => different(inspected, newer),
        None => inspected,
    }
}

fn when_inspected(comparison: &Comparison) -> Sentence {
    let Some(both) = comparison.latest() else { return one_date(comparison) };
    let months = both.map(|inspection| inspection.start.month_and_year());
    let apart = apart(both.first.start, both.second.start);
    let sentence = if months.first == months.second {
        Sentence::new().text("Both inspected in ").fact(months.first)
    } else {
        Sentence::new().text("Inspected ").fact(months.first).text(" and ").fact(months.second)
    };
    sentence.text(format!(", {apart}"))
}

fn one_date(comparison: &Comparison) -> Sentence {
    let inspected = comparison.sides.iter().find_map(|(which, side)| Some((which, side.latest()?)));
    match inspected {
        Some((which, inspection)) => Sentence::new()
            .name(which)
            .text(" was inspected in ")
            .fact(inspection.start.month_and_year())
            .text(format!(" under {}", inspection.framework.short_name())),
        None => Sentence::new(),
    }
}

fn frameworks(sentence: Sentence, both: Pair<&Inspection>) -> Sentence {
    let sentence = match (newer_framework(both), one_shares(both)) {
        (Some(newer), _) => different(sentence, newer),
        (None, Some(which)) => sentence
            .text(", under the same framework; when ")
            .name(which)
            .text(" was inspected, one grade covered children in care and care leavers"),
        (None, None) => sentence.text(", under the same framework"),
    };
    without_overall(sentence, both)
}

/// The council whose inspection followed the newer framework, if they followed different ones.
fn newer_framework(both: Pair<&Inspection>) -> Option<Which> {
    match (both.first.framework, both.second.framework) {
        (Framework::Sif, Framework::Ilacs) => Some(Which::Second),
        (Framework::Ilacs, Framework::Sif) => Some(Which::First),
        (Framework::Sif, Framework::Sif) | (Framework::Ilacs, Framework::Ilacs) => None,
    }
}

/// “under different frameworks: Calderdale under ILACS, Kirklees under the older SIF”.
fn different(sentence: Sentence, newer: Which) -> Sentence {
    let sentence = sentence.text(", under different frameworks: ");
    let under = |which: Which| {
        let framework = if which == newer { "ILACS" } else { "the older SIF" };
        Sentence::new().name(which).text(format!(" under {framework}"))
    };
    sentence.then(under(Which::First)).text(", ").then(under(Which::Second))
}

/// The one council whose grade for children in care covers care leavers too, if just one does.
fn one_shares(both: Pair<&Inspection>) -> Option<Which> {
    let shares =
        both.map(|inspection| matches!(inspection.judgement(Area::ChildrenInCare), Judgement::Shared(_)));
    match (shares.first, shares.second) {
        (true, false) => Some(Which::First),
        (false, true) => Some(Which::Second),
        _ => None,
    }
}

fn without_overall(sentence: Sentence, both: Pair<&Inspection>) -> Sentence {
    let ended = both
        .map(|inspection| *inspection.judgement(Area::Overall) == Judgement::NotJudged(Reason::OverallEnded));
    let why = format!(": Ofsted {}", "stopped giving one for inspections from April 2026");
    match (ended.first, ended.second) {
        (false, false) => sentence,
        (true, true) => sentence.text(format!(". Neither has an overall grade{why}")),
        (first, _) => {
            let which = if first { Which::First } else { Which::Second };
            sentence.text(". ").name(which).text(format!(" has no overall grade{why}"))
        }
    }
}

/// “Pinned to 1 January 2019. Both councils have newer reports: Calderdale May 2024; Kirklees August 2019 and
/// August 2024”. The day itself is left to the page. Empty if the comparison is not pinned.
pub fn newer_reports(comparison: &Comparison) -> Sentence {
    if comparison.pinned.is_none() {
        return Sentence::new();
    }
    let newer = comparison.sides.as_ref().map(|side| -> Vec<String> {
        side.newer().map(|inspection| inspection.published.month_and_year()).collect()
    });
    let reports = |which: Which| {
        let months = newer.get(which);
        Sentence::new().name(which).text(format!(" {}", list(months)))
    };
    let one = |which: Which| {
        let newer_reports =
            if newer.get(which).len() == 1 { " has a newer report: " } else { " has newer reports: " };
        Sentence::new().name(which).text(newer_reports).text(list(newer.get(which)))
    };
    match (newer.first.is_empty(), newer.second.is_empty()) {
        (true, true) => Sentence::new().text("Neither council has a newer report"),
        (false, true) => one(Which::First),
        (true, false) => one(Which::Second),
        (false, false) => Sentence::new()
            .text("Both councils have newer reports: ")
            .then(reports(Which::First))
            .text("; ")
            .then(reports(Which::Second)),
    }
}
