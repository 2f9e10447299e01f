//! Numbers, lists and stretches of time as a newspaper writes them.

use crate::dataset::Date;

/// “a”, “a and b”, “a, b and c”.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

/// “one” to “nine”, then figures.
pub fn number(n: u32) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match usize::try_from(n).ok().and_then(|n| WORDS.get(n)) {
        Some(word) => (*word).to_owned(),
        None => n.to_string(),
    }
}

/// “five months”, “one year”.
pub fn count(n: u32, unit: &str) -> String {
    format!("{} {unit}{}", number(n), if n == 1 { "" } else { "s" })
}

/// How far apart two days are: “12 days apart” and “six weeks apart” under eight weeks, “about five months
/// apart” under two years, “two years and three months apart” above.
pub fn apart(a: Date, b: Date) -> String {
    let (earlier, later) = if a <= b { (a, b) } else { (b, a) };
    let days = earlier.day_number().abs_diff(later.day_number());
    let whole_months = earlier.whole_months_until(later);
    match days {
        0 => "begun on the same day".to_owned(),
        1..14 => format!("{} apart", count(days, "day")),
        14..56 => format!("{} apart", count((days + 3) / 7, "week")),
        _ if whole_months < 24 => {
            // A month is 30.44 days on average.
            match (days * 100 + 1_522) / 3_044 {
                12 => "about a year apart".to_owned(),
                24.. => "about two years apart".to_owned(),
                months => format!("about {} apart", count(months, "month")),
            }
        }
        _ => match (whole_months / 12, whole_months % 12) {
            (years, 0) => format!("{} apart", count(years, "year")),
            (years, months) => format!("{} and {} apart", count(years, "year"), count(months, "month")),
        },
    }
}
