//! The headline: who is graded higher, at what, and which areas are inadequate.
//!
//! It never leaves an inadequate area unsaid, never rests on the overall grade, and compares only grades that
//! are like for like. An overall grade that goes another way than the areas is said last.

use super::sentence::Sentence;
use crate::comparison::{Comparison, Row, Verdict, Which};
use crate::dataset::{Area, Grade, Lifetime, Service};
use crate::words::headline::{self as words, Inadequate, PAST, PRESENT, Subject, Tense, scope};
use crate::words::numbers::have_and;

/// An area that both reports judge like for like, with both grades.
#[derive(Clone, Copy)]
struct CommonArea {
    area: Subject,
    first: Grade,
    second: Grade,
}

/// The sentence above the comparison.
pub fn headline(comparison: &Comparison) -> Sentence {
    let (tense, when) = match comparison.pinned {
        Some(day) => (PAST, words::on_day(day)),
        None => (PRESENT, Sentence::new()),
    };
    let names_have_and = comparison.sides.iter().any(|(_, side)| have_and(&[side.name()]));
    let tense = tense.of(names_have_and);
    match Which::BOTH.map(|which| comparison.sides.get(which).latest()) {
        [None, None] => return words::no_report_on_either(comparison.pinned),
        [None, Some(_)] => return no_report_on_one(comparison, Which::First),
        [Some(_), None] => return no_report_on_one(comparison, Which::Second),
        [Some(_), Some(_)] => {}
    }
    let common = common_areas(comparison);
    let inadequate = Which::BOTH.map(|which| inadequate_areas(comparison, which));
    if let [first, second] = &inadequate
        && !first.is_empty()
        && !second.is_empty()
    {
        let areas = both_inadequate(comparison, first, second, &tense);
        return when.then(areas).then(overall_of_both(comparison, &inadequate, &tense));
    }
    let overall = overall_apart(comparison);
    let compared = compare(&common, overall, &tense, has_unlike_areas(comparison));
    let unexpected = overall.filter(|overall| overall.is_unexpected_after(&compared));
    let compared = Compared { says_overall: compared.says_overall || unexpected.is_some(), ..compared };
    // Who is called higher would be thought to be so overall too.
    let alike = overall_alike(comparison).filter(|_| compared.higher != Higher::Neither);
    let overall = match unexpected {
        Some(overall) => Some(words::overall(overall.first, overall.second)),
        None => alike.map(|grade| words::overall_alike(&tense, grade)),
    };
    let sentence = when.then(append_inadequate(compared, comparison, &inadequate, &tense));
    sentence.then(overall.unwrap_or_default())
}

/// That one council has no report, and if it is gone, what a later report says of it.
fn no_report_on_one(comparison: &Comparison, which: Which) -> Sentence {
    let side = comparison.sides.get(which);
    let (Lifetime::Abolished { year, .. }, None) = (&side.council.lifetime, comparison.pinned) else {
        return words::no_report_on_one(comparison.pinned, which);
    };
    let of_all_services = side.earlier().rfind(|earlier| earlier.service == Service::ChildrensServices);
    let told = of_all_services.map(|told| words::told_later(told.grade, told.date.year()));
    words::replaced_without_report(which, *year).then(told.unwrap_or_default())
}

/// Which council a clause says is graded higher.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Higher {
    One(Which),
    Each,
    Neither,
}

/// A comparing clause.
struct Compared {
    sentence: Sentence,
    higher: Higher,
    /// Whether it, or what follows it, names the overall grades.
    says_overall: bool,
    /// The inadequate areas that it has already named for each council.
    said: Vec<(Which, Subject)>,
    /// Whether it ends in “inadequate in each”.
    ends_in_each: bool,
}

