//! What is painted, rather than what the styles say.

use anyhow::{Result, ensure};
use e2e::page::DESKTOP;
use e2e::run;

use super::{START, open};

/// Text on every kind of ground.
#[test]
fn text_can_be_read_on_every_ground() -> Result<()> {
    run(async |page| {
        page.use_viewport(DESKTOP.at_ratio(3.0)).await?;
        // The higher of the two has its tint, once the first's and once the second's.
        for path in ["/calderdle/kirklees/", "/kirklees/calderdle/"] {
            open(&page, path).await?;
            page.click(".cc-years summary").await?;
            page.click(".cc-mark").await?;
            page.wait_for(".cc-is-chosen").await?;
            for theme in ["light", "dark"] {
                page.prefer("prefers-color-scheme", theme).await?;
                for text in [
                    ".cc-notice span",
                    ".cc-higher .cc-word",
                    ".cc-higher .cc-change",
                    ".cc-verdict",
                    ".cc-is-chosen .cc-when",
                    ".cc-is-chosen .cc-source a",
                    ".cc-shared .cc-noted",
                    ".cc-shared .cc-theme-name",
                    ".cc-button",
                ] {
                    let ratio = page.painted_contrast(text).await?;
                    ensure!(ratio >= 4.5, "{path}, {text} in the {theme}: {ratio:.2}");
                }
            }
        }
        page.prefer("prefers-color-scheme", "light").await?;
        let plant = "document.querySelector('.cc-button').style.cssText = 'border: 0; color: #999'";
        page.eval::<()>(&format!("void ({plant})")).await?;
        let faint = page.painted_contrast(".cc-button").await?;
        ensure!(faint < 4.5, "faint text is not found: {faint:.2}");
        Ok(())
    })
}

/// The charts paint in these colours, which are nowhere else to be found on the page.
#[test]
fn marks_and_lines_of_the_charts_stand_out() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        for theme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", theme).await?;
            for (colour, least) in [
                ("ink", 4.5),
                ("muted", 4.5),
                ("first", 4.5),
                ("second", 4.5),
                ("first-line", 3.0),
                ("second-line", 3.0),
                ("dot", 3.0),
                ("outstanding", 3.0),
                ("good", 3.0),
                ("requires-improvement", 3.0),
                ("inadequate", 3.0),
            ] {
                page.eval::<()>(&format!(
                        "(sample => {{
                           sample.style.cssText = 'position: fixed; z-index: 9; top: 0; width: 40px; height: 40px; background: linear-gradient(var(--cc-{colour}) 40%, var(--cc-ground) 40%)';
                           sample.id = 'sample';
                           document.body.append(sample);
                         }})(document.querySelector('#sample') ?? document.createElement('i'))"
                    ))
                    .await?;
                let ratio = page.painted_contrast("#sample").await?;
                ensure!(ratio >= least, "{colour} in the {theme}: {ratio:.2}");
            }
        }
        Ok(())
    })
}

/// In forced colours only shape and word are left of a grade.
#[test]
fn grades_keep_their_shapes_in_forced_colours() -> Result<()> {
    run(async |page| {
        page.use_viewport(DESKTOP.at_ratio(3.0)).await?;
        open(&page, START).await?;
        page.prefer("forced-colors", "active").await?;
        page.eval::<()>("void (document.querySelector('.cc-meanings').open = true)").await?;
        let pairs = page.unlikeness(".cc-meanings dt .cc-glyph").await?;
        assert_eq!(pairs.len(), 6, "four grades, two by two: {pairs:?}");
        for (grades, unlike) in pairs {
            // The least, 0.15, is that of a circle and a diamond.
            ensure!(unlike >= 0.12, "{grades}: {unlike:.2}");
        }
        Ok(())
    })
}

/// What would hide something where colours are forced, planted one after the other.
#[test]
fn what_cannot_be_seen_in_forced_colours_is_found() -> Result<()> {
    run(async |page| {
        open(&page, START).await?;
        page.prefer("forced-colors", "active").await?;
        assert_eq!(page.unseen().await?, [""; 0]);
        for (planted, found) in [
            (
                "querySelector('h1').style.cssText = 'forced-color-adjust: none; color: #fff; background: #fff'",
                "”",
            ),
            (
                "querySelector('.cc-cell .cc-glyph').style.cssText = 'fill: Canvas; stroke: Canvas; color: Canvas'",
                "a shape",
            ),
            (
                "querySelector('.cc-swap').style.cssText = 'border-color: Canvas; background: Canvas'",
                "the edge of button",
            ),
        ] {
            page.eval::<()>(&format!("void (document.{planted})")).await?;
            let unseen = page.unseen().await?;
            ensure!(unseen.iter().any(|what| what.contains(found)), "{planted}: {unseen:?}");
        }
        Ok(())
    })
}
