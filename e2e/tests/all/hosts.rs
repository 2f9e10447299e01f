//! Embeds in pages of others: each makes the frame as high as the comparison, in the words of its own script.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::Viewport;
use e2e::{Page, run};

/// What is in the frame: its height, and that of the frame, in CSS pixels.
#[derive(serde::Deserialize, Debug)]
struct Fit {
    content: f64,
    frame: f64,
}

/// Opens an example and waits until its frame is as high as what is in it, but for so many pixels.
async fn fits(page: &Page, example: &str, frame: &str, tolerance: f64) -> Result<()> {
    let hosts = Hosts::start(page.site()).await?;
    page.go(&hosts.url(example)).await?;
    page.scroll_to(frame).await?;
    for width in [1200, 700, 340] {
        page.use_viewport(Viewport::wide(width)).await?;
        page.enter_frame(frame).await?;
        let what = format!("the frame of {example} in a window {width} wide is as high as its contents");
        let fit = format!(
            "(() => {{ const content = document.querySelector('.cc').getBoundingClientRect().height; \
             return document.querySelector('.cc-grades') && Math.abs(innerHeight - content) <= {tolerance}; }})()"
        );
        let waited = page.wait_until(&what, &fit).await;
        if let Err(error) = waited {
            let fit: Fit = page.eval(
                "{ content: document.querySelector('.cc').getBoundingClientRect().height, frame: innerHeight }",
            )
            .await?;
            return Err(error.context(format!("{fit:?}")));
        }
        page.leave_frame().await?;
    }
    Ok(())
}

#[test]
fn pym_sizes_the_frame() -> Result<()> {
    run(async |page| fits(&page, "pym.html", "#comparison iframe", 1.0).await)
}

#[test]
fn iframe_resizer_sizes_the_frame() -> Result<()> {
    run(async |page| fits(&page, "iframe-resizer.html", "#comparison", 1.0).await)
}

#[test]
fn a_listener_for_datawrapper_sizes_the_frame() -> Result<()> {
    run(async |page| fits(&page, "datawrapper.html", "#comparison", 1.0).await)
}
