//! Marks of the chart read out: each says its grade, what the grade covers, on which scale, and when.

use crate::common::Dataset;
use council_compare::comparison::Which;
use council_compare::comparison::journey::{Basis, lines};
use council_compare::dataset::{Area, DateOf, Framework, Grade};
use council_compare::describe::point_in_words;
use std::collections::BTreeSet;

#[test]
fn every_mark_says_what_it_is() {
    let data = Dataset::load();
    let (mut starts, mut scales) = (BTreeSet::new(), BTreeSet::new());
    for slug in data.records.keys().filter(|slug| slug.as_str() != "leeds") {
        let comparison = data.comparison(slug.as_str(), "leeds", None);
        for area in Area::LANES {
            for point in &lines(&comparison, area).get(Which::First).points {
                let words = point_in_words(point, area);
                let of = || format!("{slug}, {area:?}: “{words}”");
                let (grade, when) = (point.grade.label(), &point.when_long);
                let expected = match point.basis {
                    Basis::Own(Framework::Sif) => {
                        format!("{grade} for {}, under SIF. Inspected {when}.", area.word())
                    }
                    Basis::Own(Framework::Ilacs) => {
                        format!("{grade} for {}, under ILACS. Inspected {when}.", area.word())
                    }
                    Basis::Shared => {
                        format!(
                            "{grade} for children in care, one grade with care leavers. Inspected {when}."
                        )
                    }
                    Basis::Older(service, date_of) => {
                        let dated = match date_of {
                            DateOf::Inspection => "Inspected",
                            DateOf::Publication => "Report published",
                            DateOf::Unsaid => "Dated",
                        };
                        starts.insert(dated);
                        let scale = match point.grade {
                            Grade::RequiresImprovement | Grade::Satisfactory => "as printed",
                            _ => "on the older scale",
                        };
                        scales.insert(scale);
                        format!("{grade} for {}, {scale}. {dated} {when}.", service.word())
                    }
                };
                let rest = words.strip_prefix(&expected);
                let rest = rest.unwrap_or_else(|| panic!("{} should begin “{expected}”", of()));
                let adoption =
                    point.adoption.map(|grade| format!(" Adoption, judged within it: {}.", grade.word()));
                assert_eq!(rest, adoption.unwrap_or_default(), "{}", of());
                assert!(words.contains(&point.when.year().to_string()), "{}", of());
            }
        }
    }
    assert_eq!(starts.len(), 3, "each kind of date is somewhere: {starts:?}");
    assert_eq!(scales.len(), 2, "a grade that the older scale did not have is somewhere: {scales:?}");
}

#[test]
fn a_mark_of_2013_has_every_day_that_its_own_report_prints() {
    let data = Dataset::load();
    for (council, days) in [("kent", "15–19 July"), ("medway", "15–19 July"), ("norfolk", "8–12 July")]
    {
        let comparison = data.comparison(council, "leeds", None);
        let lines = lines(&comparison, Area::ChildrenInCare);
        let marks = lines.first.points.iter().map(|point| point_in_words(point, Area::ChildrenInCare));
        let expected = format!(" for looked-after children, on the older scale. Inspected {days} 2013.");
        assert_eq!(marks.filter(|mark| mark.contains(&expected)).count(), 1, "{council}: {expected}");
    }
}
