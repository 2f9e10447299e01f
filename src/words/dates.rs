//! Dates as a newspaper writes them.

use super::numbers::figure;
use super::years::without_year;
use crate::dataset::{BoardReview, Date, EarlierInspection, Inspection, Month, PartialDate};

const MONTH_NAMES: [&str; 12] = [
    text!("January"),
    text!("February"),
    text!("March"),
    text!("April"),
    text!("May"),
    text!("June"),
    text!("July"),
    text!("August"),
    text!("September"),
    text!("October"),
    text!("November"),
    text!("December"),
];

/// Month names as the charts shorten them: three letters at least, months of four or five letters whole.
const SHORT_MONTH_NAMES: [&str; 12] = [
    text!("Jan"),
    text!("Feb"),
    text!("Mar"),
    text!("Apr"),
    text!("May"),
    text!("June"),
    text!("July"),
    text!("Aug"),
    text!("Sept"),
    text!("Oct"),
    text!("Nov"),
    text!("Dec"),
];

impl Month {
    /// “September”.
    pub fn name(self) -> &'static str {
        MONTH_NAMES.get(usize::from(self.number()) - 1).copied().unwrap_or_default()
    }

    /// “Sept”.
    pub fn short_name(self) -> &'static str {
        SHORT_MONTH_NAMES.get(usize::from(self.number()) - 1).copied().unwrap_or_default()
    }
}

impl Date {
    /// “23 February 2024”.
    pub fn long(self) -> String {
        fill!("{day} {month} {year}", day = self.day(), month = self.month().name(), year = self.year())
    }

    /// “February 2024”.
    pub fn month_and_year(self) -> String {
        fill!("{month} {year}", month = self.month().name(), year = self.year())
    }

    /// “Feb 2024”, for charts.
    pub fn short_month_and_year(self) -> String {
        fill!("{month} {year}", month = self.month().short_name(), year = self.year())
    }

    /// Both days in one, nothing said twice: “19–23 February 2024”, “12 September – 6 October 2016”.
    pub fn range(self, end: Date) -> String {
        if self == end {
            self.long()
        } else if (self.year(), self.month()) == (end.year(), end.month()) {
            fill!("{start}–{end}", start = self.day(), end = end.long())
        } else if self.year() == end.year() {
            fill!(
                "{day} {month}\u{a0}– {end}",
                day = self.day(),
                month = self.month().name(),
                end = end.long(),
            )
        } else {
            fill!("{start}\u{a0}– {end}", start = self.long(), end = end.long())
        }
    }
}

impl PartialDate {
    /// “2010”, “May 2023” or “14 May 2012”.
    pub fn long(self) -> String {
        match self {
            Self::Year(year) => figure(year.into()),
            Self::Month(year, month) => fill!("{month} {year}", month = month.name(), year),
            Self::Day(date) => date.long(),
        }
    }

    /// “2010” or “May 2023”, for charts.
    pub fn short(self) -> String {
        match self {
            Self::Year(year) => figure(year.into()),
            Self::Month(year, month) => fill!("{month} {year}", month = month.short_name(), year),
            Self::Day(date) => date.short_month_and_year(),
        }
    }
}

impl Inspection {
    /// “19–23 February 2024”, “8 July – 8 August 2019 in two visits”, “until 28 July 2016”.
    pub fn days_on_site(&self) -> String {
        self.in_visits(self.start.range(self.end))
    }

    /// The same, below a heading with its year: “19–23 February”, “8 July – 8 August in two visits”.
    pub fn days_in_year(&self) -> String {
        self.in_visits(without_year(self.start.range(self.end), self.start.year()))
    }

    /// “February 2024”, of the first day, or “September 2024 and January 2025” of two visits.
    pub fn months(&self) -> String {
        let first = self.start.month_and_year();
        match self.second_visit.map(Date::month_and_year).filter(|second| *second != first) {
            Some(second) => fill!("{first} and {second}", first, second),
            None => first,
        }
    }

    fn in_visits(&self, days: String) -> String {
        match self.second_visit {
            _ if !self.tells_start() => fill!("until {days}", days),
            None => days,
            Some(_) => fill!("{days} in two visits", days),
        }
    }
}

impl BoardReview {
    /// “15–17 June 2015”.
    pub fn days_on_site(&self) -> String {
        self.start.range(self.end)
    }
}

impl EarlierInspection {
    /// “15–19 July 2013”, “May 2012”: as exactly as it is told.
    pub fn days(&self) -> String {
        match (self.date, self.end) {
            (PartialDate::Day(start), Some(end)) => start.range(end),
            (date, _) => date.long(),
        }
    }
}
