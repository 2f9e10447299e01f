//! What reports say, in this dataset's own words, by theme.

use super::{Area, Date, Slug};
use std::rc::Rc;

/// A report: whose it is, and when it was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportId {
    /// The council that was inspected.
    pub council: Slug,
    /// When the report was published.
    pub published: Date,
}

/// This dataset's summaries of one report. The report is the authority.
#[derive(Clone, PartialEq, Debug)]
pub struct Findings {
    /// The council.
    pub slug: Slug,
    /// When the report was published.
    pub published: Date,
    /// The report in one sentence, without a final full stop.
    pub summary: Rc<str>,
    /// What inspectors praised, each in one area.
    pub strengths: Vec<Finding>,
    /// What worried them, each in one area.
    pub concerns: Vec<Finding>,
    /// What the report says must improve, in its order.
    pub improvements: Vec<Finding>,
    /// How many things the report says must improve, if that is known and [`Findings::MOST_IMPROVEMENTS`] are
    /// summarised.
    pub improvements_listed: Option<u16>,
}

impl Findings {
    /// Of a longer list of what must improve, only this many are summarised.
    pub const MOST_IMPROVEMENTS: usize = 12;

    /// Whether the report lists more that must improve than is summarised, or may do so.
    pub fn is_cut_off(&self) -> bool {
        let summarised = self.improvements.len();
        self.improvements_listed
            .map_or(summarised >= Self::MOST_IMPROVEMENTS, |listed| summarised < usize::from(listed))
    }
}

/// One thing that a report says.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// The judged area, unless it spans several.
    pub area: Option<Area>,
    /// What it is about.
    pub theme: ThemeId,
    /// The summary, without a final full stop.
    pub text: Rc<str>,
    /// The number of the paragraph that it rests on, if it has one.
    pub paragraph: Option<u16>,
}

/// A theme's stable key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeId(Rc<str>);

impl ThemeId {
    /// The theme that data calls by this name, which has the form of a slug.
    pub fn new(text: &str) -> Option<Self> {
        Slug::new(text).map(|_| Self(text.into()))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The fixed vocabulary of themes, and whose newest report names each as something to improve.
#[derive(Clone, PartialEq, Debug)]
pub struct Themes {
    /// How many newest reports are counted: those that list what must improve.
    pub reports: u16,
    /// The themes, in the order of the vocabulary.
    pub themes: Vec<Theme>,
}

/// One theme.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// The key by which findings name it.
    pub id: ThemeId,
    /// The theme in plain words: “Checking the quality of work”.
    pub label: Rc<str>,
    /// The councils whose newest report tells them to improve it, by slug.
    pub told_to_improve: Vec<Slug>,
}

impl Themes {
    /// The theme with this key.
    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == *id)
    }
}
