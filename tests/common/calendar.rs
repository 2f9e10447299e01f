//! The calendar once more, reckoned in the plainest way, to check the widget's own against.

use council_compare::dataset::Date;

/// The months with their days in a common year.
pub const MONTHS: [(&str, i64); 12] = [
    ("January", 31),
    ("February", 28),
    ("March", 31),
    ("April", 30),
    ("May", 31),
    ("June", 30),
    ("July", 31),
    ("August", 31),
    ("September", 30),
    ("October", 31),
    ("November", 30),
    ("December", 31),
];

/// Numbers as words.
pub const NUMBERS: [&str; 10] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

pub fn is_leap_year(year: u16) -> bool {
    year.is_multiple_of(4) && !matches!(year, 1900 | 2100)
}

/// How many days a month has.
pub fn length(year: u16, month: usize) -> i64 {
    MONTHS[month - 1].1 + i64::from(month == 2 && is_leap_year(year))
}

/// The day before.
pub fn day_before(date: Date) -> Date {
    let (year, month, day) = (date.year(), date.month().number(), date.day());
    // The last of the month that there is.
    let last_of = |year, month| (28..=31).rev().find_map(|day| Date::new(year, month, day));
    let before = match (month, day) {
        (1, 1) => last_of(year - 1, 12),
        (_, 1) => last_of(year, month - 1),
        _ => Date::new(year, month, day - 1),
    };
    before.expect("a day")
}

/// Days since the end of 1899, counted year by year and month by month.
fn ordinal(date: Date) -> i64 {
    let (year, month) = (date.year(), usize::from(date.month().number()));
    let years: i64 = (1900..year).map(|year| 365 + i64::from(is_leap_year(year))).sum();
    let months: i64 = (1..month).map(|month| length(year, month)).sum();
    years + months + i64::from(date.day())
}

/// Days from one to the other, whichever comes first.
pub fn days_apart(a: Date, b: Date) -> i64 {
    (ordinal(a) - ordinal(b)).abs()
}

/// “February 2024”.
pub fn month_and_year(date: Date) -> String {
    format!("{} {}", MONTHS[usize::from(date.month().number()) - 1].0, date.year())
}

/// “23 February 2024”.
pub fn long(date: Date) -> String {
    format!("{} {}", date.day(), month_and_year(date))
}

fn count(n: i64, unit: &str) -> String {
    let word =
        usize::try_from(n).ok().and_then(|n| NUMBERS.get(n)).map_or(n.to_string(), ToString::to_string);
    if n == 1 { format!("{word} {unit}") } else { format!("{word} {unit}s") }
}

/// How far apart two days are, in the words that a newspaper would use.
pub fn apart(a: Date, b: Date) -> String {
    let days = days_apart(a, b);
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "at most 300 years")]
    let rounded = |length: f64| (days as f64 / length).round() as i64;
    let months = rounded(30.44);
    let time = if days == 0 {
        return "starting on the same day".to_owned();
    } else if days < 14 {
        return format!("{} apart", count(days, "day"));
    } else if days < 56 {
        let weeks = count(rounded(7.0), "week");
        if days % 7 == 0 {
            return format!("{weeks} apart");
        }
        weeks
    } else if months == 12 {
        "a year".to_owned()
    } else if months < 24 {
        count(months, "month")
    } else {
        let rest = months % 12;
        let rest = if rest == 0 { String::new() } else { format!(" and {}", count(rest, "month")) };
        format!("{}{rest}", count(months / 12, "year"))
    };
    format!("about {time} apart")
}
