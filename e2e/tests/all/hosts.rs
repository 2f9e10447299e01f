//! Embeds in pages of others: each kind of page makes the frame as high as the comparison, by its own script.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::hosts::Hosts;
use e2e::page::Viewport;
use e2e::{Page, run, run_exported};
use serde_json::{Value, json};
use tokio::time::{Duration, sleep};

/// The height of what is in the frame, in CSS pixels.
const CONTENT: &str = "document.querySelector('.cc').getBoundingClientRect().height";

/// Waits until the frame is as high as what is in it.
pub(crate) async fn fits(page: &Page, frame: &str, what: &str) -> Result<()> {
    page.enter_frame(frame).await?;
    let fit = format!(
        "document.querySelector('.cc-grades, .cc-still, canvas') && Math.abs(innerHeight - {CONTENT}) <= 1"
    );
    if let Err(error) = page.wait_until(&format!("{what} is as high as its contents"), &fit).await {
        let heights: [f64; 2] = page.eval(&format!("[innerHeight, {CONTENT}]")).await?;
        return Err(error.context(format!("the frame and its contents: {heights:?}")));
    }
    page.leave_frame().await
}

/// Opens an example, and waits until its frame fits, in windows of several widths.
async fn fits_at_every_width(page: &Page, example: &str, frame: &str) -> Result<()> {
    let hosts = Hosts::start(page.site()).await?;
    page.go(&hosts.url(example)).await?;
    page.scroll_to(frame).await?;
    for width in [1200, 560, 340, 700] {
        page.use_viewport(Viewport::wide(width)).await?;
        fits(page, frame, &format!("the frame of {example} in a window {width} wide")).await?;
    }
    Ok(())
}

#[test]
fn pym_sizes_the_frame() -> Result<()> {
    run(async |page| fits_at_every_width(&page, "pym.html", "#comparison iframe").await)
}

#[test]
fn iframe_resizer_sizes_the_frame() -> Result<()> {
    run(async |page| fits_at_every_width(&page, "iframe-resizer.html", "#comparison").await)
}

#[test]
fn a_listener_for_datawrapper_sizes_the_frame() -> Result<()> {
    run(async |page| fits_at_every_width(&page, "datawrapper.html", "#comparison").await)
}

#[test]
fn wordpress_sizes_the_sandboxed_frame_by_its_secret() -> Result<()> {
    run(async |page| fits_at_every_width(&page, "wordpress.html", "#comparison").await)
}

#[test]
fn amp_sizes_the_frame_when_it_may() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        page.use_viewport(Viewport::wide(700)).await?;
        page.go(&hosts.url("amp.html")).await?;
        // It is in view, so that the reader has to ask for the rest: once, or again if more came after that.
        page.enter_frame("#comparison").await?;
        page.wait_for(".cc-grades").await?;
        let height: u32 = page.eval(&format!("Math.floor({CONTENT})")).await?;
        page.leave_frame().await?;
        while page.eval(&format!("document.querySelector('#comparison').height < {height}")).await? {
            page.wait_until("the rest is offered", "!document.querySelector('#overflow').hidden").await?;
            page.click("#overflow").await?;
        }
        fits(&page, "#comparison", "the frame of a page of AMP").await
    })
}

/// A page with frames, which notes what they post and, if it is to follow, makes them so high.
pub(crate) fn noting(frames: &str, follows: bool) -> String {
    format!(
        "<script>
          window.noted = [];
          addEventListener('message', ({{ data, source }}) => {{
            const place = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source);
            noted.push([place, data]);
            if ({follows} && data.sentinel === 'amp') document.querySelectorAll('iframe')[place].style.height = `${{data.height}}px`;
          }});
        </script>{frames}"
    )
}

/// A frame so wide, with further attributes.
pub(crate) fn frame(address: &str, width: u32, attributes: &str) -> String {
    format!("<iframe src='{address}' width='{width}' height='400' {attributes} style='border:0'></iframe>")
}

