//! The pictures in words, and the words of what cannot be drawn.

use crate::published::Published;
use council_compare::comparison::Comparison;
use council_compare::describe;
use site::card::{Painter, alt};

#[test]
fn the_headline_then_every_grade() {
    let data = Published::to_be_read();
    let in_words = |first, second| alt(&data.comparison(first, second, None));
    assert_eq!(
        in_words("trafford", "cheshire-east"),
        "Trafford is judged inadequate for leadership and for help and protection, Cheshire East for care leavers; Cheshire \
         East is inadequate overall. Trafford: leadership inadequate, help and protection inadequate, children in care good, care leavers \
         requires improvement, no overall grade. Cheshire East: leadership requires improvement, help and protection \
         requires improvement, children in care requires improvement, care leavers inadequate, overall inadequate."
    );
    assert_eq!(
        in_words("dudley", "northamptonshire"),
        "Northamptonshire, replaced in 2021, has no report in this dataset to set beside Dudley; a later report says it was \
         graded inadequate in 2019. \
         Dudley: leadership requires improvement, help and protection requires improvement, children in care requires \
         improvement (one grade with care leavers), care leavers requires improvement (one grade with children in \
         care), overall requires improvement. Northamptonshire: not known."
    );
}

#[test]
fn every_grade_of_every_pair_is_said() {
    let data = Published::load();
    for (first, second) in data.ordered_pairs() {
        let comparison = data.compare(first, second, None);
        let text = alt(&comparison);
        for word in ["better", "worse", "best", "score", "rank", "rating"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        let headline = describe::headline(&comparison).plain(&comparison);
        let grades = text.strip_prefix(&headline).and_then(|grades| grades.strip_suffix('.'));
        let grades: Vec<&str> = grades.unwrap_or_else(|| panic!("{text}")).split(". ").collect();
        assert_eq!(grades.len(), 3, "{text}");
        for ((_, side), grades) in comparison.sides.iter().zip(&grades[1..]) {
            let grades =
                grades.strip_prefix(&format!("{}: ", side.name())).unwrap_or_else(|| panic!("{text}"));
            let expected = if side.latest().is_some() { comparison.rows.len() } else { 1 };
            assert_eq!(grades.split(", ").count(), expected, "{text}");
        }
    }
}

/// Calderdale under another name, and Kirklees.
fn renamed(name: &str) -> Comparison {
    let mut comparison = Published::to_be_read().comparison("calderdale", "kirklees", None);
    let council = &mut comparison.sides.first.council;
    (council.name, council.name_again) = (name.into(), name.into());
    comparison
}

#[test]
fn a_character_that_the_font_lacks_is_named() {
    let error = Painter::new().unwrap().png(&renamed("Calderdale 谷")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the picture of calderdale and kirklees was not made: the font has no “谷”, which stands in “Calderdale 谷”; \
         write it otherwise, or ship a font that has it"
    );
    assert!(Painter::new().unwrap().png(&renamed("Cwm Taf, Ynys Môn a’r Fflint")).is_ok());
}

#[test]
fn what_does_not_fit_is_not_clipped() {
    for name in ["Calderdale ".repeat(40), "Calderdale".repeat(12)] {
        let error = Painter::new().unwrap().png(&renamed(name.trim_end())).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the picture of calderdale and kirklees was not made: its sentences do not fit, even in the smallest type; \
             see PLANS in site/src/card/layout.rs"
        );
    }
}
