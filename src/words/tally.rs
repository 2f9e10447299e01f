//! How many councils hold each grade, and where the two stand.

use super::numbers::{list, number_of};
use super::sentence::Sentence;
use crate::comparison::Which;
use crate::dataset::{Area, Date, Grade, capitalised};

/// Where all councils are.
pub const ENGLAND: &str = text!("England");

/// The heading of those without a grade of their own.
pub const NO_GRADE: &str = text!("No grade");

/// Behind a council's name.
pub const AND_NO_GRADE: &str = text!(": no grade");

/// “in England”, “in the North West”, “in London”.
pub fn in_place(place: &str) -> String {
    let has_article = ["North ", "South ", "East ", "West "].iter().any(|start| place.starts_with(start));
    if has_article { fill!("in the {place}", place) } else { fill!("in {place}", place) }
}

/// “1 council”, “153 councils”: figures, as the chart has them.
pub fn councils(n: usize) -> String {
    if n == 1 { fill!("{n} council", n) } else { fill!("{n} councils", n) }
}

/// “How many of 153 councils in England hold each grade.”
pub fn how_many(counted: usize, place: &str, pinned: Option<Date>) -> String {
    let (councils, place) = (councils(counted), in_place(place));
    match pinned {
        Some(day) => fill!(
            "How many of {councils} {place} held each grade on {day}.",
            councils,
            place,
            day = day.long(),
        ),
        None => fill!("How many of {councils} {place} hold each grade.", councils, place),
    }
}

/// “ Leadership: 58 good (Calderdale), 40 inadequate.”, by the counts.
pub fn row(area: Area, counts: &str) -> String {
    fill!(" {area}: {counts}.", area = area.label(), counts)
}

/// What is counted where no grade was given.
pub const WITHOUT_GRADE: &str = text!("without a grade");
/// The same of care leavers, who may share one.
pub const WITHOUT_OWN_GRADE: &str = text!("without a separate grade");

/// “58 good (Calderdale and Kirklees)”.
pub fn count(n: usize, what: &str, names: &[&str]) -> String {
    match names {
        [] => fill!("{n} {what}", n, what),
        names => fill!("{n} {what} ({names})", n, what, names = list(names)),
    }
}

/// “Counted as of 1 January 2019: the newest report of each of 153 councils in England”.
pub fn counted(n: usize, place: &str, pinned: Option<Date>) -> String {
    let place = in_place(place);
    let of = match n {
        1 => fill!("the one council {place} that has a report", place),
        all => fill!("each of {councils} {place}", councils = councils(all), place),
    };
    match pinned {
        Some(day) => fill!("Counted as of {day}: the newest report of {of}", day = day.long(), of),
        None => fill!("Counted: the newest report of {of}", of),
    }
}

/// Between what is counted and why some are missing.
pub const WHY_MISSING: &str = text!(". ");
/// Between two reasons.
pub const ALSO_MISSING: &str = text!("; ");

/// “two have one grade for children in care and care leavers together”, of care leavers.
pub fn have_shared(n: usize, pinned: Option<Date>) -> String {
    let have = have(n, pinned);
    fill!(
        "{n} {have} one grade for children in care and care leavers together, counted with children in care",
        n = number_of(n),
        have,
    )
}

/// “two have no grade for leadership”.
pub fn have_none(n: usize, pinned: Option<Date>, area: Area) -> String {
    let have = have(n, pinned);
    match area {
        Area::Overall => fill!(
            "{n} {have} no overall grade, which Ofsted stopped giving for inspections from April 2026",
            n = number_of(n),
            have,
        ),
        area => fill!("{n} {have} no grade for {area}", n = number_of(n), have, area = area.word()),
    }
}

const fn have(n: usize, pinned: Option<Date>) -> &'static str {
    match (pinned, n) {
        (Some(_), _) => text!("had"),
        (None, 1) => text!("has"),
        (None, _) => text!("have"),
    }
}

/// “. One council has no full report in this dataset”.
pub fn without_report(n: usize, pinned: Option<Date>) -> String {
    let councils = match n {
        1 => text!("One council").to_owned(),
        n => fill!("{n} councils", n = capitalised(number_of(n))),
    };
    match (pinned, n) {
        (Some(_), _) => {
            fill!(". {councils} that existed then had no full report by that day in this dataset", councils)
        }
        (None, 1) => fill!(". {councils} has no full report in this dataset", councils),
        (None, _) => fill!(". {councils} have no full report in this dataset", councils),
    }
}

