//! What a reader meets where the server or the line fails, and the way out of it.

use anyhow::{Result, ensure};
use e2e::page::Key;
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run};

const START: &str = "/calderdale/kirklees/";
const KIRKLEES: &str = "data/councils/kirklees.json";

/// Opens the comparison while something is broken, and checks what is said of it and to whom.
async fn meet_failure(page: &Page, said: &str) -> Result<()> {
    page.open(START).await?;
    page.wait_for("[role=alert]").await?;
    let alert = page.text("[role=alert]").await?;
    assert_eq!(alert, format!("{said} Try again"));
    ensure!(page.count("h1").await? == 1, "the page lost its heading");
    Ok(())
}

/// Asks again, once the fault is lifted.
async fn recover(page: &Page) -> Result<()> {
    page.site().heal();
    page.tab_to("[role=alert] button").await?;
    page.press(Key::Enter).await?;
    page.wait_for_comparison().await?;
    page.wait_for_councils("Calderdale", "Kirklees").await?;
    assert_eq!(page.address().await?, START);
    ensure!(page.count("[role=alert]").await? == 0, "the message stays");
    Ok(())
}

#[test]
fn without_the_index_the_page_says_so_and_asks_again() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault("data/index.json", Fault::Status(500));
        meet_failure(&page, "The list of councils did not load. Reason: the server answered with error 500.")
            .await?;
        // Asking again while it is still broken says the same again.
        page.click_text("[role=alert] button", "Try again").await?;
        page.wait_for("[role=alert]").await?;
        recover(&page).await
    })
}

#[test]
fn an_index_that_is_a_web_page_is_refused() -> Result<()> {
    run(async |page| {
        page.site().fault("data/index.json", Fault::Html);
        meet_failure(&page, "The list of councils did not load. Reason: what came is not the dataset.")
            .await?;
        recover(&page).await
    })
}

#[test]
fn an_index_cut_short_is_refused() -> Result<()> {
    run(async |page| {
        page.site().fault("data/index.json", Fault::Truncated);
        meet_failure(&page, "The list of councils did not load. Reason: what came is not the dataset.")
            .await?;
        recover(&page).await
    })
}

#[test]
fn without_one_record_the_rest_of_the_page_stays() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault(KIRKLEES, Fault::Status(500));
        meet_failure(
            &page,
            "The record of Kirklees did not load. Reason: the server answered with error 500.",
        )
        .await?;
        page.wait_for_text("h1", "Calderdale and Kirklees").await?;
        for (side, name) in [(Side::First, "Calderdale"), (Side::Second, "Kirklees")] {
            assert_eq!(page.combobox(side).await?.value, name);
        }
        ensure!(page.count("#cc-source-title").await? == 1, "the source is gone");
        recover(&page).await
    })
}

#[test]
fn another_council_can_be_chosen_instead_of_one_that_failed() -> Result<()> {
    run(async |page| {
        page.announce_error("404");
        page.site().fault(KIRKLEES, Fault::Status(404));
        meet_failure(
            &page,
            "The record of Kirklees did not load. Reason: the server answered with error 404.",
        )
        .await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_comparison().await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        page.wait_for_address("/calderdale/leeds/").await
    })
}

#[test]
fn a_record_that_is_not_json_is_refused() -> Result<()> {
    run(async |page| {
        for fault in [Fault::Html, Fault::Truncated] {
            page.site().fault(KIRKLEES, fault);
            meet_failure(&page, "The record of Kirklees did not load. Reason: what came is not the dataset.")
                .await?;
            recover(&page).await?;
        }
        Ok(())
    })
}

#[test]
fn while_a_record_is_on_its_way_the_page_says_so_and_works() -> Result<()> {
    run(async |page| {
        page.site().fault(KIRKLEES, Fault::Silent);
        page.open(START).await?;
        page.wait_for("[aria-busy=true]").await?;
        page.wait_for_text("[aria-busy=true] [role=status]", "Loading the grades").await?;
        let rows = page.texts("[aria-busy=true] .cc-area").await?;
        assert_eq!(
            rows,
            ["Leadership", "Help and protection", "Children in care", "Care leavers", "Overall"]
        );

        page.choose(Side::Second, "leeds").await?;
        page.wait_for_comparison().await?;
        page.wait_for_councils("Calderdale", "Leeds").await
    })
}

#[test]
fn without_all_records_each_is_asked_for_by_itself() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault("data/records.json", Fault::Status(500));
        page.open_comparison(START).await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        ensure!(
            page.site().data_requests().contains(&"councils/leeds.json".to_owned()),
            "it was not asked for"
        );
        Ok(())
    })
}

#[test]
fn without_the_later_part_everything_else_works() -> Result<()> {
    run(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().later_part(), Fault::Status(500));
        meet_failure(
            &page,
            "The chart did not load. Reason: no answer from the server, or the page has been published anew since \
             it was opened.",
        )
        .await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        page.choose(Side::Second, "kirklees").await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        ensure!(page.count("#cc-source-title").await? == 1, "the source is gone");
        // Choosing asks again for nothing that has failed; the reader does.
        let asked = page.site().requests().iter().filter(|path| path.ends_with("_later.wasm")).count();
        assert_eq!(asked, 1);
        recover(&page).await
    })
}
