//! What the page knows and shows, and how that changes. Pure: effects elsewhere fetch, write history and draw.

use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::{Area, Index, Record, Slug};
use crate::link::{self, Frame, Notice, Theme, View};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// The address that is shown, or will be once the index is here.
    address: Address,
    /// Every council.
    pub index: Remote<Rc<Index>>,
    /// The records fetched so far.
    records: BTreeMap<Slug, Remote<Rc<Record>>>,
    /// What is shown, once the index is here.
    pub view: Option<View>,
    /// What of the address was not understood.
    pub notices: Vec<Notice>,
    /// How the browser's history takes the newest change.
    pub history: History,
}

/// A place in the browser's history, relative to the base path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// The path below the base.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
}

/// Something that is fetched.
#[derive(Clone, PartialEq, Debug)]
pub enum Remote<T> {
    /// It is on its way.
    Loading,
    /// It is here.
    Ready(T),
    /// It could not be fetched or read: why, in plain words.
    Failed(Rc<str>),
}

/// How a change of view is written into the browser's history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum History {
    /// As a step that “back” undoes.
    Push,
    /// In place of the current one.
    Replace,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The browser shows another address: by a link, back or forward.
    Arrived(Address),
    /// The index came or failed.
    Index(Result<Rc<Index>, Rc<str>>),
    /// A record is asked for.
    Fetching(Slug),
    /// A record came or failed.
    Record(Slug, Result<Rc<Record>, Rc<str>>),
    /// The reader chose a council.
    Choose(Which, Slug),
    /// The reader swapped the two.
    Swap,
    /// The reader chose an area.
    ShowArea(Area),
    /// The reader chose a theme.
    SetTheme(Theme),
    /// The reader left the pinned day.
    Unpin,
    /// The reader asks for what failed again.
    Retry,
}

impl State {
    /// Before anything has been fetched, at an address.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            index: Remote::Loading,
            records: BTreeMap::new(),
            view: None,
            notices: Vec::new(),
            history: History::Replace,
        }
    }

    /// A council's record, if it was ever asked for.
    pub fn record(&self, slug: &Slug) -> Option<&Remote<Rc<Record>>> {
        self.records.get(slug)
    }

    /// The comparison shown, once everything it needs is here.
    pub fn comparison(&self) -> Option<Comparison> {
        let (Remote::Ready(index), Some(view)) = (&self.index, &self.view) else { return None };
        let side = |slug: &Slug| match self.records.get(slug) {
            Some(Remote::Ready(record)) => Some((index.council(slug)?.clone(), record.clone())),
            _ => None,
        };
        let sides = view.councils.as_ref().map(side).both()?;
        Some(Comparison::new(sides, view.as_of, index.data_date))
    }

    /// The state after something happened.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Arrived(address) => {
                next.address = address;
                next.read_address();
            }
            Action::Index(index) => {
                next.index = index.map_or_else(Remote::Failed, Remote::Ready);
                next.read_address();
            }
            Action::Fetching(slug) => {
                next.records.insert(slug, Remote::Loading);
            }
            Action::Record(slug, record) => {
                next.records.insert(slug, record.map_or_else(Remote::Failed, Remote::Ready));
            }
            Action::Choose(which, slug) => next.change(|councils| choose(councils, which, slug)),
            Action::Swap => next.change(Pair::swapped),
            Action::Unpin => {
                next.history = History::Push;
                next.notices.clear();
                next.edit(|view| view.as_of = None);
            }
            Action::ShowArea(area) => {
                next.history = History::Replace;
                next.edit(|view| view.area = Some(area));
            }
            Action::SetTheme(theme) => {
                next.history = History::Replace;
                next.edit(|view| view.theme = Some(theme));
            }
            Action::Retry => {
                if let Remote::Failed(_) = next.index {
                    next.index = Remote::Loading;
                }
                next.records.retain(|_, record| !matches!(record, Remote::Failed(_)));
            }
        }
        next
    }

    /// Shows what the address says, as far as the index allows.
    fn read_address(&mut self) {
        if let Remote::Ready(index) = &self.index {
            let (view, notices) = link::parse(&self.address.path, &self.address.query, index);
            self.view = Some(view);
            self.notices = notices;
            self.history = History::Replace;
        }
    }

    /// Shows other councils. What was said of the old address no longer holds.
    fn change(&mut self, councils: impl FnOnce(Pair<Slug>) -> Pair<Slug>) {
        self.history = History::Push;
        self.notices.clear();
        self.edit(|view| {
            view.councils = councils(view.councils.clone());
            if view.frame == Frame::Start {
                view.frame = Frame::Page;
            }
        });
    }

    fn edit(&mut self, edit: impl FnOnce(&mut View)) {
        if let Some(view) = &mut self.view {
            edit(view);
        }
    }
}

/// The pair with a council put on one side. Choosing the other side's council swaps the two.
fn choose(councils: Pair<Slug>, which: Which, slug: Slug) -> Pair<Slug> {
    if *councils.get(which.other()) == slug {
        return councils.swapped();
    }
    let mut councils = councils;
    *councils.get_mut(which) = slug;
    councils
}
