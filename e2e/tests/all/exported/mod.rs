//! Exported pages: what they show before the program starts, without it, and that nothing moves when it does.

mod done_before;
mod in_place;
mod no_page;
mod policy;
mod without_program;

use anyhow::{Result, ensure};
use e2e::facts;
use e2e::page::Key;
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run_exported};

pub(super) const PAIR: &str = "/calderdale/kirklees/";
pub(super) const HEADLINE: &str = "Calderdale and Kirklees have the same grades except for care leavers: good in Calderdale, \
     requires improvement in Kirklees";

/// Opens a page whose program comes when it is let through.
pub(super) async fn open_still(page: &Page, path: &str) -> Result<()> {
    page.site().fault(&page.site().program(), Fault::Late);
    page.open(path).await?;
    page.wait_for("#cc-stage").await
}

/// Lets the program through, and waits until it has taken the page over.
pub(super) async fn let_start(page: &Page) -> Result<()> {
    page.site().heal();
    taken_over(page).await
}

/// Waits until the program has taken the page over.
async fn taken_over(page: &Page) -> Result<()> {
    page.wait_until("the program has taken over", "!document.querySelector('#cc-stage')").await
}

/// Waits until the program has drawn the journey.
async fn wait_for_chart(page: &Page) -> Result<()> {
    page.wait_until("the chart is drawn", "document.querySelector('canvas#cc-chart')?.style.height").await
}

/// Waits until what stands below the grades answers.
pub(super) async fn wait_for_panels(page: &Page) -> Result<()> {
    page.eval::<()>("void scrollTo(0, 900)").await?;
    wait_for_chart(page).await?;
    page.wait_until("the other too", "document.querySelector('canvas#cc-standing-chart')?.style.height").await
}

/// A share picture shows the newest grades, and stands only in codes that show those too, of a pair that has one here.
#[test]
fn a_code_has_the_picture_that_the_site_has() -> Result<()> {
    run_exported(async |page| {
        // No embed of the two chosen in the end was exported, of which the preview is.
        page.announce_error("embed/calderdale/leeds/");
        let open = async || -> Result<()> {
            page.click_text(".cc-actions button", "Embed").await?;
            page.wait_for(".cc-embedding[open] textarea").await?;
            page.click_text(".cc-embedding label", "Picture").await
        };
        let code = "document.querySelector('.cc-embedding textarea').value";
        page.open_comparison(PAIR).await?;
        open().await?;
        page.wait_until("the code has a picture", &format!("{code}.includes('<img')")).await?;
        let loads = format!(
            "(async () => {{ const [, address] = /<img src=\"([^\"]+)/.exec({code}); \
             const here = Object.assign(new Image(), {{ src: new URL(address).pathname }}); \
             await here.decode(); return [here.naturalWidth, here.naturalHeight]; }})()"
        );
        assert_eq!(page.eval::<[u32; 2]>(&loads).await?, [1200, 630]);
        let pinned = format!("Pinned: as known on {}", facts::data_date()?.long);
        page.click_text(".cc-embedding label", &pinned).await?;
        page.wait_until("a pinned code has none", &format!("!{code}.includes('<img')")).await?;
        page.wait_for_text("#cc-code-note", "There is no picture of this").await?;
        page.click_text(".cc-embedding label", "Live: always the newest").await?;
        page.wait_until("the code has a picture", &format!("{code}.includes('<img')")).await?;
        page.press(Key::Escape).await?;
        // The page was exported for one pair, and knows of no other picture.
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        open().await?;
        page.wait_for_text("#cc-code-note", "There is no picture of this").await?;
        ensure!(!page.eval::<String>(code).await?.contains("<img"));
        Ok(())
    })
}

#[test]
fn a_pinned_link_shows_no_other_day_meanwhile() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, &format!("{PAIR}?as-of=2019-01-01")).await?;
        let is_seen = "getComputedStyle(document.querySelector('h1')).visibility";
        assert_eq!(page.eval::<String>(is_seen).await?, "hidden");
        let_start(&page).await?;
        page.wait_for_text("h1", "As of 1 January 2019").await?;
        assert_eq!(page.eval::<String>(is_seen).await?, "visible");
        ensure!(page.count(".cc-still").await? == 0, "the charts of today stay");
        Ok(())
    })
}

#[test]
fn the_theme_of_the_address_is_there_from_the_first_paint() -> Result<()> {
    run_exported(async |page| {
        open_still(&page, &format!("{PAIR}?theme=dark")).await?;
        let ground = "getComputedStyle(document.querySelector('.cc')).backgroundColor";
        assert_eq!(page.eval::<String>(ground).await?, "rgb(21, 24, 28)");
        let_start(&page).await?;
        assert_eq!(page.eval::<String>(ground).await?, "rgb(21, 24, 28)");
        Ok(())
    })
}
