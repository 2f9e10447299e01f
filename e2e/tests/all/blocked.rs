//! What a reader meets where the browser, its settings or a policy forbid something.

use anyhow::{Result, ensure};
use e2e::page::{Key, Viewport};
use e2e::read::Side;
use e2e::site::Fault;
use e2e::{Page, run, run_exported};

const PAIR: &str = "/calderdale/kirklees/";

/// A policy under which a program cannot be compiled.
pub(super) const NO_WASM: &str = "script-src 'self' 'unsafe-inline'";

/// The ways in which the program may not come: what they are called, and how the site is made to fail so.
pub(super) const WITHOUT_PROGRAM: [(&str, Option<Fault>); 8] = [
    ("missing", Some(Fault::Status(404))),
    ("a web page", Some(Fault::Html)),
    ("cut short", Some(Fault::Truncated)),
    ("broken off", Some(Fault::BrokenOff)),
    ("never begun", Some(Fault::Silent)),
    ("stalled", Some(Fault::Stalled)),
    ("forbidden by a policy", None),
    ("not supported", None),
];

/// Whether the program may still come.
pub(super) fn is_awaited(fault: Option<Fault>) -> bool {
    matches!(fault, Some(Fault::Silent | Fault::Stalled))
}

/// Lets the page open, and the program not come.
async fn open_without_program(page: &Page, how: &str, fault: Option<Fault>) -> Result<()> {
    take_program_away(page, how, fault).await?;
    page.open(&format!("{PAIR}{}", hash(how, fault))).await
}

/// Lets the program not come to what is opened next; where it is not supported, to what has `#old` in its address.
pub(super) async fn take_program_away(page: &Page, how: &str, fault: Option<Fault>) -> Result<()> {
    for error in ["404", "wasm", "WebAssembly", "CompileError", "Uncaught", "Failed to load", "ERR_"] {
        page.announce_error(error);
    }
    // Firefox's words for an answer that breaks off, for one that the page gives up, and for a program that is none.
    for error in ["NetworkError", "AbortError", "out of memory"] {
        page.announce_error(error);
    }
    page.site().heal();
    match fault {
        Some(fault) => page.site().fault(&page.site().program(), fault),
        None if how == "not supported" => {
            page.before_load("if (location.hash === '#old') delete window.WebAssembly;").await?;
        }
        None => page.site().use_policy(NO_WASM)?,
    }
    // In another document each time, whatever was shown before.
    page.go("about:blank").await
}

/// Lets time pass a hundred times as fast for what waits half a minute, where the address has `#hasty`: nothing else may be
/// found out by waiting.
pub(super) const HASTE: &str = "if (location.hash === '#hasty') { const later = setTimeout; \
     window.setTimeout = (run, wait, ...rest) => later(run, wait === 30_000 ? 300 : wait, ...rest); }";

/// What an address has at its end for a program that does not come in this way.
pub(super) fn hash(how: &str, fault: Option<Fault>) -> &'static str {
    match how {
        "not supported" => "#old",
        _ if is_awaited(fault) => "#hasty",
        _ => "",
    }
}

#[test]
fn without_the_program_the_built_page_says_so_and_can_be_loaded_again() -> Result<()> {
    run(async |page| {
        page.before_load(HASTE).await?;
        for (how, fault) in WITHOUT_PROGRAM {
            open_without_program(&page, how, fault).await?;
            let said = "The program of this page did not load, or this browser cannot run it. Load it again.";
            page.wait_for_text("[role=alert]", said).await.map_err(|error| error.context(how))?;
            ensure!(page.count("[role=alert]").await? == 1, "{how}: it is said twice");
            ensure!(page.count("h1").await? == 1, "{how}: the heading is gone");
            page.site().heal();
            if is_awaited(fault) {
                // One that comes late is taken all the same, and clears what was said.
                page.open(PAIR).await?;
            } else {
                page.click("[role=alert] a").await?;
            }
            page.wait_for_comparison().await.map_err(|error| error.context(how))?;
            ensure!(page.count("[role=alert]").await? == 0, "{how}: what was said stays");
            page.wait_for_address(PAIR).await?;
        }
        Ok(())
    })
}

