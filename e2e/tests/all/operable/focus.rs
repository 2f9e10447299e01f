//! Where the focus goes: to everything and in order, seen by its ring, kept in a dialog and through a press.

use anyhow::{Result, ensure};
use e2e::page::{DESKTOP, Key, PHONE, Viewport};
use e2e::read::Side;
use e2e::seen::CONTRAST;
use e2e::{Page, run};
use serde::Deserialize;

use super::{DIALOGS, open, open_all_details, open_dialog};

/// A place where the focus stops.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stop {
    /// Its number among all elements that take the focus, in the order of the document.
    number: Option<usize>,
    #[expect(dead_code, reason = "it is printed where something is wrong with it")]
    what: String,
    left: f64,
    top: f64,
    /// Whether nothing lies over it and it is within the window.
    is_seen: bool,
    /// How wide the ring around it is, and its contrast to what surrounds it.
    ring: f64,
    contrast: f64,
}

#[test]
fn tab_comes_to_everything_in_order_and_shows_where_it_is() -> Result<()> {
    run(async |page| {
        for (screen, feature, wish) in [
            (DESKTOP, "prefers-color-scheme", "light"),
            (PHONE, "prefers-color-scheme", "dark"),
            (Viewport::wide(600), "forced-colors", "active"),
        ] {
            page.use_viewport(screen).await?;
            page.prefer(feature, wish).await?;
            open(&page).await?;
            let all: usize = page.eval(&format!("({FOCUSABLE})().length")).await?;
            ensure!(all > 40, "only {all} elements take the focus");
            let mut before: Option<Stop> = None;
            for number in 0..all {
                page.press(Key::Tab).await?;
                let stop = stop(&page).await?;
                let place = format!("at {} px, {number} of {all}: {stop:?}", screen.width);
                ensure!(stop.number == Some(number), "not in the order of the document {place}");
                ensure!(stop.is_seen, "it cannot be seen {place}");
                ensure!(stop.ring >= 2.0 && stop.contrast >= 3.0, "no ring to be seen {place}");
                if let Some(before) = before {
                    let goes_on = stop.top >= before.top - 4.0 || stop.left >= before.left + 8.0;
                    ensure!(goes_on, "it goes back {place} after {before:?}");
                }
                before = Some(stop);
            }
            page.press(Key::Tab).await?;
            let left = stop(&page).await?;
            ensure!(left.number.is_none_or(|number| number == 0), "the focus is caught: {left:?}");
        }
        Ok(())
    })
}

/// Its head stays where it is, over what scrolls.
#[test]
fn the_head_of_a_dialog_covers_nothing_that_has_the_focus() -> Result<()> {
    run(async |page| {
        // A window of 1280 × 1024 at 400 %.
        page.use_viewport(Viewport { height: 256, ..PHONE }).await?;
        open(&page).await?;
        let (button, dialog) = DIALOGS[0];
        open_dialog(&page, button, dialog).await?;
        for _ in 0..25 {
            page.tab_back().await?;
            let covered: Option<String> = page
                .eval(&format!(
                    "(() => {{ const it = document.activeElement, head = document.querySelector('{dialog} .cc-dialog-head');
                       const isCovered = !head.contains(it) && it.closest('{dialog}')
                         && it.getBoundingClientRect().bottom <= head.getBoundingClientRect().bottom;
                       return isCovered ? it.outerHTML : null; }})()"
                ))
                .await?;
            ensure!(covered.is_none(), "{covered:?} is under the head");
        }
        Ok(())
    })
}

#[test]
fn a_dialog_keeps_the_focus_and_gives_it_back() -> Result<()> {
    run(async |page| {
        for ((button, dialog), theme) in DIALOGS.into_iter().zip(["light", "dark"]) {
            page.prefer("prefers-color-scheme", theme).await?;
            open(&page).await?;
            open_dialog(&page, button, dialog).await?;
            let is_in = format!("Boolean(document.activeElement.closest('{dialog}'))");
            page.wait_until("the focus is in it", &is_in).await?;
            page.tab_to(&format!("{dialog} .cc-close")).await?;
            page.press(Key::Enter).await?;
            for way in ["by its button", "by a key"] {
                page.wait_until("it is closed", "!document.querySelector('dialog[open]')").await?;
                let focus: String = page.eval("document.activeElement.textContent").await?;
                ensure!(focus == button, "{button}, closed {way}: the focus went to “{focus}”");
                page.press(Key::Enter).await?;
                page.wait_for(&format!("{dialog}[open] .cc-close")).await?;
                if way == "by its button" {
                    page.press(Key::Escape).await?;
                }
            }

            let mut stops = Vec::new();
            // To the end, which is where the browser's own controls come, or the beginning again.
            for _ in 0..80 {
                // A council chosen in the preview would not be in the code.
                let is_frame = page.eval::<bool>("document.activeElement.matches('iframe')").await?;
                ensure!(!is_frame, "{button}: the preview takes the focus");
                let stop = stop(&page).await?;
                let Some(number) = stop.number else { break };
                if stops.first() == Some(&number) {
                    break;
                }
                ensure!(page.eval::<bool>(&is_in).await?, "{button}: the focus left it: {stop:?}");
                ensure!(stop.is_seen, "{button}: it cannot be seen: {stop:?}");
                ensure!(stop.ring >= 2.0 && stop.contrast >= 3.0, "{button}: no ring: {stop:?}");
                stops.push(number);
                page.press(Key::Tab).await?;
            }
            ensure!(stops.is_sorted(), "{button}: not in the order of the document: {stops:?}");
            let groups = format!(
                "new Set([...document.querySelectorAll('{dialog} :is(a[href], button, input, textarea):not([disabled])')]\
                 .map((it) => it.type === 'radio' ? it.name : it)).size"
            );
            let all: usize = page.eval(&groups).await?;
            // What scrolls takes the focus too.
            ensure!(stops.len() >= all, "{button}: {} stops at {all} controls", stops.len());
        }
        Ok(())
    })
}

