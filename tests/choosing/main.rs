//! Choosing a council: what typing finds, what the list offers, and what each key does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod keys;

use common::{Dataset, councils, runner, slug};
use council_compare::choosing::{Field, Group, groups, status, suggestion};
use council_compare::dataset::Index;
use council_compare::search::{Found, Matched, close, distance, find, nearest, resolve, slugify};
use proptest::prelude::*;

fn index() -> Index {
    Dataset::load().index
}

fn names(found: &[Found]) -> Vec<&str> {
    found.iter().map(|found| found.name.as_ref()).collect()
}

/// The first of what is found, and the letters of it that match.
fn first(index: &Index, query: &str) -> (String, String) {
    let found = find(index, query, usize::MAX);
    let first = found.first().unwrap_or_else(|| panic!("nothing for “{query}”"));
    (first.name.to_string(), marked(first).to_owned())
}

/// The letters that match.
fn marked(found: &Found) -> &str {
    match &found.matched {
        Matched::Nothing => "",
        Matched::Name(range) => &found.name[range.clone()],
        Matched::Alias(alias, range) => &alias[range.clone()],
        Matched::Region(range) => &found.region[range.clone()],
    }
}

#[test]
fn the_best_match_stands_first() {
    let index = index();
    for (query, name, letters) in [
        ("hull", "Kingston upon Hull", "Hull"),
        ("HULL ", "Kingston upon Hull", "Hull"),
        ("BCP", "Bournemouth, Christchurch and Poole", "BCP"),
        ("bournemouth chr", "Bournemouth, Christchurch and Poole", "Bournemouth, Chr"),
        ("bradford children", "Bradford", "Bradford Children"),
        ("Bradford's trust", "Bradford", "Bradford Children and Families Trust"),
        ("Bradford’s", "Bradford", "Bradford"),
        ("hull kingston", "Kingston upon Hull", "Kingston upon Hull"),
        ("bradford children's trust", "Bradford", "Bradford Children's Trust"),
        ("bradford childrens trust", "Bradford", "Bradford Children's Trust"),
        ("st helens", "St Helens", "St Helens"),
        ("St. Helens", "St Helens", "St Helens"),
        ("saint helens", "St Helens", "Saint Helens"),
        ("hammersmith & f", "Hammersmith and Fulham", "Hammersmith and F"),
        ("barking & dagenham", "Barking and Dagenham", "Barking and Dagenham"),
        ("york", "York", "York"),
        ("derby", "Derby", "Derby"),
        ("kirk", "Kirklees", "Kirk"),
        ("halifax", "Calderdale", "Halifax"),
        ("southend on sea", "Southend-on-Sea", "Southend-on-Sea"),
        ("poole", "Poole", "Poole"),
        ("northants", "Northamptonshire", "Northants"),
    ] {
        assert_eq!(first(&index, query), (name.to_owned(), letters.to_owned()), "“{query}”");
    }
}

#[test]
fn names_come_before_other_names_and_regions() {
    let index = index();
    let york = find(&index, "york", usize::MAX);
    let yorks = ["York", "East Riding of Yorkshire", "North Yorkshire"];
    assert_eq!(names(&york)[..3], yorks, "{:?}", names(&york));
    let last = york.last().unwrap();
    assert!(matches!(last.matched, Matched::Region(_)), "{last:?}");
    assert_eq!(marked(last), "York");
    let region = find(&index, "yorkshire and the humber", usize::MAX);
    assert_eq!(region.len(), 15, "{:?}", names(&region));
    assert!(region.iter().all(|found| marked(found) == "Yorkshire and The Humber"), "{region:?}");
    // A word of one's own comes before a part of somebody else's.
    let ham = find(&index, "ham", usize::MAX);
    let position = |name: &str| names(&ham).iter().position(|found| *found == name).unwrap();
    assert!(position("Hampshire") < position("Birmingham"), "{:?}", names(&ham));
    assert!(position("Hammersmith and Fulham") < position("Durham"), "{:?}", names(&ham));
}

#[test]
fn every_council_is_found_first_by_its_own_name() {
    let index = index();
    for council in index.councils() {
        assert_eq!(find(&index, &council.name, usize::MAX)[0].slug, council.slug);
        assert_eq!(first(&index, &council.name.to_uppercase()).1, *council.name);
        for alias in &council.aliases {
            assert_eq!(find(&index, alias, usize::MAX)[0].slug, council.slug, "{alias}");
        }
    }
    assert_eq!(find(&index, "", usize::MAX).len(), index.councils().len());
    assert_eq!(find(&index, " .,- ", usize::MAX).len(), index.councils().len());
}

#[test]
fn every_match_marks_the_letters_asked_for() {
    let index = index();
    let query = prop_oneof![any::<String>(), "[a-zA-Z &.'’-]{1,9}", "[aeiou][lnrst]?"];
    let result = runner(600).run(&query, |query| {
        let wanted = slugify(&query);
        for found in find(&index, &query, usize::MAX) {
            // Slicing would panic off a character's boundary.
            let letters = slugify(marked(&found));
            // What does not stand in one piece stands in words.
            let has_all_words = || {
                wanted.split('-').all(|word| {
                    letters.split('-').any(|found| found.starts_with(word) || format!("{found}s") == word)
                })
            };
            let is_right = letters == wanted || wanted.is_empty() || has_all_words();
            assert!(is_right, "“{query}” marks “{}” of {}", marked(&found), found.name);
        }
        let asked = Field::typed(query);
        let offered = groups(&index, &asked, Vec::new());
        assert!(offered.iter().all(|group| !group.options.is_empty()), "{asked:?}");
        Ok(())
    });
    result.unwrap();
}