#[test]
fn without_the_program_the_exported_page_stands_and_says_so() -> Result<()> {
    run_exported(async |page| {
        page.before_load(HASTE).await?;
        for (how, fault) in WITHOUT_PROGRAM {
            open_without_program(&page, how, fault).await?;
            let said = if is_awaited(fault) { "has not loaded" } else { "did not load" };
            let said = format!("The interactive part of this page {said}. Everything below is complete");
            page.wait_for_text("main > .cc-notice", &said).await.map_err(|error| error.context(how))?;
            ensure!(page.text("h1").await?.contains("Calderdale"), "{how}: {}", page.text("h1").await?);
            ensure!(page.count("[aria-label='Grades by area'] tbody tr").await? == 5, "{how}: no grades");
            ensure!(page.count(".cc-still svg").await? == 4, "{how}: the charts are gone");
            let answering =
                page.count("#council-compare :is(:is(select, button):enabled, input:read-write)").await?;
            ensure!(answering == 0, "{how}: {answering} controls look as if they did something");
        }
        check_links_to_others(&page).await
    })
}

#[test]
fn a_program_that_comes_late_takes_the_place_of_what_was_said() -> Result<()> {
    run_exported(async |page| {
        page.before_load(HASTE).await?;
        page.site().fault(&page.site().program(), Fault::Late);
        page.open(&format!("{PAIR}#hasty")).await?;
        page.wait_for_text("main > .cc-notice", "has not loaded").await?;
        page.site().heal();
        page.wait_until(
            "the program has taken over",
            "document.querySelector('.cc-theme')?.checkVisibility()",
        )
        .await?;
        ensure!(!page.text("main").await?.contains("has not loaded"), "what was said stays");
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await
    })
}

#[test]
fn without_scripts_the_built_page_says_where_the_reports_are() -> Result<()> {
    run(async |page| {
        page.forbid_scripts().await?;
        page.open(PAIR).await?;
        page.wait_for_text("noscript", "This page needs JavaScript and WebAssembly").await?;
        ensure!(page.count("noscript a[href='https://reports.ofsted.gov.uk/']").await? == 1);
        Ok(())
    })
}

#[test]
fn without_scripts_the_exported_page_is_whole() -> Result<()> {
    run_exported(async |page| {
        page.forbid_scripts().await?;
        page.open(PAIR).await?;
        page.wait_for_text("h1", "Calderdale").await?;
        // The same file answers for every day.
        let said = "Without JavaScript, each council’s newest report is shown.";
        page.wait_for_text("body noscript", said).await?;
        ensure!(page.count("[aria-label='Grades by area'] tbody tr").await? == 5, "no grades");
        ensure!(page.count(".cc-still svg").await? == 4, "no charts");
        ensure!(page.count("#cc-findings li").await? > 10, "no findings");
        page.open(&format!("/embed{PAIR}?as-of=2019-01-01")).await?;
        page.wait_for_text("body noscript", said).await?;
        ensure!(page.count("[aria-label='Grades by area'] tbody tr").await? == 5, "no grades");
        let waits: bool = page.eval("document.querySelector('#cc-later').checkVisibility()").await?;
        ensure!(!waits, "something is said to be on its way");
        Ok(())
    })
}

/// Checks that other councils can be chosen by links at every width.
async fn check_links_to_others(page: &Page) -> Result<()> {
    for width in [320, 600, 1200] {
        page.use_viewport(Viewport::wide(width)).await?;
        let shown =
            "[...document.querySelectorAll('.cc-offers a')].filter((link) => link.checkVisibility()).length";
        let links: usize = page.eval(shown).await?;
        ensure!(links >= 6, "{links} links to others at {width} px");
    }
    Ok(())
}

#[test]
fn without_storage_and_history_everything_works() -> Result<()> {
    run(async |page| {
        // As in a frame that is sandboxed, and worse: also what only others use there.
        page.before_load(
            "const refuse = () => { throw new DOMException('refused', 'SecurityError'); }; \
             for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) \
                 Object.defineProperty(window, name, { get: refuse }); \
             Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse }); \
             Object.defineProperty(navigator, 'serviceWorker', { get: refuse }); \
             History.prototype.pushState = History.prototype.replaceState = refuse;",
        )
        .await?;
        page.open_comparison("/hull/kirklees/").await?;
        page.choose(Side::First, "leeds").await?;
        page.wait_for_councils("Leeds", "Kirklees").await?;
        page.read_down().await?;
        ensure!(page.count("[role=alert]").await? == 0, "something failed");
        // The address cannot follow; the link to share does.
        assert_eq!(page.address().await?, "/hull/kirklees/");
        let link: String = page.eval("document.querySelector('#cc-link').value").await?;
        ensure!(link.ends_with("/leeds/kirklees/"), "{link}");
        Ok(())
    })
}

