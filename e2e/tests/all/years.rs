//! The years: what happened to both councils, each thing with its date, kind and source, tied to the chart.

use anyhow::{Context as _, Result, ensure};
use e2e::page::{Key, PHONE};
use e2e::{Page, run};

/// Opens a comparison and waits for the years.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    page.wait_for(".cc-years summary").await?;
    ensure!(page.count(".cc-years details[open]").await? == 0, "the years stand open");
    page.click(".cc-years summary").await?;
    page.wait_for(".cc-years li").await
}

/// The entries of one year and one council, as they read.
async fn entries(page: &Page, year: &str, council: &str) -> Result<Vec<String>> {
    page.eval(&format!(
        "[...document.querySelectorAll('.cc-year')].filter(it => it.querySelector('h3')?.textContent === '{year}')
            .flatMap(it => [...it.querySelectorAll('ul[aria-label=\"{council}\"] > li')])
            .map(it => it.innerText.replace(/\\s+/g, ' ').trim())"
    ))
    .await
}

/// The one entry of a year that holds a text.
async fn entry(page: &Page, year: &str, council: &str, part: &str) -> Result<String> {
    let entries = entries(page, year, council).await?;
    let found = entries.iter().find(|entry| entry.contains(part));
    found.cloned().with_context(|| format!("no “{part}” among {entries:?}"))
}

#[test]
fn the_story_of_both_stands_year_by_year() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/").await?;
        let notice = entry(&page, "2010", "Calderdale", "Improvement notice").await?;
        ensure!(notice.contains("Press"), "who tells of the notice? {notice}");
        let adoption = entry(&page, "2015", "Calderdale", "Inspection").await?;
        ensure!(adoption.contains("Adoption: inadequate"), "{adoption}");
        ensure!(adoption.starts_with("13 January – 4 February Inspection (SIF)"), "{adoption}");
        let commissioner = entry(&page, "2016", "Kirklees", "Commissioner").await?;
        ensure!(commissioner.contains("Press") && commissioner.starts_with("Commissioner"), "{commissioner}");
        let outstanding = entry(&page, "2018", "Calderdale", "Inspection").await?;
        ensure!(outstanding.contains("Outstanding: children in care with care leavers"), "{outstanding}");
        let visit = entry(&page, "2023", "Calderdale", "Focused visit").await?;
        ensure!(visit.starts_with("May Focused visit"), "a month is a month: {visit}");
        for part in
            ["Press", "Strong: ", "knowing children well", "To improve: making change last when support ends"]
        {
            ensure!(visit.contains(part), "“{part}” is not in {visit}");
        }
        let good = entry(&page, "2024", "Kirklees", "Inspection").await?;
        ensure!(
            good.contains("Requires improvement: care leavers") && good.contains("Overall: good"),
            "{good}"
        );
        ensure!(good.contains("Report of 28 August 2024"), "{good}");
        // What no source dates comes last, and says so.
        ensure!(entries(&page, "Undated", "Calderdale").await?.len() == 2, "the undated answers");
        let years = page.texts(".cc-year h3").await?;
        ensure!(years.last().map(String::as_str) == Some("Undated") && years.is_sorted(), "{years:?}");
        Ok(())
    })
}

#[test]
fn where_press_and_report_differ_both_are_named() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/").await?;
        let differ = entry(&page, "2015", "Calderdale", "Sources differ.").await?;
        for part in [
            "An article of 2018 says children in care was graded inadequate in 2015; the report grades it requires improvement",
            "Press Calderdale Children’s services teams celebrate",
            "Report of 20 March 2015",
        ] {
            ensure!(differ.contains(part), "“{part}” is not in {differ}");
        }
        // Before the article, nobody could know of it.
        open(&page, "/calderdale/kirklees/?as-of=2017-01-01").await?;
        let years = page.text(".cc-years").await?;
        ensure!(!years.contains("An article of 2018"), "{years}");
        // Beside the grades of the inspection that it is about.
        open(&page, "/calderdale/kirklees/?as-of=2019-02-01").await?;
        page.wait_for_text(".cc-grades-section", "took three weeks in November").await
    })
}

#[test]
fn an_entry_and_its_mark_are_chosen_together() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/?area=children-in-care").await?;
        // From the list to the chart, by key.
        page.eval::<()>(
            "void [...document.querySelectorAll('.cc-mark')].find(it => it.textContent.startsWith('May Focused')).focus()",
        )
        .await?;
        page.press(Key::Enter).await?;
        page.wait_for_text(".cc-readout", "Focused visit, May 2023.").await?;
        page.wait_for_text(".cc-readout", "knowing children well").await?;
        assert_eq!(page.texts(".cc-mark[aria-pressed=true]").await?, ["May Focused visit."]);
        let focused: String = page.eval("document.activeElement.textContent").await?;
        ensure!(focused.starts_with("May Focused visit."), "the focus went to “{focused}”");

        // From the chart to the list.
        page.click(".cc-years [aria-pressed=true] ~ * .cc-jump, .cc-is-chosen .cc-jump").await?;
        page.wait_until("the chart has the focus", "document.activeElement.matches('canvas')").await?;
        page.press(Key::Home).await?;
        page.wait_for_text(".cc-readout", "Improvement notice, 2010.").await?;
        let chosen = page.texts(".cc-mark[aria-pressed=true]").await?;
        assert_eq!(chosen, ["Improvement notice."]);
        page.click(".cc-find button").await?;
        page.wait_until(
            "its entry has the focus",
            "document.activeElement.matches('.cc-mark[aria-pressed=true]')",
        )
        .await
    })
}

#[test]
fn a_pinned_day_ends_the_years() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/?as-of=2019-01-01").await?;
        let years = page.texts(".cc-year h3").await?;
        ensure!(years.last().map(String::as_str) == Some("2018"), "{years:?}");
        ensure!(entries(&page, "2016", "Kirklees").await?.len() == 3, "inspection, answer, commissioner");
        Ok(())
    })
}

#[test]
fn on_a_telephone_each_entry_names_its_council() -> Result<()> {
    run(async |page| {
        page.use_viewport(PHONE).await?;
        open(&page, "/calderdale/kirklees/").await?;
        // Each entry names its council, since there is one column.
        let visit = entry(&page, "2023", "Calderdale", "Focused visit").await?;
        ensure!(visit.starts_with("Calderdale May Focused visit"), "{visit}");
        let is_within: bool = page.eval("document.documentElement.scrollWidth <= 320").await?;
        ensure!(is_within, "the page scrolls sideways");
        Ok(())
    })
}
