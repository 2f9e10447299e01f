//! The picture in words.

use council_compare::comparison::{Comparison, Standing, Which};
use council_compare::dataset::Area;
use council_compare::describe;
use council_compare::words::card as words;
use council_compare::words::numbers::COMMA;

/// What the picture says, for those who do not see it: the headline, then every grade.
pub fn alt(comparison: &Comparison) -> String {
    let mut text = describe::headline(comparison).plain(comparison);
    for which in Which::BOTH {
        text.push_str(". ");
        text.push_str(&words::of_council(comparison.sides.get(which).name(), &grades(comparison, which)));
    }
    text.push('.');
    text
}

/// “leadership good, help and protection outstanding, no overall grade”.
fn grades(comparison: &Comparison, which: Which) -> String {
    if comparison.sides.get(which).latest().is_none() {
        return words::NOT_KNOWN.to_owned();
    }
    let cells = comparison.rows.iter().map(|row| (row.area, &row.cells.get(which).standing));
    let grades: Vec<String> = cells.map(|(area, standing)| grade(area, standing)).collect();
    grades.join(COMMA)
}

fn grade(area: Area, standing: &Standing) -> String {
    match standing {
        Standing::Shared(grade) => words::shared(area, *grade),
        Standing::Own(grade) | Standing::Separate { grade, .. } => words::graded(area, *grade),
        Standing::NotJudged(_) if area == Area::Overall => words::NO_OVERALL.to_owned(),
        Standing::NotJudged(_) => words::not_judged(area),
        Standing::NotKnown => words::area_not_known(area),
    }
}
