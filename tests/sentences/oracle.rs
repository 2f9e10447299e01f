//! What is so, recounted from the records in the plainest way, to check the sentences against. It shares
//! nothing with the code that compares but the dataset's types.

use council_compare::comparison::Which;
use council_compare::dataset::{Area, Date, Framework, Grade, Inspection, Judgement, Record};
use std::collections::{BTreeMap, BTreeSet};

/// The areas that a sentence may compare.
pub const AREAS: [Area; 6] = [
    Area::Leaders,
    Area::HelpAndProtection,
    Area::ChildrenInCare,
    Area::CareLeavers,
    Area::Adoption,
    Area::SafeguardingBoard,
];

/// One council's grades on a day.
pub struct Known<'a> {
    pub newest: &'a Inspection,
    /// The grade of every area that has one. A shared grade stands under both areas.
    pub grades: BTreeMap<Area, Grade>,
    pub overall: Option<Grade>,
    /// Whether one grade covers children in care and care leavers.
    pub shares: bool,
}

/// Two councils' grades on a day.
pub struct Facts<'a> {
    pub first: Known<'a>,
    pub second: Known<'a>,
}

/// Grades in order, the lowest first.
pub fn height(grade: Grade) -> usize {
    let order = [Grade::Inadequate, Grade::RequiresImprovement, Grade::Good, Grade::Outstanding];
    order.iter().position(|known| *known == grade).expect("a grade of the current scale")
}

/// The newest inspection whose report was out by `day`.
pub fn newest(record: &Record, day: Date) -> Option<&Inspection> {
    let published = record.inspections.iter().filter(|inspection| inspection.published <= day);
    published.max_by_key(|inspection| (inspection.start, inspection.published))
}

impl<'a> Known<'a> {
    pub fn of(record: &'a Record, day: Date) -> Option<Self> {
        let newest = newest(record, day)?;
        let mut grades = BTreeMap::new();
        for area in AREAS {
            if let Judgement::Own(grade) | Judgement::Shared(grade) = newest.judgement(area) {
                grades.insert(area, *grade);
            }
        }
        if newest.framework == Framework::Sif && !grades.contains_key(&Area::SafeguardingBoard) {
            for review in record.board_reviews.iter().filter(|review| review.published <= day) {
                let year_after = (newest.start.year() + 1, newest.start.month(), newest.start.day());
                let begun = (review.start.year(), review.start.month(), review.start.day());
                if review.start >= newest.start && begun <= year_after {
                    grades.insert(Area::SafeguardingBoard, review.grade);
                }
            }
        }
        let overall = match newest.judgement(Area::Overall) {
            Judgement::Own(grade) => Some(*grade),
            _ => None,
        };
        let shares = matches!(newest.judgement(Area::ChildrenInCare), Judgement::Shared(_));
        Some(Self { newest, grades, overall, shares })
    }

    /// How many grades there are; a shared one counts once.
    pub fn count(&self) -> usize {
        self.grades.len() - usize::from(self.shares)
    }

    pub fn inadequate(&self) -> BTreeSet<Area> {
        let inadequate = self.grades.iter().filter(|(_, grade)| **grade == Grade::Inadequate);
        inadequate.map(|(area, _)| *area).collect()
    }

    /// Whether nothing but the overall grade is inadequate.
    pub fn only_overall_is_inadequate(&self) -> bool {
        self.overall == Some(Grade::Inadequate) && self.inadequate().is_empty()
    }
}

impl Facts<'_> {
    pub fn get(&self, which: Which) -> &Known<'_> {
        match which {
            Which::First => &self.first,
            Which::Second => &self.second,
        }
    }

    /// The areas in which both have a grade, of the same thing.
    pub fn comparable(&self) -> BTreeSet<Area> {
        let like = |area: &Area| *area != Area::CareLeavers || self.first.shares == self.second.shares;
        let both = self.first.grades.keys().filter(|area| self.second.grades.contains_key(area));
        both.filter(|area| like(area)).copied().collect()
    }

    /// How many grades of each can be compared; a grade that both share counts once.
    pub fn comparable_count(&self) -> usize {
        self.comparable().len() - usize::from(self.first.shares && self.second.shares)
    }

    /// Whether an area that either report grades cannot be compared.
    pub fn has_unlike(&self) -> bool {
        let comparable = self.comparable();
        self.first.grades.keys().chain(self.second.grades.keys()).any(|area| !comparable.contains(area))
    }

    /// Who has the higher grade in an area that can be compared, if anybody.
    pub fn higher(&self, area: Area) -> Option<Which> {
        let (first, second) = (height(self.first.grades[&area]), height(self.second.grades[&area]));
        if first > second {
            Some(Which::First)
        } else if second > first {
            Some(Which::Second)
        } else {
            None
        }
    }
}
