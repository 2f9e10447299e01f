//! Grades that have to be right, read from the rendered table, with their sources.

use anyhow::{Result, ensure};
use e2e::{Page, run};

/// Where Ofsted keeps its reports.
const REPORTS: &str = "https://files.ofsted.gov.uk/v1/file/";

/// A headline, a date line that begins like this, and two reports in the heads of the columns.
async fn check_frame(page: &Page, dates: &str, reports: [&str; 2]) -> Result<()> {
    let headline = page.text("h1").await?;
    ensure!(headline.split(' ').count() > 3, "the headline is “{headline}”");
    let line = page.text(".cc-dates").await?;
    ensure!(line.starts_with(dates), "the line of dates is “{line}”");
    let links: Vec<String> =
        page.eval("[...document.querySelectorAll('[role=columnheader] a')].map(link => link.href)").await?;
    assert_eq!(links, reports.map(|report| format!("{REPORTS}{report}")));
    check_links(page).await
}

/// Every link to elsewhere opens beside the page, and tells the other page nothing.
async fn check_links(page: &Page) -> Result<()> {
    let links: Vec<(String, String, String)> = page
        .eval(
            "[...document.querySelectorAll('.cc a')].filter(link => link.origin !== location.origin)
               .map(link => [link.href, link.target, link.rel])",
        )
        .await?;
    ensure!(links.len() >= 2, "there are only {} links to sources", links.len());
    for (address, target, rel) in &links {
        assert_eq!(target, "_blank", "{address}");
        ensure!(rel.split(' ').any(|word| word == "noopener"), "{address} has rel={rel}");
        let is_source =
            address.starts_with(REPORTS) || address.starts_with("https://www.nationalarchives.gov.uk/");
        ensure!(is_source, "an unexpected source: {address}");
    }
    Ok(())
}

#[test]
fn calderdale_and_kirklees_today() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        let grades = page.grades().await?;
        assert_eq!(
            grades.lines(),
            [
                "Leadership: Good | Good",
                "Help and protection: Good | Good",
                "Children in care: Good | Good",
                "Care leavers: Good | Requires improvement",
                "Overall: Good | Good",
            ]
        );
        assert_eq!(grades.row("Care leavers")?.verdict, "Calderdale higher");
        let [first, second] = &grades.heads;
        ensure!(first.contains("Inspected 19–23 February 2024"), "{first}");
        ensure!(second.contains("Inspected 8–19 July 2024"), "{second}");
        check_frame(
            &page,
            "Calderdale was inspected in February 2024 and Kirklees in July 2024, about five months apart",
            ["50246982", "50255618"],
        )
        .await?;
        ensure!(page.count(".cc-notice").await? == 0, "there is a notice");
        Ok(())
    })
}

#[test]
fn changes_name_the_grade_before() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        let grades = page.grades().await?;
        let changes = |area: &str| -> Result<[String; 2]> {
            Ok(grades.row(area)?.cells.each_ref().map(|cell| cell.change.clone().unwrap_or_default()))
        };
        let [first, second] = changes("Leadership")?;
        ensure!(first.contains("same as 2018"), "{first}");
        ensure!(second.contains("requires improvement") && second.contains("2019"), "{second}");
        // Until 2023 care leavers shared a grade with children in care, which is no change of a grade of their own.
        let [first, second] = changes("Care leavers")?;
        ensure!(first.contains("shared outstanding"), "{first}");
        ensure!(second.contains("shared requires improvement"), "{second}");
        Ok(())
    })
}

#[test]
fn as_of_january_2019() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/?as-of=2019-01-01").await?;
        let grades = page.grades().await?;
        let no_adoption = "Not judged, no separate grade under this framework";
        let no_board = "Not judged, boards are not judged under this framework";
        assert_eq!(
            grades.lines(),
            [
                "Leadership: Good | Inadequate".to_owned(),
                "Help and protection: Requires improvement | Inadequate".to_owned(),
                "Children in care: Outstanding, one grade with care leavers | Inadequate".to_owned(),
                "Care leavers: Outstanding, one grade with children in care | Requires improvement"
                    .to_owned(),
                format!("Adoption: {no_adoption} | Requires improvement"),
                format!("Safeguarding board: {no_board} | Inadequate"),
                "Overall: Good | Inadequate".to_owned(),
            ]
        );
        // A shared grade looks otherwise than a grade of its own, and is not set against one.
        let care_leavers = grades.row("Care leavers")?;
        assert_eq!(care_leavers.verdict, "not like for like");
        assert_eq!(care_leavers.cells.each_ref().map(|cell| cell.is_hollow), [true, false]);
        check_frame(
            &page,
            "Calderdale was inspected in November 2018 and Kirklees in September 2016, about two years and two months apart, under different frameworks",
            ["50045446", "50004350"],
        )
        .await
    })
}

