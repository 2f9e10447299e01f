// @ts-check
// Starts the program on an exported page, which says where its files are. The program renders on a stage beside the page,
// unseen, and the stage takes the place of the page before the browser paints. What the reader has done meanwhile is
// done again: both are rendered by the same components, so that a place in one is the same place in the other. If the
// program cannot start, the page stays as it is and says what does not work.

const page = /** @type {HTMLElement} */ (document.getElementById("council-compare"));
const { assets = "", script = "", program = "", records = "", when } = page.dataset;

/**
 * What was pressed last, which cannot answer yet. In a frame without an origin that may be a link too: whether it can open
 * there, the program finds out.
 * @type {Element | undefined}
 */
let pressed;
const waiting = new AbortController();
page.addEventListener("click", (event) => {
  const control = /** @type {Element} */ (event.target).closest(origin === "null" ? "button, a[target]" : "button");
  if (!control) return;
  event.preventDefault();
  pressed = control;
}, { signal: waiting.signal });

/**
 * Lets all of the styles take effect, where the page has come with the part that it needs. What is whole has every rule of
 * the part in the same order, so that nothing looks different.
 */
async function style() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet][media=print]"));
  if (link && !link.sheet) {
    await new Promise((come, fail) => {
      link.addEventListener("load", come);
      link.addEventListener("error", () => fail(new Error("The styles did not come.")));
    });
  }
  link?.removeAttribute("media");
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

/**
 * Where an element stands below another: at each step down, how many elements come before it.
 * @param {Element} root @param {Element | null} element @returns {number[]}
 */
function place(root, element) {
  const steps = [];
  for (; element && element !== root; element = element.parentElement) {
    steps.unshift([...(element.parentElement?.children ?? [])].indexOf(element));
  }
  return steps;
}

/**
 * Notes what the reader has done in an element, and gives a way to do it again in one that is like it.
 * @param {Element} root @param {Element | null} [kept] what goes from one to the other as it is
 * @returns {(root: Element) => void}
 */
function note(root, kept = null) {
  const opened = [...root.querySelectorAll("details")]
    .filter((details) => !kept?.contains(details))
    .map((details) => /** @type {const} */ ([place(root, details), details.open]));
  const focus = root.contains(document.activeElement) ? document.activeElement : null;
  const typed = focus instanceof HTMLInputElement && focus.value !== focus.defaultValue ? focus.value : null;
  const way = focus && !kept?.contains(focus) ? place(root, focus) : null;
  const press = pressed && root.contains(pressed) && !kept?.contains(pressed) ? place(root, pressed) : null;
  return (other) => {
    /** @param {number[]} steps @returns {Element | undefined} */
    const at = (steps) => steps.reduce((/** @type {Element | undefined} */ from, step) => from?.children[step], other);
    for (const [steps, open] of opened) {
      at(steps)?.toggleAttribute("open", open);
    }
    const target = way ? at(way) : focus;
    if (target instanceof HTMLElement || target instanceof SVGElement) {
      target.focus({ preventScroll: true });
    }
    if (typed !== null && target instanceof HTMLInputElement) {
      target.value = typed;
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const control = press && at(press);
    if (control instanceof HTMLElement) {
      pressed = undefined;
      // The program hears of links once it is done with what it is in the middle of.
      setTimeout(() => control.click());
    }
  };
}

if (when === "needed") {
  const { untilNeeded } = await import("./embedded.js");
  await untilNeeded(/** @type {HTMLElement} */ (page.firstElementChild));
}

const stage = document.createElement("div");
stage.id = "cc-stage";
stage.hidden = true;
page.after(stage);
// The program puts this where the panels belong. They stay seen until the page is replaced, and then move into it.
const panels = document.getElementById("cc-panels");
const frame = document.createElement("div");
frame.id = "cc-frame";
stage.append(...(panels ? [frame] : []));
const { pathname } = location;
const home = panels?.parentElement;
stage.addEventListener("cc-ready", () => {
  const again = note(page, panels);
  const { scrollX, scrollY } = window;
  stage.hidden = false;
  frame.append(...(panels ? [panels] : []));
  page.remove();
  stage.id = page.id;
  delete document.documentElement.dataset.ccWaits;
  delete document.documentElement.dataset.ccStays;
  again(stage);
  window.scrollTo(scrollX, scrollY);
});
/** @type {(root: Element) => void} */
let again = () => {};
for (const [name, done] of /** @type {const} */ ([["cc-leaving", false], ["cc-replaced", true]])) {
  // Events that do not bubble are heard on their way down.
  stage.addEventListener(name, ({ target }) => {
    const root = /** @type {Element} */ (target);
    // Firefox would hold on to something that goes, and scroll to where it is not.
    document.documentElement.style.overflowAnchor = done ? "" : "none";
    if (done) {
      again(root);
    } else if (panels) {
      again = note(panels);
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
  const says = document.createElement("p");
  says.className = "cc-notice";
  says.setAttribute("role", "status");
  says.textContent = isPinned
    ? `This link asks for the comparison as of a day, which only the interactive part of this page can show, and that ${what}. Below is the comparison by the newest reports.`
    : `The interactive part of this page ${what}. Everything below is complete; other councils can be chosen by the links.`;
  page.querySelector("main")?.prepend(says);
}

let isOver = false;
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => {
    const { error, reason } = /** @type {ErrorEvent & PromiseRejectionEvent} */ (event);
    // What leaves the program unforeseen has passed its script, and may have left it half done.
    if (isOver || !String((error ?? reason)?.stack).includes(assets)) return;
    isOver = true;
    if (location.pathname === pathname) {
      const again = note(stage, panels);
      const { scrollX, scrollY } = window;
      home?.append(...(panels ? [panels] : []));
      stage.replaceWith(...(page.isConnected ? [] : [page]));
      again(page);
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

export {};
