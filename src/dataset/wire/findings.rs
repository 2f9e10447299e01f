//! What reports say, and the themes that they share: `findings/<slug>/<published>.json` and `themes.json`.

use serde::Serialize;

/// This dataset's own summaries of what one report says.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Findings {
    /// [`FORMAT`](super::FORMAT).
    pub format: u16,
    /// The day up to which reports are known, as in the index: files of two days do not belong together.
    pub data_date: String,
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
#[serde(rename_all = "kebab-case")]
pub struct Themes {
    /// [`FORMAT`](super::FORMAT).
    pub format: u16,
    /// The day up to which reports are known, as in the index: files of two days do not belong together.
    pub data_date: String,
    /// How many newest reports are counted: those that list what must improve.
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
