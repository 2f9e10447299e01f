//! The marks of the journey chart, read out to keys, pointer and finger, and in sight meanwhile.

use anyhow::{Result, ensure};
use e2e::page::{Key, PHONE, Viewport};
use e2e::read::{CHART, Painting, READOUT};
use e2e::{Page, run};

use super::{CARE_LEAVERS, CHILDREN_IN_CARE, bring_into_view};

/// What the readout says before anything is pointed at.
const HINT: &str = "Tap or point at a mark, or use the arrow keys, to read it here.";

/// Presses a key on the chart, and tells what the readout says then.
async fn press_and_read(page: &Page, key: Key) -> Result<String> {
    page.press(key).await?;
    page.text(READOUT).await
}

/// Moves the mouse along the large lane until a mark is read out, and tells where that was and what is said.
async fn find_mark(page: &Page, chart: &Painting) -> Result<(f64, f64, String)> {
    let mut y = chart.top + 20.0;
    while y < chart.top + chart.height / 2.0 {
        let mut x = chart.left + 40.0;
        while x < chart.left + chart.width {
            page.point_at(x, y).await?;
            let said = page.text(READOUT).await?;
            if said != HINT {
                return Ok((x, y, said));
            }
            x += 14.0;
        }
        y += 14.0;
    }
    anyhow::bail!("no mark was found on {chart:?}")
}

#[test]
fn keys_go_from_mark_to_mark() -> Result<()> {
    run(async |page| {
        page.open_comparison(CHILDREN_IN_CARE).await?;
        page.wait_for_text(READOUT, HINT).await?;
        page.tab_to(CHART).await?;
        let calm = page.wait_for_sharp_chart().await?;

        let first = press_and_read(&page, Key::Right).await?;
        ensure!(
            first.starts_with("Calderdale Adequate for looked-after children, on the older scale."),
            "{first}"
        );
        ensure!(first.ends_with("Report of 20 March 2015, paragraph 30"), "{first}");
        // The mark that is read out is ringed.
        page.wait_for_repaint(&calm).await?;

        for said in [
            "Calderdale Requires improvement for children in care, under SIF. Inspected 13 January – 4 February 2015.",
            "Calderdale Outstanding for children in care, one grade with care leavers. Inspected 12–23 November 2018. \
             Report of 19 December 2018",
            "Calderdale Good for children in care, under ILACS. Inspected 19–23 February 2024. Report of 15 May 2024",
        ] {
            let read = press_and_read(&page, Key::Right).await?;
            ensure!(read.starts_with(said), "“{read}” instead of “{said}”");
        }
        let across = press_and_read(&page, Key::Down).await?;
        let said = "Kirklees Good for children in care, under ILACS. Inspected 8–19 July 2024.";
        ensure!(across.starts_with(said), "{across}");
        let back = press_and_read(&page, Key::Left).await?;
        ensure!(
            back.starts_with("Kirklees Requires improvement for children in care, one grade with"),
            "{back}"
        );
        // The ends are those of the same council’s line.
        let first = press_and_read(&page, Key::Home).await?;
        ensure!(first.starts_with("Kirklees Good for looked-after children"), "{first}");
        let last = press_and_read(&page, Key::End).await?;
        ensure!(last.starts_with("Kirklees Good for children in care"), "{last}");
        page.press(Key::Left).await?;
        let up = press_and_read(&page, Key::Up).await?;
        ensure!(up.starts_with("Calderdale Outstanding for children in care"), "{up}");

        // The other lanes, and what happened besides, are reached as well.
        let mut said = vec![up];
        for _ in 0..8 {
            let read = press_and_read(&page, Key::PageDown).await?;
            if said.last() != Some(&read) {
                said.push(read);
            }
        }
        for area in ["leadership", "help and protection", "care leavers", "overall"] {
            ensure!(said.iter().any(|read| read.contains(area)), "{area} is not reached: {said:?}");
        }
        page.press(Key::Escape).await?;
        page.wait_for_text(READOUT, HINT).await?;

        // Each report that is read out is a link.
        page.press(Key::End).await?;
        page.wait_for(&format!("{READOUT} a[target=_blank][rel=noopener]")).await
    })
}

/// The chart is higher than many a window, and what its marks say stands under it.
#[test]
fn what_a_chosen_mark_says_is_in_sight() -> Result<()> {
    run(async |page| {
        page.use_viewport(Viewport { height: 640, ..PHONE }).await?;
        page.open_comparison(CARE_LEAVERS).await?;
        page.wait_for_sharp_chart().await?;
        let is_in_sight = format!(
            "(() => {{
               const said = document.querySelector('{READOUT}').getBoundingClientRect();
               return said.top >= 0 && said.bottom <= innerHeight + 1;
             }})()"
        );
        page.scroll_to(CHART).await?;
        ensure!(!page.eval::<bool>(&is_in_sight).await?, "the chart is not higher than the window");
        page.eval::<()>(&format!("void document.querySelector('{CHART}').focus({{ preventScroll: true }})"))
            .await?;
        let said = press_and_read(&page, Key::Right).await?;
        ensure!(said != HINT, "no mark is read out");
        ensure!(page.eval::<bool>(&is_in_sight).await?, "“{said}” is out of sight");
        Ok(())
    })
}

