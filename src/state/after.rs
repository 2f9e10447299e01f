//! The reducer: what the page knows and shows after something happened.

use super::{Action, Copying, Dialog, Embedding, History, Selected, State};
use crate::choosing::Field;
use crate::comparison::{Pair, Which};
use crate::link::{self, Notice, Parameter, View};

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
            Action::OfAnotherDay(file) => next.known.note_of_another_day(file),
            Action::Index(index) => {
                next.known.take_index(index);
                for which in Which::BOTH {
                    next.check_field(which);
                }
                // An index that comes later, for an exported page, leaves what the reader has chosen since.
                if next.view.is_none() || next.awaits_index {
                    next.read_address();
                }
            }
            Action::Record(slug, record) => next.known.take_record(slug, record),
            Action::Reached(place) => next.reached = next.reached.max(place),
            Action::GradesOfAll(grades) => next.known.grades_of_all = Some(grades),
            Action::Themes(themes) => next.known.themes = Some(themes),
            Action::Findings(report, findings) => next.known.take_findings(report, findings),
            Action::CountAmong(among) => next.among = among,
            Action::ListCouncils(listed) => {
                if listed.is_some() {
                    next.known.without_councils = None;
                }
                next.listed = listed;
            }
            Action::OpenTimeline(is_open) => next.is_timeline_open = is_open,
            Action::Field(which, field) => {
                if field.is_open && !next.fields.get(which).is_open {
                    next.known.without_councils = None;
                }
                let is_typed = field.typed != next.fields.get(which).typed;
                *next.fields.get_mut(which) = field;
                if is_typed {
                    next.check_field(which);
                }
            }
            Action::Paused(which, text) => {
                let field = next.fields.get_mut(which);
                field.is_paused |= field.typed.as_ref() == Some(&text);
            }
            Action::Passed(which, passed) => {
                let field = next.fields.get_mut(which);
                field.passed = field.passed.max(passed);
            }
            Action::Choose(which, slug) => next.change(|view| view.with_council(which, slug)),
            Action::Swap => next.change(|view| view.with_councils(view.councils.clone().swapped())),
            Action::Unpin => {
                next.history = History::Push;
                next.notices.clear();
                next.edit(|view| view.as_of = None);
            }
            Action::ShowArea(area) => {
                let is_of_area =
                    |notice: &Notice| matches!(notice, Notice::Parameter { parameter: Parameter::Area, .. });
                next.notices.retain(|notice| !is_of_area(notice));
                next.edit(|view| view.area = Some(area));
            }
            Action::SetScheme(scheme) => next.edit(|view| view.scheme = Some(scheme)),
            Action::Point(_) if self.selected.is_some_and(|selected| selected.is_held) => {}
            Action::Point(mark) => next.selected = Some(Selected { mark, is_held: false }),
            Action::Select(mark) => next.selected = mark.map(|mark| Selected { mark, is_held: true }),
            Action::FindInTimeline => next.is_timeline_open = true,
            Action::Copied(attempt, copying) => next.copying.go_on(attempt, copying),
            Action::Open(dialog) => next.dialog = Some(dialog),
            Action::Close(id) => {
                next.dialog.take_if(|open| open.id() == id);
            }
            Action::Made(making) => {
                if let Some(Dialog::Keeping(made)) = &mut next.dialog {
                    *made = making;
                }
            }
            Action::ChooseForEmbed(choice) => next.make_embed(|embedding| embedding.choose(choice)),
            Action::FoundPicture => next.make_embed(|embedding| embedding.has_picture = true),
            Action::MeasuredEmbed(width, height) => {
                next.make_embed(|embedding| embedding.measure(width, height));
            }
            Action::CopiedCode(attempt, copying) => {
                next.make_embed(|embedding| embedding.copying.go_on(attempt, copying));
            }
            Action::Retry => next.known.forget_failures(),
        }
        match (&self.view, &next.view) {
            (Some(before), Some(now)) if before.councils == now.councils && before.as_of == now.as_of => {
                if before.area != now.area {
                    next.copying = Copying::NotYet;
                }
            }
            (before, now) => {
                if let (Some(before), Some(now)) = (before, now) {
                    next.among = next.among.following(&before.councils, &now.councils);
                }
                // A mark, a list of councils, a dialog and a copied link belong to the two reports that were shown.
                next.selected = None;
                next.listed = None;
                next.dialog = None;
                next.copying = Copying::NotYet;
            }
        }
        if !next.has_records() {
            // Left open and empty, a dialog would keep the page out of reach.
            next.dialog = None;
        }
        next
    }

    /// Leaves nothing ready for Enter in a field in which nothing like a council is asked for.
    fn check_field(&mut self, which: Which) {
        if let Some(index) = self.known.index().filter(|index| index.is_whole) {
            self.fields.get_mut(which).check(index);
        }
    }

    /// Goes on with the embed that somebody makes, if somebody does.
    fn make_embed(&mut self, go_on: impl FnOnce(&mut Embedding)) {
        if let Some(Dialog::Embedding(embedding)) = &mut self.dialog {
            go_on(embedding);
        }
    }

    /// Makes the view of what the address says, once there is an index. If that is only a part and lacks a council of the
    /// address, the view stays as it is until the whole index is here.
    fn read_address(&mut self) {
        let Some(index) = self.known.index() else { return };
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

    /// Shows other councils. What was said of the old address no longer holds.
    fn change(&mut self, change: impl FnOnce(&View) -> View) {
        self.history = History::Push;
        self.notices.clear();
        self.fields = Pair::new(Field::default(), Field::default());
        self.edit(|view| *view = change(view));
    }

    /// Shows another view, which the reader asked for, whatever the address was before.
    fn edit(&mut self, edit: impl FnOnce(&mut View)) {
        self.awaits_index = false;
        if let Some(view) = &mut self.view {
            edit(view);
        }
    }
}
