//! Numbers, lists and stretches of time as a newspaper writes them.

use crate::dataset::Date;

/// What stands between the items of a list, except the last two.
pub const COMMA: &str = text!(", ");

/// What stands before the last item of a list.
pub const AND: &str = text!(" and ");

/// What stands before the last item of a choice.
pub const OR: &str = text!(" or ");

/// A text for one, and for several or none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OneOrMany {
    /// For one.
    pub one: &'static str,
    /// For several or none.
    pub many: &'static str,
}

impl OneOrMany {
    /// The text for so many.
    pub const fn of(self, n: usize) -> &'static str {
        if n == 1 { self.one } else { self.many }
    }
}

/// A number in figures.
pub fn figure(n: usize) -> String {
    fill!("{n}", n)
}

/// What stands before the last item where one has an “and” of its own.
const COMMA_AND: &str = text!(", and ");

/// “a”, “a and b”, “a, b and c”, and “a, and b and c” where an item has an “and” of its own.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    join(&items, "", and(&items))
}

/// What stands before the last of these.
pub fn and(items: &[&str]) -> &'static str {
    if have_and(items) { COMMA_AND } else { AND }
}

/// The items, each led in by `lead`, with commas between them, except the last two.
pub fn join(items: &[&str], lead: &str, before_last: &str) -> String {
    let mut text = String::new();
    for (i, item) in items.iter().enumerate() {
        text.push_str(separator(i, items.len(), before_last));
        text.push_str(lead);
        text.push_str(item);
    }
    text
}

/// What stands before an item, by its position in a list of so many.
pub fn separator(position: usize, length: usize, before_last: &str) -> &str {
    match position {
        0 => "",
        _ if position + 1 == length => before_last,
        _ => COMMA,
    }
}

/// Whether an item has an “and” of its own: “help and protection”.
pub fn have_and(items: &[&str]) -> bool {
    items.iter().any(|item| item.as_bytes().windows(AND.len()).any(|part| part == AND.as_bytes()))
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

/// The same of how many things there are.
pub fn number_of(n: usize) -> String {
    number(u32::try_from(n).unwrap_or(u32::MAX))
}

/// “five months”, “one year”.
pub fn count(n: u32, unit: &str) -> String {
    fill!("{number} {unit}{ending}", number = number(n), unit, ending = if n == 1 { "" } else { text!("s") })
}

/// How far apart two inspections are of which one has only a last day, the same as the other’s.
pub const ENDING_TOGETHER: &str = text!("ending on the same day");

/// “starting about six months apart”, of two inspections of which one was in two visits in different months.
pub fn starting(apart: &str) -> String {
    fill!("starting {apart}", apart)
}

/// How far apart two days are: “12 days apart” under a fortnight, “about six weeks apart” under eight weeks, “about five
/// months apart” under two years, “about two years and three months apart” above.
pub fn apart(a: Date, b: Date) -> String {
    let days = a.day_number().abs_diff(b.day_number());
    match days {
        0 => text!("starting on the same day").to_owned(),
        1..14 => fill!("{time} apart", time = count(days, text!("day"))),
        14..56 if days.is_multiple_of(7) => fill!("{time} apart", time = count(days / 7, text!("week"))),
        14..56 => fill!("about {time} apart", time = count((days + 3) / 7, text!("week"))),
        // A month is 30.44 days on average.
        _ => match (days * 100 + 1_522) / 3_044 {
            12 => text!("about a year apart").to_owned(),
            months @ ..24 => fill!("about {time} apart", time = count(months, text!("month"))),
            months => {
                let years = count(months / 12, text!("year"));
                match months % 12 {
                    0 => fill!("about {years} apart", years),
                    rest => {
                        fill!("about {years} and {months} apart", years, months = count(rest, text!("month")))
                    }
                }
            }
        },
    }
}
