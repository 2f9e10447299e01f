//! What somebody who embeds a comparison has chosen so far.

use super::EmbedFormat;
use crate::dataset::Date;
use crate::link::{Accent, ColourScheme, EmbedOptions, Frame, Panel, Panels, View};

/// What is chosen in the dialog that makes an embed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Choices {
    /// Which panels it shows, and with which accent.
    pub options: EmbedOptions,
    /// In which colour scheme, if not the reader's own.
    pub scheme: Option<ColourScheme>,
    /// The day to which it is pinned; none if it always shows the newest reports.
    pub as_of: Option<Date>,
    /// Into what kind of page it is put.
    pub format: EmbedFormat,
    /// The width of the preview that is seen, one of [`Heights::PREVIEWS`](super::Heights::PREVIEWS).
    pub preview: u32,
}

/// One thing that somebody chooses.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Choice {
    /// That a panel stands in it or, if it does, that it does not. The last one stays.
    Panel(Panel),
    /// The colour scheme, or the reader's own.
    Scheme(Option<ColourScheme>),
    /// The accent.
    Accent(Accent),
    /// The day to which it is pinned, or none.
    AsOf(Option<Date>),
    /// The kind of page.
    Format(EmbedFormat),
    /// The width of the preview.
    Preview(u32),
}

impl Choices {
    /// The choices to begin with: headline and grades, for which a column of an article has room, as of the view's day.
    pub fn of(view: &View) -> Self {
        Self {
            options: EmbedOptions {
                panels: Panels::of(&[Panel::Headline, Panel::Grades]).unwrap_or_default(),
                ..EmbedOptions::default()
            },
            scheme: None,
            as_of: view.as_of,
            format: EmbedFormat::Iframe,
            preview: 600,
        }
    }

    /// The choices after one more.
    #[must_use]
    pub fn after(mut self, choice: Choice) -> Self {
        match choice {
            Choice::Panel(panel) => self.options.panels = self.options.panels.toggled(panel),
            Choice::Scheme(scheme) => self.scheme = scheme,
            Choice::Accent(accent) => self.options.accent = accent,
            Choice::AsOf(day) => self.as_of = day,
            Choice::Format(format) => self.format = format,
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
        let looks = |it: &Self| (it.options, it.scheme, it.as_of);
        looks(self) == looks(other)
    }

    /// The view that the embed shows, of the councils and, if it has a journey that shows one large, the area of another view.
    pub fn view(&self, of: &View) -> View {
        let Self { options, scheme, as_of, .. } = *self;
        let area = of.area.filter(|_| options.panels.contains(Panel::Journey));
        View { frame: Frame::Embed(options), area, scheme, as_of, ..of.clone() }
    }
}
