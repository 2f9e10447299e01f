//! The headline: who is graded higher, at what, and which areas are inadequate.
//!
//! It never leaves an inadequate area unsaid, never rests on the overall grade, and compares only grades that
//! are like for like. An overall grade that goes another way than the areas is said last.

use super::sentence::Sentence;
use crate::comparison::{Comparison, Pair, Row, Verdict, Which};
use crate::dataset::{Area, Existence, Grade, Service};
use crate::words::headline::{self as words, Inadequate, PAST, PRESENT, Subject, Tense, scope};
use crate::words::numbers::have_and;

/// An area that both reports judge like for like, with both grades.
#[derive(Clone, Copy)]
struct CommonArea {
    area: Subject,
    grades: Pair<Grade>,
    /// Which council is graded higher, if their grades differ.
    higher: Option<Which>,
}

/// The sentence above the comparison.
pub fn headline(comparison: &Comparison) -> Sentence {
    let (tense, when) = match comparison.pinned {
        Some(day) => (PAST, words::on_day(day)),
        None => (PRESENT, Sentence::new()),
    };
    let names_have_and = comparison.sides.iter().any(|(_, side)| have_and(&[side.name()]));
    let tense = tense.of(names_have_and);
    match (comparison.sides.first.latest(), comparison.sides.second.latest()) {
        (None, None) => return words::no_report_on_either(comparison.pinned),
        (None, Some(_)) => return no_report_on_one(comparison, Which::First),
        (Some(_), None) => return no_report_on_one(comparison, Which::Second),
        (Some(_), Some(_)) => {}
    }
    let common = common_areas(comparison);
    let inadequate = Pair::of(|which| inadequate_areas(comparison, which));
    if inadequate.iter().all(|(_, areas)| !areas.is_empty()) {
        let areas = both_inadequate(comparison, &inadequate, &tense);
        return when.then(areas).then(overall_of_both(comparison, &inadequate, &tense));
    }
    let overall = overall_apart(comparison);
    let compared = compare(&common, overall, &tense, has_unlike_areas(comparison));
    let unexpected = overall.filter(|overall| overall.is_unexpected_after(&compared));
    let compared = Compared { says_overall: compared.says_overall || unexpected.is_some(), ..compared };
    // Who is called higher would be thought to be so overall too.
    let alike = overall_alike(comparison).filter(|_| compared.higher != Higher::Neither);
    let overall = match unexpected {
        Some(overall) => Some(words::overall(overall.grades)),
        None => alike.map(|grade| words::overall_alike(&tense, grade)),
    };
    let sentence = when.then(append_inadequate(compared, comparison, &inadequate, &tense));
    sentence.then(overall.unwrap_or_default())
}

