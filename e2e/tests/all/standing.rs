//! Where the two stand: how many councils hold each grade, as a chart, in words and as a table.

use anyhow::{Result, ensure};
use e2e::facts;
use e2e::page::{Key, Page};
use e2e::run;
use e2e::site::Fault;

const GRADES: &str = "data/grades.json";
const CANVAS: &str = "#cc-standing canvas";

/// Comes to the section.
async fn go_down(page: &Page) -> Result<()> {
    page.wait_for("#cc-standing").await?;
    page.scroll_to("#cc-standing").await
}

/// Opens a comparison and waits until the councils are counted.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    go_down(page).await?;
    page.wait_until("the chart is drawn", &format!("document.querySelector('{CANVAS}')?.style.height")).await
}

/// The rows of the table: counts, and where the two are counted.
async fn rows(page: &Page) -> Result<Vec<String>> {
    page.eval(
        "[...document.querySelectorAll('#cc-standing tbody tr')].map(row => [...row.cells].map(it => it.textContent).join(' | '))",
    )
    .await
}

#[test]
fn england_is_counted_with_the_two_marked() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/").await?;
        let counted = facts::counted()?;
        let row = |label: &str, area: &str, why_none: &str, stand: &str| {
            let [outstanding, good, requires_improvement, inadequate, none] = counted.in_area(area);
            let none = if none == 0 { "0".to_owned() } else { format!("{none}{why_none}") };
            format!(
                "{label} | {outstanding} | {good} | {requires_improvement} | {inadequate} | {none} | {stand}"
            )
        };
        assert_eq!(
            rows(&page).await?,
            [
                row("Leadership", "leaders", "", "Good | Good"),
                row("Help and protection", "help-and-protection", "", "Good | Good"),
                row("Children in care", "children-in-care", "", "Good | Good"),
                row(
                    "Care leavers",
                    "care-leavers",
                    ": one grade with children in care",
                    "Good | Requires improvement"
                ),
                row("Overall", "overall", ": not given for inspections from April 2026", "Good | Good"),
            ]
        );
        let councils = counted.councils;
        let name = page.accessible(CANVAS).await?.name;
        let how_many = format!("How many of {councils} councils in England hold each grade.");
        ensure!(name.starts_with(&how_many), "{name}");
        // How many are counted, and why some are not.
        let from = format!("Counted: the newest report of each of {councils} councils in England.");
        page.wait_for_text("#cc-standing figcaption", &from).await?;
        let [.., without_overall] = counted.in_area("overall");
        ensure!(without_overall > 1, "few enough to be said in another way");
        page.wait_for_text("#cc-standing figcaption", &format!("{without_overall} have no overall grade"))
            .await
    })
}

#[test]
fn a_region_is_counted_by_itself() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/trafford/").await?;
        let tabs = page.texts("#cc-standing .cc-tabs button").await?;
        assert_eq!(tabs, ["England", "Yorkshire and The Humber", "North West"]);
        page.click_text("#cc-standing .cc-tabs button", "North West").await?;
        page.wait_for_text("#cc-standing figcaption", "councils in the North West").await?;
        page.wait_for_text("#cc-standing figcaption", "Calderdale is in Yorkshire and The Humber").await?;
        let rows = rows(&page).await?;
        ensure!(rows.iter().all(|row| row.contains("| Not counted |")), "{rows:?}");
        Ok(())
    })
}

#[test]
fn each_of_the_two_is_read_out_by_key() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/").await?;
        page.tab_to(CANVAS).await?;
        let counted = facts::counted()?;
        for (key, who, what, area) in [
            (Key::Down, "Calderdale", "leadership", "leaders"),
            (Key::Right, "Kirklees", "leadership", "leaders"),
            (Key::End, "Kirklees", "overall effectiveness", "overall"),
        ] {
            page.press(key).await?;
            let [_, good, ..] = counted.in_area(area);
            let councils = counted.councils;
            let told = format!("{who}: good for {what}, one of {good} among {councils} councils in England.");
            page.wait_for_text("#cc-standing .cc-readout", &told).await?;
        }
        // The years tell nothing of counts, so the other chart offers no way there.
        ensure!(page.count(".cc-find button").await? == 0, "a mark of the counts is looked for in the years");
        Ok(())
    })
}

#[test]
fn a_pinned_day_counts_what_was_published_by_then() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/?as-of=2019-01-01").await?;
        page.wait_for_text("#cc-standing figcaption", "1 January 2019").await?;
        let rows = rows(&page).await?;
        let in_care = rows.iter().find(|row| row.starts_with("Children in care"));
        ensure!(in_care.is_some_and(|row| row.ends_with("| Outstanding | Inadequate")), "{rows:?}");
        Ok(())
    })
}

#[test]
fn without_the_grades_of_all_the_rest_of_the_page_stays() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault(GRADES, Fault::Status(500));
        page.open_comparison("/calderdale/kirklees/").await?;
        go_down(&page).await?;
        page.wait_for_text(
            "#cc-standing [role=alert]",
            "The grades of all councils did not load. Reason: the server answered with error 500.",
        )
        .await?;
        ensure!(page.count(".cc-journey canvas, .cc-grades").await? == 2, "the rest is gone");
        page.site().heal();
        page.click("#cc-standing [role=alert] button").await?;
        page.wait_until("the chart is drawn", &format!("document.querySelector('{CANVAS}')?.style.height"))
            .await
    })
}

#[test]
fn while_grades_are_on_their_way_the_page_shows_its_structure() -> Result<()> {
    run(async |page| {
        page.site().fault(GRADES, Fault::Silent);
        page.open_comparison("/calderdale/kirklees/").await?;
        go_down(&page).await?;
        page.wait_for_text("#cc-standing [aria-busy] [role=status]", "Loading the grades of all councils")
            .await?;
        assert_eq!(
            page.texts("#cc-standing [aria-busy] p:not([role], .cc-on-paper)").await?,
            ["Leadership", "Help and protection", "Children in care", "Care leavers", "Overall"]
        );
        Ok(())
    })
}