/// At 400 % the chart is higher than the window, of which the reading covers a part.
#[test]
fn a_mark_that_a_key_chooses_is_seen() -> Result<()> {
    run(async |page| {
        page.use_viewport(Viewport { width: 320, height: 256, ..PHONE }).await?;
        page.open_comparison(CARE_LEAVERS).await?;
        page.tab_to(CHART).await?;
        // Where the chart begins and ends in the window, and how much of that is not covered.
        let places = format!(
            "(() => {{ const {{ top, bottom }} = document.querySelector('{CHART}').getBoundingClientRect(); \
             return [top, bottom, innerHeight - document.querySelector('.cc-held').offsetHeight]; }})()"
        );
        let mut read = press_and_read(&page, Key::Right).await?;
        for _ in 0..8 {
            if !read.contains("overall") {
                read = press_and_read(&page, Key::PageDown).await?;
            }
        }
        ensure!(read.contains("overall"), "{read}");
        let [_, bottom, seen]: [f64; 3] = page.eval(&places).await?;
        ensure!(seen >= 120.0, "the reading leaves {seen} px");
        ensure!(bottom > 0.0 && bottom - 90.0 < seen, "the lowest lane ends at {bottom} px of {seen}");
        for _ in 0..5 {
            press_and_read(&page, Key::PageUp).await?;
        }
        let [top, _, seen]: [f64; 3] = page.eval(&places).await?;
        ensure!(top > -200.0 && top < seen, "the highest begins at {top} px of {seen}");
        Ok(())
    })
}

#[test]
fn a_mark_that_is_chosen_is_not_covered_by_what_is_read_of_it() -> Result<()> {
    run(async |page| {
        page.use_viewport(Viewport { height: 740, ..Viewport::wide(360) }).await?;
        page.open_comparison(CHILDREN_IN_CARE).await?;
        page.wait_for_sharp_chart().await?;
        let chart: u32 = page.eval("document.querySelector('#cc-chart').clientWidth").await?;
        page.use_viewport(Viewport { height: 740, ..Viewport::wide(360 + 320 - chart) }).await?;
        page.wait_for_sharp_chart().await?;
        // The lowest lane is at the lower edge of the window, and has this mark at this width
        // (`tests/snapshots/scene_calderdale_kirklees_320.snap`).
        page.eval::<()>(&format!(
            "void document.querySelector('{CHART}').scrollIntoView({{ block: 'end' }})"
        ))
        .await?;
        let chart = page.painting().await?;
        page.click_at(chart.left + 109.0, chart.top + 646.8).await?;
        page.wait_until(
            "it is read out",
            "document.querySelector('.cc-held')?.textContent.includes('Inadequate')",
        )
        .await?;
        page.wait_until(
            "the mark is above it",
            &format!(
                "document.querySelector('{CHART}').getBoundingClientRect().top + 646.8 < \
                 document.querySelector('.cc-held').getBoundingClientRect().top - 8"
            ),
        )
        .await
    })
}

#[test]
fn a_pointer_reads_out_marks() -> Result<()> {
    run(async |page| {
        page.open_comparison(CHILDREN_IN_CARE).await?;
        page.wait_for_sharp_chart().await?;
        let chart = bring_into_view(&page).await?;
        let (x, y, said) = find_mark(&page, &chart).await?;
        ensure!(said.starts_with("Calderdale ") || said.starts_with("Kirklees "), "{said}");
        page.click_at(x, y).await?;
        // On what sources differ is said once the mark is chosen.
        let read = page.text(READOUT).await?;
        ensure!(read.starts_with(&said), "“{read}” after “{said}”");
        assert_eq!(page.address().await?, CHILDREN_IN_CARE, "reading out a mark is no other view");
        Ok(())
    })
}

#[test]
fn a_finger_reads_out_marks() -> Result<()> {
    run(async |page| {
        // Found with a mouse, then tapped in a window of the same size.
        let touched = Viewport { height: 900, ..PHONE };
        page.use_viewport(Viewport { is_touched: false, ..touched }).await?;
        page.open_comparison(CHILDREN_IN_CARE).await?;
        page.wait_for_sharp_chart().await?;
        let chart = bring_into_view(&page).await?;
        let (x, y, said) = find_mark(&page, &chart).await?;

        page.use_viewport(touched).await?;
        page.open_comparison(CHILDREN_IN_CARE).await?;
        page.wait_for_sharp_chart().await?;
        let chart_now = bring_into_view(&page).await?;
        page.wait_for_text(READOUT, HINT).await?;
        page.tap_at(x + chart_now.left - chart.left, y + chart_now.top - chart.top).await?;
        page.wait_for_text(READOUT, &said).await
    })
}
