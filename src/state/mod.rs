//! What the page knows and shows, and how that changes. Pure: effects elsewhere fetch, write history and draw.

mod action;
mod after;
mod dialog;
mod file;
mod known;

pub use action::Action;
pub use dialog::{Copying, Dialog, DialogId, Embedding, Making};
pub use file::{File, Reached};
pub use known::{Fetched, Known};

use crate::choosing::{self, Field, KeyEffect};
use crate::comparison::findings::ThemeList;
use crate::comparison::tally::{Among, Tally};
use crate::comparison::{ChartId, Comparison, MarkId, Pair, Which};
use crate::dataset::{Date, Slug, ThemeId};
use crate::link::{self, Notice, View};
use std::rc::Rc;

/// Everything the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// The address that is shown, or will be once the index is here.
    address: Address,
    /// What has come of the dataset.
    pub known: Known,
    /// The two councils that the page was exported for, where the index has only the councils that the page refers to.
    own_councils: Option<Pair<Slug>>,
    /// Whether the address names a council that the index of an exported page does not have, so that it is read again once
    /// the whole index is here.
    awaits_index: bool,
    /// How far down the page the reader has come, and with that what is fetched.
    pub reached: Reached,
    /// What is shown, once the index is here.
    pub view: Option<View>,
    /// What of the address was not understood.
    pub notices: Vec<Notice>,
    /// How the browser's history takes what has changed since the address was last shown: a step that the reader took
    /// stays one, whatever else changes before.
    pub history: History,
    /// The fields in which councils are chosen.
    pub fields: Pair<Field>,
    /// The mark of a chart that is read out. The entry among the years that it stands for is highlighted too.
    pub selected: Option<Selected>,
    /// Among which councils grades are counted.
    pub among: Among,
    /// The theme whose councils are listed, and the list in which it stands.
    pub listed: Option<(ThemeList, ThemeId)>,
    /// Whether the years stand open.
    pub is_timeline_open: bool,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// How copying the link went.
    pub copying: Copying,
}

/// A mark that is read out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selected {
    /// Which one.
    pub mark: MarkId,
    /// Whether the reader chose it by a press or a key, so that pointing at others does not change it.
    pub is_held: bool,
}

/// A place in the browser's history, relative to the base path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// The path below the base.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
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
            known: Known::default(),
            own_councils: None,
            awaits_index: false,
            reached: Reached::Grades,
            view: None,
            notices: Vec::new(),
            history: History::Replace,
            fields: Pair::new(Field::default(), Field::default()),
            selected: None,
            among: Among::England,
            listed: None,
            is_timeline_open: false,
            dialog: None,
            copying: Copying::NotYet,
        }
    }

    /// The comparison shown, once the index and both records are here.
    pub fn comparison(&self) -> Option<Comparison> {
        self.comparison_as_of(self.view.as_ref()?.as_of)
    }

    /// The two that are shown, as of another day.
    pub fn comparison_as_of(&self, as_of: Option<Date>) -> Option<Comparison> {
        let (index, view) = self.known.index().zip(self.view.as_ref())?;
        let side = |slug: &Slug| {
            let record = self.known.record(slug)?.as_ref().ok()?;
            Some((index.council(slug)?.clone(), record.clone()))
        };
        let sides = view.councils.as_ref().map(side).both()?;
        Some(Comparison::new(sides, as_of, index.data_date))
    }

    /// Whether this is an embed, by the view or, before there is one, by the address.
    pub fn is_embed(&self) -> bool {
        self.view.as_ref().map_or_else(|| link::is_embed(&self.address.path), View::is_embed)
    }

    /// Whether the address names no council, nor anything near the name of one.
    pub fn names_no_council(&self) -> bool {
        link::names_no_council(&self.address.path, &self.notices)
    }

    /// The mark that is read out, if it is one of this chart's.
    pub fn selected_in(&self, chart: ChartId) -> Option<MarkId> {
        self.selected.map(|selected| selected.mark).filter(|mark| mark.chart == chart)
    }

    /// Whether a mark of this chart is read out that the reader chose by a press or a key.
    pub fn holds(&self, chart: ChartId) -> bool {
        self.selected.is_some_and(|selected| selected.is_held && selected.mark.chart == chart)
    }

    /// How many councils hold each grade, once the grades of all are here.
    pub fn tally(&self, comparison: &Comparison) -> Option<Tally> {
        let Some(Ok(grades)) = &self.known.grades_of_all else { return None };
        Some(Tally::new(comparison, grades, self.among))
    }

    /// What a key means in the field of one council; nothing if it is left to the browser. While something is asked for, the
    /// options are found anew from what has been typed by now: on a slow device those that are rendered may still be those
    /// for half a name. While nothing is asked for, the options are `offered`, those that are rendered.
    pub fn pressed(&self, which: Which, key: &str, offered: &[Slug]) -> Option<Action> {
        let field = self.fields.get(which);
        let found = match self.known.index() {
            Some(index) if index.is_whole && field.asked().is_some() => {
                Some(choosing::options(&choosing::groups(index, field, Vec::new())))
            }
            _ => None,
        };
        Some(match field.on_key(key, found.as_deref().unwrap_or(offered))? {
            KeyEffect::Becomes(field) => Action::Field(which, field),
            KeyEffect::Chooses(slug) => Action::Choose(which, slug),
        })
    }

    /// Whether an embed's code is being copied.
    pub fn is_copying_code(&self) -> bool {
        matches!(&self.dialog, Some(Dialog::Embedding(embedding)) if embedding.copying == Copying::UnderWay)
    }

    /// Whether both records are here that the view asks for.
    fn has_records(&self) -> bool {
        let is_here = |slug: &Slug| matches!(self.known.record(slug), Some(Ok(_)));
        self.view.as_ref().is_some_and(|view| view.councils.iter().all(|(_, slug)| is_here(slug)))
    }

    /// Whether another state shows the same two records as of the same day.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let same_view = match (&self.view, &other.view) {
            (Some(a), Some(b)) => a.councils == b.councils && a.as_of == b.as_of,
            _ => false,
        };
        let same_record = |slug: &Slug| match (self.known.record(slug), other.known.record(slug)) {
            (Some(Ok(a)), Some(Ok(b))) => Rc::ptr_eq(a, b),
            _ => false,
        };
        same_view && self.view.iter().all(|view| view.councils.iter().all(|(_, slug)| same_record(slug)))
    }
}
