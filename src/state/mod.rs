//! What the page knows and shows, and how that changes. Pure: effects elsewhere fetch, write history and draw.

mod action;
mod after;
mod part;

pub use action::Action;
pub use part::{Part, Reached, Report};

use crate::choosing::{self, Field, KeyEffect};
use crate::comparison::findings::ThemeList;
use crate::comparison::tally::{Among, Tally};
use crate::comparison::{ChartId, Comparison, MarkId, Pair, Which};
use crate::dataset::{Date, Findings, GradesOfAll, Index, Record, Slug, ThemeId, Themes};
use crate::embed::{Choices, Measured};
use crate::link::{self, Notice, View};
use std::rc::Rc;

/// Everything the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// The address that is shown, or will be once the index is here.
    address: Address,
    /// Every council, once it has come; before that, those that an exported page refers to.
    pub index: Option<Fetched<Rc<Index>>>,
    /// Why the whole index did not come, where an exported page has only a part of it.
    pub without_councils: Option<Rc<str>>,
    /// The two councils that the page was exported for, where the index has only the councils that the page refers to.
    own_councils: Option<Pair<Slug>>,
    /// The date of the data that came with an exported page, once an index of another date has replaced them.
    pub replaced_data_date: Option<Date>,
    /// Whether the address names a council that the index of an exported page does not have, so that it is read again once
    /// the whole index is here.
    awaits_index: bool,
    /// The day of the data that have come, also while an index is fetched again.
    data_date: Option<Date>,
    /// What came of another day, until the index has been asked for again.
    of_another_day: Vec<Part>,
    /// The records that have come.
    records: Vec<(Slug, Fetched<Rc<Record>>)>,
    /// How far down the page the reader has come, and with that what is fetched.
    pub reached: Reached,
    /// The grades of every council, once they have come.
    pub grades_of_all: Option<Fetched<Rc<GradesOfAll>>>,
    /// The themes of findings, once they have come.
    pub themes: Option<Fetched<Rc<Themes>>>,
    /// The summaries that have come, each of one report.
    findings: Vec<(Report, Fetched<Rc<Findings>>)>,
    /// What is shown, once the index is here.
    pub view: Option<View>,
    /// What of the address was not understood.
    pub notices: Vec<Notice>,
    /// How the browser's history takes the newest change.
    pub history: History,
    /// The fields in which councils are chosen.
    pub fields: Pair<Field>,
    /// The mark of a chart that is read out. The entry among the years that it stands for is highlighted too.
    pub selected: Option<MarkId>,
    /// Whether the reader chose that mark by a press or a key, so that pointing at others does not change it.
    pub is_held: bool,
    /// Among which councils grades are counted.
    pub among: Among,
    /// The theme whose councils are listed, and the list in which it stands.
    pub listed: Option<(ThemeList, ThemeId)>,
    /// Whether the years stand open.
    pub timeline_open: bool,
    /// Whether the reader is about to download the comparison.
    pub keeping: bool,
    /// How making a file to download went.
    pub making: Making,
    /// How copying the link went.
    pub copying: Copying,
    /// What has been chosen for an embed, as long as somebody makes one.
    pub embedding: Option<Choices>,
    /// How high that embed is, as far as it has been measured.
    pub embed_heights: Measured,
    /// How copying its code went.
    pub code_copying: Copying,
}

/// A place in the browser's history, relative to the base path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// The path below the base.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
}

/// What came of fetching something: it, or in plain words why it could not be fetched or read.
pub type Fetched<T> = Result<T, Rc<str>>;

/// How making a file to download went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Making {
    /// None has been made since the dialog was opened.
    NotYet,
    /// A file of this name was handed to the browser to save.
    Done(Rc<str>),
    /// The browser did not make what was to be saved.
    Failed,
}

/// How copying the link went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copying {
    /// It has not been asked for, or something else is shown since.
    NotYet,
    /// The link is on the clipboard.
    Done,
    /// The browser refused.
    Refused,
}

/// How a change of view is written into the browser's history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum History {
    /// As a step that “back” undoes.
    Push,
    /// In place of the current one.
    Replace,
}

