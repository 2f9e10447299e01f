//! Results as tables in Markdown.

use crate::exporter::{self, Export};
use crate::samples::{Results, Samples};
use crate::scale;
use crate::session::Conditions;
use crate::stats::Summary;
use crate::subject::{CHART, CHART_JS, FLOOR, GRADES, LIVE, SUBJECTS, Subject, WIDGET};

/// What a table shows in a column.
#[derive(Clone, Copy)]
enum Column {
    /// The median in milliseconds, with its spread, and how many times this widget's it is. As in all of these, the
    /// title comes first and then the name of what was measured.
    Time(&'static str, &'static str, Conditions),
    /// A percentile in milliseconds, by its per cent, and how many times this widget's it is.
    Percentile(&'static str, &'static str, Conditions, f64),
    /// Kilobytes and requests up to a moment.
    Bytes(&'static str, &'static str),
    /// The median with so many decimals.
    Plain(&'static str, &'static str, Conditions, usize),
}

/// Everything.
pub(crate) fn all(results: &Results) -> String {
    let samples = &results.samples;
    let mut text = format!("Measured by `{}` with:\n\n", results.command);
    for (what, value) in &results.machine {
        text += &format!("- {what}: {value}\n");
    }
    text += "\n### The budgets\n\n";
    text += &budgets(results);
    let first = |conditions| {
        [
            Column::Time("first paint", "fcp", conditions),
            Column::Time("largest paint", "lcp", conditions),
            Column::Time("grades shown", GRADES, conditions),
            Column::Time("chart drawn", CHART, conditions),
            Column::Time("controls live", LIVE, conditions),
            Column::Plain("layout shift", "cls", conditions, 3),
        ]
    };
    text += "\n### A first visit on slow 4G, the processor slowed down four times\n\n";
    text += &table(samples, &first(Conditions::Slow));
    text += "\n### A first visit without either\n\n";
    text += &table(samples, &first(Conditions::Fast));
    text += "\n### Work for the processor on a first visit, not slowed down\n\n";
    text += &table(
        samples,
        &[
            Column::Time("script", "script", Conditions::Fast),
            Column::Time("main thread", "main thread", Conditions::Fast),
            Column::Time("all threads", "all threads", Conditions::Fast),
        ],
    );
    text += "\n### Kilobytes and requests on a first visit\n\n";
    text += &table(
        samples,
        &[
            Column::Bytes("until the grades are shown", GRADES),
            Column::Bytes("until the chart is drawn", CHART),
            Column::Bytes("until controls are live", LIVE),
            Column::Bytes("whole", "whole"),
        ],
    );
    for (title, conditions) in
        [("the processor slowed down four times", Conditions::Slow), ("not slowed down", Conditions::Fast)]
    {
        text += &format!("\n### Choosing, typing and drawing, {title}\n\n");
        text += &table(
            samples,
            &[
                Column::Percentile("change, p50", "change", conditions, 50.0),
                Column::Percentile("change, p98", "change", conditions, 98.0),
                Column::Plain("of it script", "change script", conditions, 1),
                Column::Plain("style and layout", "change style", conditions, 1),
                Column::Percentile("key, p50", "key", conditions, 50.0),
                Column::Percentile("key, p98", "key", conditions, 98.0),
                Column::Percentile("chart drawn anew, p50", "redraw", conditions, 50.0),
            ],
        );
    }
    text += "\n### Megabytes of memory during a long visit\n\n";
    text += &table(
        samples,
        &[
            Column::Plain("after 100 changes", "memory before", Conditions::Fast, 1),
            Column::Plain("after 1,000 changes", "memory", Conditions::Fast, 1),
        ],
    );
    text += "\n### More councils\n\n";
    text += &larger(results);
    text += "\n### The site as files\n\n";
    text += &export(&results.exporter);
    text
}

/// A row for each subject that has any of the columns.
fn table(samples: &Samples, columns: &[Column]) -> String {
    let titles: Vec<&str> = columns.iter().map(|column| column.title()).collect();
    let mut text = head("", &titles);
    for subject in SUBJECTS {
        let cells: Vec<String> = columns.iter().map(|column| column.cell(samples, subject)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            text += &row(subject.title, &cells);
        }
    }
    text
}