/// That one council has no report, and if it is gone, what a later report says of it.
fn no_report_on_one(comparison: &Comparison, which: Which) -> Sentence {
    let side = comparison.sides.get(which);
    let year = match side.council.existence_on(comparison.day()) {
        Existence::Gone(year) if side.record().inspections.is_empty() => year,
        _ => return words::no_report_on_one(comparison.pinned, which),
    };
    let of_all_services = side.earlier().rfind(|earlier| earlier.service == Service::ChildrensServices);
    let told = of_all_services.map(|told| words::told_later(told.grade, told.date.year()));
    words::replaced_without_report(which, year).then(told.unwrap_or_default())
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

impl Compared {
    /// A clause that names no grade as inadequate, and no overall grade.
    fn quiet(higher: Higher, sentence: Sentence) -> Self {
        Self { sentence, higher, says_overall: false, said: Vec::new(), ends_in_each: false }
    }
}

/// The clause that compares the areas in common: who is graded higher at what. Each shape of sentence has its condition;
/// the first that holds is taken.
fn compare(
    common: &[CommonArea],
    overall: Option<CommonArea>,
    tense: &Tense,
    has_unlike_areas: bool,
) -> Compared {
    let [mut by_first, mut by_second] = Which::BOTH.map(|which| higher_areas(common, which));
    let (equal, differing): (Vec<&CommonArea>, Vec<&CommonArea>) =
        common.iter().partition(|common| common.higher.is_none());

    if common.is_empty() {
        return Compared::quiet(Higher::Neither, words::nothing_in_common(tense));
    }
    if differing.is_empty() {
        return Compared::quiet(Higher::Neither, same_throughout(common, tense, has_unlike_areas));
    }
    if equal.is_empty() && by_second.is_empty() {
        return higher_throughout(common, Which::First, tense, has_unlike_areas);
    }
    if equal.is_empty() && by_first.is_empty() {
        return higher_throughout(common, Which::Second, tense, has_unlike_areas);
    }
    // “The same except” is for pairs that are more alike than not: it is what readers take away.
    if differing.len() <= 2 && equal.len() > differing.len() {
        return same_except(&differing, overall, tense, has_unlike_areas);
    }
    let leads_alone = |which: Which, areas: &[Subject]| {
        let sentence = match equal.as_slice() {
            [one] if areas.len() > 1 => {
                words::higher_in_all_but(tense, which, one.area, one.grades.first, has_unlike_areas)
            }
            _ => words::higher_for(tense, which, areas).then(and_the_same(&equal)),
        };
        Compared::quiet(Higher::One(which), sentence)
    };
    match (by_first.is_empty(), by_second.is_empty()) {
        (false, false) => {
            // Nobody could tell from the areas which of the two has the higher overall grade.
            if let Some((overall, which)) = overall.and_then(|overall| Some((overall, overall.higher?))) {
                match which {
                    Which::First => by_first.push(overall.area),
                    Which::Second => by_second.push(overall.area),
                }
            }
            Compared::quiet(Higher::Each, words::higher_each(tense, &by_first, &by_second))
        }
        (false, true) => leads_alone(Which::First, &by_first),
        _ => leads_alone(Which::Second, &by_second),
    }
}

/// The areas for which one council is graded higher.
fn higher_areas(common: &[CommonArea], which: Which) -> Vec<Subject> {
    common.iter().filter(|common| common.higher == Some(which)).map(|common| common.area).collect()
}

/// “Calderdale is graded higher than Kirklees in all four areas”, and if it is so, “; Kirklees is inadequate in each”.
fn higher_throughout(
    common: &[CommonArea],
    higher: Which,
    tense: &Tense,
    has_unlike_areas: bool,
) -> Compared {
    let lower = higher.other();
    let sentence = words::higher_in(tense, higher, &scope(common.len(), has_unlike_areas));
    let is_inadequate = |common: &CommonArea| *common.grades.get(lower) == Grade::Inadequate;
    if common.len() < 2 || !common.iter().all(is_inadequate) {
        return Compared::quiet(Higher::One(higher), sentence);
    }
    let said = common.iter().map(|common| (lower, common.area)).collect();
    let sentence = sentence.then(words::inadequate_in_each(tense, lower));
    Compared { said, ends_in_each: true, ..Compared::quiet(Higher::One(higher), sentence) }
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
    CommonArea::of(row, Subject::Overall).filter(|overall| overall.higher.is_some())
}

impl CommonArea {
    /// The row as an area in common, if both reports judge it like for like.
    fn of(row: &Row, area: Subject) -> Option<Self> {
        let higher = match row.verdict {
            Verdict::Same(_) => None,
            Verdict::Higher(which, _) => Some(which),
            _ => return None,
        };
        Some(Self { area, grades: row.grades()?, higher })
    }

    /// Whether these are the overall grades and the higher is that of a council that the clause before does not call
    /// higher in anything.
    fn is_unexpected_after(&self, compared: &Compared) -> bool {
        match compared.higher {
            Higher::One(which) => self.higher != Some(which),
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
    let scope = scope(common.len(), has_unlike_areas);
    match common {
        [one, others @ ..] if others.iter().all(|other| other.grades == one.grades) => {
            words::same_grade(tense, &scope, one.grades.first)
        }
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
    let with_all = overall.filter(|overall| differing.iter().all(|common| common.grades == overall.grades));
    let mut sentence = words::same_except(tense, has_unlike_areas);
    let (mut areas, mut said, mut is_first) = (Vec::new(), Vec::new(), true);
    for (i, common) in differing.iter().enumerate() {
        areas.push(common.area);
        said.extend(Which::BOTH.map(|which| (which, common.area)));
        if differing.get(i + 1).is_some_and(|next| common.grades == next.grades) {
            continue;
        }
        areas.extend(with_all.map(|overall| overall.area));
        sentence = sentence.then(words::except(is_first, &areas, common.grades));
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

fn both_inadequate(comparison: &Comparison, inadequate: &Pair<Vec<Subject>>, tense: &Tense) -> Sentence {
    if inadequate.first == inadequate.second {
        return words::both_inadequate(tense, &inadequate.first);
    }
    let said = Pair::of(|which| {
        let (areas, judged) = (inadequate.get(which), judged_areas(comparison, which));
        let all_but = judged.iter().copied().find(|area| !areas.contains(area));
        match (judged.len(), all_but) {
            (n @ 3.., None) => Inadequate::InAll(n),
            (4.., Some(area)) if areas.len() + 1 == judged.len() => Inadequate::InAllBut(area),
            _ => Inadequate::For(areas),
        }
    });
    words::each_inadequate(tense, &said)
}

/// The overall grades of two councils that both have inadequate areas, which alone would make them look alike: both where they
/// differ, and else that they are inadequate, where the list of areas has not said so.
fn overall_of_both(comparison: &Comparison, inadequate: &Pair<Vec<Subject>>, tense: &Tense) -> Sentence {
    let row = comparison.row(Area::Overall);
    if let Some(grades) = row.and_then(Row::grades).filter(|grades| grades.first != grades.second) {
        return words::overall(grades);
    }
    let is_unsaid = Pair::of(|which| {
        let grade = row.and_then(|row| row.cells.get(which).grade());
        grade == Some(Grade::Inadequate) && !inadequate.get(which).contains(&Subject::Overall)
    });
    match (is_unsaid.first, is_unsaid.second) {
        (true, true) => words::overall_alike(tense, Grade::Inadequate),
        (true, false) => words::also_inadequate_overall(tense, Which::First),
        (false, true) => words::also_inadequate_overall(tense, Which::Second),
        (false, false) => Sentence::new(),
    }
}

/// Adds what is inadequate and has not been said yet, overall too where that is not plain from the areas.
fn append_inadequate(
    compared: Compared,
    comparison: &Comparison,
    inadequate: &Pair<Vec<Subject>>,
    tense: &Tense,
) -> Sentence {
    let Compared { mut sentence, said, ends_in_each, says_overall, .. } = compared;
    let overall = comparison.row(Area::Overall);
    for (which, areas) in inadequate.iter().filter(|(_, areas)| !areas.is_empty()) {
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
        let adds_overall = is_inadequate && !is_all && !says_overall && !areas.contains(&Subject::Overall);
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
        .filter_map(|row| CommonArea::of(row, subject(comparison, row)))
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
    let areas: Vec<Subject> =
        judged_rows(comparison, which).filter(is_inadequate).map(|row| own_subject(row, which)).collect();
    let is_overall = areas.is_empty() && comparison.row(Area::Overall).as_ref().is_some_and(is_inadequate);
    if is_overall { vec![Subject::Overall] } else { areas }
}

/// The areas that one council's report judges, the overall grade left out.
fn judged_areas(comparison: &Comparison, which: Which) -> Vec<Subject> {
    judged_rows(comparison, which)
        .filter(|row| row.cells.get(which).grade().is_some())
        .map(|row| own_subject(row, which))
        .collect()
}

/// The rows in which one council's report may have a grade that no other row has, the overall grade left out.
fn judged_rows(comparison: &Comparison, which: Which) -> impl Iterator<Item = &Row> {
    comparison.rows.iter().filter(move |row| row.area != Area::Overall && !repeats(row, which))
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
