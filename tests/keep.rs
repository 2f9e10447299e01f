//! What a reader can keep of a comparison.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod common;

use common::{Dataset, title, typeset};
use council_compare::chart::journey;
use council_compare::chart::paint::Palette;
use council_compare::chart::scene::{Ink, Scene, Shape};
use council_compare::chart::svg::{Colours, Told, svg};
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::journey::{large_area, telling_area};
use council_compare::comparison::{Comparison, Standing};
use council_compare::dataset::{Area, Grade};
use council_compare::describe;
use council_compare::keep::{Kept, drawing, licence, picture, table};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// The file read back by a reader of its own.
fn read(csv: &str) -> Vec<Row> {
    let text = csv.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::ReaderBuilder::new().terminator(csv::Terminator::CRLF).from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn files_are_named_for_what_they_hold() {
    let data = Dataset::load();
    let today = data.comparison("calderdale", "kirklees", None);
    let names = Kept::ALL.map(|kept| kept.file_name(&today));
    // As “2026-08”.
    let month = &data.index.data_date.to_string()[..7];
    assert_eq!(names, ["png", "svg", "csv"].map(|kind| format!("calderdale-kirklees-ofsted-{month}.{kind}")));
    let pinned = data.comparison("kingston-upon-hull", "leeds", Some("2019-01-01"));
    assert_eq!(Kept::Table.file_name(&pinned), "kingston-upon-hull-leeds-ofsted-as-of-2019-01-01.csv");
}

/// What the facts tell of one council, as cells of these columns.
fn told_of(council: &str, what: impl Fn(&Row) -> bool, columns: [&str; 3]) -> Vec<String> {
    let data = Dataset::load();
    let comparison = data.comparison(council, "leeds", None);
    let name = comparison.sides.first.name().to_string();
    let rows = read(&table(&comparison)).into_iter().filter(|row| row["council"] == name && what(row));
    rows.map(|row| columns.map(|column| row[column].clone()).join(" | ")).collect()
}

#[test]
fn a_review_of_a_board_has_both_its_days() {
    let reviews =
        told_of("surrey", |row| row["what"] == "Safeguarding board review", ["from", "to", "grade"]);
    assert_eq!(reviews, ["2015-06-15 | 2015-06-17 | Requires improvement"]);
}

/// “Satisfactory” was a grade of these services, and is no misprint there.
#[test]
fn the_scale_of_other_services_is_theirs() {
    let is_satisfactory = |row: &Row| row["grade"] == "Satisfactory";
    let told = told_of("kingston-upon-hull", is_satisfactory, ["area", "from", "note"]);
    assert_eq!(told, ["fostering service | 2010-11 | older scale"]);
}

#[test]
fn a_date_line_that_is_empty_leaves_no_full_stop() {
    let data = Dataset::load();
    let scene = laid_out(&data, &data.comparison("bournemouth", "cumbria", None), None);
    assert!(scene.shapes.iter().all(|shape| !matches!(shape, Shape::Text(text) if text.text == ".")));
}

#[test]
fn every_row_has_its_council_and_its_source() {
    let data = Dataset::load();
    for (first, second) in data.ordered_pairs().step_by(211) {
        let comparison = data.compare(first, second, None);
        let names = comparison.sides.as_ref().map(|side| side.name().to_string());
        for row in read(&table(&comparison)) {
            assert!([&names.first, &names.second].contains(&&row["council"]), "{row:?}");
            let has_source = row["address"].starts_with("https://files.ofsted.gov.uk/")
                || row["source"].starts_with("Press: ")
                || row["what"] == "No report in this dataset";
            assert!(has_source, "{row:?}");
            assert!(row["grade"].is_empty() || !row["area"].is_empty(), "{row:?}");
        }
    }
}

#[test]
fn every_grade_of_a_council_is_in_it_with_its_report() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("calderdale", "kirklees", None)));
    let grade = |council: &str, area: &str, published: &str| -> (String, String) {
        let found = rows.iter().filter(|row| {
            row["council"] == council
                && row["area"] == area
                && row["published"] == published
                && row["what"] == "Inspection"
        });
        let [row] = found.collect::<Vec<_>>()[..] else { panic!("{council}, {area}, {published}") };
        (row["grade"].clone(), row["note"].clone())
    };
    assert_eq!(grade("Calderdale", "Children in care", "2024-05-15"), ("Good".to_owned(), String::new()));
    let shared = "one grade for children in care and care leavers together";
    assert_eq!(
        grade("Calderdale", "Care leavers", "2018-12-19"),
        ("Outstanding".to_owned(), shared.to_owned())
    );
    assert_eq!(grade("Calderdale", "Adoption", "2015-03-20").0, "Inadequate");
    assert_eq!(grade("Kirklees", "Care leavers", "2024-08-28").0, "Requires improvement");
    let visit = rows.iter().find(|row| row["what"] == "Focused visit" && row["from"] == "2023-05").unwrap();
    assert!(visit["source"].starts_with("Press: "), "{visit:?}");
    let note = "Inspectors looked at child in need and child protection work and found an effective service. Strong: \
                information sharing between agencies, ";
    assert!(visit["note"].starts_with(note), "{visit:?}");
    assert!(visit["note"].ends_with(". To improve: making change last when support ends."), "{visit:?}");
}

