//! Exported embeds that nobody has touched: whole, as high as they say, and without the program until somebody needs it.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::hosts::Hosts;
use e2e::page::{DESKTOP, Key, Viewport};
use e2e::site::Fault;
use e2e::{Page, run_exported};
use serde_json::{Value, json};
use tokio::time::{Duration, sleep};

use crate::hosts::{fits, frame, noting, speaks_every_dialect};

const EMBED: &str = "embed/calderdale/kirklees/";
const DRAWN: &str = "document.querySelector('canvas[role=application]')?.style.height";

/// Shows a page of another with one frame, which follows what the embed says of its height, and goes into the frame.
async fn enter(page: &Page, query: &str, attributes: &str) -> Result<Hosts> {
    let hosts = Hosts::start(page.site()).await?;
    let address = hosts.site(&format!("{EMBED}{query}"));
    let frame = frame(&address, 600, &format!("id='comparison' {attributes}"));
    page.go(&hosts.write("untouched.html", &noting(&frame, true))).await?;
    page.enter_frame("#comparison").await?;
    Ok(hosts)
}

/// Whether the program has been asked for.
fn has_program(page: &Page) -> bool {
    page.site().requests().iter().any(|path| path.ends_with(".wasm"))
}

/// Waits until the program has taken over.
async fn starts(page: &Page) -> Result<()> {
    page.wait_until(
        "the program has taken over",
        "document.querySelector('#council-compare:not([data-when])') && !document.querySelector('#cc-stage')",
    )
    .await
}

#[test]
fn an_embed_is_whole_without_the_program() -> Result<()> {
    run_exported(async |page| {
        for (query, heads) in [
            ("", vec!["Grades", "How each got here", "Where they stand", "What inspectors found", "Source"]),
            ("?show=headline,grades", vec!["Grades", "Source"]),
            // Of several the last one counts, as for the program.
            (
                "?show=grades&show=journey&theme=light&theme=dark&accent=ink&accent=teal",
                vec!["How each got here", "Source"],
            ),
            (
                "?show=findings+standing&utm_source=a",
                vec!["Where they stand", "What inspectors found", "Source"],
            ),
        ] {
            enter(&page, query, "").await?;
            let seen = "[...document.querySelectorAll('main h2')].filter((head) => head.offsetHeight).map((head) => head.textContent)";
            page.wait_until(
                &format!("{query}: its panels are there"),
                &format!("JSON.stringify({seen}) === {}", json!(json!(heads).to_string())),
            )
            .await?;
            page.leave_frame().await?;
            fits(&page, "#comparison", query).await?;
            page.enter_frame("#comparison").await?;
            let is_named: bool = page
                .eval("document.querySelector('.cc-names')?.innerText === 'Calderdale and Kirklees'")
                .await?;
            let looks: [Option<String>; 2] = page
                .eval("[document.documentElement.dataset.ccTheme, document.querySelector('.cc').dataset.ccAccent]")
                .await?;
            let expected =
                if query.contains("theme") { [Some("dark"), Some("teal")] } else { [None, Some("blue")] };
            ensure!(looks.each_ref().map(Option::as_deref) == expected, "{query}: {looks:?}");
            let says_names = heads.contains(&"Grades");
            ensure!(is_named != says_names, "{query}: whose these are is said {is_named}");
            let charts: usize =
                page.eval("[...document.querySelectorAll('.cc-still-box svg')].filter((it) => it.clientHeight).length").await?;
            let expected = heads
                .iter()
                .filter(|head| matches!(**head, "How each got here" | "Where they stand"))
                .count();
            ensure!(charts == expected, "{query}: {charts} charts");
            ensure!(page.count(".cc-years, #cc-panels a:not([target])").await? == 0, "{query}");
            page.leave_frame().await?;
        }
        sleep(Duration::from_secs(1)).await;
        ensure!(!has_program(&page), "{:?}", page.site().requests());
        Ok(())
    })
}

#[test]
fn it_asks_for_its_page_its_styles_and_where_it_has_more_the_page_of_the_pair() -> Result<()> {
    run_exported(async |page| {
        for (query, more) in [("?show=headline,grades", None), ("", Some("calderdale/kirklees/"))] {
            let asked = page.site().requests().len();
            enter(&page, query, "").await?;
            page.wait_until(
                "the height is told",
                "document.documentElement.dataset.ccFramed === '' && innerHeight > 450",
            )
            .await?;
            sleep(Duration::from_secs(1)).await;
            let mut since = page.site().requests().split_off(asked);
            since.retain(|path| !path.contains("/icon"));
            let mut kinds: Vec<&str> = since
                .iter()
                .map(|path| path.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(path))
                .collect();
            kinds.sort_unstable();
            let styles = kinds.iter().filter(|name| name.ends_with(".css")).count();
            kinds.retain(|name| !name.ends_with(".css"));
            let scripts = ["again.js", "embedded.js", "start.js", "still.js"];
            let mut expected: Vec<&str> = [EMBED].into_iter().chain(scripts).chain(more).collect();
            expected.sort_unstable();
            ensure!(kinds == expected && styles == 1, "{query}: {since:?}");
            page.leave_frame().await?;
        }
        Ok(())
    })
}

