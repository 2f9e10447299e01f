//! The words in the grade table: verdicts, changes, and what stands where there is no grade.

use super::sentence::Sentence;
use crate::comparison::{
    Before, CareScope, Cell, Change, Comparison, Likeness, Side, Standing, Unlike, Verdict, Which,
};
use crate::dataset::{Area, Date, Grade, Lifetime, Reason};
use crate::words::changes::{self as words, Direction, Part};
use crate::words::{cells, table};
use std::borrow::Cow;

/// How a grade differs from the inspection before: “up from ◆ requires improvement in 2019”. Empty where nothing
/// is known before. No arrow stands where the two are not like for like.
pub fn change_line(change: &Change, area: Area) -> Vec<Part> {
    match change {
        Change::None => Vec::new(),
        Change::Same(before) => words::same(*before),
        Change::Up(before) => words::moved(Direction::Up, *before),
        Change::Down(before) => words::moved(Direction::Down, *before),
        Change::NotJudgedBefore { year } => words::not_judged(*year),
        Change::Unlike(before, unlike) => {
            let Before { grade, year, .. } = *before;
            match (unlike, area) {
                (Unlike::SharedBefore, Area::CareLeavers) => words::care_leavers_shared(grade, year),
                (Unlike::SharedBefore, _) => words::was_shared(grade, year),
                (Unlike::OwnBefore, Area::CareLeavers) => words::care_leavers_apart(grade, year),
                (Unlike::OwnBefore, _) => words::was_without_care_leavers(grade, year),
                (Unlike::ToldLater, _) => words::told_later(grade, year),
                (Unlike::OlderScale, _) => words::was_on_older_scale(grade, year),
                (Unlike::NoLongerGraded, _) => words::before(grade, year),
            }
        }
    }
}

/// How far back a council goes, where that is not far: when it was created, and that no report came before the newest.
pub fn beginning(side: &Side) -> Option<Cow<'static, str>> {
    match (&side.council.lifetime, side.previous()) {
        (Lifetime::Created { year, .. }, None) => Some(table::first_report_of_new(*year).into()),
        (Lifetime::Created { year, .. }, Some(_)) => Some(table::created_in(*year).into()),
        (_, None) => Some(table::FIRST_REPORT.into()),
        (_, Some(_)) => None,
    }
}

/// The word of a cell: the grade, or what stands in its place.
pub fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Own(grade) | Standing::Shared(grade) | Standing::Separate { grade, .. } => grade.label(),
        Standing::NotJudged(Reason::OverallEnded) => cells::NO_OVERALL,
        Standing::NotJudged(_) => cells::NOT_JUDGED,
        Standing::NotKnown => cells::NOT_KNOWN,
    }
}

/// What a cell says under its word: what a grade is shared with, or why there is none.
pub fn standing_note(standing: &Standing, area: Area, comparison: &Comparison) -> Option<Cow<'static, str>> {
    standing_note_on(standing, area, comparison.pinned)
}

/// The same as [`standing_note`], where there is one council and no comparison: as of a pinned day, or of today.
pub fn standing_note_on(standing: &Standing, area: Area, pinned: Option<Date>) -> Option<Cow<'static, str>> {
    match standing {
        Standing::Own(_) => None,
        Standing::Shared(_) if area == Area::CareLeavers => Some(cells::WITH_CHILDREN_IN_CARE.into()),
        Standing::Shared(_) => Some(cells::WITH_CARE_LEAVERS.into()),
        Standing::Separate { published, .. } => Some(cells::reviewed_separately(*published).into()),
        Standing::NotJudged(reason) => Some(why_not_judged(reason).to_owned().into()),
        Standing::NotKnown if pinned.is_some() => Some(cells::NO_REPORT_BY_THEN.into()),
        Standing::NotKnown => Some(cells::NO_REPORT.into()),
    }
}

/// Why an area has no grade, within a cell of the table.
pub fn why_not_judged(reason: &Reason) -> &str {
    match reason {
        Reason::OverallEnded => cells::OVERALL_ENDED,
        Reason::AdoptionEnded => cells::ADOPTION_ENDED,
        Reason::BoardsEnded => cells::BOARDS_ENDED,
        Reason::BoardNotReviewed => cells::BOARD_NOT_REVIEWED,
        Reason::Told(reason) => reason,
    }
}

/// How the two cells of a row compare: “Calderdale higher”.
pub fn verdict(verdict: Verdict) -> Sentence {
    match verdict {
        Verdict::Same(likeness) => Sentence::new().text(cells::same_grade(likeness)),
        Verdict::Higher(which, likeness) => cells::higher(which, likeness),
        Verdict::NotLikeForLike => Sentence::new().text(cells::NOT_LIKE_FOR_LIKE),
        Verdict::Only(which) => cells::only_judged(which),
        Verdict::Neither => Sentence::new().text(cells::NEITHER_JUDGED),
        Verdict::NotKnown(which) => cells::not_known_for(which),
        Verdict::NothingKnown => Sentence::new().text(cells::NOT_KNOWN_FOR_EITHER),
    }
}

/// What hollow shapes mean in the page's table, if it has any: beside a word, or in a line that says what changed.
pub fn hollow_note(comparison: &Comparison) -> Option<String> {
    why_hollow(&mut comparison.rows.iter().flat_map(|row| [&row.cells.first, &row.cells.second]))
}

/// The same of one council by itself.
pub fn council_hollow_note(cells: &[(Area, Cell)]) -> Option<String> {
    why_hollow(&mut cells.iter().map(|(_, cell)| cell))
}

fn why_hollow(told: &mut dyn Iterator<Item = &Cell>) -> Option<String> {
    let (mut shares, mut older) = (false, false);
    for cell in told {
        shares |= cell.standing.is_shared() || matches!(cell.change, Change::Unlike(_, Unlike::SharedBefore));
        older |= matches!(cell.change, Change::Unlike(_, Unlike::OlderScale));
    }
    match (shares, older) {
        (true, true) => Some(cells::shared_or_older()),
        (true, false) => Some(cells::SHARED_TO_2022.to_owned()),
        (false, true) => Some(cells::OLDER_SCALE.to_owned()),
        (false, false) => None,
    }
}

/// What hollow shapes mean in a table that does not say what changed, which has them beside words alone: each reason that
/// there is.
pub fn why_standings_are_hollow(comparison: &Comparison) -> [Option<&'static str>; 2] {
    let (mut shared, mut older) = (None, None);
    for row in &comparison.rows {
        for (_, cell) in row.cells.iter() {
            match (&cell.standing, cell.grade()) {
                (Standing::Shared(_), _) => shared = Some(cells::SHARED_TO_2022),
                (_, Some(Grade::Adequate | Grade::Satisfactory)) => older = Some(cells::OLDER_SCALE),
                _ => {}
            }
        }
    }
    [shared, older]
}

/// What the star in the row of children in care means, if there is one.
pub fn partial_note(comparison: &Comparison) -> Option<Sentence> {
    let (Verdict::Same(Likeness::Partial) | Verdict::Higher(_, Likeness::Partial)) =
        comparison.row(Area::ChildrenInCare)?.verdict
    else {
        return None;
    };
    let scopes = comparison.care_scopes()?;
    let covers = |which: Which| match scopes.get(which) {
        CareScope::Alone => cells::covers_alone(which),
        CareScope::WithCareLeavers => cells::covers_care_leavers(which),
        CareScope::WithSubJudgements => cells::covers_sub_judgements(which),
    };
    Some(cells::not_quite_like(covers(Which::First), covers(Which::Second)))
}