#[test]
fn an_inspection_in_two_visits_says_so() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("derbyshire", "devon", None)));
    let notes = |council: &str, from: &str| -> Vec<String> {
        let found = rows.iter().filter(|row| row["council"] == council && row["from"] == from);
        found.map(|row| row["note"].clone()).collect()
    };
    assert_eq!(notes("Devon", "2024-09-30"), ["second visit from 13 January 2025"; 5]);
    let alone = "second visit from 7 August 2019";
    let shared = &format!("one grade for children in care and care leavers together; {alone}");
    assert_eq!(notes("Derbyshire", "2019-07-08"), [alone, alone, shared, shared, alone]);
    assert_eq!(notes("Derbyshire", "2023-10-30"), [""; 5]);
}

#[test]
fn where_sources_differ_each_is_named() {
    let data = Dataset::load();
    let told = common::table("disagreements.csv");
    let councils: BTreeSet<&str> = told.iter().map(|row| row["council"].as_str()).collect();
    for council in councils {
        let other = if council == "leeds" { "kirklees" } else { "leeds" };
        let comparison = data.comparison(council, other, None);
        let name = comparison.sides.first.name().to_string();
        let rows = read(&table(&comparison));
        let kept = rows.iter().filter(|row| row["what"] == "Sources differ" && row["council"] == name);
        let kept: Vec<_> = kept.map(|row| (row["source"].clone(), row["address"].clone())).collect();
        let told = told.iter().filter(|row| row["council"] == council);
        let source = |row: &Row| match row["press"].as_str() {
            "" => "Ofsted report".to_owned(),
            title => format!("Ofsted report; Press: {}", typeset(title)),
        };
        let told: Vec<_> = told.map(|row| (source(row), row["source_url"].clone())).collect();
        assert_eq!(kept, told);
    }
}

#[test]
fn an_older_inspection_says_who_tells_of_it() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("kent", "medway", None)));
    let own: Vec<&Row> = rows.iter().filter(|row| row["what"] == "Earlier inspection").collect();
    assert_eq!(own.len(), 4);
    for (i, row) in own.into_iter().enumerate() {
        let days = (row["from"].as_str(), row["to"].as_str(), row["published"].as_str());
        assert_eq!(days, ("2013-07-15", "2013-07-19", "2013-08-23"), "{row:?}");
        let area = ["leadership of services for looked-after children", "looked-after children"][i % 2];
        assert_eq!((row["area"].as_str(), row["note"].as_str()), (area, "older scale"));
    }
    let told = |row: &&Row| row["what"] == "Earlier inspection, told by a later report";
    assert!(rows.iter().filter(told).all(|row| row["to"].is_empty() && row["from"] < row["published"]));
    assert_eq!(rows.iter().filter(told).count(), 7);
}