/// The clause that compares the areas in common: who is graded higher at what. Each shape of sentence has its condition;
/// the first that holds is taken.
fn compare(
    common: &[CommonArea],
    overall: Option<CommonArea>,
    tense: &Tense,
    has_unlike_areas: bool,
) -> Compared {
    let higher = |which: Which| -> Vec<Subject> {
        let is_higher = |common: &&CommonArea| match which {
            Which::First => common.first.is_higher_than(common.second),
            Which::Second => common.second.is_higher_than(common.first),
        };
        common.iter().filter(is_higher).map(|common| common.area).collect()
    };
    let [mut by_first, mut by_second] = Which::BOTH.map(higher);
    let differing: Vec<&CommonArea> = common.iter().filter(|common| common.first != common.second).collect();
    let equal: Vec<&CommonArea> = common.iter().filter(|common| common.first == common.second).collect();
    // A clause that names no grade as inadequate.
    let quiet = |higher, sentence| Compared {
        sentence,
        higher,
        says_overall: false,
        said: Vec::new(),
        ends_in_each: false,
    };

    if common.is_empty() {
        return quiet(Higher::Neither, words::nothing_in_common(tense));
    }
    if differing.is_empty() {
        return quiet(Higher::Neither, same_throughout(common, tense, has_unlike_areas));
    }
    if equal.is_empty() && (by_first.is_empty() || by_second.is_empty()) {
        let (higher, lower) =
            if by_second.is_empty() { (Which::First, Which::Second) } else { (Which::Second, Which::First) };
        let scope = scope(common.len(), has_unlike_areas);
        let sentence = words::higher_in(tense, higher, lower, &scope);
        let all_inadequate = common.iter().all(|common| {
            let grade = if lower == Which::First { common.first } else { common.second };
            grade == Grade::Inadequate
        });
        if all_inadequate && common.len() > 1 {
            let said = common.iter().map(|common| (lower, common.area)).collect();
            let sentence = sentence.then(words::inadequate_in_each(tense, lower));
            return Compared { said, ends_in_each: true, ..quiet(Higher::One(higher), sentence) };
        }
        return quiet(Higher::One(higher), sentence);
    }
    // “The same except” is for pairs that are more alike than not: it is what readers take away.
    if differing.len() <= 2 && equal.len() > differing.len() {
        return same_except(&differing, overall, tense, has_unlike_areas);
    }
    let leads_alone = |which: Which, areas: &[Subject]| {
        let sentence = match equal.as_slice() {
            [one] if areas.len() > 1 => {
                let councils = [which, which.other()];
                words::higher_in_all_but(tense, councils, one.area, one.first, has_unlike_areas)
            }
            _ => words::higher_for(tense, which, which.other(), areas).then(and_the_same(&equal)),
        };
        quiet(Higher::One(which), sentence)
    };
    match (by_first.is_empty(), by_second.is_empty()) {
        (false, false) => {
            // Nobody could tell from the areas which of the two has the higher overall grade.
            if let Some(overall) = overall {
                match overall.higher() {
                    Which::First => by_first.push(overall.area),
                    Which::Second => by_second.push(overall.area),
                }
            }
            quiet(Higher::Each, words::higher_each(tense, &by_first, &by_second))
        }
        (false, true) => leads_alone(Which::First, &by_first),
        _ => leads_alone(Which::Second, &by_second),
    }
}

/// The overall grade of both, where it is the same under the same framework.
fn overall_alike(comparison: &Comparison) -> Option<Grade> {
    let both = comparison.latest().filter(|both| both.first.framework == both.second.framework);
    let row = both.and_then(|_| comparison.row(Area::Overall))?;
    row.cells.first.grade().filter(|_| matches!(row.verdict, Verdict::Same(_)))
}

/// The overall grades, where they differ.
fn overall_apart(comparison: &Comparison) -> Option<CommonArea> {
    let row = comparison.row(Area::Overall)?;
    let (first, second) = (row.cells.first.grade()?, row.cells.second.grade()?);
    matches!(row.verdict, Verdict::Higher(..)).then_some(CommonArea { area: Subject::Overall, first, second })
}

impl CommonArea {
    /// Which of two different grades is the higher.
    fn higher(&self) -> Which {
        if self.first.is_higher_than(self.second) { Which::First } else { Which::Second }
    }

    /// Whether these are the overall grades and the higher is that of a council that the clause before does not call
    /// higher in anything.
    fn is_unexpected_after(&self, compared: &Compared) -> bool {
        match compared.higher {
            Higher::One(which) => which != self.higher(),
            Higher::Each => false,
            Higher::Neither => !compared.says_overall,
        }
    }
}

fn and_the_same(equal: &[&CommonArea]) -> Sentence {
    if equal.is_empty() {
        return Sentence::new();
    }
    let areas: Vec<Subject> = equal.iter().map(|common| common.area).collect();
    words::and_the_same(&areas)
}

