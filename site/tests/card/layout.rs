//! What holds for the picture of every pair.

use crate::common::councils;
use crate::published::Published;
use council_compare::chart::geometry::Rect;
use council_compare::chart::glyph;
use council_compare::chart::scene::{Anchor, Ink, Scene, Shape, Text};
use council_compare::chart::text::Measure as _;
use council_compare::comparison::{Comparison, Row, Standing, Verdict, Which};
use council_compare::dataset::{Grade, Lifetime};
use council_compare::describe;
use site::card::font::Family;
use site::card::layout;

/// Days for which some pairs are laid out besides today: tables then have up to seven rows.
const DAYS: [&str; 5] = ["2014-06-01", "2016-06-01", "2018-06-01", "2019-01-01", "2022-06-01"];

/// Room for rounding, in pixels.
const HAIR: f32 = 0.02;

/// Every ordered pair as of today, and every 37th as of some earlier days, all in one pass, which takes a while.
#[test]
fn the_layout_holds_for_every_pair() {
    let (data, font) = (Published::load(), Family::load().unwrap());
    let pinned =
        DAYS.iter().flat_map(|day| data.ordered_pairs().step_by(37).map(move |pair| (pair, Some(*day))));
    let mut count = 0;
    for ((first, second), day) in data.ordered_pairs().map(|pair| (pair, None)).chain(pinned) {
        let comparison = data.compare(first, second, day.map(|day| day.parse().unwrap()));
        let scene =
            layout::scene(&comparison, &font).unwrap_or_else(|error| panic!("{}: {error}", of(&comparison)));
        every_text_has_its_room(&comparison, &scene, &font);
        the_sentences_stand_whole_and_in_order(&comparison, &scene);
        names_have_the_colours_of_their_councils(&comparison, &scene);
        every_row_says_what_the_reports_say(&comparison, &scene);
        count += 1;
    }
    let councils = councils().len();
    let pairs = councils * (councils - 1);
    assert_eq!(count, pairs + DAYS.len() * pairs.div_ceil(37));
}

fn of(comparison: &Comparison) -> String {
    let [first, second] = Which::BOTH.map(|which| comparison.sides.get(which).council.slug.to_string());
    format!("{first} / {second} {:?}", comparison.pinned)
}

fn every_text_has_its_room(comparison: &Comparison, scene: &Scene, font: &Family) {
    let page = Rect { left: 48.0 - HAIR, top: 36.0, right: 1152.0 + HAIR, bottom: 600.0 };
    let texts: Vec<&Text> = scene.texts().collect();
    for (i, text) in texts.iter().enumerate() {
        let of = || format!("{}: {text:?}", of(comparison));
        let Rect { left, top, right, bottom } = text.bounds;
        assert!(page.contains(&text.bounds), "{}", of());
        // The sizes at which previews are still read; the question mark stands in a ring, beside its words.
        assert!(text.font.size >= 24.0 || text.text == "?", "{}", of());
        assert!((right - left - font.width(&text.text, text.font)).abs() < HAIR, "{}", of());
        assert!((bottom - top - text.font.size).abs() < HAIR, "{}", of());
        let anchor = match text.anchor {
            Anchor::Start => left,
            Anchor::Middle => (left + right) / 2.0,
            Anchor::End => right,
        };
        assert!((anchor - text.at.x).abs() < HAIR, "{}", of());
        let inner = Rect { left: left + HAIR, top: top + HAIR, right: right - HAIR, bottom: bottom - HAIR };
        for other in &texts[i + 1..] {
            assert!(!inner.overlaps(&other.bounds), "{} and {other:?}", of());
        }
    }
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

fn the_sentences_stand_whole_and_in_order(comparison: &Comparison, scene: &Scene) {
    let all: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
    let all = without_spaces(&all.concat());
    let headline = describe::headline(comparison).plain(comparison);
    let dates = describe::short_date_line(comparison).plain(comparison);
    let sentences = without_spaces(&format!("{headline}{dates}"));
    assert!(all.starts_with(&sentences), "{}: {all}", of(comparison));
    let day = comparison.data_date.long();
    let source = format!("Ofsted reports published to {day}. Crown copyright, OGL v3.0 Council Compare");
    assert!(all.ends_with(&without_spaces(&source)), "{}: {all}", of(comparison));
    let cells = || comparison.rows.iter().flat_map(|row| [&row.cells.first, &row.cells.second]);
    let has_shared = cells().any(|cell| cell.standing.is_shared());
    assert_eq!(all.contains("Hollow:from2018to2022onegrade"), has_shared, "{}", of(comparison));
    let has_ended = cells().any(|cell| describe::standing_word(&cell.standing) == "No overall grade");
    assert_eq!(all.contains("Nooverallgrade:Ofstedstopped"), has_ended, "{}", of(comparison));
    for (_, side) in comparison.sides.iter() {
        let is_gone = match side.council.lifetime {
            Lifetime::Abolished { year, .. } => comparison.day() >= format!("{year}-04-01").parse().unwrap(),
            Lifetime::Current | Lifetime::Created { .. } => false,
        };
        let note = without_spaces(&format!("{} was replaced in", side.name()));
        assert_eq!(all.contains(&note), is_gone, "{}: {all}", of(comparison));
    }
}

fn names_have_the_colours_of_their_councils(comparison: &Comparison, scene: &Scene) {
    for (which, side) in comparison.sides.iter() {
        let ink = if which == Which::First { Ink::First } else { Ink::Second };
        let coloured = scene.texts().filter(|text| text.ink == ink).map(|text| text.text.as_str());
        let coloured: String = coloured.collect::<Vec<_>>().join(" ");
        // Once in the headline, wherever its lines break, and once over the column.
        let (name, short) = (side.name().to_string(), side.council.short_name.to_string());
        let called = [side.council.at_start(), side.council.in_sentence()];
        let rest = called.iter().find_map(|called| coloured.strip_prefix(called));
        let rest = rest.unwrap_or_else(|| panic!("{}: {coloured}", of(comparison)));
        assert!(rest.ends_with(&format!(" {name}")) || rest.ends_with(&format!(" {short}")), "{coloured}");
    }
}

/// The texts in the line of a row, from left to right, but for question marks.
fn texts_of<'a>(scene: &'a Scene, row: &Row) -> Vec<&'a Text> {
    let label = scene.texts().find(|text| text.text == row.area.label()).unwrap();
    let in_line = |text: &&Text| (text.at.y - label.at.y).abs() < HAIR && text.text != "?";
    scene.texts().filter(in_line).collect()
}

