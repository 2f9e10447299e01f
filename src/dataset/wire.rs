//! The dataset as the builder writes it, and as [`parse`](super::parse) reads it.
//!
//! `index.json` is an [`Index`]; `councils/<slug>.json` is a [`Record`]; `records.json` is [`Records`], every record
//! in one. What stands further down the page comes when it is needed: `findings/<slug>/<published>.json` is the
//! [`Findings`] of one report, `themes.json` is [`Themes`], and `grades.json` is [`GradesOfAll`].

use serde::Serialize;
use std::collections::BTreeMap;

/// The number that changes when a reader of older files would misread newer ones.
pub const FORMAT: u16 = 1;

/// What the dataset is, and every council in it, without grades.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Index {
    /// [`FORMAT`].
    pub format: u16,
    /// The dataset's title.
    pub title: String,
    /// Who inspects.
    pub inspectorate: String,
    /// The day up to which reports are in the dataset, `YYYY-MM-DD`.
    pub data_date: String,
    /// The licence of the facts.
    pub licence: Link,
    /// The words that the licence asks for.
    pub attribution: String,
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
    /// The area.
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
    /// The other area.
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
    /// A name for narrow places, where the full one is long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
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

/// Every record, by slug.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Records {
    /// [`FORMAT`].
    pub format: u16,
    /// The records.
    pub records: BTreeMap<String, Record>,
}

/// What is known of one council.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Record {
    /// [`FORMAT`].
    pub format: u16,
    /// The council.
    pub slug: String,
    /// Its statistical neighbours, nearest first.
    pub neighbours: Vec<String>,
    /// Published inspection reports, oldest first.
    pub inspections: Vec<Inspection>,
    /// Inspections before those, as later reports tell them, oldest first.
    pub earlier_inspections: Vec<EarlierInspection>,
    /// Visits and government action, oldest first, undated ones last.
    pub events: Vec<Event>,
    /// Where the press and a report are known to differ, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disagreements: Vec<Disagreement>,
    /// What was published of the council and has been changed since, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// What readers are told of a change to what was published.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Correction {
    /// When it was made.
    pub date: String,
    /// What was wrong and what is right, without a final full stop.
    pub text: String,
}

/// One published report.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Inspection {
    /// `sif`, `ilacs`, `looked-after-children` or `lscb-review`.
    pub framework: String,
    /// `full`, `re-inspection`, `short`, `standard` or `lscb-review`.
    pub kind: String,
    /// First day on site; the last one where the report prints no other.
    pub start: String,
    /// Last day on site.
    pub end: String,
    /// Date printed on the report, else the day it was listed.
    pub published: String,
    /// Address of the report.
    pub report: String,
    /// The grades.
    pub grades: Grades,
    /// Whether the grade for children in care covers care leavers too.
    #[serde(skip_serializing_if = "is_false")]
    pub care_leavers_share_grade: bool,
    /// Why an area that the framework judges has no grade.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_judged: Vec<NotJudged>,
    /// Whether there is a file with this dataset's summaries of the report.
    #[serde(skip_serializing_if = "is_false")]
    pub findings: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// An area without a grade.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NotJudged {
    /// The area.
    pub area: String,
    /// Why, within a sentence.
    pub reason: String,
}

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

/// An inspection that a later report tells of.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EarlierInspection {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as it is told.
    pub date: String,
    /// Whether `date` is that of the `inspection` or of its `publication`; missing where the report says
    /// neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_of: Option<String>,
    /// What was inspected.
    pub kind: String,
    /// The grade as printed.
    pub grade: String,
    /// The report that tells it.
    pub source: ReportSource,
}

/// A place in a published report.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ReportSource {
    /// When the report was published.
    pub published: String,
    /// Its address.
    pub report: String,
    /// Page of the PDF, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u16>,
    /// Number of the paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u16>,
}

/// Something that happened between inspections.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Event {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; missing where no source dates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What kind of thing it was.
    pub kind: String,
    /// What happened, in this dataset's words.
    pub summary: String,
    /// What was praised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strengths: Vec<String>,
    /// What was to be improved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub improvements: Vec<String>,
    /// Who tells it: a report or a press article, never both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportSource>,
    /// The press article that tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub press: Option<PressSource>,
}

/// A press article.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PressSource {
    /// Its title and publisher.
    pub title: String,
    /// The latest date that it tells of, before which it cannot have been published. The articles themselves
    /// are undated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
}

/// A point on which a press article and a report are known to differ.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Disagreement {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: when what they differ on was, as the report has it.
    pub date: String,
    /// When the inspection that it concerns was published, if it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspection: Option<String>,
    /// The judged area that it concerns, if it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// What each says, in one sentence without a final full stop.
    pub text: String,
    /// Where the report says it.
    pub report: ReportSource,
    /// The article that says otherwise.
    pub press: PressSource,
}

/// This dataset's own summaries of what one report says.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Findings {
    /// [`FORMAT`].
    pub format: u16,
    /// The council.
    pub slug: String,
    /// When the report was published, as in its inspection.
    pub published: String,
    /// The report in one sentence without a final full stop.
    pub summary: String,
    /// What inspectors praised, area by area.
    pub strengths: Vec<Finding>,
    /// What worried them, area by area.
    pub concerns: Vec<Finding>,
    /// What the report says must improve, in its order.
    pub improvements: Vec<Finding>,
    /// How many things the report lists in all, where that is known and as many are summarised as may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub improvements_listed: Option<u16>,
}

/// One thing that a report says, in this dataset's words.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Finding {
    /// The judged area; missing where what must improve spans several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The theme, as [`Themes`] lists it.
    pub theme: String,
    /// The summary, without a final full stop.
    pub text: String,
    /// The paragraph that it rests on; missing where that has no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u16>,
}

/// The fixed vocabulary of findings, and whose newest report names each theme as something to improve.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Themes {
    /// [`FORMAT`].
    pub format: u16,
    /// How many newest reports are counted.
    pub reports: u16,
    /// The themes, in the order of the vocabulary.
    pub themes: Vec<Theme>,
}

/// One theme.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Theme {
    /// The theme's stable key.
    pub id: String,
    /// The theme in plain words.
    pub label: String,
    /// Slugs of the councils whose newest report tells them to improve it, in order.
    pub told_to_improve: Vec<String>,
}

/// Every grade of every council's inspections, and nothing else of them: what counting needs.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct GradesOfAll {
    /// [`FORMAT`].
    pub format: u16,
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
