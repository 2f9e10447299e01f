//! What stands in one cell of the grade table: one council, one area.

use super::Side;
use crate::dataset::{Area, BoardReview, Date, Framework, Grade, Inspection, Judgement, Reason, Service};
use std::rc::Rc;

/// One council's cell in the row of one area.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// What the newest report says.
    pub standing: Standing,
    /// How that differs from the inspection before.
    pub change: Change,
}

/// What the newest report says of an area. A shared grade, no grade and no report are three different things, which every
/// sentence and drawing tells apart.
#[derive(Clone, PartialEq, Debug)]
pub enum Standing {
    /// A grade for this area.
    Own(Grade),
    /// The safeguarding board's grade, from a review of its own.
    Separate {
        /// The grade.
        grade: Grade,
        /// When the review was published.
        published: Date,
        /// Address of its report.
        report: Rc<str>,
    },
    /// One grade for children in care and care leavers together.
    Shared(Grade),
    /// The report gives no grade.
    NotJudged(Reason),
    /// The council has no report by the day shown.
    NotKnown,
}

/// How a grade differs from the inspection before.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// Nothing is known from before, or there is no grade to compare.
    None,
    /// The same grade, like for like.
    Same(Before),
    /// A higher grade, like for like.
    Up(Before),
    /// A lower grade, like for like.
    Down(Before),
    /// An earlier grade that is not like for like.
    Unlike(Before, Unlike),
    /// The inspection before did not judge the area.
    NotJudgedBefore {
        /// The year of that inspection.
        year: u16,
    },
}

/// The grade of the inspection before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Before {
    /// The grade.
    pub grade: Grade,
    /// The year in which that inspection began.
    pub year: u16,
    /// Whether it followed an older framework than the newest inspection.
    pub has_older_framework: bool,
    /// Whether it covered children in care and care leavers together.
    pub is_shared: bool,
}

/// Why an earlier grade is not like for like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unlike {
    /// It covered children in care and care leavers together; now each has its own.
    SharedBefore,
    /// It was the area's own; now one grade covers both.
    OwnBefore,
    /// It was on the older scale.
    OlderScale,
    /// No report of that inspection is known; a later report tells it.
    ToldLater,
    /// The newest report does not grade it: the framework has no such grade any more, or that report has none.
    NoLongerGraded,
}

impl Cell {
    /// The cell for an area.
    pub fn new(side: &Side, area: Area) -> Self {
        let Some(latest) = side.latest() else {
            return Self { standing: Standing::NotKnown, change: change_from_told(side, area) };
        };
        let standing = standing(side, latest, area);
        let change = change(side, latest, &standing, area);
        Self { standing, change }
    }

    /// The grade, whatever it covers.
    pub fn grade(&self) -> Option<Grade> {
        self.standing.grade()
    }
}

impl Standing {
    /// The grade, whatever it covers.
    pub fn grade(&self) -> Option<Grade> {
        match self {
            Self::Own(grade) | Self::Shared(grade) | Self::Separate { grade, .. } => Some(*grade),
            Self::NotJudged(_) | Self::NotKnown => None,
        }
    }

    /// Whether the grade covers children in care and care leavers together.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Shared(_))
    }
}

fn standing(side: &Side, latest: &Inspection, area: Area) -> Standing {
    match latest.judgement(area) {
        Judgement::Own(grade) => Standing::Own(*grade),
        Judgement::Shared(grade) => Standing::Shared(*grade),
        Judgement::NotJudged(reason) => match board_review(side, latest, area) {
            Some(review) => Standing::Separate {
                grade: review.grade,
                published: review.published,
                report: review.report.clone(),
            },
            None => Standing::NotJudged(reason.clone()),
        },
    }
}

/// The review of the safeguarding board that stands beside an inspection. One under SIF left the board out if that was
/// reviewed by itself, within a year before or after.
fn board_review<'a>(side: &'a Side, latest: &Inspection, area: Area) -> Option<&'a BoardReview> {
    let is_beside = |start: Date| (start.day_number() - latest.start.day_number()).abs() <= 365;
    let leaves_it_out = area == Area::SafeguardingBoard && latest.framework == Framework::Sif;
    side.board_reviews().rfind(|review| leaves_it_out && is_beside(review.start))
}

fn change(side: &Side, latest: &Inspection, now: &Standing, area: Area) -> Change {
    let Some(previous) = side.previous() else {
        return if now.grade().is_some() { change_from_told(side, area) } else { Change::None };
    };
    let year = previous.start.year();
    let judgement = previous.judgement(area);
    let Some(grade) = judgement.grade() else {
        return if now.grade().is_some() { Change::NotJudgedBefore { year } } else { Change::None };
    };
    let was_shared = matches!(judgement, Judgement::Shared(_));
    let has_older_framework = previous.framework != latest.framework;
    let before = Before { grade, year, has_older_framework, is_shared: was_shared };
    match now.grade() {
        None => Change::Unlike(before, Unlike::NoLongerGraded),
        Some(_) if was_shared && !now.is_shared() => Change::Unlike(before, Unlike::SharedBefore),
        Some(_) if !was_shared && now.is_shared() => Change::Unlike(before, Unlike::OwnBefore),
        Some(now) if now == grade => Change::Same(before),
        Some(now) if now.is_higher_than(grade) => Change::Up(before),
        Some(_) => Change::Down(before),
    }
}

/// The change from the last grade that only a later report tells, if one is known: mostly one from before November 2013. A council
/// without any report may have such a grade too.
fn change_from_told(side: &Side, area: Area) -> Change {
    let is_overall = |service: Service| area == Area::Overall && service == Service::ChildrensServices;
    let is_of_area = |service: Service| service.areas().contains(&area) || is_overall(service);
    let Some(earlier) = side.earlier().rfind(|earlier| is_of_area(earlier.service)) else {
        return Change::None;
    };
    let (grade, year) = (earlier.grade, earlier.date.year());
    let before = Before { grade, year, has_older_framework: true, is_shared: false };
    Change::Unlike(before, if is_overall(earlier.service) { Unlike::ToldLater } else { Unlike::OlderScale })
}
