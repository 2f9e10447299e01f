//! The note under the grade table that explains its star.

use crate::common::{Dataset, date, title};
use council_compare::describe::{partial_note, verdict};

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
