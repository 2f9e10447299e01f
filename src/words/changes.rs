//! How a grade differs from the one before, as parts of a line: words, shapes and arrows, some of which are shown only where
//! there is room.

use crate::comparison::Before;
use crate::dataset::Grade;
use std::borrow::Cow;

/// A part of a line that has a long and a short form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Where it is shown.
    pub room: Room,
    /// What it is.
    pub what: PartKind,
}

/// Where a part of a line is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// Everywhere.
    Any,
    /// Where there is room for the long form.
    Long,
    /// Where there is room for the short form only.
    Short,
}

/// What a part of a line is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PartKind {
    /// Words.
    Words(Cow<'static, str>),
    /// A grade's shape with its word; the short form shows the shape alone and keeps the word for screen
    /// readers.
    Grade {
        /// The grade.
        grade: Grade,
        /// Whether the shape is hollow: not like for like.
        is_hollow: bool,
    },
    /// An arrow or equals sign.
    Direction(Direction),
}

/// Which way a grade went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To a higher grade.
    Up,
    /// To a lower grade.
    Down,
    /// Nowhere.
    Same,
}

fn words(room: Room, text: impl Into<Cow<'static, str>>) -> Part {
    Part { room, what: PartKind::Words(text.into()) }
}

fn shape(room: Room, grade: Grade, is_hollow: bool) -> Part {
    Part { room, what: PartKind::Grade { grade, is_hollow } }
}

fn sign(direction: Direction) -> Part {
    Part { room: Room::Any, what: PartKind::Direction(direction) }
}

use Room::{Any, Long, Short};

/// “= same as 2019, older framework”.
pub fn same(before: Before) -> Vec<Part> {
    let text = fill!(" same as {year}", year = before.year);
    vec![sign(Direction::Same), words(Any, text), older(before.has_older_framework)]
}

/// “↑ up from ◆ requires improvement in 2019, older framework”.
pub fn moved(direction: Direction, before: Before) -> Vec<Part> {
    let word = match direction {
        Direction::Up => text!("up "),
        Direction::Down => text!("down "),
        Direction::Same => "",
    };
    vec![
        sign(direction),
        words(Any, " "),
        words(Long, word),
        words(Any, text!("from ")),
        shape(Any, before.grade, before.is_shared),
        words(Any, in_year(before.year)),
        older(before.has_older_framework),
    ]
}

fn older(has_older_framework: bool) -> Part {
    words(Long, if has_older_framework { text!(", older framework") } else { "" })
}

/// “ in 2019”.
fn in_year(year: u16) -> String {
    fill!(" in {year}", year)
}

/// “not judged in 2019”.
pub fn not_judged(year: u16) -> Vec<Part> {
    vec![words(Any, fill!("not judged in {year}", year))]
}

/// “no separate grade in 2019: shared ● good”, of care leavers.
pub fn care_leavers_shared(grade: Grade, year: u16) -> Vec<Part> {
    vec![
        words(Long, fill!("no separate grade in {year}: shared ", year)),
        words(Short, text!("shared ")),
        shape(Any, grade, true),
        words(Short, in_year(year)),
    ]
}

/// “was ● good in 2019, when one grade covered care leavers too”.
pub fn was_shared(grade: Grade, year: u16) -> Vec<Part> {
    vec![
        words(Long, text!("was ")),
        words(Short, text!("shared ")),
        shape(Any, grade, true),
        words(Any, in_year(year)),
        words(Long, text!(", when one grade covered care leavers too")),
    ]
}

/// “had its own grade in 2015: ● good”, of care leavers.
pub fn care_leavers_apart(grade: Grade, year: u16) -> Vec<Part> {
    vec![
        words(Long, fill!("had its own grade in {year}: ", year)),
        words(Short, text!("own ")),
        shape(Any, grade, false),
        words(Short, in_year(year)),
    ]
}

/// “was ● good in 2015, when care leavers had a grade of their own”.
pub fn was_without_care_leavers(grade: Grade, year: u16) -> Vec<Part> {
    vec![
        words(Any, text!("was ")),
        shape(Any, grade, false),
        words(Any, in_year(year)),
        words(Long, text!(", when care leavers had a grade of their own")),
    ]
}

/// “was ○ adequate in 2010, older scale”.
pub fn was_on_older_scale(grade: Grade, year: u16) -> Vec<Part> {
    let scale = older_scale(grade);
    vec![
        words(Any, text!("was ")),
        shape(Any, grade, true),
        words(Any, fill!(" in {year}, {scale}", year, scale)),
    ]
}

/// “a later report says ● good in 2019”.
pub fn told_later(grade: Grade, year: u16) -> Vec<Part> {
    vec![words(Any, text!("a later report says ")), shape(Any, grade, false), words(Any, in_year(year))]
}

/// After a grade from before November 2013.
pub const OLDER_SCALE: &str = text!("older scale");

/// The scale of a grade from before November 2013 for an area. Grades that this scale did not have are labelled “as printed”:
/// “satisfactory” was a grade of adoption and fostering services, which are no areas.
pub const fn older_scale(grade: Grade) -> &'static str {
    match grade {
        Grade::RequiresImprovement | Grade::Satisfactory => text!("as printed"),
        _ => OLDER_SCALE,
    }
}

/// “before: ● good in 2024”, under the reason why there is no grade now.
pub fn before(grade: Grade, year: u16) -> Vec<Part> {
    vec![words(Any, text!("before: ")), shape(Any, grade, false), words(Any, in_year(year))]
}
