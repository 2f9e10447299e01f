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
        next.apply(action);
        next.settle(self);
        next
    }

    /// Notes that the address bar is up to date, with the reader's last step in the history. Not an action, since nothing else
    /// follows from it.
    pub fn note_address(&mut self) {
        self.history = History::Replace;
    }

    /// Changes what the action is about.
    fn apply(&mut self, action: Action) {
        match action {
            Action::Arrived(address) => {
                self.address = address;
                self.fields = Pair::new(Field::default(), Field::default());
                self.read_address();
            }
            Action::OfAnotherDay(file) => self.known.note_of_another_day(file),
            Action::Index(index) => {
                self.known.take_index(index);
                for which in Which::BOTH {
                    self.check_field(which);
                }
                // An index that comes later, for an exported page, leaves what the reader has chosen since.
                if self.view.is_none() || self.awaits_index {
                    self.read_address();
                }
            }
            Action::Record(slug, record) => self.known.take_record(slug, record),
            Action::Reached(place) => self.reached = self.reached.max(place),
            Action::GradesOfAll(grades) => self.known.grades_of_all = Some(grades),
            Action::Themes(themes) => self.known.themes = Some(themes),
            Action::Findings(report, findings) => self.known.take_findings(report, findings),
            Action::CountAmong(among) => self.among = among,
            Action::ListCouncils(listed) => {
                if listed.is_some() {
                    self.known.without_councils = None;
                }
                self.listed = listed;
            }
            Action::OpenTimeline(is_open) => self.is_timeline_open = is_open,
            Action::Field(which, field) => {
                if field.is_open && !self.fields.get(which).is_open {
                    self.known.without_councils = None;
                }
                let is_typed = field.typed != self.fields.get(which).typed;
                *self.fields.get_mut(which) = field;
                if is_typed {
                    self.check_field(which);
                }
            }
            Action::Paused(which, text) => {
                let field = self.fields.get_mut(which);
                field.is_paused |= field.typed.as_ref() == Some(&text);
            }
            Action::Passed(which, passed) => {
                let field = self.fields.get_mut(which);
                field.passed = field.passed.max(passed);
            }
            Action::Choose(which, slug) => self.change(|view| view.with_council(which, slug)),
            Action::Swap => self.change(|view| view.with_councils(view.councils.clone().swapped())),
            Action::Unpin => {
                self.history = History::Push;
                self.notices.clear();
                self.edit(|view| view.as_of = None);
            }
            Action::ShowArea(area) => {
                let is_of_area =
                    |notice: &Notice| matches!(notice, Notice::Parameter { parameter: Parameter::Area, .. });
                self.notices.retain(|notice| !is_of_area(notice));
                self.edit(|view| view.area = Some(area));
            }
            Action::SetScheme(scheme) => self.edit(|view| view.scheme = Some(scheme)),
            Action::Point(_) if self.selected.is_some_and(|selected| selected.is_held) => {}
            Action::Point(mark) => self.selected = Some(Selected { mark, is_held: false }),
            Action::Select(mark) => self.selected = mark.map(|mark| Selected { mark, is_held: true }),
            Action::FindInTimeline => self.is_timeline_open = true,
            Action::Copied(copying) => self.copying.go_on(copying),
            Action::Open(dialog) => self.dialog = Some(dialog),
            Action::Close(id) => {
                self.dialog.take_if(|open| open.id() == id);
            }
            Action::Made(making) => {
                if let Some(Dialog::Keeping(made)) = &mut self.dialog {
                    *made = making;
                }
            }
            Action::ChooseForEmbed(choice) => self.make_embed(|embedding| embedding.choose(choice)),
            Action::FoundPicture => self.make_embed(|embedding| embedding.has_picture = true),
            Action::MeasuredEmbed(width, height) => {
                self.make_embed(|embedding| embedding.measure(width, height));
            }
            Action::CopiedCode(copying) => self.make_embed(|embedding| embedding.copying.go_on(copying)),
            Action::Retry => self.known.forget_failures(),
        }
    }

    /// Lets go of what belonged to the state before and does not belong to this one, whatever the action was.
    fn settle(&mut self, before: &Self) {
        match (&before.view, &self.view) {
            (Some(before), Some(now)) if before.councils == now.councils && before.as_of == now.as_of => {
                if before.area != now.area {
                    self.copying = Copying::NotYet;
                }
            }
            (shown, now) => {
                if let (Some(before), Some(now)) = (shown, now) {
                    self.among = self.among.following(&before.councils, &now.councils);
                }
                // A mark, a list of councils, a dialog and a copied link belong to the two reports that were shown.
                self.selected = None;
                self.listed = None;
                self.dialog = None;
                self.copying = Copying::NotYet;
            }
        }
        if !self.has_records() {
            // Left open and empty, a dialog would keep the page out of reach.
            self.dialog = None;
        }
        if self.known.data_date() != before.known.data_date() {
            // A mark is a place in a record, and in that of another day something else may stand there.
            self.selected = None;
        }
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
