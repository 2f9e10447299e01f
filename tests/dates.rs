//! Days, months and years: reading and writing them, and the stretches between them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::calendar::{self, is_leap_year, length};
use common::date;
use council_compare::dataset::{Date, InvalidDate, Month, PartialDate};
use council_compare::words::numbers::{apart, count, list, number};

/// Every day from 1900 to 2199.
fn every_day() -> impl Iterator<Item = (u16, u8, u8)> {
    let months = (1900..2200_u16).flat_map(|year| (1..=12_u8).map(move |month| (year, month)));
    months.flat_map(|(year, month)| {
        let days = u8::try_from(length(year, usize::from(month))).unwrap();
        (1..=days).map(move |day| (year, month, day))
    })
}

#[test]
fn every_day_follows_the_one_before() {
    let mut number = Date::new(1900, 1, 1).unwrap().day_number();
    assert_eq!(number, -25_567);
    let mut before: Option<Date> = None;
    for (year, month, day) in every_day() {
        let date = Date::new(year, month, day).unwrap_or_else(|| panic!("{year}-{month}-{day}"));
        assert_eq!(date.day_number(), number, "{date}");
        assert_eq!((date.year(), date.month().number(), date.day()), (year, month, day));
        assert!(before.is_none_or(|before| before < date), "{date}");
        (before, number) = (Some(date), number + 1);
    }
    assert_eq!(before, Date::new(2199, 12, 31));
    assert_eq!(date("1970-01-01").day_number(), 0);
    assert_eq!(date("2000-03-01").day_number(), 11_017);
}

#[test]
fn every_day_comes_back_from_its_text() {
    for (year, month, day) in every_day() {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let date: Date = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
        assert_eq!(text.parse(), Ok(PartialDate::Day(date)));
    }
    for year in 1900..2200 {
        assert_eq!(year.to_string().parse(), Ok(PartialDate::Year(year)));
        for number in 1..=12 {
            let month = PartialDate::Month(year, Month::new(number).unwrap());
            assert_eq!(month.to_string().parse(), Ok(month));
        }
    }
}

