//! Inspections since November 2013: what each says of every area, and why of some nothing.

use super::{Area, Date, Framework, Grade};
use std::rc::Rc;

/// One inspection of the whole of a council's children's services.
#[derive(Clone, PartialEq, Debug)]
pub struct Inspection {
    /// The rules it followed, which decide what it could grade.
    pub framework: Framework,
    /// First day on site. The last one again where the report prints no other ([`Inspection::tells_start`]).
    pub start: Date,
    /// Last day on site.
    pub end: Date,
    /// First day of the second visit, where inspectors came back.
    pub second_visit: Option<Date>,
    /// Date printed on the report, else the day it was listed.
    pub published: Date,
    /// Address of the report, on files.ofsted.gov.uk.
    pub report: Rc<str>,
    /// Whether the dataset has summaries of what it says.
    pub has_findings: bool,
    pub(super) judgements: [Judgement; Area::ALL.len()],
}

impl Inspection {
    /// Whether the report tells when the inspection began. One that prints a single day is taken to print the last: no inspection
    /// of all services takes one day alone.
    pub fn tells_start(&self) -> bool {
        self.start < self.end
    }

    /// What the report says of an area.
    pub fn judgement(&self, area: Area) -> &Judgement {
        let [leaders, help, in_care, care_leavers, adoption, board, overall] = &self.judgements;
        match area {
            Area::Leaders => leaders,
            Area::HelpAndProtection => help,
            Area::ChildrenInCare => in_care,
            Area::CareLeavers => care_leavers,
            Area::Adoption => adoption,
            Area::SafeguardingBoard => board,
            Area::Overall => overall,
        }
    }
}

/// What an inspection says of one area.
#[derive(Clone, PartialEq, Debug)]
pub enum Judgement {
    /// A grade for this area.
    Own(Grade),
    /// One grade for children in care and care leavers together.
    Shared(Grade),
    /// No grade, neither its own nor a shared one, for this reason.
    NotJudged(Reason),
}

impl Judgement {
    /// The grade, own or shared.
    pub fn grade(&self) -> Option<Grade> {
        match self {
            Self::Own(grade) | Self::Shared(grade) => Some(*grade),
            Self::NotJudged(_) => None,
        }
    }
}

/// Why an inspection gave an area no grade.
#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// Ofsted gives no overall grade for inspections from April 2026.
    OverallEnded,
    /// Adoption has had no grade of its own since 2018.
    AdoptionEnded,
    /// Safeguarding boards have not been reviewed since 2018.
    BoardsEnded,
    /// The report did not review the board, though its framework allowed it.
    BoardNotReviewed,
    /// The reason that the dataset gives for this report: “no child was looked after”.
    Told(Rc<str>),
}

/// A review of a Local Safeguarding Children Board by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct BoardReview {
    /// First day on site.
    pub start: Date,
    /// Last day on site.
    pub end: Date,
    /// When the report was published.
    pub published: Date,
    /// Address of the report, on files.ofsted.gov.uk.
    pub report: Rc<str>,
    /// The board's grade.
    pub grade: Grade,
}
