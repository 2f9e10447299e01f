//! Each fault is told with its place.

use serde_json::json;

use super::samples::{index, read_index, read_record, record, with};

#[test]
fn every_fault_of_a_record_is_told_with_its_place() {
    let faults = [
        ("/format", json!(2), "format: the file has format 2, this widget reads 1"),
        ("/format", json!(null), "format: a number is missing"),
        ("/format", json!("1"), "format: a number belongs here, not a text"),
        ("/slug", json!("kirklees"), "slug: the file is about “kirklees”"),
        ("/slug", json!("Calder dale"), "slug: “Calder dale” is not a slug"),
        ("/neighbours/1", json!("st--helens"), "neighbours[1]: “st--helens” is not a slug"),
        ("/neighbours", json!({}), "neighbours: a list belongs here, not an object"),
        ("/inspections", json!(null), "inspections: a list is missing"),
        ("/inspections/2", json!([]), "inspections[2]: an object belongs here, not a list"),
        ("/inspections/0/framework", json!("SIF"), "inspections[0].framework: “SIF” is not a framework"),
        (
            "/inspections/0/start",
            json!("2015-02-30"),
            "inspections[0].start: “2015-02-30” is not a date written YYYY-MM-DD",
        ),
        (
            "/inspections/0/end",
            json!("2015-03"),
            "inspections[0].end: “2015-03” is not a date written YYYY-MM-DD",
        ),
        (
            "/inspections/0/end",
            json!("2015-03-01"),
            "inspections[0]: an inspection starts, ends and is published in that order",
        ),
        (
            "/inspections/0/second-visit",
            json!("2016-03-25"),
            "inspections[0]: an inspection starts, ends and is published in that order",
        ),
        (
            "/inspections/0/second-visit",
            json!("2015"),
            "inspections[0].second-visit: “2015” is not a date written YYYY-MM-DD",
        ),
        (
            "/inspections/0/published",
            json!("2015-03-25"),
            "inspections[0]: an inspection starts, ends and is published in that order",
        ),
        (
            "/inspections/0/report",
            json!("http://files.ofsted.gov.uk/1"),
            "inspections[0].report: “http://files.ofsted.gov.uk/1” does not begin with https://files.ofsted.gov.uk/",
        ),
        ("/inspections/0/grades", json!(null), "inspections[0].grades: an object is missing"),
        (
            "/inspections/0/grades/leaders",
            json!("fine"),
            "inspections[0].grades.leaders: “fine” is not a grade",
        ),
        (
            "/inspections/0/grades/leaders",
            json!("adequate"),
            "inspections[0].grades.leaders: the grade belongs to the older scale",
        ),
        (
            "/inspections/0/grades/overall",
            json!(null),
            "inspections[0].grades.overall: a grade or the reason for its absence is missing",
        ),
        (
            "/inspections/0/not-judged",
            json!(null),
            "inspections[0].grades.adoption: a grade or the reason for its absence is missing",
        ),
        (
            "/inspections/0/not-judged/0/area",
            json!("Adoption"),
            "inspections[0].not-judged[0].area: “Adoption” is not a judged area",
        ),
        (
            "/inspections/0/not-judged/0/reason",
            json!(null),
            "inspections[0].not-judged[0].reason: a text is missing",
        ),
        (
            "/inspections/0/care-leavers-share-grade",
            json!(true),
            "inspections[0].care-leavers-share-grade: whether care leavers share a grade follows from the framework and the first day",
        ),
        (
            "/inspections/1/care-leavers-share-grade",
            json!(null),
            "inspections[1].care-leavers-share-grade: whether care leavers share a grade follows from the framework and the first day",
        ),
        (
            "/inspections/1/care-leavers-share-grade",
            json!("yes"),
            "inspections[1].care-leavers-share-grade: true or false belongs here, not a text",
        ),
        (
            "/inspections/1/grades/care-leavers",
            json!("good"),
            "inspections[1].grades.care-leavers: care leavers share the grade for children in care",
        ),
        (
            "/inspections/1/grades/adoption",
            json!("good"),
            "inspections[1].grades.adoption: this framework does not judge the area",
        ),
        (
            "/inspections/2/grades/overall",
            json!("good"),
            "inspections[2].grades.overall: this framework does not judge the area",
        ),
        (
            "/inspections/3/grades/overall",
            json!(null),
            "inspections[3].grades.overall: an inspection of looked-after children grades them",
        ),
        (
            "/inspections/4/grades/safeguarding-board",
            json!("satisfactory"),
            "inspections[4].grades.safeguarding-board: the grade belongs to the older scale",
        ),
        (
            "/inspections/4/grades/safeguarding-board",
            json!(null),
            "inspections[4].grades.safeguarding-board: a review of a board grades it",
        ),
        (
            "/earlier-inspections/0/date",
            json!("2010-13"),
            "earlier-inspections[0].date: “2010-13” is not a date written YYYY-MM-DD",
        ),
        (
            "/earlier-inspections/0/date-of",
            json!("visit"),
            "earlier-inspections[0].date-of: “visit” is not a kind of date",
        ),
        (
            "/earlier-inspections/1/kind",
            json!("schools"),
            "earlier-inspections[1].kind: “schools” is not a service",
        ),
        ("/earlier-inspections/1/grade", json!("ok"), "earlier-inspections[1].grade: “ok” is not a grade"),
        ("/earlier-inspections/1/source", json!(null), "earlier-inspections[1].source: an object is missing"),
        (
            "/earlier-inspections/1/source/published",
            json!("2015"),
            "earlier-inspections[1].source.published: “2015” is not a date written YYYY-MM-DD",
        ),
        (
            "/earlier-inspections/1/source/report",
            json!("https://news.example/"),
            "earlier-inspections[1].source.report: “https://news.example/” does not begin with https://files.ofsted.gov.uk/",
        ),
        (
            "/earlier-inspections/1/source/page",
            json!(7.5),
            "earlier-inspections[1].source.page: a whole number from 0 to 65535 belongs here",
        ),
        (
            "/earlier-inspections/1/source/page",
            json!(-1),
            "earlier-inspections[1].source.page: a whole number from 0 to 65535 belongs here",
        ),
        (
            "/earlier-inspections/1/source/paragraph",
            json!(65536),
            "earlier-inspections[1].source.paragraph: a whole number from 0 to 65535 belongs here",
        ),
        ("/events/0/date", json!("5 April"), "events[0].date: “5 April” is not a date written YYYY-MM-DD"),
        ("/events/0/kind", json!("notice"), "events[0].kind: “notice” is not a kind of event"),
        ("/events/0/summary", json!(null), "events[0].summary: a text is missing"),
        (
            "/events/0/report",
            json!(null),
            "events[0]: an event needs one source, a report or a press article",
        ),
        (
            "/events/0/press",
            json!({ "title": "Courier" }),
            "events[0]: an event needs one source, a report or a press article",
        ),
        (
            "/events/1/press/title",
            json!(true),
            "events[1].press.title: a text belongs here, not true or false",
        ),
        (
            "/events/1/press/not-before",
            json!("soon"),
            "events[1].press.not-before: “soon” is not a date written YYYY-MM-DD",
        ),
        ("/events/1/improvements/1", json!(null), "events[1].improvements[1]: a text is missing"),
    ];
    for (place, value, expected) in faults {
        let fault = read_record(&with(record(), place, value)).expect_err(expected);
        assert_eq!(fault.to_string(), expected);
    }
    let fault = read_record(&json!([])).unwrap_err();
    assert_eq!(fault.to_string(), "the file: an object belongs here, not a list");
}

