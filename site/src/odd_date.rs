//! Dates that cannot be read: which of them a spreadsheet has changed, and what they probably were.

use crate::problem::Problem;
use crate::suggest::Meant;
use council_compare::dataset::{Date, InvalidDate, Month, PartialDate};

/// The days from that on which spreadsheets begin to count to 1 January 1970.
const SPREADSHEET_EPOCH: i32 = 25_569;

/// What is wrong with the text of a date, which may be a month or a year where it `is_partial`.
pub fn problem(text: String, is_partial: bool) -> Problem {
    let parts: Vec<_> = text.split('-').collect();
    if let [year, month, day] = &parts[..]
        && (is_number(year, 4..=4) && is_number(month, 2..=2) && is_number(day, 2..=2))
    {
        return Problem::NoSuchDay(text);
    }
    let meant = meant(&text, is_partial);
    if meant.is_some() || is_spreadsheets(&text) {
        let form = if is_partial { "YYYY, YYYY-MM or YYYY-MM-DD" } else { "YYYY-MM-DD" };
        return Problem::SpreadsheetDate { text, form, meant: Meant(meant) };
    }
    if is_partial { Problem::PartialDate(text) } else { Problem::Date(InvalidDate(text)) }
}

/// The date that it was before a spreadsheet or an editor changed it, where there is but one.
fn meant(text: &str, is_partial: bool) -> Option<String> {
    // “'2024-07-19”, “2024/07/19”, and with dashes for hyphens.
    let plain = text.trim_start_matches(['\'', '’', '‘']).replace(['/', '–', '—', '−', '.'], "-");
    let is_date = plain.parse::<Date>().is_ok() || is_partial && plain.parse::<PartialDate>().is_ok();
    if plain != text && is_date {
        return Some(plain);
    }
    // “45492”, the number of the day.
    let number: i32 = text.parse().ok().filter(|_| is_number(text, 5..=5))?;
    day(number - SPREADSHEET_EPOCH).map(|date| date.to_string())
}

/// The day with this number, from 1 January 1970, if it is one on which a report may have been published.
fn day(number: i32) -> Option<Date> {
    let months = (2000..2100).flat_map(|year| (1..=12).map(move |month| (year, month)));
    months
        .filter_map(|(year, month)| Some(Date::first_of(year, Month::new(month)?)))
        .take_while(|first| first.day_number() <= number)
        .last()
        .and_then(|first| {
            let day = u8::try_from(number - first.day_number() + 1).ok()?;
            Date::new(first.year(), first.month().number(), day)
        })
}

/// Whether a spreadsheet writes dates so: “08/07/2024”, “2024-07-08 00:00:00”, “19-Jul-24” and “Apr-16”.
fn is_spreadsheets(text: &str) -> bool {
    let slashed: Vec<_> = text.split('/').collect();
    let is_by_slashes = matches!(&slashed[..], [day, month, year]
        if is_number(day, 1..=2) && is_number(month, 1..=2) && is_number(year, 2..=4));
    let has_time = text.split_once(' ').is_some_and(|(day, _)| day.parse::<Date>().is_ok());
    let mut parts = text.split('-');
    let has_month = parts.clone().count() > 1 && parts.clone().any(is_month);
    is_by_slashes || has_time || has_month && parts.all(|part| is_month(part) || is_number(part, 1..=4))
}

/// Whether this is the name of a month, or its first three letters.
fn is_month(text: &str) -> bool {
    let is_this = |month: Month| {
        let name = month.name();
        text.eq_ignore_ascii_case(name) || name.get(..3).is_some_and(|short| text.eq_ignore_ascii_case(short))
    };
    (1..=12).filter_map(Month::new).any(is_this)
}

fn is_number(text: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
