//! What stays in its place when the program takes an exported page over, and while the page is short.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::page::Viewport;
use e2e::run_exported;

use super::{PAIR, let_start, open_still, wait_for_chart, wait_for_panels};

/// Sums up layout shifts, as browsers count them, from the first.
const COUNT_SHIFTS: &str = "window.shifted = 0; new PerformanceObserver((list) => { for (const shift of list.getEntries()) \
     window.shifted += shift.value }).observe({ type: 'layout-shift', buffered: true });";

/// Where everything stands, by its place among its kind: x, y, width and height in whole pixels, on the whole page.
const BOXES: &str = "Object.fromEntries([...document.querySelectorAll('#council-compare :is(h1, h2, h3, h4, p, li, section, \
     table, tr, th, td, details, summary, figure, figcaption, button, input, a, .cc-chart, .cc-field)')].map((it, i) => { \
     const box = it.getBoundingClientRect(); \
     return [`${i} ${it.tagName}`, [box.x, box.y + (box.width && scrollY), box.width, \
     box.height].map(Math.round)]; }).filter(([, box]) => box[2] > 0))";

type Boxes = BTreeMap<String, [i32; 4]>;

/// Checks that the same things stand in the same places, but for rounding.
fn check_places(before: &Boxes, after: &Boxes, of: &str) -> Result<()> {
    ensure!(before.len() > 100, "{of}: only {} boxes", before.len());
    for (name, place) in before {
        let now = after.get(name);
        let is_there =
            now.is_some_and(|now| now.iter().zip(place).all(|(now, then)| (now - then).abs() <= 1));
        ensure!(is_there, "{of}: `{name}` was at {place:?} and is at {now:?}");
    }
    ensure!(before.len() == after.len(), "{of}: {} boxes, then {}", before.len(), after.len());
    Ok(())
}

#[test]
fn nothing_moves_when_the_program_takes_over() -> Result<()> {
    run_exported(async |page| {
        page.before_load(COUNT_SHIFTS).await?;
        for path in [PAIR, "/cheshire-east/north-yorkshire/"] {
            for width in [320, 390, 600, 1200] {
                page.use_viewport(Viewport::wide(width)).await?;
                open_still(&page, path).await?;
                ensure!(page.count(".cc-years details:not([open])").await? == 1, "the years are open");
                let before: Boxes = page.eval(BOXES).await?;
                let_start(&page).await?;
                let between: Boxes = page.eval(BOXES).await?;
                let of = format!("{path} at {width} px");
                check_places(&before, &between, &format!("{of}, taken over"))?;
                wait_for_panels(&page).await?;
                let after: Boxes = page.eval(BOXES).await?;
                check_places(&between, &after, &format!("{of}, with its charts"))?;
                let shifted: f64 = page.eval("window.shifted").await?;
                ensure!(shifted < 0.01, "{of}: a layout shift of {shifted}");
            }
        }
        Ok(())
    })
}

/// What comes in parts is short at first, and its scrollbar would move it aside later.
#[test]
fn a_page_is_as_wide_when_it_is_short() -> Result<()> {
    run_exported(async |page| {
        let width = "document.querySelector('.cc').getBoundingClientRect().width";
        for path in [PAIR, "/calderdale/", "/embed/calderdale/kirklees/"] {
            page.use_viewport(Viewport::wide(1000)).await?;
            page.open(path).await?;
            page.wait_for("main").await?;
            let whole: f64 = page.eval(width).await?;
            // For what stands there now, and for what the program may put in its place at any time.
            page.eval::<()>(
                "void (window.hide = new CSSStyleSheet(), hide.replaceSync('main { display: none !important }'), \
                 document.adoptedStyleSheets = [hide])",
            )
            .await?;
            page.wait_until("the page is short", "document.querySelector('.cc').offsetHeight < 400").await?;
            let short: f64 = page.eval(width).await?;
            ensure!(short == whole, "{path}: {short} px of width, then {whole}");
        }
        Ok(())
    })
}

#[test]
fn a_place_on_the_page_is_kept() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport::wide(390)).await?;
        open_still(&page, PAIR).await?;
        page.eval::<()>("void (document.querySelector('.cc-meanings').open = true)").await?;
        page.eval::<()>("void document.querySelector('#cc-findings summary').focus()").await?;
        page.eval::<()>("void document.querySelector('#cc-findings').scrollIntoView()").await?;
        let place =
            "[scrollY, document.querySelector('#cc-findings').getBoundingClientRect().y].map(Math.round)";
        let before: [i32; 2] = page.eval(place).await?;
        ensure!(before[0] > 1500, "the page is short: {before:?}");
        let_start(&page).await?;
        assert_eq!(page.eval::<[i32; 2]>(place).await?, before);
        let focus = "document.activeElement.closest('#cc-findings') && document.activeElement.tagName";
        // It may be on its way from what was exported to what takes its place.
        page.wait_until("the focus is kept", &format!("{focus} === 'SUMMARY'")).await?;
        ensure!(
            page.eval::<bool>("document.querySelector('.cc-meanings').open").await?,
            "what was opened closed"
        );
        // The panels are near, so that they are replaced now, and the focus stays at the same summary.
        wait_for_chart(&page).await?;
        page.wait_until("the focus stays", &format!("{focus} === 'SUMMARY'")).await?;
        let after: [i32; 2] = page.eval(place).await?;
        ensure!((after[1] - before[1]).abs() <= 1, "{before:?} became {after:?}");
        Ok(())
    })
}
