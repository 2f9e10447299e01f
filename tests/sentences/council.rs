//! The headline of one council by itself, read back for all councils and compared with the newest report.

use crate::common::calendar::NUMBERS;
use crate::common::{Dataset, slug};
use council_compare::comparison::Side;
use council_compare::dataset::{Area, Grade, Inspection, Judgement};
use council_compare::describe::council_headline;
use std::collections::BTreeMap;

/// The words of the areas in a headline, longest first, so that “children in care with care leavers” is not taken for two.
const WORDS: [(&str, &str); 7] = [
    ("children in care with care leavers", "shared"),
    ("help and protection", "help-and-protection"),
    ("children in care", "children-in-care"),
    ("care leavers", "care-leavers"),
    ("leadership", "leaders"),
    ("adoption", "adoption"),
    ("overall", "overall"),
];

/// The areas that a list names, and nothing else.
fn named(list: &str) -> Vec<&'static str> {
    let mut rest = list.to_owned();
    let mut found = Vec::new();
    for (word, id) in WORDS {
        if rest.contains(word) {
            assert_eq!(rest.matches(word).count(), 1, "{list}");
            rest = rest.replace(word, "·");
            found.push(id);
        }
    }
    let between = rest.replace(", and ", "·").replace(", ", "·").replace(" and ", "·");
    assert!(between.chars().all(|c| c == '·'), "“{list}” has more than areas: “{between}”");
    found.sort_unstable();
    found
}

/// The areas of each grade in a report, other than overall, which stands there only where it is inadequate.
fn judged(report: &Inspection) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut judged: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for area in Area::ALL {
        let (grade, id) = match report.judgement(area) {
            Judgement::Own(grade) => (grade, area.id()),
            Judgement::Shared(grade) if area == Area::ChildrenInCare => (grade, "shared"),
            _ => continue,
        };
        if area != Area::Overall || *grade == Grade::Inadequate {
            judged.entry(grade.word()).or_default().push(id);
        }
    }
    for areas in judged.values_mut() {
        areas.sort_unstable();
    }
    judged
}

#[test]
fn a_councils_own_headline_says_what_its_newest_report_says() {
    let data = Dataset::load();
    let (mut read, mut counted) = (0, 0);
    for council in data.index.councils() {
        let side = Side::new(council.clone(), data.records[&council.slug].clone(), None);
        let headline = council_headline(&side);
        let Some(report) = side.latest() else {
            assert!(headline.starts_with("This dataset holds no full inspection report on "), "{headline}");
            continue;
        };
        let mut judged = judged(report);
        let verb = if council.is_current() { " is graded " } else { " was graded " };
        let (_, grades) = headline.split_once(verb).expect(&headline);
        let areas_in_all: usize = judged.values().flatten().filter(|id| **id != "overall").count();
        // What is inadequate comes first.
        let begins_with_it = grades.starts_with("inadequate ");
        let has_it = judged.get("inadequate").is_some_and(|areas| areas.iter().any(|id| *id != "overall"));
        assert_eq!(begins_with_it, has_it, "{headline}");
        for clause in grades.split("; ") {
            if let Some((grade, list)) = clause.split_once(" for ") {
                assert_eq!(Some(named(list)), judged.remove(grade), "{headline}");
                continue;
            }
            let (grade, scope) = clause.split_once(" in ").expect(&headline);
            let mut areas = judged.remove(grade).expect(&headline);
            assert!(!areas.contains(&"shared"), "{headline}");
            let scope = scope
                .strip_suffix(" and overall")
                .inspect(|_| {
                    let before = areas.len();
                    areas.retain(|id| *id != "overall");
                    assert_eq!(areas.len() + 1, before, "{headline}");
                })
                .unwrap_or(scope);
            assert!(!areas.contains(&"overall") && areas.len() > 2, "{headline}");
            let (of_all, count) = (NUMBERS[areas_in_all], NUMBERS[areas.len()]);
            let expected = match areas.len() == areas_in_all {
                true => format!("all {of_all} areas"),
                false => format!("{count} of {of_all} areas"),
            };
            assert_eq!(scope, expected, "{headline}");
            counted += 1;
        }
        assert!(judged.is_empty(), "{headline} leaves out {judged:?}");
        read += 1;
    }
    assert!(read > 150 && counted > 50, "{read} and {counted}");
}

#[test]
fn telling_headlines() {
    let data = Dataset::to_be_read();
    let of = |name: &str| {
        let council = data.index.council(&slug(name)).unwrap();
        council_headline(&Side::new(council.clone(), data.records[&council.slug].clone(), None))
    };
    for (name, headline) in [
        ("calderdale", "Calderdale is graded good in all four areas"),
        ("kirklees", "Kirklees is graded good in three of four areas; requires improvement for care leavers"),
        (
            "trafford",
            "Trafford is graded inadequate for leadership, and help and protection; requires improvement for care leavers; \
             good for children in care",
        ),
        (
            "isles-of-scilly",
            "The Isles of Scilly is graded inadequate for leadership, help and protection, and overall; requires improvement for \
             children in care and care leavers",
        ),
    ] {
        assert_eq!(of(name), headline);
    }
}
