//! What the dataset is, in which terms, and of which councils: `index.json`.

use super::is_false;
use serde::Serialize;

/// What the dataset is, and every council in it, without grades.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Index {
    /// [`FORMAT`](super::FORMAT).
    pub format: u16,
    /// The dataset's title. An exported page leaves out this and the next.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who inspects.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub inspectorate: String,
    /// The day up to which reports are in the dataset, `YYYY-MM-DD`.
    pub data_date: String,
    /// The licence of the facts.
    pub licence: Link,
    /// The words that the licence asks for.
    pub attribution: String,
    /// The address for those who find a mistake, `https://` or `mailto:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Slugs of the two councils on the start page.
    pub featured: [String; 2],
    /// The grades, highest first within each scale. This and the next two are for other readers of the file: the
    /// widget knows them from its own types.
    pub grades: Vec<GradeDefinition>,
    /// The areas that inspectors judge.
    pub areas: Vec<AreaDefinition>,
    /// The kinds of report, and what each judges.
    pub frameworks: Vec<FrameworkDefinition>,
    /// Whether it names only the councils that one page refers to, as in an exported page.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub part: bool,
    /// Every council, current and abolished, by slug.
    pub councils: Vec<Council>,
}

/// An address with its name.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Link {
    /// The name.
    pub name: String,
    /// The address.
    pub url: String,
}

/// One grade, for readers of the file.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct GradeDefinition {
    /// The name in this dataset.
    pub id: String,
    /// The name for people.
    pub label: String,
    /// The scales it belongs to: `current` (from November 2013), `older`.
    pub scales: Vec<String>,
}

/// One area, for readers of the file.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AreaDefinition {
    /// The name in this dataset.
    pub id: String,
    /// The name for people.
    pub label: String,
    /// What inspectors look at.
    pub about: String,
}

/// One kind of report, for readers of the file.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FrameworkDefinition {
    /// The name in this dataset.
    pub id: String,
    /// The name for people.
    pub label: String,
    /// The areas it judges, each from the first day and before the last day given, `YYYY-MM-DD`.
    pub judges: Vec<JudgedArea>,
}

/// From when until when a framework judges an area, by the first day of the inspection.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct JudgedArea {
    /// The area's id, as in `areas`.
    pub area: String,
    /// First day, if the area came later than the framework.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// First day on which the area is no longer judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The area with which it shares one grade until it has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_before: Option<SharedBefore>,
}

/// A grade that covers two areas, until a day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SharedBefore {
    /// The other area's id.
    pub with: String,
    /// The first day on which each has its own.
    pub day: String,
}

/// A council as the index lists it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Council {
    /// Stable key, used in addresses.
    pub slug: String,
    /// Name as commonly published.
    pub name: String,
    /// What stands before the name in a sentence: “the”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// A name for narrow places, where the full one is long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// Whether sentences use that name too, once they have named the council in full.
    #[serde(skip_serializing_if = "is_false")]
    pub short_name_said: bool,
    /// Other names people type.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// One of the nine ONS regions.
    pub region: String,
    /// The year it was created, if since 2013.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_year: Option<u16>,
    /// The year it was abolished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_year: Option<u16>,
    /// Councils whose area, or part of it, it took over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub predecessors: Vec<String>,
    /// Councils that took over its area.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
}
