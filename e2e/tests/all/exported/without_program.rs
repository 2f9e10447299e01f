//! What an exported page is where its styles, its program or the later part do not come.

use anyhow::{Result, ensure};
use e2e::run_exported;
use e2e::site::Fault;

use super::{HEADLINE, PAIR, taken_over, wait_for_chart};

/// The styles may have failed before the script that waits for them came.
#[test]
fn without_its_styles_the_page_says_so_soon() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("404");
        page.announce_error("Refused to apply style");
        page.site().fault(&page.site().styles(), Fault::Status(404));
        page.open(PAIR).await?;
        let said = "The interactive part of this page did not load. Everything below is complete";
        page.wait_for_text("main > .cc-notice", said).await?;
        ensure!(page.count("main > .cc-notice").await? == 1, "it is said twice");
        Ok(())
    })
}

#[test]
fn without_the_program_the_page_is_complete_and_says_what_does_not_work() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().program(), Fault::Status(500));
        page.open(PAIR).await?;
        page.wait_for_text("[role=status].cc-notice", "The interactive part of this page did not load.")
            .await?;
        assert_eq!(page.text("h1").await?, HEADLINE);
        assert_eq!(page.count("[aria-label='Grades by area'] tbody tr").await?, 5);
        let charts = "[...document.querySelectorAll('.cc-still svg')].filter((it) => it.getClientRects().length).length";
        assert_eq!(page.eval::<u32>(charts).await?, 2);
        ensure!(page.count("#cc-stage").await? == 0, "the stage stays");
        // What only the program can do is not offered.
        let offered = "[...document.querySelectorAll('.cc-swap, .cc-theme, .cc-actions button')]\
             .filter((it) => it.getClientRects().length).length";
        assert_eq!(page.eval::<u32>(offered).await?, 0);
        Ok(())
    })
}

#[test]
fn without_the_later_part_the_charts_stay_as_they_are() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().later_part(), Fault::Status(500));
        page.open(PAIR).await?;
        taken_over(&page).await?;
        page.scroll_to("#cc-panels").await?;
        page.wait_for_text("[role=alert]", "The interactive part of the charts below did not load.").await?;
        ensure!(page.count(".cc-still svg").await? == 4, "the charts are gone");
        page.site().heal();
        page.click("[role=alert] button").await?;
        wait_for_chart(&page).await?;
        ensure!(page.count(".cc-still").await? == 0, "the exported charts stay");
        Ok(())
    })
}

#[test]
fn a_pinned_link_without_the_program_says_what_is_shown_instead() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().program(), Fault::Status(500));
        page.open(&format!("{PAIR}?as-of=2019-01-01")).await?;
        page.wait_for_text(".cc-notice", "This link asks for the comparison as of a day").await?;
        let is_seen = "getComputedStyle(document.querySelector('h1')).visibility";
        assert_eq!(page.eval::<String>(is_seen).await?, "visible");
        Ok(())
    })
}
