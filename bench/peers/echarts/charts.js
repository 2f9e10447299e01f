// The two charts with Apache ECharts, of which only what they use is bundled. One chart holds all lanes, each a grid.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { COUNCIL_COLOURS, GRADES, GRADE_COLOURS, GRADE_LABELS, upTo } from "../common/data.js";

echarts.use([
  BarChart,
  CanvasRenderer,
  GridComponent,
  LegendComponent,
  LineChart,
  TitleComponent,
  TooltipComponent,
]);

const LANE = 108;

export function journey(place) {
  const chart = echarts.init(place);
  let isNew = true;
  return {
    show({ lanes, names, from, to }) {
      const series = lanes.flatMap(({ lines }, lane) =>
        lines.map((line, i) => ({
          type: "line",
          name: names[i],
          step: "start",
          xAxisIndex: lane,
          yAxisIndex: lane,
          symbol: "circle",
          symbolSize: 8,
          color: COUNCIL_COLOURS[i],
          data: upTo(line, to).map(({ time, grade }) => [time, GRADES.indexOf(grade)]),
        })),
      );
      const frame = {
        animation: false,
        tooltip: { trigger: "item" },
        title: lanes.map(({ label }, lane) => ({ text: label, left: 0, top: 36 + lane * LANE, textStyle: { fontSize: 13 } })),
        grid: lanes.map((_, lane) => ({ left: 280, right: 16, top: 40 + lane * LANE, height: LANE - 32 })),
        xAxis: lanes.map((_, gridIndex) => ({
          type: "time",
          gridIndex,
          min: from,
          max: to,
          axisLabel: { show: gridIndex === lanes.length - 1 },
        })),
        yAxis: lanes.map((_, gridIndex) => ({ type: "category", gridIndex, data: GRADE_LABELS })),
      };
      chart.setOption({ ...(isNew ? frame : {}), legend: { data: names, top: 0 }, series });
      isNew = false;
      // Without animation it would still wait for the next frame.
      chart.getZr().flush();
    },
    resize: () => {
      chart.resize();
      chart.getZr().flush();
    },
  };
}

export function standing(place) {
  const chart = echarts.init(place);
  return {
    show({ rows, names }) {
      const labels = rows.map(({ label, marked }) =>
        [label, ...marked.map((grade, i) => `${names[i]}: ${GRADE_LABELS[grade]?.toLowerCase() ?? "no grade"}`)].join("\n"),
      );
      chart.setOption({
        animation: false,
        legend: { top: 0 },
        grid: { left: 280, right: 16, top: 36, bottom: 24 },
        xAxis: { type: "value" },
        yAxis: { type: "category", inverse: true, data: labels, axisLabel: { lineHeight: 15 } },
        series: GRADES.map((_, grade) => ({
          type: "bar",
          stack: "councils",
          name: GRADE_LABELS[grade],
          color: GRADE_COLOURS[grade],
          data: rows.map(({ counts }) => counts[grade]),
        })).reverse(),
      });
      chart.getZr().flush();
    },
    resize: () => {
      chart.resize();
      chart.getZr().flush();
    },
  };
}
