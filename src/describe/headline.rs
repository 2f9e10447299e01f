//! The headline: who is graded higher, at what, and which areas are inadequate.
//!
//! It never leaves an inadequate area unsaid, never rests on the overall grade, and compares only grades that
//! are like for like.

use super::sentence::Sentence;
use super::words::{list, number};
use crate::comparison::{Comparison, Row, Verdict, Which};
use crate::dataset::{Area, Grade};

/// An area that both reports judge, with both grades.
#[derive(Clone, Copy)]
struct Common {
    area: &'static str,
    first: Grade,
    second: Grade,
}

/// What one grade for both is called.
const SHARED_CARE: &str = "children in care and care leavers";

/// Verbs in the tense that fits: a pinned comparison speaks of the past.
struct Tense {
    is: &'static str,
    have: &'static str,
}

/// The sentence above the comparison.
pub fn headline(comparison: &Comparison) -> Sentence {
    let tense = match comparison.pinned {
        Some(_) => Tense { is: "was", have: "had" },
        None => Tense { is: "is", have: "have" },
    };
    let when = match comparison.pinned {
        Some(day) => Sentence::new().text(format!("On {} ", day.long())),
        None => Sentence::new(),
    };
    match missing(comparison) {
        [false, false] => {}
        missing => return without_reports(comparison, missing),
    }
    let common = common_areas(comparison);
    let inadequate = Which::BOTH.map(|which| inadequate_areas(comparison, which));
    if let [first, second] = &inadequate
        && !first.is_empty()
        && !second.is_empty()
    {
        return when.then(both_inadequate(comparison, first, second));
    }
    let compared = compare(&common, &tense, has_unlike_areas(comparison));
    when.then(append_inadequate(compared, comparison, &inadequate, &tense))
}

/// A comparing clause, and the inadequate areas that it has already named for each council.
struct Compared {
    sentence: Sentence,
    said: Vec<(Which, &'static str)>,
    /// Whether it ends in “inadequate in each”.
    ends_in_each: bool,
}

fn compare(common: &[Common], tense: &Tense, has_unlike_areas: bool) -> Compared {
    let Tense { is, have } = tense;
    let higher = |which: Which| -> Vec<&'static str> {
        let is_higher = |common: &&Common| match which {
            Which::First => common.first.is_higher_than(common.second),
            Which::Second => common.second.is_higher_than(common.first),
        };
        common.iter().filter(is_higher).map(|common| common.area).collect()
    };
    let [by_first, by_second] = Which::BOTH.map(higher);
    let differing: Vec<&Common> = common.iter().filter(|common| common.first != common.second).collect();
    let equal: Vec<&Common> = common.iter().filter(|common| common.first == common.second).collect();
    let both = Sentence::new().name(Which::First).text(" and ").name(Which::Second);
    let quiet = |sentence| Compared { sentence, said: Vec::new(), ends_in_each: false };

    if common.is_empty() {
        return quiet(both.text(format!(" {have} no area in common that both reports judge")));
    }
    if differing.is_empty() {
        return quiet(both.text(same_throughout(common, have, has_unlike_areas)));
    }
    if equal.is_empty() && (by_first.is_empty() || by_second.is_empty()) {
        let (higher, lower) =
            if by_second.is_empty() { (Which::First, Which::Second) } else { (Which::Second, Which::First) };
        let scope = scope(common.len(), has_unlike_areas);
        let sentence = Sentence::new()
            .name(higher)
            .text(format!(" {is} graded higher than "))
            .name(lower)
            .text(format!(" in {scope}"));
        let all_inadequate = common.iter().all(|common| {
            let grade = if lower == Which::First { common.first } else { common.second };
            grade == Grade::Inadequate
        });
        if all_inadequate && common.len() > 1 {
            let said = common.iter().map(|common| (lower, common.area)).collect();
            let sentence = sentence.text("; ").name(lower).text(format!(" {is} inadequate in each"));
            return Compared { sentence, said, ends_in_each: true };
        }
        return quiet(sentence);
    }
    if differing.len() <= 2 && equal.len() >= differing.len() {
        return same_except(&differing, both, have, has_unlike_areas);
    }
    let leads = |which: Which, areas: &[&str]| {
        Sentence::new().name(which).text(format!(" {is} graded higher for {}", list(areas)))
    };
    let leads_alone = |which: Which, areas: &[&str]| {
        Sentence::new()
            .name(which)
            .text(format!(" {is} graded higher than "))
            .name(which.other())
            .text(format!(" for {}", list(areas)))
            .then(and_the_same(&equal))
    };
    quiet(match (by_first.is_empty(), by_second.is_empty()) {
        (false, false) => leads(Which::First, &by_first)
            .text(", ")
            .name(Which::Second)
            .text(format!(" for {}", list(&by_second))),
        (false, true) => leads_alone(Which::First, &by_first),
        _ => leads_alone(Which::Second, &by_second),
    })
}

