//! The headline's clauses.

use super::numbers::{AND, COMMA, figure, have_and, join, list, number_of};
use super::sentence::Sentence;
use crate::comparison::{Pair, Which};
use crate::dataset::{Area, Date, Grade};

/// What one grade for both areas is for.
pub const SHARED_CARE: &str = text!("children in care with care leavers");

/// What a grade in the headline is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// One area, other than overall.
    Area(Area),
    /// Children in care and care leavers, by one grade.
    SharedCare,
    /// Everything.
    Overall,
}

impl Subject {
    /// “leadership”: the name within a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Area(area) => area.word(),
            Self::SharedCare => SHARED_CARE,
            Self::Overall => text!("overall"),
        }
    }
}

impl AsRef<str> for Subject {
    fn as_ref(&self) -> &str {
        self.word()
    }
}

/// Verbs in the tense that fits: a pinned comparison speaks of the past.
#[derive(Clone, Copy)]
pub struct Tense {
    is: &'static str,
    has: &'static str,
    have: &'static str,
    are: &'static str,
    both_are: &'static str,
    /// Whether a name has an “and” of its own, so that “A and B” could be three.
    names_have_and: bool,
}

impl Tense {
    /// The same, of councils of which a name may have an “and” of its own.
    pub const fn of(self, names_have_and: bool) -> Self {
        Self { names_have_and, ..self }
    }
}

/// Of today.
pub const PRESENT: Tense = Tense {
    is: text!("is"),
    has: text!("has"),
    have: text!("have"),
    are: text!("are"),
    both_are: text!("Both are"),
    names_have_and: false,
};

/// In a pinned view, after its day.
pub const PAST: Tense = Tense {
    is: text!("was"),
    has: text!("had"),
    have: text!("had"),
    are: text!("were"),
    both_are: text!("both were"),
    names_have_and: false,
};

/// “As of 1 January 2019, ”, before a headline: the grades are those of inspections before that day.
pub fn on_day(day: Date) -> Sentence {
    Sentence::new().text(fill!("As of {day}, ", day = day.long()))
}

/// “Calderdale and Kirklees”, before what both have.
fn both() -> Sentence {
    Sentence::new().name(Which::First).text(text!(" and ")).name(Which::Second)
}

/// “… have no area that both reports judge”.
pub fn nothing_in_common(tense: &Tense) -> Sentence {
    both().text(fill!(" {have} no area that both reports judge", have = tense.have))
}

/// “Calderdale and Kirklees have the same grades”, or “Camden has the same grades as Hammersmith and Fulham”, before the rest.
fn same(tense: &Tense, what: &'static str) -> Sentence {
    match tense.names_have_and {
        true => Sentence::new()
            .name(Which::First)
            .text(fill!(" {has} {what} as ", has = tense.has, what))
            .name(Which::Second),
        false => both().text(fill!(" {have} {what}", have = tense.have, what)),
    }
}

/// “… have the same grade in all four areas: good”.
pub fn same_grade(tense: &Tense, scope: &str, grade: Grade) -> Sentence {
    same(tense, text!("the same grade")).text(fill!(" in {scope}: {grade}", scope, grade = grade.word()))
}

/// “… have the same grades in all four areas”.
pub fn same_grades(tense: &Tense, scope: &str) -> Sentence {
    same(tense, SAME_GRADES).text(fill!(" in {scope}", scope))
}

/// What two have that differ in nothing, or little.
const SAME_GRADES: &str = text!("the same grades");

/// “Calderdale is graded higher than Kirklees in all four areas”.
pub fn higher_in(tense: &Tense, higher: Which, scope: &str) -> Sentence {
    higher_than(tense, higher).text(fill!(" in {scope}", scope))
}

fn higher_than(tense: &Tense, higher: Which) -> Sentence {
    Sentence::new().name(higher).text(fill!(" {is} graded higher than ", is = tense.is)).name(higher.other())
}

/// “; Kirklees is inadequate in each”, after those areas.
pub fn inadequate_in_each(tense: &Tense, which: Which) -> Sentence {
    Sentence::new().text(text!("; ")).name(which).text(fill!(" {is} inadequate in each", is = tense.is))
}

/// “for leadership and care leavers”, and “for leadership and for help and protection”, since “leadership and help and
/// protection” would be three; of three “for leadership, help and protection, and care leavers”. By itself “overall” stands
/// without a “for”.
fn for_areas(areas: &[Subject]) -> String {
    match areas {
        [Subject::Overall] => Subject::Overall.word().to_owned(),
        [one, Subject::Overall] => {
            fill!(
                "{before}{one} and {overall}",
                before = FOR,
                one = one.word(),
                overall = Subject::Overall.word()
            )
        }
        [one, other] if have_and(&[one.word(), other.word()]) => join(&[one.word(), other.word()], FOR, AND),
        _ => fill!("{before}{areas}", before = FOR, areas = list(areas)),
    }
}

