//! The lines on dates: when each council was inspected, how far apart, under which framework, and which reports
//! are newer than a pinned day.

use crate::common::{Dataset, calendar, date, title};
use crate::headline::check_words;
use crate::oracle::{Facts, Known};
use crate::reader::without_names;
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{Area, Date, Framework, Judgement};
use council_compare::describe::{date_line, newer_reports};

const DAYS: [&str; 6] = ["2012-01-01", "2014-08-01", "2016-02-29", "2019-01-01", "2021-06-30", "2023-11-11"];

const WHY: &str = "Ofsted stopped giving one for inspections from April 2026";

/// Every pair today, and every fifth pair on each of the days.
fn for_many(check: impl Fn(&Dataset, &Comparison, Date)) {
    let data = Dataset::load();
    for (first, second) in data.ordered_pairs() {
        check(&data, &data.compare(first, second, None), data.index.data_date);
    }
    for day in DAYS.map(date) {
        for (first, second) in data.ordered_pairs().step_by(5) {
            check(&data, &data.compare(first, second, Some(day)), day);
        }
    }
}

#[test]
fn every_date_line_is_true() {
    for_many(|data, comparison, day| {
        let line = without_names(&date_line(comparison));
        let of = || format!("{}: “{line}”", title(comparison));
        let known =
            Which::BOTH.map(|which| Known::of(&data.records[&comparison.sides.get(which).council.slug], day));
        match known {
            [Some(first), Some(second)] => {
                check_words(&line, &of);
                check_date_line(&line, &Facts { first, second }, &of);
            }
            [Some(known), None] => assert_eq!(line, one_date("①", &known), "{}", of()),
            [None, Some(known)] => assert_eq!(line, one_date("②", &known), "{}", of()),
            [None, None] => assert_eq!(line, "", "{}", of()),
        }
    });
}

fn one_date(name: &str, known: &Known<'_>) -> String {
    let (age, short) = match framework(known) {
        "SIF" => ("older", "SIF"),
        other => ("newer", other),
    };
    format!("{name} was inspected in {} under the {age} framework ({short})", months(known))
}

/// The month of the first day, and that of a second visit if it is another.
fn months(known: &Known<'_>) -> String {
    let first = calendar::month_and_year(known.newest.start);
    let second = known.newest.second_visit.map(calendar::month_and_year).filter(|second| *second != first);
    second.map_or(first.clone(), |second| format!("{first} and {second}"))
}

fn framework(known: &Known<'_>) -> &'static str {
    match known.newest.framework {
        Framework::Sif => "SIF",
        Framework::Ilacs => "ILACS",
    }
}

fn check_date_line(line: &str, facts: &Facts<'_>, of: &dyn Fn() -> String) {
    let (first, second) = (&facts.first, &facts.second);
    let [month, other] = [first, second].map(months);
    let inspected = if month == other {
        format!("Both were inspected in {month},")
    } else {
        format!("① was inspected in {month} and ② in {other},")
    };
    // A report that prints one day alone prints the last.
    let has_one_day = [first, second].iter().any(|known| known.newest.start == known.newest.end);
    let [one, two] =
        [first, second].map(|known| if has_one_day { known.newest.end } else { known.newest.start });
    let apart = match has_one_day && one == two {
        true => "ending on the same day".to_owned(),
        // Of several visits, the first ones are compared.
        false
            if !has_one_day
                && one != two
                && [&month, &other].iter().any(|months| months.contains(" and ")) =>
        {
            format!("starting {}", calendar::apart(one, two))
        }
        false => calendar::apart(one, two),
    };
    let rest = line.strip_prefix(&format!("{inspected} {apart}, under "));
    let rest = rest.unwrap_or_else(|| panic!("{} should begin “{inspected} {apart}, under”", of()));

    let (frameworks, overall) = rest.split_once(". ").unwrap_or((rest, ""));
    let expected = match (framework(first), framework(second)) {
        ("SIF", "ILACS") => "different frameworks: ① under the older (SIF), ② under the newer (ILACS)",
        ("ILACS", "SIF") => "different frameworks: ① under the newer (ILACS), ② under the older (SIF)",
        _ => match (first.shares, second.shares) {
            (true, false) => {
                "the same framework; when ① was inspected, one grade covered children in care and care leavers"
            }
            (false, true) => {
                "the same framework; when ② was inspected, one grade covered children in care and care leavers"
            }
            _ => "the same framework",
        },
    };
    assert_eq!(frameworks, expected, "{}", of());

    let has_none =
        |known: &Known<'_>| matches!(known.newest.judgement(Area::Overall), Judgement::NotJudged(_));
    let expected = match (has_none(first), has_none(second)) {
        (false, false) => String::new(),
        (true, false) => format!("① has no overall grade: {WHY}"),
        (false, true) => format!("② has no overall grade: {WHY}"),
        (true, true) => format!("Neither has an overall grade: {WHY}"),
    };
    assert_eq!(overall, expected, "{}", of());
}

#[test]
fn every_line_on_newer_reports_is_true() {
    for_many(|data, comparison, day| {
        let line = without_names(&newer_reports(comparison));
        let of = || format!("{}: “{line}”", title(comparison));
        if comparison.pinned.is_none() {
            assert_eq!(line, "", "{}", of());
            return;
        }
        check_words(&line, &of);
        let months = Which::BOTH.map(|which| {
            let inspections = &data.records[&comparison.sides.get(which).council.slug].inspections;
            let newer = inspections.iter().filter(|inspection| inspection.published > day);
            newer.map(|inspection| calendar::month_and_year(inspection.published)).collect::<Vec<_>>()
        });
        let list = |months: &[String]| match months {
            [] => panic!("{} names no month", of()),
            [only] => only.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        let expected = match &months {
            [first, second] if first.is_empty() && second.is_empty() => {
                "This dataset has no newer report on either council".to_owned()
            }
            [first, second] if !first.is_empty() && !second.is_empty() => {
                format!("Both councils have reports published since: ① {}; ② {}", list(first), list(second))
            }
            [first, second] => {
                let (name, months) = if second.is_empty() { ("①", first) } else { ("②", second) };
                let newer = if months.len() == 1 {
                    "has a report published since"
                } else {
                    "has reports published since"
                };
                format!("{name} {newer}: {}", list(months))
            }
        };
        assert_eq!(line, expected, "{}", of());
    });
}

#[test]
fn some_lines_are_these() {
    let data = Dataset::to_be_read();
    let line = |first: &str, second: &str, day: Option<&str>| {
        let comparison = data.comparison(first, second, day);
        date_line(&comparison).plain(&comparison)
    };
    assert_eq!(
        line("calderdale", "kirklees", None),
        "Calderdale was inspected in February 2024 and Kirklees in July 2024, about five months apart, under the same \
         framework"
    );
    assert_eq!(
        line("calderdale", "kirklees", Some("2019-01-01")),
        "Calderdale was inspected in November 2018 and Kirklees in September 2016, about two years and two months apart, under \
         different frameworks: Calderdale under the newer (ILACS), Kirklees under the older (SIF)"
    );
    assert_eq!(
        line("liverpool", "lancashire", None),
        "Both were inspected in May 2026, starting on the same day, under the same framework. Neither has an overall \
         grade: Ofsted stopped giving one for inspections from April 2026"
    );
    assert_eq!(line("northamptonshire", "poole", None), "");
    // The City's report prints 28 July alone, and Hackney's 4 to 28 July.
    assert_eq!(
        line("city-of-london", "hackney", Some("2016-09-20")),
        "Both were inspected in July 2016, ending on the same day, under the same framework"
    );
}