#[test]
fn where_sharing_is_forbidden_the_link_is_selected() -> Result<()> {
    run(async |page| {
        page.before_load(
            "window.why = 'NotAllowedError'; Object.defineProperty(navigator, 'share', { configurable: true, \
             value: () => Promise.reject(new DOMException('no', window.why)) });",
        )
        .await?;
        page.open_comparison(PAIR).await?;
        // Until all panels are here, the button moves under the pointer.
        page.read_down().await?;
        // Who closes the sheet wants nothing more.
        page.eval::<()>("void (window.why = 'AbortError')").await?;
        page.click_text(".cc-actions button", "Share").await?;
        page.eval::<()>("void (window.why = 'NotAllowedError')").await?;
        ensure!(page.count(".cc-link-field[hidden]").await? == 1, "a closed sheet is taken for a refusal");
        page.click_text(".cc-actions button", "Share").await?;
        page.wait_for_text(".cc-actions [role=status]", "This browser does not let the page do that.")
            .await?;
        let selected = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))\
                        (document.activeElement)";
        let selected: String = page.eval(selected).await?;
        assert_eq!(selected, page.site().url("calderdale/kirklees/"));
        Ok(())
    })
}

#[test]
fn where_nothing_can_be_drawn_the_page_says_so_and_its_tables_stand() -> Result<()> {
    run(async |page| {
        page.before_load("HTMLCanvasElement.prototype.getContext = () => null;").await?;
        page.open(PAIR).await?;
        page.wait_for_text("h1", "Calderdale").await?;
        page.wait_for(".cc-journey").await?;
        page.scroll_to(".cc-journey").await?;
        page.wait_for_text(".cc-journey .cc-refused", "This browser does not let the page draw").await?;
        page.read_down().await?;
        page.wait_for_text("#cc-standing .cc-refused", "This browser does not let the page draw").await?;
        ensure!(page.count("canvas").await? == 0, "an empty canvas stays");
        // What the charts show stands in words, and the page goes on working.
        ensure!(page.count(".cc-journey table tbody tr").await? > 5, "no table of facts");
        ensure!(page.count("#cc-standing table tbody tr").await? > 3, "no table of counts");
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        ensure!(page.count("canvas").await? == 0, "an empty canvas came");
        // No picture is offered that nothing can draw.
        page.click_text(".cc-actions button", "Download").await?;
        page.wait_for("dialog.cc-keeping[open] .cc-kinds button").await?;
        assert_eq!(page.texts(".cc-kinds button").await?, ["Drawing (SVG)", "Table (CSV)"]);
        page.press(Key::Escape).await
    })
}

#[test]
fn off_the_line_what_has_come_stays_and_the_rest_is_asked_for_again() -> Result<()> {
    run(async |page| {
        page.announce_error("ERR_INTERNET_DISCONNECTED");
        page.open_comparison(PAIR).await?;
        page.go_offline().await?;
        page.choose(Side::Second, "leeds").await.ok();
        page.wait_for_text(
            "[role=alert]",
            "The record of Leeds did not load. Reason: no answer from the server.",
        )
        .await?;
        page.wait_for_address("/calderdale/leeds/").await?;
        let title: String = page.eval("document.title").await?;
        assert_eq!(title, "Calderdale and Leeds – Council Compare");
        // Back to what is here.
        page.back().await?;
        page.wait_for_councils("Calderdale", "Kirklees").await?;
        page.forward().await?;
        page.wait_for("[role=alert]").await?;
        page.go_online().await?;
        page.click("[role=alert] button").await?;
        page.wait_for_councils("Calderdale", "Leeds").await
    })
}

#[test]
fn once_all_records_are_here_councils_change_off_the_line() -> Result<()> {
    run(async |page| {
        page.announce_error("ERR_INTERNET_DISCONNECTED");
        page.open_comparison(PAIR).await?;
        page.click("#cc-second-council").await?;
        page.wait_until("all records are here", "performance.getEntriesByType('resource').some((it) => it.name.endsWith('records.json') && it.responseEnd)").await?;
        page.go_offline().await?;
        page.choose(Side::Second, "leeds").await?;
        page.wait_for_councils("Calderdale", "Leeds").await?;
        ensure!(page.text("h1").await?.contains("Leeds"));
        Ok(())
    })
}
