//! What is known of one council: `councils/<slug>.json`, and `records.json`, all of them in one.

use serde::Serialize;
use std::collections::BTreeMap;

use super::grades::Grades;
use super::is_false;

/// Every record, by slug.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Records {
    /// [`FORMAT`](super::FORMAT).
    pub format: u16,
    /// Every record, by the council's slug.
    pub records: BTreeMap<String, Record>,
}

/// What is known of one council.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Record {
    /// [`FORMAT`](super::FORMAT).
    pub format: u16,
    /// The day up to which reports are known, as in the index: files of two days do not belong together.
    pub data_date: String,
    /// The council.
    pub slug: String,
    /// Its statistical neighbours, nearest first.
    pub neighbours: Vec<String>,
    /// Published inspection reports, oldest first.
    pub inspections: Vec<Inspection>,
    /// Inspections before those, as later reports tell them, oldest first.
    pub earlier_inspections: Vec<EarlierInspection>,
    /// Visits, government action and councils' answers, oldest first, undated ones last.
    pub events: Vec<Event>,
    /// Where a report is known to differ from the press or from itself, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disagreements: Vec<Disagreement>,
    /// What was published of the council and has been changed since, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// What readers are told of a change to what was published.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Correction {
    /// The day of the correction, `YYYY-MM-DD`.
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
    /// First day of the second visit, where inspectors came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_visit: Option<String>,
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

/// An area without a grade.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NotJudged {
    /// The area's id, as in the index.
    pub area: String,
    /// Why, within a sentence.
    pub reason: String,
}

/// An inspection that a later report tells of, or one of looked-after children alone, told by its own report.
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
    /// The service that alone it concerned; missing where it concerned children's services as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The areas that it was about; empty where it was about all or nobody tells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Whether it was several of the kind, of which `date` is the first's.
    #[serde(skip_serializing_if = "is_false")]
    pub several: bool,
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

/// A point on which a report is known to differ from a press article, or from itself.
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
    /// Where the report says what is used.
    pub report: ReportSource,
    /// The article that says otherwise; none where another page of the same report does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub press: Option<PressSource>,
}
