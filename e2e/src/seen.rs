//! Whether what is shown can be seen: contrast of text and shapes, worked out from the colours in use.

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
        self.eval(&format!("({FAINT})()")).await.context("measuring contrast")
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
        let picture = json!(format!("data:image/png;base64,{picture}"));
        self.eval(&format!("({PAINTED})({picture})")).await.with_context(|| format!("measuring `{css}`"))
    }
}

const PAINTED: &str = r#"async (picture) => {
  const image = await createImageBitmap(await (await fetch(picture)).blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const light = (pixel) => {
    const [r, g, b] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const [[ground]] = [...counts].sort(([, a], [, b]) => b - a);
  return Math.max(...[...counts.keys()].map((pixel) => ratio(light(pixel), light(ground))));
}"#;

/// Behind an element is what it stands in, up to the first that is opaque. Nothing here has a picture behind it, and
/// what lies over something else has a ground of its own.
const FAINT: &str = r#"() => {
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
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const faint = new Set();
  const check = (element, colour, least, what) => {
    const under = behind(element);
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
    const [r, g, b, a] = rgba(colour);
    const reached = ratio(over([r, g, b, a * opacity], under), under);
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
    if (isShown(field)) check_text(field, field.value);
  }
  for (const glyph of document.querySelectorAll("svg.cc-glyph")) {
    const style = getComputedStyle(glyph);
    if (isShown(glyph)) check(glyph, style.stroke === "none" ? style.fill : style.stroke, 3, "a shape");
  }
  return [...faint];
}"#;
