//! The files of the dataset, and which of them what is shown still lacks.

use super::State;
use crate::comparison::Comparison;
use crate::dataset::{ReportId, Slug};
use crate::link::Panel;

/// How far down the page the reader has come. What stands further down is fetched only then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reached {
    /// The grades.
    Grades,
    /// What stands below them.
    Panels,
    /// How many councils hold each grade.
    Standing,
    /// What inspectors found.
    Findings,
}

/// A file of the dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum File {
    /// Every council.
    Index,
    /// What is known of one council.
    Record(Slug),
    /// The grades of every council.
    GradesOfAll,
    /// The themes of findings.
    Themes,
    /// The summaries of one report.
    Findings(ReportId),
}

impl File {
    /// Whether only the panels below the grades need it. Then its parser is in the later part of the program too, so that it
    /// is not fetched before that is here.
    pub fn is_for_panels(&self) -> bool {
        !matches!(self, Self::Index | Self::Record(_))
    }

    /// The file's path below the dataset's folder.
    pub fn path(&self) -> String {
        match self {
            Self::Index => "index.json".to_owned(),
            Self::Record(slug) => format!("councils/{slug}.json"),
            Self::GradesOfAll => "grades.json".to_owned(),
            Self::Themes => "themes.json".to_owned(),
            Self::Findings(ReportId { council, published }) => format!("findings/{council}/{published}.json"),
        }
    }
}

impl State {
    /// The files that are needed as far down the page as the reader has come, and that have neither arrived nor failed.
    /// `comparison` is the one that this state shows, if it has all that needs.
    pub fn missing(&self, comparison: Option<&Comparison>) -> Vec<File> {
        if self.known.needs_index() {
            return vec![File::Index];
        }
        let mut missing = Vec::new();
        if self.needs_every_council() {
            missing.push(File::Index);
        }
        for (_, slug) in self.view.iter().flat_map(|view| view.councils.iter()) {
            if self.known.record(slug).is_none() {
                missing.push(File::Record(slug.clone()));
            }
        }
        let Some(comparison) = comparison else { return missing };
        if self.has_reached(Panel::Standing) && self.known.grades_of_all.is_none() {
            missing.push(File::GradesOfAll);
        }
        if self.has_reached(Panel::Findings) {
            if self.known.themes.is_none() {
                missing.push(File::Themes);
            }
            let reports = comparison.sides.iter().filter_map(|(_, side)| side.summarised_report());
            missing
                .extend(reports.filter(|report| self.known.findings(report).is_none()).map(File::Findings));
        }
        missing
    }

    /// Why there is nothing to show at this address, if the index that it needs did not come.
    pub fn lacks_index(&self) -> Option<&str> {
        match &self.known.index {
            Some(Err(why)) => Some(why),
            Some(Ok(_)) if self.awaits_index => self.known.without_councils.as_deref(),
            _ => None,
        }
    }

    /// Whether what is shown is not what the address names, since the index has to come first.
    pub fn awaits_index(&self) -> bool {
        self.awaits_index
    }

    /// Whether every file is here that the panels of a comparison show.
    pub fn has_all(&self, comparison: &Comparison) -> bool {
        let has_come = |report: &ReportId| matches!(self.known.findings(report), Some(Ok(_)));
        let mut reports = comparison.sides.iter().filter_map(|(_, side)| side.summarised_report());
        let (standing, findings) = (self.shows(Panel::Standing), self.shows(Panel::Findings));
        (!standing || matches!(&self.known.grades_of_all, Some(Ok(_))))
            && (!findings
                || matches!(&self.known.themes, Some(Ok(_))) && reports.all(|report| has_come(&report)))
    }

    /// Whether the reader has come to a panel that stands in this view.
    fn has_reached(&self, panel: Panel) -> bool {
        let place = match panel {
            Panel::Headline | Panel::Grades => Reached::Grades,
            Panel::Journey => Reached::Panels,
            Panel::Standing => Reached::Standing,
            Panel::Findings => Reached::Findings,
        };
        self.reached >= place && self.shows(panel)
    }

    /// Whether a panel stands in what is shown.
    fn shows(&self, panel: Panel) -> bool {
        self.view.as_ref().is_some_and(|view| view.shows(panel))
    }

    /// Whether the index has only a part of the councils, and the others are needed and have not failed to come.
    fn needs_every_council(&self) -> bool {
        let Some(index) = self.known.index() else { return false };
        if index.is_whole || self.known.without_councils.is_some() {
            return false;
        }
        let is_choosing = self.fields.iter().any(|(_, field)| field.is_open);
        is_choosing || self.awaits_index || self.listed.is_some() || !self.knows_around()
    }

    /// Whether the index has the councils that choosers offer beside the two that are shown. The index of an exported page has
    /// only those that are offered beside the page's own two, in either order.
    fn knows_around(&self) -> bool {
        let (Some(view), Some(own)) = (&self.view, &self.own_councils) else { return true };
        view.councils == *own || view.councils == own.clone().swapped()
    }
}
