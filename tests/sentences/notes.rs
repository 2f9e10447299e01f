//! The notes under the grade table: what its star means, and that a report is old.

use crate::common::{Dataset, calendar, date, slug, title};
use council_compare::comparison::Which;
use council_compare::dataset::Lifetime;
use council_compare::describe::{age_notes, council_age_note, partial_note, verdict};
use std::collections::BTreeSet;

#[test]
fn the_note_on_stars_stands_where_a_star_does() {
    let data = Dataset::load();
    let (mut with, mut without) = (0, 0);
    for day in [None, Some(date("2019-06-01")), Some(date("2017-01-01"))] {
        for (first, second) in data.ordered_pairs() {
            let comparison = data.compare(first, second, day);
            let has_star =
                comparison.rows.iter().any(|row| verdict(row.verdict).plain(&comparison).ends_with('*'));
            assert_eq!(partial_note(&comparison).is_some(), has_star, "{}", title(&comparison));
            *if has_star { &mut with } else { &mut without } += 1;
        }
    }
    assert!(with > 1000 && without > 1000, "{with} with a star, {without} without");
    // A report of 2016 without a grade for children in care beside one whose grade covers care leavers too.
    for (first, second) in [("barnsley", "isles-of-scilly"), ("isles-of-scilly", "barnsley")] {
        assert_eq!(partial_note(&data.comparison(first, second, Some("2019-06-01"))), None);
    }
}

/// Ofsted inspects each council about every three years, so of one that was inspected long before there may be a newer report.
#[test]
fn an_old_report_is_said_to_be_old() {
    expect_old_reports_told(&Dataset::load());
    let data = Dataset::to_be_read();
    let old = expect_old_reports_told(&data);
    assert!(["dudley", "nottingham"].iter().all(|name| old.contains(*name)), "{old:?}");
    let comparison = data.comparison("nottingham", "dudley", None);
    let notes: Vec<_> = age_notes(&comparison).map(|note| note.plain(&comparison)).collect();
    let of = |council: &str, month: &str| {
        format!(
            "This dataset has no report on {council} after {month}: Ofsted’s website may have a newer one"
        )
    };
    assert_eq!(notes, [of("Nottingham", "September 2022"), of("Dudley", "January 2023")]);
}

/// The councils whose newest report is old, of each of which that is said.
fn expect_old_reports_told(data: &Dataset) -> BTreeSet<String> {
    let today = data.index.data_date;
    let mut old = BTreeSet::new();
    for council in data.index.councils() {
        let other = if council.slug.as_str() == "calderdale" { "kirklees" } else { "calderdale" };
        let comparison = data.compare(&council.slug, &slug(other), None);
        let told_of = format!(" on {} after", council.in_sentence());
        let mut notes = age_notes(&comparison).map(|note| note.plain(&comparison));
        let note = notes.find(|note| note.contains(&told_of));
        let newest = data.records[&council.slug].inspections.iter().max_by_key(|report| report.start);
        let is_current =
            council.lifetime == Lifetime::Current || matches!(council.lifetime, Lifetime::Created { .. });
        let is_old = newest.is_some_and(|newest| {
            // Three and a half years: a day of the same month, six months and three years on.
            let (year, month) = (newest.end.year(), newest.end.month().number() + 6);
            let (year, month) = if month > 12 { (year + 4, month - 12) } else { (year + 3, month) };
            (year, month, newest.end.day()) < (today.year(), today.month().number(), today.day())
        });
        assert_eq!(note.is_some(), is_current && is_old, "{}: {note:?}", council.name);
        let on_its_page = council_age_note(comparison.sides.get(Which::First), today);
        assert_eq!(on_its_page.is_some(), note.is_some(), "{}", council.name);
        if let (Some(note), Some(newest)) = (note, newest) {
            let month = calendar::month_and_year(newest.published);
            let due = format!("no report on {} after {month}: Ofsted’s website", council.in_sentence());
            assert!(note.contains(&due), "{note}");
            old.insert(council.slug.to_string());
        }
        let pinned = data.compare(&council.slug, &slug(other), Some(today));
        assert_eq!(age_notes(&pinned).count(), 0, "{}", council.name);
    }
    old
}
