//! What is known of one council: inspections, what came before them, events, and where sources differ.

use super::{
    Area, BoardReview, Date, EarlierInspection, Event, Inspection, PartialDate, PressSource, ReportSource,
    Slug,
};
use std::rc::Rc;

/// Everything the dataset holds on one council.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// The council.
    pub slug: Slug,
    /// Its ten statistical neighbours, nearest first.
    pub neighbours: Vec<Slug>,
    /// Inspections of the whole of children's services, oldest first.
    pub inspections: Vec<Inspection>,
    /// Reviews of the safeguarding board by itself.
    pub board_reviews: Vec<BoardReview>,
    /// Inspections of the council's history, mostly on the older scale, oldest first.
    pub earlier: Vec<EarlierInspection>,
    /// Visits, government action and councils' answers, oldest first, undated ones last.
    pub events: Vec<Event>,
    /// Where a report is known to differ from the press or from itself, oldest first.
    pub disagreements: Vec<Disagreement>,
    /// What was published here and has been changed since, newest first.
    pub corrections: Vec<Correction>,
}

/// A point on which a report is known to differ from the press, or from itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Disagreement {
    /// When what they differ on was, as the report has it.
    pub date: PartialDate,
    /// When the inspection that it concerns was published, if it concerns one.
    pub inspection: Option<Date>,
    /// The judged area that it concerns, if it concerns one.
    pub area: Option<Area>,
    /// What each says, in one sentence without a final full stop.
    pub text: Rc<str>,
    /// Where the report says what is used.
    pub report: ReportSource,
    /// The article that says otherwise; none where another page of the same report does.
    pub press: Option<PressSource>,
}

impl Disagreement {
    /// Whether the report and the article, if there is one, were published by `day`.
    pub fn known_by(&self, day: Date) -> bool {
        self.report.published <= day && self.press.as_ref().is_none_or(|article| article.was_out_by(day))
    }
}

/// What readers are told of a change to what was published here.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// The day on which the dataset was corrected.
    pub date: Date,
    /// What was wrong and what is right, without a final full stop.
    pub text: Rc<str>,
}
