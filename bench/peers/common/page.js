// @ts-check
// The page around the charts: everything that has nothing to do with the library that draws them.

import { AREAS, GRADES, GRADE_LABELS, fetchJson, gradeOf, journeyOf, standingOf } from "./data.js";
import { chooser } from "./chooser.js";

/** @typedef {import("./data.js").CouncilRecord} CouncilRecord */
/** @typedef {import("./data.js").Index} Index */
/** @typedef {import("./data.js").GradesOfAll} GradesOfAll */
/** @typedef {import("./data.js").Journey} Journey */
/** @typedef {import("./data.js").Standing} Standing */
/** @template T @typedef {{ show: (model: T) => void | Promise<void>, resize: () => void | Promise<void> }} Chart */
/** @typedef {{ journey: (place: HTMLElement) => Chart<Journey>, standing: (place: HTMLElement) => Chart<Standing> }} Charts */

/** @param {string} id @returns {HTMLElement} */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Shows the comparison. The charts' library comes while the data does; what stands below the grades waits for it.
 * @param {Promise<Charts>} library
 */
export async function start(library) {
  /** @type {Index} */
  const index = await fetchJson("index.json");
  /** @type {Record<string, CouncilRecord>} */
  let records = {};
  /** @type {Promise<void> | undefined} */
  let everything;
  let slugs = index.featured;
  await Promise.all(
    slugs.map(async (slug) => {
      records[slug] = await fetchJson(`councils/${slug}.json`);
    }),
  );

  const table = element("grades");
  const head = table.appendChild(document.createElement("thead")).insertRow();
  const body = table.appendChild(document.createElement("tbody"));
  head.innerHTML = `<th scope="col">Area</th><th scope="col"><div class="chooser"></div><small></small></th>
    <th scope="col" class="second"><div class="chooser"></div><small></small></th>`;
  const opens = () => {
    everything ??= fetchJson("records.json").then((/** @type {any} */ all) => {
      records = { ...all.records, ...records };
    });
  };
  const fields = [...head.querySelectorAll("div")].map((place, i) =>
    chooser(place, i ? "with" : "Compare", index.councils, opens, async (slug) => {
      if (!records[slug]) {
        await everything;
      }
      slugs = i ? [slugs[0], slug] : [slug, slugs[1]];
      show();
    }),
  );

  /** @type {Chart<Journey> | undefined} */
  let journey;
  /** @type {Chart<Standing> | undefined} */
  let standing;
  /** @type {GradesOfAll | undefined} */
  let grades;
  let shown = 0;

  const show = async () => {
    const pair = /** @type {[CouncilRecord, CouncilRecord]} */ (slugs.map((slug) => records[slug]));
    const names = /** @type {[string, string]} */ (
      slugs.map((slug) => index.councils.find((council) => council.slug === slug)?.name ?? slug)
    );
    const title = `How Ofsted judged children’s services in ${names.join(" and ")}`;
    document.title = title;
    /** @type {HTMLElement} */ (document.querySelector("h1")).textContent = title;
    slugs.forEach((slug, i) => fields[i]?.(slug));
    head.querySelectorAll("small").forEach((note, i) => {
      note.textContent = `Ofsted report, ${pair[i]?.inspections.at(-1)?.published ?? "none"}`;
    });
    body.innerHTML = AREAS.map(([area = "", label]) => {
      const cells = pair.map((record) => {
        const [now, before] = record.inspections.slice(-2).reverse();
        const grade = now && gradeOf(now, area);
        if (!grade) {
          return "<td>No grade</td>";
        }
        const earlier = before && gradeOf(before, area);
        const change = !earlier
          ? ""
          : `<small>${earlier === grade ? "same as" : `was ${GRADE_LABELS[GRADES.indexOf(earlier)]?.toLowerCase()} in`} ${before.published.slice(0, 4)}</small>`;
        return `<td><b class="${grade}">${GRADE_LABELS[GRADES.indexOf(grade)]}</b>${change}</td>`;
      });
      return `<tr><th scope="row">${label}</th>${cells.join("")}</tr>`;
    }).join("");
    element("comparison").hidden = false;
    element("journey").ariaLabel = `Grades of ${names.join(" and ")} since 2013`;
    element("standing").ariaLabel = `How many councils hold each grade, with ${names.join(" and ")}`;
    await journey?.show(journeyOf(pair, names, index["data-date"]));
    if (grades) {
      await standing?.show(standingOf(grades, slugs, names));
    }
    if (journey) {
      shown += 1;
      document.documentElement.dataset["shown"] = String(shown);
    }
  };

  await show();
  const charts = await library;
  journey = charts.journey(element("journey"));
  await show();
  // What nobody has come near to is not drawn.
  whenNear(element("standing"), async () => {
    grades = await fetchJson("grades.json");
    standing = charts.standing(element("standing"));
    await show();
  });
  let width = innerWidth;
  new ResizeObserver(async () => {
    const now = element("journey").clientWidth;
    if (now !== width) {
      width = now;
      await journey?.resize();
      await standing?.resize();
      document.documentElement.dataset["sized"] = String(width);
    }
  }).observe(element("journey"));
}

/** @param {Element} place @param {() => void} then */
function whenNear(place, then) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        then();
      }
    },
    { rootMargin: "100px" },
  );
  observer.observe(place);
}