impl Column {
    const fn title(self) -> &'static str {
        match self {
            Self::Time(title, ..)
            | Self::Percentile(title, ..)
            | Self::Bytes(title, _)
            | Self::Plain(title, ..) => title,
        }
    }

    fn cell(self, samples: &Samples, subject: Subject) -> String {
        let median = |group: Conditions, what: &str| samples.median(group.id(), subject.id, what);
        let text = match self {
            Self::Time(_, what, group) => samples.summary(group.id(), subject.id, what).map(|summary| {
                let Summary { median, .. } = summary;
                let widget = samples.median(group.id(), WIDGET, what);
                format!(
                    "{} ± {}{}",
                    number(median, 0),
                    number(summary.spread(), 0),
                    times(subject, median, widget)
                )
            }),
            Self::Percentile(_, what, group, percent) => {
                samples.percentile(group.id(), subject.id, what, percent).map(|value| {
                    let widget = samples.percentile(group.id(), WIDGET, what, percent);
                    format!("{}{}", number(value, 1), times(subject, value, widget))
                })
            }
            Self::Bytes(_, what) => median(Conditions::Slow, &format!("{what} kB")).map(|kilobytes| {
                let requests = median(Conditions::Slow, &format!("{what} requests")).unwrap_or_default();
                format!("{} in {}", number(kilobytes, 1), number(requests, 0))
            }),
            Self::Plain(_, what, group, decimals) => median(group, what).map(|value| number(value, decimals)),
        };
        text.unwrap_or_default()
    }
}

/// How many times this widget's.
fn times(subject: Subject, value: f64, widget: Option<f64>) -> String {
    match widget.filter(|widget| subject.id != WIDGET && *widget > 0.0) {
        Some(widget) => format!(" ({:.2} ×)", value / widget),
        None => String::new(),
    }
}

/// The budgets that rest on measurements, and whether they hold.
fn budgets(results: &Results) -> String {
    let samples = &results.samples;
    let slow = Conditions::Slow.id();
    let median = |subject: &str, what: &str| samples.median(slow, subject, what);
    let ratio = |a: Option<f64>, b: Option<f64>| Some(a? / b.filter(|b| *b > 0.0)?);
    let change = |subject: &str| samples.percentile(slow, subject, "change", 50.0);
    let typed = results.scale.percentile(&scale::group(scale::MOST, Conditions::Fast), WIDGET, "key", 98.0);
    let key = format!("a key in the chooser with {} councils, p98", councils(results, scale::MOST));
    let lines = [
        // What, as measured, the most that it may be, and its unit.
        (
            "first paint of an exported page against the static page",
            ratio(median("exported", "fcp"), median(FLOOR, "fcp")),
            1.1,
            " ×",
        ),
        (
            "chart drawn, the built page against Chart.js",
            ratio(median(WIDGET, CHART), median(CHART_JS, CHART)),
            1.0,
            " ×",
        ),
        (
            "chart drawn, the exported page against Chart.js",
            ratio(median("exported", CHART), median(CHART_JS, CHART)),
            1.0,
            " ×",
        ),
        (
            "controls live, the built page against Chart.js",
            ratio(median(WIDGET, LIVE), median(CHART_JS, LIVE)),
            1.0,
            " ×",
        ),
        ("everything that an exported embed loads", median("embed", "whole kB"), 100.0, " kB"),
        ("change of council against Chart.js", ratio(change(WIDGET), change(CHART_JS)), 0.25, " ×"),
        ("change of council, processor slowed down four times", change(WIDGET), 16.0, " ms"),
        (&key, typed, 16.0, " ms"),
    ];
    let mut text = head("", &["measured", "budget", ""]);
    for (what, value, budget, unit) in lines {
        let (measured, verdict) = match value {
            Some(value) => {
                (format!("{value:.2}{unit}"), if value <= budget { "holds" } else { "**does not hold**" })
            }
            None => ("not measured".to_owned(), ""),
        };
        text += &row(what, &[measured, format!("{budget}{unit}"), verdict.to_owned()]);
    }
    text
}

/// So many times the councils of the dataset.
fn councils(results: &Results, times: usize) -> String {
    #[allow(clippy::cast_precision_loss, reason = "few councils")]
    number((times * results.councils) as f64, 0)
}

