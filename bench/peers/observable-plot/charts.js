// The two charts with Observable Plot, which draws SVG and has no updates: a change draws anew, as its documentation says.
import { axisFy, barX, dot, gridY, line, plot, text } from "@observablehq/plot";
import { COUNCIL_COLOURS, GRADES, GRADE_COLOURS, GRADE_LABELS, upTo } from "../common/data.js";

/** @param {HTMLElement} place @param {(model: any) => Element} draw */
function chart(place, draw) {
  let model;
  const redraw = () => model && place.replaceChildren(draw(model));
  return {
    show(next) {
      model = next;
      redraw();
    },
    resize: redraw,
  };
}

export function journey(place) {
  return chart(place, ({ lanes, names, from, to }) => {
    const points = lanes.flatMap(({ label, lines }) =>
      lines.flatMap((points, side) =>
        upTo(points, to).map(({ time, grade }) => ({
          lane: label,
          council: names[side],
          time,
          grade: GRADE_LABELS[GRADES.indexOf(grade)],
        })),
      ),
    );
    const channels = { x: "time", y: "grade", fy: "lane" };
    return plot({
      width: place.clientWidth,
      height: 600,
      marginLeft: 150,
      marginRight: 130,
      x: { domain: [from, to], type: "utc" },
      y: { domain: [...GRADE_LABELS].reverse(), label: null },
      fy: { domain: lanes.map(({ label }) => label), label: null },
      color: { domain: names, range: COUNCIL_COLOURS, legend: false },
      marks: [
        axisFy({ anchor: "right" }),
        gridY(),
        line(points, { ...channels, z: "council", stroke: "council", curve: "step-after" }),
        dot(points, { ...channels, fill: "council", r: 4, title: "grade" }),
      ],
    });
  });
}

export function standing(place) {
  return chart(place, ({ rows, names }) => {
    const bars = rows.flatMap(({ label, counts }) =>
      counts.map((count, grade) => ({ label, count, grade: GRADE_LABELS[grade] })).reverse(),
    );
    const marks = rows.flatMap(({ label, counts, marked }) =>
      marked.flatMap((grade, side) => {
        const at = counts.slice(grade + 1).reduce((sum, count) => sum + count, 1);
        return grade < 0 ? [] : [{ label, at, side, name: names[side] }];
      }),
    );
    return plot({
      width: place.clientWidth,
      height: 360,
      marginLeft: 150,
      x: { label: "councils" },
      y: { domain: rows.map(({ label }) => label), label: null },
      color: { domain: [...GRADE_LABELS].reverse(), range: [...GRADE_COLOURS].reverse() },
      marks: [
        barX(bars, { x: "count", y: "label", fill: "grade", title: "count" }),
        ...[0, 1].map((side) =>
          text(
            marks.filter((mark) => mark.side === side),
            { x: "at", y: "label", text: "name", dy: side ? 9 : -9, textAnchor: "start", fill: "white" },
          ),
        ),
      ],
    });
  });
}
