//! The picture in words.

use council_compare::comparison::{Comparison, Standing, Which};
use council_compare::dataset::Area;
use council_compare::describe;

/// What the picture says, for those who do not see it: the headline, then every grade.
pub fn alt(comparison: &Comparison) -> String {
    let mut text = describe::headline(comparison).plain(comparison);
    for which in Which::BOTH {
        text.push_str(&format!(". {}: {}", comparison.sides.get(which).name(), grades(comparison, which)));
    }
    text.push('.');
    text
}

/// “leadership good, help and protection outstanding, no overall grade”.
fn grades(comparison: &Comparison, which: Which) -> String {
    if comparison.sides.get(which).latest().is_none() {
        return "not known".to_owned();
    }
    let cells = comparison.rows.iter().map(|row| (row.area, &row.cells.get(which).standing));
    let grades: Vec<String> = cells.map(|(area, standing)| grade(area, standing)).collect();
    grades.join(", ")
}

fn grade(area: Area, standing: &Standing) -> String {
    let name = match area {
        Area::Overall => "overall",
        area => area.word(),
    };
    match standing {
        Standing::Own(grade) | Standing::Separate { grade, .. } => format!("{name} {}", grade.word()),
        Standing::Shared(grade) if area == Area::CareLeavers => {
            format!("{name} {} (one grade with children in care)", grade.word())
        }
        Standing::Shared(grade) => format!("{name} {}", grade.word()),
        Standing::NotJudged(_) if area == Area::Overall => "no overall grade".to_owned(),
        Standing::NotJudged(_) => format!("{name} not judged"),
        Standing::NotKnown => format!("{name} not known"),
    }
}
