// @ts-check
// The element `<council-compare>` of an exported site, until somebody needs the program: it shows what was exported. Only
// the element that is needed is then replaced, since others would do work that nobody asked for. The program renders
// on a stage where the reader is, unseen, and takes the place of what was exported once it shows all of that.

import { note, press, say } from "./again.js";
import { CONTROLS, choose, isInEmbed, isUnderstood, knownTo, pageAt, panelsOf } from "./still.js";

/** @type {Map<string, Promise<Document>>} what all elements have asked for, by its address */
const pages = new Map();

/** @param {string} address */
function page(address) {
  const asked = pages.get(address) ?? pageAt(address);
  pages.set(address, asked);
  asked.catch(() => pages.delete(address));
  return asked;
}

/**
 * What was exported for an embed's path and query, to be put into a page of another; nothing where only the program
 * understands them.
 * @param {string} site @param {string} path @param {string} query
 */
async function exported(site, path, query) {
  const asked = new URLSearchParams(query);
  const [, first = "", second = ""] = /^\/embed\/([\da-z-]+)\/([\da-z-]+)\/$/.exec(path) ?? [];
  if (!first || first === second || !isUnderstood(asked)) return undefined;
  const shown = panelsOf(asked);
  const pair = `${first}/${second}/`;
  const [embed, whole] = await Promise.all([page(`${site}embed/${pair}`), isInEmbed(shown) ? undefined : page(site + pair)]);
  const known = knownTo(embed);
  const [day, other] = [known, whole ? knownTo(whole) : known].map(({ index }) => index["data-date"]);
  const found = embed.querySelector(".cc-embed");
  // Some hosts answer any address.
  const isOfPair = [first, second].every((council) => council in known.records);
  if (!found || !isOfPair || day !== other) throw new Error(`${pair} was not exported, or not on one day.`);
  const content = /** @type {HTMLElement} */ (document.importNode(found, true));
  choose(content, shown, whole);
  // As the program has them: an element is no main part of the page that it stands in.
  const [body, main] = [document.createElement("div"), content.querySelector("main")];
  body.className = main?.className ?? "";
  body.append(...(main?.childNodes ?? []));
  main?.replaceWith(body);
  content.querySelector("#cc-panels")?.replaceWith(...(content.querySelector("#cc-panels")?.children ?? []));
  content.dataset.ccAccent = asked.getAll("accent").at(-1) ?? content.dataset.ccAccent;
  content.querySelector(".cc-share")?.toggleAttribute("hidden", !("share" in navigator));
  const base = embed.querySelector("base")?.getAttribute("href") ?? "/";
  for (const link of content.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith(base)) link.href = site + href.slice(base.length);
  }
  return content;
}

/**
 * Whether the program shows everything that it will.
 * @param {Element} root
 */
function isWhole(root) {
  const canvases = [...root.querySelectorAll("canvas")];
  return root.querySelector(".cc-foot") && !root.querySelector("[aria-busy], #cc-later") && canvases.every((canvas) => canvas.style.height);
}

/** What was exported, in the tree of an element. */
export class Still {
  /** Whether it is what the reader sees. */
  isShown = false;
  #shadow;
  #site;
  #need;
  #fail;
  #root = document.createElement("div");
  #stage = document.createElement("div");
  /** @type {HTMLElement | undefined} */
  #content;
  /** @type {import("./again.js").Pressed | undefined} */
  #pressed;
  /** @type {MutationObserver | undefined} */
  #watch;
  #isReady = false;
  #turn = 0;
  #isNeeded = false;

