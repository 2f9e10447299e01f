//! The data of an exported page: what it knows of them, what it asks for and when, and data of another day that come.

use super::exported::{HEADLINE, PAIR, let_start, open_still, wait_for_panels};
use anyhow::{Result, ensure};
use e2e::facts::{self, Day};
use e2e::page::{Key, Viewport};
use e2e::site::Fault;
use e2e::{Page, run_exported};

#[test]
fn the_index_comes_when_a_chooser_opens_and_nothing_before_that() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport { height: 500, ..Viewport::wide(390) }).await?;
        open_still(&page, PAIR).await?;
        let_start(&page).await?;
        page.wait_for_text("h1", HEADLINE).await?;
        // The records of the two, from the folder of the page's own day.
        let asked = page.site().data_requests();
        let names: Vec<&str> = asked.iter().filter_map(|path| path.split('/').nth(1)).collect();
        ensure!(names == ["calderdale.json", "kirklees.json"] && asked.len() == 2, "{asked:?}");
        wait_for_panels(&page).await?;
        let asked = page.site().data_requests();
        ensure!(asked.contains(&"grades.json".to_owned()), "{asked:?}");
        ensure!(!asked.contains(&"index.json".to_owned()), "{asked:?}");
        page.eval::<()>("void scrollTo(0, 0)").await?;
        page.click("#cc-first-council").await?;
        page.wait_for("#cc-first-council-list [role=option]").await?;
        let asked = page.site().data_requests();
        ensure!(asked.contains(&"index.json".to_owned()), "{asked:?}");
        assert_eq!(
            page.count("#cc-first-council-list [role=option]").await?,
            page.count("[role=option]").await?
        );
        let offered: String = page.eval("document.querySelector('[role=option]').ariaSetSize").await?;
        ensure!(offered.parse::<usize>()? > 150, "only {offered} councils are offered");
        Ok(())
    })
}

/// What stands above the headline once data published anew have come.
fn newer_data() -> Result<String> {
    let (made, newer) = (facts::data_date()?, newer_day()?);
    Ok(format!(
        "This page was made from data of {}. Newer data, of {}, has loaded and is shown instead.",
        made.long, newer.long
    ))
}

/// The day of which they are.
fn newer_day() -> Result<Day> {
    facts::data_date()?.in_the_next_year()
}

/// Opens the exported page and lets the program take it over, panels and all.
async fn open_and_start(page: &Page) -> Result<()> {
    open_still(page, PAIR).await?;
    let_start(page).await?;
    wait_for_panels(page).await
}

/// Publishes the site's data anew while a page is open: of a later day, and with other grades of Kirklees.
fn publish_anew(page: &Page) -> Result<()> {
    let data = page.site().dist().join("data");
    let (made, newer) = (facts::data_date()?, newer_day()?);
    let dated = |day: &Day| format!("\"data-date\":\"{}\"", day.iso);
    let mut folders = vec![data.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = std::fs::read_to_string(&path)?
                .replace(&dated(&made), &dated(&newer))
                .replace("\"care-leavers\":\"requires-improvement\"", "\"care-leavers\":\"outstanding\"");
            let name = path.strip_prefix(&data)?.to_string_lossy().into_owned();
            page.site().replace(&format!("data/{name}"), file.into_bytes());
        }
    }
    Ok(())
}

/// Nobody has asked for the index when a record of the new data comes.
#[test]
fn a_record_of_newer_data_never_stands_beside_older() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(1200)).await?;
        open_and_start(&page).await?;
        publish_anew(&page)?;
        page.click(".cc-offers a[href$='/calderdale/devon/']").await?;
        page.wait_for_text("[role=status] > .cc-notice", &newer_data()?).await?;
        page.wait_for_text("h1", "Devon").await?;
        page.wait_for_text(".cc-foot", &format!("published to {}", newer_day()?.long)).await?;

        // A cache on the way may have kept the older index: then what is newer is left out, until somebody asks again.
        page.site().heal();
        open_and_start(&page).await?;
        let index = page.site().contents("data/index.json")?;
        publish_anew(&page)?;
        page.site().replace("data/index.json", index.into_bytes());
        page.click(".cc-offers a[href$='/calderdale/devon/']").await?;
        page.wait_for_text(
            "[role=alert]",
            "The record of Devon did not load. Reason: the answer was of another day than this page.",
        )
        .await?;
        page.site().heal();
        page.click("[role=alert] button").await?;
        page.wait_for_text("h1", "Devon").await?;
        ensure!(page.count("[role=status] > .cc-notice").await? == 0, "it is said to be newer");
        Ok(())
    })
}