fn larger(results: &Results) -> String {
    let samples = &results.scale;
    let titles = [
        "councils",
        "chart drawn",
        "controls live",
        "change, p50, 4 × slower",
        "chart drawn anew, p50, 4 × slower",
        "key, p50",
        "key, p98",
        "key, p98, 4 × slower",
    ];
    let mut text = head("", &titles);
    for subject in scale::MEASURED.iter().filter_map(|id| Subject::named(id)) {
        for times in scale::TIMES {
            let at = |conditions, what: &str, percent| {
                let value = samples.percentile(&scale::group(times, conditions), subject.id, what, percent);
                value.map_or(String::new(), |value| number(value, 1))
            };
            let (slow, fast) = (Conditions::Slow, Conditions::Fast);
            let cells = [
                councils(results, times),
                at(fast, CHART, 50.0),
                at(fast, LIVE, 50.0),
                at(slow, "change", 50.0),
                at(slow, "redraw", 50.0),
                at(fast, "key", 50.0),
                at(fast, "key", 98.0),
                at(slow, "key", 98.0),
            ];
            text += &row(subject.title, &cells);
        }
    }
    text
}

fn export(samples: &Samples) -> String {
    let titles = [
        "seconds",
        "pages",
        "pages a second",
        "pictures",
        "pictures a second",
        "kB a picture",
        "most memory, MB",
    ];
    let mut text = head("", &titles);
    let median = |subject: &str, what: &str| samples.median(exporter::GROUP, subject, what);
    let shown = |value: Option<f64>, decimals| value.map_or(String::new(), |value| number(value, decimals));
    for Export { id, title, .. } in exporter::EXPORTS {
        let seconds = median(id, "seconds");
        let rate = |what: &str| {
            Some(median(id, what).filter(|count| *count > 0.0)? / seconds.filter(|it| *it > 0.0)?)
        };
        let pictures = median(id, "pictures").filter(|count| *count > 0.0);
        let cells = [
            shown(seconds, 1),
            shown(median(id, "pages"), 0),
            shown(rate("pages"), 0),
            shown(pictures, 0),
            shown(rate("pictures"), 1),
            shown(median(id, "kB"), 0),
            shown(median(id, "memory"), 0),
        ];
        text += &row(title, &cells);
    }
    let rate = |what: &str| median(exporter::BROWSER, what).filter(|it| *it > 0.0).map(|it| 1000.0 / it);
    let browser = |what: &str| {
        [
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            shown(rate(what), 1),
            shown(median(exporter::BROWSER, "kB"), 0),
            String::new(),
        ]
    };
    text += &row("headless Chromium, opening each page", &browser("picture"));
    text += &row("headless Chromium, the screenshot alone", &browser("screenshot"));
    text
}

fn head(first: &str, titles: &[&str]) -> String {
    format!("| {first} | {} |\n|---|{}\n", titles.join(" | "), "---:|".repeat(titles.len()))
}

fn row(first: &str, cells: &[String]) -> String {
    format!("| {first} | {} |\n", cells.join(" | "))
}

/// A number with so many decimals, its thousands apart.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results() -> Results {
        let mut results = Results { command: "cargo xtask bench".to_owned(), ..Results::default() };
        for (subject, times) in [(WIDGET, [990.0, 1000.0, 1010.0]), (CHART_JS, [1240.0, 1250.0, 1300.0])] {
            for time in times {
                results.samples.add("slow", subject, CHART, time);
                results.samples.add("slow", subject, "chart kB", 100.0);
                results.samples.add("slow", subject, "chart requests", 4.0);
            }
        }
        results
    }

    #[test]
    fn a_table_shows_median_spread_and_ratio() {
        let columns = [Column::Time("chart drawn", CHART, Conditions::Slow), Column::Bytes("bytes", CHART)];
        let expected = "\
|  | chart drawn | bytes |
|---|---:|---:|
| this widget | 1,000 ± 5 | 100.0 in 4 |
| Chart.js | 1,250 ± 15 (1.25 ×) | 100.0 in 4 |
";
        assert_eq!(table(&results().samples, &columns), expected);
    }

    #[test]
    fn a_budget_holds_or_does_not_or_was_not_measured() {
        let text = budgets(&results());
        assert!(
            text.contains("| chart drawn, the built page against Chart.js | 0.80 × | 1 × | holds |"),
            "{text}"
        );
        assert!(text.contains("| change of council against Chart.js | not measured | 0.25 × |  |"), "{text}");
        let mut slow = results();
        (0..9).for_each(|_| slow.samples.add("slow", WIDGET, CHART, 2000.0));
        assert!(budgets(&slow).contains("1.60 × | 1 × | **does not hold** |"));
    }

    #[test]
    fn thousands_are_apart() {
        assert_eq!(
            [number(1_234_567.0, 0), number(999.95, 1), number(0.004, 3)],
            ["1,234,567", "1,000.0", "0.004"].map(String::from)
        );
    }
}