  /**
   * @param {ShadowRoot} shadow @param {string} site
   * @param {() => void} need called when somebody needs the program
   * @param {() => void} fail called when the program turns out to have less to show
   */
  constructor(shadow, site, need, fail) {
    this.#shadow = shadow;
    this.#site = site;
    this.#need = need;
    this.#fail = fail;
    this.#root.style.position = "relative";
    // The page around may be in another language, and be written from right to left.
    Object.assign(this.#root, { lang: "en-GB", dir: "ltr" });
    // Higher than nothing, since what it needs is fetched when it comes into view, and no higher than what is there.
    Object.assign(this.#stage.style, { position: "absolute", top: 0, left: 0, right: 0, height: "16px", overflow: "hidden", visibility: "hidden" });
    this.#root.append(this.#stage);
    for (const kind of ["pointerover", "focusin", "click"]) {
      this.#root.addEventListener(kind, (event) => this.#come(event));
    }
  }

  /**
   * Shows what an embed's path and query say, and tells whether that is possible. What is asked for next counts.
   * @param {string} path @param {string} query
   */
  async show(path, query) {
    const turn = ++this.#turn;
    const content = await exported(this.#site, path, query).catch((why) => {
      console.warn("Council Compare starts its program, which may know more.", why);
    });
    if (turn !== this.#turn) return true;
    this.#content?.remove();
    this.#content = content || undefined;
    this.isShown = Boolean(content);
    if (!content) return false;
    this.#root.prepend(content);
    delete this.#root.dataset.ccStays;
    this.#isNeeded = false;
    if (!this.#root.isConnected) this.#shadow.replaceChildren(this.#root);
    return true;
  }

  /** Shows it no more, nor what is on its way. */
  leave() {
    this.#turn++;
    this.isShown = false;
  }

  /**
   * Lets the program render where the reader is, and take the place of this once it is ready and whole.
   * @param {Element} root
   */
  stage(root) {
    if (root.parentElement === this.#stage) return;
    this.#stage.append(root);
    this.#isReady = false;
    this.#watch?.disconnect();
    this.#watch = new MutationObserver(() => this.#look(root));
    this.#watch.observe(root, { attributes: true, childList: true, subtree: true });
  }

  /** Hears that the program shows what it was asked for, of which more may be on its way. */
  giveWay() {
    this.#isReady = true;
    const root = this.#stage.firstElementChild;
    // The program is in the middle of telling.
    if (root) queueMicrotask(() => this.#look(root));
  }

  /** @param {Element} root */
  #look(root) {
    const isLost = root.querySelector(".cc-failure");
    if (this.isShown && !isLost && !(this.#isReady && isWhole(root))) return;
    this.#watch?.disconnect();
    if (!this.isShown) return;
    if (isLost) return this.#fail();
    this.isShown = false;
    this.#replace(this.#content, root);
  }

  /**
   * Shows it for good, and says what does not work, if there is anything to show.
   * @param {string} what
   */
  stay(what) {
    const content = this.#content;
    if (!content) return false;
    if (this.#root.dataset.ccStays === undefined) {
      this.#root.dataset.ccStays = "";
      for (const link of content.querySelectorAll("a:not([target])")) {
        link.setAttribute("target", "_blank");
        link.setAttribute("rel", "noopener");
      }
      if (!this.isShown) this.#replace(this.#shadow.querySelector(".cc"), this.#root);
      say(content, `The interactive part of this comparison ${what}. Everything below is complete.`);
    }
    return (this.isShown = true);
  }

  /**
   * Puts one comparison in the place of another, as far as the reader has come with that.
   * @param {Element | null | undefined} content @param {Element} root
   */
  #replace(content, root) {
    const again = content && note(content, this.#pressed);
    const { scrollX: left, scrollY: top } = window;
    this.#shadow.replaceChildren(root);
    const other = root.firstElementChild;
    if (other && again?.(other)) this.#pressed = undefined;
    // As high as what stood here. WebKit would leave the page where it ends while neither is.
    window.scrollTo({ left, top, behavior: "instant" });
  }

  /** @param {Event} event that tells of a reader at some place */
  #come(event) {
    const target = /** @type {Element} */ (event.target);
    const control = target.closest(CONTROLS);
    if (!control || this.#root.dataset.ccStays !== undefined) return;
    if (event instanceof MouseEvent && event.type === "click" && target.closest("button, .cc-still, a:not([target])")) {
      // Links to other pairs are the program's, but for new tabs and windows.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#pressed = press(target.closest(".cc-still") ?? control, event);
    }
    const top = control.getBoundingClientRect().top - this.#root.getBoundingClientRect().top;
    this.#stage.style.top = `${top}px`;
    if (this.#isNeeded) return;
    this.#isNeeded = true;
    this.#need();
  }
}
