// @ts-check
// A pair of councils as it was exported, without the program: an embed's page has headline and grades, and the page of the
// pair has the rest.

/** The panels, and where they stand. */
const PANELS = {
  headline: "h1",
  grades: ".cc-grades-section",
  journey: ".cc-journey",
  standing: ".cc-standing",
  findings: ".cc-findings",
};

/** One of the panels, in a regular expression. */
const PANEL = `(${Object.keys(PANELS).join("|")})`;

/** What an address can say without the program. Anything else only the program understands, or can show. */
const UNDERSTOOD = {
  accent: /^(blue|ink|teal|claret)$/,
  show: new RegExp(`^[, ]*${PANEL}([, ]+${PANEL})*[, ]*$`),
  theme: /^(light|dark|auto)$/,
};

/** What an address says to the program alone. */
const OF_PROGRAM = ["area", "as-of", "attribute"];

/** What only the program makes answer. */
export const CONTROLS = "a, button, input, select, .cc-still-box";

/**
 * Whether nobody needs the program to show what an address asks for.
 * @param {URLSearchParams} asked
 */
export function isUnderstood(asked) {
  const isKnown = Object.entries(UNDERSTOOD).every(([name, known]) => asked.getAll(name).every((value) => known.test(value)));
  return isKnown && !OF_PROGRAM.some((name) => asked.has(name));
}

/**
 * The panels that an address asks for.
 * @param {URLSearchParams} asked what is understood @returns {string[]}
 */
export function panelsOf(asked) {
  return asked.getAll("show").at(-1)?.split(/[, ]+/) ?? Object.keys(PANELS);
}

/** @param {string} panel */
const isBelow = (panel) => panel !== "" && panel !== "headline" && panel !== "grades";

/**
 * Whether an embed's page has all of these panels. The reports that they rest on stand in its table.
 * @param {string[]} shown
 */
export const isInEmbed = (shown) => shown.includes("grades") && !shown.some(isBelow);

/** @param {string} address @returns {Promise<Document>} */
export async function pageAt(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${address} answered with ${answer.status}.`);
  // Its styles are not needed, and a page of another may forbid them.
  const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, "");
  return new DOMParser().parseFromString(text, "text/html");
}

/**
 * What a page knows of the dataset.
 * @param {Document} page @returns {{ index: any, records: object }}
 */
export const knownTo = (page) => JSON.parse(page.getElementById("cc-known")?.textContent ?? "");

/**
 * Makes of an embed what the program shows when it is asked for these panels.
 * @param {Element} content the widget's element @param {string[]} shown
 * @param {Document} [page] the page of the pair, of the same day, where the embed's own has not all
 */
export function choose(content, shown, page) {
  const later = content.querySelector("#cc-later");
  const panels = page?.getElementById("cc-panels");
  if (panels && shown.some(isBelow)) later?.replaceWith(document.importNode(panels, true));
  else later?.remove();
  const sources = page?.querySelector(".cc-sources");
  if (sources && !shown.includes("grades")) {
    content.querySelector(".cc-sources")?.replaceWith(document.importNode(sources, true));
  }
  if (!shown.includes("headline") && !shown.includes("grades")) {
    const names = document.createElement("p");
    names.className = "cc-names";
    for (const side of ["cc-first", "cc-second"]) {
      const name = document.createElement("b");
      name.className = side;
      name.textContent = content.querySelector(`.cc-column-name.${side}`)?.textContent ?? "";
      names.append(names.firstChild ? " and " : "", name);
    }
    content.querySelector("h1")?.after(names);
  }
  content.querySelector(".cc-years")?.remove();
  // The program has them closed in an embed, but for the last, of what must improve.
  for (const fold of content.querySelectorAll(".cc-fold:not(:last-of-type)")) fold.removeAttribute("open");
  for (const [name, selector] of Object.entries(PANELS)) {
    if (shown.includes(name)) continue;
    const panel = content.querySelector(selector);
    // The sentence stays for those who do not see it.
    if (name === "headline") panel?.classList.add("cc-hidden");
    else panel?.remove();
  }
  for (const link of content.querySelectorAll("#cc-panels a:not([target])")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener");
  }
}