/// It writes the name into the frame's address.
#[test]
fn wordpress_may_name_it_when_it_has_loaded() -> Result<()> {
    run_exported(async |page| {
        for (query, needs_program) in
            [("?show=headline,grades", false), ("?as-of=2019-01-01&show=grades", true)]
        {
            let hosts = enter(&page, query, "").await?;
            if needs_program {
                starts(&page).await?;
            }
            page.leave_frame().await?;
            page.wait_until("it has told its height", "noted.some(([, data]) => data.sentinel)").await?;
            page.eval::<()>("void (document.querySelector('iframe').src += '#?secret=Zq3xW9aB0c')").await?;
            let count = "noted.filter(([, data]) => data.secret === 'Zq3xW9aB0c' && data.message === 'height' && data.value > 100).length";
            page.wait_until(&format!("{query}: it is called by its name"), &format!("{count} > 0")).await?;
            let told: usize = page.eval(count).await?;
            let ask = "frames[0].postMessage({ message: 'ready', secret: 'Zq3xW9aB0c' }, '*')";
            page.eval::<()>(&format!("void {ask}")).await?;
            page.wait_until("it answers to its name", &format!("{count} > {told}")).await?;
            ensure!(needs_program || !has_program(&page), "{:?}", page.site().requests());
            drop(hosts);
        }
        Ok(())
    })
}

/// Such a page may use what could read other sites' files from memory, and shows nothing of a site that does not agree to it.
#[test]
fn a_page_that_lets_in_only_what_agrees_shows_frame_element_and_picture() -> Result<()> {
    run_exported(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.site(&format!("{EMBED}?show=headline,grades"));
        let frame = frame(&address, 600, "id='comparison'");
        let body = format!(
            "{}<img src='{}' alt=''>{}<council-compare first='calderdale' second='kirklees' show='grades'></council-compare>",
            noting(&frame, true),
            hosts.site("calderdale/kirklees/card.png"),
            hosts.loader()
        );
        page.go(&hosts.write_isolated("isolated.html", &body)).await?;
        fits(&page, "#comparison", "the frame").await?;
        page.enter_frame("#comparison").await?;
        page.click(".cc-swap").await?;
        starts(&page).await?;
        page.leave_frame().await?;
        page.wait_until("the picture is there", "document.querySelector('img').naturalWidth > 0").await?;
        page.scroll_to("council-compare").await?;
        let grades = "document.querySelector('council-compare').shadowRoot.querySelector('.cc-grades')";
        page.wait_until("the element shows grades", grades).await
    })
}

#[test]
fn its_height_is_told_in_every_dialect() -> Result<()> {
    run_exported(async |page| {
        speaks_every_dialect(&page).await?;
        ensure!(!has_program(&page), "{:?}", page.site().requests());
        Ok(())
    })
}

#[test]
fn the_program_comes_to_whoever_points_or_tabs_to_a_control() -> Result<()> {
    run_exported(async |page| {
        for how in ["pointer", "key"] {
            enter(&page, "?show=headline,grades,journey", "").await?;
            page.wait_for("#cc-panels").await?;
            let still: [f64; 2] =
                page.eval("[innerHeight, document.querySelector('.cc').offsetHeight]").await?;
            if how == "key" {
                page.tab_to("#cc-first-council").await?;
            } else {
                page.click("#cc-first-council").await?;
            }
            starts(&page).await?;
            page.wait_until("the chart is drawn", DRAWN).await?;
            let alive: [f64; 2] =
                page.eval("[innerHeight, document.querySelector('.cc').offsetHeight]").await?;
            ensure!((still[1] - alive[1]).abs() <= 1.0, "{how}: {still:?} became {alive:?}");
            page.type_text("Lee").await?;
            page.wait_for_text("#cc-first-council-list", "Leeds").await?;
            page.press(Key::Enter).await?;
            page.wait_for_text("h1", "Leeds").await?;
            page.leave_frame().await?;
        }
        Ok(())
    })
}

