//! Grades, of one report and of all councils: `grades.json`.

use serde::Serialize;
use std::collections::BTreeMap;

use super::is_false;

/// The grades of one report. A missing one was not given.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are the areas")]
pub struct Grades {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaders: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help_and_protection: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children_in_care: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub care_leavers: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safeguarding_board: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overall: Option<String>,
}

/// Every grade of every council's inspections, and nothing else of them: what counting needs.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct GradesOfAll {
    /// [`FORMAT`](super::FORMAT).
    pub format: u16,
    /// The day up to which reports are known, as in the index: files of two days do not belong together.
    pub data_date: String,
    /// The slugs of every council, by region.
    pub regions: BTreeMap<String, Vec<String>>,
    /// The years in which councils were created, of those created since 2013, by slug.
    pub created: BTreeMap<String, u16>,
    /// The years in which councils were abolished, by slug.
    pub abolished: BTreeMap<String, u16>,
    /// Each council's inspections, oldest first, by slug. Councils without an inspection are left out.
    pub councils: BTreeMap<String, Vec<GradesGiven>>,
}

/// The grades of one inspection of the whole of a council's children's services, for the areas judged today.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct GradesGiven {
    /// When the report was published.
    pub published: String,
    /// The grades of leadership, help and protection, children in care, care leavers, and overall. Where one grade
    /// covers children in care and care leavers, it stands with the former.
    pub grades: Grades,
    /// Whether the grade for children in care covers care leavers too.
    #[serde(skip_serializing_if = "is_false")]
    pub care_leavers_share_grade: bool,
}
