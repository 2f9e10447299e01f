//! Room: targets that a finger hits, and text enlarged or spaced out of which nothing is lost.

use anyhow::{Result, ensure};
use e2e::page::{DESKTOP, Key, PHONE, Viewport};
use e2e::read::{CHART, Side};
use e2e::run;

use super::{DIALOGS, open, open_all_details, open_dialog};

/// A screen of 1280 by 1024 pixels, enlarged to 400 %.
const ENLARGED: Viewport = Viewport { width: 320, height: 256, ratio: 4.0, is_touched: false };

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
        // Browsers scroll by whole pixels.
        let is_seen = "(box => box.top > -1 && box.bottom < innerHeight + 1)(document.querySelector('.cc-active').getBoundingClientRect())";
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
