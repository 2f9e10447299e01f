//! The picture that shows in the preview of a shared link, and what it is said to show.

use crate::dataset::{Area, Date, Grade};

/// “Ofsted reports published to 20 August 2026. Crown copyright, OGL v3.0”: the source, and what its licence asks for.
pub fn published_to(day: Date) -> String {
    fill!("Ofsted reports published to {day}. Crown copyright, OGL v3.0", day = day.long())
}

/// Over the areas: what the grades are of.
pub const SUBJECT: &str = text!("Children’s services");

/// An area, in a list of grades.
pub const fn area(area: Area) -> &'static str {
    match area {
        Area::Overall => text!("overall"),
        area => area.word(),
    }
}

/// “Calderdale: leadership good, care leavers good”, by what is said of each area.
pub fn of_council(council: &str, grades: &str) -> String {
    fill!("{council}: {grades}", council, grades)
}

/// “leadership good”.
pub fn graded(of: Area, grade: Grade) -> String {
    fill!("{area} {grade}", area = area(of), grade = grade.word())
}

/// “care leavers good (one grade with children in care)”, “children in care good (one grade with care leavers)”.
pub fn shared(of: Area, grade: Grade) -> String {
    let with = match of {
        Area::CareLeavers => super::cells::WITH_CHILDREN_IN_CARE,
        _ => super::cells::WITH_CARE_LEAVERS,
    };
    fill!("{area} {grade} ({with})", area = area(of), grade = grade.word(), with)
}

/// Of a council without a report.
pub const NOT_KNOWN: &str = text!("not known");
/// Of a report without an overall grade.
pub const NO_OVERALL: &str = text!("no overall grade");

/// “adoption not judged”.
pub fn not_judged(of: Area) -> String {
    fill!("{area} not judged", area = area(of))
}

/// “adoption not known”.
pub fn area_not_known(of: Area) -> String {
    fill!("{area} not known", area = area(of))
}
