//! Time from left to right.

use crate::comparison::journey::first_year;
use crate::dataset::{Date, Month, PartialDate};

/// Maps days to pixels, evenly.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct TimeScale {
    first: Date,
    last: Date,
    left: f32,
    right: f32,
}

impl TimeScale {
    /// From the beginning of the year in which journeys up to `last` begin ([`first_year`]) to `last`.
    pub(super) fn until(last: Date, left: f32, right: f32) -> Self {
        Self { first: Date::first_of(first_year(last), Month::JANUARY), last, left, right }
    }

    /// Where the axis begins, in pixels.
    pub(super) fn left(&self) -> f32 {
        self.left
    }

    /// Where the axis ends, in pixels.
    pub(super) fn right(&self) -> f32 {
        self.right
    }

    /// The last day.
    pub(super) fn last(&self) -> Date {
        self.last
    }

    /// Where a day stands; a day outside the scale stands at the end that is nearer.
    pub(super) fn x(&self, date: Date) -> f32 {
        let days = |date: Date| date.day_number() - self.first.day_number();
        // Days between 1900 and 2199 are exact in f32.
        #[allow(clippy::cast_precision_loss, reason = "see above")]
        let share = days(date) as f32 / days(self.last).max(1) as f32;
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    /// The middle of the days that a date can mean.
    pub(super) fn middle(&self, date: PartialDate) -> f32 {
        let (from, to) = self.span(date);
        (from + to) / 2.0
    }

    /// From the first to the last of the days that a date can mean.
    pub(super) fn span(&self, date: PartialDate) -> (f32, f32) {
        (self.x(date.first_day()), self.x(date.last_day()))
    }

    /// The years whose first day is shown, each with its place.
    pub(super) fn years(&self) -> impl Iterator<Item = (u16, f32)> + use<> {
        let scale = *self;
        (self.first.year()..=self.last.year())
            .map(move |year| (year, scale.x(Date::first_of(year, Month::JANUARY))))
    }

    /// The number of years from one labelled year to the next, larger for a longer time.
    pub(super) fn label_step(&self) -> u16 {
        match self.last.year() - self.first.year() {
            0..5 => 1,
            5..9 => 2,
            _ => 5,
        }
    }
}
