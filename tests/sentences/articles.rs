//! What councils are called in sentences: the article of “the Isle of Wight”, and “Hull” once Kingston upon Hull has been named.

use crate::common::{self, Dataset, councils, title};
use council_compare::dataset::Area;
use council_compare::describe::{council_headline, date_line, headline, journey_stories};
use std::collections::BTreeMap;

/// The names with an article, as the table has them.
fn names() -> Vec<String> {
    let rows = common::table("councils.csv");
    let names: Vec<String> =
        rows.iter().filter(|row| row["article"] == "the").map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["City of London", "East Riding of Yorkshire", "Isle of Wight", "Isles of Scilly"]);
    names
}

/// Fails unless “the” stands before each of these names, with a capital where a sentence begins. Returns how often.
fn check(text: &str, names: &[String], of: &str) -> usize {
    let mut found = 0;
    for (at, name) in names.iter().flat_map(|name| text.match_indices(name.as_str())) {
        found += 1;
        let before = &text[..at];
        let begins = before == "The " || before.ends_with(". The ");
        let goes_on = before.ends_with(" the ") && !before.ends_with(". the ");
        assert!(begins || goes_on, "{of}: “{name}” in “{text}”");
    }
    found
}

#[test]
fn names_have_their_article_in_every_sentence() {
    let (data, names) = (Dataset::load(), names());
    let mut found = 0;
    for (first, second) in data.ordered_pairs() {
        let comparison = data.compare(first, second, None);
        if comparison.sides.iter().all(|(_, side)| side.council.article.is_none()) {
            continue;
        }
        let stories = Area::LANES.map(|area| journey_stories(&comparison, area));
        let always = [headline(&comparison), date_line(&comparison)];
        let stories = stories.into_iter().flat_map(|stories| [stories.first, stories.second]);
        for sentence in always.into_iter().chain(stories) {
            found += check(&sentence.plain(&comparison), &names, &title(&comparison));
        }
    }
    // Four councils, each with all others in both orders, in the headline and five notes at least.
    let others = councils().len() - 1;
    assert!(found > 4 * others * 2 * 6, "{found}");
}

#[test]
fn a_councils_own_headline_has_the_article() {
    let data = Dataset::load();
    let comparison = data.comparison("isle-of-wight", "calderdale", None);
    let of_its_own = council_headline(&comparison.sides.first);
    assert!(of_its_own.starts_with("The Isle of Wight is graded "), "{of_its_own}");
    let without = council_headline(&comparison.sides.second);
    assert!(without.starts_with("Calderdale is graded "), "{without}");
}

/// “Kingston upon Hull … in Hull”: the short names that people say, and none that only narrow places need.
#[test]
fn a_council_that_has_been_named_in_full_is_called_as_people_call_it() {
    let data = Dataset::load();
    let again: BTreeMap<&str, String> = data
        .index
        .councils()
        .iter()
        .map(|council| (council.slug.as_str(), council.in_sentence_again()))
        .filter(|(slug, again)| *again != data.index.council(&common::slug(slug)).unwrap().in_sentence())
        .collect();
    let expected = [
        ("bournemouth-christchurch-and-poole", "BCP"),
        ("cheshire-west-and-chester", "Cheshire West"),
        ("east-riding-of-yorkshire", "the East Riding"),
        ("kingston-upon-hull", "Hull"),
        ("kingston-upon-thames", "Kingston"),
        ("newcastle-upon-tyne", "Newcastle"),
        ("richmond-upon-thames", "Richmond"),
    ];
    assert_eq!(again, expected.map(|(slug, name)| (slug, name.to_owned())).into());
}

#[test]
fn a_headline_names_each_council_in_full_once() {
    let data = Dataset::to_be_read();
    let said = |first, second| {
        let comparison = data.comparison(first, second, None);
        headline(&comparison).plain(&comparison)
    };
    assert_eq!(
        said("bournemouth-christchurch-and-poole", "newcastle-upon-tyne"),
        "Bournemouth, Christchurch and Poole (BCP) has the same grades as Newcastle upon Tyne except for help and \
         protection: good in BCP, outstanding in Newcastle"
    );
    // A short name that is not said again needs no introduction, and “and” none that is there already.
    assert_eq!(
        said("camden", "hammersmith-and-fulham"),
        "Camden has the same grades as Hammersmith and Fulham except for help and protection: outstanding in Camden, good \
         in Hammersmith and Fulham"
    );
    // “Kingston” alone could be either.
    let both = said("kingston-upon-hull", "kingston-upon-thames");
    assert!(both.contains("Kingston upon Thames") && !both.contains(" Kingston;"), "{both}");
    let mut again = 0;
    for (first, second) in data.ordered_pairs() {
        let comparison = data.compare(first, second, None);
        let said = headline(&comparison).plain(&comparison);
        for (which, side) in comparison.sides.iter() {
            let other = comparison.sides.get(which.other()).name();
            if side.council.in_sentence_again() != side.council.in_sentence()
                && !other.starts_with(&*side.council.name_again)
            {
                assert_eq!(said.matches(&**side.name()).count(), 1, "{}: “{said}”", title(&comparison));
                again += 1;
            }
        }
    }
    assert!(again > 1_000);
}
