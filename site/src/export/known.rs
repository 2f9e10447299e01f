//! The dataset in the types that the widget shows, for rendering pages without a browser.

use crate::error::Error;
use crate::files::{COUNCILS, FINDINGS, Files, GRADES, INDEX, THEMES, refused, value};
use council_compare::comparison::{Comparison, Pair};
use council_compare::dataset::{
    Council, DatasetError, Date, Findings, GradesOfAll, Index, Json, Record, ReportId, Slug, Themes, parse,
};
use council_compare::link::{self, Frame, View};
use council_compare::state::{Action, Address, Reached, State};
use council_compare::ui::still::standing_styles;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything that pages are rendered from, read as the widget reads it. Each thread has its own.
pub struct Known {
    /// Every council.
    pub index: Rc<Index>,
    /// What is known of each council.
    pub records: BTreeMap<Slug, Rc<Record>>,
    /// The summaries of each council's reports that have some, by day of publication.
    pub findings: BTreeMap<Slug, Vec<(Date, Rc<Findings>)>>,
    /// The themes of findings.
    pub themes: Rc<Themes>,
    /// The grades of every council.
    pub grades: Rc<GradesOfAll>,
}

impl Known {
    /// Reads the dataset's files.
    ///
    /// # Errors
    ///
    /// If the widget's parser refuses one, or one is missing.
    pub fn read(files: &Files) -> Result<Self, Error> {
        let (index, faults) = read(files, INDEX, parse::index)?;
        if let Some(fault) = faults.into_iter().next() {
            return Err(refused(INDEX)(fault));
        }
        let mut records = BTreeMap::new();
        let mut findings = BTreeMap::new();
        for council in index.councils() {
            let slug = council.slug.clone();
            let path = format!("{COUNCILS}{slug}.json");
            let record = read(files, &path, |json| parse::record(json, &slug))?;
            let mut found = Vec::new();
            for published in record.inspections.iter().filter(|it| it.has_findings).map(|it| it.published) {
                let path = format!("{FINDINGS}{slug}/{published}.json");
                let findings = read(files, &path, |json| parse::findings(json, &slug, published))?;
                found.push((published, Rc::new(findings)));
            }
            findings.insert(slug.clone(), found);
            records.insert(slug, Rc::new(record));
        }
        Ok(Self {
            themes: Rc::new(read(files, THEMES, parse::themes)?),
            grades: Rc::new(read(files, GRADES, parse::grades_of_all)?),
            index: Rc::new(index),
            records,
            findings,
        })
    }

    /// What a page of two councils shows.
    ///
    /// # Errors
    ///
    /// If the dataset lacks one of the two.
    pub fn shown(&self, frame: Frame, first: &str, second: &str) -> Result<Shown, Error> {
        let councils = Pair::new(self.slug(first)?, self.slug(second)?);
        let state = self.state(frame, councils);
        let lacking = || Error::Lacking(format!("a record of {first} or {second}"));
        let comparison = state.comparison().ok_or_else(lacking)?;
        Ok(Shown { state, comparison })
    }

    /// The styles that keep a place as high as the chart of all councils, which is the same for every two.
    ///
    /// # Errors
    ///
    /// If the dataset lacks one of the featured councils.
    pub fn standing_styles(&self) -> Result<String, Error> {
        let [first, second] = &self.index.featured;
        let Shown { state, comparison } = self.shown(Frame::Start, first.as_str(), second.as_str())?;
        let tally = state.tally(&comparison).ok_or_else(|| Error::Lacking(GRADES.to_owned()))?;
        Ok(standing_styles(&comparison, &tally))
    }

    /// A council, with its record.
    ///
    /// # Errors
    ///
    /// If the dataset lacks it.
    pub fn council(&self, slug: &str) -> Result<(&Council, &Rc<Record>), Error> {
        let slug = self.slug(slug)?;
        let council = self.index.council(&slug).zip(self.records.get(&slug));
        council.ok_or_else(|| Error::Lacking(format!("a record of {slug}")))
    }

    /// The slug of a council that the index has.
    fn slug(&self, text: &str) -> Result<Slug, Error> {
        let slug = Slug::new(text).filter(|slug| self.index.council(slug).is_some());
        slug.ok_or_else(|| Error::Lacking(format!("a council “{text}”")))
    }

    /// The state of a page that shows two councils, with everything it shows. An embed shows no more than the grades until
    /// the widget starts in it.
    fn state(&self, frame: Frame, councils: Pair<Slug>) -> State {
        let view = View::new(frame, councils);
        let address = Address { path: link::format(&view), query: String::new() };
        let mut state = State::new(address).after(Action::Index(Ok(self.index.clone())));
        for (_, slug) in view.councils.iter() {
            let Some(record) = self.records.get(slug) else { continue };
            state = state.after(Action::Record(slug.clone(), Ok(record.clone())));
        }
        if view.is_embed() {
            return state;
        }
        for (_, slug) in view.councils.iter() {
            for (published, findings) in self.findings.get(slug).into_iter().flatten() {
                let report = ReportId { council: slug.clone(), published: *published };
                state = state.after(Action::Findings(report, Ok(findings.clone())));
            }
        }
        state
            .after(Action::GradesOfAll(Ok(self.grades.clone())))
            .after(Action::Themes(Ok(self.themes.clone())))
            .after(Action::Reached(Reached::Findings))
    }
}

/// What a page shows: its state, and the comparison that follows from it.
pub struct Shown {
    /// The state.
    pub state: State,
    /// The comparison.
    pub comparison: Comparison,
}

fn read<T>(
    files: &Files,
    path: &str,
    parse: impl FnOnce(&Json) -> Result<T, DatasetError>,
) -> Result<T, Error> {
    let bytes = files.get(path).ok_or_else(|| Error::Lacking(path.to_owned()))?;
    let json = value(path, bytes)?;
    parse(&Json::from(&json)).map_err(refused(path))
}
