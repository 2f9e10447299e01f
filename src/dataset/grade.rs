//! Grades, the areas they judge, and what stands where there is none.

/// A word that Ofsted uses to grade. An ordinal label: grades can be compared within one scale, never
/// averaged or counted up.
///
/// `Adequate` and `Satisfactory` belong to the older scale, used until November 2013; they are not the later
/// `RequiresImprovement`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Grade {
    /// Outstanding, on both scales.
    Outstanding,
    /// Good, on both scales.
    Good,
    /// Requires improvement to be good, from November 2013.
    RequiresImprovement,
    /// Adequate, before November 2013.
    Adequate,
    /// Satisfactory, before November 2013, mostly of single services.
    Satisfactory,
    /// Inadequate, on both scales.
    Inadequate,
}

/// The four bands in which charts place grades, highest first. `Adequate` shares the third with
/// `RequiresImprovement`, which says where it stands and not that they are the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Band {
    /// The highest band.
    Outstanding,
    /// The second band.
    Good,
    /// The third band: requires improvement, and on the older scale adequate or satisfactory.
    Third,
    /// The lowest band.
    Inadequate,
}

/// A part of a council's children's services that inspectors judge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Area {
    /// The impact of leaders on social work practice; before 2018 leadership, management and governance.
    Leaders,
    /// The experiences and progress of children who need help and protection.
    HelpAndProtection,
    /// The experiences and progress of children in care; before 2018 children looked after and achieving
    /// permanence.
    ChildrenInCare,
    /// The experiences and progress of care leavers.
    CareLeavers,
    /// Adoption performance, a sub-judgement of children looked after from 2013 to 2018.
    Adoption,
    /// Effectiveness of the Local Safeguarding Children Board, reviewed beside inspections from 2013 to 2018.
    SafeguardingBoard,
    /// Overall effectiveness.
    Overall,
}

impl Grade {
    /// Every grade, highest first, the older scale's words after the current one they stand beside.
    pub const ALL: [Self; 6] = [
        Self::Outstanding,
        Self::Good,
        Self::RequiresImprovement,
        Self::Adequate,
        Self::Satisfactory,
        Self::Inadequate,
    ];

    /// The grade's name in data and styles: `requires-improvement`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Good => "good",
            Self::RequiresImprovement => "requires-improvement",
            Self::Adequate => "adequate",
            Self::Satisfactory => "satisfactory",
            Self::Inadequate => "inadequate",
        }
    }

    /// The grade that data calls by this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.id() == id)
    }

    /// Whether the grade belongs to the older scale alone, which no report on the whole of a council's services has.
    pub const fn is_of_older_scale(self) -> bool {
        matches!(self, Self::Adequate | Self::Satisfactory)
    }

    /// Where charts place the grade.
    pub const fn band(self) -> Band {
        match self {
            Self::Outstanding => Band::Outstanding,
            Self::Good => Band::Good,
            Self::RequiresImprovement | Self::Adequate | Self::Satisfactory => Band::Third,
            Self::Inadequate => Band::Inadequate,
        }
    }

    /// Whether the grade is higher than another *of the same scale*.
    pub fn is_higher_than(self, other: Self) -> bool {
        self.band() < other.band()
    }
}

impl Band {
    /// The four bands, highest first.
    pub const ALL: [Self; 4] = [Self::Outstanding, Self::Good, Self::Third, Self::Inadequate];
}

impl Area {
    /// Every area in the order of the grade table: sub-judgements first, overall last.
    pub const ALL: [Self; 7] = [
        Self::Leaders,
        Self::HelpAndProtection,
        Self::ChildrenInCare,
        Self::CareLeavers,
        Self::Adoption,
        Self::SafeguardingBoard,
        Self::Overall,
    ];

    /// The areas that have a lane of their own in the journey chart.
    pub const LANES: [Self; 5] =
        [Self::Leaders, Self::HelpAndProtection, Self::ChildrenInCare, Self::CareLeavers, Self::Overall];

    /// The area's name in data, links and styles: `children-in-care`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Leaders => "leaders",
            Self::HelpAndProtection => "help-and-protection",
            Self::ChildrenInCare => "children-in-care",
            Self::CareLeavers => "care-leavers",
            Self::Adoption => "adoption",
            Self::SafeguardingBoard => "safeguarding-board",
            Self::Overall => "overall",
        }
    }

    /// The area that data and links call by this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.id() == id)
    }

    /// Whether it is one of the two that were judged until 2018 only.
    pub const fn ended_in_2018(self) -> bool {
        matches!(self, Self::Adoption | Self::SafeguardingBoard)
    }
}
