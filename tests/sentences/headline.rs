//! Every headline is read back into its claims, and each claim is checked against a recount from the records.

use crate::common::{Dataset, Row, date, number_of_pairs, table, title};
use crate::oracle::{AREAS, Facts, Known, height};
use crate::reader::{Claim, Scope, read, without_names};
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{Area, Date, Grade};
use council_compare::describe::headline;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Days between the first report and the last, and two before the first.
const DAYS: [&str; 10] = [
    "2010-06-01",
    "2013-08-31",
    "2014-06-30",
    "2015-09-01",
    "2017-01-01",
    "2018-12-31",
    "2020-03-15",
    "2022-10-10",
    "2024-08-28",
    "2026-07-07",
];

#[test]
fn every_headline_of_today_is_true_and_whole() {
    let data = Dataset::load();
    let mut count = 0;
    for (first, second) in data.ordered_pairs() {
        check(&data, &data.compare(first, second, None));
        count += 1;
    }
    assert_eq!(count, number_of_pairs());
}

#[test]
fn every_headline_as_of_a_day_is_true_and_whole() {
    let data = Dataset::load();
    for day in DAYS.map(date) {
        // Every third pair: all councils stand on both sides, each beside some fifty others.
        for (first, second) in data.ordered_pairs().step_by(3) {
            check(&data, &data.compare(first, second, Some(day)));
        }
    }
}

#[test]
fn a_swapped_headline_says_the_same() {
    let data = Dataset::load();
    for day in [None, Some(date("2015-09-01")), Some(date("2019-01-01"))] {
        for (first, second) in data.ordered_pairs().filter(|(first, second)| first < second) {
            let [one, other] = [(first, second), (second, first)].map(|(a, b)| data.compare(a, b, day));
            let claims = read(&headline(&one), &one).map(|claims| one_by_one(claims, false));
            let swapped = read(&headline(&other), &other).map(|claims| one_by_one(claims, true));
            assert_eq!(claims, swapped, "{}", title(&one));
            let is_known = facts(&data, &one).iter().all(Option::is_some);
            assert_eq!(claims.is_some(), is_known, "{}", title(&one));
        }
    }
}

/// Claims so that their order and the order of the councils do not matter.
fn one_by_one(claims: Vec<Claim>, is_swapped: bool) -> BTreeSet<Claim> {
    let turn = |which: Which| if is_swapped { which.other() } else { which };
    let turned = claims.into_iter().map(|claim| match claim {
        Claim::Higher(which, areas) => Claim::Higher(turn(which), areas),
        Claim::HigherIn(which, scope) => Claim::HigherIn(turn(which), scope),
        Claim::Grade(which, areas, grade) => Claim::Grade(turn(which), areas, grade),
        Claim::Inadequate(which, areas) => Claim::Inadequate(turn(which), areas),
        Claim::InadequateInEach(which) => Claim::InadequateInEach(turn(which)),
        Claim::HigherExcept(which, areas, is_limited) => Claim::HigherExcept(turn(which), areas, is_limited),
        Claim::HigherOverall(which) => Claim::HigherOverall(turn(which)),
        Claim::InadequateOverall(which) => Claim::InadequateOverall(turn(which)),
        Claim::InadequateInAll(which, count) => Claim::InadequateInAll(turn(which), count),
        Claim::InadequateInAllBut(which, areas) => Claim::InadequateInAllBut(turn(which), areas),
        Claim::Overall(first, second) if is_swapped => Claim::Overall(second, first),
        other => other,
    });
    turned.collect()
}

fn facts<'a>(data: &'a Dataset, comparison: &Comparison) -> [Option<Known<'a>>; 2] {
    let day = comparison.pinned.unwrap_or(data.index.data_date);
    Which::BOTH.map(|which| Known::of(&data.records[&comparison.sides.get(which).council.slug], day))
}

