//! The main results as a picture: a dot for each median, a line as wide as the middle half, in light and dark.

use crate::samples::Results;
use crate::session::Conditions;
use crate::stats::Summary;
use crate::subject::{CHART, SUBJECTS, Subject, WIDGET};
use crate::tables::number;

/// A panel: a title, what it shows, its unit and decimals.
struct Panel {
    title: &'static str,
    note: &'static str,
    what: &'static str,
    unit: &'static str,
    decimals: usize,
}

const PANELS: [Panel; 3] = [
    Panel { title: "Chart drawn", note: "first visit, slow 4G", what: CHART, unit: " ms", decimals: 0 },
    Panel {
        title: "On the wire",
        note: "until the chart is drawn",
        what: "chart kB",
        unit: " kB",
        decimals: 0,
    },
    Panel { title: "Another council", note: "until it is painted", what: "change", unit: " ms", decimals: 0 },
];

const NAMES: f64 = 176.0;
const PANEL: f64 = 224.0;
const SCALE: f64 = 132.0;
const TOP: f64 = 74.0;
const ROW: f64 = 28.0;

const STYLES: &str = "\
text{font:13px Helvetica,Arial,sans-serif;fill:#1b1b1b}\
.title{font-weight:700}.note{fill:#5f5f5f;font-size:12px}.value{font-size:12px;fill:#5f5f5f}.own{font-weight:700}\
.value.own{fill:#1f4fa8}.rule{stroke:#dadada}.range{stroke:#8a8a8a;stroke-width:3}.dot{fill:#5f5f5f}\
.range.own{stroke:#2c5fbd}.dot.own{fill:#1f4fa8}.ground{fill:#fff}\
@media(prefers-color-scheme:dark){text{fill:#ececec}.note,.value{fill:#a9a9a9}.rule{stroke:#3b3b3b}.range{stroke:#7a7a7a}\
.dot{fill:#b5b5b5}.value.own{fill:#9dbdff}.range.own{stroke:#6f9bf0}.dot.own{fill:#9dbdff}.ground{fill:#161616}}";

/// The picture as SVG.
#[allow(clippy::cast_precision_loss, reason = "a few rows and columns")]
pub(crate) fn draw(results: &Results) -> String {
    let has_any = |subject: &&Subject| {
        let is_there =
            |panel: &Panel| results.samples.median(Conditions::Slow.id(), subject.id, panel.what).is_some();
        PANELS.iter().any(is_there)
    };
    let subjects: Vec<&Subject> = SUBJECTS.iter().filter(has_any).collect();
    let (width, height) =
        (NAMES + PANEL * PANELS.len() as f64 + 8.0, TOP + ROW * subjects.len() as f64 + 34.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-label=\"{}\">\n<style>{STYLES}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n",
        description(results)
    );
    for (i, subject) in subjects.iter().enumerate() {
        let y = TOP + ROW * (i as f64 + 0.5);
        svg += &text(NAMES - 16.0, y + 4.5, &format!("name{}", own(**subject)), "end", subject.title);
        svg += &format!("<path class=\"rule\" d=\"M{NAMES} {y}H{}\"/>\n", width - 24.0);
    }
    for (column, panel) in PANELS.iter().enumerate() {
        let left = NAMES + PANEL * column as f64;
        svg += &text(left, 28.0, "title", "start", panel.title);
        svg += &text(left, 46.0, "note", "start", panel.note);
        let summary =
            |subject: &Subject| results.samples.summary(Conditions::Slow.id(), subject.id, panel.what);
        let most = subjects
            .iter()
            .filter_map(|subject| summary(subject))
            .map(|it| it.quartiles.1)
            .fold(1.0, f64::max);
        for (i, subject) in subjects.iter().enumerate() {
            let y = TOP + ROW * (i as f64 + 0.5);
            if let Some(summary) = summary(subject) {
                svg += &dot(left, y, summary, most, **subject, panel);
            }
        }
    }
    svg += &text(
        NAMES,
        height - 12.0,
        "note",
        "start",
        "Median and middle half; processor slowed down four times. Further left is less to wait for.",
    );
    svg + "</svg>\n"
}

fn dot(left: f64, y: f64, summary: Summary, most: f64, subject: Subject, panel: &Panel) -> String {
    let at = |value: f64| left + value / most * SCALE;
    let own = own(subject);
    let (from, to) = summary.quartiles;
    let value = format!("{}{}", number(summary.median, panel.decimals), panel.unit);
    format!(
        "<path class=\"range{own}\" d=\"M{:.1} {y}H{:.1}\"/><circle class=\"dot{own}\" cx=\"{:.1}\" cy=\"{y}\" r=\"5\"/>\n\
         <rect class=\"ground\" x=\"{:.1}\" y=\"{:.1}\" width=\"{}\" height=\"18\"/>{}",
        at(from),
        at(to),
        at(summary.median),
        at(to).max(at(summary.median) + 5.0) + 5.0,
        y - 9.0,
        value.len() * 7,
        text(at(to).max(at(summary.median) + 5.0) + 8.0, y + 4.0, &format!("value{own}"), "start", &value)
    )
}

/// A further class for what is this widget's.
fn own(subject: Subject) -> &'static str {
    if [WIDGET, "exported", "embed"].contains(&subject.id) { " own" } else { "" }
}

fn text(x: f64, y: f64, class: &str, anchor: &str, text: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\" text-anchor=\"{anchor}\">{text}</text>\n")
}

/// The picture in words.
fn description(results: &Results) -> String {
    let lines = SUBJECTS.iter().filter_map(|subject| {
        let time = results.samples.median(Conditions::Slow.id(), subject.id, CHART)?;
        Some(format!("{} {} ms", subject.title, number(time, 0)))
    });
    format!("Until the chart is drawn on a first visit: {}.", lines.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_stands_in_proportion_and_is_told_in_words() {
        let mut results = Results::default();
        for (subject, time) in [(WIDGET, 500.0), ("uplot", 1000.0)] {
            results.samples.add("slow", subject, CHART, time);
        }
        let svg = draw(&results);
        let dots: Vec<&str> = svg.lines().filter(|line| line.contains("<circle")).collect();
        assert_eq!(dots.len(), 2, "{svg}");
        assert!(
            dots.first().is_some_and(|dot| dot.contains(&format!("cx=\"{:.1}\"", NAMES + SCALE / 2.0))),
            "{svg}"
        );
        assert!(
            dots.last().is_some_and(|dot| dot.contains(&format!("cx=\"{:.1}\"", NAMES + SCALE))),
            "{svg}"
        );
        assert!(svg.contains("this widget 500 ms, uPlot 1,000 ms."));
    }
}
