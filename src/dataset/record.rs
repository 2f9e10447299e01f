//! What is known of one council: inspections, what came before them, and events.

use super::{Area, Break, Date, Framework, Grade, PartialDate, Slug};
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
    /// Visits and government action, oldest first, undated ones last.
    pub events: Vec<Event>,
    /// Where the press and a report are known to differ, oldest first.
    pub disagreements: Vec<Disagreement>,
    /// What was published here and has been changed since, newest first.
    pub corrections: Vec<Correction>,
}

/// What readers are told of a change to what was published here.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// When it was made.
    pub date: Date,
    /// What was wrong and what is right, without a final full stop.
    pub text: Rc<str>,
}

/// One inspection of the whole of a council's children's services.
#[derive(Clone, PartialEq, Debug)]
pub struct Inspection {
    /// The rules it followed.
    pub framework: Framework,
    /// First day on site.
    pub start: Date,
    /// Last day on site.
    pub end: Date,
    /// First day of the second visit, where inspectors came back.
    pub second_visit: Option<Date>,
    /// Date printed on the report, else the day it was listed.
    pub published: Date,
    /// Address of the report.
    pub report: Rc<str>,
    /// Whether the dataset has summaries of what it says.
    pub has_findings: bool,
    pub(super) judgements: [Judgement; Area::ALL.len()],
}

/// What an inspection says of one area.
#[derive(Clone, PartialEq, Debug)]
pub enum Judgement {
    /// A grade for this area.
    Own(Grade),
    /// One grade for children in care and care leavers together.
    Shared(Grade),
    /// No grade.
    NotJudged(Reason),
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
    /// Address of the report.
    pub report: Rc<str>,
    /// The board's grade.
    pub grade: Grade,
}

/// An inspection that stands in a council's history only: one known from what a later report says of it, or one of
/// looked-after children alone. All were before November 2013 and on the older scale but for two, of councils that have
/// been abolished since.
#[derive(Clone, PartialEq, Debug)]
pub struct EarlierInspection {
    /// When, as exactly as it is told; of several days the first.
    pub date: PartialDate,
    /// The last day on site, where its own report tells it.
    pub end: Option<Date>,
    /// What the date is the date of.
    pub date_of: DateOf,
    /// What was inspected.
    pub service: Service,
    /// The grade as printed.
    pub grade: Grade,
    /// Where it is told.
    pub source: ReportSource,
}

/// What the date of an earlier inspection is the date of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateOf {
    /// The days on site.
    Inspection,
    /// The publication of the report.
    Publication,
    /// The source does not say.
    Unsaid,
}

/// What an earlier inspection inspected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are Ofsted's own")]
pub enum Service {
    Safeguarding,
    ProtectionOfChildren,
    SafeguardingAndProtection,
    LookedAfterChildren,
    SafeguardingAndLookedAfterChildren,
    ChildrensServices,
    Adoption,
    Fostering,
    PrivateFostering,
}

/// A place in a published report.
#[derive(Clone, PartialEq, Debug)]
pub struct ReportSource {
    /// When the report was published.
    pub published: Date,
    /// Its address.
    pub report: Rc<str>,
    /// Page of the PDF, from 1.
    pub page: Option<u16>,
    /// Number of the paragraph.
    pub paragraph: Option<u16>,
}

/// Something that happened between inspections. Never a grade, and never inferred from one.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// When, as exactly as it is told, if at all.
    pub date: Option<PartialDate>,
    /// What kind of thing it was.
    pub kind: EventKind,
    /// What happened, in this dataset's words.
    pub summary: Rc<str>,
    /// What was praised.
    pub strengths: Vec<Rc<str>>,
    /// What was to be improved.
    pub improvements: Vec<Rc<str>>,
    /// Who tells it.
    pub source: EventSource,
}

/// Who tells of an event. What the press said and what a report says are kept apart.
#[derive(Clone, PartialEq, Debug)]
pub enum EventSource {
    /// A later inspection report.
    Report(ReportSource),
    /// A press article.
    Press(PressSource),
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

/// A press article. None of them is dated.
#[derive(Clone, PartialEq, Debug)]
pub struct PressSource {
    /// Title and publisher.
    pub title: Rc<str>,
    /// The latest date that it mentions, before which it cannot have been published.
    pub not_before: Option<PartialDate>,
}

/// A point on which the press and a report are known to differ.
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
    /// Where the report says it.
    pub report: ReportSource,
    /// The article that says otherwise.
    pub press: PressSource,
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

impl Inspection {
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

impl Judgement {
    /// The grade, own or shared.
    pub fn grade(&self) -> Option<Grade> {
        match self {
            Self::Own(grade) | Self::Shared(grade) => Some(*grade),
            Self::NotJudged(_) => None,
        }
    }
}

impl DateOf {
    /// What data calls by this name.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "inspection" => Some(Self::Inspection),
            "publication" => Some(Self::Publication),
            _ => None,
        }
    }
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 9] = [
        Self::Safeguarding,
        Self::ProtectionOfChildren,
        Self::SafeguardingAndProtection,
        Self::LookedAfterChildren,
        Self::SafeguardingAndLookedAfterChildren,
        Self::ChildrensServices,
        Self::Adoption,
        Self::Fostering,
        Self::PrivateFostering,
    ];

    /// The service's name in data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Safeguarding => "safeguarding",
            Self::ProtectionOfChildren => "protection-of-children",
            Self::SafeguardingAndProtection => "safeguarding-and-protection",
            Self::LookedAfterChildren => "looked-after-children",
            Self::SafeguardingAndLookedAfterChildren => "safeguarding-and-looked-after-children",
            Self::ChildrensServices => "childrens-services",
            Self::Adoption => "adoption-service",
            Self::Fostering => "fostering-service",
            Self::PrivateFostering => "private-fostering",
        }
    }

    /// The service that data calls by this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.id() == id)
    }

    /// The areas judged today in whose history an inspection of this service is shown. Those of a single service, such as
    /// fostering, are shown in none.
    pub const fn areas(self) -> &'static [Area] {
        match self {
            Self::Safeguarding | Self::ProtectionOfChildren | Self::SafeguardingAndProtection => {
                &[Area::HelpAndProtection]
            }
            Self::LookedAfterChildren => &[Area::ChildrenInCare],
            Self::SafeguardingAndLookedAfterChildren => &[Area::HelpAndProtection, Area::ChildrenInCare],
            Self::ChildrensServices | Self::Adoption | Self::Fostering | Self::PrivateFostering => &[],
        }
    }
}

impl EarlierInspection {
    /// Whether it used the scale of before November 2013.
    pub fn is_on_older_scale(&self) -> bool {
        self.date.first_day() < Break::SifBegins.date()
    }
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

impl PressSource {
    /// Whether the article counts as published by `day`, which it does from the latest date that it mentions.
    fn was_out_by(&self, day: Date) -> bool {
        self.not_before.is_some_and(|date| date.last_day() <= day)
    }
}

impl Disagreement {
    /// Whether both the report and the article were published by `day`.
    pub fn known_by(&self, day: Date) -> bool {
        self.report.published <= day && self.press.was_out_by(day)
    }
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::ImprovementNotice,
        Self::StatutoryDirection,
        Self::Commissioner,
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

    /// Whether it is a visit or government action, which the journey chart marks. What people said about an
    /// inspection stands in the list only.
    pub const fn is_action(self) -> bool {
        !matches!(self, Self::InspectionResponse | Self::EarlierInspectionTold)
    }
}
