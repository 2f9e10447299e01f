//! The words in the cells of the grade table, and its notes.

use super::sentence::Sentence;
use crate::comparison::{Likeness, Which};
use crate::dataset::Date;

/// In place of an overall grade that Ofsted no longer gives.
pub const NO_OVERALL: &str = text!("No overall grade");
/// In place of any other grade that was not given.
pub const NOT_JUDGED: &str = text!("Not judged");
/// In place of a grade that the dataset does not have.
pub const NOT_KNOWN: &str = text!("Not known");

/// Under a shared grade, of care leavers.
pub const WITH_CHILDREN_IN_CARE: &str = text!("one grade with children in care");
/// Under a shared grade, of children in care.
pub const WITH_CARE_LEAVERS: &str = text!("one grade with care leavers");
/// Under “not known”, in a pinned view.
pub const NO_REPORT_BY_THEN: &str = text!("no full report in this dataset had been published by then");
/// Under “not known”.
pub const NO_REPORT: &str = text!("no full report in this dataset");

/// Under a grade from a report of its own: “reviewed separately, report of 4 May 2016”.
pub fn reviewed_separately(published: Date) -> String {
    fill!("reviewed separately, report of {date}", date = published.long())
}

/// Why there is no overall grade.
pub const OVERALL_ENDED: &str = text!("Ofsted stopped giving one for inspections from April 2026");
/// Why adoption has no grade.
pub const ADOPTION_ENDED: &str = text!("no separate grade under this framework");
/// Why the safeguarding board has no grade.
pub const BOARDS_ENDED: &str = text!("boards are not judged under this framework");
/// Why the safeguarding board has no grade in this report.
pub const BOARD_NOT_REVIEWED: &str = text!("this report did not review the board");

/// “same grade”, with a star if that is not quite like for like.
pub const fn same_grade(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Full => text!("same grade"),
        Likeness::Partial => text!("same grade*"),
    }
}

/// “Calderdale higher”, with a star if that is not quite like for like.
pub fn higher(which: Which, likeness: Likeness) -> Sentence {
    Sentence::new().name(which).text(match likeness {
        Likeness::Full => text!(" higher"),
        Likeness::Partial => text!(" higher*"),
    })
}

/// Where grades cover different things.
pub const NOT_LIKE_FOR_LIKE: &str = text!("not like for like");

/// “only Calderdale graded”.
pub fn only_judged(which: Which) -> Sentence {
    Sentence::new().text(text!("only ")).name(which).text(text!(" graded"))
}

/// Where neither has a grade.
pub const NEITHER_JUDGED: &str = text!("neither graded");

/// “not known for Calderdale”.
pub fn not_known_for(which: Which) -> Sentence {
    Sentence::new().text(text!("not known for ")).name(which)
}

/// Where the dataset has neither grade.
pub const NOT_KNOWN_FOR_EITHER: &str = text!("not known for either");

/// Why a shape is hollow: one grade for two areas.
pub const SHARED_TO_2022: &str =
    text!("from 2018 to 2022 one grade covered children in care and care leavers together");
/// Why a shape is hollow: the older scale.
pub const OLDER_SCALE: &str = text!("a grade on the older scale, used until 2013");

/// Why shapes are hollow: either.
pub fn shared_or_older() -> String {
    fill!("{shared}; or {older}", shared = SHARED_TO_2022, older = OLDER_SCALE)
}

/// “Hollow: from 2018 to 2022 one grade covered …”, after a hollow shape.
pub fn hollow(why: &str) -> String {
    fill!(" Hollow: {why}.", why)
}

/// What the star means: “* Not quite like for like: Calderdale’s grade covers …; Kirklees’s also covers …”.
pub fn not_quite_like(first: Sentence, second: Sentence) -> Sentence {
    Sentence::new().text(text!("* Not quite like for like: ")).then(first).text(text!("; ")).then(second)
}

/// “Calderdale’s grade covers children in care alone”.
pub fn covers_alone(which: Which) -> Sentence {
    Sentence::new().name(which).text(text!("’s grade covers children in care alone"))
}

/// “Calderdale’s grade also covers care leavers”, of the second without the noun.
pub fn covers_care_leavers(which: Which) -> Sentence {
    Sentence::new().name(which).text(match which {
        Which::First => text!("’s grade also covers care leavers"),
        Which::Second => text!("’s also covers care leavers"),
    })
}

/// “Calderdale’s grade, under the older framework, includes grades for adoption and care leavers”, of the second without the noun.
pub fn covers_sub_judgements(which: Which) -> Sentence {
    Sentence::new().name(which).text(match which {
        Which::First => {
            text!("’s grade, under the older framework, includes grades for adoption and care leavers")
        }
        Which::Second => {
            text!("’s, under the older framework, includes grades for adoption and care leavers")
        }
    })
}
