//! Inspection frameworks: which areas each judges, and from when.

use super::{Area, Date, Month};

/// The rules under which Ofsted inspected the whole of a council's children's services.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Framework {
    /// Single inspection framework, inspections from November 2013 to 2018.
    Sif,
    /// Inspecting local authority children's services, from January 2018.
    Ilacs,
}

/// What a published report is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ReportKind {
    /// Services for looked-after children alone, in 2013, on the older scale.
    LookedAfterChildren,
    /// The whole of children's services.
    Full(Framework),
    /// A Local Safeguarding Children Board by itself.
    BoardReview,
}

/// A change in what inspections judge, which charts mark and sentences name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Break {
    /// The single inspection framework and the current scale begin.
    SifBegins,
    /// ILACS begins.
    IlacsBegins,
    /// Care leavers have a grade of their own.
    CareLeaversApart,
    /// No overall grade is given any more.
    OverallEnds,
}

impl Framework {
    /// Both frameworks, older first.
    pub const ALL: [Self; 2] = [Self::Sif, Self::Ilacs];

    /// Whether an inspection under this framework that began on `start` may judge the area, by a grade of its
    /// own or a shared one.
    pub fn judges(self, area: Area, start: Date) -> bool {
        match self {
            Self::Sif => true,
            Self::Ilacs => match area {
                Area::Leaders | Area::HelpAndProtection | Area::ChildrenInCare | Area::CareLeavers => true,
                Area::Overall => start < Break::OverallEnds.date(),
                Area::Adoption | Area::SafeguardingBoard => false,
            },
        }
    }

    /// Whether one grade covers children in care and care leavers together in an inspection that began on
    /// `start`.
    pub fn shares_care_grade(self, start: Date) -> bool {
        self == Self::Ilacs && start < Break::CareLeaversApart.date()
    }
}

impl ReportKind {
    /// Every kind of report, in the order in which the first of each was published.
    pub const ALL: [Self; 4] = [
        Self::LookedAfterChildren,
        Self::Full(Framework::Sif),
        Self::BoardReview,
        Self::Full(Framework::Ilacs),
    ];

    /// The kind's name in data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::LookedAfterChildren => "looked-after-children",
            Self::Full(Framework::Sif) => "sif",
            Self::Full(Framework::Ilacs) => "ilacs",
            Self::BoardReview => "lscb-review",
        }
    }

    /// The kind that data calls by this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether a report of this kind on an inspection that began on `start` may hold a grade for the area.
    pub fn judges(self, area: Area, start: Date) -> bool {
        match self {
            Self::LookedAfterChildren => matches!(area, Area::Leaders | Area::Overall),
            Self::Full(framework) => framework.judges(area, start),
            Self::BoardReview => area == Area::SafeguardingBoard,
        }
    }
}

impl Break {
    /// Every break, oldest first.
    pub const ALL: [Self; 4] =
        [Self::SifBegins, Self::IlacsBegins, Self::CareLeaversApart, Self::OverallEnds];

    /// The first day of inspections under the new rules.
    pub const fn date(self) -> Date {
        match self {
            Self::SifBegins => Date::first_of(2013, Month::NOVEMBER),
            Self::IlacsBegins => Date::first_of(2018, Month::JANUARY),
            Self::CareLeaversApart => Date::first_of(2023, Month::JANUARY),
            Self::OverallEnds => Date::first_of(2026, Month::APRIL),
        }
    }

    /// Whether the break changes what is judged in this area.
    pub fn touches(self, area: Area) -> bool {
        match self {
            Self::SifBegins | Self::IlacsBegins => true,
            Self::CareLeaversApart => matches!(area, Area::ChildrenInCare | Area::CareLeavers),
            Self::OverallEnds => area == Area::Overall,
        }
    }
}