#[test]
fn what_is_pressed_before_the_program_is_there_answers_when_it_is() -> Result<()> {
    run_exported(async |page| {
        // All of the frame is seen: drivers do not scroll the page around it.
        page.use_viewport(Viewport { height: 2000, ..DESKTOP }).await?;
        let swapped = "document.querySelector('h1').textContent.includes('Kirklees and Calderdale')";
        let saved = "document.querySelector('dialog[open]')?.textContent.includes('Download')";
        // What stands before a control is left out, where it was not asked for.
        for (query, css, answer) in [
            ("?show=headline,grades", ".cc-swap", swapped),
            ("?show=journey", ".cc-foot [aria-haspopup=dialog]", saved),
        ] {
            page.site().fault(&page.site().program(), Fault::Late);
            enter(&page, query, "").await?;
            page.wait_for("[data-cc-framed] main:not(:has(#cc-later))").await?;
            page.click(css).await?;
            page.wait_for("#cc-stage").await.with_context(|| query.to_owned())?;
            page.site().heal();
            starts(&page).await?;
            page.wait_until(&format!("{css} answers"), answer).await?;
            page.leave_frame().await?;
        }
        Ok(())
    })
}

/// Assistive technology presses without pointing and without the focus.
#[test]
fn a_press_alone_brings_the_program_too() -> Result<()> {
    run_exported(async |page| {
        page.use_viewport(Viewport { height: 2000, ..DESKTOP }).await?;
        enter(&page, "?show=headline,grades", "").await?;
        page.wait_for("[data-cc-framed] main:not(:has(#cc-later))").await?;
        page.eval::<()>("void document.querySelector('.cc-swap').click()").await?;
        starts(&page).await?;
        let swapped = "document.querySelector('h1').textContent.includes('Kirklees and Calderdale')";
        page.wait_until("the two are swapped", swapped).await
    })
}

#[test]
fn a_link_that_cannot_open_by_itself_shows_its_address() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("allow-popups");
        enter(&page, "?show=headline,grades", "sandbox='allow-scripts'").await?;
        ensure!(page.eval::<String>("self.origin").await? == "null");
        page.click(".cc-column a").await?;
        page.wait_for_text(".cc-refused", "This page does not let links open. The address is").await?;
        page.leave_frame().await
    })
}

#[test]
fn what_only_the_program_understands_brings_it_at_once() -> Result<()> {
    run_exported(async |page| {
        for (query, says) in [
            ("?as-of=2019-01-01&show=headline,grades", "1 January 2019"),
            ("?show=chart", "“show=chart” in the address"),
            ("?accent=pink&show=grades", "“accent=pink” in the address"),
        ] {
            enter(&page, query, "").await?;
            page.wait_for_text("main", says).await?;
            page.leave_frame().await?;
        }
        Ok(())
    })
}

#[test]
fn without_the_page_of_the_pair_the_program_comes() -> Result<()> {
    run_exported(async |page| {
        page.site().fault("calderdale/kirklees/", Fault::Status(500));
        page.announce_error("500");
        enter(&page, "?show=journey", "").await?;
        page.wait_until("the chart is drawn", DRAWN).await?;
        page.leave_frame().await
    })
}

#[test]
fn without_the_program_it_stays_whole_and_as_high_as_it_is() -> Result<()> {
    run_exported(async |page| {
        page.site().fault(&page.site().program(), Fault::Status(404));
        page.announce_error("404");
        enter(&page, "?show=headline,grades", "").await?;
        page.click(".cc-swap").await?;
        page.wait_for_text("main", "The interactive part of this page did not load").await?;
        // Nothing in it leads to other councils, so nothing says so.
        let said = page.text("main .cc-notice").await?;
        ensure!(said.ends_with("Everything below is complete."), "{said}");
        page.leave_frame().await?;
        fits(&page, "#comparison", "an embed without its program").await
    })
}

/// The height that oEmbed gives is reckoned without a browser.
#[test]
fn a_frame_by_oembed_has_room_for_everything_and_little_more() -> Result<()> {
    run_exported(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        for pair in [
            "calderdale/kirklees",
            "kirklees/calderdale",
            "enfield/luton",
            "derbyshire/northumberland",
            "cumberland/westmorland-and-furness",
            "cheshire-west-and-chester/cheshire-east",
            "camden/city-of-london",
        ] {
            let Ok(answer) = page.site().contents(&format!("{pair}/oembed.json")) else {
                bail!("{pair} is not exported")
            };
            let answer: Value = serde_json::from_str(&answer)?;
            let html = answer.get("html").and_then(Value::as_str).context("no markup")?;
            let html = html.replace("https://news.example/compare/", &hosts.site(""));
            page.go(&hosts.write("oembed.html", &html)).await?;
            page.enter_frame("iframe").await?;
            let is_there = "document.querySelector('.cc') && document.readyState === 'complete'";
            page.wait_until("its styles are there", is_there).await?;
            let left: f64 = page
                .eval("innerHeight - document.querySelector('.cc').getBoundingClientRect().height")
                .await?;
            ensure!((-1.0..40.0).contains(&left), "{pair}: {left} px are left");
            page.leave_frame().await?;
        }
        Ok(())
    })
}
