//! The journey chart as it is painted: with a name, as sharp as the screen, once for whatever asks for it, and in its colours.

use anyhow::{Context as _, Result, ensure};
use e2e::engine::Engine;
use e2e::facts;
use e2e::page::Viewport;
use e2e::read::{CHART, Painting, Side};
use e2e::{Page, run};

use super::{CARE_LEAVERS, bring_into_view};

/// The fewest colours of a chart with lines, shapes, words and their smoothed edges.
const FEW_COLOURS: usize = 40;

fn ensure_painted(painting: &Painting) -> Result<()> {
    ensure!(painting.colours > FEW_COLOURS, "the chart is nearly blank: {painting:?}");
    Ok(())
}

#[test]
fn it_is_painted_with_a_name_that_has_the_grades() -> Result<()> {
    run(async |page| {
        page.open_comparison(CARE_LEAVERS).await?;
        ensure_painted(&page.wait_for_sharp_chart().await?)?;
        let chart = page.accessible(CHART).await?;
        // What takes arrow keys is no picture: assistive technology would keep them.
        assert_eq!(chart.role, "application");
        let years = format!("Care leavers, 2009 to {}.", facts::data_date()?.month);
        ensure!(chart.name.starts_with(&years), "{}", chart.name);
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
            if page.engine() == Engine::Chromium {
                // Version 156 asks media queries again only for another wish, if no more than the ratio is emulated.
                page.prefer("prefers-color-scheme", "light").await?;
            }
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
