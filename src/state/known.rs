//! What has come of the dataset, and what has not.

use super::File;
use crate::dataset::{Date, Findings, GradesOfAll, Index, Json, Record, ReportId, Slug, Themes, parse};
use crate::words::failures;
use std::rc::Rc;

/// What came of fetching something: it, or in plain words why it could not be fetched or read.
pub type Fetched<T> = Result<T, Rc<str>>;

/// What is known of the dataset: what came of each file that was fetched. All of it is of one day, that of the index.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Known {
    /// Every council, once it has come; before that, those that an exported page refers to.
    pub index: Option<Fetched<Rc<Index>>>,
    /// Why the whole index did not come, where an exported page has only a part of it.
    pub without_councils: Option<Rc<str>>,
    /// The date of the data that came with an exported page, once an index of another date has replaced them.
    pub replaced_data_date: Option<Date>,
    /// The grades of every council, once they have come.
    pub grades_of_all: Option<Fetched<Rc<GradesOfAll>>>,
    /// The themes of findings, once they have come.
    pub themes: Option<Fetched<Rc<Themes>>>,
    /// Whether the index is asked for again because it has councils left out, which the reader asked for again. It is kept
    /// meanwhile, since it is good for all others.
    is_index_retried: bool,
    /// What came of another day, until the index has been asked for again.
    of_another_day: Vec<File>,
    /// The records that have come.
    records: Vec<(Slug, Fetched<Rc<Record>>)>,
    /// The summaries that have come, each of one report.
    findings: Vec<(ReportId, Fetched<Rc<Findings>>)>,
}

impl Known {
    /// The index, if it has come.
    pub fn index(&self) -> Option<&Rc<Index>> {
        self.index.as_ref()?.as_ref().ok()
    }

    /// The day of all that is known, once the index has come.
    pub fn data_date(&self) -> Option<Date> {
        self.index().map(|index| index.data_date)
    }

    /// A council's record, once it has come.
    pub fn record(&self, slug: &Slug) -> Option<&Fetched<Rc<Record>>> {
        self.records.iter().find(|(known, _)| known == slug).map(|(_, record)| record)
    }

    /// The summaries of a report, once they have come.
    pub fn findings(&self, report: &ReportId) -> Option<&Fetched<Rc<Findings>>> {
        self.findings.iter().find(|(known, _)| known == report).map(|(_, findings)| findings)
    }

    /// Why a file for the panels below the grades did not come, if one did not.
    pub fn failure(&self) -> Option<&str> {
        let grades = self.grades_of_all.as_ref().and_then(|grades| grades.as_ref().err());
        let themes = self.themes.as_ref().and_then(|themes| themes.as_ref().err());
        let findings = self.findings.iter().find_map(|(_, findings)| findings.as_ref().err());
        grades.or(themes).or(findings).map(|why| &**why)
    }

    /// Whether what has come of a file is of another day than the index, or names no day.
    pub fn is_of_another_day(&self, file: &File, json: &Json) -> bool {
        let own = self.data_date();
        *file != File::Index && own.is_some() && parse::data_date(json) != own
    }

    /// Whether the index has to be fetched: it never was, it lacks councils that were asked for again, or something came that is
    /// of another day.
    pub(super) fn needs_index(&self) -> bool {
        self.index.is_none() || self.is_index_retried || !self.of_another_day.is_empty()
    }

    /// Takes in the index, or that it did not come. One of another day takes the place of everything, so that data of two days
    /// never stand side by side: of what came with an exported page, or of what had a fault. One that is here stays if it was
    /// asked for again and did not come.
    pub(super) fn take_index(&mut self, index: Fetched<Rc<Index>>) {
        self.is_index_retried = false;
        let index = match (index, self.index()) {
            (Err(why), Some(kept)) => {
                let kept = kept.clone();
                self.without_councils = Some(why);
                Ok(kept)
            }
            (index, _) => index,
        };
        if let Ok(index) = &index {
            self.drop_data_of_another_day(index.data_date);
            for slug in &index.left_out {
                // Its record would not help: without the entry, neither name nor region is known.
                self.take_record(slug.clone(), Err(failures::LEFT_OUT.into()));
            }
        }
        self.index = Some(index);
        self.leave_out_of_another_day();
    }

    /// Takes a record in the place of what was known of the council.
    pub(super) fn take_record(&mut self, slug: Slug, record: Fetched<Rc<Record>>) {
        self.records.retain(|(known, _)| *known != slug);
        self.records.push((slug, record));
    }

    /// Takes summaries in the place of what was known of the report.
    pub(super) fn take_findings(&mut self, report: ReportId, findings: Fetched<Rc<Findings>>) {
        self.findings.retain(|(known, _)| *known != report);
        self.findings.push((report, findings));
    }

    /// Notes that a file came which is of another day than the index, so that this is fetched again.
    pub(super) fn note_of_another_day(&mut self, file: File) {
        self.of_another_day.push(file);
    }

    /// Forgets what did not come, so that it is asked for again.
    pub(super) fn forget_failures(&mut self) {
        self.index.take_if(|index| index.is_err());
        self.is_index_retried |= self.index().is_some_and(|index| !index.left_out.is_empty());
        self.without_councils = None;
        self.records.retain(|(_, record)| record.is_ok());
        self.grades_of_all.take_if(|grades| grades.is_err());
        self.themes.take_if(|themes| themes.is_err());
        self.findings.retain(|(_, findings)| findings.is_ok());
    }

    /// Drops what has come before of another day than this, that of an index that comes.
    fn drop_data_of_another_day(&mut self, data_date: Date) {
        let Some(before) = self.data_date().filter(|day| *day != data_date) else { return };
        *self = Self {
            replaced_data_date: self.replaced_data_date.or(Some(before)),
            without_councils: self.without_councils.take(),
            ..Self::default()
        };
    }

    /// Takes for failed what came of another day than the index, which has been asked for again and has not changed.
    fn leave_out_of_another_day(&mut self) {
        let why: Rc<str> = failures::OF_ANOTHER_DAY.into();
        for file in core::mem::take(&mut self.of_another_day) {
            match file {
                File::Index => {}
                File::Record(slug) => self.take_record(slug, Err(why.clone())),
                File::GradesOfAll => self.grades_of_all = Some(Err(why.clone())),
                File::Themes => self.themes = Some(Err(why.clone())),
                File::Findings(report) => self.take_findings(report, Err(why.clone())),
            }
        }
    }
}