fn check(data: &Dataset, comparison: &Comparison) {
    let sentence = headline(comparison);
    let plain = sentence.plain(comparison);
    let of = || format!("{}: “{plain}”", title(comparison));
    check_words(&without_names(&sentence), &of);
    for (_, side) in comparison.sides.iter() {
        assert!(plain.contains(&**side.name()), "{} does not name {}", of(), side.name());
    }
    match facts(data, comparison) {
        [Some(first), Some(second)] => {
            let claims = read(&sentence, comparison);
            let claims = claims.unwrap_or_else(|| {
                panic!("{} cannot be read: tests/sentences/reader.rs knows no such wording; add it there if it is meant", of())
            });
            check_claims(&claims, &Facts { first, second }, &of);
        }
        [first, second] => {
            let (expected, alone) = match (first, second) {
                (None, None) => ("① or ②", None),
                (None, Some(_)) => ("①, so there is nothing to set beside ②", Some(Which::First)),
                _ => ("②, so there is nothing to set beside ①", Some(Which::Second)),
            };
            let text = without_names(&sentence);
            if let Some(expected) = alone.and_then(|which| replaced(comparison, which)) {
                assert_eq!(text, expected, "{}", of());
                return;
            }
            assert!(text.starts_with("This dataset holds no full inspection report "), "{}", of());
            assert!(text.ends_with(&format!(" on {expected}")), "{}", of());
            let day = comparison.pinned.map(|day| format!("published by {}", day.long()));
            assert!(day.is_none_or(|day| text.contains(&day)), "{}", of());
        }
    }
}

/// What is said of a council that is gone, beside one that has a report.
fn replaced(comparison: &Comparison, which: Which) -> Option<String> {
    let slug = comparison.sides.get(which).council.slug.as_str();
    let council = table("councils.csv").into_iter().find(|row| row["slug"] == slug).unwrap();
    let day = comparison.day().to_string();
    if council["end_year"].is_empty() || day < format!("{}-04-01", council["end_year"]) {
        return None;
    }
    let of_all_services = |row: &Row| {
        let is_out = row["source_published"].as_str() <= day.as_str();
        row["council"] == slug && row["kind"] == "childrens-services" && is_out
    };
    let told = table("earlier_inspections.csv").into_iter().find(of_all_services).map(|row| {
        let grade = row["grade"].replace('-', " ");
        format!("; a later report says it was graded {grade} in {}", &row["date"][..4])
    });
    let (own, other) = if which == Which::First { ("①", "②") } else { ("②", "①") };
    Some(format!(
        "{own}, replaced in {}, has no report in this dataset to set beside {other}{}",
        council["end_year"],
        told.unwrap_or_default()
    ))
}

/// What no sentence may contain.
pub fn check_words(text: &str, of: &dyn Fn() -> String) {
    assert!(!text.is_empty(), "{} is empty", of());
    assert_eq!(text.trim(), text, "{}", of());
    let broken =
        ["  ", " ,", " ;", " .", "..", ",,", " :", " and and ", " and ,", ": ;", "and;", "for;", "for ,"];
    for part in broken {
        assert!(!text.contains(part), "{} has “{part}”", of());
    }
    for end in [" and", " for", " in", ",", ":", ";", ".", " except"] {
        assert!(!text.ends_with(end), "{} ends in “{end}”", of());
    }
    let banned = [
        "better", "worse", "best", "worst", "top", "score", "scores", "rank", "ranks", "ranked", "points",
        "ahead", "behind", "rating", "ratings", "rated", "beats", "wins", "leads",
    ];
    for word in text.to_lowercase().split(|letter: char| !letter.is_alphabetic()) {
        assert!(!banned.contains(&word), "{} has the word “{word}”", of());
    }
}

/// Everything said of areas, spelt out: who is higher where, what is the same, what is inadequate.
#[derive(Default)]
struct Said {
    higher: BTreeSet<(Which, Area)>,
    same: BTreeSet<Area>,
    inadequate: BTreeSet<(Which, Area)>,
}