fn and_the_same(equal: &[&Common]) -> Sentence {
    if equal.is_empty() {
        return Sentence::new();
    }
    let areas: Vec<&str> = equal.iter().map(|common| common.area).collect();
    Sentence::new().text(format!(", and the same for {}", list(&areas)))
}

/// “all four areas”, “all three areas both reports judge”.
fn scope(n: usize, has_unlike_areas: bool) -> String {
    let tail = if has_unlike_areas { " that can be compared" } else { "" };
    match n {
        1 => format!("the one area{}", if has_unlike_areas { tail } else { " both reports judge" }),
        2 => format!("both areas{}", if has_unlike_areas { tail } else { " both reports judge" }),
        n => format!("all {} areas{tail}", number(u32::try_from(n).unwrap_or(u32::MAX))),
    }
}

fn same_throughout(common: &[Common], have: &str, has_unlike_areas: bool) -> String {
    let one_grade = common.windows(2).all(|two| matches!(two, [a, b] if a.first == b.first));
    let scope = scope(common.len(), has_unlike_areas);
    match common.first() {
        Some(common) if one_grade => format!(" {have} the same grade in {scope}: {}", common.first.word()),
        _ => format!(" {have} the same grades in {scope}"),
    }
}

/// “… have the same grades except for care leavers: good in Calderdale, requires improvement in Kirklees”.
fn same_except(differing: &[&Common], both: Sentence, have: &str, has_unlike_areas: bool) -> Compared {
    let scope = if has_unlike_areas { " where they can be compared" } else { "" };
    let mut sentence = both.text(format!(" {have} the same grades{scope} except for "));
    let mut said = Vec::new();
    for (i, common) in differing.iter().enumerate() {
        let before = if i > 0 { "; and for " } else { "" };
        sentence = sentence
            .text(format!("{before}{}: {} in ", common.area, common.first.word()))
            .name(Which::First)
            .text(format!(", {} in ", common.second.word()))
            .name(Which::Second);
        said.extend(Which::BOTH.map(|which| (which, common.area)));
    }
    Compared { sentence, said, ends_in_each: false }
}

fn both_inadequate(comparison: &Comparison, first: &[&'static str], second: &[&'static str]) -> Sentence {
    let areas = |which: Which, areas: &[&'static str]| {
        if areas.len() > 2 && areas.len() == judged_areas(comparison, which) {
            format!("all {} areas", number(u32::try_from(areas.len()).unwrap_or(u32::MAX)))
        } else {
            list(areas)
        }
    };
    let verb = if comparison.pinned.is_some() { "both had" } else { "Both have" };
    if first == second {
        let verb = if comparison.pinned.is_some() { "both were" } else { "Both are" };
        return Sentence::new()
            .text(format!("{verb} judged inadequate for {}: ", list(first)))
            .name(Which::First)
            .text(" and ")
            .name(Which::Second);
    }
    let one_many = if first.len() > 1 || second.len() > 1 { "areas" } else { "an area" };
    Sentence::new()
        .text(format!("{verb} {one_many} judged inadequate: {} in ", areas(Which::First, first)))
        .name(Which::First)
        .text(format!(", {} in ", areas(Which::Second, second)))
        .name(Which::Second)
}

