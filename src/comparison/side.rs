//! One council as it stood on a day, by what was published.

use crate::dataset::{
    BoardReview, Council, Date, Disagreement, EarlierInspection, Event, Inspection, Record, ReportId,
};
use std::rc::Rc;

/// One of the two councils compared.
#[derive(Clone, PartialEq, Debug)]
pub struct Side {
    /// The council.
    pub council: Council,
    record: Rc<Record>,
    /// The day as of which the council is shown; none for today, when everything in the dataset is known.
    pinned: Option<Date>,
}

impl Side {
    /// The council as it stood on the pinned day, or as it stands today.
    pub fn new(council: Council, record: Rc<Record>, pinned: Option<Date>) -> Self {
        Self { council, record, pinned }
    }

    /// Whether something published on this day is known as of the pinned day.
    fn was_out(&self, published: Date) -> bool {
        self.pinned.is_none_or(|day| published <= day)
    }

    /// The day as of which the council is shown, if not today.
    pub fn pinned(&self) -> Option<Date> {
        self.pinned
    }

    /// The council's name.
    pub fn name(&self) -> &Rc<str> {
        &self.council.name
    }

    /// Everything that the dataset has of the council, whatever the day.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Inspections whose report was out by the day, oldest first.
    pub fn inspections(&self) -> impl DoubleEndedIterator<Item = &Inspection> {
        self.record.inspections.iter().filter(|inspection| self.was_out(inspection.published))
    }

    /// The newest inspection whose report was out by the day.
    pub fn latest(&self) -> Option<&Inspection> {
        self.inspections().next_back()
    }

    /// The newest report, if the dataset has summaries of what it says.
    pub fn summarised_report(&self) -> Option<ReportId> {
        let report = self.latest().filter(|report| report.has_findings)?;
        Some(ReportId { council: self.council.slug.clone(), published: report.published })
    }

    /// The inspection before the newest.
    pub fn previous(&self) -> Option<&Inspection> {
        self.inspections().nth_back(1)
    }

    /// Inspections whose report came out after the day, oldest first.
    pub fn newer(&self) -> impl Iterator<Item = &Inspection> {
        self.record.inspections.iter().filter(|inspection| !self.was_out(inspection.published))
    }

    /// Reviews of the safeguarding board by itself that were out by the day.
    pub fn board_reviews(&self) -> impl DoubleEndedIterator<Item = &BoardReview> {
        self.record.board_reviews.iter().filter(|review| self.was_out(review.published))
    }

    /// Inspections of the council's history that are known as of the day, oldest first.
    pub fn earlier(&self) -> impl DoubleEndedIterator<Item = &EarlierInspection> {
        self.record.earlier.iter().filter(|earlier| self.was_out(earlier.source.published))
    }

    /// Visits, government action and answers that are known as of the day, oldest first, undated ones last.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.record.events.iter().filter(|event| self.pinned.is_none_or(|day| event.known_by(day)))
    }

    /// Where a report is known to differ from the press or from itself, as far as the sources were out by the day.
    pub fn disagreements(&self) -> impl Iterator<Item = &Disagreement> {
        let known = |told: &&Disagreement| self.pinned.is_none_or(|day| told.known_by(day));
        self.record.disagreements.iter().filter(known)
    }
}
