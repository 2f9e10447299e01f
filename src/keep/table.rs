//! Every grade and event of a comparison as comma-separated values, each row with its source.

use crate::comparison::{Comparison, Side};
use crate::dataset::{
    Area, DateOf, EarlierInspection, Event, EventSource, Inspection, Judgement, ReportSource,
};
use crate::describe;
use crate::words::changes::{OLDER_SCALE, older_scale};
use crate::words::keep as words;
use crate::words::table::not_judged_because;

/// A row, with a field for each of [`words::COLUMNS`]. One that says nothing is empty.
#[derive(Default)]
struct Row {
    council: String,
    what: String,
    area: String,
    grade: String,
    note: String,
    from: String,
    to: String,
    published: String,
    framework: String,
    source: String,
    place: String,
    address: String,
}

/// The file: a row for every area of every inspection, and for everything else that the page tells of either council, by kind
/// and within that oldest first, as known on the comparison's day. Dates are as exact as their source gives them: a day, a month
/// or a year. Lines end as in RFC 4180, and a byte-order mark tells spreadsheets that the text is UTF-8.
pub fn table(comparison: &Comparison) -> String {
    let mut csv = String::from("\u{feff}");
    line(&mut csv, words::COLUMNS.into_iter());
    for (_, side) in comparison.sides.iter() {
        for row in rows(side) {
            let Row {
                council,
                what,
                area,
                grade,
                note,
                from,
                to,
                published,
                framework,
                source,
                place,
                address,
            } = &row;
            let cells =
                [council, what, area, grade, note, from, to, published, framework, source, place, address];
            line(&mut csv, cells.into_iter().map(String::as_str));
        }
    }
    csv
}

fn line<'a>(csv: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            csv.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            csv.push('"');
            csv.push_str(&cell.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(cell);
        }
    }
    csv.push_str("\r\n");
}

fn rows(side: &Side) -> Vec<Row> {
    let mut rows: Vec<Row> = side.earlier().map(earlier).collect();
    for inspection in side.inspections() {
        let areas = Area::ALL.into_iter().filter(|area| inspection.framework.judges(*area, inspection.start));
        let mut told: Vec<Area> = areas.collect();
        // An area that the framework no longer grades is said once to have none.
        if !told.contains(&Area::Overall) {
            told.push(Area::Overall);
        }
        rows.extend(told.into_iter().map(|area| judged(inspection, area)));
    }
    rows.extend(side.board_reviews().map(|review| Row {
        what: words::BOARD_REVIEW.to_owned(),
        area: Area::SafeguardingBoard.label().to_owned(),
        grade: review.grade.label().to_owned(),
        from: review.start.to_string(),
        to: review.end.to_string(),
        published: review.published.to_string(),
        source: words::REPORT.to_owned(),
        address: review.report.to_string(),
        ..Row::default()
    }));
    rows.extend(side.events().map(event));
    rows.extend(side.disagreements().map(|told| Row {
        what: words::DIFFER.to_owned(),
        area: told.area.map(|area| area.label().to_owned()).unwrap_or_default(),
        note: told.text.to_string(),
        from: told.date.to_string(),
        source: match &told.press {
            Some(article) => joined([words::REPORT, &words::press(&article.title)]),
            None => words::REPORT.to_owned(),
        },
        ..from_report(&told.report)
    }));
    if rows.is_empty() {
        rows.push(Row { what: words::NO_REPORT.to_owned(), ..Row::default() });
    }
    for row in &mut rows {
        row.council = side.name().to_string();
    }
    rows
}

fn judged(inspection: &Inspection, area: Area) -> Row {
    let (grade, note) = match inspection.judgement(area) {
        Judgement::Own(grade) => (grade.label(), String::new()),
        Judgement::Shared(grade) => (grade.label(), words::SHARED.to_owned()),
        Judgement::NotJudged(reason) => ("", not_judged_because(describe::why_not_judged(reason))),
    };
    let visit = inspection.second_visit.map(words::second_visit).unwrap_or_default();
    Row {
        what: words::INSPECTION.to_owned(),
        area: area.label().to_owned(),
        grade: grade.to_owned(),
        note: joined([&note, &visit]),
        from: inspection.start.to_string(),
        to: inspection.end.to_string(),
        published: inspection.published.to_string(),
        framework: inspection.framework.short_name().to_owned(),
        source: words::REPORT.to_owned(),
        address: inspection.report.to_string(),
        ..Row::default()
    }
}

fn earlier(earlier: &EarlierInspection) -> Row {
    let scale = match (earlier.is_on_older_scale(), earlier.service.areas()) {
        (false, _) => "",
        // The scale of adoption and fostering services had every grade that was printed of them.
        (true, []) => OLDER_SCALE,
        (true, _) => older_scale(earlier.grade),
    };
    let date_of = match earlier.date_of {
        DateOf::Publication => words::OF_PUBLICATION,
        DateOf::Unsaid => words::OF_EITHER,
        DateOf::Inspection => "",
    };
    // The last day is known where the inspection's own report tells it.
    let what = if earlier.end.is_some() { words::EARLIER } else { words::EARLIER_TOLD };
    Row {
        what: what.to_owned(),
        area: earlier.service.word().to_owned(),
        grade: earlier.grade.label().to_owned(),
        note: joined([scale, date_of]),
        from: earlier.date.to_string(),
        to: earlier.end.map(|day| day.to_string()).unwrap_or_default(),
        ..from_report(&earlier.source)
    }
}

/// Two notes or sources in one; either may be empty.
fn joined(notes: [&str; 2]) -> String {
    let between = if notes.contains(&"") { "" } else { "; " };
    notes.join(between)
}

fn event(event: &Event) -> Row {
    let said = describe::said_of_visit(event).into_iter();
    let said: String = said.map(|(lead, items)| format!(" {lead}{items}.")).collect();
    let source = match &event.source {
        EventSource::Report(source) => from_report(source),
        EventSource::Press(article) => Row { source: words::press(&article.title), ..Row::default() },
    };
    Row {
        what: event.label().into_owned(),
        note: format!("{}{said}", event.summary),
        from: event.date.map(|date| date.to_string()).unwrap_or_default(),
        ..source
    }
}

fn from_report(source: &ReportSource) -> Row {
    let place = match (source.paragraph, source.page) {
        (Some(paragraph), _) => words::paragraph(paragraph),
        (None, Some(page)) => words::page(page),
        (None, None) => String::new(),
    };
    Row {
        published: source.published.to_string(),
        source: words::REPORT.to_owned(),
        place,
        address: source.report.to_string(),
        ..Row::default()
    }
}
