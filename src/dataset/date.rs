//! Civil dates, as reports print them.

use core::fmt;
use core::str::FromStr;

/// A day in the Gregorian calendar. Ordered in time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A date as exact as its source gives it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PartialDate {
    /// The source names only the year.
    Year(u16),
    /// The source names the month.
    Month(u16, Month),
    /// The source names the day.
    Day(Date),
}

/// A month of the year, 1 to 12.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(u8);

/// A text that is not a date of the form `YYYY-MM-DD` (or, for a [`PartialDate`], `YYYY-MM` or `YYYY`)
/// between 1900 and 2199.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("“{0}” is not a date written YYYY-MM-DD")]
pub struct InvalidDate(pub String);

impl Month {
    /// January.
    pub const JANUARY: Self = Self(1);
    /// April.
    pub const APRIL: Self = Self(4);
    /// November.
    pub const NOVEMBER: Self = Self(11);

    /// The month with this number, 1 for January.
    pub fn new(number: u8) -> Option<Self> {
        (1..=12).contains(&number).then_some(Self(number))
    }

    /// 1 for January.
    pub fn number(self) -> u8 {
        self.0
    }

    fn days_in(self, year: u16) -> u8 {
        match self.0 {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl Date {
    /// The day, if there is one of that name between 1900 and 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let length = Month::new(month)?.days_in(year);
        ((1900..2200).contains(&year) && (1..=length).contains(&day)).then_some(Self { year, month, day })
    }

    /// The first day of a month.
    pub const fn first_of(year: u16, month: Month) -> Self {
        Self { year, month: month.0, day: 1 }
    }

    /// The year, such as 2024.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month.
    pub fn month(self) -> Month {
        Month(self.month)
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1 January 1970, negative before it (the algorithm is Howard Hinnant's `days_from_civil`).
    pub fn day_number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// Whole months from `self` to `later`, nought if `later` is not later. A month is whole once the same
    /// day of the next month is reached.
    pub fn whole_months_until(self, later: Date) -> u32 {
        let months = |date: Date| i32::from(date.year) * 12 + i32::from(date.month);
        let months = months(later) - months(self) - i32::from(later.day < self.day);
        u32::try_from(months).unwrap_or(0)
    }
}

impl PartialDate {
    /// The year, which every source names.
    pub fn year(self) -> u16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(date) => date.year,
        }
    }

    /// The first day that the source can mean.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date { year, month: 1, day: 1 },
            Self::Month(year, month) => Date { year, month: month.0, day: 1 },
            Self::Day(date) => date,
        }
    }

    /// The last day that the source can mean.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date { year, month: 12, day: 31 },
            Self::Month(year, month) => Date { year, month: month.0, day: month.days_in(year) },
            Self::Day(date) => date,
        }
    }
}

/// The number that `text` writes with exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn month(text: &str) -> Option<Month> {
    Month::new(u8::try_from(number(text, 2)?).ok()?)
}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let mut parts = text.splitn(3, '-');
        let mut parse = || {
            let year = number(parts.next()?, 4).filter(|year| (1900..2200).contains(year))?;
            let Some(month_text) = parts.next() else { return Some(Self::Year(year)) };
            let month = month(month_text)?;
            let Some(day) = parts.next() else { return Some(Self::Month(year, month)) };
            Date::new(year, month.0, u8::try_from(number(day, 2)?).ok()?).map(Self::Day)
        };
        parse().ok_or_else(|| InvalidDate(text.to_owned()))
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        match text.parse()? {
            PartialDate::Day(date) => Ok(date),
            PartialDate::Year(_) | PartialDate::Month(..) => Err(InvalidDate(text.to_owned())),
        }
    }
}

/// `YYYY-MM-DD`, the form in links and data.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, the form in data.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{:02}", month.0),
            Self::Day(date) => date.fmt(f),
        }
    }
}
