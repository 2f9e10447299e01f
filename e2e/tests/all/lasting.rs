//! Long sessions and many widgets: nothing grows that does not have to, and everything goes on answering.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::{DESKTOP, Footprint, Key, Viewport};
use e2e::read::Side;
use e2e::{Page, run, run_alone};
use serde_json::{Value, json};
use tokio::time::{Duration, sleep};

use crate::untouched_elements::tree;

const PAIR: &str = "/calderdale/kirklees/";

/// Keeps the program's memory, so that it can be looked at.
const KEEP_MEMORY: &str = "const begin = WebAssembly.instantiateStreaming; \
     WebAssembly.instantiateStreaming = async (...all) => { const begun = await begin(...all); \
         window.programMemory ??= begun.instance.exports.memory; return begun; };";

/// What a reader's hour may leave behind that is not a leak: compiled code, and what the browser keeps for later.
const SLACK: u64 = 700_000;

/// Fails if the page holds more than before. The browser keeps some nodes and listeners of its own for a while.
fn check_growth(before: &Footprint, after: &Footprint, of: &str) -> Result<()> {
    let told = format!("{of}: {before:?} became {after:?}");
    ensure!(after.listeners <= before.listeners + 5, "listeners grow with {told}");
    ensure!(after.nodes <= before.nodes + before.nodes / 10, "nodes grow with {told}");
    ensure!(after.canvases == before.canvases, "canvases grow with {told}");
    ensure!(after.heap <= before.heap + SLACK, "the heap grows with {told}");
    ensure!(after.program <= before.program + 65_536, "the program's memory grows with {told}");
    Ok(())
}

/// Goes through pairs of councils, from one number to another, as by links of the page, and waits for each.
async fn change_councils(page: &Page, from: u32, to: u32) -> Result<()> {
    for start in (from..to).step_by(50) {
        page.eval::<()>(&format!("({CHANGE})({start}, {})", start + 50)).await?;
    }
    page.wait_until("all has come", "!document.querySelector('[aria-busy]')").await
}

const CHANGE: &str = r#"async (from, to) => {
  const { councils } = window.index ??= await (await fetch("/data/index.json")).json();
  const current = councils.filter((council) => !("end-year" in council));
  for (let i = from; i < to; i++) {
    const pair = [current[(i * 7) % current.length], current[(i * 11 + 5) % current.length]];
    if (pair[0] === pair[1]) continue;
    const path = `/${pair[0].slug}/${pair[1].slug}/`;
    // Chromium takes 200 addresses in ten seconds, and drops the next without a word.
    while (location.pathname !== path) {
      history.pushState(null, "", path);
      if (location.pathname !== path) await new Promise((done) => setTimeout(done, 200));
    }
    dispatchEvent(new PopStateEvent("popstate"));
    const names = pair.map((council) => council.name).join();
    const shown = () => [...document.querySelectorAll("thead .cc-column-name")].map((it) => it.textContent).join();
    for (let tries = 0; !shown().startsWith(names); tries++) {
      if (tries > 2000) throw new Error(`${names} did not come, but ${shown()}`);
      await new Promise((done) => setTimeout(done, 2));
    }
  }
  return null;
}"#;

#[test]
fn a_thousand_changes_of_council_leave_nothing_behind() -> Result<()> {
    run_alone(async |page| {
        page.before_load(KEEP_MEMORY).await?;
        page.open_comparison(PAIR).await?;
        page.read_down().await?;
        // Each council has come by then, with what inspectors found there. That is kept.
        change_councils(&page, 0, 400).await?;
        let before = page.footprint().await?;
        change_councils(&page, 400, 1000).await?;
        check_growth(&before, &page.footprint().await?, "changes of council")?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_text("h1", "Leeds").await
    })
}

const AGAIN: &str = r#"async (times) => {
  const element = document.querySelector("council-compare");
  for (let i = 0; i < times; i++) {
    element.remove();
    await new Promise((done) => setTimeout(done, 0));
    document.querySelector("main").append(element);
    for (let tries = 0; !element.shadowRoot.querySelector("canvas")?.style.height; tries++) {
      if (tries > 2000) throw new Error(`it did not come back the ${i}th time`);
      await new Promise((done) => setTimeout(done, 2));
    }
  }
  return null;
}"#;

#[test]
fn two_hundred_times_put_in_and_taken_out_leave_nothing_behind() -> Result<()> {
    run_alone(async |page| {
        page.before_load(KEEP_MEMORY).await?;
        page.use_viewport(Viewport { height: 2000, ..DESKTOP }).await?;
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}\
             <main><council-compare first='calderdale' second='kirklees'>A fallback</council-compare></main>",
            hosts.loader()
        );
        page.go(&hosts.write("again.html", &body)).await?;
        page.eval::<()>(&format!("({AGAIN})(50)")).await?;
        let before = page.footprint().await?;
        for _ in 0..3 {
            page.eval::<()>(&format!("({AGAIN})(50)")).await?;
        }
        check_growth(&before, &page.footprint().await?, "being taken out and put in")
    })
}

