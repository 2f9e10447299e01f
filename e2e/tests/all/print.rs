//! On paper: one page with everything, in light colours, whether or not the reader has been down there.

use anyhow::{Result, ensure};
use e2e::engine::Engine;
use e2e::page::Key;
use e2e::pdf::{pages, pictures};
use e2e::site::Fault;
use e2e::{Page, run};

/// Ordinary, with the two further rows of the older framework, with the longest names, and with a council replaced.
const PAIRS: [&str; 6] = [
    "/calderdale/kirklees/",
    "/calderdale/kirklees/?as-of=2017-01-01",
    "/calderdale/kirklees/?as-of=2019-01-01",
    "/bournemouth-christchurch-and-poole/bath-and-north-east-somerset/",
    "/trafford/cheshire-east/",
    "/northamptonshire/leeds/?as-of=2020-06-01",
];

/// The colours of the canvas of a chart that are among those asked for, and its width in pixels.
const PAINTED: &str = "(canvas => {
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 255) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  }
  return [canvas.width, seen.has(0x3062c2), seen.has(0x6794f0)];
})";

/// Opens a comparison, reaches for the keys that print, and waits, without scrolling, until what is printed has come.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open_comparison(path).await?;
    page.press(Key::Control).await?;
    page.wait_for("#cc-standing canvas[style]").await
}

/// Waits for a chart that is painted for paper, or for a screen in dark colours.
async fn wait_for_painting(page: &Page, canvas: &str, on_paper: bool) -> Result<()> {
    let expected =
        if on_paper { "width === 3000 && light && !dark" } else { "width < 2000 && !light && dark" };
    page.wait_until(
        &format!("{canvas}: {expected}"),
        &format!("(([width, light, dark]) => {expected})({PAINTED}(document.querySelector('{canvas}')))"),
    )
    .await
}

#[test]
fn it_is_one_page_for_any_pair() -> Result<()> {
    run(async |page| {
        for path in PAIRS {
            open(&page, path).await?;
            let pdf = page.pdf().await?;
            let count = pages(&pdf)?;
            ensure!(count == 1, "{path} takes {count} pages");
            match page.engine() {
                // Both charts are in it as lines and letters; without them it has about half of this.
                Engine::Chromium | Engine::WebKit => {
                    ensure!(pdf.len() > 40_000, "{path}: {} bytes", pdf.len())
                }
                // Firefox prints them as pictures, without one more of what is transparent in each.
                Engine::Firefox => assert_eq!(pictures(&pdf, 3000), 2, "{path}"),
            }
        }
        Ok(())
    })
}

#[test]
fn it_says_everything_that_paper_needs_and_nothing_to_press() -> Result<()> {
    run(async |page| {
        open(&page, "/calderdale/kirklees/?as-of=2019-01-01&utm=x").await?;
        page.show_as_printed("light").await?;
        let text = page.text("body").await?;
        let address = format!("{}/calderdale/kirklees/?as-of=2019-01-01", page.site().origin());
        for said in [
            "Pinned to 1 January 2019.",
            "As of 1 January 2019",
            "Calderdale was inspected in November 2018",
            "not like for like",
            "How each got here",
            "Where they stand",
            "Counted as of 1 January 2019",
            "Calderdale, report of 19 December 2018 https://files.ofsted.gov.uk/",
            "Kirklees, report of 25 November 2016 https://files.ofsted.gov.uk/",
            &address,
        ] {
            ensure!(text.contains(said), "“{said}” is not in: {text}");
        }
        for unsaid in
            ["Copy link", "See the comparison today", "What inspectors found", "Year by year", "as a table"]
        {
            ensure!(!text.contains(unsaid), "“{unsaid}” is in: {text}");
        }
        let shown = "[...document.querySelectorAll('button, input, select, summary')].some(it => it.offsetHeight > 0)";
        ensure!(!page.eval::<bool>(shown).await?, "there is something to press on paper");
        Ok(())
    })
}

#[test]
fn paper_is_light_and_fine_however_dark_the_screen() -> Result<()> {
    run(async |page| {
        page.prefer("prefers-color-scheme", "dark").await?;
        open(&page, "/calderdale/kirklees/").await?;
        for canvas in ["#cc-chart", "#cc-standing canvas"] {
            wait_for_painting(&page, canvas, false).await?;
        }
        // As browsers tell it: what is not painted when the event has been handled is not printed.
        let told = format!(
            "(() => {{
               const canvases = ['#cc-chart', '#cc-standing canvas'].map(css => document.querySelector(css));
               window.dispatchEvent(new Event('beforeprint'));
               return canvases.map({PAINTED});
             }})()"
        );
        let painted: Vec<(u32, bool, bool)> = page.eval(&told).await?;
        assert_eq!(painted, [(3000, true, false); 2]);
        page.eval::<()>("void window.dispatchEvent(new Event('afterprint'))").await?;
        for canvas in ["#cc-chart", "#cc-standing canvas"] {
            wait_for_painting(&page, canvas, false).await?;
        }
        // And shown as printed, for those who only look.
        page.show_as_printed("dark").await?;
        for canvas in ["#cc-chart", "#cc-standing canvas"] {
            wait_for_painting(&page, canvas, true).await?;
        }
        let colours: (String, String) = page
            .eval("(style => [style.backgroundColor, style.color])(getComputedStyle(document.querySelector('.cc')))")
            .await?;
        assert_eq!(colours, ("rgb(255, 255, 255)".to_owned(), "rgb(27, 29, 31)".to_owned()));
        Ok(())
    })
}

#[test]
fn what_has_not_come_is_said_on_paper() -> Result<()> {
    run(async |page| {
        page.site().fault(&page.site().later_part(), Fault::Silent);
        page.open("/calderdale/kirklees/").await?;
        page.wait_for("[role=table]").await?;
        assert_eq!(pages(&page.pdf().await?)?, 1);
        page.show_as_printed("light").await?;
        page.wait_for_text("main", "The charts had not loaded when this was printed.").await?;
        page.wait_for_text("main", "Kirklees, report of 28 August 2024 https://files.ofsted.gov.uk/").await?;
        ensure!(!page.text("main").await?.contains("Loading"), "paper says that it is loading");
        Ok(())
    })
}
