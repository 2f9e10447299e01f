//! What the records say of an area, recounted without the widget's own code: every grade, with what it was for.

use council_compare::dataset::{Area, Date, Framework, Grade, Judgement, Record};

/// A grade as the record has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Given {
    pub grade: Grade,
    pub first_day: Date,
    pub of: What,
    /// The grade for adoption within it, if that is another one.
    pub adoption: Option<Grade>,
    /// Under which framework it was given.
    pub framework: Option<Framework>,
}

impl Given {
    /// Whether it is told as printed: a grade that the older scale did not have for an area.
    pub fn is_as_printed(&self) -> bool {
        matches!(self.of, What::Older(_))
            && matches!(self.grade, Grade::RequiresImprovement | Grade::Satisfactory)
    }
}

/// What a grade was for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// The area alone.
    Own,
    /// Children in care and care leavers.
    Both,
    /// A service, on the scale of before November 2013.
    Older(&'static str),
}

/// The grades of an area that were published by a day, oldest first.
pub fn given(record: &Record, area: Area, day: Date) -> Vec<Given> {
    let services: &[&str] = match area {
        Area::HelpAndProtection => &[
            "safeguarding",
            "protection-of-children",
            "safeguarding-and-protection",
            "safeguarding-and-looked-after-children",
        ],
        Area::ChildrenInCare => &["looked-after-children", "safeguarding-and-looked-after-children"],
        _ => &[],
    };
    let earlier = record.earlier.iter().filter(|told| told.source.published <= day);
    let earlier = earlier.filter(|told| services.contains(&told.service.id())).map(|told| Given {
        grade: told.grade,
        first_day: told.date.first_day(),
        of: What::Older(told.service.id()),
        adoption: None,
        framework: None,
    });
    let known = record.inspections.iter().filter(|report| report.published <= day);
    let known = known.filter_map(|report| {
        let (grade, of) = match report.judgement(area) {
            Judgement::Own(grade) => (*grade, What::Own),
            Judgement::Shared(grade) => (*grade, What::Both),
            Judgement::NotJudged(_) => return None,
        };
        let adoption = match report.judgement(Area::Adoption) {
            Judgement::Own(adoption) if area == Area::ChildrenInCare && *adoption != grade => Some(*adoption),
            _ => None,
        };
        Some(Given { grade, first_day: report.start, of, adoption, framework: Some(report.framework) })
    });
    let mut all: Vec<Given> = earlier.chain(known).collect();
    all.sort_by_key(|given| given.first_day);
    all
}