#[test]
fn a_grade_that_the_older_scale_did_not_have_stands_as_printed() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("leicestershire", "redcar-and-cleveland", None)));
    let of_2012: Vec<_> = rows.iter().filter(|row| row["from"].starts_with("2012")).collect();
    let notes = |grade: &str| -> Vec<&str> {
        of_2012.iter().filter(|row| row["grade"] == grade).map(|row| row["note"].as_str()).collect()
    };
    assert_eq!(notes("Requires improvement"), ["as printed", "as printed; dated by its publication"]);
    assert_eq!(notes("Good"), ["older scale", "older scale; dated by its publication"]);
}

#[test]
fn an_area_without_a_grade_says_why() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("trafford", "cheshire-east", None)));
    let overall = rows.iter().rfind(|row| row["council"] == "Trafford" && row["area"] == "Overall").unwrap();
    assert_eq!(overall["grade"], "");
    assert!(overall["note"].starts_with("not judged: "), "{overall:?}");
    assert!(overall["note"].contains("April 2026"), "{overall:?}");
}

#[test]
fn a_pinned_table_holds_nothing_later() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("calderdale", "kirklees", Some("2017-01-01"))));
    assert!(!rows.is_empty());
    for row in rows {
        assert!(row["published"].as_str() <= "2017-01-01", "{row:?}");
    }
}

#[test]
fn a_council_without_a_report_says_so() {
    let data = Dataset::load();
    let rows = read(&table(&data.comparison("northamptonshire", "leeds", None)));
    let of_it: Vec<&Row> = rows.iter().filter(|row| row["council"] == "Northamptonshire").collect();
    assert!(!of_it.is_empty());
}

#[test]
fn a_picture_has_every_part_and_nothing_runs_out_of_it() {
    let data = Dataset::load();
    for (first, second) in data.ordered_pairs().step_by(97) {
        let comparison = data.compare(first, second, None);
        let scene = laid_out(&data, &comparison, None);
        let all = words(&scene.shapes);
        assert!(all.contains(&describe::headline(&comparison).plain(&comparison)), "{first} and {second}");
        let until = format!("published to {}", data.index.data_date.long());
        assert!(all.contains(&until), "{first} and {second}");
        for (_, side) in comparison.sides.iter() {
            assert!(side.latest().is_none_or(|report| all.contains(&*report.report)), "{}", side.name());
        }
        for text in scene.texts() {
            let inside = text.bounds.left >= 0.0
                && text.bounds.right <= scene.width
                && text.bounds.top >= 0.0
                && text.bounds.bottom <= scene.height;
            assert!(inside, "{first} and {second}: “{}” at {:?}", text.text, text.bounds);
        }
    }
}

/// Pairs today and on days gone by, on many of which grades are shared.
fn then_and_now(data: &Dataset) -> impl Iterator<Item = Comparison> {
    let pairs = data.ordered_pairs().step_by(131);
    let days = [None, Some("2021-06-01"), Some("2017-01-01")].into_iter().cycle();
    pairs.zip(days).map(|((first, second), day)| data.compare(first, second, day.map(common::date)))
}

#[test]
fn a_picture_explains_the_hollow_shapes_of_its_table_where_there_are_any() {
    let data = Dataset::load();
    let mut numbers = [0, 0];
    for comparison in then_and_now(&data) {
        let scene = laid_out(&data, &comparison, None);
        let (table, _) = parts(&scene, &comparison, None);
        let is_hollow = |shape: &Shape| match shape {
            Shape::Polygon { fill, outline, .. } | Shape::Circle { fill, outline, .. } => {
                *fill == Ink::Ground && outline.is_some()
            }
            Shape::Path { .. } | Shape::Text(_) => false,
        };
        let has_hollow = table.iter().any(is_hollow);
        let note = "Hollow: from 2018 to 2022 one grade covered children in care and care leavers together.";
        let said = words(table);
        assert_eq!(said.contains(note), has_hollow, "{}", title(&comparison));
        assert_eq!(said.contains("Hollow: "), has_hollow, "{}", title(&comparison));
        numbers[usize::from(has_hollow)] += 1;
    }
    assert!(numbers.iter().all(|number| *number > 20), "{numbers:?}");
    // On the page, lines that say what changed have hollow shapes here, and the picture has no such lines.
    let data = Dataset::to_be_read();
    let comparison = data.comparison("calderdale", "kirklees", None);
    assert!(describe::hollow_note(&comparison).is_some());
    assert!(!words(parts(&laid_out(&data, &comparison, None), &comparison, None).0).contains("Hollow: "));
    // No report of the dataset has a word of the older scale for a table, which would be hollow too.
    let mut older = comparison;
    older.rows[0].cells.first.standing = Standing::Own(Grade::Adequate);
    let scene = laid_out(&data, &older, None);
    let said = words(parts(&scene, &older, None).0);
    assert!(said.contains("Hollow: a grade on the older scale, used until 2013."), "{said}");
}

