//! What axe-core cannot tell: the way of the keyboard, its focus, targets, room for larger text, and what is said aloud.

use anyhow::{Result, bail, ensure};
use e2e::page::{DESKTOP, Key, PHONE, Viewport};
use e2e::read::{CHART, Side};
use e2e::{Page, run};
use serde::Deserialize;
use serde_json::Value;

const START: &str = "/calderdale/kirklees/";

/// A screen of 1280 by 1024 pixels, enlarged to 400 %.
const ENLARGED: Viewport = Viewport { width: 320, height: 256, ratio: 4.0, is_touched: false };

/// Opens the comparison and waits until everything that comes later has come.
async fn open(page: &Page) -> Result<()> {
    page.open_comparison(START).await?;
    page.read_down().await
}

async fn open_all_details(page: &Page) -> Result<()> {
    page.eval("document.querySelectorAll('details').forEach(one => { one.open = true; })").await
}

#[test]
fn headings_go_down_one_level_at_a_time() -> Result<()> {
    run(async |page| {
        for screen in [PHONE, DESKTOP] {
            page.use_viewport(screen).await?;
            open(&page).await?;
            open_all_details(&page).await?;
            let headings: Vec<(u8, String)> = page
                .eval(
                    "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(it => it.checkVisibility())
                       .map(it => [Number(it.tagName[1]), it.textContent])",
                )
                .await?;
            assert_eq!(headings.iter().filter(|(level, _)| *level == 1).count(), 1, "{headings:?}");
            let mut before = 0;
            for (level, text) in &headings {
                ensure!(*level <= before + 1, "at {}: {level} after {before}: {text}", screen.width);
                before = *level;
            }
            let sections = headings.iter().filter(|(level, _)| *level == 2).map(|(_, text)| text.as_str());
            assert_eq!(
                sections.collect::<Vec<_>>(),
                [
                    "Grades",
                    "How each got here",
                    "Year by year",
                    "Where they stand",
                    "What inspectors found",
                    "Source"
                ]
            );
        }
        Ok(())
    })
}

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
                let stop: Stop = page.eval(&format!("({STOP})({FOCUSABLE})")).await?;
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
            let left: Stop = page.eval(&format!("({STOP})({FOCUSABLE})")).await?;
            ensure!(left.number.is_none_or(|number| number == 0), "the focus is caught: {left:?}");
        }
        Ok(())
    })
}

/// The dialogs, in the order of their buttons: what the button says, and the dialog.
const DIALOGS: [(&str, &str); 2] = [("Download", ".cc-keeping"), ("Embed", ".cc-embedding")];

/// Goes to the button of a dialog by keys, and opens it.
async fn open_dialog(page: &Page, button: &str, dialog: &str) -> Result<()> {
    let mark = format!(
        "document.querySelectorAll('.cc-actions button').forEach(it => it.toggleAttribute('data-opens', it.textContent === '{button}'))"
    );
    page.eval::<()>(&mark).await?;
    page.tab_to("[data-opens]").await?;
    page.press(Key::Enter).await?;
    page.wait_for(&format!("{dialog}[open] .cc-close")).await
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
                let is_frame = page.eval::<bool>("document.activeElement.matches('iframe')").await?;
                if !is_frame {
                    let stop: Stop = page.eval(&format!("({STOP})({FOCUSABLE})")).await?;
                    let Some(number) = stop.number else { break };
                    if stops.first() == Some(&number) {
                        break;
                    }
                    ensure!(page.eval::<bool>(&is_in).await?, "{button}: the focus left it: {stop:?}");
                    ensure!(stop.is_seen, "{button}: it cannot be seen: {stop:?}");
                    ensure!(stop.ring >= 2.0 && stop.contrast >= 3.0, "{button}: no ring: {stop:?}");
                    stops.push(number);
                }
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

#[test]
fn targets_are_large_enough() -> Result<()> {
    run(async |page| {
        for screen in [PHONE, Viewport::wide(320), Viewport::wide(600), DESKTOP] {
            page.use_viewport(screen).await?;
            open(&page).await?;
            open_all_details(&page).await?;
            page.tab_to(CHART).await?;
            page.press(Key::Right).await?;
            page.wait_for(".cc-find button").await?;
            page.click(".cc-theme-name").await?;
            page.wait_for(".cc-councils").await?;
            let small: Vec<String> = page.eval(&format!("({SMALL})()")).await?;
            ensure!(small.is_empty(), "at {} px:\n  {}", screen.width, small.join("\n  "));
            for (button, dialog) in DIALOGS {
                open_dialog(&page, button, dialog).await?;
                let small: Vec<String> = page.eval(&format!("({SMALL})()")).await?;
                ensure!(small.is_empty(), "{button} at {} px:\n  {}", screen.width, small.join("\n  "));
                page.press(Key::Escape).await?;
                page.wait_until("it is closed", "!document.querySelector('dialog[open]')").await?;
            }
        }
        // What this would not find, nothing above would.
        page.eval::<()>(
            "document.querySelectorAll('.cc-sources a').forEach(it => {
               it.style.cssText = 'display: block; min-height: 0; height: 12px; line-height: 12px';
             })",
        )
        .await?;
        let small: Vec<String> = page.eval(&format!("({SMALL})()")).await?;
        ensure!(small.iter().any(|it| it.contains("report of")), "small links are not found: {small:?}");
        Ok(())
    })
}

