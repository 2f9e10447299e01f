// The two charts with uPlot. It has one scale upwards to a chart, so each lane is a chart; bars lie on their side in no
// version of it, so those stand.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { COUNCIL_COLOURS, GRADES, GRADE_COLOURS, GRADE_LABELS, upTo } from "../common/data.js";

const LANE = 88;
const seconds = (time) => time.getTime() / 1000;

/** Both lines on one scale of times, as uPlot wants them. */
function aligned([first, second], to) {
  const tables = [first, second].map((line) => {
    const points = upTo(line, to);
    return [points.map(({ time }) => seconds(time)), points.map(({ grade }) => GRADES.indexOf(grade))];
  });
  // A gap that only comes from the other council's day is bridged.
  return uPlot.join(tables, [
    [0, 1],
    [0, 1],
  ]);
}

export function journey(place) {
  const charts = [];
  return {
    show({ lanes, names, from, to }) {
      lanes.forEach(({ label, lines }, lane) => {
        const data = aligned(lines, to);
        if (charts[lane]) {
          charts[lane].setData(data);
          return;
        }
        const isLast = lane === lanes.length - 1;
        charts[lane] = new uPlot(
          {
            title: label,
            padding: [null, 24, null, null],
            width: place.clientWidth,
            height: LANE + (isLast ? 20 : 0),
            legend: { show: false },
            scales: { x: { range: [seconds(from), seconds(to)] }, y: { range: [-0.5, 3.5] } },
            axes: [
              { show: isLast, size: 30 },
              { size: 150, splits: GRADES.map((_, i) => i), values: () => GRADE_LABELS },
            ],
            series: [
              {},
              ...names.map((name, i) => ({
                label: name,
                stroke: COUNCIL_COLOURS[i],
                width: 1.5,
                spanGaps: true,
                paths: uPlot.paths.stepped?.({ align: 1 }),
                points: { show: true, size: 8, fill: COUNCIL_COLOURS[i] },
              })),
            ],
          },
          data,
          place,
        );
      });
    },
    resize: () => charts.forEach((chart) => chart.setSize({ width: place.clientWidth, height: chart.height })),
  };
}

export function standing(place) {
  let chart;
  let model;
  return {
    show(next) {
      model = next;
      const { rows } = model;
      // Stacked by hand: each bar reaches as high as it and those below, and the highest is drawn first.
      const stacked = GRADES.map((_, grade) =>
        rows.map(({ counts }) => counts.slice(0, grade + 1).reduce((sum, count) => sum + count, 0)),
      ).reverse();
      const data = [rows.map((_, i) => i), ...stacked];
      if (chart) {
        chart.setData(data);
        return;
      }
      chart = new uPlot(
        {
          width: place.clientWidth,
          height: 310,
          legend: { live: false },
          scales: { x: { time: false, range: [-0.6, rows.length - 0.4] }, y: { range: (_, __, most) => [0, most] } },
          axes: [
            {
              size: 76,
              splits: rows.map((_, i) => i),
              values: () =>
                model.rows.map(({ label, marked }) =>
                  [label, ...marked.map((grade, i) => `${model.names[i]}: ${GRADE_LABELS[grade]?.toLowerCase() ?? "no grade"}`)].join("\n"),
                ),
            },
            {},
          ],
          series: [
            {},
            ...[...GRADES.keys()].reverse().map((grade) => ({
              label: GRADE_LABELS[grade],
              fill: GRADE_COLOURS[grade],
              stroke: GRADE_COLOURS[grade],
              paths: uPlot.paths.bars?.({ size: [0.6] }),
              points: { show: false },
            })),
          ],
        },
        data,
        place,
      );
    },
    resize: () => chart?.setSize({ width: place.clientWidth, height: chart.height }),
  };
}