#[test]
fn a_picture_explains_its_chart_and_names_its_licence() {
    let data = Dataset::load();
    for (comparison, area) in then_and_now(&data).zip(Area::LANES.into_iter().cycle()) {
        let scene = laid_out(&data, &comparison, Some(area));
        let (_, below) = parts(&scene, &comparison, Some(area));
        let said = words(below);
        let caption = "A line shows how long a grade stood. Hollow: an older scale, or one grade for two areas. \
                       Dashed: the two inspections followed different frameworks or judged different things. \
                       SIF: single inspection framework, 2013 to 2018. \
                       ILACS: inspecting local authority children’s services, since 2018. ";
        assert!(said.starts_with(caption), "{}: {said}", title(&comparison));
        let last = " Made with Council Compare. Contains facts from Ofsted inspection reports, Crown copyright. \
                    Used under the Open Government Licence v3.0.";
        assert!(said.ends_with(last), "{}: {said}", title(&comparison));
    }
}

/// The picture with the dataset's licence.
fn laid_out(data: &Dataset, comparison: &Comparison, area: Option<Area>) -> Scene {
    picture(comparison, area, &licence(&data.index), &HelveticaMetrics)
}

/// The shapes of a picture before its chart and after it.
fn parts<'a>(scene: &'a Scene, comparison: &Comparison, area: Option<Area>) -> (&'a [Shape], &'a [Shape]) {
    let chart = journey::scene(comparison, large_area(comparison, area), 920.0, &HelveticaMetrics);
    let is_caption =
        |shape: &Shape| matches!(shape, Shape::Text(text) if text.text.starts_with("A line shows"));
    let end = scene.shapes.iter().position(is_caption).expect("a caption");
    (&scene.shapes[..end - chart.shapes.len()], &scene.shapes[end..])
}

/// What shapes say, in order.
fn words(shapes: &[Shape]) -> String {
    let texts = shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_drawing_tells_those_who_do_not_see_it_what_it_shows() {
    let data = Dataset::load();
    for comparison in then_and_now(&data).step_by(5) {
        for area in [None, Some(Area::Leaders)] {
            let headline = describe::headline(&comparison).plain(&comparison);
            let large = area.unwrap_or_else(|| telling_area(&comparison));
            let chart = describe::chart_name(&comparison, large);
            let drawing = drawing(&comparison, area, &licence(&data.index));
            let (tag, rest) = drawing.split_once('>').unwrap();
            assert!(tag.contains(" role=\"img\""), "{tag}");
            let told = format!("<title>{headline}</title><desc>{chart}</desc><path ");
            assert!(rest.starts_with(&told), "{}: {rest:.400}", title(&comparison));
        }
    }
    let told = Told { title: "A & B <“\"C\"”>", description: "</desc>" };
    let drawing = svg(&Scene::default(), Colours::Of(&Palette::LIGHT), None, "", Some(&told));
    let written = "<title>A &amp; B &lt;“&quot;C&quot;”&gt;</title><desc>&lt;/desc&gt;</desc>";
    assert!(drawing.contains(written), "{drawing}");
}

#[test]
fn a_drawing_stands_alone() {
    let data = Dataset::load();
    let comparison = data.comparison("calderdale", "kirklees", None);
    let drawing = drawing(&comparison, None, &licence(&data.index));
    assert!(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(drawing.contains("fill=\"#ffffff\"") && !drawing.contains("var(") && !drawing.contains("class="));
    if let Some(file) = std::env::var_os("DRAWING") {
        std::fs::write(file, drawing).unwrap();
    }
}
