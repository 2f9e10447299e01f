//! What grades, areas, frameworks, services and events are called.

use super::chart::{by_account, events};
use crate::dataset::{Account, Area, Event, EventKind, Framework, Grade, Service};
use std::borrow::Cow;

impl Grade {
    /// “Requires improvement”: the word where it stands alone.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Outstanding => text!("Outstanding"),
            Self::Good => text!("Good"),
            Self::RequiresImprovement => text!("Requires improvement"),
            Self::Adequate => text!("Adequate"),
            Self::Satisfactory => text!("Satisfactory"),
            Self::Inadequate => text!("Inadequate"),
        }
    }

    /// “requires improvement”: the word within a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outstanding => text!("outstanding"),
            Self::Good => text!("good"),
            Self::RequiresImprovement => text!("requires improvement"),
            Self::Adequate => text!("adequate"),
            Self::Satisfactory => text!("satisfactory"),
            Self::Inadequate => text!("inadequate"),
        }
    }
}

impl Area {
    /// “Children in care”: the name where it stands alone.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Leaders => text!("Leadership"),
            Self::HelpAndProtection => text!("Help and protection"),
            Self::ChildrenInCare => text!("Children in care"),
            Self::CareLeavers => text!("Care leavers"),
            Self::Adoption => text!("Adoption"),
            Self::SafeguardingBoard => text!("Safeguarding board"),
            Self::Overall => text!("Overall"),
        }
    }

    /// “children in care”: the name within a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leaders => text!("leadership"),
            Self::HelpAndProtection => text!("help and protection"),
            Self::ChildrenInCare => text!("children in care"),
            Self::CareLeavers => text!("care leavers"),
            Self::Adoption => text!("adoption"),
            Self::SafeguardingBoard => text!("the safeguarding board"),
            Self::Overall => text!("overall effectiveness"),
        }
    }

    /// What inspectors look at, in plain words.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Leaders => text!("how well leaders make good social work possible"),
            Self::HelpAndProtection => {
                text!("help for families early on, and keeping children safe from harm")
            }
            Self::ChildrenInCare => {
                text!("children the council looks after, in foster care, homes or with relatives")
            }
            Self::CareLeavers => text!("young people who have left the council’s care, up to 25"),
            Self::Adoption => text!("adoption, graded within children in care from 2013 to 2018"),
            Self::SafeguardingBoard => {
                text!("the board of local agencies that kept children safe, reviewed from 2013 to 2018")
            }
            Self::Overall => {
                text!("one grade for everything, no longer given for inspections from April 2026")
            }
        }
    }
}

impl Framework {
    /// The abbreviation people use, “ILACS”.
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::Sif => text!("SIF"),
            Self::Ilacs => text!("ILACS"),
        }
    }

    /// The full name, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sif => text!("single inspection framework"),
            Self::Ilacs => text!("inspecting local authority children’s services"),
        }
    }
}

impl Service {
    /// “safeguarding and protection”: the name within a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Safeguarding => text!("safeguarding"),
            Self::ProtectionOfChildren => text!("protection of children"),
            Self::SafeguardingAndProtection => text!("safeguarding and protection"),
            Self::LookedAfterChildren => text!("looked-after children"),
            Self::LeadershipForLookedAfterChildren => {
                text!("leadership of services for looked-after children")
            }
            Self::SafeguardingAndLookedAfterChildren => text!("safeguarding and looked-after children"),
            Self::ChildrensServices => text!("children’s services"),
            Self::Adoption => text!("adoption service"),
            Self::Fostering => text!("fostering service"),
            Self::PrivateFostering => text!("private fostering"),
        }
    }
}

impl Event {
    /// “Improvement notice”, “Services passed to a trust or company (planned)”.
    pub fn label(&self) -> Cow<'static, str> {
        let label = if self.is_several { events(self.kind).many } else { self.kind.label() };
        match self.account() {
            Account::Plan => by_account(label, Account::Plan).into(),
            Account::Report | Account::Press => label.into(),
        }
    }
}

impl EventKind {
    /// “Improvement notice”.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ImprovementNotice => text!("Improvement notice"),
            Self::StatutoryDirection => text!("Statutory direction"),
            Self::Commissioner => text!("Commissioner"),
            Self::TrustEstablished => text!("Services passed to a trust or company"),
            Self::ServicesReturned => text!("Services returned to the council"),
            Self::ImprovementPartner => text!("Improvement partner"),
            Self::PartnershipEnded => text!("End of a partnership"),
            Self::InterventionEnded => text!("Intervention ended"),
            Self::FocusedVisit => text!("Focused visit"),
            Self::MonitoringVisit => text!("Monitoring visit"),
            Self::JointInspection => text!("Joint inspection"),
            Self::InspectionResponse => text!("Council’s response"),
            Self::EarlierInspectionTold => text!("Looking back"),
        }
    }
}
