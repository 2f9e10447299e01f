//! When the two were inspected, how far apart and under which frameworks; and what has come since.

use super::cells::OVERALL_ENDED;
use super::numbers::list;
use super::sentence::Sentence;
use crate::comparison::Which;
use crate::dataset::{Framework, Inspection};

/// “Both were inspected in February 2024, 12 days apart”.
pub fn both_inspected(month: String, apart: &str) -> Sentence {
    Sentence::new().text(text!("Both were inspected in ")).fact(month).text(fill!(", {apart}", apart))
}

/// “Calderdale was inspected in February 2024 and Kirklees in July 2024, about five months apart”. It names both, since the headline
/// before it may begin with either.
pub fn inspected(first: String, second: String, apart: &str) -> Sentence {
    Sentence::new()
        .name(Which::First)
        .text(text!(" was inspected in "))
        .fact(first)
        .text(text!(" and "))
        .name(Which::Second)
        .text(text!(" in "))
        .fact(second)
        .text(fill!(", {apart}", apart))
}

/// “Calderdale was inspected in February 2024 under the newer framework (ILACS)”.
pub fn one_inspected(which: Which, inspection: &Inspection) -> Sentence {
    Sentence::new()
        .name(which)
        .text(text!(" was inspected in "))
        .fact(inspection.months())
        .text(under(inspection.framework))
}

/// “ under the newer framework (ILACS)”.
pub const fn under(framework: Framework) -> &'static str {
    match framework {
        Framework::Ilacs => text!(" under the newer framework (ILACS)"),
        Framework::Sif => text!(" under the older framework (SIF)"),
    }
}

/// “, under the same framework”.
pub const SAME_FRAMEWORK: &str = text!(", under the same framework");

/// “, under the same framework; when Calderdale was inspected, one grade covered children in care and care leavers”.
pub fn same_framework_but_shared(which: Which) -> Sentence {
    Sentence::new()
        .text(text!(", under the same framework; when "))
        .name(which)
        .text(text!(" was inspected, one grade covered children in care and care leavers"))
}

/// “, under different frameworks: Calderdale under the newer (ILACS), Kirklees under the older (SIF)”.
pub fn different_frameworks(first: Framework, second: Framework) -> Sentence {
    let under = |which: Which, framework| {
        Sentence::new().name(which).text(match framework {
            Framework::Ilacs => text!(" under the newer (ILACS)"),
            Framework::Sif => text!(" under the older (SIF)"),
        })
    };
    Sentence::new()
        .text(text!(", under different frameworks: "))
        .then(under(Which::First, first))
        .text(text!(", "))
        .then(under(Which::Second, second))
}

/// “. Neither has an overall grade: Ofsted stopped giving one …”.
pub fn neither_overall() -> Sentence {
    Sentence::new().text(text!(". Neither has an overall grade: ")).text(OVERALL_ENDED)
}

/// “. Kirklees has no overall grade: Ofsted stopped giving one …”.
pub fn without_overall(which: Which) -> Sentence {
    let sentence = Sentence::new().text(text!(". ")).name(which);
    sentence.text(text!(" has no overall grade: ")).text(OVERALL_ENDED)
}

/// “This dataset has no newer report on either council”: there may be one elsewhere.
pub const NEITHER_NEWER: &str = text!("This dataset has no newer report on either council");

/// “This dataset has no report on Nottingham after September 2022: Ofsted’s website may have a newer one”.
pub fn none_after(which: Which, month: &str) -> Sentence {
    Sentence::new()
        .text(text!("This dataset has no report on "))
        .name(which)
        .text(fill!(" after {month}: Ofsted’s website may have a newer one", month))
}

/// The same below the grades of one council's newest report.
pub const MAY_BE_NEWER: &str = text!(
    "This inspection was more than three and a half years ago: Ofsted’s website may have a newer report."
);

/// “Calderdale has reports published since: August 2019 and August 2024”, by the months of those reports.
pub fn one_newer(which: Which, months: &[String]) -> Sentence {
    let has = match months {
        [_] => text!(" has a report published since: "),
        _ => text!(" has reports published since: "),
    };
    Sentence::new().name(which).text(has).text(list(months))
}

/// “Both councils have reports published since: Calderdale May 2024; Kirklees August 2019 and August 2024”.
pub fn both_newer(first: &[String], second: &[String]) -> Sentence {
    let reports = |which, months| Sentence::new().name(which).text(fill!(" {months}", months = list(months)));
    Sentence::new()
        .text(text!("Both councils have reports published since: "))
        .then(reports(Which::First, first))
        .text(text!("; "))
        .then(reports(Which::Second, second))
}
