//! The reducer: what the page knows and shows after something happened.

use super::{Action, Copying, Fetched, History, Making, Part, State};
use crate::choosing::Field;
use crate::comparison::{Pair, Which};
use crate::dataset::{Index, Record, Slug};
use crate::embed::Measured;
use crate::link::{self, Notice, View};
use crate::words::failures;
use std::rc::Rc;

impl State {
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
            Action::OfAnotherDay(part) => next.of_another_day.push(part),
            Action::Index(Err(why)) if matches!(next.index, Some(Ok(_))) => {
                next.without_councils = Some(why);
                next.leave_out_of_another_day();
            }
            Action::Index(index) => {
                next.drop_data_of_another_day(&index);
                for slug in index.iter().flat_map(|index| &index.left_out) {
                    // Its record would not help: without the entry, neither name nor region is known.
                    next.take_record(slug.clone(), Err(failures::LEFT_OUT.into()));
                }
                next.index = Some(index);
                next.leave_out_of_another_day();
                // An index that comes later, for an exported page, leaves what the reader has chosen since.
                if next.view.is_none() || next.awaits_index {
                    next.read_address();
                }
            }
            Action::Record(slug, record) => next.take_record(slug, record),
            Action::Reached(part) => next.reached = next.reached.max(part),
            Action::GradesOfAll(grades) => next.grades_of_all = Some(grades),
            Action::Themes(themes) => next.themes = Some(themes),
            Action::Findings(report, findings) => {
                next.findings.retain(|(known, _)| *known != report);
                next.findings.push((report, findings));
            }
            Action::CountAmong(among) => next.among = among,
            Action::ListCouncils(listed) => {
                if listed.is_some() {
                    next.without_councils = None;
                }
                next.listed = listed;
            }
            Action::OpenTimeline(is_open) => next.timeline_open = is_open,
            Action::Field(which, field) => {
                if field.is_open && !next.fields.get(which).is_open {
                    next.without_councils = None;
                }
                *next.fields.get_mut(which) = field;
            }
            Action::Passed(which, passed) => next.fields.get_mut(which).passed = passed,
            Action::Choose(which, slug) => next.change(|councils| choose(councils, which, slug)),
            Action::Swap => {
                next.change(Pair::swapped);
                next.among = next.among.swapped();
            }
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
            Action::Point(_) if self.is_held => {}
            Action::Point(mark) => next.selected = Some(mark),
            Action::Select(mark) => {
                next.selected = mark;
                next.is_held = mark.is_some();
            }
            Action::FindInTimeline => next.timeline_open = true,
            Action::Copied(copying) => next.copying = copying,
            Action::Keep(keeping) => {
                next.keeping = keeping;
                next.making = Making::NotYet;
            }
            Action::Made(making) => next.making = making,
            Action::Embed(choices) => {
                if !matches!((&next.embedding, &choices), (Some(before), Some(now)) if before.looks_as_with(now))
                {
                    next.embed_heights = Measured::default();
                }
                next.embedding = choices;
                next.code_copying = Copying::NotYet;
            }
            Action::MeasuredEmbed(width, height) => {
                if let Some(known) = next.embed_heights.get_mut(width).filter(|_| self.embedding.is_some()) {
                    *known = Some(height);
                }
                if next.code_copying == Copying::Done && next.embed_heights != self.embed_heights {
                    // What was copied is not what stands there any more.
                    next.code_copying = Copying::NotYet;
                }
            }
            Action::CopiedCode(copying) => next.code_copying = copying,
            Action::Retry => {
                next.index =
                    next.index.filter(|index| matches!(index, Ok(index) if index.left_out.is_empty()));
                next.without_councils = None;
                next.records.retain(|(_, record)| record.is_ok());
                next.grades_of_all = next.grades_of_all.filter(Result::is_ok);
                next.themes = next.themes.filter(Result::is_ok);
                next.findings.retain(|(_, findings)| findings.is_ok());
            }
        }
        match (&self.view, &next.view) {
            (Some(before), Some(now)) if before.councils == now.councils && before.as_of == now.as_of => {
                if before.area != now.area {
                    next.copying = Copying::NotYet;
                }
            }
            _ => {
                // A mark, a list of councils, a dialog and a copied link belong to the two reports that were shown.
                next.selected = None;
                next.is_held = false;
                next.listed = None;
                next.keeping = false;
                next.embedding = None;
                next.copying = Copying::NotYet;
            }
        }
        next
    }

    /// Drops what has come if an index of another day comes, so that data of two days never stand side by side: in place of
    /// that of an exported page, or of one with a fault.
    fn drop_data_of_another_day(&mut self, index: &Fetched<Rc<Index>>) {
        let Ok(come) = index else { return };
        let Some(before) = self.data_date.replace(come.data_date).filter(|day| *day != come.data_date) else {
            return;
        };
        self.replaced_data_date.get_or_insert(before);
        self.of_another_day.clear();
        self.records.clear();
        self.findings.clear();
        self.grades_of_all = None;
        self.themes = None;
    }

    /// Takes for failed what came of another day than the index, which has been asked for again and has not changed.
    fn leave_out_of_another_day(&mut self) {
        let why: Rc<str> = failures::OF_ANOTHER_DAY.into();
        for part in core::mem::take(&mut self.of_another_day) {
            match part {
                Part::Index => {}
                Part::Record(slug) => self.take_record(slug, Err(why.clone())),
                Part::GradesOfAll => self.grades_of_all = Some(Err(why.clone())),
                Part::Themes => self.themes = Some(Err(why.clone())),
                Part::Findings(report) => self.findings.push((report, Err(why.clone()))),
            }
        }
    }

    /// Takes a record in the place of what was known of the council.
    fn take_record(&mut self, slug: Slug, record: Fetched<Rc<Record>>) {
        self.records.retain(|(known, _)| *known != slug);
        self.records.push((slug, record));
    }

    /// Makes the view of what the address says, once there is an index. If that is only a part and lacks a council of the
    /// address, the view stays as it is until the whole index is here.
    fn read_address(&mut self) {
        if let Some(Ok(index)) = &self.index {
            let (view, notices) = link::parse(&self.address.path, &self.address.query, index);
            let is_unknown = |notice: &Notice| matches!(notice, Notice::UnknownCouncil { .. });
            self.awaits_index = !index.is_whole && notices.iter().any(is_unknown);
            if self.awaits_index {
                return;
            }
            if !index.is_whole {
                self.own_councils.get_or_insert_with(|| view.councils.clone());
            }
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

    /// Shows another view, which the reader asked for, whatever the address was before.
    fn edit(&mut self, edit: impl FnOnce(&mut View)) {
        self.awaits_index = false;
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