fn check_claims(claims: &[Claim], facts: &Facts<'_>, of: &dyn Fn() -> String) {
    let comparable = facts.comparable();
    let mut said = Said::default();
    for claim in claims {
        spell_out(claim, facts, &mut said, of);
    }
    for which in Which::BOTH {
        let known = facts.get(which);
        let stated = said.inadequate.iter().filter(|(whose, _)| *whose == which).map(|(_, area)| *area);
        let expected = if known.only_overall_is_inadequate() {
            BTreeSet::from([Area::Overall])
        } else {
            known.inadequate()
        };
        assert_eq!(stated.collect::<BTreeSet<_>>(), expected, "{}: inadequate, {which:?}", of());
    }
    check_overall(claims, facts, of);
    for which in Which::BOTH {
        let known = facts.get(which);
        let (some, all) = (known.inadequate().len(), known.grades.len());
        let is_said = claims.iter().any(|claim| {
            matches!(claim, Claim::Overall(..))
                || matches!(claim, Claim::InadequateInEach(whose) if *whose == which)
        });
        // Of two that both have inadequate areas, all of them may be those of one.
        let most = if claims.contains(&Claim::BothInadequate) { all + 1 } else { all };
        let expected = known.overall == Some(Grade::Inadequate) && (1..most).contains(&some) && !is_said;
        let stated = claims.contains(&Claim::InadequateOverall(which));
        assert_eq!(stated, expected, "{}: inadequate overall, {which:?}", of());
    }
    if claims.contains(&Claim::BothInadequate) {
        assert!(said.higher.is_empty() && said.same.is_empty(), "{}", of());
        return;
    }
    let each_is_higher = Which::BOTH.iter().all(|which| said.higher.iter().any(|(whose, _)| whose == which));
    for area in AREAS {
        let stated = Which::BOTH.into_iter().filter(|which| said.higher.contains(&(*which, area)));
        let expected = comparable.contains(&area).then(|| facts.higher(area)).flatten();
        assert_eq!(stated.collect::<Vec<_>>(), Vec::from_iter(expected), "{}: higher for {area:?}", of());
        let is_same = comparable.contains(&area) && expected.is_none();
        // Where each is higher in something, what is the same is left unsaid.
        let is_left_out = is_same && each_is_higher && said.same.is_empty();
        assert_eq!(said.same.contains(&area), is_same && !is_left_out, "{}: the same for {area:?}", of());
    }
}

/// The overall grades are said where who has the higher one would not be expected from what is said before.
fn check_overall(claims: &[Claim], facts: &Facts<'_>, of: &dyn Fn() -> String) {
    let stated = claims.iter().find_map(|claim| match claim {
        Claim::Overall(first, second) => Some([*first, *second]),
        _ => None,
    });
    let is_called_higher = |which: Which| {
        claims.iter().any(
            |claim| matches!(claim, Claim::Higher(whose, _) | Claim::HigherIn(whose, _) | Claim::HigherExcept(whose, ..) if *whose == which),
        )
    };
    let [first, second] = Which::BOTH.map(|which| facts.get(which).overall);
    let expected = first.zip(second).filter(|(first, second)| {
        let higher = match height(*first).cmp(&height(*second)) {
            Ordering::Less => Which::Second,
            Ordering::Equal => return false,
            Ordering::Greater => Which::First,
        };
        let each_is_called_higher = Which::BOTH.into_iter().all(is_called_higher);
        for which in Which::BOTH {
            let is_expected = each_is_called_higher && which == higher;
            assert_eq!(claims.contains(&Claim::HigherOverall(which)), is_expected, "{}: overall", of());
        }
        !is_called_higher(higher)
    });
    // Where one is called higher, it is said that both have the same overall grade.
    let alike = claims
        .iter()
        .find_map(|claim| if let Claim::OverallAlike(word) = claim { Some(*word) } else { None });
    let is_like = facts.first.newest.framework == facts.second.newest.framework;
    let same = first.filter(|first| second == Some(*first)).filter(|_| is_like);
    let same = same.filter(|_| Which::BOTH.into_iter().any(is_called_higher));
    assert_eq!(alike, same.map(Grade::word), "{}: overall alike", of());
    let expected = expected.map(|(first, second)| [first.word(), second.word()]);
    assert_eq!(stated, expected, "{}: overall", of());
}

