//! The policy of the real file of headers: nothing needs more than it allows, and it forbids what it should.

use anyhow::{Result, ensure};
use e2e::hosts::Hosts;
use e2e::page::Key;
use e2e::read::Side;
use e2e::run_exported;

use super::{PAIR, wait_for_panels};

/// Notes what the policy of a page forbids, in it and in each of its frames.
const NOTE_VIOLATIONS: &str = "window.violations = []; addEventListener('securitypolicyviolation', \
     ({ effectiveDirective, blockedURI, sourceFile }) => violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`));";

/// What was noted so far.
const VIOLATIONS: &str = "[window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)]\
     .flatMap(({ violations }) => violations)";

/// Notes the names of the files that the page saves, and lets the browser save none of them.
const NOTE_FILES: &str = "window.saved = []; \
     HTMLAnchorElement.prototype.click = function () { if (this.download) saved.push(this.download); };";

/// The policy is that of the real file of headers, so what it forbids fails every test of exported pages: browsers write it
/// to the console. Here everything is done that could need more than it allows.
#[test]
fn nothing_needs_more_than_the_policy_allows() -> Result<()> {
    run_exported(async |page| {
        page.before_load(&format!("{NOTE_VIOLATIONS} {NOTE_FILES}")).await?;
        for path in [PAIR, "/embed/calderdale/kirklees/"] {
            page.open(path).await?;
            // An embed has its program when somebody comes to a control.
            page.tab_to("input").await?;
            page.wait_until(
                "the program has taken over",
                "!document.querySelector('[data-when], #cc-stage')",
            )
            .await?;
            wait_for_panels(&page).await?;
            page.read_down().await?;
            for kind in ["Picture (PNG)", "Drawing (SVG)", "Table (CSV)"] {
                page.click_text(".cc-actions button", "Download").await?;
                page.wait_for("dialog.cc-keeping[open]").await?;
                let before: usize = page.eval("saved.length").await?;
                page.click_text("dialog.cc-keeping button", kind).await?;
                page.wait_until(&format!("{kind} is saved"), &format!("saved.length > {before}")).await?;
                page.press(Key::Escape).await?;
            }
            if path == PAIR {
                page.click_text(".cc-actions button", "Embed").await?;
                let shown = "[...document.querySelectorAll('.cc-embedding iframe')].filter((frame) => \
                     frame.contentDocument?.querySelector('.cc-grades') && !frame.contentDocument.querySelector('#cc-stage')).length === 8";
                page.wait_until("the previews are there", shown).await?;
                page.press(Key::Escape).await?;
            }
            page.prefer("prefers-color-scheme", "dark").await?;
            page.choose(Side::First, "leeds").await?;
            page.wait_for_councils("Leeds", "Kirklees").await?;
            assert_eq!(page.eval::<Vec<String>>(VIOLATIONS).await?, [""; 0], "{path}");
            // What it forbids is noted: a script in the markup everywhere, and where the page brings its styles along, others.
            page.announce_error("Content Security Policy");
            let script =
                "void document.body.append(Object.assign(document.createElement('script'), { text: '1' }))";
            page.eval::<()>(script).await?;
            // Each policy that holds for a page tells of it.
            let told = format!("{VIOLATIONS}.some((what) => what.startsWith('script-src'))");
            page.wait_until("a script in the markup is refused", &told).await?;
            if path == PAIR {
                page.eval::<()>("void document.querySelector('h1').setAttribute('style', 'color: red')")
                    .await?;
                let told = format!("{VIOLATIONS}.some((what) => what.startsWith('style-src'))");
                page.wait_until("a style in the markup is refused", &told).await?;
            }
        }
        Ok(())
    })
}

/// The page has buttons that others could make readers press unawares; an embed is there to be framed.
#[test]
fn others_may_frame_an_embed_and_nothing_else() -> Result<()> {
    run_exported(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        page.announce_error("frame-ancestors");
        for (path, is_shown) in [("calderdale/kirklees/", false), ("embed/calderdale/kirklees/", true)] {
            let address = hosts.site(path);
            let body = format!(
                "<iframe src='{address}' width='600' height='900' onload='document.title = \"loaded\"'></iframe>"
            );
            page.go(&hosts.write("framing.html", &body)).await?;
            page.wait_until("the frame has answered", "document.title === 'loaded'").await?;
            page.enter_frame("iframe").await?;
            ensure!((page.count(".cc-grades").await? == 1) == is_shown, "{path}");
            page.leave_frame().await?;
        }
        Ok(())
    })
}
