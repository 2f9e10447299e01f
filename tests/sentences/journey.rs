//! The journey in words, for those who do not see the chart: every grade and every year in it stands in the record, and none is
//! left out.

use crate::common::{Dataset, date, title};
use crate::given::{What, given};
use crate::headline::check_words;
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{Area, Date};
use council_compare::describe::chart_name;

const DAYS: [&str; 5] = ["2005-05-01", "2014-08-01", "2016-12-01", "2020-06-30", "2023-02-01"];

/// The grades, each before any that its own word ends in.
pub const WORDS: [&str; 6] =
    ["outstanding", "good", "requires improvement", "inadequate", "adequate", "satisfactory"];

/// Each “good in 2018” in a text, with the words before it.
fn grades_in(text: &str) -> Vec<(&str, &'static str, u16)> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices(" in ") {
        let (before, after) = (&text[..place], &text[place + 4..]);
        let word = WORDS.into_iter().find(|word| before.ends_with(word));
        let year = after.get(..4).and_then(|year| year.parse().ok());
        if let (Some(word), Some(year)) = (word, year) {
            found.push((before.strip_suffix(word).unwrap(), word, year));
        }
    }
    found
}

/// Every pair today in one area each, and every seventh pair on each of the days, so that every council stands
/// in every area on both sides.
pub fn for_many(check: impl Fn(&Dataset, &Comparison, Area, Date)) {
    let data = Dataset::load();
    for (i, (first, second)) in data.ordered_pairs().enumerate() {
        let area = Area::LANES[i % Area::LANES.len()];
        check(&data, &data.compare(first, second, None), area, data.index.data_date);
    }
    for day in DAYS.map(date) {
        for (i, (first, second)) in data.ordered_pairs().step_by(7).enumerate() {
            check(&data, &data.compare(first, second, Some(day)), Area::LANES[i % Area::LANES.len()], day);
        }
    }
}

/// What a text says of each council: the text between their names, which are as given.
fn halves<'a>(
    text: &'a str,
    [first, second]: [String; 2],
    after: &str,
    of: &dyn Fn() -> String,
) -> [&'a str; 2] {
    let rest = text.strip_prefix(&format!("{first}{after}"));
    let halves = rest.and_then(|rest| rest.split_once(&format!(". {second}{after}")));
    let (first, second) = halves.unwrap_or_else(|| panic!("{} does not speak of both in turn", of()));
    [first, second]
}

#[test]
fn every_chart_name_is_true() {
    for_many(|data, comparison, area, day| {
        let name = chart_name(comparison, area);
        let of = || format!("{}, {area:?}: “{name}”", title(comparison));
        check_words(name.trim_end_matches('.'), &of);
        let first_year = if day.year() <= 2009 { day.year() - 1 } else { 2009 };
        let start = format!("{}, {first_year} to {} {}. ", area.label(), day.month().name(), day.year());
        let rest = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix('.'));
        let names = Which::BOTH.map(|which| comparison.sides.get(which).name().to_string());
        let halves = halves(rest.unwrap_or_else(|| panic!("{}", of())), names, ": ", &of);
        for (which, half) in Which::BOTH.into_iter().zip(halves) {
            let record = &data.records[&comparison.sides.get(which).council.slug];
            let given = given(record, area, day);
            let mut expected: Vec<(&str, u16)> =
                given.iter().map(|given| (given.grade.word(), given.first_day.year())).collect();
            let mut said: Vec<_> = grades_in(half).into_iter().map(|(_, word, year)| (word, year)).collect();
            if said.is_empty() {
                assert_eq!(half, "no grade known", "{}", of());
            }
            assert!(said.is_sorted_by_key(|(_, year)| year), "{}: in time", of());
            said.sort_unstable();
            expected.sort_unstable();
            assert_eq!(said, expected, "{}: {which:?}", of());
            // The older scale had no “requires improvement”, and for these areas no “satisfactory”.
            let as_printed = given.iter().filter(|given| given.is_as_printed()).count();
            assert_eq!(half.matches(" as printed").count(), as_printed, "{}: {which:?}", of());
            let older = given.iter().filter(|given| matches!(given.of, What::Older(_))).count();
            let on_scale = older - as_printed;
            assert_eq!(half.matches(" on the older scale").count(), on_scale, "{}: {which:?}", of());
            let shared = given.iter().filter(|given| given.of == What::Both).count();
            assert_eq!(
                half.matches("shared by children in care and care leavers").count(),
                shared,
                "{}",
                of()
            );
            for adoption in given.iter().filter_map(|given| given.adoption) {
                assert!(
                    half.contains(&format!(", with adoption {}", adoption.word())),
                    "{}: {which:?}",
                    of()
                );
            }
            let adoptions = given.iter().filter(|given| given.adoption.is_some()).count();
            assert_eq!(half.matches("with adoption").count(), adoptions, "{}: {which:?}", of());
        }
    });
}
