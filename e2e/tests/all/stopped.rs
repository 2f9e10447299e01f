//! The program stopping while it runs: what cannot happen by itself, brought about by taking from the browser what the
//! program counts on. Nothing may freeze without a word, and nothing that a reader typed or linked to is lost.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::Key;
use e2e::read::Side;
use e2e::{Page, run, run_exported};
use serde_json::json;

use crate::untouched_elements::{bring_into_view, tree};

const PAIR: &str = "/calderdale/kirklees/";

/// Ways to stop it, each once. By the first, yew panics; by the second, an error of JavaScript's goes through the program
/// and leaves it half done.
const STOPS: [(&str, &str); 2] = [
    (
        "a panic",
        "for (const kind of [[Element.prototype, 'setAttribute'], [Node.prototype, 'insertBefore']]) { \
             const [of, name] = kind, was = of[name]; \
             of[name] = function () { of[name] = was; throw new Error('taken away'); }; }",
    ),
    (
        "an error from outside",
        "{ const was = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue'); \
           Object.defineProperty(Node.prototype, 'nodeValue', { configurable: true, set() { \
               Object.defineProperty(Node.prototype, 'nodeValue', was); throw new Error('taken away'); } }); }",
    ),
];

/// Stops the program the next time that it does something, by a script of the page's own: errors of others are told
/// to nobody.
async fn stop(page: &Page, how: &str) -> Result<()> {
    for error in ["taken away", "unreachable", "panicked", "failed to"] {
        page.announce_error(error);
    }
    // A file of the site: the policy of exported pages allows no other.
    page.site().replace(STOPPER, how);
    let address = json!(page.site().url(&format!("/{STOPPER}")));
    let loaded = "new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement('script'), ";
    page.eval::<()>(&format!(
        "{loaded}{{ src: {address}, crossOrigin: 'anonymous', onload: () => onload(), onerror }})))"
    ))
    .await
}

/// Where the script that stops the program is served.
const STOPPER: &str = "stopper.js";

/// Types a part of a name, and leaves the list open.
async fn begin_typing(page: &Page) -> Result<()> {
    page.click("#cc-second-council").await?;
    page.press_with_control('a').await?;
    page.type_text("lee").await?;
    page.wait_for_text("#cc-second-council-list", "Leeds").await
}

#[test]
fn a_page_that_stops_says_so_and_keeps_what_was_typed() -> Result<()> {
    run(async |page| {
        for (how, way) in STOPS {
            page.open_comparison(PAIR).await?;
            begin_typing(&page).await?;
            stop(&page, way).await?;
            page.press(Key::Backspace).await?;
            page.wait_for_text("[role=alert]", "This page has stopped")
                .await
                .map_err(|error| error.context(how))?;
            ensure!(
                page.eval::<bool>("document.querySelector('#council-compare').inert").await?,
                "{how}: it looks alive"
            );
            assert_eq!(
                page.eval::<String>("document.querySelector('#cc-second-council').value").await?,
                "le"
            );
            assert_eq!(page.address().await?, PAIR);
            ensure!(page.count("[role=alert]").await? == 1, "{how}: it is said twice");
            page.click("[role=alert] a").await?;
            page.wait_until("the page is loaded again", "!document.querySelector('[role=alert]')").await?;
            page.wait_for_comparison().await?;
        }
        Ok(())
    })
}

#[test]
fn an_exported_page_comes_back_as_it_was() -> Result<()> {
    run_exported(async |page| {
        for (how, way) in STOPS {
            page.open(PAIR).await?;
            page.wait_until("the program is here", "document.querySelector('.cc-theme')?.checkVisibility()")
                .await?;
            page.scroll_to("#cc-standing, #cc-panels").await?;
            page.wait_until("the chart is drawn", "document.querySelector('canvas#cc-chart')?.style.height")
                .await?;
            // A part below the grades that was open stays so.
            page.eval::<()>("void document.querySelector('.cc-facts').setAttribute('open', '')").await?;
            page.eval::<()>("void scrollTo(0, 0)").await?;
            begin_typing(&page).await?;
            stop(&page, way).await?;
            page.press(Key::Backspace).await?;
            let said = "The interactive part of this page stopped. Everything below is complete";
            page.wait_for_text("main > .cc-notice", said).await.map_err(|error| error.context(how))?;
            ensure!(page.count(".cc-still svg").await? == 4, "{how}: the exported charts did not come back");
            ensure!(
                page.count("#cc-panels").await? == 1 && page.count("canvas").await? == 0,
                "{how}: both stand"
            );
            ensure!(page.count("h1").await? == 1, "{how}: two pages");
            ensure!(page.count("#cc-panels .cc-facts[open]").await? == 1, "{how}: what was open is closed");
            let field =
                "document.activeElement.matches('#cc-second-council') && document.activeElement.value";
            assert_eq!(page.eval::<serde_json::Value>(field).await?, json!("le"), "{how}");
        }
        Ok(())
    })
}

#[test]
fn an_exported_page_of_another_pair_does_not_come_back() -> Result<()> {
    run_exported(async |page| {
        page.open(PAIR).await?;
        page.wait_until("the program is here", "document.querySelector('.cc-theme')?.checkVisibility()")
            .await?;
        page.choose(Side::Second, "devon").await?;
        page.wait_for_councils("Calderdale", "Devon").await?;
        let [(_, way), ..] = STOPS;
        stop(&page, way).await?;
        page.click(".cc-swap").await?;
        page.wait_for_text("[role=alert]", "This page has stopped").await?;
        ensure!(page.text("main h1").await?.contains("Devon"), "another pair is shown than the address says");
        page.click("[role=alert] a").await?;
        page.wait_for_text("h1", "Devon").await
    })
}