/// Checks that an embed tells its height once each time, to every kind of host in its own words.
pub(crate) async fn speaks_every_dialect(page: &Page) -> Result<()> {
    let hosts = Hosts::start(page.site()).await?;
    let address = hosts.site("embed/calderdale/kirklees/?show=grades&childId=c1#?secret=Zq3xW9aB0c");
    page.go(&hosts.write("noting.html", &noting(&frame(&address, 600, ""), true))).await?;
    page.wait_until("all has been told", "noted.length >= 7").await?;
    sleep(Duration::from_secs(1)).await;
    let height: u32 = page.eval("noted.findLast(([, data]) => data.sentinel)[1].height").await?;
    let last: Vec<Value> = page.eval("noted.slice(-6).map(([, data]) => data)").await?;
    let medium = json!({ "src": address, "context": "iframe.resize", "height": height });
    let [datawrapper, amp, medium_text, guardian, pym, wordpress] = last.as_slice() else {
        bail!("{last:?}")
    };
    let id = format!("{}embed/calderdale/kirklees", page.site().base().trim_start_matches('/'));
    let parsed =
        |text: &Value| -> Result<Value> { Ok(serde_json::from_str(text.as_str().context("no text")?)?) };
    ensure!(*datawrapper == json!({ "datawrapper-height": { id: height } }), "{last:?}");
    ensure!(*amp == json!({ "sentinel": "amp", "type": "embed-size", "height": height }), "{last:?}");
    ensure!(parsed(medium_text)? == medium, "{last:?}");
    let guardian = parsed(guardian)?;
    ensure!(guardian.get("value") == Some(&json!(height)), "{last:?}");
    ensure!(guardian.get("type") == Some(&json!("set-height")), "{last:?}");
    ensure!(*pym == json!(format!("pymxPYMxc1xPYMxheightxPYMx{height}")), "{last:?}");
    ensure!(
        *wordpress == json!({ "message": "height", "value": height, "secret": "Zq3xW9aB0c" }),
        "{last:?}"
    );
    let heights: Vec<u32> =
        page.eval("noted.filter(([, data]) => data.sentinel).map(([, data]) => data.height)").await?;
    ensure!(heights.is_sorted_by(|one, next| one != next), "{heights:?}");
    Ok(())
}

#[test]
fn a_height_is_told_once_in_every_dialect() -> Result<()> {
    run(async |page| speaks_every_dialect(&page).await)
}

#[test]
fn no_frame_grows_without_end() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.site("embed/trafford/cheshire-east/?show=headline,grades,journey");
        let widths = [280, 319, 320, 379, 380, 519, 520, 521, 600, 775, 1000, 1100];
        // Half of them have a border within their height, as some pages have it.
        let frames: String = (0..)
            .zip(widths)
            .map(|(i, width)| {
                let border = if i % 2 == 0 { "" } else { "class='bordered'" };
                frame(&address, width, border)
            })
            .collect();
        let styles = "<style>.bordered { box-sizing: border-box; border: 3px solid !important; }</style>";
        page.go(&hosts.write("twelve.html", &format!("{styles}{}", noting(&frames, true)))).await?;
        for place in 0..widths.len() {
            let css = format!("iframe:nth-of-type({})", place + 1);
            page.scroll_to(&css).await?;
            page.enter_frame(&css).await?;
            page.wait_until(
                "the chart is drawn",
                "document.querySelector('canvas[role=application]')?.style.height",
            )
            .await?;
            page.leave_frame().await?;
        }
        sleep(Duration::from_secs(1)).await;
        let heights = "[...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight)";
        let before: Vec<u32> = page.eval(heights).await?;
        let told: usize = page.eval("noted.length").await?;
        sleep(Duration::from_secs(5)).await;
        let after: Vec<u32> = page.eval(heights).await?;
        ensure!(before == after, "{before:?} became {after:?}");
        let more: Vec<Value> = page.eval(&format!("noted.slice({told})")).await?;
        ensure!(more.is_empty(), "told again: {more:?}");
        ensure!(after.iter().all(|height| *height > 1000), "{after:?}");
        Ok(())
    })
}

