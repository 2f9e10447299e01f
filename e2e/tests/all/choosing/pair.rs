//! The two as a pair: swapped, the same again, and others suggested.

use anyhow::{Result, ensure};
use e2e::page::Key;
use e2e::read::Side;
use e2e::run;

use super::{START, ask, wait_for_active};

#[test]
fn the_two_are_swapped() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/?area=care-leavers").await?;
        page.click(".cc-swap").await?;
        page.wait_for_address("/kirklees/calderdale/?area=care-leavers").await?;
        page.wait_for_councils("Kirklees", "Calderdale").await?;
        let grades = page.grades().await?;
        let lines = grades.lines();
        ensure!(lines.contains(&"Care leavers: Requires improvement | Good".to_owned()), "{lines:?}");

        assert_eq!(page.accessible(".cc-swap").await?.name, "Swap the two councils");
        page.tab_to(".cc-swap").await?;
        page.press(Key::Enter).await?;
        page.wait_for_councils("Calderdale", "Kirklees").await
    })
}

#[test]
fn choosing_the_other_council_swaps_the_two() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        ask(&page, Side::First, "kirklees").await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        page.press(Key::Enter).await?;
        page.wait_for_address("/kirklees/calderdale/").await?;
        page.wait_for_councils("Kirklees", "Calderdale").await?;
        ensure!(page.count(".cc-notice").await? == 0, "there is a notice");
        Ok(())
    })
}

#[test]
fn choosing_the_same_council_again_changes_nothing() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        let entries: usize = page.eval("history.length").await?;
        ask(&page, Side::First, "calderdale").await?;
        wait_for_active(&page, Side::First, Some(0)).await?;
        page.press(Key::Enter).await?;
        page.wait_until(
            "the list is closed",
            "document.querySelector('#cc-first-council').ariaExpanded === 'false'",
        )
        .await?;
        assert_eq!(page.address().await?, START);
        assert_eq!(page.eval::<usize>("history.length").await?, entries, "a step in the history");
        assert_eq!(page.combobox(Side::First).await?.value, "Calderdale");
        Ok(())
    })
}

#[test]
fn suggestions_are_links() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        let offers = ".cc-pick:first-child .cc-offers, .cc-hint + .cc-pick .cc-offers";
        let shown = page.text(offers).await?;
        ensure!(
            shown.contains("Similar in population and need: ") && shown.contains("Same region: "),
            "{shown}"
        );

        // The address of a link is that of the comparison, for a new tab, and its name says which.
        let link = ".cc-offers a";
        let name = page.text(link).await?;
        let accessible = page.accessible(link).await?;
        assert_eq!(
            (accessible.role.as_str(), accessible.name),
            ("link", format!("Compare Calderdale with {name}"))
        );
        let address = page.attribute(link, "href").await?.unwrap_or_default();
        ensure!(address.starts_with("/calderdale/") && address != START, "{address}");

        page.eval::<()>("void (window.stays = true)").await?;
        page.click(link).await?;
        page.wait_for_address(&address).await?;
        page.wait_for_councils("Calderdale", &name).await?;
        ensure!(page.eval::<bool>("window.stays === true").await?, "the page was loaded again");
        page.back().await?;
        page.wait_for_councils("Calderdale", "Kirklees").await
    })
}

#[test]
fn an_abolished_council_has_no_empty_suggestions() -> Result<()> {
    run(async |page| {
        page.open_comparison("/northamptonshire/leeds/").await?;
        for line in page.texts(".cc-offers p").await? {
            ensure!(!line.ends_with(':'), "“{line}” offers nothing");
        }
        Ok(())
    })
}