impl State {
    /// Before anything has been fetched, at an address.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            index: None,
            without_councils: None,
            own_councils: None,
            replaced_data_date: None,
            data_date: None,
            awaits_index: false,
            of_another_day: Vec::new(),
            records: Vec::new(),
            reached: Reached::Grades,
            grades_of_all: None,
            themes: None,
            findings: Vec::new(),
            view: None,
            notices: Vec::new(),
            history: History::Replace,
            fields: Pair::new(Field::default(), Field::default()),
            selected: None,
            is_held: false,
            among: Among::England,
            listed: None,
            timeline_open: false,
            keeping: false,
            making: Making::NotYet,
            copying: Copying::NotYet,
            embedding: None,
            embed_heights: Measured::default(),
            code_copying: Copying::NotYet,
        }
    }

    /// A council's record, once it has come.
    pub fn record(&self, slug: &Slug) -> Option<&Fetched<Rc<Record>>> {
        self.records.iter().find(|(known, _)| known == slug).map(|(_, record)| record)
    }

    /// The summaries of a report, once they have come.
    pub fn findings(&self, report: &Report) -> Option<&Fetched<Rc<Findings>>> {
        self.findings.iter().find(|(known, _)| known == report).map(|(_, findings)| findings)
    }

    /// The comparison shown, once the index and both records are here.
    pub fn comparison(&self) -> Option<Comparison> {
        self.comparison_as_of(self.view.as_ref()?.as_of)
    }

    /// The two that are shown, as of another day.
    pub fn comparison_as_of(&self, as_of: Option<Date>) -> Option<Comparison> {
        let (Some(Ok(index)), Some(view)) = (&self.index, &self.view) else { return None };
        let side = |slug: &Slug| {
            let record = self.record(slug)?.as_ref().ok()?;
            Some((index.council(slug)?.clone(), record.clone()))
        };
        let sides = view.councils.as_ref().map(side).both()?;
        Some(Comparison::new(sides, as_of, index.data_date))
    }

    /// Whether this is an embed, by the view or, before there is one, by the address.
    pub fn is_embed(&self) -> bool {
        self.view.as_ref().map_or_else(|| link::is_embed(&self.address.path), View::is_embed)
    }

    /// The mark that is read out, if it is one of this chart's.
    pub fn selected_in(&self, chart: ChartId) -> Option<MarkId> {
        self.selected.filter(|mark| mark.chart == chart)
    }

    /// How many councils hold each grade, once the grades of all are here.
    pub fn tally(&self, comparison: &Comparison) -> Option<Tally> {
        let Some(Ok(grades)) = &self.grades_of_all else { return None };
        Some(Tally::new(comparison, grades, self.among))
    }

    /// What a key means in the field of one council; nothing if it is left to the browser. While something is asked for, the
    /// options are found anew from what has been typed by now: on a slow device those that are rendered may still be those
    /// for half a name. While nothing is asked for, the options are `offered`, those that are rendered.
    pub fn pressed(&self, which: Which, key: &str, offered: &[Slug]) -> Option<Action> {
        let field = self.fields.get(which);
        let found = match &self.index {
            Some(Ok(index)) if index.is_whole && field.asked().is_some() => {
                Some(choosing::options(&choosing::groups(index, field, Vec::new())))
            }
            _ => None,
        };
        Some(match field.on_key(key, found.as_deref().unwrap_or(offered))? {
            KeyEffect::Becomes(field) => Action::Field(which, field),
            KeyEffect::Chooses(slug) => Action::Choose(which, slug),
        })
    }

    /// Whether another state shows the same two records as of the same day.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let same_view = match (&self.view, &other.view) {
            (Some(a), Some(b)) => a.councils == b.councils && a.as_of == b.as_of,
            _ => false,
        };
        let same_record = |slug: &Slug| match (self.record(slug), other.record(slug)) {
            (Some(Ok(a)), Some(Ok(b))) => Rc::ptr_eq(a, b),
            _ => false,
        };
        same_view && self.view.iter().all(|view| view.councils.iter().all(|(_, slug)| same_record(slug)))
    }
}