#[test]
fn at_400_per_cent_nothing_is_lost() -> Result<()> {
    run(async |page| {
        page.use_viewport(ENLARGED).await?;
        open(&page).await?;
        page.wait_for_sharp_chart().await?;
        open_all_details(&page).await?;
        let out = page.sticking_out().await?;
        ensure!(out.is_empty(), "{out:?}");
        // A council can be chosen in what little can be seen.
        page.tab_to(Side::First.field()).await?;
        page.press(Key::Down).await?;
        page.press(Key::Down).await?;
        page.wait_for(".cc-active").await?;
        let is_seen = "(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('.cc-active').getBoundingClientRect())";
        page.wait_until("the active option can be seen", is_seen).await
    })
}

#[test]
fn text_may_be_spaced_out() -> Result<()> {
    run(async |page| {
        for screen in [PHONE, Viewport::wide(600), DESKTOP] {
            page.use_viewport(screen).await?;
            open(&page).await?;
            open_all_details(&page).await?;
            page.eval::<()>(&format!("void ({SPACE_OUT})()")).await?;
            page.wait_for_sharp_chart().await?;
            let lost: Vec<String> = page.eval(&format!("({LOST})()")).await?;
            ensure!(lost.is_empty(), "at {} px:\n  {}", screen.width, lost.join("\n  "));
            let out = page.sticking_out().await?;
            ensure!(out.is_empty(), "at {} px: {out:?}", screen.width);
        }
        // What this would not find, nothing above would.
        for planted in [
            "document.querySelector('.cc-rail-note').style.cssText = 'height: 9px; overflow: hidden'",
            "document.querySelector('.cc-sources').style.marginTop = '-40px'",
        ] {
            page.eval::<()>(&format!("void ({planted})")).await?;
            let lost: Vec<String> = page.eval(&format!("({LOST})()")).await?;
            ensure!(!lost.is_empty(), "not found: {planted}");
            open(&page).await?;
        }
        Ok(())
    })
}

#[test]
fn nothing_moves_by_itself() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        let moving = "[...document.querySelectorAll('*')].filter(it => {
            const style = getComputedStyle(it);
            return style.animationName !== 'none' || style.scrollBehavior !== 'auto'
              || style.transitionDuration.split(', ').some(time => time !== '0s');
          }).map(it => it.className)";
        assert_eq!(page.eval::<Vec<String>>(moving).await?, [""; 0]);
        page.click(Side::First.field()).await?;
        page.wait_for(&format!("{} [role=option]", Side::First.list())).await?;
        assert_eq!(page.eval::<usize>("document.getAnimations().length").await?, 0);
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

