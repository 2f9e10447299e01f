//! Values checked by hand against the reports, and the whole dataset against the tables that people edit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{Dataset, Row, column, date, slug, table, title};
use council_compare::comparison::{
    Before, Change, Comparison, Likeness, Pair, Standing, Unlike, Verdict, Which,
};
use council_compare::dataset::{Area, Framework, Grade, Judgement, Lifetime, Reason};
use council_compare::link;

const OVERALL_ENDED: &str = "overall: not judged, Ofsted stopped giving one for inspections from April 2026";
const ADOPTION_ENDED: &str = "adoption: not judged, no separate grade under this framework";
const BOARDS_ENDED: &str = "safeguarding-board: not judged, boards are not judged under this framework";

/// Of whom something else was expected, and what to do about it.
fn about(comparison: &Comparison, which: Option<Which>) -> String {
    let slug = |which| comparison.sides.get(which).council.slug.to_string();
    let slugs = which.map_or_else(|| Which::BOTH.map(slug).join(" and "), slug);
    format!(
        "{slugs} of {}: the left is what the tables give, the right what was checked by hand; if there is a newer report, \
         correct what is expected here by its first page",
        title(comparison)
    )
}

#[track_caller]
fn expect(comparison: &Comparison, which: Which, expected: &[&str]) {
    assert_eq!(column(comparison, which), expected, "{}", about(comparison, Some(which)));
}

/// The days on site and the framework of the newest inspection of each.
#[track_caller]
fn expect_inspected(comparison: &Comparison, expected: [(&str, Framework); 2]) {
    let both = comparison.latest().unwrap();
    let found = Which::BOTH.map(|which| (both.get(which).days_on_site(), both.get(which).framework));
    let expected = expected.map(|(days, framework)| (days.to_owned(), framework));
    assert_eq!(found, expected, "{}", about(comparison, None));
}

#[track_caller]
fn expect_verdicts(comparison: &Comparison, expected: &[(Area, Verdict)]) {
    let found: Vec<(Area, Verdict)> = comparison.rows.iter().map(|row| (row.area, row.verdict)).collect();
    assert_eq!(found, expected, "{}", about(comparison, None));
}

#[test]
fn calderdale_and_kirklees_today() {
    let today = Dataset::load().comparison("calderdale", "kirklees", None);
    let calderdale = [
        "leaders: good",
        "help-and-protection: good",
        "children-in-care: good",
        "care-leavers: good",
        "overall: good",
    ];
    let kirklees = [
        "leaders: good",
        "help-and-protection: good",
        "children-in-care: good",
        "care-leavers: requires-improvement",
        "overall: good",
    ];
    expect(&today, Which::First, &calderdale);
    expect(&today, Which::Second, &kirklees);
    expect_inspected(
        &today,
        [("19–23 February 2024", Framework::Ilacs), ("8–19 July 2024", Framework::Ilacs)],
    );
    assert_eq!(today.days_apart(), Some(140));
    let same = Verdict::Same(Likeness::Full);
    expect_verdicts(
        &today,
        &[
            (Area::Leaders, same),
            (Area::HelpAndProtection, same),
            (Area::ChildrenInCare, same),
            (Area::CareLeavers, Verdict::Higher(Which::First, Likeness::Full)),
            (Area::Overall, same),
        ],
    );
}

#[test]
fn calderdale_and_kirklees_at_the_start_of_2019() {
    let pinned = Dataset::load().comparison("calderdale", "kirklees", Some("2019-01-01"));
    let calderdale = [
        "leaders: good",
        "help-and-protection: requires-improvement",
        "children-in-care: shared outstanding",
        "care-leavers: shared outstanding",
        ADOPTION_ENDED,
        BOARDS_ENDED,
        "overall: good",
    ];
    expect(&pinned, Which::First, &calderdale);
    expect(&pinned, Which::Second, &KIRKLEES_2016);
    expect_inspected(
        &pinned,
        [("12–23 November 2018", Framework::Ilacs), ("12 September\u{a0}– 6 October 2016", Framework::Sif)],
    );
    expect_verdicts(
        &pinned,
        &[
            (Area::Leaders, Verdict::Higher(Which::First, Likeness::Full)),
            (Area::HelpAndProtection, Verdict::Higher(Which::First, Likeness::Full)),
            (Area::ChildrenInCare, Verdict::Higher(Which::First, Likeness::Partial)),
            (Area::CareLeavers, Verdict::NotLikeForLike),
            (Area::Adoption, Verdict::Only(Which::Second)),
            (Area::SafeguardingBoard, Verdict::Only(Which::Second)),
            (Area::Overall, Verdict::Higher(Which::First, Likeness::Full)),
        ],
    );
}

