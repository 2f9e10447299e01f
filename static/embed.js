// @ts-check
/**
 * The element `<council-compare first="calderdale" second="kirklees">`, for a page of any kind:
 *
 *     <script type="module" src="https://…/embed.js"></script>
 *     <council-compare first="calderdale" second="kirklees" show="grades journey">
 *       <a href="https://…/calderdale/kirklees/">Calderdale and Kirklees compared</a>
 *     </council-compare>
 *
 * What stands inside is shown until the comparison is ready, and for good where that cannot come. The program and its
 * data are fetched when the first of the elements comes near the window, once for all of them; an exported site has
 * `element.js`, which shows what was exported until somebody needs the program. README.md lists the attributes, the event
 * and the custom properties.
 */

/**
 * What the program's own script gives: `mount` starts a comparison in an element, and says what becomes of it.
 *
 * @typedef {{ update(path: string, query: string): void, destroy(): void }} Handle
 * @typedef {{ address: string }} Chosen
 * @typedef {(what: "ready" | "change", detail: Chosen) => void} Tell
 * @typedef {(root: Element, width: number, site: string, assets: string, path: string, query: string, tell: Tell) => Handle} Mount
 * @typedef {import("./element.js").Still} Still
 */

const SITE = new URL("./", import.meta.url).href;

// A published build has other names here, which change with what the files hold.
const SCRIPT = "council-compare.js";
const PROGRAM = "council-compare_bg.wasm";
const STYLES = "council-compare.css";

/** The folder of these files. */
const ASSETS = new URL(".", SITE + SCRIPT).href;

const COUNCILS = ["first", "second"];
const CHOICES = ["show", "theme", "accent", "area", "as-of"];
const OWN = [...COUNCILS, ...CHOICES];

/**
 * Whether a name is most likely one of these misspelt: with a letter too many, too few or wrong, or two in the wrong order.
 * Everything else that stands on an element is a matter of the page's: frameworks put names of their own on every one.
 *
 * @param {string} name
 */
const isMisspelt = (name) =>
  OWN.some((own) => [...own].some((_, i) => RegExp(`^${own.slice(0, i)}(.{0,2}${own.slice(i + 1)}|..${own.slice(i + 2)})$`).test(name)));

/** How long the program may take before an element with nothing inside says that it is not there, in milliseconds. */
const PATIENCE = 30_000;

/** @type {Promise<string> | undefined} */
let styles;

/** @type {Promise<{ mount: Mount, styles: string }> | undefined} */
let program;

/** Whether the program has stopped. */
let isOver = false;

/** At the end of the addresses of scripts after a failure: browsers keep for an address that its script could not be had. */
let again = "";

/**
 * A comparison, where it stands, and in which element.
 *
 * @typedef {{ root: HTMLElement, handle?: Handle, owner?: CouncilCompare | undefined }} Place
 */

/**
 * Comparisons whose elements were taken out, for those that are put in next: ending one would leave something of it in
 * memory each time.
 *
 * @type {Place[]}
 */
const spare = [];

/** Fetches the styles, once, unless that failed. */
function dress() {
  styles ??= fetch(SITE + STYLES).then((response) => (response.ok ? response.text() : Promise.reject(response.status)));
  styles.catch(() => (styles = undefined));
  return styles;
}

/** Fetches the program and its styles, once, unless that failed. */
function load() {
  program ??= Promise.all([
    import(SITE + SCRIPT + again),
    // The program's script would ask for this file only once it is here itself.
    fetch(SITE + PROGRAM),
    dress(),
  ]).then(async ([script, response, styles]) => {
    await script.default({ module_or_path: response });
    return { mount: script.mount, styles };
  });
  program.catch(() => {
    program = undefined;
    again += "?";
  });
  return program;
}

class CouncilCompare extends HTMLElement {
  static observedAttributes = OWN;

  #shadow = this.attachShadow({ mode: "open" });
  /** What shows what stands inside the element. */
  #fallback = document.createElement("slot");
  /** @type {Place | undefined} */
  #place;
  /**
   * What was exported, as long as the program shows nothing else.
   * @type {Still | undefined}
   */
  #still;
  /** @type {IntersectionObserver | undefined} */
  #near;
  #isChanging = false;
  /** @type {Chosen | undefined} */
  #chosen;

  /** @type {Set<CouncilCompare>} */
  static #begun = new Set();