#[test]
fn every_grade_area_and_framework_is_explained_by_one_press() -> Result<()> {
    run(async |page| {
        // Of one there is no overall grade, and of the older framework two more areas.
        for path in ["/trafford/cheshire-east/", "/calderdale/kirklees/?as-of=2017-01-01"] {
            page.open_comparison(path).await?;
            page.tab_to(".cc-meanings summary").await?;
            page.press(Key::Enter).await?;
            page.wait_for(".cc-meanings[open] dd").await?;
            let explained: Vec<(String, String)> = page
                .eval(
                    "[...document.querySelectorAll('.cc-meanings dl > div')].filter(it => it.checkVisibility())
                       .map(it => [...it.children].map(part => part.textContent.trim()))",
                )
                .await?;
            let mut used = page.texts("[role=rowheader] .cc-area-name").await?;
            used.extend(page.texts(".cc-scale li").await?);
            used.push(if path.contains("2017") { "SIF" } else { "ILACS" }.to_owned());
            ensure!(used.len() >= 10, "{path}: {used:?}");
            for term in used {
                let meaning =
                    explained.iter().find(|(name, _)| *name == term).map(|(_, meaning)| meaning.as_str());
                ensure!(meaning.is_some_and(|meaning| meaning.len() > 15), "{path}: {term}: {meaning:?}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_page_is_in_british_english() -> Result<()> {
    run(async |page| {
        page.open_comparison(START).await?;
        assert_eq!(page.eval::<String>("document.documentElement.lang").await?, "en-GB");
        let others: Vec<String> =
            page.eval("[...document.querySelectorAll('body [lang]')].map(it => it.lang)").await?;
        assert_eq!(others, [""; 0], "all of it is");
        Ok(())
    })
}

/// What was said aloud since this was last asked: the regions that changed, each with what it says then.
async fn said(page: &Page) -> Result<Vec<(String, String)>> {
    let said: Value =
        page.eval("new Promise(done => setTimeout(() => done(window.said.splice(0)), 300))").await?;
    Ok(serde_json::from_value(said)?)
}

#[test]
fn each_change_is_said_once_and_typing_says_only_what_is_offered() -> Result<()> {
    run(async |page| {
        open(&page).await?;
        page.eval::<()>(&format!("void ({LISTEN})()")).await?;

        page.tab_to(Side::First.field()).await?;
        page.press(Key::Down).await?;
        page.wait_until(
            "the records have come",
            "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/records.json') && entry.responseEnd)",
        )
        .await?;
        assert_eq!(said(&page).await?, [], "opening a list");
        page.type_text("lee").await?;
        page.wait_for(".cc-active").await?;
        for (region, text) in said(&page).await? {
            ensure!(region == "status of cc-field cc-field-first", "typing: {region}: {text}");
            ensure!(text.is_empty() || text.contains("council"), "typing: {region}: {text}");
        }

        page.press(Key::Enter).await?;
        page.wait_for_councils("Leeds", "Kirklees").await?;
        let [(region, text)]: [(String, String); 1] =
            heard(&page).await?.try_into().map_err(|said| anyhow::anyhow!("choosing a council: {said:?}"))?;
        assert_eq!(region, "polite of cc-headline");
        let headline = page.text("h1").await?;
        ensure!(text.starts_with(&headline), "“{text}” is not “{headline}”");
        // All of it is said, not only the words that are new.
        assert_eq!(page.attribute("#cc-headline", "aria-atomic").await?.as_deref(), Some("true"));

        page.click(".cc-swap").await?;
        page.wait_for_councils("Kirklees", "Leeds").await?;
        let swapped = heard(&page).await?;
        ensure!(swapped.len() == 1, "swapping: {swapped:?}");

        page.tab_to(CHART).await?;
        said(&page).await?;
        page.press(Key::Right).await?;
        let read = heard(&page).await?;
        let [(region, _)] = read.as_slice() else { bail!("a mark: {read:?}") };
        assert_eq!(region, "status of cc-reading");
        Ok(())
    })
}

/// What was said aloud, but for regions that have fallen silent.
async fn heard(page: &Page) -> Result<Vec<(String, String)>> {
    Ok(said(page).await?.into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

/// Every element that Tab should come to.
const FOCUSABLE: &str = r#"() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled)"#;

/// Where the focus is.
const STOP: &str = r#"(focusable) => {
  const element = document.activeElement;
  const number = focusable().indexOf(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const parts = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element.parentElement ?? element;
  while (getComputedStyle(ground).backgroundColor.endsWith(", 0)") && ground.parentElement) ground = ground.parentElement;
  const [dark, bright] = [light(style.outlineColor), light(getComputedStyle(ground).backgroundColor)].sort((a, b) => a - b);
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
    contrast: (bright + 0.05) / (dark + 0.05),
  };
}"#;

/// Targets of less than 24 by 24 pixels, except links within a sentence and those with enough room around them. Behind
/// an open dialog nothing is a target, and a button or box with a label around it is as large as that.
const SMALL: &str = r#"() => {
  const isIn = (it) => it.checkVisibility({ visibilityProperty: true });
  const within = document.querySelector("dialog[open]") ?? document;
  const targets = [...within.querySelectorAll("a[href], button, input, select, textarea, summary, canvas[tabindex], [role=option]")].filter(isIn);
  const boxes = targets.map((it) => (it.closest("label") ?? it).getBoundingClientRect());
  const isSmall = (box) => box.width < 23.9 || box.height < 23.9;
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const isInSentence = (it) => {
    if (getComputedStyle(it).display !== "inline") return false;
    let block = it.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    rest.querySelectorAll("a, button, .cc-hidden").forEach((target) => target.remove());
    return /\w/.test(rest.textContent);
  };
  const touches = (box, other) => {
    const [x, y] = middle(box);
    if (isSmall(other)) {
      const [X, Y] = middle(other);
      if (Math.hypot(x - X, y - Y) < 24) return true;
    }
    const near = (at, from, to) => Math.max(from - at, 0, at - to);
    return Math.hypot(near(x, other.left, other.right), near(y, other.top, other.bottom)) < 12;
  };
  return targets.flatMap((it, i) => {
    const box = boxes[i];
    if (!isSmall(box) || isInSentence(it)) return [];
    const crowd = boxes.findIndex((other, j) => j !== i && !it.contains(targets[j]) && !targets[j].contains(it) && touches(box, other));
    if (crowd < 0) return [];
    return [`${it.tagName}.${it.className} “${it.textContent.slice(0, 40)}” ${box.width.toFixed(1)} x ${box.height.toFixed(1)}, beside “${targets[crowd].textContent.slice(0, 40)}”`];
  });
}"#;

/// The spacing that WCAG 1.4.12 asks every page to bear.
const SPACE_OUT: &str = r#"() => {
  const style = document.createElement("style");
  style.textContent = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";
  document.head.append(style);
}"#;

/// Text that is cut off by what it stands in, or lies over other text.
const LOST: &str = r#"() => {
  const isIn = (it) => it.checkVisibility({ visibilityProperty: true }) && !(() => {
    for (let at = it; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== "none") return true;
    return false;
  })();
  const lost = [];
  for (const it of document.querySelectorAll("body *")) {
    const { display, overflowX, overflowY } = getComputedStyle(it);
    // Within a line nothing is cut off.
    if (display === "inline" || ![overflowX, overflowY].some((way) => way === "hidden" || way === "clip") || !it.textContent.trim() || !isIn(it)) continue;
    if (it.closest("svg")) continue;
    if (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1) lost.push(`cut off: .${it.className} “${it.textContent.trim().slice(0, 40)}”`);
  }
  for (const it of document.querySelectorAll("button, summary, label")) {
    if (isIn(it) && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1) && getComputedStyle(it).display !== "inline") {
      lost.push(`too large: .${it.className} “${it.textContent.trim().slice(0, 40)}”`);
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.data.trim() || !isIn(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    for (const box of range.getClientRects()) {
      // The letters themselves, without the room above and below them.
      const middle = box.top + box.height / 2;
      lines.push({ node, left: box.left, right: box.right, top: middle - size * 0.4, bottom: middle + size * 0.4 });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, i) => {
    for (const other of lines.slice(i + 1)) {
      if (other.top >= one.bottom - 1) break;
      if (other.node !== one.node && other.left < one.right - 1 && other.right > one.left + 1) {
        lost.push(`“${one.node.data.trim().slice(0, 30)}” and “${other.node.data.trim().slice(0, 30)}” lie over each other`);
      }
    }
  });
  return lost;
}"#;

/// Notes in `window.said` which live region changes, once for each change of the page, and what it says then.
const LISTEN: &str = r#"() => {
  window.said = [];
  const live = "[role=status], [role=alert], [aria-live]";
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement).closest(live)).filter(Boolean));
    for (const region of regions) {
      const kind = region.getAttribute("role") ?? region.getAttribute("aria-live");
      const place = region.id || region.parentElement.className || region.parentElement.id;
      window.said.push([`${kind} of ${place}`, region.textContent.replace(/\s+/g, " ").trim()]);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"#;
