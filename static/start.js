// @ts-check
// Starts the program on an exported page, which says where its files are. The program renders on a stage beside the page,
// unseen, and the stage takes the place of the page before the browser paints. What the reader has done meanwhile is
// done again. If the program cannot start, the page stays as it is and says what does not work.

import { note, press, say } from "./again.js";

const page = /** @type {HTMLElement} */ (document.getElementById("council-compare"));
const { assets = "", script = "", program = "", records = "", when } = page.dataset;

/**
 * What was pressed last, which cannot answer yet: also a chart. In a frame without an origin that may be a link too: whether
 * it can open there, the program finds out.
 * @type {import("./again.js").Pressed | undefined}
 */
let pressed;
const waiting = new AbortController();
/** @param {Element} within @param {string} controls what cannot answer there yet */
const hear = (within, controls) => within.addEventListener("click", (event) => {
  const control = /** @type {Element} */ (event.target).closest(controls);
  if (!control) return;
  event.preventDefault();
  pressed = press(control, /** @type {MouseEvent} */ (event));
}, { signal: waiting.signal });
const BUTTONS = "button, .cc-still";
hear(page, origin === "null" ? `${BUTTONS}, a[target]` : BUTTONS);

/**
 * Lets all of the styles take effect, where the page has come with the part that it needs. What is whole has every rule of
 * the part in the same order, so that nothing looks different.
 */
async function style() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet][media=print]"));
  if (!link) return;
  // Whether its styles came, an element tells once, perhaps before this script was here. What has come is at hand.
  const missing = new Error("The styles did not come.");
  const { ok } = await fetch(link.href);
  if (!ok) throw missing;
  if (!link.sheet) {
    await new Promise((come, fail) => {
      link.addEventListener("load", come);
      link.addEventListener("error", () => fail(missing));
      link.setAttribute("href", link.href);
    });
  }
  link.removeAttribute("media");
}

/** What the page knows, with the records of the two councils. They are files that belong to it, of the same day. */
async function know() {
  const known = document.getElementById("cc-known");
  if (!known) return undefined;
  const all = JSON.parse(known.textContent ?? "");
  await Promise.all(Object.keys(all.records).map(async (council) => {
    const answer = await fetch(`${records}${council}.json`, { signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) throw new Error(`The record of ${council} answered with ${answer.status}.`);
    all.records[council] = await answer.json();
  }));
  return all;
}

// WordPress names a frame by its address, perhaps once that has loaded. The program reads names when it starts, so where it
// has, it starts anew.
let hasBegun = false;
addEventListener("hashchange", () => hasBegun && location.hash.startsWith("#?secret=") && location.reload());

if (when === "needed") {
  const { untilNeeded } = await import("./embedded.js");
  await untilNeeded(/** @type {HTMLElement} */ (page.firstElementChild), () => pressed !== undefined);
}

hasBegun = true;
const stage = document.createElement("div");
stage.id = "cc-stage";
stage.hidden = true;
page.after(stage);
// The program puts this frame where the panels belong. The panels are seen in the page until that is replaced, and then move
// into the frame.
const panels = document.getElementById("cc-panels");
const frame = document.createElement("div");
frame.id = "cc-frame";
stage.append(...(panels ? [frame] : []));
const { pathname } = location;
const home = panels?.parentElement;
stage.addEventListener("cc-ready", () => {
  const again = note(page, pressed, panels);
  const { scrollX, scrollY } = window;
  stage.hidden = false;
  if (panels) {
    frame.append(panels);
    // The panels stand apart from the page now, so presses on their buttons are heard on them. Links in them are the program's.
    hear(panels, BUTTONS);
  }
  page.remove();
  stage.id = page.id;
  delete document.documentElement.dataset.ccWaits;
  delete document.documentElement.dataset.ccStays;
  if (again(stage)) pressed = undefined;
  window.scrollTo(scrollX, scrollY);
});
/** @type {(root: Element) => boolean} */
let again = () => false;
/** @type {[number, number]} */
let scrolled;
/**
 * What stands in the place of the exported panels once the program has rendered its own.
 * @type {Element | undefined}
 */
let below;
for (const [name, done] of /** @type {const} */ ([["cc-leaving", false], ["cc-replaced", true]])) {
  // Events that do not bubble are heard on their way down.
  stage.addEventListener(name, ({ target }) => {
    const root = /** @type {Element} */ (target);
    // Firefox would hold on to something that goes, and scroll to where it is not.
    document.documentElement.style.overflowAnchor = done ? "" : "none";
    if (done) {
      below = root;
      if (again(root)) pressed = undefined;
      // WebKit would leave the page where it ends while they are away.
      window.scrollTo(...scrolled);
    } else {
      scrolled = [window.scrollX, window.scrollY];
      if (panels) again = note(panels, pressed);
    }
  }, true);
}

/**
 * Leaves or puts back what was exported, and says above it what does not work.
 * @param {string} what
 */
function stay(what) {
  waiting.abort();
  const root = document.documentElement;
  const isPinned = new URLSearchParams(location.search).has("as-of");
  delete root.dataset.ccWaits;
  root.dataset.ccStays = "";
  // What only the program makes answer says that it does not. A field keeps its focus and what was typed.
  for (const field of page.querySelectorAll("input")) field.readOnly = true;
  for (const control of /** @type {NodeListOf<HTMLButtonElement>} */ (page.querySelectorAll("button, select"))) {
    control.disabled = true;
  }
  // An embed leads to no other councils.
  const others = page.querySelector(".cc-embed") ? "" : "; other councils can be chosen by the links";
  say(page, isPinned
    ? `This link asks for the comparison as of a day, which only the interactive part of this page can show, and that ${what}. Below is the comparison by the newest reports.`
    : `The interactive part of this page ${what}. Everything below is complete${others}.`);
}

let isOver = false;
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => {
    const { error, reason } = /** @type {ErrorEvent & PromiseRejectionEvent} */ (event);
    // What leaves the program unforeseen has passed its script, and may have left it half done.
    if (isOver || !String((error ?? reason)?.stack).includes(assets)) return;
    isOver = true;
    if (location.pathname === pathname) {
      const again = note(stage, undefined, below ?? panels);
      const againBelow = below && note(below);
      const { scrollX, scrollY } = window;
      home?.append(...(panels ? [panels] : []));
      stage.replaceWith(...(page.isConnected ? [] : [page]));
      again(page);
      if (panels) againBelow?.(panels);
      stay("stopped");
      window.scrollTo(scrollX, scrollY);
    } else {
      // What was exported is of another pair.
      const says = document.createElement("p");
      const link = document.createElement("a");
      says.className = "cc-notice";
      says.setAttribute("role", "alert");
      link.href = location.origin + location.pathname + location.search;
      link.textContent = "Load it again";
      const line = document.createElement("span");
      line.append("This page has stopped, and what stands below may not belong together. ", link, ".");
      says.append(line);
      stage.inert = true;
      stage.before(says);
    }
  });
}

// If it comes after all, it takes the place of what is said too.
const late = setTimeout(() => stay("has not loaded"), 30_000);
try {
  const [{ default: start, begin }, known] = await Promise.all([import(assets + script), know(), style()]);
  await start({ module_or_path: assets + program });
  begin(known);
} catch (error) {
  stage.remove();
  stay("did not load");
  console.warn("Council Compare did not start.", error);
}
clearTimeout(late);
