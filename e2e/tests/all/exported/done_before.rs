//! What a reader does before the program comes, or a link asks for: it is done as soon as the program can.

use anyhow::{Result, ensure};
use e2e::page::{DESKTOP, Key, Viewport};
use e2e::site::Fault;
use e2e::{Page, run_exported};

use super::{PAIR, let_start, open_still, taken_over};

/// Opens a window in which the chart is as wide as in `tests/snapshots/scene_calderdale_kirklees_320.snap`, which says where its
/// marks are.
async fn let_chart_be_320_wide(page: &Page) -> Result<()> {
    let chart: u32 = page.eval("document.querySelector('#cc-chart').clientWidth").await?;
    page.use_viewport(Viewport::wide(360 + 320 - chart)).await
}

#[test]
fn what_was_typed_before_the_program_came_is_looked_for() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, PAIR).await?;
        page.click("#cc-second-council").await?;
        page.press_with_control('a').await?;
        page.type_text("Lee").await?;
        let_start(&page).await?;
        page.wait_for_text("#cc-second-council-list", "Leeds").await?;
        page.press(Key::Enter).await?;
        page.wait_for_text("h1", "Leeds").await?;
        page.wait_for_address("/compare/calderdale/leeds/").await
    })
}

/// Whether the program has drawn the chart with care leavers large.
const ARE_CARE_LEAVERS_DRAWN: &str =
    "document.querySelector('canvas#cc-chart')?.getAttribute('aria-label')?.startsWith('Care leavers')";

#[test]
fn an_area_chosen_before_the_program_came_is_shown() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(390)).await?;
        open_still(&page, PAIR).await?;
        page.eval::<()>(
            "(() => { const area = document.querySelector('#cc-area'); area.value = 'care-leavers'; \
             area.dispatchEvent(new Event('change', { bubbles: true })); area.scrollIntoView(); })()",
        )
        .await?;
        let_start(&page).await?;
        page.wait_until("the area is drawn", ARE_CARE_LEAVERS_DRAWN).await?;
        ensure!(page.eval::<String>("document.querySelector('#cc-area').value").await? == "care-leavers");
        page.wait_until("the address says so", "location.search === '?area=care-leavers'").await
    })
}

#[test]
fn an_area_that_a_link_asks_for_is_drawn_before_the_reader_gets_there() -> Result<()> {
    run_exported(async |page| {
        // So low that the chart is not seen.
        page.use_viewport(Viewport { height: 400, ..Viewport::wide(390) }).await?;
        page.open(&format!("{PAIR}?area=care-leavers")).await?;
        page.wait_until("the area is drawn", ARE_CARE_LEAVERS_DRAWN).await?;
        ensure!(page.eval::<f64>("scrollY").await? == 0.0);
        page.open(PAIR).await?;
        taken_over(&page).await?;
        // Else it would be drawn for nobody.
        ensure!(page.count("canvas").await? == 0, "a chart is drawn before anybody sees it");
        Ok(())
    })
}

#[test]
fn a_mark_that_was_pressed_before_the_program_came_is_read_out() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(360)).await?;
        open_still(&page, PAIR).await?;
        let_chart_be_320_wide(&page).await?;
        let width: f64 = page.eval(PRESS_THE_STAR).await?;
        ensure!(width == 320.0, "{width}");
        let_start(&page).await?;
        page.wait_until("the mark is read out", IS_THE_STAR_READ).await
    })
}

/// Presses where the chart of 320 px has the star of 2018 (`tests/snapshots/scene_calderdale_kirklees_320.snap`), and tells how
/// wide it is.
const PRESS_THE_STAR: &str = "(() => { const chart = document.querySelector('#cc-chart'); \
     chart.scrollIntoView({ block: 'center' }); const { left, top, width } = chart.getBoundingClientRect(); \
     const where = { bubbles: true, clientX: left + 138, clientY: top + 65 }; \
     chart.querySelector('svg').dispatchEvent(new MouseEvent('click', where)); return width; })()";
const IS_THE_STAR_READ: &str =
    "/Outstanding .*2018/s.test(document.querySelector('.cc-held')?.textContent ?? '')";

/// The panels that were exported stand in the program's page until it can draw its own.
#[test]
fn what_is_pressed_in_panels_before_their_part_came_answers_when_it_has() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(360)).await?;
        page.site().fault(&page.site().later_part(), Fault::Late);
        page.open(PAIR).await?;
        taken_over(&page).await?;
        let_chart_be_320_wide(&page).await?;
        let width: f64 = page.eval(PRESS_THE_STAR).await?;
        ensure!(width == 320.0, "{width}");
        page.site().heal();
        page.wait_until("the mark is read out", IS_THE_STAR_READ).await?;

        page.use_viewport(DESKTOP).await?;
        page.site().fault(&page.site().later_part(), Fault::Late);
        page.open(PAIR).await?;
        taken_over(&page).await?;
        page.click_text(".cc-tabs button", "Care leavers").await?;
        page.site().heal();
        page.wait_until("the area is drawn", ARE_CARE_LEAVERS_DRAWN).await
    })
}
