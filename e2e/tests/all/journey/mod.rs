//! The journey chart: painted sharply, painted again when it has to be, and read out mark by mark.

mod painted;
mod read_out;

use anyhow::{Context as _, Result, ensure};
use e2e::page::{Key, PHONE};
use e2e::read::{CHART, Painting};
use e2e::{Page, run};

const CARE_LEAVERS: &str = "/calderdale/kirklees/?area=care-leavers";
const CHILDREN_IN_CARE: &str = "/calderdale/kirklees/?area=children-in-care";

/// Brings the chart into view, and tells where it stands there.
async fn bring_into_view(page: &Page) -> Result<Painting> {
    page.eval::<()>(&format!("void document.querySelector('{CHART}').scrollIntoView()")).await?;
    page.painting().await
}

#[test]
fn an_area_is_chosen_by_tab_or_list() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        let before = page.wait_for_sharp_chart().await?;
        page.click_text(".cc-tabs button", "Help and protection").await?;
        page.wait_for_address("/calderdale/kirklees/?area=help-and-protection").await?;
        page.wait_for_repaint(&before).await?;
        let name = page.accessible(CHART).await?.name;
        ensure!(name.starts_with("Help and protection,"), "{name}");

        // Where there is no room for tabs there is a list.
        page.use_viewport(PHONE).await?;
        page.tab_to("#cc-area").await?;
        assert_eq!(page.accessible("#cc-area").await?.name, "Area");
        page.type_text("Over").await?;
        page.wait_for_address("/calderdale/kirklees/?area=overall").await?;
        page.wait_until(
            "the chart is of the overall grade",
            &format!("document.querySelector('{CHART}').ariaLabel.startsWith('Overall,')"),
        )
        .await?;

        // It follows the chart, also to an area that the reader had chosen in it before. Overall is the last lane.
        page.tab_to(CHART).await?;
        for area in ["care-leavers", "overall"] {
            for _ in 0..8 {
                page.press(Key::PageDown).await?;
            }
            page.press(Key::Enter).await?;
            page.wait_for_address(&format!("/calderdale/kirklees/?area={area}")).await?;
            let listed = format!("document.querySelector('#cc-area').value === '{area}'");
            page.wait_until("the list has the chart's area", &listed).await?;
        }
        Ok(())
    })
}

#[test]
fn a_small_lane_is_chosen_by_pressing_it() -> Result<()> {
    run(async |page| {
        page.open_comparison(CHILDREN_IN_CARE).await?;
        page.wait_for_sharp_chart().await?;
        let chart = bring_into_view(&page).await?;
        // The small lanes fill the lower part; between marks, pressing one chooses it.
        let mut y = chart.top + chart.height - 8.0;
        while page.address().await? == CHILDREN_IN_CARE && y > chart.top + chart.height / 2.0 {
            page.click_at(chart.left + chart.width / 4.0, y).await?;
            y -= 16.0;
        }
        let address = page.address().await?;
        ensure!(
            address.starts_with("/calderdale/kirklees/?area=") && address != CHILDREN_IN_CARE,
            "{address}"
        );
        Ok(())
    })
}

#[test]
fn the_same_facts_stand_in_a_table() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        let is_shown =
            "document.querySelector('.cc-facts table').checkVisibility({ contentVisibilityAuto: true })";
        ensure!(!page.eval::<bool>(is_shown).await?, "the tables are open before anybody asked for them");
        page.tab_to(".cc-facts summary").await?;
        page.press(Key::Enter).await?;
        page.wait_until("the tables are open", is_shown).await?;

        let rows = page.texts(".cc-facts [role=row]").await?;
        let find = |parts: &[&str]| rows.iter().find(|row| parts.iter().all(|part| row.contains(part)));
        let november =
            find(&["12–23 November 2018 (ILACS)"]).context("the inspection of November 2018 is missing")?;
        ensure!(november.matches("outstanding (shared)").count() == 2, "{november}");
        ensure!(november.ends_with("Report of 19 December 2018"), "{november}");
        let notice = find(&["2010", "Improvement notice"]).context("the notice of 2010 is missing")?;
        ensure!(notice.contains("Press") && notice.contains("Director of children’s services"), "{notice}");
        let early = find(&["adequate (older scale)"]).context("the older scale is missing")?;
        ensure!(early.contains("February 2010"), "{early}");
        Ok(())
    })
}
