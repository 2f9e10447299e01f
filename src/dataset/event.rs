//! What happened between inspections: visits, government action, and what was said about it.

use super::{Area, Date, EventSource, PartialDate, Service};
use std::rc::Rc;

/// Something that happened between inspections. Never a grade, and never inferred from one.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// When, as exactly as it is told, if at all.
    pub date: Option<PartialDate>,
    /// What kind of thing it was.
    pub kind: EventKind,
    /// The service that alone it concerned, such as adoption, if not children's services as a whole.
    pub service: Option<Service>,
    /// The areas that it was about; none where it was about all or nobody tells.
    pub areas: Vec<Area>,
    /// Whether it was several of the kind, of which the date is the first's: “seven visits between July 2016 and May 2018”.
    pub is_several: bool,
    /// What happened, in this dataset's words.
    pub summary: Rc<str>,
    /// What a visit praised; empty for events that are no visits.
    pub strengths: Vec<Rc<str>>,
    /// What a visit wanted improved; empty for events that are no visits.
    pub improvements: Vec<Rc<str>>,
    /// The report or article that tells it.
    pub source: EventSource,
}

impl Event {
    /// How far its source goes.
    pub fn account(&self) -> Account {
        match (&self.source, self.date) {
            (EventSource::Press(_), _) => Account::Press,
            (EventSource::Report(source), Some(date)) if date.first_day() > source.published => Account::Plan,
            (EventSource::Report(_), _) => Account::Report,
        }
    }

    /// Whether it may have to do with the grades of an area: a visit about other areas has not. What the government did about
    /// some area was said to the council's leaders, and the overall grade is for all.
    pub fn may_concern(&self, area: Area) -> bool {
        let is_for_leaders = area == Area::Leaders && !self.kind.is_visit();
        self.areas.is_empty() || is_for_leaders || area == Area::Overall || self.areas.contains(&area)
    }

    /// Whether the event is known from what was published by `day`. What a report tells is known from the day of its
    /// publication. Press articles are undated, so what they tell is known from the latest date that the article mentions,
    /// before which it cannot have been published; and what they tell without a date is shown today only, in no view of an
    /// earlier day.
    pub fn known_by(&self, day: Date) -> bool {
        match &self.source {
            EventSource::Report(source) => source.published <= day,
            EventSource::Press(article) => {
                self.date.is_some_and(|date| date.last_day() <= day) && article.was_out_by(day)
            }
        }
    }
}

/// How far an account of an event goes: what only the press tells, or what was still to come, is not told as what happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Account {
    /// A report tells that it happened.
    Report,
    /// Only the press tells of it.
    Press,
    /// A report tells that it was planned, and was published before its day.
    Plan,
}

/// A kind of event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the label of each says what it is")]
pub enum EventKind {
    ImprovementNotice,
    StatutoryDirection,
    Commissioner,
    TrustEstablished,
    ServicesReturned,
    ImprovementPartner,
    PartnershipEnded,
    InterventionEnded,
    FocusedVisit,
    MonitoringVisit,
    JointInspection,
    InspectionResponse,
    EarlierInspectionTold,
}

impl EventKind {
    /// Every kind, the gravest first, as the chart labels them: what government took in hand before what inspectors looked at.
    pub const ALL: [Self; 13] = [
        Self::Commissioner,
        Self::StatutoryDirection,
        Self::ImprovementNotice,
        Self::TrustEstablished,
        Self::ServicesReturned,
        Self::ImprovementPartner,
        Self::PartnershipEnded,
        Self::InterventionEnded,
        Self::FocusedVisit,
        Self::MonitoringVisit,
        Self::JointInspection,
        Self::InspectionResponse,
        Self::EarlierInspectionTold,
    ];

    /// The kind's name in data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ImprovementNotice => "improvement-notice",
            Self::StatutoryDirection => "statutory-direction",
            Self::Commissioner => "commissioner",
            Self::TrustEstablished => "trust-established",
            Self::ServicesReturned => "services-returned",
            Self::ImprovementPartner => "improvement-partner",
            Self::PartnershipEnded => "partnership-ended",
            Self::InterventionEnded => "intervention-ended",
            Self::FocusedVisit => "focused-visit",
            Self::MonitoringVisit => "monitoring-visit",
            Self::JointInspection => "joint-inspection",
            Self::InspectionResponse => "inspection-response",
            Self::EarlierInspectionTold => "pre-2013-inspection",
        }
    }

    /// The kind that data calls by this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether it is a visit of inspectors between two inspections.
    pub const fn is_visit(self) -> bool {
        matches!(self, Self::FocusedVisit | Self::MonitoringVisit | Self::JointInspection)
    }

    /// Whether it is a visit or government action, which the journey chart marks. What people said about an
    /// inspection stands in the list only.
    pub const fn is_action(self) -> bool {
        !matches!(self, Self::InspectionResponse | Self::EarlierInspectionTold)
    }
}
