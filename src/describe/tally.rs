//! How many councils hold each grade, and where the two stand: counts and words, never an order of councils.

use super::sentence::Sentence;
use crate::comparison::tally::{Column, Tally, TallyRow};
use crate::comparison::{Comparison, Standing, Which};
use crate::dataset::{Area, Existence, Reason, capitalised};
use crate::words::cells::WITH_CHILDREN_IN_CARE;
use crate::words::numbers::COMMA;
use crate::words::tally as words;
use std::borrow::Cow;

/// The chart's name for those who do not see it: every count, and where the two stand.
pub fn tally_name(comparison: &Comparison, tally: &Tally) -> String {
    if tally.counted == 0 {
        return words::nothing(&tally.place, comparison.pinned);
    }
    let mut text = words::how_many(tally.counted, &tally.place, comparison.pinned);
    for row in &tally.rows {
        let mut counts = String::new();
        for column in tally.columns() {
            if column != Column::NoGrade || row.at(column) > 0 {
                if !counts.is_empty() {
                    counts.push_str(COMMA);
                }
                counts.push_str(&count_in_words(comparison, row, column));
            }
        }
        text.push_str(&words::row(row.area, &counts));
    }
    text
}

/// “58 good (Calderdale and Kirklees)”.
fn count_in_words(comparison: &Comparison, row: &TallyRow, column: Column) -> String {
    let word = match column {
        Column::Grade(grade) => grade.word(),
        Column::NoGrade => without_grade(row.area),
    };
    let mut names: Vec<&str> = Vec::new();
    for (which, stands) in row.counted_in.iter() {
        if *stands == Some(column) {
            names.push(comparison.sides.get(which).name());
        }
    }
    words::count(row.at(column), word, &names)
}

/// What those have in common that stand in the column without a grade: there may be different reasons.
fn without_grade(area: Area) -> &'static str {
    match area {
        Area::CareLeavers => words::WITHOUT_OWN_GRADE,
        _ => words::WITHOUT_GRADE,
    }
}

/// How many councils are counted, and why some are missing in some counts or in all. Without a full stop.
pub fn tally_counted(comparison: &Comparison, tally: &Tally) -> String {
    if tally.counted == 0 {
        return words::nothing(&tally.place, comparison.pinned);
    }
    let pinned = comparison.pinned;
    let mut text = words::counted(tally.counted, &tally.place, pinned);
    let mut missing = Vec::new();
    for row in &tally.rows {
        if row.shared > 0 {
            missing.push(words::have_shared(row.shared, pinned));
        }
        if row.not_judged > 0 {
            missing.push(words::have_none(row.not_judged, pinned, row.area));
        }
    }
    if !missing.is_empty() {
        text.push_str(words::WHY_MISSING);
        text.push_str(&capitalised(missing.join(words::ALSO_MISSING)));
    }
    if tally.without_report > 0 {
        text.push_str(&words::without_report(tally.without_report, pinned));
    }
    text
}

/// Why one of the two has no mark in the chart, if it has none: it is of another region, did not exist, or has no report.
pub fn tally_absent(comparison: &Comparison, tally: &Tally, which: Which) -> Option<Sentence> {
    if tally.counts(which) {
        return None;
    }
    let side = comparison.sides.get(which);
    Some(match (side.council.existence_on(comparison.day()), side.latest()) {
        (Existence::Gone(year), _) => words::replaced(which, year),
        (Existence::NotYet(year), _) => words::created(which, year),
        (Existence::Exists, None) => words::unknown(which, comparison.pinned),
        (Existence::Exists, Some(_)) => words::elsewhere(which, &side.council.region),
    })
}

/// Where one of the two is counted in an area, for the table: “Good”, “No grade”.
pub fn tally_place(comparison: &Comparison, row: &TallyRow, which: Which) -> Option<Cow<'static, str>> {
    let column = (*row.counted_in.get(which))?;
    let standing = comparison.row(row.area).map(|row| &row.cells.get(which).standing);
    Some(match (column, standing) {
        (Column::NoGrade, Some(Standing::Shared(grade))) => words::in_shared_grade(*grade).into(),
        _ => column.label().into(),
    })
}

/// One of the two in an area: “Calderdale: good for leadership, one of 58 among 153 councils in England”.
pub fn tally_readout(comparison: &Comparison, tally: &Tally, which: Which, area: Area) -> Option<Sentence> {
    let row = tally.row(area)?;
    let column = (*row.counted_in.get(which))?;
    let standing = &comparison.row(area)?.cells.get(which).standing;
    let what = match (column, standing) {
        (Column::Grade(grade), Standing::Shared(_)) => words::graded_with_care_leavers(grade),
        (Column::Grade(grade), _) => words::graded(grade, area),
        (Column::NoGrade, Standing::Shared(grade)) => words::care_leavers_shared(*grade),
        (Column::NoGrade, Standing::NotJudged(Reason::Told(reason))) => words::no_grade_because(area, reason),
        (Column::NoGrade, _) => words::no_grade(area),
    };
    let common = match column {
        Column::Grade(_) => "",
        Column::NoGrade => without_grade(area),
    };
    let among = words::among(row.at(column), common, tally.counted);
    Some(words::readout(which, &what, &among, &tally.place))
}

/// Why councils stand in the column without a grade, for the table: “one grade with children in care”.
pub fn tally_without_grade(row: &TallyRow) -> String {
    let none = match row.area {
        Area::Overall => words::OVERALL_NOT_GIVEN,
        _ => words::NOT_GIVEN,
    };
    match (row.shared, row.not_judged) {
        (_, 0) => WITH_CHILDREN_IN_CARE.to_owned(),
        (0, _) => none.to_owned(),
        (shared, rest) => words::shared_and_not_given(shared, rest),
    }
}
