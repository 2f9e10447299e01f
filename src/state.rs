//! What the page knows and shows, and how that changes. Pure: effects elsewhere fetch, write history and draw.

use crate::choosing::Field;
use crate::comparison::journey::MarkId;
use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::{Area, Index, Record, Slug};
use crate::link::{self, Notice, Theme, View};
use std::rc::Rc;

/// Everything the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// The address that is shown, or will be once the index is here.
    address: Address,
    /// Every council, once it has come.
    pub index: Option<Fetched<Rc<Index>>>,
    /// The records that have come.
    records: Vec<(Slug, Fetched<Rc<Record>>)>,
    /// What is shown, once the index is here.
    pub view: Option<View>,
    /// What of the address was not understood.
    pub notices: Vec<Notice>,
    /// How the browser's history takes the newest change.
    pub history: History,
    /// The fields in which councils are chosen.
    pub fields: Pair<Field>,
    /// The mark of the chart that is read out.
    pub selected: Option<MarkId>,
    /// How copying the link went.
    pub copying: Copying,
}

/// A place in the browser's history, relative to the base path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// The path below the base.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
}

/// Something that was fetched: it, or in plain words why it could not be fetched or read.
pub type Fetched<T> = Result<T, Rc<str>>;

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

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The browser shows another address: by a link, back or forward.
    Arrived(Address),
    /// The index came or failed.
    Index(Fetched<Rc<Index>>),
    /// A record came or failed.
    Record(Slug, Fetched<Rc<Record>>),
    /// A field changed: typed in, opened, closed.
    Field(Which, Field),
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
    /// The reader points at a mark of the chart, or away from all.
    Select(Option<MarkId>),
    /// The link was copied, or could not be.
    Copied(Copying),
    /// The reader asks for what failed again.
    Retry,
}

impl Action {
    /// Whether the reader did it, rather than a server.
    pub fn is_the_readers(&self) -> bool {
        !matches!(self, Self::Arrived(_) | Self::Index(_) | Self::Record(..))
    }
}

impl State {
    /// Before anything has been fetched, at an address.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            index: None,
            records: Vec::new(),
            view: None,
            notices: Vec::new(),
            history: History::Replace,
            fields: Pair::new(Field::default(), Field::default()),
            selected: None,
            copying: Copying::NotYet,
        }
    }

    /// A council's record, once it has come.
    pub fn record(&self, slug: &Slug) -> Option<&Fetched<Rc<Record>>> {
        self.records.iter().find(|(known, _)| known == slug).map(|(_, record)| record)
    }

    /// The comparison shown, once everything it needs is here.
    pub fn comparison(&self) -> Option<Comparison> {
        let (Some(Ok(index)), Some(view)) = (&self.index, &self.view) else { return None };
        let side = |slug: &Slug| {
            let record = self.record(slug)?.as_ref().ok()?;
            Some((index.council(slug)?.clone(), record.clone()))
        };
        let sides = view.councils.as_ref().map(side).both()?;
        Some(Comparison::new(sides, view.as_of, index.data_date))
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

    /// The state after something happened.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Arrived(address) => {
                next.address = address;
                next.fields = Pair::new(Field::default(), Field::default());
                next.read_address();
            }
            Action::Index(index) => {
                next.index = Some(index);
                next.read_address();
            }
            Action::Record(slug, record) => {
                next.records.retain(|(known, _)| *known != slug);
                next.records.push((slug, record));
            }
            Action::Field(which, field) => *next.fields.get_mut(which) = field,
            Action::Choose(which, slug) => next.change(|councils| choose(councils, which, slug)),
            Action::Swap => next.change(Pair::swapped),
            Action::Unpin => {
                next.history = History::Push;
                next.notices.clear();
                next.edit(|view| view.as_of = None);
            }
            Action::ShowArea(area) => {
                next.history = History::Replace;
                next.notices.retain(|notice| !matches!(notice, Notice::Parameter { name: "area", .. }));
                next.edit(|view| view.area = Some(area));
            }
            Action::SetTheme(theme) => {
                next.history = History::Replace;
                next.edit(|view| view.theme = Some(theme));
            }
            Action::Select(mark) => next.selected = mark,
            Action::Copied(copying) => next.copying = copying,
            Action::Retry => {
                next.index = next.index.filter(Result::is_ok);
                next.records.retain(|(_, record)| record.is_ok());
            }
        }
        if next.view != self.view {
            // A mark and a copied link belong to what was shown.
            next.selected = None;
            next.copying = Copying::NotYet;
        }
        next
    }

    /// Shows what the address says, as far as the index allows.
    fn read_address(&mut self) {
        if let Some(Ok(index)) = &self.index {
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
        self.fields = Pair::new(Field::default(), Field::default());
        self.edit(|view| *view = view.with_councils(councils(view.councils.clone())));
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