/// Adds what is inadequate and has not been said yet.
fn append_inadequate(
    compared: Compared,
    comparison: &Comparison,
    inadequate: &[Vec<&'static str>; 2],
    tense: &Tense,
) -> Sentence {
    let Compared { mut sentence, said, ends_in_each } = compared;
    for (which, areas) in Which::BOTH.into_iter().zip(inadequate) {
        // A grade shared with care leavers whose first half has been said leaves them to be said.
        let half_said = said.contains(&(which, Area::ChildrenInCare.word()));
        let unsaid: Vec<&str> = areas
            .iter()
            .map(|&area| if half_said && area == SHARED_CARE { Area::CareLeavers.word() } else { area })
            .filter(|area| !said.contains(&(which, area)))
            .collect();
        if unsaid.is_empty() {
            continue;
        }
        // What was said of the areas in common is only added to: “inadequate in each, and for adoption”.
        if unsaid.len() < areas.len() && ends_in_each {
            sentence = sentence.text(format!(", and for {}", list(&unsaid)));
            continue;
        }
        let all = unsaid.len() > 2 && unsaid.len() == judged_areas(comparison, which);
        let areas = if all { "every area".to_owned() } else { list(&unsaid) };
        let preposition = if all { "in" } else { "for" };
        sentence =
            sentence.text("; ").name(which).text(format!(" {} inadequate {preposition} {areas}", tense.is));
    }
    sentence
}

/// The areas that both reports judge like for like, the overall grade left out.
fn common_areas(comparison: &Comparison) -> Vec<Common> {
    comparison
        .rows
        .iter()
        .filter(|row| row.area != Area::Overall && !row.repeats_children_in_care())
        .filter(|row| matches!(row.verdict, Verdict::Same(_) | Verdict::Higher(..)))
        .filter_map(|row| {
            let (first, second) = (row.cells.first.grade()?, row.cells.second.grade()?);
            Some(Common { area: area_word(comparison, row), first, second })
        })
        .collect()
}

/// Whether one of the areas graded today has no common ground.
fn has_unlike_areas(comparison: &Comparison) -> bool {
    comparison.rows.iter().any(|row| {
        row.area != Area::Overall && matches!(row.verdict, Verdict::NotLikeForLike | Verdict::Only(_))
    })
}

/// The areas that one council's report judges inadequate. Overall counts only where nothing else does.
fn inadequate_areas(comparison: &Comparison, which: Which) -> Vec<&'static str> {
    let is_inadequate = |row: &&Row| row.cells.get(which).grade() == Some(Grade::Inadequate);
    let rows = || comparison.rows.iter().filter(is_inadequate);
    let areas: Vec<&str> = rows()
        .filter(|row| row.area != Area::Overall && !repeats(row, which))
        .map(|row| own_area_word(row, which))
        .collect();
    if areas.is_empty() { rows().map(|row| row.area.word()).collect() } else { areas }
}

/// How many areas one council's report judges, the overall grade left out.
fn judged_areas(comparison: &Comparison, which: Which) -> usize {
    comparison
        .rows
        .iter()
        .filter(|row| row.area != Area::Overall && !repeats(row, which))
        .filter(|row| row.cells.get(which).grade().is_some())
        .count()
}

/// Whether the cell repeats the grade for children in care.
fn repeats(row: &Row, which: Which) -> bool {
    row.area == Area::CareLeavers && row.cells.get(which).standing.is_shared()
}

fn own_area_word(row: &Row, which: Which) -> &'static str {
    if row.area == Area::ChildrenInCare && row.cells.get(which).standing.is_shared() {
        SHARED_CARE
    } else {
        row.area.word()
    }
}

fn area_word(comparison: &Comparison, row: &Row) -> &'static str {
    let both_share = comparison.row(Area::CareLeavers).is_some_and(Row::repeats_children_in_care);
    if both_share { own_area_word(row, Which::First) } else { row.area.word() }
}

fn missing(comparison: &Comparison) -> [bool; 2] {
    Which::BOTH.map(|which| comparison.sides.get(which).latest().is_none())
}

fn without_reports(comparison: &Comparison, missing: [bool; 2]) -> Sentence {
    let when = match comparison.pinned {
        Some(day) => format!("This dataset holds no full inspection report published by {} on ", day.long()),
        None => "This dataset holds no full inspection report on ".to_owned(),
    };
    let sentence = Sentence::new().text(when);
    match missing {
        [true, true] => sentence.name(Which::First).text(" or ").name(Which::Second),
        [true, false] => {
            sentence.name(Which::First).text(", so there is nothing to set beside ").name(Which::Second)
        }
        _ => sentence.name(Which::Second).text(", so there is nothing to set beside ").name(Which::First),
    }
}