#[test]
fn a_sandbox_without_origin_storage_or_tabs_is_enough() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.site("embed/calderdale/kirklees/?show=headline,grades,journey&as-of=2019-01-01");
        let frame = frame(&address, 600, "id='comparison' sandbox='allow-scripts'");
        page.go(&hosts.write("sandbox.html", &noting(&frame, true))).await?;
        page.announce_error("allow-popups");
        page.enter_frame("#comparison").await?;
        page.wait_until(
            "the chart is drawn",
            "document.querySelector('canvas[role=application]')?.style.height",
        )
        .await?;
        ensure!(page.eval::<String>("self.origin").await? == "null");
        page.click(".cc-column a").await?;
        page.wait_for_text(".cc-refused", "This page does not let links open. The address is").await?;
        let shown: String = page.eval("document.querySelector('.cc-refused input').value").await?;
        let selected: String = page.eval("getSelection().toString()").await?;
        ensure!(shown.starts_with("https://files.ofsted.gov.uk/") && selected == shown, "{shown} {selected}");
        page.click_text(".cc-pin a", "See the comparison today").await?;
        page.wait_until("the pin is gone", "!document.querySelector('.cc-pin')").await?;
        page.leave_frame().await
    })
}

#[test]
fn nothing_breaks_where_nothing_can_be_kept() -> Result<()> {
    run(async |page| {
        page.before_load(
            "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
               Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
             }
             Object.defineProperty(Document.prototype, 'cookie', {
               get() { throw new DOMException('blocked', 'SecurityError'); },
               set() { throw new DOMException('blocked', 'SecurityError'); },
             });",
        )
        .await?;
        fits_at_every_width(&page, "datawrapper.html", "#comparison").await
    })
}

#[test]
fn a_pinned_embed_links_to_the_newer_reports() -> Result<()> {
    run(async |page| {
        page.open("/embed/calderdale/kirklees/?as-of=2019-01-01&show=headline,grades").await?;
        page.wait_for_text(".cc-pin", "Both councils have reports published since").await?;
        let links: Vec<String> =
            page.eval("[...document.querySelectorAll('.cc-pin a')].map((link) => link.href)").await?;
        ensure!(
            links.iter().filter(|link| link.starts_with("https://files.ofsted.gov.uk/")).count() == 2,
            "{links:?}"
        );
        let rel: Vec<String> = page
            .eval("[...document.querySelectorAll('.cc-pin a[target=_blank]')].map((link) => link.rel)")
            .await?;
        ensure!(rel == ["noopener", "noopener"], "{rel:?}");
        Ok(())
    })
}

#[test]
fn an_embed_shows_what_its_address_chooses() -> Result<()> {
    run(async |page| {
        let sections = "[...document.querySelectorAll('main h1, main h2')].map((head) => [head.textContent, head.className])";
        for (show, seen) in [
            ("headline", vec!["Source"]),
            ("grades", vec!["Grades", "Source"]),
            ("findings,journey", vec!["How each got here", "What inspectors found", "Source"]),
            ("standing", vec!["Where they stand", "Source"]),
        ] {
            page.open(&format!("/embed/calderdale/kirklees/?show={show}&theme=dark&accent=teal")).await?;
            let last = seen.iter().rev().nth(1).copied().unwrap_or("have the same grades");
            page.wait_until("the panels are there", &format!(
                "document.querySelector('.cc-dates') && [...document.querySelectorAll('main h1, main h2')].some((head) => head.textContent.includes({}))", json!(last)
            )).await?;
            let heads: Vec<(String, String)> = page.eval(sections).await?;
            let ((_, class), rest) = heads.split_first().context("there is no headline")?;
            ensure!((class == "cc-hidden") != show.contains("headline"), "{show}: {heads:?}");
            let rest: Vec<&str> = rest.iter().map(|(text, _)| text.as_str()).collect();
            ensure!(rest == seen, "{show}: {rest:?}");
            let names = page.texts(".cc-names").await?;
            let expected =
                if matches!(show, "headline" | "grades") { vec![] } else { vec!["Calderdale and Kirklees"] };
            ensure!(names == expected, "{show}: {names:?}");
            ensure!(!page.text(".cc-dates").await?.is_empty());
            ensure!(page.count("header, .cc-years").await? == 0);
        }
        Ok(())
    })
}