/// What leads in an area.
const FOR: &str = text!("for ");

/// “Calderdale is graded higher for leadership, Kirklees for help and protection”.
pub fn higher_each(tense: &Tense, by_first: &[Subject], by_second: &[Subject]) -> Sentence {
    let verb = fill!(" {is} graded higher ", is = tense.is);
    each(tense, verb, [for_areas(by_first), for_areas(by_second)], is_list(by_first))
}

/// Whether so many areas are told as a list with commas.
fn is_list(areas: &[Subject]) -> bool {
    areas.len() > 2
}

/// A clause on each council. The verb is said again after a list, of which the second council's name would read as the last item,
/// and if a name has an “and”, so that it could be two names.
fn each(tense: &Tense, verb: String, [first, second]: [String; 2], first_is_list: bool) -> Sentence {
    let is_apart = first_is_list || tense.names_have_and;
    let verb_again = if is_apart { verb.clone() } else { text!(" ").to_owned() };
    Sentence::new()
        .name(Which::First)
        .text(verb)
        .text(first)
        .text(if is_apart { text!("; ") } else { COMMA })
        .name(Which::Second)
        .text(verb_again)
        .text(second)
}

/// “Calderdale is graded higher than Kirklees for leadership”.
pub fn higher_for(tense: &Tense, higher: Which, areas: &[Subject]) -> Sentence {
    higher_than(tense, higher).text(fill!(" {areas}", areas = for_areas(areas)))
}

/// “Calderdale is graded higher than Kirklees in every area but care leavers, where both are graded good”.
pub fn higher_in_all_but(
    tense: &Tense,
    higher: Which,
    area: Subject,
    grade: Grade,
    has_unlike_areas: bool,
) -> Sentence {
    let every = match has_unlike_areas {
        true => text!("every area that can be compared"),
        false => text!("every area"),
    };
    higher_than(tense, higher).text(fill!(
        " in {every} but {area}, where both {are} graded {grade}",
        every,
        area = area.word(),
        are = tense.are,
        grade = grade.word(),
    ))
}

/// “, and the same for care leavers”.
pub fn and_the_same(areas: &[Subject]) -> Sentence {
    Sentence::new().text(fill!(", and the same {areas}", areas = for_areas(areas)))
}

/// “all four areas”, “both areas both reports judge”. Unlike areas are those that cannot be compared.
pub fn scope(n: usize, has_unlike_areas: bool) -> String {
    let scope = match (n, has_unlike_areas) {
        (1, true) => text!("the one area that can be compared"),
        (1, false) => text!("the one area both reports judge"),
        (2, true) => text!("both areas that can be compared"),
        (2, false) => text!("both areas both reports judge"),
        (n, true) => return fill!("{areas} that can be compared", areas = all_areas(n)),
        (n, false) => return all_areas(n),
    };
    scope.to_owned()
}

/// “all four areas”.
pub fn all_areas(n: usize) -> String {
    fill!("all {n} areas", n = number_of(n))
}

/// “… have the same grades except ”, before [`except`].
pub fn same_except(tense: &Tense, has_unlike_areas: bool) -> Sentence {
    same(tense, SAME_GRADES).text(match has_unlike_areas {
        true => text!(" where they can be compared except "),
        false => text!(" except "),
    })
}

/// “for leadership and overall: good in Calderdale, requires improvement in Kirklees”, after the first with “; and ” before it.
pub fn except(is_first: bool, areas: &[Subject], both: Pair<Grade>) -> Sentence {
    let before = if is_first { "" } else { text!("; and ") };
    Sentence::new().text(before).text(fill!("{areas}: ", areas = for_areas(areas))).then(grades(both))
}

/// “; overall: outstanding in Calderdale, good in Kirklees”.
pub fn overall(both: Pair<Grade>) -> Sentence {
    Sentence::new().text(text!("; overall: ")).then(grades(both))
}

/// “; both are good overall”, “; overall: requires improvement in both”.
pub fn overall_alike(tense: &Tense, grade: Grade) -> Sentence {
    let word = grade.word();
    Sentence::new().text(match grade {
        Grade::RequiresImprovement => fill!("; overall: {word} in both", word),
        _ => fill!("; both {are} {word} overall", are = tense.are, word),
    })
}

