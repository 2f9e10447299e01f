//! What came before the reports, and between them: every row, with its source.

use crate::common::{Dataset, Row, table, typeset};
use council_compare::dataset::{DateOf, EarlierInspection, Event, EventSource, ReportSource, Service};

fn cells(row: &Row, columns: &[&str]) -> String {
    columns.iter().map(|column| row[*column].as_str()).collect::<Vec<_>>().join(" | ")
}

fn number(number: Option<u16>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn source(source: &ReportSource) -> String {
    let ReportSource { published, report, page, paragraph } = source;
    format!("{published} | {report} | {} | {}", number(*page), number(*paragraph))
}

fn expect_same(mut found: Vec<String>, mut told: Vec<String>) {
    found.sort();
    told.sort();
    for (found, told) in found.iter().zip(&told) {
        assert_eq!(found, told);
    }
    assert_eq!(found.len(), told.len());
}

#[test]
fn every_earlier_inspection_is_that_of_the_table() {
    let data = Dataset::load();
    let rows = table("earlier_inspections.csv");
    assert!(rows.len() >= 359, "{} rows", rows.len());
    let columns = [
        "council",
        "date",
        "date_of",
        "kind",
        "grade",
        "source_published",
        "source_url",
        "page",
        "paragraph",
    ];
    let mut told: Vec<String> = rows.iter().map(|row| cells(row, &columns)).collect();
    // The four reports on looked-after children stand here with their own grades.
    for row in table("inspections.csv").iter().filter(|row| row["framework"] == "looked-after-children") {
        let [council, day, leadership, grade, source] = [
            cells(row, &["council"]),
            cells(row, &["inspection_start"]),
            cells(row, &["leaders"]),
            cells(row, &["overall"]),
            cells(row, &["published", "report_url"]),
        ];
        for (service, grade) in
            [("leadership-for-looked-after-children", leadership), ("looked-after-children", grade)]
        {
            told.push(format!("{council} | {day} | inspection | {service} | {grade} | {source} |  | "));
        }
    }
    let line = |slug: &str, earlier: &EarlierInspection| {
        let date_of = match earlier.date_of {
            DateOf::Inspection => "inspection",
            DateOf::Publication => "publication",
            DateOf::Unsaid => "",
        };
        let EarlierInspection { date, service, grade, .. } = earlier;
        let source = source(&earlier.source);
        format!("{slug} | {date} | {date_of} | {} | {} | {source}", service.id(), grade.id())
    };
    let records = data.records.iter();
    let found =
        records.flat_map(|(slug, record)| record.earlier.iter().map(|earlier| line(slug.as_str(), earlier)));
    expect_same(found.collect(), told);
}

#[test]
fn every_event_is_that_of_the_tables() {
    let data = Dataset::load();
    let of_reports = [
        "council",
        "date",
        "kind",
        "service",
        "areas",
        "summary",
        "source_published",
        "source_url",
        "page",
        "paragraph",
    ];
    let of_press =
        ["council", "date", "kind", "areas", "summary", "source", "strengths", "areas_for_improvement"];
    let (reports, press) = (table("report_events.csv"), table("events.csv"));
    assert!(reports.len() >= 177 && press.len() >= 8, "{} and {} rows", reports.len(), press.len());
    let mut told: Vec<String> = reports.iter().map(|row| cells(row, &of_reports)).collect();
    told.extend(press.iter().map(|row| cells(row, &of_press)));
    let told = told.iter().map(|line| typeset(line)).collect();
    let line = |slug: &str, event: &Event| {
        let date = event.date.map(|date| date.to_string()).unwrap_or_default();
        let told = match &event.source {
            EventSource::Report(report) => source(report),
            EventSource::Press(article) => {
                format!(
                    "{} | {} | {}",
                    article.title,
                    event.strengths.join(";"),
                    event.improvements.join(";")
                )
            }
        };
        let service = match (&event.source, event.service) {
            (EventSource::Press(_), None) => String::new(),
            (_, service) => format!("{} | ", service.map_or("", Service::id)),
        };
        let areas = event.areas.iter().map(|area| area.id()).collect::<Vec<_>>().join(";");
        format!("{slug} | {date} | {} | {service}{areas} | {} | {told}", event.kind.id(), event.summary)
    };
    let records = data.records.iter();
    let found =
        records.flat_map(|(slug, record)| record.events.iter().map(|event| line(slug.as_str(), event)));
    expect_same(found.collect(), told);
}

#[test]
fn histories_stand_in_time() {
    for (slug, record) in &Dataset::load().records {
        assert!(record.inspections.is_sorted_by_key(|report| (report.start, report.published)), "{slug}");
        assert!(record.earlier.is_sorted_by_key(|earlier| earlier.date.first_day()), "{slug}");
        let dates = record.events.iter().map(|event| event.date.map(|date| date.first_day()));
        // What is undated comes last.
        assert!(dates.map(|date| (date.is_none(), date)).is_sorted(), "{slug}");
    }
}
