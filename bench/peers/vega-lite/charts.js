// The two charts with Vega-Lite: compiled to Vega here, as vega-embed would, without that library's menus. The
// specification is compiled once; a change of council only gives the view other data.
import { View, parse } from "vega";
import { compile } from "vega-lite";
import { COUNCIL_COLOURS, GRADES, GRADE_COLOURS, GRADE_LABELS, upTo } from "../common/data.js";

/** @param {HTMLElement} place @param {number} around the width of labels @param {string} signal
 * what the width is called in the compiled specification @param {(model: any, width: number) => any} spec
 * @param {(model: any) => any[]} read */
function chart(place, around, signal, spec, read) {
  let view;
  return {
    async show(model) {
      const values = read(model);
      view ??= new View(parse(compile(spec(model, place.clientWidth - around)).spec), { renderer: "canvas", container: place, hover: true });
      await view.data("table", values).runAsync();
    },
    async resize() {
      if (view) {
        await view.signal(signal, place.clientWidth - around).runAsync();
      }
    },
  };
}

const QUIET = { view: { stroke: null }, axis: { domain: false } };

export function journey(place) {
  return chart(
    place,
    150,
    "child_width",
    ({ lanes, from, to }, width) => ({
      data: { name: "table" },
      config: QUIET,
      width,
      height: 92,
      mark: { type: "line", interpolate: "step-after", point: true, tooltip: true },
      encoding: {
        row: { field: "lane", type: "nominal", sort: lanes.map(({ label }) => label), title: null, spacing: 18 },
        x: { field: "time", type: "temporal", title: null, scale: { domain: [+from, +to] }, axis: { format: "%Y" } },
        y: { field: "grade", type: "ordinal", title: null, scale: { domain: [...GRADE_LABELS].reverse() } },
        color: { field: "side", type: "nominal", legend: null, scale: { domain: [0, 1], range: COUNCIL_COLOURS } },
        detail: { field: "council" },
      },
    }),
    ({ lanes, names, to }) =>
      lanes.flatMap(({ label, lines }) =>
        lines.flatMap((line, side) =>
          upTo(line, to).map(({ time, grade }) => ({
            lane: label,
            side,
            council: names[side],
            time: +time,
            grade: GRADE_LABELS[GRADES.indexOf(grade)],
          })),
        ),
      ),
  );
}

export function standing(place) {
  return chart(
    place,
    260,
    "width",
    ({ rows }, width) => ({
      data: { name: "table" },
      config: QUIET,
      width,
      height: 280,
      encoding: { y: { field: "label", type: "nominal", title: null, sort: rows.map(({ label }) => label) } },
      layer: [
        {
          transform: [{ filter: "datum.count >= 0" }],
          mark: { type: "bar", tooltip: true },
          encoding: {
            x: { field: "count", type: "quantitative", stack: "zero", title: "councils" },
            order: { field: "place", sort: "descending" },
            color: {
              field: "grade",
              type: "nominal",
              title: null,
              scale: { domain: [...GRADE_LABELS].reverse(), range: [...GRADE_COLOURS].reverse() },
            },
          },
        },
        ...[0, 1].map((side) => ({
          transform: [{ filter: `datum.side === ${side}` }],
          mark: { type: "text", align: "left", color: "white", fontWeight: "bold", dy: side ? 9 : -9 },
          encoding: { x: { field: "at", type: "quantitative" }, text: { field: "name" } },
        })),
      ],
    }),
    ({ rows, names }) =>
      rows.flatMap(({ label, counts, marked }) => [
        ...counts.map((count, place) => ({ label, count, place, grade: GRADE_LABELS[place], side: -1 })),
        ...marked.flatMap((place, side) => {
          const at = counts.slice(place + 1).reduce((sum, count) => sum + count, 1);
          return place < 0 ? [] : [{ label, count: -1, side, at, name: names[side] }];
        }),
      ]),
  );
}
