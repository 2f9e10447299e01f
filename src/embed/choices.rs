//! What somebody who embeds a comparison has chosen so far.

use super::{Form, Heights};
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
    /// The width of the preview that is seen, by its position in [`Heights::WIDTHS`].
    pub width: usize,
    /// How high its previews are at each of [`Heights::WIDTHS`], in CSS pixels, as far as that has been measured.
    pub heights: [Option<u32>; 3],
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
            width: 1,
            heights: [None; 3],
        }
    }

    /// With a change. What has been measured is dropped if the embed will look different.
    #[must_use]
    pub fn with(self, change: impl FnOnce(&mut Self)) -> Self {
        let mut next = self;
        change(&mut next);
        if (next.panels, next.theme, next.accent, next.as_of)
            != (self.panels, self.theme, self.accent, self.as_of)
        {
            next.heights = [None; 3];
        }
        next
    }

    /// With the height that was measured at one of the widths, by its position.
    #[must_use]
    pub fn measured(self, width: usize, height: u32) -> Self {
        let mut next = self;
        if let Some(known) = next.heights.get_mut(width) {
            *known = Some(height);
        }
        next
    }

    /// The view that the embed shows, of the councils and the area of another view.
    pub fn view(&self, of: &View) -> View {
        let Self { panels, theme, accent, as_of, .. } = *self;
        View { frame: Frame::Embed, panels, theme, accent, as_of, ..of.clone() }
    }

    /// The heights as measured, and estimated where they have not been.
    pub fn heights(&self) -> Heights {
        let Heights { at_320, at_600, at_900 } = Heights::estimate(self.panels);
        let [narrow, middle, wide] = self.heights;
        Heights::new([narrow.unwrap_or(at_320), middle.unwrap_or(at_600), wide.unwrap_or(at_900)])
    }
}
