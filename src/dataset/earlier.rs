//! Inspections that stand in a council's history only, mostly on the scale used before November 2013.

use super::{Area, Break, Date, Grade, PartialDate, ReportSource};

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

impl EarlierInspection {
    /// Whether it is on the scale used before November 2013.
    pub fn is_on_older_scale(&self) -> bool {
        self.date.first_day() < Break::SifBegins.date()
    }
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

/// What an earlier inspection inspected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are Ofsted's own")]
pub enum Service {
    Safeguarding,
    ProtectionOfChildren,
    SafeguardingAndProtection,
    LookedAfterChildren,
    LeadershipForLookedAfterChildren,
    SafeguardingAndLookedAfterChildren,
    ChildrensServices,
    Adoption,
    Fostering,
    PrivateFostering,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 10] = [
        Self::Safeguarding,
        Self::ProtectionOfChildren,
        Self::SafeguardingAndProtection,
        Self::LookedAfterChildren,
        Self::LeadershipForLookedAfterChildren,
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
            Self::LeadershipForLookedAfterChildren => "leadership-for-looked-after-children",
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
    /// fostering, are shown in none, nor is the leadership of one.
    pub const fn areas(self) -> &'static [Area] {
        match self {
            Self::Safeguarding | Self::ProtectionOfChildren | Self::SafeguardingAndProtection => {
                &[Area::HelpAndProtection]
            }
            Self::LookedAfterChildren => &[Area::ChildrenInCare],
            Self::SafeguardingAndLookedAfterChildren => &[Area::HelpAndProtection, Area::ChildrenInCare],
            Self::LeadershipForLookedAfterChildren
            | Self::ChildrensServices
            | Self::Adoption
            | Self::Fostering
            | Self::PrivateFostering => &[],
        }
    }
}
