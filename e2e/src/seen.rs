//! Whether what is shown can be seen: contrast of text and shapes, worked out from the colours in use or from what is
//! painted.

use anyhow::{Context as _, Result};
use serde_json::json;
use thirtyfour::By;

use crate::page::Page;

impl Page {
    /// Every text with too little contrast to what is behind it (4.5:1, or 3:1 where it is large), and every shape
    /// of a grade with less than 3:1, each with its ratio.
    ///
    /// # Errors
    ///
    /// If the page does not answer.
    pub async fn faint(&self) -> Result<Vec<String>> {
        self.eval(&format!("({FAINT})({CONTRAST})")).await.context("measuring contrast")
    }

    /// The contrast of the first element that fits as it is painted: between the colour that most of it has and the
    /// one that differs most from that.
    ///
    /// # Errors
    ///
    /// If there is none, or it cannot be pictured.
    pub async fn painted_contrast(&self, css: &str) -> Result<f64> {
        self.scroll_to(css).await?;
        let element =
            self.driver().find(By::Css(css)).await.with_context(|| format!("looking for `{css}`"))?;
        let picture =
            element.screenshot_as_png_base64().await.with_context(|| format!("picturing `{css}`"))?;
        let picture = in_script(&picture);
        self.eval(&format!("({PAINTED})({picture}, {CONTRAST})"))
            .await
            .with_context(|| format!("measuring `{css}`"))
    }

    /// What cannot be seen in a picture of the window: text below 4.5:1 (3:1 where it is large), and shapes, controls
    /// and what marks something as chosen below 3:1, each against what most of it or what surrounds it is painted in.
    ///
    /// # Errors
    ///
    /// If the window cannot be pictured.
    pub async fn unseen(&self) -> Result<Vec<String>> {
        let picture = self.picture_of_window().await?;
        self.eval(&format!("({UNSEEN})({picture}, {CONTRAST})")).await.context("looking at the window")
    }

    /// How unlike the painted shapes that fit are, two by two: the part of what either covers that only one does. Each
    /// comes with the words for the two.
    ///
    /// # Errors
    ///
    /// If the window cannot be pictured.
    pub async fn unlikeness(&self, css: &str) -> Result<Vec<(String, f64)>> {
        self.scroll_to(css).await?;
        let picture = self.picture_of_window().await?;
        self.eval(&format!("({UNLIKENESS})({picture}, {})", json!(css))).await.context("comparing shapes")
    }

    /// A picture of the window, as a script takes it.
    async fn picture_of_window(&self) -> Result<String> {
        let picture = self.driver().screenshot_as_png_base64().await.context("picturing the window")?;
        Ok(in_script(&picture))
    }
}

/// A picture, told as PNG in base64, as a script takes it: a promise of the context of a canvas that holds it.
fn in_script(png: &str) -> String {
    format!("({DRAWN})({})", json!(png))
}

/// The picture on such a canvas. It is not fetched, which a page's policy may forbid.
const DRAWN: &str = r#"async (png) => {
  const bytes = Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context;
}"#;

/// A function of JavaScript: the contrast of two colours, each red, green and blue from 0 to 255, as the Web Content
/// Accessibility Guidelines define it.
pub const CONTRAST: &str = r#"(...colours) => {
  const part = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const lights = colours.map(([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b));
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}"#;

