//! The words in the grade table: verdicts, changes, and what stands where there is no grade.

use super::sentence::Sentence;
use crate::comparison::{Before, CareScope, Change, Comparison, Likeness, Standing, Unlike, Verdict, Which};
use crate::dataset::{Area, Council, Grade, Lifetime, Reason};
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

/// How a grade differs from the inspection before: “up from ◆ requires improvement in 2019”. Empty where nothing
/// is known before. No arrow stands where the two are not like for like.
pub fn change_line(change: &Change, area: Area) -> Vec<Part> {
    use Room::{Any, Long, Short};
    match change {
        Change::None => Vec::new(),
        Change::Same(before) => {
            vec![sign(Direction::Same), words(Any, format!(" same as {}", before.year)), older(before)]
        }
        Change::Up(before) => moved(Direction::Up, "up ", before),
        Change::Down(before) => moved(Direction::Down, "down ", before),
        Change::NotJudgedBefore { year } => vec![words(Any, format!("not judged in {year}"))],
        Change::Unlike(before, unlike) => {
            let Before { grade, year, .. } = *before;
            match (unlike, area) {
                (Unlike::SharedBefore, Area::CareLeavers) => vec![
                    words(Long, format!("no separate grade in {year}: shared ")),
                    words(Short, "shared "),
                    shape(Any, grade, true),
                    words(Short, format!(" in {year}")),
                ],
                (Unlike::SharedBefore, _) => vec![
                    words(Long, "was "),
                    words(Short, "shared "),
                    shape(Any, grade, true),
                    words(Any, format!(" in {year}")),
                    words(Long, ", when one grade covered care leavers too"),
                ],
                (Unlike::OwnBefore, Area::CareLeavers) => vec![
                    words(Long, format!("had its own grade in {year}: ")),
                    words(Short, "own "),
                    shape(Any, grade, false),
                    words(Short, format!(" in {year}")),
                ],
                (Unlike::OwnBefore, _) => vec![
                    words(Any, "was "),
                    shape(Any, grade, false),
                    words(Any, format!(" in {year}")),
                    words(Long, ", when care leavers had a grade of their own"),
                ],
                (Unlike::OlderScale, _) => vec![
                    words(Any, "was "),
                    shape(Any, grade, true),
                    words(Any, format!(" in {year}, older scale")),
                ],
                (Unlike::NoLongerGraded, _) => {
                    vec![words(Any, "was "), shape(Any, grade, false), words(Any, format!(" in {year}"))]
                }
            }
        }
    }
}

fn moved(direction: Direction, word: &'static str, before: &Before) -> Vec<Part> {
    vec![
        sign(direction),
        words(Room::Any, " "),
        words(Room::Long, word),
        words(Room::Any, "from "),
        shape(Room::Any, before.grade, false),
        words(Room::Any, format!(" in {}", before.year)),
        older(before),
    ]
}

fn older(before: &Before) -> Part {
    words(Room::Long, if before.older_framework { ", older framework" } else { "" })
}

/// The word of a cell: the grade, or what stands in its place.
pub fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Own(grade) | Standing::Shared(grade) | Standing::Separate { grade, .. } => grade.label(),
        Standing::NotJudged(Reason::OverallEnded) => "No overall grade",
        Standing::NotJudged(_) => "Not judged",
        Standing::NotKnown => "Not known",
    }
}

/// What a cell says under its word: what a grade is shared with, or why there is none.
pub fn standing_note(standing: &Standing, area: Area, comparison: &Comparison) -> Option<Cow<'static, str>> {
    match standing {
        Standing::Own(_) => None,
        Standing::Shared(_) if area == Area::CareLeavers => Some("one grade with children in care".into()),
        Standing::Shared(_) => Some("one grade with care leavers".into()),
        Standing::Separate { published, .. } => {
            Some(format!("reviewed separately, report of {}", published.long()).into())
        }
        Standing::NotJudged(reason) => Some(why_not_judged(reason).to_owned().into()),
        Standing::NotKnown if comparison.pinned.is_some() => {
            Some("no report in this dataset had been published by then".into())
        }
        Standing::NotKnown => Some("no report in this dataset".into()),
    }
}

/// “Bournemouth was replaced in 2019”, of a council that has been abolished.
pub fn replaced(council: &Council) -> Option<String> {
    match council.lifetime {
        Lifetime::Abolished { year, .. } => Some(format!("{} was replaced in {year}", council.name)),
        Lifetime::Current | Lifetime::Created { .. } => None,
    }
}

/// Why an area has no grade, within a cell of the table.
pub fn why_not_judged(reason: &Reason) -> &str {
    match reason {
        Reason::OverallEnded => "Ofsted stopped giving one for inspections from April 2026",
        Reason::AdoptionEnded => "no separate grade under this framework",
        Reason::BoardsEnded => "boards are not judged under this framework",
        Reason::BoardNotReviewed => "this report did not review the board",
        Reason::Told(reason) => reason,
    }
}

/// How the two cells of a row compare: “Calderdale higher”.
pub fn verdict(verdict: Verdict) -> Sentence {
    let star = |likeness| if likeness == Likeness::Partial { "*" } else { "" };
    match verdict {
        Verdict::Same(likeness) => Sentence::new().text(format!("same grade{}", star(likeness))),
        Verdict::Higher(which, likeness) => {
            Sentence::new().name(which).text(format!(" higher{}", star(likeness)))
        }
        Verdict::NotLikeForLike => Sentence::new().text("not like for like"),
        Verdict::Only(which) => Sentence::new().text("only ").name(which).text(" judged"),
        Verdict::Neither => Sentence::new().text("neither judged"),
        Verdict::NotKnown(which) => Sentence::new().text("not known for ").name(which),
        Verdict::NothingKnown => Sentence::new().text("not known for either"),
    }
}

/// Why two areas can have one grade.
pub const SHARED_UNTIL_2023: &str = "until 2023 one grade covered children in care and care leavers together";

/// What hollow shapes mean in this table, if it has any.
pub fn hollow_note(comparison: &Comparison) -> Option<String> {
    let cells = || comparison.rows.iter().flat_map(|row| [&row.cells.first, &row.cells.second]);
    let shares = cells().any(|cell| {
        cell.standing.is_shared() || matches!(cell.change, Change::Unlike(_, Unlike::SharedBefore))
    });
    let older = cells().any(|cell| matches!(cell.change, Change::Unlike(_, Unlike::OlderScale)));
    let older_words = "a grade on the older scale, used until 2013";
    match (shares, older) {
        (true, true) => Some(format!("{SHARED_UNTIL_2023}; or {older_words}")),
        (true, false) => Some(SHARED_UNTIL_2023.to_owned()),
        (false, true) => Some(older_words.to_owned()),
        (false, false) => None,
    }
}

/// What the star in the row of children in care means, if there is one.
pub fn partial_note(comparison: &Comparison) -> Option<Sentence> {
    let scopes = comparison.care_scopes()?;
    comparison.row(Area::ChildrenInCare)?.cells.first.grade()?;
    let covers = |which: Which| {
        let covers = match scopes.get(which) {
            CareScope::Alone => "’s grade covers children in care alone",
            CareScope::WithCareLeavers => "’s also covers care leavers",
            CareScope::WithSubJudgements => {
                "’s, under the older framework, also takes in adoption and care leavers"
            }
        };
        Sentence::new().name(which).text(covers)
    };
    let sentence = Sentence::new().text("* Not quite like for like: ").then(covers(Which::First)).text("; ");
    Some(sentence.then(covers(Which::Second)))
}