fn spell_out(claim: &Claim, facts: &Facts<'_>, said: &mut Said, of: &dyn Fn() -> String) {
    let comparable = facts.comparable();
    let check_scope = |scope: &Scope| {
        assert_eq!(scope.count, facts.comparable_count(), "{}: how many areas", of());
        assert_eq!(scope.is_limited, facts.has_unlike(), "{}: whether all can be compared", of());
    };
    match claim {
        Claim::Higher(which, areas) => said.higher.extend(areas.iter().map(|area| (*which, *area))),
        Claim::HigherIn(which, scope) => {
            check_scope(scope);
            said.higher.extend(comparable.iter().map(|area| (*which, *area)));
        }
        Claim::HigherExcept(which, areas, is_limited) => {
            assert_eq!(*is_limited, facts.has_unlike(), "{}: whether all can be compared", of());
            let others = comparable.iter().filter(|area| !areas.contains(area));
            said.higher.extend(others.map(|area| (*which, *area)));
            said.same.extend(areas);
        }
        Claim::Same(areas) => said.same.extend(areas),
        Claim::SameIn(scope, word) => {
            check_scope(scope);
            for area in &comparable {
                let grade = facts.first.grades[area].word();
                assert!(word.is_none_or(|word| word == grade), "{}: the same grade for {area:?}", of());
            }
            said.same.extend(comparable);
        }
        Claim::SameExcept(areas, is_limited) => {
            assert_eq!(*is_limited, facts.has_unlike(), "{}: whether all can be compared", of());
            said.same.extend(comparable.iter().filter(|area| !areas.contains(area)));
            for area in areas {
                let higher = facts.higher(*area).unwrap_or_else(|| panic!("{}: not except {area:?}", of()));
                said.higher.insert((higher, *area));
            }
        }
        Claim::Grade(which, areas, word) => {
            for area in areas {
                let grade = facts.get(*which).grades[area];
                assert_eq!(grade.word(), *word, "{}: {area:?}, {which:?}", of());
                if grade == Grade::Inadequate {
                    said.inadequate.insert((*which, *area));
                }
            }
        }
        Claim::Inadequate(which, areas) => said.inadequate.extend(areas.iter().map(|area| (*which, *area))),
        Claim::InadequateInEach(which) => {
            said.inadequate.extend(comparable.iter().map(|area| (*which, *area)));
        }
        Claim::InadequateInAll(which, count) => {
            let known = facts.get(*which);
            assert!(count.is_none_or(|count| count == known.count()), "{}: how many areas", of());
            said.inadequate.extend(known.grades.keys().map(|area| (*which, *area)));
        }
        Claim::InadequateInAllBut(which, areas) => {
            let known = facts.get(*which);
            assert!(areas.iter().all(|area| known.grades.contains_key(area)), "{}: but", of());
            assert!(known.count() > 3, "{}: all but one of few", of());
            let inadequate = known.grades.keys().filter(|area| !areas.contains(area));
            said.inadequate.extend(inadequate.map(|area| (*which, *area)));
        }
        Claim::NothingInCommon => assert!(comparable.is_empty(), "{}", of()),
        Claim::BothInadequate
        | Claim::Overall(..)
        | Claim::OverallAlike(_)
        | Claim::HigherOverall(_)
        | Claim::InadequateOverall(_) => {}
    }
}

#[test]
fn the_days_reach_from_before_the_first_report_to_after_the_last_but_one() {
    let published: BTreeSet<Date> =
        table("inspections.csv").iter().map(|row: &Row| date(&row["published"])).collect();
    assert!(published.range(..date(DAYS[1])).count() > 0);
    assert_eq!(published.range(..date(DAYS[0])).count(), 0);
    assert!(published.range(..date(DAYS[9])).count() > published.len() - 20);
}