const UNSEEN: &str = r#"async (picture, contrast) => {
  const context = await picture;
  const { width, height } = context.canvas;
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const ratio = width / innerWidth;
  const rgb = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const between = (a, b) => contrast(rgb(a), rgb(b));
  const at = (x, y) => pixels[Math.round(y) * width + Math.round(x)];
  // The pixels of a box in CSS pixels, as far as it is in the picture.
  const within = ({ left, top, right, bottom }) => {
    const all = [];
    for (let y = Math.max(Math.floor(top * ratio), 0); y < Math.min(bottom * ratio, height); y++) {
      for (let x = Math.max(Math.floor(left * ratio), 0); x < Math.min(right * ratio, width); x++) all.push(at(x, y));
    }
    return all;
  };
  const reached = (box) => {
    const counts = new Map();
    for (const pixel of within(box)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    if (counts.size === 0) return Infinity;
    const [[ground]] = [...counts].sort(([, a], [, b]) => b - a);
    return Math.max(...[...counts.keys()].map((pixel) => between(pixel, ground)));
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".cc-hidden")
    && !element.closest("iframe");
  // Whether nothing lies over the middle of a box of an element, and it is in the window.
  const isOpen = (element, { left, top, right, bottom }) => {
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(found);
  };
  const dialog = document.querySelector("dialog[open]");
  const within_reach = dialog ?? document.body;
  const unseen = new Set();
  const texts = document.createTreeWalker(within_reach, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: element, data } = texts.currentNode;
    if (!data.trim() || !isShown(element) || element.closest("canvas, option, script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const [box] = [...range.getClientRects()].sort((a, b) => b.width - a.width);
    if (!box || !isOpen(element, box)) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const seen = reached(box);
    if (seen < least) unseen.add(`“${data.trim().slice(0, 40)}” in .${element.className}: ${seen.toFixed(2)}`);
  }
  const shapes = [...within_reach.querySelectorAll("svg.cc-glyph, svg.cc-arrow, .cc-close svg, canvas[role=application]")];
  for (const shape of shapes.filter(isShown)) {
    const box = shape.getBoundingClientRect();
    if (box.width === 0 || !isOpen(shape, box)) continue;
    const seen = reached(box);
    if (seen < 3) unseen.add(`a shape in .${shape.parentElement.className}: ${seen.toFixed(2)}`);
  }
  // A line along one of the sides, or another ground than around it. Browsers draw radio buttons and boxes themselves.
  const edge = ({ left, top, right, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const sides = [[x, top, 0, 1], [x, bottom, 0, -1], [left, y, 1, 0], [right, y, -1, 0]];
    return Math.max(...sides.map(([x, y, dx, dy]) => {
      const line = [-3, -2, -1, 0, 1, 2, 3, 4].map((step) => at((x + dx * step) * ratio, (y + dy * step) * ratio));
      return Math.max(...line.map((pixel) => between(pixel, line[0])), ...line.map((pixel) => between(pixel, line.at(-1))));
    }));
  };
  const edged = [...within_reach.querySelectorAll(".cc-button, .cc-swap, input:not([type=radio], [type=checkbox]), select, textarea, .cc-active, .cc-is-chosen, .cc-tabs [aria-pressed=true]")];
  for (const one of edged.filter(isShown)) {
    const box = one.getBoundingClientRect();
    if (box.width < 2 || !isOpen(one, box) || box.left < 4 || box.top < 4 || box.bottom > innerHeight - 4) continue;
    const seen = edge(box);
    if (seen < 3) unseen.add(`the edge of ${one.tagName.toLowerCase()}.${one.className}: ${seen.toFixed(2)}`);
  }
  return [...unseen];
}"#;

const UNLIKENESS: &str = r#"async (picture, css) => {
  const context = await picture;
  const ratio = context.canvas.width / innerWidth;
  const side = 24 * ratio;
  const covered = (shape) => {
    const box = shape.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2 * ratio - side / 2, (box.top + box.bottom) / 2 * ratio - side / 2];
    // What stands beside the shape is not of it.
    const isOf = (i) => Math.abs(i % side - side / 2) <= box.width / 2 * ratio && Math.abs(Math.floor(i / side) - side / 2) <= box.height / 2 * ratio;
    const pixels = new Uint32Array(context.getImageData(Math.round(x), Math.round(y), side, side).data.buffer);
    return [...pixels].map((pixel, i) => isOf(i) && pixel !== pixels[0]);
  };
  const shapes = [...document.querySelectorAll(css)].map((shape) => [shape.parentElement.textContent.trim(), covered(shape)]);
  return shapes.flatMap(([one, pixels], i) => shapes.slice(i + 1).map(([other, others]) => {
    const either = pixels.filter((is, at) => is || others[at]).length;
    const one_only = pixels.filter((is, at) => is !== others[at]).length;
    return [`${one} and ${other}`, either ? one_only / either : 0];
  }));
}"#;

const PAINTED: &str = r#"async (picture, contrast) => {
  const context = await picture;
  const { width, height } = context.canvas;
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const [[ground]] = [...counts].sort(([, a], [, b]) => b - a);
  const rgb = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  return Math.max(...[...counts.keys()].map((pixel) => contrast(rgb(pixel), rgb(ground))));
}"#;

/// Behind an element is what it stands in, up to the first that is opaque. Nothing here has a picture behind it, and
/// what lies over something else has a ground of its own.
const FAINT: &str = r#"(contrast) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const behind = (element) => {
    const grounds = [];
    for (let at = element; at; at = at.parentElement) {
      const ground = rgba(getComputedStyle(at).backgroundColor);
      if (ground[3] > 0) grounds.push(ground);
      if (ground[3] === 1) break;
    }
    return grounds.reduceRight((under, ground) => over(ground, under), [255, 255, 255, 1]);
  };
  const faint = new Set();
  const check = (element, colour, least, what) => {
    const under = behind(element);
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
    const [r, g, b, a] = rgba(colour);
    const reached = contrast(over([r, g, b, a * opacity], under), under);
    if (reached < least) faint.add(`${what} in .${element.className?.baseVal ?? element.className}: ${reached.toFixed(2)}`);
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".cc-hidden");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const check_text = (element, what) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    check(element, style.color, isLarge ? 3 : 4.5, `“${what.trim().slice(0, 40)}”`);
  };
  while (texts.nextNode()) {
    const { parentElement: element, data } = texts.currentNode;
    if (data.trim() && isShown(element)) check_text(element, data);
  }
  for (const field of document.querySelectorAll("input, select")) {
    // What is in a field that nobody types in is not painted where it stands beside the field, as a text like others.
    const isBeside = getComputedStyle(field).opacity === "0" && field.nextElementSibling?.textContent === field.value;
    if (isShown(field) && !isBeside) check_text(field, field.value);
  }
  for (const glyph of document.querySelectorAll("svg.cc-glyph")) {
    const style = getComputedStyle(glyph);
    if (isShown(glyph)) check(glyph, style.stroke === "none" ? style.fill : style.stroke, 3, "a shape");
  }
  return [...faint];
}"#;
