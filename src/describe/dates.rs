//! The line under the headline: inspected when, how far apart, under which framework.

use super::sentence::Sentence;
use crate::comparison::{Comparison, Pair, Side, Which};
use crate::dataset::{Area, Date, Framework, Inspection, Judgement, Reason};
use crate::words::numbers::{ENDING_TOGETHER, apart, starting};
use crate::words::when as words;

/// “Calderdale was inspected in February 2024 and Kirklees in July 2024, about five months apart, under the same framework”. Empty if
/// neither council has a report.
pub fn date_line(comparison: &Comparison) -> Sentence {
    match comparison.latest() {
        Some(both) => frameworks(when_inspected(both), both),
        None => one_date(comparison),
    }
}

/// The same for where there is little room, beside a table that shows by itself which grades are shared or missing: only
/// when, how far apart, and under which frameworks if these differ.
pub fn short_date_line(comparison: &Comparison) -> Sentence {
    let Some(both) = comparison.latest() else { return one_date(comparison) };
    let frameworks = both.map(|inspection| inspection.framework);
    let inspected = when_inspected(both);
    if frameworks.first == frameworks.second {
        inspected
    } else {
        inspected.then(words::different_frameworks(frameworks.first, frameworks.second))
    }
}

fn when_inspected(both: Pair<&Inspection>) -> Sentence {
    let months = both.map(Inspection::months);
    let begins = both.map(|inspection| inspection.start);
    let has_two_months =
        |(_, inspection): (Which, &&Inspection)| inspection.months() != inspection.start.month_and_year();
    // First days are compared with first days, or else last with last.
    let apart = if both.iter().all(|(_, inspection)| inspection.tells_start()) {
        let apart = apart(begins.first, begins.second);
        let is_of_first_visit = begins.first != begins.second && both.iter().any(has_two_months);
        if is_of_first_visit { starting(&apart) } else { apart }
    } else if both.first.end == both.second.end {
        ENDING_TOGETHER.to_owned()
    } else {
        apart(both.first.end, both.second.end)
    };
    if months.first == months.second {
        words::both_inspected(months.first, &apart)
    } else {
        words::inspected(months.first, months.second, &apart)
    }
}

/// When the only council with a report was inspected.
fn one_date(comparison: &Comparison) -> Sentence {
    let inspected = comparison.sides.iter().find_map(|(which, side)| Some((which, side.latest()?)));
    match inspected {
        Some((which, inspection)) => words::one_inspected(which, inspection),
        None => Sentence::new(),
    }
}

/// Adds to a sentence whether the frameworks differ, and what else makes the two inspections unlike.
fn frameworks(sentence: Sentence, both: Pair<&Inspection>) -> Sentence {
    let frameworks = both.map(|inspection| inspection.framework);
    let sentence = match (frameworks.first, frameworks.second) {
        (Framework::Sif, Framework::Ilacs) | (Framework::Ilacs, Framework::Sif) => {
            sentence.then(words::different_frameworks(frameworks.first, frameworks.second))
        }
        _ => match one_shares(both) {
            Some(which) => sentence.then(words::same_framework_but_shared(which)),
            None => sentence.text(words::SAME_FRAMEWORK),
        },
    };
    without_overall(sentence, both)
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

/// Adds to a sentence which report has no overall grade because Ofsted no longer gives one.
fn without_overall(sentence: Sentence, both: Pair<&Inspection>) -> Sentence {
    let ended = both
        .map(|inspection| *inspection.judgement(Area::Overall) == Judgement::NotJudged(Reason::OverallEnded));
    match (ended.first, ended.second) {
        (false, false) => sentence,
        (true, true) => sentence.then(words::neither_overall()),
        (first, _) => {
            let which = if first { Which::First } else { Which::Second };
            sentence.then(words::without_overall(which))
        }
    }
}

/// How long ago a council was last inspected where its newest report may not be here, in days: three and a half years. Ofsted plans
/// to inspect each about every three years.
const LONG_AGO: i32 = 1_278;

/// When the newest report on a council was published, if it was inspected so long before `day` that there may be a newer one.
fn may_be_outdated(side: &Side, day: Date) -> Option<Date> {
    let latest = side.latest().filter(|_| side.council.is_current())?;
    (day.day_number() - latest.end.day_number() > LONG_AGO).then_some(latest.published)
}

/// “This dataset has no report on Nottingham after September 2022: Ofsted’s website may have a newer one”, of each council of which
/// that may be so today.
pub fn age_notes(comparison: &Comparison) -> impl Iterator<Item = Sentence> + use<'_> {
    let today = comparison.pinned.is_none();
    comparison.sides.iter().filter(move |_| today).filter_map(|(which, side)| {
        let published = may_be_outdated(side, comparison.day())?;
        Some(words::none_after(which, &published.month_and_year()))
    })
}

/// That a council's newest report may not be here, after what says that its grades are from there.
pub fn council_age_note(side: &Side, data_date: Date) -> Option<&'static str> {
    may_be_outdated(side, data_date).map(|_| words::MAY_BE_NEWER)
}

/// “Both councils have reports published since: Calderdale May 2024; Kirklees August 2019 and August 2024”, after the day to
/// which the comparison is pinned. Empty if it is not.
pub fn newer_reports(comparison: &Comparison) -> Sentence {
    if comparison.pinned.is_none() {
        return Sentence::new();
    }
    let newer = comparison.sides.as_ref().map(|side| -> Vec<String> {
        side.newer().map(|inspection| inspection.published.month_and_year()).collect()
    });
    match (newer.first.is_empty(), newer.second.is_empty()) {
        (true, true) => Sentence::new().text(words::NEITHER_NEWER),
        (false, true) => words::one_newer(Which::First, &newer.first),
        (true, false) => words::one_newer(Which::Second, &newer.second),
        (false, false) => words::both_newer(&newer.first, &newer.second),
    }
}
