// @ts-check
// An exported embed, until somebody needs the program. It is whole without: its page has headline and grades, its other
// panels are taken from the page of the pair, and how high it is is told here. The program is many times as large as all
// of that.

import { CONTROLS, choose, isInEmbed, isUnderstood, knownTo, pageAt, panelsOf } from "./still.js";

const root = document.documentElement;
const address = new URL(location.href);
const asked = address.searchParams;
const isFramed = parent !== window;

/** The names that some hosts give a frame, as `src/host/names.rs` has them. */
const names = { pym: asked.get("childId"), wordpress: secretIn(address) };

/**
 * WordPress writes it into the address, perhaps when the frame has loaded.
 * @param {URL} address
 */
function secretIn({ hash }) {
  return new URLSearchParams(hash.replace(/^#\?/, "")).get("secret");
}

let height = 0;

/** @param {unknown} message */
const post = (message) => parent.postMessage(message, "*");

/** Tells the height to those who gave the frame a name. */
function tellNamed() {
  const { pym, wordpress } = names;
  if (pym) post(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
  if (wordpress) post({ message: "height", value: height, secret: wordpress });
}

/**
 * Tells the height to every kind of host in the words of `src/host/speak.rs`, when `src/host/mod.rs` would.
 * @param {Element} content @param {boolean} isWhole
 */
function tell(content, isWhole) {
  const now = Math.ceil(content.getBoundingClientRect().height);
  if (!now || now === height || (!isWhole && now <= innerHeight)) return;
  height = now;
  const [path] = /^[\w./%-]*/.exec(address.pathname.slice(1)) ?? [""];
  post({ "datawrapper-height": { [path.replace(/^\/+|\/+$/g, "") || "embed"]: height } });
  post({ sentinel: "amp", type: "embed-size", height });
  post(JSON.stringify({ src: address.href, context: "iframe.resize", height }));
  post(JSON.stringify({ type: "set-height", value: height, id: "iframeMessenger:council-compare" }));
  tellNamed();
}

/** @returns {Promise<Document>} the page of the pair, of the same day */
async function pageOfPair() {
  const base = new URL(document.baseURI);
  const from = new URL(address.pathname.slice(base.pathname.length).replace(/^embed\//, ""), base);
  const page = await pageAt(from.href);
  const day = knownTo(page).index["data-date"];
  if (day !== knownTo(document).index["data-date"]) throw new Error(`${from} is of ${day}, another day.`);
  return page;
}

/** @returns {Promise<void>} settled when somebody comes to what only the program makes answer */
function need() {
  return new Promise((settle) => {
    const over = new AbortController();
    const { signal } = over;
    const come = () => (over.abort(), settle());
    for (const kind of ["pointerover", "focusin", "click"]) {
      addEventListener(kind, ({ target }) => target instanceof Element && target.closest(CONTROLS) && come(), { signal });
    }
    addEventListener("hashchange", ({ newURL }) => {
      names.wordpress = secretIn(new URL(newURL));
      if (isFramed && height) tellNamed();
    }, { signal });
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || !isFramed) return;
      const { pym, wordpress } = names;
      const text = typeof data === "string" ? data : "";
      // Only iframe-resizer names the frame later than by its address, and wants more told than a height.
      if (text.startsWith("[iFrameSizer]")) come();
      else if (pym && text.startsWith(`pymxPYMx${pym}xPYMxwidthxPYMx`)) tellNamed();
      else if (wordpress && data?.message === "ready" && data.secret === wordpress) tellNamed();
    }, { signal });
  });
}

/**
 * Makes an embed whole, and waits until it needs the program.
 * @param {HTMLElement} content the widget's element
 * @param {() => boolean} isPressed whether something has been pressed that only the program can answer
 */
export async function untilNeeded(content, isPressed) {
  if (!isUnderstood(asked)) return;
  content.dataset.ccAccent = asked.getAll("accent").at(-1) ?? content.dataset.ccAccent;
  const needed = need();
  let isWhole = false;
  if (isFramed) {
    root.dataset.ccFramed = "";
    post("[iFrameResizerChild]Ready");
    new ResizeObserver(() => tell(content, isWhole)).observe(content);
  }
  const shown = panelsOf(asked);
  try {
    choose(content, shown, isInEmbed(shown) ? undefined : await pageOfPair());
  } catch (error) {
    console.warn("Council Compare starts its program, which can fetch the panels.", error);
    return;
  }
  isWhole = true;
  if (isFramed) tell(content, isWhole);
  if (!isPressed()) await needed;
}