#[test]
fn fifty_widgets_stand_on_one_page() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let element =
            "<council-compare first='calderdale' second='kirklees' show='grades journey'></council-compare>";
        let body = format!("{}{}", hosts.loader(), element.repeat(50));
        page.go(&hosts.write("fifty.html", &body)).await?;
        for place in 0..50 {
            let element = format!("document.querySelectorAll('council-compare')[{place}]");
            page.eval::<()>(&format!("void {element}.scrollIntoView()")).await?;
            let drawn = format!("{element}.shadowRoot.querySelector('canvas')?.style.height");
            page.wait_until(&format!("element {place} is drawn"), &drawn).await?;
        }
        let requests = page.site().requests();
        ensure!(requests.len() < 12, "fifty widgets cost more than one: {requests:?}");
        // The first and the last answer, each for itself.
        for place in [0, 49] {
            let element = tree(place);
            page.eval::<()>(&format!("void {element}.querySelector('.cc-swap').click()")).await?;
            let name = format!("{element}.querySelector('.cc-column-name').textContent");
            page.wait_until("it is swapped", &format!("{name} === 'Kirklees'")).await?;
        }
        let names = "[...document.querySelectorAll('council-compare')].filter((it) => \
             it.shadowRoot.querySelector('.cc-column-name').textContent === 'Calderdale').length";
        ensure!(page.eval::<u32>(names).await? == 48, "others followed");
        Ok(())
    })
}

#[test]
fn a_window_that_changes_while_the_chart_is_drawn_ends_sharp() -> Result<()> {
    run(async |page| {
        let last = Viewport::wide(700).at_ratio(2.0);
        page.use_viewport(last).await?;
        page.open_comparison(PAIR).await?;
        let fresh = page.wait_for_sharp_chart().await?;
        for (round, ratio) in (0..24).zip([1.0, 2.0, 1.25, 3.0].into_iter().cycle()) {
            let width = 320 + (round * 137) % 900;
            page.use_viewport(Viewport { width, ..DESKTOP }.at_ratio(ratio)).await?;
            page.eval::<()>("void document.querySelector('.cc-swap').click()").await?;
        }
        page.use_viewport(last).await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        page.wait_for_painting(&fresh).await
    })
}

#[test]
fn what_happens_while_the_tab_is_hidden_is_there_when_it_is_shown() -> Result<()> {
    run(async |page| {
        page.open_comparison(PAIR).await?;
        page.eval::<()>(
            "void (window.states = [], document.addEventListener('visibilitychange', () => states.push(document.visibilityState)), \
             setTimeout(() => document.querySelector('.cc-swap').click(), 700))",
        )
        .await?;
        page.be_hidden(Duration::from_millis(1500)).await?;
        page.wait_for_councils("Kirklees", "Calderdale").await?;
        page.wait_for_sharp_chart().await?;
        let states: Vec<String> = page.eval("states").await?;
        ensure!(states == ["hidden", "visible"], "{states:?}");
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Kirklees", "Leeds").await
    })
}

#[test]
fn a_visit_leaves_nothing_on_the_device() -> Result<()> {
    const KEPT: &str = "(async () => ({
        cookie: document.cookie, local: {...localStorage}, session: {...sessionStorage},
        databases: await indexedDB.databases(), caches: await caches.keys(),
        workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
    }))()";
    run(async |page| {
        page.open_comparison(PAIR).await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        page.read_down().await?;
        page.click("button.cc-theme").await?;
        for dialog in ["Download", "Embed"] {
            page.click_text(".cc-actions button", dialog).await?;
            page.wait_for("dialog[open]").await?;
            page.press(Key::Escape).await?;
            page.wait_until("the dialog is closed", "!document.querySelector('dialog[open]')").await?;
        }
        let nothing =
            json!({ "cookie": "", "local": {}, "session": {}, "databases": [], "caches": [], "workers": 0 });
        assert_eq!(page.eval::<Value>(KEPT).await?, nothing);
        // What would be kept is seen.
        page.eval::<()>("void (sessionStorage.a = document.cookie = 'b=c')").await?;
        let told = json!({ "cookie": "b=c", "local": {}, "session": { "a": "b=c" }, "databases": [], "caches": [], "workers": 0 });
        assert_eq!(page.eval::<Value>(KEPT).await?, told);
        Ok(())
    })
}

#[test]
fn a_page_that_is_left_and_come_back_to_is_alive() -> Result<()> {
    run(async |page| {
        // Browsers keep no page that may not be kept.
        page.site().allow_keeping();
        let hosts = Hosts::start(page.site()).await?;
        page.open_comparison(PAIR).await?;
        page.eval::<()>("void (window.isSame = true)").await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        page.go(&hosts.write("other.html", "Another page")).await?;
        sleep(Duration::from_millis(300)).await;
        page.back().await?;
        page.wait_for_comparison().await?;
        ensure!(page.eval::<Option<bool>>("window.isSame").await? == Some(true), "the page was not kept");
        page.wait_for_councils("Calderdale", "Leeds").await?;
        page.wait_for_address("/calderdale/leeds/").await?;
        page.choose(Side::First, "kent").await?;
        page.wait_for_councils("Kent", "Leeds").await?;
        page.read_down().await?;
        page.back().await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        // Whether the browser has kept it is the browser's to say; the page must not be why it did not.
        let why: Vec<String> = page
            .eval("(performance.getEntriesByType('navigation')[0].notRestoredReasons?.reasons ?? []).map((it) => it.reason)")
            .await?;
        let ours =
            ["unload-listener", "websocket", "idbversionchangeevent", "response-cache-control-no-store"];
        ensure!(!why.iter().any(|why| ours.contains(&why.as_str())), "{why:?}");
        Ok(())
    })
}