  // Nothing can be asked of a program that has stopped, by any element.
  static {
    const stop = () => {
      isOver = true;
      for (const element of this.#begun) element.#giveUp();
    };
    // The program sends this event while it is stopping, so what follows waits until it has stopped. From a script of another
    // origin, WebKit tells of no error besides.
    addEventListener("council-compare:stopped", () => queueMicrotask(stop));
    // An error that has passed through the program has the program's script in its stack, and is told of once the program
    // has left off. What is told of while the program runs was a listener's of the page, and the program goes on. Nothing of
    // the program runs within a promise.
    const passes = (/** @type {unknown} */ error) => String(/** @type {any} */ (error)?.stack).includes((SITE + SCRIPT).slice(0, -3));
    addEventListener("error", ({ error }) => passes(error) && !passes(Error()) && stop());
  }

  constructor() {
    super();
    this.#shadow.append(this.#fallback);
    new MutationObserver(() => lower(this.#shadow)).observe(this.#shadow, { childList: true, subtree: true });
  }

  connectedCallback() {
    if (this.#near) return;
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#near?.disconnect();
        this.#start();
      },
      // So near that it is ready when the reader is there.
      { rootMargin: "600px" },
    );
    this.#near.observe(this);
  }

  /** An element that is moved is taken out and put in again at once, and goes on as it is. */
  async disconnectedCallback() {
    await null;
    if (this.isConnected) return;
    this.#near?.disconnect();
    this.#near = this.#chosen = undefined;
    this.#leave();
  }

  #leave() {
    this.#free();
    this.#still?.leave();
    this.#still = undefined;
    this.#shadow.replaceChildren(this.#fallback);
  }

  /** Leaves the program. */
  #free() {
    const place = this.#place;
    this.#place = undefined;
    CouncilCompare.#begun.delete(this);
    if (!place || isOver) return;
    place.owner = undefined;
    // What is open belongs to who opened it.
    if (place.root.querySelector("dialog[open], .cc-failure")) place.handle?.destroy();
    else spare.push(place);
  }