/// Its answer may be the old one, which the browser's cache has kept.
#[test]
fn an_index_on_its_way_is_asked_for_again_after_a_record_of_newer_data() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(1200)).await?;
        open_and_start(&page).await?;
        let times = |asked: &[String]| asked.iter().filter(|path| path.ends_with("data/index.json")).count();
        let before = times(&page.site().requests());
        // With every record, that of Devon would not be asked for by itself.
        for file in ["data/index.json", "data/records.json"] {
            page.site().fault(file, Fault::Late);
        }
        page.eval::<()>("void scrollTo(0, 0)").await?;
        page.click("#cc-first-council").await?;
        page.wait_until_asked("the index", |asked| times(asked) == before + 1).await?;
        publish_anew(&page)?;
        page.press(Key::Escape).await?;
        page.click(".cc-offers a[href$='/calderdale/devon/']").await?;
        page.wait_until_asked("Devon", |asked| {
            asked.iter().any(|path| path.ends_with("councils/devon.json"))
        })
        .await?;
        page.wait_for("[aria-busy=true]").await?;
        page.site().mend("data/index.json");
        page.wait_for_text("[role=status] > .cc-notice", &newer_data()?).await?;
        page.wait_for_text("h1", "Devon").await?;
        assert_eq!(times(&page.site().requests()), before + 2);
        Ok(())
    })
}

#[test]
fn a_page_whose_data_have_been_replaced_says_so_and_shows_none_of_the_old() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(1200)).await?;
        open_and_start(&page).await?;
        publish_anew(&page)?;
        ensure!(page.count(".cc-notice").await? == 0, "something is said already");
        page.eval::<()>("void scrollTo(0, 0)").await?;
        page.click("#cc-first-council").await?;
        page.wait_for_text("[role=status] > .cc-notice", &newer_data()?).await?;
        // Grades, charts and tables are of the new day.
        page.wait_for_text("h1", "outstanding in Kirklees").await?;
        page.wait_for_text(".cc-foot", &format!("published to {}", newer_day()?.long)).await?;
        page.press(Key::Escape).await?;
        // What is pinned is of the new data as well.
        page.eval::<bool>(
            "(history.pushState(null, '', '?as-of=2025-01-01'), dispatchEvent(new PopStateEvent('popstate')))",
        )
        .await?;
        page.wait_for_text("h1", "As of 1 January 2025").await?;
        page.wait_for_text("h1", "outstanding in Kirklees").await?;
        ensure!(page.count("[role=status] > .cc-notice").await? == 1, "it is not said any more");
        Ok(())
    })
}

#[test]
fn going_back_to_a_pair_that_the_page_does_not_know_waits_for_the_index() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, PAIR).await?;
        let_start(&page).await?;
        // As if the reader had been at another pair before, by the same document.
        page.eval::<bool>(
            "(history.pushState(null, '', '/compare/hull/city-of-london/'), dispatchEvent(new PopStateEvent('popstate')))",
        )
        .await?;
        page.wait_for_text("h1", "City of London").await?;
        page.wait_for_address("/compare/kingston-upon-hull/city-of-london/").await
    })
}

#[test]
fn where_the_index_does_not_come_going_back_keeps_the_address_and_says_so() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        open_still(&page, PAIR).await?;
        let_start(&page).await?;
        page.site().fault("data/index.json", Fault::Status(500));
        let arrive = |path: &str| {
            format!("(history.pushState(null, '', '{path}'), dispatchEvent(new PopStateEvent('popstate')))")
        };
        page.eval::<bool>(&arrive("/compare/hull/leeds/")).await?;
        page.wait_for_text("[role=alert]", "The list of councils").await?;
        page.wait_for_address("/compare/hull/leeds/").await?;
        page.eval::<bool>(&arrive("/compare/kirklees/calderdale/")).await?;
        page.wait_for_text("h1", "Kirklees").await?;
        page.eval::<bool>(&arrive("/compare/hull/leeds/")).await?;
        page.wait_for_text("[role=alert]", "The list of councils").await?;
        page.site().heal();
        page.click_text("[role=alert] button", "Try again").await?;
        page.wait_for_text("h1", "Leeds").await?;
        page.wait_for_address("/compare/kingston-upon-hull/leeds/").await
    })
}
