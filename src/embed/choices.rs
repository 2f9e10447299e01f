//! What somebody who embeds a comparison has chosen so far.

use super::Form;
use crate::dataset::Date;
use crate::link::{Accent, Frame, Panel, Panels, Theme, View};

/// The choices.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Choices {
    /// Which panels it shows.
    pub panels: Panels,
    /// In which theme, if not the reader's own.
    pub theme: Option<Theme>,
    /// With which accent.
    pub accent: Accent,
    /// The day to which it is pinned; none if it always shows the newest reports.
    pub as_of: Option<Date>,
    /// Into what kind of page it is put.
    pub form: Form,
    /// The width of the preview that is seen, one of [`Heights::PREVIEWS`](super::Heights::PREVIEWS).
    pub preview: u32,
}

/// One thing that somebody chooses.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Choice {
    /// That a panel stands in it or, if it does, that it does not. The last one stays.
    Panel(Panel),
    /// The theme, or the reader's own.
    Theme(Option<Theme>),
    /// The accent.
    Accent(Accent),
    /// The day to which it is pinned, or none.
    AsOf(Option<Date>),
    /// The kind of page.
    Form(Form),
    /// The width of the preview.
    Preview(u32),
}

impl Choices {
    /// The choices to begin with: headline and grades, for which a column of an article has room, as of the view's day.
    pub fn of(view: &View) -> Self {
        Self {
            panels: Panels::of(&[Panel::Headline, Panel::Grades]).unwrap_or(Panels::ALL),
            theme: None,
            accent: Accent::default(),
            as_of: view.as_of,
            form: Form::Iframe,
            preview: 600,
        }
    }

    /// The choices after one more.
    #[must_use]
    pub fn after(mut self, choice: Choice) -> Self {
        match choice {
            Choice::Panel(panel) => self.panels = self.panels.toggled(panel),
            Choice::Theme(theme) => self.theme = theme,
            Choice::Accent(accent) => self.accent = accent,
            Choice::AsOf(day) => self.as_of = day,
            Choice::Form(form) => self.form = form,
            Choice::Preview(width) => self.preview = width,
        }
        self
    }

    /// Whether a choice would change nothing.
    pub fn has(&self, choice: Choice) -> bool {
        self.after(choice) == *self
    }

    /// Whether the embed looks the same with other choices, so that it is as high.
    pub fn looks_as_with(&self, other: &Self) -> bool {
        let looks = |it: &Self| (it.panels, it.theme, it.accent, it.as_of);
        looks(self) == looks(other)
    }

    /// The view that the embed shows, of the councils and the area of another view.
    pub fn view(&self, of: &View) -> View {
        let Self { panels, theme, accent, as_of, .. } = *self;
        View { frame: Frame::Embed, panels, theme, accent, as_of, ..of.clone() }
    }
}
