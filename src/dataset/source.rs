//! Who tells something: a place in a published report, or a press article.

use super::{Date, PartialDate};
use std::rc::Rc;

/// Who tells of an event. What the press said and what a report says are kept apart.
#[derive(Clone, PartialEq, Debug)]
pub enum EventSource {
    /// A later inspection report.
    Report(ReportSource),
    /// A press article.
    Press(PressSource),
}

/// A place in a published report.
#[derive(Clone, PartialEq, Debug)]
pub struct ReportSource {
    /// When the report was published.
    pub published: Date,
    /// Its address, on files.ofsted.gov.uk.
    pub report: Rc<str>,
    /// Page of the PDF, from 1.
    pub page: Option<u16>,
    /// Number of the paragraph, as printed.
    pub paragraph: Option<u16>,
}

/// A press article. None of them is dated.
#[derive(Clone, PartialEq, Debug)]
pub struct PressSource {
    /// Title and publisher, as one text.
    pub title: Rc<str>,
    /// The latest date that it mentions, before which it cannot have been published.
    pub not_before: Option<PartialDate>,
}

impl PressSource {
    /// Whether the article counts as published by `day`, which it does from the latest date that it mentions.
    pub(super) fn was_out_by(&self, day: Date) -> bool {
        self.not_before.is_some_and(|date| date.last_day() <= day)
    }
}