#[test]
fn where_nothing_matches_the_nearest_names_are_offered() {
    let index = index();
    for (typed, name) in [("kirkless", "Kirklees"), ("calderdael", "Calderdale"), ("birmingam", "Birmingham")]
    {
        let offered = groups(&index, &Field::typed(typed.to_owned()), Vec::new());
        let [Group { heading: Some(heading), options }] = offered.as_slice() else { panic!("{offered:?}") };
        assert_eq!(*heading, format!("No council is called “{typed}”. Nearest names:"));
        assert_eq!((options.len(), &*options[0].name), (4, name));
        assert_eq!(status(&offered), format!("{heading} {}", names(options).join(", ")));
        assert_eq!(close(&index, typed, 4)[0].slug, options[0].slug);
    }
    assert_eq!(close(&index, "xyzzy plugh", 4), []);
    // Enter takes what matches and what is nearly a name, and of anything else nothing.
    for (typed, active) in
        [("dev", Some(0)), ("kirkless", Some(0)), ("zzzz", None), ("xyzzy plugh", None), (" ", None)]
    {
        let mut field = Field::typed(typed.to_owned());
        field.check(&index);
        assert_eq!(field.active, active, "{typed}");
    }
    assert_eq!(nearest(&index, &"🦀".repeat(100_000), 3).len(), 3);
    let long = groups(&index, &Field::typed("ß".repeat(500)), Vec::new());
    assert!(long[0].heading.as_ref().unwrap().chars().count() < 90, "{long:?}");
}

#[test]
fn distances() {
    for (a, b, expected) in [
        ("", "", 0),
        ("", "abc", 3),
        ("kirklees", "kirkless", 1),
        ("hull", "hall", 1),
        ("ab", "ba", 2),
        ("héllo", "hello", 1),
        ("saturday", "sunday", 3),
    ] {
        assert_eq!((distance(a, b), distance(b, a)), (expected, expected), "{a} {b}");
    }
}

#[test]
fn names_in_addresses() {
    let index = index();
    assert_eq!(slugify("St. Helens"), "st-helens");
    assert_eq!(slugify("Bath & North East Somerset"), "bath-and-north-east-somerset");
    assert_eq!(slugify("  King’s  Lynn "), "kings-lynn");
    for council in index.councils() {
        assert_eq!(resolve(&index, council.slug.as_str()).unwrap().slug, council.slug);
    }
    assert_eq!(resolve(&index, "atlantis"), None);
    assert_eq!(resolve(&index, ""), None);
}

#[test]
fn suggestions_stand_before_all_councils_until_something_is_asked_for() {
    let index = index();
    let near = [slug("leeds"), slug("atlantis"), slug("kent")];
    let suggested = suggestion(&index, "Most like it".to_owned(), near.iter());
    assert_eq!(names(&suggested.options), ["Leeds", "Kent"]);
    let empty = suggestion(&index, "Nobody".to_owned(), [].iter());
    let offered = groups(&index, &Field::default().opened(), vec![suggested.clone(), empty]);
    let headings: Vec<_> = offered.iter().map(|group| group.heading.as_deref()).collect();
    assert_eq!(headings, [Some("Most like it"), Some("All councils")]);
    assert_eq!(offered[1].options.len(), councils().len());
    let asked = groups(&index, &Field::typed("hull".to_owned()), vec![suggested]);
    assert_eq!((asked.len(), asked[0].heading.as_ref()), (1, None));
    assert_eq!(names(&asked[0].options), ["Kingston upon Hull", "Solihull"]);
    assert_eq!(status(&asked), "2 councils match");
    assert_eq!(
        status(&groups(&index, &Field::typed("kent".to_owned()), Vec::new())),
        "One council matches: Kent"
    );
    assert_eq!(status(&[]), "");
    let shires = groups(&index, &Field::typed("shire".to_owned()), Vec::new());
    assert_eq!(status(&shires), format!("{} councils match", shires[0].options.len()));
}

/// What councils call themselves in full leads to them, and to no other council.
#[test]
fn the_kind_of_council_may_be_said_or_left_out() {
    let data = Dataset::load();
    for council in data.index.councils() {
        let name = &council.name;
        for full in [
            format!("{name} Council"),
            format!("{name} City Council"),
            format!("{name} County Council"),
            format!("{name} Metropolitan Borough Council"),
            format!("London Borough of {name}"),
            format!("Royal Borough of {name}"),
            format!("City of {name}"),
        ] {
            // Some are names of their own: the old Dorset County Council was another one than Dorset's of today.
            let named = |other: &&council_compare::dataset::Council| {
                other.name.eq_ignore_ascii_case(&full)
                    || other.aliases.iter().any(|it| it.eq_ignore_ascii_case(&full))
            };
            let due = data.index.councils().iter().find(named).unwrap_or(council);
            let found = find(&data.index, &full, 1);
            assert_eq!(found.first().map(|found| &found.slug), Some(&due.slug), "{full}");
            for segment in [full.clone(), slugify(&full)] {
                assert_eq!(resolve(&data.index, &segment).map(|it| &it.slug), Some(&due.slug), "{segment}");
            }
        }
    }
    for (typed, slug) in
        [("sheffield-city", "sheffield"), ("kent county", "kent"), ("Leeds city council", "leeds")]
    {
        assert_eq!(resolve(&data.index, typed).map(|it| it.slug.as_str()), Some(slug), "{typed}");
    }
    for typed in ["council", "city of", "london borough of", "city council", "county"] {
        assert_eq!(resolve(&data.index, typed), None, "{typed}");
    }
}