#[test]
fn as_of_january_2017() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/?as-of=2017-01-01").await?;
        assert_eq!(
            page.grades().await?.lines(),
            [
                "Leadership: Requires improvement | Inadequate",
                "Help and protection: Requires improvement | Inadequate",
                "Children in care: Requires improvement | Inadequate",
                "Care leavers: Requires improvement | Requires improvement",
                "Adoption: Inadequate | Requires improvement",
                "Safeguarding board: Requires improvement | Inadequate",
                "Overall: Requires improvement | Inadequate",
            ]
        );
        check_frame(
            &page,
            "Calderdale was inspected in January 2015 and Kirklees in September 2016",
            ["50004288", "50004350"],
        )
        .await
    })
}

#[test]
fn trafford_has_no_overall_grade_and_says_why() -> Result<()> {
    run(async |page| {
        page.open_comparison("/trafford/cheshire-east/").await?;
        let why = "Ofsted stopped giving one for inspections from April 2026";
        assert_eq!(
            page.grades().await?.lines(),
            [
                "Leadership: Inadequate | Requires improvement".to_owned(),
                "Help and protection: Inadequate | Requires improvement".to_owned(),
                "Children in care: Good | Requires improvement".to_owned(),
                "Care leavers: Requires improvement | Inadequate".to_owned(),
                format!("Overall: No overall grade, {why} | Inadequate"),
            ]
        );
        check_frame(
            &page,
            "Trafford was inspected in June 2026 and Cheshire East in February 2024",
            ["50308602", "50247203"],
        )
        .await?;
        page.wait_for_text(".cc-dates", "Trafford has no overall grade").await
    })
}

#[test]
fn another_name_leads_to_the_council() -> Result<()> {
    run(async |page| {
        page.open_comparison("/hull/city-of-london/").await?;
        page.wait_for_address("/kingston-upon-hull/city-of-london/").await?;
        page.wait_for_councils("Kingston upon Hull", "City of London").await?;
        ensure!(page.count(".cc-notice").await? == 0, "there is a notice");
        assert_eq!(
            page.grades().await?.lines(),
            [
                "Leadership: Outstanding | Outstanding",
                "Help and protection: Good | Good",
                "Children in care: Good | Outstanding",
                "Care leavers: Outstanding | Outstanding",
                "Overall: Good | Outstanding",
            ]
        );
        check_frame(
            &page,
            "Kingston upon Hull was inspected in March 2026 and the City of London in September 2024",
            ["50301678", "50260648"],
        )
        .await
    })
}

#[test]
fn an_abolished_council_leads_to_its_successors() -> Result<()> {
    run(async |page| {
        for (slug, name) in [
            ("north-northamptonshire", "North Northamptonshire"),
            ("west-northamptonshire", "West Northamptonshire"),
        ] {
            page.open_comparison("/northamptonshire/leeds/").await?;
            let notice = page.text(".cc-notice").await?;
            ensure!(notice.contains("Northamptonshire was replaced in 2021."), "{notice}");
            ensure!(notice.contains("No grades are carried over."), "{notice}");
            for row in page.grades().await?.rows {
                let [first, _] = row.cells;
                assert_eq!(first.word, "Not known", "{}", row.area);
            }
            page.click_text(".cc-notice a", name).await?;
            page.wait_for_address(&format!("/{slug}/leeds/")).await?;
            page.wait_for_councils(name, "Leeds").await?;
            ensure!(page.count(".cc-notice").await? == 0, "the notice stays");
        }
        Ok(())
    })
}