fn every_row_says_what_the_reports_say(comparison: &Comparison, scene: &Scene) {
    for row in &comparison.rows {
        let texts = texts_of(scene, row);
        let words = [&row.cells.first, &row.cells.second].map(|cell| describe::standing_word(&cell.standing));
        let said: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(said, [row.area.label(), words[0], words[1]], "{}", of(comparison));
        for (word, (which, cell)) in texts[1..].iter().zip(row.cells.iter()) {
            assert_eq!(shape_before(scene, word), expected(&cell.standing), "{} {which:?}", of(comparison));
        }
        let tints = tints_at(scene, texts[0].at.y);
        let expected = match row.verdict {
            Verdict::Higher(Which::First, _) => vec![(Ink::FirstTint, 348.0)],
            Verdict::Higher(Which::Second, _) => vec![(Ink::SecondTint, 750.0)],
            _ => vec![],
        };
        assert_eq!(tints, expected, "{} {}", of(comparison), row.area.id());
    }
}

/// What stands left of a word: how many corners it has, what fills it, and the ink of its outline.
type Drawn = (usize, Ink, Option<Ink>);

fn expected(standing: &Standing) -> Drawn {
    let corners = |grade: Grade| match grade {
        Grade::Outstanding => 10,
        Grade::Good => 0,
        Grade::RequiresImprovement | Grade::Adequate | Grade::Satisfactory => 4,
        Grade::Inadequate => 12,
    };
    match standing {
        Standing::Own(grade) | Standing::Separate { grade, .. } => {
            (corners(*grade), glyph::ink(*grade), None)
        }
        Standing::Shared(grade) => (corners(*grade), Ink::Ground, Some(glyph::ink(*grade))),
        // A bar.
        Standing::NotJudged(_) => (2, Ink::Muted, None),
        // A ring of dots.
        Standing::NotKnown => (49, Ink::Muted, None),
    }
}

fn shape_before(scene: &Scene, word: &Text) -> Drawn {
    let place = Rect {
        left: word.at.x - 50.0,
        top: word.at.y - 1.0,
        right: word.at.x - 8.0,
        bottom: word.at.y + 1.0,
    };
    let stands_there = |points: &[council_compare::chart::geometry::Point]| {
        points
            .iter()
            .all(|point| (place.left..place.right).contains(&point.x) && (point.y - word.at.y).abs() < 20.0)
    };
    let found: Vec<Drawn> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Polygon { points, fill, outline } if stands_there(points) => {
                Some((points.len(), *fill, outline.map(|stroke| stroke.ink)))
            }
            Shape::Path { points, stroke } if stands_there(points) => Some((points.len(), stroke.ink, None)),
            Shape::Circle { middle, fill, outline, .. } if stands_there(&[*middle]) => {
                Some((0, *fill, outline.map(|stroke| stroke.ink)))
            }
            _ => None,
        })
        .collect();
    let [only] = found[..] else { panic!("{word:?}: {found:?}") };
    only
}

/// The tinted cells at this height, each with its left edge.
fn tints_at(scene: &Scene, y: f32) -> Vec<(Ink, f32)> {
    let shapes = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Polygon { points, fill: fill @ (Ink::FirstTint | Ink::SecondTint), .. } => {
            Some((points, *fill))
        }
        _ => None,
    });
    shapes
        .filter(|(points, _)| points[0].y < y && y < points[2].y)
        .map(|(points, fill)| (fill, points[0].x))
        .collect()
}