const KIRKLEES_2016: [&str; 7] = [
    "leaders: inadequate",
    "help-and-protection: inadequate",
    "children-in-care: inadequate",
    "care-leavers: requires-improvement",
    "adoption: requires-improvement",
    "safeguarding-board: inadequate",
    "overall: inadequate",
];

#[test]
fn calderdale_and_kirklees_at_the_start_of_2017() {
    let pinned = Dataset::load().comparison("calderdale", "kirklees", Some("2017-01-01"));
    let calderdale = [
        "leaders: requires-improvement",
        "help-and-protection: requires-improvement",
        "children-in-care: requires-improvement",
        "care-leavers: requires-improvement",
        "adoption: inadequate",
        "safeguarding-board: requires-improvement",
        "overall: requires-improvement",
    ];
    expect(&pinned, Which::First, &calderdale);
    expect(&pinned, Which::Second, &KIRKLEES_2016);
    expect_inspected(
        &pinned,
        [
            ("13 January\u{a0}– 4 February 2015", Framework::Sif),
            ("12 September\u{a0}– 6 October 2016", Framework::Sif),
        ],
    );
}

#[test]
fn trafford_has_no_overall_grade_and_cheshire_east_only_one_inadequate_area() {
    let today = Dataset::load().comparison("trafford", "cheshire-east", None);
    let trafford = [
        "leaders: inadequate",
        "help-and-protection: inadequate",
        "children-in-care: good",
        "care-leavers: requires-improvement",
        OVERALL_ENDED,
    ];
    let cheshire_east = [
        "leaders: requires-improvement",
        "help-and-protection: requires-improvement",
        "children-in-care: requires-improvement",
        "care-leavers: inadequate",
        "overall: inadequate",
    ];
    expect(&today, Which::First, &trafford);
    expect(&today, Which::Second, &cheshire_east);
    assert_eq!(today.row(Area::Overall).unwrap().verdict, Verdict::Only(Which::Second));
}

#[test]
fn hull_is_kingston_upon_hull() {
    let data = Dataset::load();
    let (view, notices) = link::parse("/hull/city-of-london/", "", &data.index);
    assert_eq!(view.councils, Pair::new(slug("kingston-upon-hull"), slug("city-of-london")));
    assert_eq!(notices, []);
    assert_eq!(link::format(&view), "/kingston-upon-hull/city-of-london/");
}

#[test]
fn northamptonshire_was_replaced_in_2021() {
    let data = Dataset::load();
    let today = data.comparison("northamptonshire", "leeds", None);
    let side = &today.sides.first;
    let successors = vec![slug("north-northamptonshire"), slug("west-northamptonshire")];
    assert_eq!(side.council.lifetime, Lifetime::Abolished { year: 2021, successors });
    assert_eq!(side.inspections().count(), 0, "no grade is carried over");
    assert!(today.rows.iter().all(|row| row.verdict == Verdict::NotKnown(Which::First)));
}

#[test]
fn what_was_not_judged_says_why() {
    let data = Dataset::load();
    let pinned = data.comparison("city-of-london", "isles-of-scilly", Some("2016-12-31"));
    let city = [
        "leaders: outstanding",
        "help-and-protection: good",
        "children-in-care: good",
        "care-leavers: good",
        "adoption: not judged, no child had a plan for adoption",
        "safeguarding-board: outstanding",
        "overall: good",
    ];
    let scilly = [
        "leaders: good",
        "help-and-protection: good",
        "children-in-care: not judged, no child was looked after",
        "care-leavers: not judged, no child was looked after",
        "safeguarding-board: requires-improvement",
        "overall: good",
    ];
    // Neither council has a grade for adoption, so the table of the two has no row for it.
    expect(&pinned, Which::Second, &scilly);
    let with_adoption = data.comparison("city-of-london", "kirklees", Some("2016-12-31"));
    expect(&with_adoption, Which::First, &city);
    for row in table("not_judged.csv") {
        let record = data.record(&row["council"]);
        let report = record.inspections.iter().find(|report| report.published == date(&row["published"]));
        let judgement = report.unwrap().judgement(Area::from_id(&row["area"]).unwrap());
        assert_eq!(*judgement, Judgement::NotJudged(Reason::Told(row["reason"].as_str().into())), "{row:?}");
    }
}

