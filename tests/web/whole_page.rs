//! The page below the grades: the years, where the two stand, and what stands there without the data.

use crate::document;
use crate::shown::{PUBLISHED, Shown, answer};
use wasm_bindgen_test::wasm_bindgen_test;

/// The page of Calderdale and Kirklees with this area in the large chart, once the years are there.
async fn years(area: &str) -> Shown {
    for (name, text) in PUBLISHED {
        answer(name, Some(text));
    }
    let page = Shown::new("/calderdale/kirklees/", &format!("area={area}"), 900);
    page.go_down_to(".cc-years li").await;
    assert_eq!(page.count(".cc-years details[open]"), 0, "the years stand open");
    page.click(".cc-years summary").await;
    assert_eq!(page.count(".cc-years details[open]"), 1);
    page
}

#[wasm_bindgen_test]
async fn an_entry_among_the_years_and_its_mark_are_chosen_together() {
    let page = years("children-in-care").await;
    assert_eq!((page.count(".cc-mark[aria-pressed=true]"), page.count(".cc-find button")), (0, 0));

    let entry =
        "[...root.querySelectorAll('.cc-mark')].find((one) => one.textContent.startsWith('12–23 Nov'))";
    page.act(entry, "element.focus(); element.click()").await;
    assert_eq!(page.count(".cc-mark[aria-pressed=true]"), 1);
    assert_eq!(page.focused(), "cc-chosen", "choosing an entry loses the focus");
    let readout = page.text(".cc-readout");
    assert!(readout.contains("Outstanding for children in care"), "{readout}");
    let differ = "Sources differ. A 2018 article says that the inspection took three weeks in November; the report gives";
    assert!(readout.contains(differ), "{readout}");

    // From there to the chart, and along it to the next inspection, whose entry is chosen now.
    page.click(".cc-is-chosen .cc-jump").await;
    assert_eq!(page.focused(), "cc-chart");
    page.press("#cc-chart", "ArrowRight").await;
    assert_eq!(page.text(".cc-mark[aria-pressed=true]"), "19–23 February Inspection (ILACS)");
    assert_eq!(page.count(".cc-readout .cc-differ"), 0, "the disagreement is about another inspection");

    // And back to the list, which opens for it.
    page.click(".cc-years summary").await;
    assert_eq!(page.count(".cc-years details[open]"), 0);
    page.click(".cc-find button").await;
    assert_eq!(page.count(".cc-years details[open]"), 1);
    assert_eq!(page.focused(), "cc-chosen");

    // Pressed again, it is left, and keeps the focus.
    page.click("#cc-chosen").await;
    assert_eq!((page.count(".cc-mark[aria-pressed=true]"), page.count(".cc-find button")), (0, 0));
    let focused = document().active_element().unwrap().text_content().unwrap();
    assert_eq!(focused, "19–23 February Inspection (ILACS)");
}

/// An article of 2018 is wrong on one of the grades of 2015.
#[wasm_bindgen_test]
async fn sources_differ_on_the_grade_that_they_differ_on_alone() {
    let entry =
        "[...root.querySelectorAll('.cc-mark')].find((one) => one.textContent.startsWith('13 January'))";
    for (area, differ) in [("leaders", 0), ("children-in-care", 1)] {
        let page = years(area).await;
        page.act(entry, "element.click()").await;
        let readout = page.text(".cc-readout");
        assert!(readout.starts_with("Calderdale") && readout.contains("Requires improvement"), "{readout}");
        assert_eq!(page.count(".cc-readout .cc-differ"), differ, "{area}: {readout}");
    }
}

/// Grades of two councils, and of no others.
const GRADES: &str = r#""councils":{
    "calderdale":[{"published":"2024-05-15","grades":{"leaders":"good","help-and-protection":"good",
        "children-in-care":"good","care-leavers":"good","overall":"good"}}],
    "kirklees":[{"published":"2024-08-28","grades":{"leaders":"good","help-and-protection":"good",
        "children-in-care":"good","care-leavers":"requires-improvement","overall":"good"}}]}}"#;

#[wasm_bindgen_test]
async fn where_they_stand_is_counted_read_out_and_asked_for_again() {
    for (name, text) in PUBLISHED {
        answer(name, Some(text));
    }
    answer("grades.json", None);
    let page = Shown::new("/calderdale/kirklees/", "", 900);
    page.go_down_to("#cc-standing").await;
    page.wait_for("#cc-standing [role=alert] button").await;
    assert!(page.text("#cc-standing").contains("The grades of all councils did not load."));
    assert_eq!(page.count(".cc-journey canvas"), 1, "the rest of the page is gone");
    // Who is counted is as published.
    let (counted, _) = include_str!("../../static/data/grades.json").split_once("\"councils\":").unwrap();
    answer("grades.json", Some(&format!("{counted}{GRADES}")));
    page.click("#cc-standing [role=alert] button").await;

    // The drawing gives the canvas its height.
    let canvas = page.wait_for("#cc-standing canvas[style]").await;
    let name = || canvas.get_attribute("aria-label").unwrap();
    assert!(
        name().starts_with("How many of 2 councils in England hold each grade. Leadership: 0 outstanding, ")
    );
    assert!(
        page.text("#cc-standing figcaption").ends_with("151 councils have no full report in this dataset.")
    );
    assert_eq!(page.text("#cc-standing tbody tr:nth-child(4)"), "Care leavers0110GoodRequires improvement");

    let readout = "#cc-standing figure [role=status]";
    assert!(page.text(readout).starts_with("Tap or point at"), "{}", page.text(readout));
    for (key, expected) in [
        ("ArrowDown", "Calderdale: good for leadership, one of 2 among 2 councils in England."),
        ("ArrowRight", "Kirklees: good for leadership, one of 2 among 2 councils in England."),
        ("ArrowDown", "Kirklees: good for help and protection, one of 2 among 2 councils in England."),
        ("End", "Kirklees: good for overall effectiveness, one of 2 among 2 councils in England."),
        (
            "ArrowUp",
            "Kirklees: requires improvement for care leavers, the only one among 2 councils in England.",
        ),
    ] {
        page.press("#cc-standing canvas", key).await;
        page.wait_for_text(readout, expected).await;
    }
    let journey = page.text(".cc-journey [role=status]");
    assert!(
        journey.starts_with("Tap or point at"),
        "a mark of one chart is read out under the other: {journey}"
    );

    page.click("#cc-standing .cc-tabs button:nth-child(2)").await;
    page.wait_for_text("#cc-standing .cc-tabs [aria-pressed=true]", "Yorkshire and The Humber").await;
    assert!(name().starts_with("How many of 2 councils in Yorkshire and The Humber hold"), "{}", name());
    let of_region = page.text(readout);
    assert!(of_region.ends_with("the only one among 2 councils in Yorkshire and The Humber."), "{of_region}");
}

#[wasm_bindgen_test]
async fn a_page_without_its_data_says_so() {
    answer("index.json", None);
    let page = Shown::new("/leeds/camden/", "", 900);
    page.wait_for("[role=alert]").await;
    let alert = page.text("[role=alert]");
    assert!(alert.starts_with("The list of councils did not load. Reason: "), "{alert}");
    assert_eq!(page.count("h1"), 1, "the page has no heading");
}