#[test]
fn what_an_embed_does_not_understand_is_said() -> Result<()> {
    run(async |page| {
        page.open("/embed/calderdale/kirkles/?show=grades,chart&theme=pink&accent=%23f00").await?;
        page.wait_for_text("main", "“show=chart” in the address was not understood").await?;
        for said in
            ["“theme=pink” in the address", "“accent=#f00” in the address", "“kirkles” is not a council"]
        {
            page.wait_for_text("main", said).await?;
        }
        page.wait_for(".cc-grades").await
    })
}

#[test]
fn an_exported_site_is_embedded_alike() -> Result<()> {
    run_exported(async |page| {
        // The element names a council as only the program knows it.
        page.announce_error("404");
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.site("embed/calderdale/kirklees/?show=grades,journey&theme=dark");
        let element = format!(
            "{}<council-compare first='leeds' second='hull' show='journey'></council-compare>",
            hosts.loader()
        );
        let body = format!("{}{element}", noting(&frame(&address, 600, "id='comparison'"), true));
        page.go(&hosts.write("exported.html", &body)).await?;
        page.enter_frame("#comparison").await?;
        page.wait_until("the chart is there", "document.querySelector('.cc-still-box svg')").await?;
        let ground: String =
            page.eval("getComputedStyle(document.querySelector('.cc')).backgroundColor").await?;
        ensure!(ground == "rgb(21, 24, 28)", "{ground}");
        ensure!(
            page.text("h1").await?.contains("same grades"),
            "the headline is not there for those who do not see"
        );
        page.leave_frame().await?;
        fits(&page, "#comparison", "the frame of an exported embed").await?;
        page.enter_frame("#comparison").await?;
        page.click("#cc-second-council").await?;
        page.wait_until(
            "the chart is drawn",
            "document.querySelector('canvas[role=application]')?.style.height",
        )
        .await?;
        page.leave_frame().await?;
        fits(&page, "#comparison", "the frame with the program").await?;
        page.scroll_to("council-compare").await?;
        let canvas =
            "document.querySelector('council-compare').shadowRoot.querySelector('canvas')?.style.height";
        page.wait_until("the element draws its chart", canvas).await
    })
}

/// What stands in the examples is what the dialog gives, for frames that no script makes fit.
#[test]
fn the_examples_reserve_about_the_room_that_their_frames_need() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        for example in ["article.html", "dark.html", "several.html"] {
            page.go(&hosts.url(example)).await?;
            let frames: usize = page.count("figure iframe").await?;
            ensure!(frames > 0, "{example} has no frame");
            page.eval::<()>(
                "void document.querySelectorAll('figure iframe').forEach((it, i) => (it.id = `frame-${i}`))",
            )
            .await?;
            for width in [375, 640, 1000] {
                page.use_viewport(Viewport::wide(width)).await?;
                for frame in (0..frames).map(|i| format!("#frame-{i}")) {
                    page.scroll_to(&frame).await?;
                    page.enter_frame(&frame).await?;
                    page.wait_until(
                        "it is told how high it is",
                        "document.documentElement.dataset.ccFramed === ''",
                    )
                    .await?;
                    page.wait_until("its panels are there", "document.querySelector('.cc-grades td, .cc-fold') && !document.querySelector('.cc-later')")
                        .await?;
                    let [room, content]: [f64; 2] = page.eval(&format!("[innerHeight, {CONTENT}]")).await?;
                    page.leave_frame().await?;
                    ensure!(
                        (-60.0..=160.0).contains(&(room - content)),
                        "{example} {frame} at {width}: {room} for {content}"
                    );
                }
            }
        }
        Ok(())
    })
}