#[test]
fn there_are_no_other_days() {
    for year in 1900..2200 {
        assert_eq!(Date::new(year, 2, 29).is_some(), is_leap_year(year), "{year}");
        for (month, day) in [(2, 30), (4, 31), (6, 31), (9, 31), (11, 31), (1, 32), (1, 0), (0, 1), (13, 1)] {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }
    for year in [0, 1899, 2200, u16::MAX] {
        assert_eq!(Date::new(year, 1, 1), None, "{year}");
    }
    assert_eq!((Month::new(0), Month::new(13)), (None, None));
}

#[test]
fn what_is_not_a_date_is_refused_with_its_text() {
    for text in [
        "",
        " ",
        "2019-02-29",
        "2100-02-29",
        "2019-1-01",
        "2019-01-1",
        "19-01-01",
        "2019/01/01",
        "2019-01-01 ",
        " 2019-01-01",
        "2019-01-01T00:00",
        "2019-01-01-01",
        "-2019-01-01",
        "+2019-01-01",
        "2019-00-01",
        "2019-13-01",
        "2019-01-00",
        "1899-12-31",
        "2200-01-01",
        "20190101",
        "٢٠١٩-٠١-٠١",
        "2019–01–01",
        "2019-+1-01",
        "2019-01-",
        "2019--01",
        "today",
    ] {
        assert_eq!(text.parse::<Date>(), Err(InvalidDate(text.to_owned())), "“{text}”");
    }
    for text in ["2019", "2019-01"] {
        assert_eq!(text.parse::<Date>(), Err(InvalidDate(text.to_owned())), "“{text}” is no day");
        assert!(text.parse::<PartialDate>().is_ok());
    }
    for text in ["", "19", "2019-", "2019-1", "2019-13", "1899", "2200", "201a", "2019-01-32", "2019-02-30"] {
        assert_eq!(text.parse::<PartialDate>(), Err(InvalidDate(text.to_owned())), "“{text}”");
    }
    assert_eq!(InvalidDate("x".to_owned()).to_string(), "“x” is not a date written YYYY-MM-DD");
}

#[test]
fn dates_in_words() {
    for (year, month, day) in every_day().step_by(13) {
        let date = Date::new(year, month, day).unwrap();
        assert_eq!(date.long(), calendar::long(date));
        assert_eq!(date.month_and_year(), calendar::month_and_year(date));
    }
    let short: Vec<&str> = (1..=12).map(|number| Month::new(number).unwrap().short_name()).collect();
    assert_eq!(
        short,
        ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
    );
    assert_eq!(date("2016-09-12").short_month_and_year(), "Sept 2016");
    for (text, long, short) in [
        ("2010", "2010", "2010"),
        ("2023-05", "May 2023", "May 2023"),
        ("2012-09", "September 2012", "Sept 2012"),
        ("2012-05-14", "14 May 2012", "May 2012"),
    ] {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!((date.long().as_str(), date.short().as_str()), (long, short));
    }
}

#[test]
fn ranges_say_nothing_twice() {
    for (start, end, words) in [
        ("2024-02-19", "2024-02-23", "19–23 February 2024"),
        ("2016-09-12", "2016-10-06", "12 September\u{a0}– 6 October 2016"),
        ("2022-12-19", "2023-01-13", "19 December 2022\u{a0}– 13 January 2023"),
        ("2016-07-28", "2016-07-28", "28 July 2016"),
        ("2023-01-13", "2024-01-13", "13 January 2023\u{a0}– 13 January 2024"),
    ] {
        assert_eq!(date(start).range(date(end)), words);
    }
}

#[test]
fn partial_dates_span_what_they_can_mean() {
    for (text, first, last) in [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013-02", "2013-02-01", "2013-02-28"),
        ("2013-11", "2013-11-01", "2013-11-30"),
        ("2012-05-14", "2012-05-14", "2012-05-14"),
    ] {
        let partial: PartialDate = text.parse().unwrap();
        assert_eq!((partial.first_day(), partial.last_day()), (date(first), date(last)), "{text}");
        assert_eq!(partial.year(), date(first).year());
    }
}

#[test]
fn how_far_apart_two_days_are() {
    for (a, b, words) in [
        ("2024-02-19", "2024-02-19", "starting on the same day"),
        ("2024-02-19", "2024-02-20", "one day apart"),
        ("2024-02-19", "2024-03-02", "12 days apart"),
        ("2024-02-19", "2024-03-04", "two weeks apart"),
        ("2024-02-19", "2024-04-01", "six weeks apart"),
        ("2024-02-19", "2024-04-03", "about six weeks apart"),
        ("2024-02-19", "2024-04-15", "about two months apart"),
        ("2024-02-19", "2024-07-08", "about five months apart"),
        ("2023-02-19", "2024-02-19", "about a year apart"),
        ("2023-02-19", "2024-08-19", "about 18 months apart"),
        ("2022-02-19", "2024-02-18", "about two years apart"),
        ("2022-02-19", "2024-02-19", "about two years apart"),
        ("2022-02-19", "2024-03-18", "about two years and one month apart"),
        ("2022-02-19", "2024-03-19", "about two years and one month apart"),
        ("2018-11-12", "2016-09-12", "about two years and two months apart"),
        ("2023-11-20", "2026-01-13", "about two years and two months apart"),
        ("2014-01-31", "2026-02-28", "about 12 years and one month apart"),
    ] {
        assert_eq!(apart(date(a), date(b)), words, "{a} {b}");
        assert_eq!(apart(date(b), date(a)), words, "{b} {a}");
    }
}

#[test]
fn how_far_apart_agrees_with_a_plain_count() {
    let days: Vec<Date> = every_day()
        .filter(|(year, ..)| (2009..2027).contains(year))
        .map(|(year, month, day)| Date::new(year, month, day).unwrap())
        .collect();
    for (i, a) in days.iter().enumerate().step_by(29) {
        for b in days.iter().skip(i).step_by(3) {
            assert_eq!(apart(*a, *b), calendar::apart(*a, *b), "{a} {b}");
        }
    }
}

#[test]
fn numbers_and_lists() {
    assert_eq!([0, 1, 9, 10, 158].map(number), ["no", "one", "nine", "10", "158"]);
    assert_eq!((count(1, "month"), count(12, "day")), ("one month".to_owned(), "12 days".to_owned()));
    assert_eq!(list::<&str>(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a and b");
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
}