#[test]
fn a_shared_grade_must_be_there() {
    let not_judged = json!([{ "area": "children-in-care", "reason": "no child was looked after" }]);
    let record = with(record(), "/inspections/1/not-judged", not_judged);
    let record = with(record, "/inspections/1/grades/children-in-care", json!(null));
    let fault = read_record(&record).unwrap_err();
    assert_eq!(fault.to_string(), "inspections[1].grades.care-leavers: the shared grade is missing");
}

#[test]
fn a_faulty_index_is_refused() {
    let faults = [
        ("/format", json!(0), "format: the file has format 0, this widget reads 1"),
        ("/data-date", json!("2026-08"), "data-date: “2026-08” is not a date written YYYY-MM-DD"),
        ("/attribution", json!(null), "attribution: a text is missing"),
        ("/licence", json!("OGL"), "licence: an object belongs here, not a text"),
        ("/licence/url", json!(null), "licence.url: a text is missing"),
        ("/contact", json!(7), "contact: a text belongs here, not a number"),
        (
            "/contact",
            json!("javascript:alert(1)"),
            "contact: “javascript:alert(1)” does not begin with https:// or mailto:",
        ),
        ("/featured/0", json!("-"), "featured[0]: “-” is not a slug"),
        ("/featured", json!(["calderdale"]), "featured: the start page shows two councils"),
        ("/featured", json!(["bury", "kirklees", "leeds"]), "featured: the start page shows two councils"),
        ("/councils", json!(null), "councils: a list is missing"),
    ];
    for (place, value, expected) in faults {
        let fault = read_index(&with(index(), place, value)).expect_err(expected);
        assert_eq!(fault.to_string(), expected);
    }
}

#[test]
fn a_faulty_council_is_left_out_of_the_index_and_the_others_stay() {
    let faults = [
        ("/councils/1/slug", json!("BCP"), "councils[1].slug: “BCP” is not a slug"),
        ("/councils/1/name", json!(null), "councils[1].name: a text is missing"),
        ("/councils/1/short-name", json!(3), "councils[1].short-name: a text belongs here, not a number"),
        ("/councils/1/aliases", json!("BCP"), "councils[1].aliases: a list belongs here, not a text"),
        ("/councils/1/region", json!(null), "councils[1].region: a text is missing"),
        (
            "/councils/1/start-year",
            json!("2019"),
            "councils[1].start-year: a number belongs here, not a text",
        ),
        ("/councils/1/predecessors/0", json!("Poole"), "councils[1].predecessors[0]: “Poole” is not a slug"),
        ("/councils/1", json!(null), "councils[1]: an object is missing"),
    ];
    for (place, value, expected) in faults {
        let (index, faults) = read_index(&with(index(), place, value)).unwrap();
        assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
        assert_eq!(
            index.councils().iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(),
            ["calderdale", "poole"]
        );
    }
}
