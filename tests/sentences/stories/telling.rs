//! Some stories to be read, each with what is told in it and in few others.

use crate::common::{Dataset, date, slug};
use council_compare::comparison::Comparison;
use council_compare::dataset::{Area, Event, EventKind};
use council_compare::describe::journey_stories;

/// The stories of two councils as plain text.
fn told(data: &Dataset, first: &str, second: &str, day: Option<&str>, area: Area) -> [String; 2] {
    let comparison: Comparison = data.compare(&slug(first), &slug(second), day.map(date));
    let stories = journey_stories(&comparison, area);
    [&stories.first, &stories.second].map(|story| story.plain(&comparison))
}

/// What the widget exists to tell, without a word of help.
#[test]
fn the_story_of_two_neighbours() {
    let data = Dataset::to_be_read();
    let [calderdale, kirklees] = told(&data, "calderdale", "kirklees", None, Area::ChildrenInCare);
    assert_eq!(
        calderdale,
        "Calderdale was graded adequate for looked-after children in 2010 (older scale). It was given government \
         improvement notices in 2010 (press reports only), 2012, 2013 and 2014. It was graded requires improvement for \
         children in care in 2015 (adoption inadequate) and outstanding in 2018 (shared with care leavers). It had a \
         focused visit in 2022, and a focused visit about help and protection in May 2023 (press reports only). It was \
         graded good in 2024"
    );
    assert_eq!(
        kirklees,
        "Kirklees was graded good for looked-after children in 2011 (older scale). It was graded inadequate for children \
         in care in 2016 (adoption requires improvement). It had a government commissioner in 2016 (press reports only) \
         and an improvement partner in 2017. It was graded requires improvement in 2019 (shared with care leavers) and \
         good in 2024"
    );
}

#[test]
fn a_story_that_ends_without_a_grade_says_so() {
    let data = Dataset::to_be_read();
    let [south_tyneside, st_helens] = told(&data, "south-tyneside", "st-helens", None, Area::Overall);
    assert!(
        south_tyneside
            .contains("was graded good overall in 2017, fell to inadequate in 2022 (newer framework) and was given no overall grade in 2026"),
        "{south_tyneside}"
    );
    assert!(
        st_helens.starts_with(
            "St Helens was graded requires improvement overall in 2014. It had focused visits in July 2018 and November 2018. It \
             fell to inadequate in 2019 (newer framework) and rose to good in 2023"
        ),
        "{st_helens}"
    );
    let [bradford, scilly] =
        told(&data, "bradford", "isles-of-scilly", Some("2017-06-01"), Area::ChildrenInCare);
    assert!(bradford.ends_with("was graded good for children in care in 2014"), "{bradford}");
    assert_eq!(
        scilly,
        "The Isles of Scilly was graded good for safeguarding and looked-after children in 2012 (older scale). It was given no grade for children in care in 2016"
    );
}

#[test]
fn an_intervention_that_ended_is_told_in_its_place() {
    let data = Dataset::load();
    let [leeds, cornwall] = told(&data, "leeds", "cornwall", None, Area::Leaders);
    let of_leeds = "Leeds was given a government improvement notice in 2010 and came out of government intervention in 2011. It ";
    assert!(leeds.starts_with(of_leeds), "{leeds}");
    // Of what the government did in Cornwall, nothing is told.
    assert!(cornwall.starts_with("Cornwall came out of government intervention in 2013. It "), "{cornwall}");
}

#[test]
fn a_trust_that_is_only_planned_has_not_taken_over() {
    let data = Dataset::load();
    assert!(data.record("bradford").events.iter().any(|event| event.kind == EventKind::TrustEstablished));
    for day in ["2023-02-01", "2023-05-01"] {
        let [bradford, _] = told(&data, "bradford", "leeds", Some(day), Area::Leaders);
        assert!(
            bradford.contains("planned to pass services to a trust or company in 2023"),
            "{day}: {bradford}"
        );
        assert!(!bradford.contains("passed services"), "{day}: {bradford}");
    }
}

#[test]
fn what_came_back_from_a_trust_is_told_once_a_report_tells_it() {
    let data = Dataset::load();
    for (day, is_told) in [(None, true), (Some("2025-03-18"), true), (Some("2025-03-17"), false)] {
        let [doncaster, _] = told(&data, "doncaster", "leeds", day, Area::Leaders);
        assert!(doncaster.contains("passed services to a trust or company in 2014"), "{day:?}: {doncaster}");
        assert_eq!(
            doncaster.ends_with(". It had taken services back by March 2025"),
            is_told,
            "{day:?}: {doncaster}"
        );
    }
}