/// “Nothing to count: no council in London has a full report in this dataset”.
pub fn nothing(place: &str, pinned: Option<Date>) -> String {
    let place = in_place(place);
    match pinned {
        Some(day) => fill!(
            "Nothing to count: no council {place} had a full report in this dataset by {day}",
            place,
            day = day.long(),
        ),
        None => fill!("Nothing to count: no council {place} has a full report in this dataset", place),
    }
}

/// “Bournemouth was replaced in 2019, so it is not counted”.
pub fn replaced(which: Which, year: u16) -> Sentence {
    Sentence::new().name(which).text(fill!(" was replaced in {year}, so it is not counted", year))
}

/// “Cumberland was not created until 2023, so it is not counted”.
pub fn created(which: Which, year: u16) -> Sentence {
    Sentence::new().name(which).text(fill!(" was not created until {year}, so it is not counted", year))
}

/// “Kirklees has no full report in this dataset, so it is not counted”.
pub fn unknown(which: Which, pinned: Option<Date>) -> Sentence {
    Sentence::new().name(which).text(match pinned {
        Some(_) => text!(" had no full report in this dataset by then, so it is not counted"),
        None => text!(" has no full report in this dataset, so it is not counted"),
    })
}

/// “Trafford is in the North West, so it is not marked here”.
pub fn elsewhere(which: Which, region: &str) -> Sentence {
    Sentence::new().name(which).text(fill!(" is {place}, so it is not marked here", place = in_place(region)))
}

/// “good for leadership”.
pub fn graded(grade: Grade, area: Area) -> String {
    fill!("{grade} for {area}", grade = grade.word(), area = area.word())
}

/// “good for children in care, in one grade with care leavers”.
pub fn graded_with_care_leavers(grade: Grade) -> String {
    fill!("{grade} for children in care, in one grade with care leavers", grade = grade.word())
}

/// “no grade of its own for care leavers, but good in one with children in care”.
pub fn care_leavers_shared(grade: Grade) -> String {
    fill!(
        "no grade of its own for care leavers, but {grade} in one with children in care",
        grade = grade.word(),
    )
}

/// “no grade for leadership (no child was looked after)”.
pub fn no_grade_because(area: Area, reason: &str) -> String {
    fill!("no grade for {area} ({reason})", area = area.word(), reason)
}

/// “no grade for leadership”, “no overall grade”.
pub fn no_grade(area: Area) -> String {
    match area {
        Area::Overall => text!("no overall grade").to_owned(),
        area => fill!("no grade for {area}", area = area.word()),
    }
}

/// “one of 58 among 153 councils”, “one of 27 without a separate grade among 147 councils”. `what` names the group where it
/// is not a grade.
pub fn among(n: usize, what: &str, all: usize) -> String {
    let space = if what.is_empty() { "" } else { " " };
    match (n, all) {
        (_, 1) => text!("the one council counted").to_owned(),
        (1, all) => {
            fill!("the only one{space}{what} among {councils}", space, what, councils = councils(all))
        }
        (n, all) => {
            fill!("one of {n}{space}{what} among {councils}", n, space, what, councils = councils(all))
        }
    }
}

/// “Calderdale: good for leadership, one of 58 among 153 councils in England”.
pub fn readout(which: Which, what: &str, among: &str, place: &str) -> Sentence {
    Sentence::new().name(which).text(fill!(": {what}, {among} {place}", what, among, place = in_place(place)))
}

/// No overall grade.
pub const OVERALL_NOT_GIVEN: &str = text!("not given for inspections from April 2026");
/// No other grade.
pub const NOT_GIVEN: &str = text!("no grade given");

/// “8 with one grade with children in care, 2 with no grade given”.
pub fn shared_and_not_given(shared: usize, not_given: usize) -> String {
    fill!("{shared} with one grade with children in care, {not_given} with no grade given", shared, not_given,)
}

/// “Good, in one grade with children in care”, of one of the two, in a cell of the table.
pub fn in_shared_grade(grade: Grade) -> String {
    fill!("{grade}, in one grade with children in care", grade = grade.label())
}

/// “8: one grade with children in care”, in a cell of the table.
pub fn count_and_why(n: &str, why: &str) -> String {
    fill!("{n}: {why}", n, why)
}