/// A press renders the page anew. What had the focus has it still, or what has come in its place.
#[test]
fn a_press_never_loses_the_focus() -> Result<()> {
    run(async |page| {
        for screen in [PHONE, DESKTOP] {
            page.use_viewport(screen).await?;
            open(&page).await?;
            open_all_details(&page).await?;
            for control in [
                ".cc-theme",
                ".cc-swap",
                ".cc-meanings summary",
                ".cc-journey .cc-tabs button[aria-pressed=false]",
                ".cc-years .cc-mark",
                ".cc-standing .cc-tabs button[aria-pressed=false]",
                ".cc-theme-name",
                ".cc-findings summary",
            ] {
                let is_there = format!("Boolean(document.querySelector('{control}')?.checkVisibility())");
                if !page.eval::<bool>(&is_there).await? {
                    // On a telephone areas are chosen from a list.
                    ensure!(screen == PHONE && control.starts_with(".cc-journey"), "there is no {control}");
                    continue;
                }
                let go = format!(
                    "void (document.querySelector('{control}').focus(), window.before = document.activeElement.textContent)"
                );
                page.eval::<()>(&go).await?;
                page.press(Key::Enter).await?;
                let kept: bool = page
                    .eval(
                        "new Promise((done) => setTimeout(() => {
                           const now = document.activeElement;
                           done(now !== document.body && now.textContent === window.before && now.checkVisibility());
                         }, 150))",
                    )
                    .await?;
                ensure!(kept, "at {} px the focus is lost by {control}", screen.width);
            }
        }
        Ok(())
    })
}

/// To go back, to scroll and to select text the browser has keys that differ from the page's own by Alt, Control or Shift.
#[test]
fn keys_of_the_browser_are_left_to_it() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        page.tab_to(Side::First.field()).await?;
        page.type_text("ba").await?;
        page.wait_for(&format!("{} [role=option]", Side::First.list())).await?;
        let (field, chart) = (Side::First.field(), "#cc-chart");
        for (element, key, with, is_taken) in [
            (field, "Home", "", true),
            (field, "Home", "shiftKey", false),
            (field, "End", "ctrlKey", false),
            (field, "ArrowDown", "altKey", true),
            (chart, "ArrowLeft", "", true),
            (chart, "ArrowLeft", "altKey", false),
            (chart, "ArrowRight", "metaKey", false),
            (chart, "End", "ctrlKey", false),
        ] {
            let modifier = if with.is_empty() { String::new() } else { format!("{with}: true, ") };
            let dispatched = format!(
                "document.querySelector('{element}').dispatchEvent(new KeyboardEvent('keydown', {{ \
                 key: '{key}', {modifier}bubbles: true, cancelable: true }}))"
            );
            let is_left: bool = page.eval(&dispatched).await?;
            ensure!(
                is_left != is_taken,
                "{key} with {with:?} in {element}: left to the browser is {is_left}"
            );
        }
        Ok(())
    })
}

/// Where the focus is.
async fn stop(page: &Page) -> Result<Stop> {
    page.eval(&format!("({STOP})({FOCUSABLE}, {CONTRAST})")).await
}

/// Every element that Tab should come to.
const FOCUSABLE: &str = r#"() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled)"#;

const STOP: &str = r#"(focusable, contrast) => {
  const element = document.activeElement;
  const number = focusable().indexOf(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const parts = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  let ground = element.parentElement ?? element;
  while (getComputedStyle(ground).backgroundColor.endsWith(", 0)") && ground.parentElement) ground = ground.parentElement;
  // Of something higher than the window, its upper end.
  const x = box.left + Math.min(box.width, innerWidth) / 2;
  const y = Math.max(box.top, 0) + Math.min(box.height, innerHeight - Math.max(box.top, 0)) / 2;
  const top = document.elementFromPoint(x, y);
  return {
    number: number < 0 ? null : number,
    what: `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`,
    left: box.left + scrollX, top: box.top + scrollY,
    isSeen: Boolean(top) && (element.contains(top) || top.contains(element)) && box.bottom > 0 && box.top < innerHeight,
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: contrast(parts(style.outlineColor), parts(getComputedStyle(ground).backgroundColor)),
  };
}"#;
