// The two charts with Chart.js, of which only what they use is bundled. One chart holds all lanes, each on a scale of its
// own in a stack of scales.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { COUNCIL_COLOURS, GRADES, GRADE_COLOURS, GRADE_LABELS, upTo } from "../common/data.js";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
// The page watches the size of both charts by itself.
Chart.defaults.responsive = true;
Chart.defaults.font.family = "'Helvetica Neue', Helvetica, Arial, sans-serif";

const canvasIn = (place) => place.appendChild(document.createElement("canvas"));

export function journey(place) {
  let chart;
  return {
    show({ lanes, names, from, to }) {
      const datasets = lanes.flatMap(({ area, lines }) =>
        lines.map((line, i) => ({
          label: names[i],
          yAxisID: area,
          stepped: true,
          borderColor: COUNCIL_COLOURS[i],
          backgroundColor: COUNCIL_COLOURS[i],
          borderWidth: 1.5,
          pointRadius: 4,
          data: upTo(line, to).map(({ time, grade }) => ({ x: time.getTime(), y: grade })),
        })),
      );
      if (chart) {
        chart.data.datasets.forEach((dataset, i) => Object.assign(dataset, datasets[i]));
        chart.update("none");
        return;
      }
      const scales = Object.fromEntries(
        lanes.map(({ area, label }, i) => [
          area,
          {
            type: "category",
            labels: [...GRADES].reverse(),
            stack: "lanes",
            offset: true,
            weight: lanes.length - i,
            title: { display: true, text: label },
            ticks: { autoSkip: false, font: { size: 11 }, callback: (_, place) => [...GRADE_LABELS].reverse()[place] },
            // Stacked scales would otherwise be as wide as one without labels.
            afterFit(scale) {
              scale.width = 156;
            },
          },
        ]),
      );
      scales.x = {
        type: "linear",
        min: from.getTime(),
        max: to.getTime(),
        afterBuildTicks(axis) {
          axis.ticks = [2014, 2016, 2018, 2020, 2022, 2024, 2026].map((year) => ({ value: Date.UTC(year, 0) }));
        },
        ticks: { callback: (value) => new Date(value).getUTCFullYear() },
      };
      chart = new Chart(canvasIn(place), {
        type: "line",
        data: { datasets },
        options: {
          scales,
          plugins: { legend: { labels: { filter: ({ datasetIndex }) => datasetIndex < 2 } } },
        },
      });
    },
    resize: () => chart?.resize(),
  };
}

export function standing(place) {
  let chart;
  return {
    show({ rows, names }) {
      const datasets = GRADES.map((_, grade) => ({
        label: GRADE_LABELS[grade],
        backgroundColor: GRADE_COLOURS[grade],
        data: rows.map(({ counts }) => counts[grade]),
      })).reverse();
      const labels = rows.map(({ label, marked }) => [
        label,
        ...marked.map((grade, i) => `${names[i]}: ${GRADE_LABELS[grade]?.toLowerCase() ?? "no grade"}`),
      ]);
      if (chart) {
        chart.data.labels = labels;
        chart.data.datasets.forEach((dataset, i) => Object.assign(dataset, datasets[i]));
        chart.update("none");
        return;
      }
      chart = new Chart(canvasIn(place), {
        type: "bar",
        data: { labels, datasets },
        options: { indexAxis: "y", scales: { x: { stacked: true }, y: { stacked: true } } },
      });
    },
    resize: () => chart?.resize(),
  };
}
