// @ts-check
// The dataset as the widget reads it too, and what a comparison needs of it.

/** @typedef {"inadequate" | "requires-improvement" | "good" | "outstanding"} Grade */
/** @typedef {{ slug: string, name: string, region: string, aliases?: string[] }} Council */
/** @typedef {{ published: string, grades: Record<string, string>, "care-leavers-share-grade"?: boolean }} Inspection */
/** @typedef {{ slug: string, inspections: Inspection[] }} CouncilRecord */
/** @typedef {{ featured: [string, string], "data-date": string, councils: Council[] }} Index */
/** @typedef {{ councils: Record<string, Inspection[]>, abolished: Record<string, number> }} GradesOfAll */
/** @typedef {{ time: Date, grade: Grade }} Point */
/** @typedef {{ area: string, label: string, lines: [Point[], Point[]] }} Lane */
/** @typedef {{ names: [string, string], lanes: Lane[], from: Date, to: Date }} Journey */
/** @typedef {{ label: string, counts: number[], marked: [number, number] }} Row counts by place in GRADES; marked are
 *   the places of the two councils' grades, -1 for none */
/** @typedef {{ names: [string, string], rows: Row[] }} Standing */

/** @type {Grade[]} */
export const GRADES = ["inadequate", "requires-improvement", "good", "outstanding"];
export const GRADE_LABELS = ["Inadequate", "Requires improvement", "Good", "Outstanding"];
export const GRADE_COLOURS = ["#a01818", "#b5640f", "#0f8a68", "#11624c"];
export const COUNCIL_COLOURS = ["#2c5fbd", "#6d1150"];

export const AREAS = [
  ["leaders", "Leadership"],
  ["help-and-protection", "Help and protection"],
  ["children-in-care", "Children in care"],
  ["care-leavers", "Care leavers"],
  ["overall", "Overall"],
];

/** @param {string} path @returns {Promise<any>} */
export async function fetchJson(path) {
  const response = await fetch(`data/${path}`);
  if (!response.ok) {
    throw new Error(`data/${path} answers ${response.status}`);
  }
  return response.json();
}

/** @param {Inspection} inspection @param {string} area @returns {Grade | undefined} */
export function gradeOf(inspection, area) {
  const shared = area === "care-leavers" && inspection["care-leavers-share-grade"];
  const grade = inspection.grades[shared ? "children-in-care" : area];
  return GRADES.find((known) => known === grade);
}

/** @param {CouncilRecord} record @param {string} area @returns {Point[]} */
function line(record, area) {
  return record.inspections.flatMap((inspection) => {
    const grade = gradeOf(inspection, area);
    return grade ? [{ time: new Date(inspection.published), grade }] : [];
  });
}

/** @param {[CouncilRecord, CouncilRecord]} records @param {[string, string]} names @param {string} to @returns {Journey} */
export function journeyOf([first, second], names, to) {
  const lanes = AREAS.map(([area = "", label = ""]) => ({
    area,
    label,
    lines: /** @type {[Point[], Point[]]} */ ([line(first, area), line(second, area)]),
  }));
  return { names, lanes, from: new Date("2013-06-01"), to: new Date(to) };
}

/** @param {GradesOfAll} all @param {[string, string]} slugs @param {[string, string]} names @returns {Standing} */
export function standingOf(all, slugs, names) {
  const newest = Object.entries(all.councils)
    .filter(([slug]) => !(slug in all.abolished))
    .map(([slug, inspections]) => /** @type {const} */ ([slug, inspections.at(-1)]));
  const rows = AREAS.map(([area = "", label = ""]) => {
    const counts = GRADES.map(() => 0);
    /** @type {[number, number]} */
    const marked = [-1, -1];
    for (const [slug, inspection] of newest) {
      const grade = inspection && gradeOf(inspection, area);
      if (grade) {
        const place = GRADES.indexOf(grade);
        counts[place] = (counts[place] ?? 0) + 1;
        if (slugs.includes(slug)) {
          marked[slugs.indexOf(slug)] = place;
        }
      }
    }
    return { label, counts, marked };
  });
  return { names, rows };
}

/** A line that goes on to the end of the time shown. @param {Point[]} points @param {Date} to @returns {Point[]} */
export function upTo(points, to) {
  const last = points.at(-1);
  return last ? [...points, { time: to, grade: last.grade }] : points;
}