fn same_throughout(common: &[CommonArea], tense: &Tense, has_unlike_areas: bool) -> Sentence {
    let one_grade = common.windows(2).all(|two| matches!(two, [a, b] if a.first == b.first));
    let scope = scope(common.len(), has_unlike_areas);
    match common.first() {
        Some(common) if one_grade => words::same_grade(tense, &scope, common.first),
        _ => words::same_grades(tense, &scope),
    }
}

/// “… have the same grades except for care leavers: good in Calderdale, requires improvement in Kirklees”. Areas with the same
/// two grades are said at once, and so is the overall grade if it goes with all of them.
fn same_except(
    differing: &[&CommonArea],
    overall: Option<CommonArea>,
    tense: &Tense,
    has_unlike_areas: bool,
) -> Compared {
    let is_alike = |a: &CommonArea, b: &CommonArea| a.first == b.first && a.second == b.second;
    let with_all = overall.filter(|overall| differing.iter().all(|common| is_alike(common, overall)));
    let mut sentence = words::same_except(tense, has_unlike_areas);
    let (mut areas, mut said, mut is_first) = (Vec::new(), Vec::new(), true);
    for (i, common) in differing.iter().enumerate() {
        areas.push(common.area);
        said.extend(Which::BOTH.map(|which| (which, common.area)));
        if differing.get(i + 1).is_some_and(|next| is_alike(common, next)) {
            continue;
        }
        areas.extend(with_all.map(|overall| overall.area));
        sentence = sentence.then(words::except(is_first, &areas, common.first, common.second));
        areas.clear();
        is_first = false;
    }
    Compared {
        sentence,
        higher: Higher::Neither,
        says_overall: with_all.is_some(),
        said,
        ends_in_each: false,
    }
}

fn both_inadequate(
    comparison: &Comparison,
    first: &[Subject],
    second: &[Subject],
    tense: &Tense,
) -> Sentence {
    if first == second {
        return words::both_inadequate(tense, first);
    }
    let [by_first, by_second] = [(Which::First, first), (Which::Second, second)].map(|(which, areas)| {
        let judged = judged_areas(comparison, which);
        let all_but = judged.iter().copied().find(|area| !areas.contains(area));
        match (judged.len(), all_but) {
            (n @ 3.., None) => Inadequate::InAll(n),
            (4.., Some(area)) if areas.len() + 1 == judged.len() => Inadequate::InAllBut(area),
            _ => Inadequate::For(areas),
        }
    });
    words::each_inadequate(tense, &by_first, &by_second)
}

/// The overall grades of two councils that both have inadequate areas, which alone would make them look alike: both where they
/// differ, and else that they are inadequate, where the list of areas has not said so.
fn overall_of_both(comparison: &Comparison, inadequate: &[Vec<Subject>; 2], tense: &Tense) -> Sentence {
    let grades = Which::BOTH.map(|which| comparison.row(Area::Overall)?.cells.get(which).grade());
    if let [Some(first), Some(second)] = grades
        && first != second
    {
        return words::overall(first, second);
    }
    let is_unsaid = |(grade, areas): (Option<Grade>, &Vec<Subject>)| {
        grade == Some(Grade::Inadequate) && !areas.contains(&Subject::Area(Area::Overall))
    };
    let [of_first, of_second] = inadequate;
    let [first, second] = grades;
    match [(first, of_first), (second, of_second)].map(is_unsaid) {
        [true, true] => words::overall_alike(tense, Grade::Inadequate),
        [true, false] => words::also_inadequate_overall(tense, Which::First),
        [false, true] => words::also_inadequate_overall(tense, Which::Second),
        [false, false] => Sentence::new(),
    }
}