#[test]
fn surreys_board_was_reviewed_by_itself() {
    let data = Dataset::load();
    let board = |day: &str| {
        let pinned = data.comparison("surrey", "kirklees", Some(day));
        column(&pinned, Which::First).into_iter().find(|line| line.starts_with("safeguarding-board"))
    };
    // Kirklees had no report by then, so the row stands only where Surrey's board has a grade.
    assert_eq!(board("2015-07-01"), None);
    assert_eq!(
        board("2015-09-01").as_deref(),
        Some("safeguarding-board: requires-improvement, report of 2015-08-03")
    );
    let beside = data.comparison("surrey", "calderdale", Some("2015-07-01"));
    let told = "safeguarding-board: not judged, the board has a review of its own";
    assert!(column(&beside, Which::First).contains(&told.to_owned()), "{:?}", column(&beside, Which::First));
    // The re-inspection of 2018 is three years away from that review.
    let later = data.comparison("surrey", "calderdale", Some("2018-06-01"));
    let not_reviewed = "safeguarding-board: not judged, this report did not review the board";
    assert!(column(&later, Which::First).contains(&not_reviewed.to_owned()));
}

/// Before its first report a council's grade is not known, and what was known of the older scale stands beside that.
#[test]
fn medways_children_in_care_had_been_inadequate_before_any_full_report() {
    let data = Dataset::load();
    let comparison = data.comparison("kent", "medway", Some("2013-09-30"));
    let cells = &comparison.row(Area::ChildrenInCare).unwrap().cells;
    for (cell, grade) in [(&cells.first, Grade::Adequate), (&cells.second, Grade::Inadequate)] {
        assert_eq!(cell.standing, Standing::NotKnown);
        let before = Before { grade, year: 2013, has_older_framework: true, is_shared: false };
        assert_eq!(cell.change, Change::Unlike(before, Unlike::OlderScale));
    }
    // The day before its report came out, nothing was.
    let comparison = data.comparison("kent", "medway", Some("2013-08-22"));
    let cells = &comparison.row(Area::ChildrenInCare).unwrap().cells;
    assert_eq!([&cells.first.change, &cells.second.change], [&Change::None; 2]);
}

/// Of Northamptonshire's last inspection there is no report here. What the headline says of it stands in the table too.
#[test]
fn northamptonshires_last_grade_is_told_by_a_later_report() {
    let data = Dataset::load();
    let told = |day: Option<&str>| {
        let comparison = data.comparison("northamptonshire", "leeds", day);
        let cell = &comparison.row(Area::Overall).unwrap().cells.first;
        assert_eq!(cell.standing, Standing::NotKnown);
        cell.change.clone()
    };
    let before = Before { grade: Grade::Inadequate, year: 2019, has_older_framework: true, is_shared: false };
    assert_eq!(told(None), Change::Unlike(before, Unlike::ToldLater));
    // The report that tells it was published on the day after.
    assert_eq!(told(Some("2022-11-24")), Change::None);
}

#[test]
fn cheshire_easts_overall_grade_is_lower_than_any_rule_would_make_it() {
    let data = Dataset::load();
    for (council, areas) in [("cheshire-east", 1), ("peterborough", 1), ("harrow", 1), ("isles-of-scilly", 2)]
    {
        let latest = data.record(council).inspections.last().unwrap();
        let inadequate = |area: &&Area| latest.judgement(**area).grade() == Some(Grade::Inadequate);
        assert!(inadequate(&&Area::Overall), "{council}");
        let below = Area::ALL.iter().filter(inadequate).filter(|area| **area != Area::Overall).count();
        assert_eq!(below, areas, "{council}");
    }
    // And the other way round: a sub-judgement is inadequate, the overall grade is not.
    for (row, area) in rows_of(&[("doncaster", "2022-04-08"), ("herefordshire", "2018-07-23")], Area::Leaders)
    {
        assert_eq!((row["leaders"].as_str(), area), ("inadequate", Area::Leaders));
        let pinned = data.comparison(&row["council"], "leeds", Some(&row["published"]));
        let lines = column(&pinned, Which::First);
        assert_eq!(lines.first().unwrap(), "leaders: inadequate");
        assert_eq!(lines.last().unwrap(), "overall: requires-improvement");
    }
}

/// The rows of the inspections named by council and publication date, each with an area.
fn rows_of(named: &[(&str, &str)], area: Area) -> Vec<(Row, Area)> {
    let is_named = |row: &Row| named.contains(&(row["council"].as_str(), row["published"].as_str()));
    let rows: Vec<_> = table("inspections.csv").into_iter().filter(is_named).map(|row| (row, area)).collect();
    assert_eq!(rows.len(), named.len());
    rows
}
