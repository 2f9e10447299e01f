//! The picture and the drawing: every part in its place, and what they explain.

use crate::common::{Dataset, date, title};
use council_compare::chart::journey;
use council_compare::chart::paint::Palette;
use council_compare::chart::scene::{Ink, Scene, Shape};
use council_compare::chart::svg::{AltText, Colours, svg};
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::journey::{large_area, telling_area};
use council_compare::comparison::{Comparison, Standing, Verdict};
use council_compare::dataset::{Area, Grade};
use council_compare::describe;
use council_compare::keep::{drawing, licence, picture};

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

/// Pairs today and on days gone by, on many of which grades are shared.
fn then_and_now(data: &Dataset) -> impl Iterator<Item = Comparison> {
    let pairs = data.ordered_pairs().step_by(131);
    let days = [None, Some("2021-06-01"), Some("2017-01-01")].into_iter().cycle();
    pairs.zip(days).map(|((first, second), day)| data.compare(first, second, day.map(date)))
}

#[test]
fn a_picture_has_every_part_and_nothing_runs_out_of_it() {
    let data = Dataset::load();
    for (first, second) in data.ordered_pairs().step_by(97) {
        let comparison = data.compare(first, second, None);
        let scene = laid_out(&data, &comparison, None);
        let all = words(&scene.shapes);
        // A name and what follows it are texts of their own.
        let close = |text: &str| text.replace(' ', "");
        let headline = describe::headline(&comparison).plain(&comparison);
        assert!(close(&all).contains(&close(&headline)), "{first} and {second}: {headline}");
        let tints = scene
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Polygon { fill: Ink::FirstTint | Ink::SecondTint, .. }));
        let higher = comparison.rows.iter().filter(|row| matches!(row.verdict, Verdict::Higher(..)));
        assert_eq!(tints.count(), higher.count(), "{first} and {second}");
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

#[test]
fn a_date_line_that_is_empty_leaves_no_full_stop() {
    let data = Dataset::load();
    let scene = laid_out(&data, &data.comparison("bournemouth", "cumbria", None), None);
    assert!(scene.shapes.iter().all(|shape| !matches!(shape, Shape::Text(text) if text.text == ".")));
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
        let caption = "A line shows how long a grade stood; lines side by side are at the same grade. Hollow: an older scale, or one grade for two areas. \
                       Dashed: the two inspections followed different frameworks or judged different things. \
                       SIF: single inspection framework, 2013 to 2018. \
                       ILACS: inspecting local authority children’s services, since 2018. ";
        assert!(said.starts_with(caption), "{}: {said}", title(&comparison));
        let last = " Made with Council Compare. Contains facts from Ofsted inspection reports, Crown copyright. \
                    Used under the Open Government Licence v3.0.";
        assert!(said.ends_with(last), "{}: {said}", title(&comparison));
    }
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
    let alt_text = AltText { title: "A & B <“\"C\"”>", description: "</desc>" };
    let drawing = svg(&Scene::default(), Colours::Of(&Palette::LIGHT), None, "", Some(&alt_text));
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
}
