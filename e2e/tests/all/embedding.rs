//! The dialog in which somebody makes an embed of a comparison.

use anyhow::{Result, ensure};
use e2e::page::{Key, Viewport};
use e2e::{Page, run};

/// Opens the dialog by its button.
async fn open_dialog(page: &Page) -> Result<()> {
    page.open_comparison("/calderdale/kirklees/").await?;
    page.click_text(".cc-foot button", "Embed").await?;
    page.wait_for("dialog[open] textarea").await
}

#[test]
fn pic() -> Result<()> {
    run(async |page| {
        for width in [1200, 600, 320] {
            page.use_viewport(Viewport::wide(width)).await?;
            open_dialog(&page).await?;
            tokio::time::sleep(std::time::Duration::from_secs(3)).await;
            let png = page.picture(false).await?;
            std::fs::write(format!("/tmp/dialog-{width}.png"), png)?;
            page.eval::<()>("void document.querySelector('dialog').scrollTo(0, 9999)").await?;
            std::fs::write(format!("/tmp/dialog-{width}b.png"), page.picture(false).await?)?;
        }
        Ok(())
    })
}

#[test]
fn pic2() -> Result<()> {
    run(async |page| {
        let hosts = e2e::hosts::Hosts::start(page.site()).await?;
        page.use_viewport(Viewport { width: 1000, height: 2600, ..e2e::page::DESKTOP }).await?;
        for at in [
            "calderdale/kirklees/?show=headline,grades",
            "calderdale/kirklees/?show=headline,grades,journey",
            "hull/leeds/?show=grades",
            "trafford/cheshire-east/?show=headline,grades",
            "calderdale/kirklees/?as-of=2019-01-01&show=headline,grades",
            "devon/cornwall/?show=findings",
            "hull/leeds/?show=headline,grades",
        ] {
            let frames: String = [320, 600, 900]
                .map(|w| {
                    format!(
                        "<iframe width={w} height=30 src='{}' style='border:0'></iframe>",
                        hosts.site(&format!("embed/{at}"))
                    )
                })
                .concat();
            let url = hosts.write("a.html", &format!("<script>window.log=[];addEventListener('message',e=>{{if(e.data.sentinel) log.push([[0,1,2].findIndex(i=>frames[i]===e.source),e.data.height,Math.round(performance.now())])}})</script>{frames}"));
            page.go(&url).await?;
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            println!(
                "{at} {:?}",
                page.eval::<Vec<f64>>("[0,1,2].map(i=>log.filter(l=>l[0]===i).at(-1)[1])").await?
            );
        }
        Ok(())
    })
}