/// What of an element is seen, its own content or what stands inside it.
fn seen(place: usize) -> String {
    format!(
        "(({{ shadowRoot, textContent }}) => shadowRoot.querySelector('slot') ? textContent : shadowRoot.textContent)\
         (document.querySelectorAll('council-compare')[{place}])"
    )
}

fn elements(hosts: &Hosts) -> String {
    let script = hosts.loader();
    let element = |second: &str, inside: &str| {
        format!(
            "<council-compare first='calderdale' second='{second}' show='grades'>{inside}</council-compare>"
        )
    };
    let fallback = "<a href='/fallback'>The fallback</a>";
    [
        script,
        element("kirklees", fallback),
        element("kirklees", ""),
        element("leeds", fallback),
        element("kent", "\n"),
    ]
    .concat()
}

async fn wait_for_elements(page: &Page) -> Result<()> {
    for place in 0..4 {
        bring_into_view(page, place).await?;
        page.wait_until(
            &format!("element {place} shows grades"),
            &format!("{}.querySelector('.cc-grades')", tree(place)),
        )
        .await?;
    }
    Ok(())
}

#[test]
fn fallbacks_come_back_and_what_has_none_says_so() -> Result<()> {
    run(async |page| {
        for (how, way) in STOPS {
            let hosts = Hosts::start(page.site()).await?;
            page.go(&hosts.write("stopped.html", &elements(&hosts))).await?;
            wait_for_elements(&page).await?;
            // What its reader chose is where its link leads.
            page.eval::<()>(&format!("void {}.querySelector('.cc-swap').click()", tree(1))).await?;
            page.wait_until(
                "it is swapped",
                &format!("{}.querySelector('.cc-column-name')?.textContent === 'Kirklees'", tree(1)),
            )
            .await?;
            stop(&page, way).await?;
            page.eval::<()>(
                "void document.querySelector('council-compare').shadowRoot.querySelector('.cc-swap').click()",
            )
            .await?;
            let stopped = "This comparison has stopped. See it on a page of its own.";
            for (place, said) in [(0, "The fallback"), (1, stopped), (2, "The fallback"), (3, stopped)] {
                page.wait_until(
                    &format!("element {place} says “{said}” after {how}"),
                    &format!("{} === {}", seen(place), json!(said)),
                )
                .await?;
            }
            let links = "[...document.querySelectorAll('council-compare')].map((it) => it.shadowRoot.querySelector('a')?.href ?? null)";
            let links: Vec<Option<String>> = page.eval(links).await?;
            let to = |path: &str| Some(hosts.site(path));
            assert_eq!(links, [None, to("kirklees/calderdale/"), None, to("calderdale/kent/")]);
            // Nothing more can be asked of the program; taking elements out and adding some is no trouble to the page.
            page.eval::<()>(
                "void (document.querySelector('council-compare').remove(), \
                 document.body.append(Object.assign(document.createElement('council-compare'), { id: 'new' })))",
            )
            .await?;
            page.wait_until("the new one says so", "document.querySelector('#new').shadowRoot.textContent.startsWith('This comparison has stopped.')").await?;
        }
        Ok(())
    })
}

#[test]
fn what_goes_wrong_on_the_page_around_is_not_taken_for_it() -> Result<()> {
    run(async |page| {
        page.announce_error("the host's own");
        let hosts = Hosts::start(page.site()).await?;
        let listening = "<script>addEventListener('council-compare:change', () => { window.heard = true; throw new Error('the host\\'s own'); }); \
                         addEventListener('error', () => { window.failed = true; });</script>";
        page.go(&hosts.write("own.html", &format!("{listening}{}", elements(&hosts)))).await?;
        wait_for_elements(&page).await?;
        page.eval::<()>(
            "void document.querySelector('council-compare').shadowRoot.querySelector('.cc-swap').click()",
        )
        .await?;
        page.wait_until("the host has heard and failed", "window.heard && window.failed").await?;
        page.eval::<()>("void Promise.reject(new Error('the host\\'s own'))").await?;
        wait_for_elements(&page).await
    })
}

/// A listener of the page's is called while the program moves the focus, and what it throws has the program in its stack.
#[test]
fn what_goes_wrong_below_the_program_is_not_taken_for_it() -> Result<()> {
    run(async |page| {
        page.announce_error("the host's own");
        let hosts = Hosts::start(page.site()).await?;
        let listening = "<script>window.failed = []; \
             for (const kind of ['focusin', 'focusout']) document.addEventListener(kind, () => { \
                 const error = new Error('the host\\'s own'); failed.push(error.stack); throw error; }); \
             document.addEventListener('focusin', async () => { throw new Error('the host\\'s own'); });</script>";
        page.go(&hosts.write("listening.html", &format!("{listening}{}", elements(&hosts)))).await?;
        wait_for_elements(&page).await?;
        let pinned = "void document.querySelector('council-compare').setAttribute('as-of', '2019-01-01')";
        page.eval::<()>(pinned).await?;
        let today = format!("[...{}.querySelectorAll('.cc-pin a')].at(-1)", tree(0));
        page.wait_until("it is pinned", &today).await?;
        page.eval::<()>(&format!("void {today}.focus()")).await?;
        page.press(Key::Enter).await?;
        page.wait_until("today is shown", &format!("!{}.querySelector('.cc-pin')", tree(0))).await?;
        page.wait_until(
            "the program has moved the focus",
            "failed.some((stack) => stack.includes('/council-compare-'))",
        )
        .await?;
        wait_for_elements(&page).await
    })
}
