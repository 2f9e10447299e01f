//! What an exported page is where its styles, its program or the later part do not come.

use anyhow::{Result, ensure};
use e2e::page::Viewport;
use e2e::pdf::pages;
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

/// The links to other councils, which on phones only such a page shows, are more of them for one of the two.
#[test]
fn without_the_program_the_fields_are_level_and_alike() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("500");
        page.site().fault(&page.site().program(), Fault::Status(500));
        for width in [320, 390, 600] {
            page.use_viewport(Viewport::wide(width)).await?;
            page.open(PAIR).await?;
            page.wait_for("[role=status].cc-notice").await?;
            let fields = "[...document.querySelectorAll('.cc-field')].map((field) => {
                const [box, name] = [field, field.querySelector('span')].map((it) => it.getBoundingClientRect());
                return [box.height, name.left - box.left, parseFloat(getComputedStyle(field.querySelector('span')).paddingLeft)];
            })";
            let fields: Vec<[f64; 3]> = page.eval(fields).await?;
            ensure!(matches!(fields.as_slice(), [a, b] if a == b), "{width} px: {fields:?}");
            let size: String =
                page.eval("getComputedStyle(document.querySelector('.cc-offers')).fontSize").await?;
            assert_eq!(size, "12px", "{width} px");
        }
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

/// Nobody has to go down the page before it is printed, nor does the program have to come.
#[test]
fn printed_at_once_it_is_one_sheet() -> Result<()> {
    run_exported(async |page| {
        for path in [PAIR, "/derbyshire/northumberland/"] {
            for has_program in [false, true] {
                // On a sheet all is in sight, so that the program would put its own charts into the place of these.
                let lacking = if has_program { page.site().later_part() } else { page.site().program() };
                page.site().fault(&lacking, Fault::Silent);
                page.open(path).await?;
                if has_program {
                    taken_over(&page).await?;
                }
                let at = format!("{path}, with the program: {has_program}");
                page.show_as_printed("light").await?;
                let amiss: Vec<String> = page.eval(SHRUNK).await?;
                ensure!(amiss.is_empty(), "{at}: {amiss:?}");
                let count = pages(&page.pdf().await?)?;
                ensure!(count == 1, "{at}: {count} pages");
                page.prefer("prefers-color-scheme", "light").await?;
                page.site().heal();
            }
        }
        Ok(())
    })
}

/// What is amiss with the charts that share what is left of a sheet: one is cut off, or stands in a place too high for it.
const SHRUNK: &str = r#"(() => {
  const charts = [...document.querySelectorAll(".cc-still")].map((chart) => {
    const [svg] = [...chart.querySelectorAll("svg")].filter((it) => it.getClientRects().length);
    const [place, drawn] = [chart, svg].map((it) => it.getBoundingClientRect());
    const { top } = chart.closest("figure").querySelector("figcaption").getBoundingClientRect();
    if (drawn.height < 150 || drawn.bottom > place.bottom + 1) return `${drawn.height} px of ${place.height} are drawn`;
    return top - drawn.bottom < 12 ? "" : `${top - drawn.bottom} px are left under a chart`;
  });
  return charts.length === 2 ? charts.filter((it) => it) : [`${charts.length} charts`];
})()"#;
