//! The boundary of what comes later: summaries of reports, themes, and everyone's grades.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{date, slug};
use council_compare::dataset::{
    Area, DatasetError, Findings, Grade, GradesOfAll, Json, Judgement, Themes, parse,
};
use serde_json::{Value, json};

fn findings() -> Value {
    json!({
        "format": 1,
        "slug": "calderdale",
        "published": "2024-05-15",
        "summary": "Services are good",
        "strengths": [
            { "area": "leaders", "theme": "quality-assurance", "text": "Checks work", "paragraph": 54 },
        ],
        "concerns": [{ "area": "care-leavers", "theme": "advocacy", "text": "Few have an advocate" }],
        "improvements": [{ "theme": "homeless-16-17", "text": "Improve the response" }],
        "improvements-listed": 13,
    })
}

fn themes() -> Value {
    json!({
        "format": 1,
        "reports": 153,
        "themes": [
            { "id": "advocacy", "label": "Advocates for children", "told-to-improve": ["kent", "york"] },
            { "id": "neglect", "label": "Help for neglected children", "told-to-improve": [] },
        ],
    })
}

fn grades() -> Value {
    json!({
        "format": 1,
        "regions": { "South East": ["kent"], "North West": ["cumbria", "cumberland"] },
        "created": { "cumberland": 2023 },
        "abolished": { "cumbria": 2023 },
        "councils": {
            "kent": [
                { "published": "2019-05-01", "care-leavers-share-grade": true,
                  "grades": { "leaders": "good", "help-and-protection": "inadequate",
                              "children-in-care": "outstanding", "overall": "good" } },
                { "published": "2026-05-01",
                  "grades": { "leaders": "good", "help-and-protection": "good", "children-in-care": "good",
                              "care-leavers": "requires-improvement" } },
            ],
        },
    })
}

fn read_findings(json: &Value) -> Result<Findings, DatasetError> {
    parse::findings(&Json::from(json), &slug("calderdale"), date("2024-05-15"))
}

fn read_themes(json: &Value) -> Result<Themes, DatasetError> {
    parse::themes(&Json::from(json))
}

fn read_grades(json: &Value) -> Result<GradesOfAll, DatasetError> {
    parse::grades_of_all(&Json::from(json))
}

/// The JSON with another value at a place, or without any if it is `null`.
fn with(mut json: Value, place: &str, value: Value) -> Value {
    match json.pointer_mut(place) {
        Some(found) => *found = value,
        None => {
            let (parent, key) = place.rsplit_once('/').unwrap();
            json.pointer_mut(parent).unwrap()[key] = value;
        }
    }
    json
}

#[test]
fn sound_findings_are_read_whole() {
    let findings = read_findings(&findings()).unwrap();
    assert_eq!((&*findings.summary, findings.improvements_listed), ("Services are good", Some(13)));
    let [strength] = &findings.strengths[..] else { panic!("another number of them") };
    assert_eq!((strength.area, strength.paragraph), (Some(Area::Leaders), Some(54)));
    assert_eq!((strength.theme.as_str(), &*strength.text), ("quality-assurance", "Checks work"));
    assert_eq!((findings.concerns[0].area, findings.concerns[0].paragraph), (Some(Area::CareLeavers), None));
    assert_eq!(findings.improvements[0].area, None);
}

#[test]
fn faults_of_findings_are_told_with_their_place() {
    for (place, value, told) in [
        ("/format", json!(2), "format: the file has format 2, this widget reads 1"),
        ("/slug", json!("kent"), "slug: the file is about “kent”"),
        ("/published", json!("2019-05-01"), "published: the file is about the report of 2019-05-01"),
        ("/summary", Value::Null, "summary: a text is missing"),
        ("/strengths", Value::Null, "strengths: a list is missing"),
        ("/concerns/0/area", Value::Null, "concerns[0].area: an area is missing"),
        ("/concerns/0/area", json!("roads"), "concerns[0].area: “roads” is not a judged area"),
        ("/strengths/0/theme", json!("Bad Theme"), "strengths[0].theme: “Bad Theme” is not a theme"),
        ("/strengths/0/paragraph", json!("54"), "strengths[0].paragraph: a number belongs here, not a text"),
        (
            "/strengths/0/paragraph",
            json!(5.5),
            "strengths[0].paragraph: a whole number from 0 to 65535 belongs here",
        ),
        ("/improvements/0/text", json!(7), "improvements[0].text: a text belongs here, not a number"),
        ("/improvements-listed", json!([]), "improvements-listed: a number belongs here, not a list"),
    ] {
        let fault = read_findings(&with(findings(), place, value)).unwrap_err();
        assert_eq!(fault.to_string(), told);
    }
    let fault = read_findings(&json!([])).unwrap_err();
    assert_eq!(fault.to_string(), "the file: an object belongs here, not a list");
}