/// Adds what is inadequate and has not been said yet, overall too where that is not plain from the areas.
fn append_inadequate(
    compared: Compared,
    comparison: &Comparison,
    inadequate: &[Vec<Subject>; 2],
    tense: &Tense,
) -> Sentence {
    let Compared { mut sentence, said, ends_in_each, says_overall, .. } = compared;
    let overall = comparison.row(Area::Overall);
    let inadequate = Which::BOTH.into_iter().zip(inadequate);
    for (which, areas) in inadequate.filter(|(_, areas)| !areas.is_empty()) {
        // One grade for children in care and care leavers, of which the clause has named children in care: what is left to
        // say is care leavers.
        let half_said = said.contains(&(which, Subject::Area(Area::ChildrenInCare)));
        let mut unsaid: Vec<Subject> = areas
            .iter()
            .map(|&area| match area {
                Subject::SharedCare if half_said => Subject::Area(Area::CareLeavers),
                area => area,
            })
            .filter(|area| !said.contains(&(which, *area)))
            .collect();
        // After “inadequate in each” only the areas that are not in common are added: “…, and for adoption”.
        if ends_in_each && unsaid.len() < areas.len() {
            if !unsaid.is_empty() {
                sentence = sentence.then(words::and_for(&unsaid));
            }
            continue;
        }
        let is_all = areas.len() == judged_areas(comparison, which).len();
        if is_all && unsaid.len() == areas.len() && areas.len() > 2 {
            sentence = sentence.then(words::also_inadequate_in_every_area(tense, which));
            continue;
        }
        let is_inadequate =
            overall.is_some_and(|row| row.cells.get(which).grade() == Some(Grade::Inadequate));
        let adds_overall =
            is_inadequate && !is_all && !says_overall && !areas.contains(&Subject::Area(Area::Overall));
        if !unsaid.is_empty() {
            unsaid.extend(adds_overall.then_some(Subject::Overall));
            sentence = sentence.then(words::also_inadequate_for(tense, which, &unsaid));
        } else if adds_overall {
            sentence = sentence.then(words::also_inadequate_overall(tense, which));
        }
    }
    sentence
}

/// The areas that both reports judge like for like, the overall grade left out.
fn common_areas(comparison: &Comparison) -> Vec<CommonArea> {
    comparison
        .rows
        .iter()
        .filter(|row| row.area != Area::Overall && !row.repeats_children_in_care())
        .filter(|row| matches!(row.verdict, Verdict::Same(_) | Verdict::Higher(..)))
        .filter_map(|row| {
            let (first, second) = (row.cells.first.grade()?, row.cells.second.grade()?);
            Some(CommonArea { area: subject(comparison, row), first, second })
        })
        .collect()
}

/// Whether an area cannot be compared, because the grades cover different things or only one report judges it.
fn has_unlike_areas(comparison: &Comparison) -> bool {
    comparison.rows.iter().any(|row| {
        row.area != Area::Overall && matches!(row.verdict, Verdict::NotLikeForLike | Verdict::Only(_))
    })
}

/// The areas that one council's report judges inadequate. The overall grade is among them only if no area is.
fn inadequate_areas(comparison: &Comparison, which: Which) -> Vec<Subject> {
    let is_inadequate = |row: &&Row| row.cells.get(which).grade() == Some(Grade::Inadequate);
    let rows = || comparison.rows.iter().filter(is_inadequate);
    let areas: Vec<Subject> = rows()
        .filter(|row| row.area != Area::Overall && !repeats(row, which))
        .map(|row| own_subject(row, which))
        .collect();
    if areas.is_empty() { rows().map(|row| Subject::Area(row.area)).collect() } else { areas }
}

/// The areas that one council's report judges, the overall grade left out.
fn judged_areas(comparison: &Comparison, which: Which) -> Vec<Subject> {
    comparison
        .rows
        .iter()
        .filter(|row| row.area != Area::Overall && !repeats(row, which))
        .filter(|row| row.cells.get(which).grade().is_some())
        .map(|row| own_subject(row, which))
        .collect()
}

/// Whether a council's cell is that of care leavers and has only the grade that they share with children in care.
fn repeats(row: &Row, which: Which) -> bool {
    row.area == Area::CareLeavers && row.cells.get(which).standing.is_shared()
}

/// What one council's grade in a row is for: of children in care, care leavers too if they share it.
fn own_subject(row: &Row, which: Which) -> Subject {
    match row.area {
        Area::ChildrenInCare if row.cells.get(which).standing.is_shared() => Subject::SharedCare,
        area => Subject::Area(area),
    }
}

/// What both grades of a row are for.
fn subject(comparison: &Comparison, row: &Row) -> Subject {
    let both_share = comparison.row(Area::CareLeavers).is_some_and(Row::repeats_children_in_care);
    if both_share { own_subject(row, Which::First) } else { Subject::Area(row.area) }
}