  /** Whether something stands inside the element. */
  #hasFallback() {
    return this.firstElementChild || this.textContent?.trim();
  }

  /** Shows what was exported or stands inside, or else says that there is nothing to show. */
  #giveUp() {
    if (this.#still?.stay(isOver ? "stopped" : "did not load")) return this.#free();
    this.#leave();
    this.#say();
    this.#near = undefined;
  }

  /** Says where the comparison is, if nothing stands inside. */
  #say() {
    if (this.#hasFallback()) return;
    const url = new URL(this.#chosen?.address ?? "." + this.#address().join("?"), SITE);
    for (const name of CHOICES.slice(0, 3)) url.searchParams.delete(name);
    const says = document.createElement("p");
    const link = document.createElement("a");
    link.href = url.href.replace(SITE + "embed/", SITE);
    link.textContent = "See it on a page of its own";
    says.append(isOver ? "This comparison has stopped. " : "This comparison did not load. ", link, ".");
    this.#shadow.replaceChildren(says);
  }

  async adoptedCallback() {
    this.#wear(await dress());
  }

  async attributeChangedCallback() {
    // One that has given up tries again, for what the page asks for now.
    if (this.isConnected) this.connectedCallback();
    if (!this.#near || this.#isChanging) return;
    // Several that change together are one change.
    this.#isChanging = true;
    await null;
    this.#isChanging = false;
    this.#place?.handle?.update(...this.#address());
    if (this.#place && !this.#still?.isShown) this.#still = undefined;
    else await this.#show();
  }

  async #start() {
    // Only those of an exported site have a folder of their own.
    if (ASSETS === SITE) return this.#run();
    const isGone = this.#parting();
    setTimeout(() => this.#place || this.#still?.isShown || isGone() || this.#say(), PATIENCE);
    try {
      const [{ Still }, styles] = await Promise.all([import(ASSETS + "element.js" + again), dress()]);
      if (isGone()) return;
      this.#wear(styles);
      this.#still = new Still(this.#shadow, SITE, () => this.#run(), () => this.#giveUp());
      await this.#show();
    } catch {
      // The program needs nothing of it.
      if (!isGone()) await this.#run();
    }
  }

  /** Shows what was exported, or starts the program where only that knows what the attributes say. */
  async #show() {
    const still = this.#still;
    if (!still || (await still.show(...this.#address())) || still !== this.#still) return;
    if (this.#place) return this.#put(this.#place);
    this.#shadow.replaceChildren(this.#fallback);
    await this.#run();
  }

  /** Starts the program. */
  async #run() {
    const isGone = this.#parting();
    setTimeout(() => this.#place || isGone() || this.#still?.stay("has not loaded") || this.#say(), PATIENCE);
    try {
      const { mount, styles } = await load();
      if (this.#place || isGone()) return;
      if (isOver) return this.#giveUp();
      this.#wear(styles);
      const place = spare.pop() ?? { root: document.createElement("div") };
      this.#put(place);
      this.#place = place;
      place.owner = this;
      CouncilCompare.#begun.add(this);
      if (place.handle) place.handle.update(...this.#address());
      else {
        const tell = /** @type {Tell} */ ((what, detail) => {
          if (place.owner) place.owner.#hear(what, detail);
        });
        place.handle = mount(place.root, this.clientWidth, SITE, ASSETS, ...this.#address(), tell);
      }
    } catch (why) {
      if (isGone()) return;
      console.warn("Council Compare could not start.", why);
      this.#giveUp();
    }
  }

  /** Gives a way to tell whether the element has been taken out meanwhile, or taken out and put in again. */
  #parting() {
    const near = this.#near;
    return () => near !== this.#near || !this.isConnected;
  }

  /** @param {string} styles */
  #wear(styles) {
    const { defaultView } = this.ownerDocument;
    if (!defaultView) return;
    const sheet = new defaultView.CSSStyleSheet();
    sheet.replaceSync(inPixels(styles, this.#shadow));
    this.#shadow.adoptedStyleSheets = [sheet];
  }

  /**
   * Puts the program's comparison where it becomes ready.
   * @param {Place} place
   */
  #put({ root }) {
    const isStill = this.#still?.isShown;
    // What is on its way is shown where nothing else is.
    root.hidden = !isStill && Boolean(this.#hasFallback());
    if (isStill) this.#still?.stage(root);
    else this.#shadow.replaceChildren(this.#fallback, root);
  }

  /** @type {Tell} */
  #hear(what, detail) {
    if (what === "change") {
      this.#chosen = detail;
      this.#still = undefined;
      // Not while the program runs, so that what the page does wrong then is not taken for its fault.
      queueMicrotask(() =>
        this.dispatchEvent(new CustomEvent("council-compare:change", { bubbles: true, composed: true, detail })),
      );
    } else if (this.#still?.isShown) this.#still.giveWay();
    else if (this.#place) {
      this.#fallback.remove();
      this.#place.root.hidden = false;
    }
  }

  /**
   * The path and query that say the same as the attributes. One that is misspelt is passed on, so that the reader's notice
   * names it.
   *
   * @returns {[string, string]}
   */
  #address() {
    const query = new URLSearchParams();
    for (const { name, value } of this.attributes) {
      if (CHOICES.includes(name)) query.append(name, value);
      else if (!COUNCILS.includes(name) && isMisspelt(name)) query.append("attribute", name);
    }
    const councils = COUNCILS.map((name) => encodeURIComponent(this.getAttribute(name)?.trim().replace(/\p{Cs}/gu, "?") ?? ""));
    return [`/embed/${councils.join("/")}/`, String(query)];
  }
}

/**
 * Makes of a page's parts those of an element: headings stand one level below that of the page's own title, and nothing is a
 * landmark, since a second element would have the same.
 *
 * @param {ShadowRoot} shadow
 */
function lower(shadow) {
  for (const section of shadow.querySelectorAll("section:not([role])")) section.setAttribute("role", "group");
  const form = shadow.querySelector("form[role]");
  form?.removeAttribute("role");
  form?.removeAttribute("aria-label");
  for (const heading of shadow.querySelectorAll(":is(h1, h2, h3, h4, h5):not([aria-level])")) {
    heading.setAttribute("aria-level", String(Number(heading.tagName[1]) + 1));
  }
}

/**
 * The styles with lengths in the size of text that the reader has set, whatever a page makes of `rem` for itself.
 *
 * @param {string} styles
 * @param {ShadowRoot} shadow
 */
function inPixels(styles, shadow) {
  const probe = document.createElement("i");
  probe.style.fontSize = "medium";
  shadow.append(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize) || 16;
  probe.remove();
  return styles.replace(/([\d.]+)rem\b/g, (_, number) => `${number * size}px`);
}

// Two scripts on a page are one too many, and no harm.
if (!customElements.get("council-compare")) customElements.define("council-compare", CouncilCompare);