/// The notice of 2012 was for the adoption service, which the years tell. A story of grades for everything does not.
#[test]
fn what_concerned_a_single_service_is_not_told_of_all() {
    let data = Dataset::load();
    for area in Area::LANES {
        let [sefton, leeds] = told(&data, "sefton", "leeds", None, area);
        assert!(!sefton.contains("notice") && !sefton.contains("intervention"), "{sefton}");
        assert!(leeds.contains("improvement notice in 2010"), "{leeds}");
    }
    let notice = |event: &&Event| event.kind == EventKind::ImprovementNotice;
    let notice = data.record("sefton").events.iter().find(notice).unwrap();
    assert_eq!(notice.service.map(|service| service.word()), Some("adoption service"));
    assert_eq!(
        &*notice.summary,
        "Improvement notice for the adoption service, over slow placing of children."
    );
}

/// A visit about other areas would seem to have led to the grade after it, if the story did not say what it was about.
#[test]
fn a_visit_about_other_areas_says_which() {
    let data = Dataset::to_be_read();
    for (council, visit, told_without, about) in [
        ("hammersmith-and-fulham", "September 2018", vec![Area::CareLeavers], "care leavers"),
        ("redbridge", "December 2018", vec![Area::CareLeavers], "care leavers"),
        ("sefton", "February 2024", vec![Area::CareLeavers], "care leavers"),
        ("peterborough", "March 2023", vec![Area::HelpAndProtection], "help and protection"),
        ("wakefield", "February 2018", vec![Area::HelpAndProtection], "help and protection"),
        ("calderdale", "May 2023", vec![Area::HelpAndProtection], "help and protection"),
        // What it was about is not told.
        ("halton", "July 2018", Area::LANES.to_vec(), "anything"),
    ] {
        for area in Area::LANES {
            let [story, _] = told(&data, council, "leeds", None, area);
            let sentence = story.split(". ").find(|sentence| sentence.contains(visit));
            let sentence = sentence.unwrap_or_else(|| panic!("{council}, {area:?}: {story}"));
            let is_told = !(area == Area::Overall || told_without.contains(&area));
            assert_eq!(sentence.contains(&format!(" about {about} in ")), is_told, "{area:?}: {story}");
        }
    }
    // Intervention that followed an inspection of one service ended for the council’s leaders too.
    for area in Area::LANES {
        let [waltham_forest, _] = told(&data, "waltham-forest", "leeds", None, area);
        let is_of_it = [Area::Leaders, Area::ChildrenInCare, Area::Overall].contains(&area);
        let over = if is_of_it { "" } else { " over children in care" };
        let ended = format!("came out of government intervention{over} in 2013");
        assert!(waltham_forest.contains(&ended), "{area:?}: {waltham_forest}");
    }
}

/// “Kept” and “rose” would compare what was graded with another area with what was graded alone.
#[test]
fn a_grade_for_more_than_the_area_is_not_kept_by_the_area_alone() {
    let data = Dataset::to_be_read();
    let [leeds, portsmouth] = told(&data, "leeds", "portsmouth", None, Area::CareLeavers);
    assert!(
        leeds.ends_with(
            "rose to outstanding in 2022 (shared with children in care), and was graded outstanding in 2025"
        ),
        "{leeds}"
    );
    assert!(
        portsmouth.ends_with(
            " was graded requires improvement for care leavers in 2014, good in 2018 (shared with children in care) and requires \
             improvement in 2023, and rose to outstanding in 2026"
        ),
        "{portsmouth}"
    );
    let [lambeth, leeds] = told(&data, "lambeth", "leeds", None, Area::ChildrenInCare);
    assert!(
        lambeth.ends_with(
            "rose to requires improvement in 2018 (adoption inadequate), and was graded requires improvement in 2022 \
             (shared with care leavers) and good in 2026"
        ),
        "{lambeth}"
    );
    assert!(!leeds.contains("stayed there in 2025"), "{leeds}");
    let [barking, lancashire] = told(&data, "barking-and-dagenham", "lancashire", None, Area::CareLeavers);
    assert!(
        barking.contains("in 2014 and in 2019 (shared with children in care), and good in 2023"),
        "{barking}"
    );
    assert!(!lancashire.contains("kept it"), "{lancashire}");
}

/// The frameworks differ, and a step from one to the other says so.
#[test]
fn a_step_to_the_newer_framework_says_so() {
    let data = Dataset::to_be_read();
    let [leeds, lancashire] = told(&data, "leeds", "lancashire", None, Area::Overall);
    assert!(
        leeds.ends_with(
            "was graded good overall in 2015, rose to outstanding in 2018 (newer framework), and stayed there in 2022 and 2025"
        ),
        "{leeds}"
    );
    assert!(lancashire.contains("to good in 2022 (newer framework)"), "{lancashire}");
}

#[test]
fn services_pass_from_one_company_to_another() {
    let data = Dataset::load();
    let [slough, _] = told(&data, "slough", "leeds", None, Area::Leaders);
    assert!(slough.contains("passed services to a trust or company in 2015. It "), "{slough}");
    assert!(slough.contains("It passed services to another trust or company in 2021. It "), "{slough}");
}
