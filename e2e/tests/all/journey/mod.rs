//! The journey chart: painted sharply, painted again when it has to be, and read out mark by mark.

use anyhow::{Context as _, Result, ensure};
use e2e::page::{Key, PHONE, Viewport};
use e2e::read::{CHART, Painting, READOUT, Side};
use e2e::{Page, run};

const CARE_LEAVERS: &str = "/calderdale/kirklees/?area=care-leavers";
const CHILDREN_IN_CARE: &str = "/calderdale/kirklees/?area=children-in-care";

/// What the readout says before anything is pointed at.
const HINT: &str = "Tap or point at a mark, or use the arrow keys, to read it here.";

/// The fewest colours of a chart with lines, shapes, words and their smoothed edges.
const FEW_COLOURS: usize = 40;

fn ensure_painted(painting: &Painting) -> Result<()> {
    ensure!(painting.colours > FEW_COLOURS, "the chart is nearly blank: {painting:?}");
    Ok(())
}

/// Presses a key on the chart, and tells what the readout says then.
async fn press_and_read(page: &Page, key: Key) -> Result<String> {
    page.press(key).await?;
    page.text(READOUT).await
}

/// Brings the chart into view, and tells where it stands there.
async fn bring_into_view(page: &Page) -> Result<Painting> {
    page.eval::<()>(&format!("void document.querySelector('{CHART}').scrollIntoView()")).await?;
    page.painting().await
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
fn it_is_painted_with_a_name_that_has_the_grades() -> Result<()> {
    run(async |page| {
        page.open_comparison(CARE_LEAVERS).await?;
        ensure_painted(&page.wait_for_sharp_chart().await?)?;
        let chart = page.accessible(CHART).await?;
        // What takes arrow keys is no picture: assistive technology would keep them.
        assert_eq!(chart.role, "application");
        ensure!(chart.name.starts_with("Care leavers, 2009 to August 2026."), "{}", chart.name);
        for grade in [
            "outstanding in 2018 in a grade shared by children in care and care leavers",
            "good in 2024",
            "requires improvement in 2024",
        ] {
            ensure!(chart.name.contains(grade), "“{grade}” is not in “{}”", chart.name);
        }
        Ok(())
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

#[test]
fn it_is_as_sharp_as_the_screen() -> Result<()> {
    run(async |page| {
        for ratio in [1.0, 2.0, 3.0] {
            page.use_viewport(Viewport::wide(600).at_ratio(ratio)).await?;
            page.open_comparison(CARE_LEAVERS).await?;
            let painting = page.wait_for_sharp_chart().await?;
            ensure_painted(&painting)?;
            let wide = (painting.width * ratio).round();
            ensure!((f64::from(painting.pixel_width) - wide).abs() <= 1.0, "at {ratio}: {painting:?}");
        }
        Ok(())
    })
}

#[test]
fn it_stays_sharp_when_the_reader_zooms() -> Result<()> {
    run(async |page| {
        page.open_comparison(CARE_LEAVERS).await?;
        page.wait_for_sharp_chart().await?;
        // Zooming changes the ratio and the width together.
        for (ratio, width) in [(1.5, 800), (3.0, 400), (2.0, 600), (1.0, 1200)] {
            page.use_viewport(Viewport::wide(width).at_ratio(ratio)).await?;
            page.wait_for_sharp_chart().await.with_context(|| format!("at {ratio}"))?;
        }
        // Going to another screen, or zooming a page around a frame of a fixed width, changes the ratio alone.
        for ratio in [1.25, 1.5, 3.0, 2.0] {
            page.use_viewport(Viewport::wide(1200).at_ratio(ratio)).await?;
            page.wait_for_sharp_chart()
                .await
                .with_context(|| format!("at {ratio}, without a change of width"))?;
        }
        Ok(())
    })
}

#[test]
fn it_is_laid_out_again_for_every_width() -> Result<()> {
    run(async |page| {
        page.open_comparison(CARE_LEAVERS).await?;
        let mut before = page.wait_for_sharp_chart().await?;
        for width in [320, 600, 1200, 600] {
            page.use_viewport(Viewport::wide(width)).await?;
            let painting = page.wait_for_sharp_chart().await?;
            ensure_painted(&painting)?;
            if width != 1200 || before.width != painting.width {
                ensure!(painting.digest != before.digest, "at {width} the chart is as before");
            }
            ensure!(painting.width <= f64::from(width), "at {width}: {painting:?}");
            before = painting;
        }
        Ok(())
    })
}

/// How often each chart has been drawn, by what [`each_chart_is_drawn_once_for_whatever_asks_for_it`] counts.
async fn times_drawn(page: &Page) -> Result<[u32; 2]> {
    page.wait_for_frames().await?;
    page.eval("[draws['cc-chart'], draws['cc-standing-chart']]").await
}

#[test]
fn each_chart_is_drawn_once_for_whatever_asks_for_it() -> Result<()> {
    const COUNT: &str = "window.draws = {}; const { clearRect } = CanvasRenderingContext2D.prototype; \
        CanvasRenderingContext2D.prototype.clearRect = function (left, top, width, height) { \
          if (width > 1) { draws[this.canvas.id] = (draws[this.canvas.id] ?? 0) + 1; } \
          clearRect.call(this, left, top, width, height); };";
    run(async |page| {
        page.before_load(COUNT).await?;
        page.open_comparison(CARE_LEAVERS).await?;
        page.read_down().await?;
        page.wait_for_sharp_chart().await?;
        assert_eq!(times_drawn(&page).await?, [1, 1], "at first");
        let wide = bring_into_view(&page).await?;
        page.use_viewport(Viewport::wide(500)).await?;
        let narrow = page.wait_for_repaint(&wide).await?;
        assert_eq!(times_drawn(&page).await?, [2, 2], "narrower");
        page.click(".cc-theme").await?;
        page.wait_for_repaint(&narrow).await?;
        assert_eq!(times_drawn(&page).await?, [3, 3], "dark");
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        assert_eq!(times_drawn(&page).await?, [4, 4], "with another council");
        Ok(())
    })
}

#[test]
fn it_follows_the_theme() -> Result<()> {
    run(async |page| {
        page.open_comparison(CARE_LEAVERS).await?;
        let light = page.wait_for_sharp_chart().await?;
        page.prefer("prefers-color-scheme", "dark").await?;
        let dark = page.wait_for_repaint(&light).await?;
        ensure_painted(&dark)?;
        page.prefer("prefers-color-scheme", "light").await?;
        let again = page.wait_for_repaint(&dark).await?;
        assert_eq!(again.digest, light.digest, "light is not as it was");

        page.click(".cc-theme").await?;
        let chosen = page.wait_for_repaint(&again).await?;
        assert_eq!(chosen.digest, dark.digest, "the chosen dark is not the system’s");
        Ok(())
    })
}

#[test]
fn it_follows_forced_colours() -> Result<()> {
    run(async |page| {
        page.open_comparison(CARE_LEAVERS).await?;
        let usual = page.wait_for_sharp_chart().await?;
        page.prefer("forced-colors", "active").await?;
        let forced = page.wait_for_repaint(&usual).await?;
        ensure!(forced.colours > 10, "the chart is nearly blank: {forced:?}");
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
        .await
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
