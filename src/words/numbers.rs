//! Numbers, lists and stretches of time as a newspaper writes them.

use crate::dataset::Date;

/// What stands between the items of a list, but for the last two.
pub const COMMA: &str = text!(", ");

/// What stands before the last item of a list.
pub const AND: &str = text!(" and ");

/// What stands before the last item of a choice.
pub const OR: &str = text!(" or ");

/// A number in figures.
pub fn figure(n: usize) -> String {
    fill!("{n}", n)
}

/// “a”, “a and b”, “a, b and c”.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            fill!("{head} and {last}", head = head.join(COMMA), last = last.as_ref())
        }
    }
}

/// “one” to “nine”, then figures.
pub fn number(n: u32) -> String {
    const WORDS: [&str; 10] = [
        text!("no"),
        text!("one"),
        text!("two"),
        text!("three"),
        text!("four"),
        text!("five"),
        text!("six"),
        text!("seven"),
        text!("eight"),
        text!("nine"),
    ];
    match usize::try_from(n).ok().and_then(|n| WORDS.get(n)) {
        Some(word) => (*word).to_owned(),
        None => n.to_string(),
    }
}

/// “five months”, “one year”.
pub fn count(n: u32, unit: &str) -> String {
    fill!("{number} {unit}{ending}", number = number(n), unit, ending = if n == 1 { "" } else { text!("s") })
}

/// How far apart two days are: “12 days apart” and “six weeks apart” under eight weeks, “about five months
/// apart” under two years, “two years and three months apart” above.
pub fn apart(a: Date, b: Date) -> String {
    let (earlier, later) = if a <= b { (a, b) } else { (b, a) };
    let days = earlier.day_number().abs_diff(later.day_number());
    let whole_months = earlier.whole_months_until(later);
    match days {
        0 => text!("begun on the same day").to_owned(),
        1..14 => fill!("{time} apart", time = count(days, text!("day"))),
        14..56 => fill!("{time} apart", time = count((days + 3) / 7, text!("week"))),
        _ if whole_months < 24 => {
            // A month is 30.44 days on average.
            match (days * 100 + 1_522) / 3_044 {
                12 => text!("about a year apart").to_owned(),
                24.. => text!("about two years apart").to_owned(),
                months => fill!("about {time} apart", time = count(months, text!("month"))),
            }
        }
        _ => match (whole_months / 12, whole_months % 12) {
            (years, 0) => fill!("{time} apart", time = count(years, text!("year"))),
            (years, months) => fill!(
                "{years} and {months} apart",
                years = count(years, text!("year")),
                months = count(months, text!("month")),
            ),
        },
    }
}