#[test]
fn sound_themes_are_read_whole() {
    let themes = read_themes(&themes()).unwrap();
    assert_eq!(themes.reports, 153);
    let [advocacy, neglect] = &themes.themes[..] else { panic!("another number of them") };
    assert_eq!(
        (&*advocacy.label, &advocacy.told_to_improve),
        ("Advocates for children", &vec![slug("kent"), slug("york")])
    );
    assert_eq!(neglect.told_to_improve, []);
    assert_eq!(themes.theme(&neglect.id), Some(neglect));
}

#[test]
fn faults_of_themes_are_told_with_their_place() {
    for (place, value, told) in [
        ("/reports", Value::Null, "reports: a number is missing"),
        ("/themes/1/label", Value::Null, "themes[1].label: a text is missing"),
        (
            "/themes/0/told-to-improve/1",
            json!("New York"),
            "themes[0].told-to-improve[1]: “New York” is not a slug",
        ),
    ] {
        assert_eq!(read_themes(&with(themes(), place, value)).unwrap_err().to_string(), told);
    }
}

#[test]
fn everyones_grades_are_read_whole() {
    let grades = read_grades(&grades()).unwrap();
    let [shared, own] = grades.inspections(&slug("kent")) else { panic!("another number of them") };
    let told = |area| (shared.judgement(area).cloned(), own.judgement(area).cloned());
    let good = || Some(Judgement::Own(Grade::Good));
    let outstanding = || Some(Judgement::Shared(Grade::Outstanding));
    assert_eq!(told(Area::Leaders), (good(), good()));
    assert_eq!(told(Area::HelpAndProtection), (Some(Judgement::Own(Grade::Inadequate)), good()));
    assert_eq!(told(Area::ChildrenInCare), (outstanding(), good()));
    assert_eq!(told(Area::CareLeavers), (outstanding(), Some(Judgement::Own(Grade::RequiresImprovement))));
    assert_eq!(told(Area::Overall), (good(), None));
    assert_eq!(told(Area::Adoption), (None, None));
    assert_eq!(grades.inspections(&slug("york")), []);
}

#[test]
fn everyone_counted_is_known_by_region_and_years() {
    let grades = read_grades(&grades()).unwrap();
    let on = |day: &str| -> Vec<(&str, &str)> {
        let counted = grades.counted().iter().filter(|council| council.existed_on(date(day)));
        counted.map(|council| (council.slug.as_str(), &*council.region)).collect()
    };
    assert_eq!(on("2023-03-31"), [("cumbria", "North West"), ("kent", "South East")]);
    assert_eq!(on("2023-04-01"), [("cumberland", "North West"), ("kent", "South East")]);
}

#[test]
fn councils_are_found_in_whatever_order_they_come() {
    let days = [("bury", "2022-01-01"), ("kent", "2023-01-01"), ("york", "2021-01-01")];
    let mut json = grades();
    for (council, day) in days {
        json["councils"][council] = json!([{ "published": day, "grades": {} }]);
    }
    let Json::Object(mut fields) = Json::from(&json) else { panic!("no object") };
    for (name, value) in &mut fields {
        if let ("councils", Json::Object(councils)) = (name.as_str(), value) {
            councils.reverse();
            assert_eq!(councils[0].0, "york");
        }
    }
    let grades = parse::grades_of_all(&Json::Object(fields)).unwrap();
    for (council, day) in days {
        let [only] = grades.inspections(&slug(council)) else { panic!("{council} is not found") };
        assert_eq!(only.published, date(day), "{council}");
    }
}

#[test]
fn faults_of_everyones_grades_are_told_with_their_place() {
    for (place, value, told) in [
        ("/councils", json!([]), "councils: an object belongs here, not a list"),
        ("/regions", Value::Null, "regions: an object is missing"),
        ("/regions/South East", json!("kent"), "regions.South East: a list belongs here, not a text"),
        ("/created/cumberland", json!("2023"), "created.cumberland: a number belongs here, not a text"),
        ("/councils/New York", json!([]), "councils: “New York” is not a slug"),
        (
            "/councils/kent/1/published",
            json!("May 2026"),
            "councils.kent[1].published: “May 2026” is not a date",
        ),
        (
            "/councils/kent/0/grades/leaders",
            json!("adequate"),
            "councils.kent[0].grades.leaders: “adequate” is not a grade of the current scale",
        ),
        (
            "/councils/kent/0/grades/leaders",
            json!("great"),
            "councils.kent[0].grades.leaders: “great” is not a grade",
        ),
        ("/councils/kent/0/grades", Value::Null, "councils.kent[0].grades: an object is missing"),
    ] {
        let fault = read_grades(&with(grades(), place, value)).unwrap_err().to_string();
        assert!(fault.starts_with(told), "{fault}, expected {told}");
    }
}