/// “good in Calderdale, requires improvement in Kirklees”.
fn grades(both: Pair<Grade>) -> Sentence {
    Sentence::new()
        .text(fill!("{grade} in ", grade = both.first.word()))
        .name(Which::First)
        .text(fill!(", {grade} in ", grade = both.second.word()))
        .name(Which::Second)
}

/// “Both are judged inadequate for leadership: Calderdale and Kirklees”.
pub fn both_inadequate(tense: &Tense, areas: &[Subject]) -> Sentence {
    let text = fill!("{verb} judged inadequate {areas}: ", verb = tense.both_are, areas = for_areas(areas));
    let and = if tense.names_have_and { text!("; ") } else { AND };
    Sentence::new().text(text).name(Which::First).text(and).name(Which::Second)
}

/// What a council is inadequate for, in a clause on each.
pub enum Inadequate<'a> {
    /// These areas.
    For(&'a [Subject]),
    /// All areas, of so many.
    InAll(usize),
    /// All but this one.
    InAllBut(Subject),
}

impl Inadequate<'_> {
    fn in_words(&self) -> String {
        match self {
            Self::For(areas) => for_areas(areas),
            Self::InAll(n) => fill!("in {areas}", areas = all_areas(*n)),
            Self::InAllBut(area) => fill!("in all areas but {area}", area = area.word()),
        }
    }
}

/// “Halton is judged inadequate in all four areas, Knowsley in all areas but children in care”.
pub fn each_inadequate(tense: &Tense, of: &Pair<Inadequate<'_>>) -> Sentence {
    let verb = fill!(" {is} judged inadequate ", is = tense.is);
    let first_is_list = matches!(of.first, Inadequate::For(areas) if is_list(areas));
    each(tense, verb, [of.first.in_words(), of.second.in_words()], first_is_list)
}

/// “, and for adoption”, after “inadequate in each”.
pub fn and_for(areas: &[Subject]) -> Sentence {
    Sentence::new().text(fill!(", and {areas}", areas = for_areas(areas)))
}

/// “; Kirklees is inadequate for adoption”, “; Harrow is inadequate for care leavers and overall”.
pub fn also_inadequate_for(tense: &Tense, which: Which, areas: &[Subject]) -> Sentence {
    let words = fill!(" {is} inadequate {areas}", is = tense.is, areas = for_areas(areas));
    Sentence::new().text(text!("; ")).name(which).text(words)
}

/// “; Kirklees is inadequate overall”.
pub fn also_inadequate_overall(tense: &Tense, which: Which) -> Sentence {
    Sentence::new().text(text!("; ")).name(which).text(fill!(" {is} inadequate overall", is = tense.is))
}

/// “; Kirklees is inadequate in every area”.
pub fn also_inadequate_in_every_area(tense: &Tense, which: Which) -> Sentence {
    let words = fill!(" {is} inadequate in every area", is = tense.is);
    Sentence::new().text(text!("; ")).name(which).text(words)
}

fn no_report_on(pinned: Option<Date>) -> Sentence {
    Sentence::new().text(match pinned {
        Some(day) => {
            fill!("This dataset holds no full inspection report published by {day} on ", day = day.long())
        }
        None => text!("This dataset holds no full inspection report on ").to_owned(),
    })
}

/// “This dataset holds no full inspection report on Calderdale or Kirklees”.
pub fn no_report_on_either(pinned: Option<Date>) -> Sentence {
    no_report_on(pinned).name(Which::First).text(text!(" or ")).name(Which::Second)
}

/// “Northamptonshire, replaced in 2021, has no report in this dataset to set beside Leeds”.
pub fn replaced_without_report(which: Which, year: u16) -> Sentence {
    Sentence::new()
        .name(which)
        .text(fill!(
            ", replaced in {year}, has no report in this dataset to set beside ",
            year = figure(year.into())
        ))
        .name(which.other())
}

/// “; a later report says it was graded inadequate in 2019”.
pub fn told_later(grade: Grade, year: u16) -> Sentence {
    let (grade, year) = (grade.word(), figure(year.into()));
    Sentence::new().text(fill!("; a later report says it was graded {grade} in {year}", grade, year))
}

/// “This dataset holds no full inspection report on Calderdale, so there is nothing to set beside Kirklees”.
pub fn no_report_on_one(pinned: Option<Date>, which: Which) -> Sentence {
    no_report_on(pinned).name(which).text(text!(", so there is nothing to set beside ")).name(which.other())
}
