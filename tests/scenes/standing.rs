//! The standing chart: as many dots as councils, every figure and name in its place, for every council, region and
//! width.

use crate::cases::{HAIR, canvas, width_in};
use crate::common::{Dataset, date, grades_of_all, slug, title};
use council_compare::chart::Step;
use council_compare::chart::geometry::{Point, Rect};
use council_compare::chart::glyph;
use council_compare::chart::journey::MIN_WIDTH;
use council_compare::chart::scene::{Anchor, Ink, Scene, Shape, Text};
use council_compare::chart::standing::{paper_scene, scene};
use council_compare::chart::text::{HelveticaMetrics, Measure as _, Weight};
use council_compare::comparison::tally::{Among, Column, Tally};
use council_compare::comparison::{ChartId, Comparison, MarkId, Which};
use council_compare::dataset::{Area, Slug};

const WIDTHS: [f32; 13] =
    [MIN_WIDTH, 280.0, 296.0, 320.0, 384.0, 527.0, 528.0, 600.0, 799.0, 800.0, 856.0, 1100.0, 1400.0];

const DAYS: [Option<&str>; 8] = [
    None,
    Some("2019-01-01"),
    None,
    Some("2014-06-01"),
    Some("2022-06-01"),
    None,
    Some("2016-07-01"),
    Some("2026-07-10"),
];

/// Long names side by side, and an area that nobody else has no grade for.
const AWKWARD: [(&str, &str); 8] = [
    ("northamptonshire", "leeds"),
    ("west-northamptonshire", "north-northamptonshire"),
    ("kensington-and-chelsea", "hammersmith-and-fulham"),
    ("windsor-and-maidenhead", "brighton-and-hove"),
    ("barking-and-dagenham", "blackburn-with-darwen"),
    ("westmorland-and-furness", "redcar-and-cleveland"),
    ("isles-of-scilly", "city-of-london"),
    ("trafford", "cheshire-east"),
];

struct Case<'a> {
    comparison: &'a Comparison,
    tally: &'a Tally,
    scene: Scene,
}

impl Case<'_> {
    fn name(&self) -> String {
        format!("{}, {}, {} px", title(self.comparison), self.tally.place, self.scene.width)
    }
}

/// Every council with another, some days, all regions and some of the widths in turn; the awkward pairs at every
/// width on every day.
fn for_all(check: impl Fn(&Case<'_>)) {
    let (data, grades) = (Dataset::load(), grades_of_all());
    let slugs: Vec<Slug> = data.records.keys().cloned().collect();
    let each = (0..slugs.len()).map(|i| (slugs[i].clone(), slugs[(i * 7 + 31) % slugs.len()].clone(), i, 1));
    let awkward = AWKWARD.iter().flat_map(|(first, second)| {
        (0..DAYS.len()).map(move |turn| (slug(first), slug(second), turn, WIDTHS.len()))
    });
    for (first, second, turn, widths) in each.filter(|(first, second, ..)| first != second).chain(awkward) {
        let comparison = data.compare(&first, &second, DAYS[turn % DAYS.len()].map(date));
        for among in Among::choices(&comparison) {
            let tally = Tally::new(&comparison, &grades, among);
            for width in WIDTHS.into_iter().cycle().skip(turn % WIDTHS.len()).step_by(4).take(widths.max(3)) {
                let scene = scene(&comparison, &tally, width, &HelveticaMetrics);
                check(&Case { comparison: &comparison, tally: &tally, scene });
            }
            let scene = paper_scene(&comparison, &tally, &HelveticaMetrics);
            check(&Case { comparison: &comparison, tally: &tally, scene });
        }
    }
}

/// Every pair there is, among all of England, at one width each, all from 280 to 1,400 pixels in turn.
fn for_every_pair(check: impl Fn(&Case<'_>)) {
    let (data, grades) = (Dataset::load(), grades_of_all());
    for (i, (first, second)) in data.ordered_pairs().enumerate() {
        let comparison = data.compare(first, second, None);
        let tally = Tally::new(&comparison, &grades, Among::England);
        let scene = scene(&comparison, &tally, width_in(i), &HelveticaMetrics);
        check(&Case { comparison: &comparison, tally: &tally, scene });
    }
}

/// The dots of councils: middle, radius with its line, and colour. Hollow ones stand for no grade.
struct Dot {
    middle: Point,
    radius: f32,
    ink: Ink,
    is_hollow: bool,
}

fn dots(scene: &Scene) -> Vec<Dot> {
    let dot = |shape: &Shape| match shape {
        Shape::Circle { middle, radius, fill, outline } => {
            let (ink, line) = outline.as_ref().map_or((*fill, 0.0), |stroke| (stroke.ink, stroke.width));
            let is_council = matches!(ink, Ink::Dot | Ink::First | Ink::Second);
            let (middle, radius, is_hollow) = (*middle, radius + line / 2.0, outline.is_some());
            is_council.then_some(Dot { middle, radius, ink, is_hollow })
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(dot).collect()
}

/// The bands of the rows, each from its title to the next.
fn bands(case: &Case<'_>) -> Vec<(Area, f32, f32)> {
    let title = |area: Area| {
        let is_title = |text: &&Text| text.text == area.label() && text.font.weight == Weight::Bold;
        case.scene.texts().find(is_title).unwrap_or_else(|| panic!("{}: no {area:?}", case.name())).bounds.top
    };
    let tops: Vec<f32> = Area::LANES.into_iter().map(title).chain([case.scene.height]).collect();
    Area::LANES.into_iter().zip(tops.windows(2)).map(|(area, band)| (area, band[0], band[1])).collect()
}

#[test]
fn nothing_leaves_the_canvas() {
    let check = |case: &Case<'_>| {
        let canvas = canvas(&case.scene);
        for text in case.scene.texts() {
            assert!(canvas.contains(&text.bounds), "{}: “{}” {:?}", case.name(), text.text, text.bounds);
        }
        for dot in dots(&case.scene) {
            let bounds = Rect::around(dot.middle, dot.radius);
            assert!(canvas.contains(&bounds), "{}: {:?} {}", case.name(), dot.middle, dot.radius);
        }
        for shape in &case.scene.shapes {
            if let Shape::Path { points, .. } | Shape::Polygon { points, .. } = shape {
                assert!(points.iter().all(|point| canvas.holds(*point)), "{}: {shape:?}", case.name());
            }
        }
    };
    for_all(check);
    for_every_pair(check);
}

#[test]
fn texts_are_large_enough_and_cover_neither_texts_nor_dots() {
    let check = |case: &Case<'_>| {
        let texts: Vec<&Text> = case.scene.texts().collect();
        let inner = |bounds: &Rect| {
            let Rect { left, top, right, bottom } = *bounds;
            Rect { left: left + HAIR, top: top + HAIR, right: right - HAIR, bottom: bottom - HAIR }
        };
        for (i, text) in texts.iter().enumerate() {
            let of = || format!("{}: “{}” {:?}", case.name(), text.text, text.bounds);
            assert!(text.font.size >= 12.0 && text.anchor == Anchor::Start, "{}", of());
            let width = HelveticaMetrics.width(&text.text, text.font);
            assert!((text.bounds.width() - width).abs() < HAIR && text.bounds.left == text.at.x, "{}", of());
            for other in &texts[i + 1..] {
                assert!(!inner(&text.bounds).overlaps(&other.bounds), "{} and “{}”", of(), other.text);
            }
        }
        for dot in dots(&case.scene) {
            let bounds = inner(&Rect::around(dot.middle, dot.radius));
            let covered = texts.iter().find(|text| text.bounds.overlaps(&bounds));
            assert!(covered.is_none(), "{}: “{}”", case.name(), covered.unwrap().text);
        }
    };
    for_all(check);
    for_every_pair(check);
}

#[test]
fn every_figure_stands_over_as_many_dots() {
    for_all(|case| {
        let dots = dots(&case.scene);
        for (area, top, bottom) in bands(case) {
            let row = case.tally.row(area).unwrap();
            let in_band = |y: f32| y > top && y < bottom;
            let figures: Vec<(f32, usize)> = case
                .scene
                .texts()
                .filter(|text| in_band(text.at.y))
                .filter_map(|text| Some((text.bounds.left, text.text.parse().ok()?)))
                .collect();
            let expected: Vec<usize> = case
                .tally
                .columns()
                .into_iter()
                .filter(|column| *column != Column::NoGrade || row.at(*column) > 0)
                .map(|column| row.at(column))
                .collect();
            let of = || format!("{}, {area:?}: {figures:?}", case.name());
            assert_eq!(figures.iter().map(|(_, figure)| *figure).collect::<Vec<_>>(), expected, "{}", of());
            // On phones a shape of 11 pixels stands before the figure.
            let ends = figures.iter().skip(1).map(|(left, _)| left - 11.5).chain([f32::INFINITY]);
            for ((left, figure), end) in figures.iter().zip(ends) {
                let under = |dot: &&Dot| in_band(dot.middle.y) && (left - 11.5..end).contains(&dot.middle.x);
                assert_eq!(dots.iter().filter(under).count(), *figure, "{}", of());
            }
            let hollow = dots.iter().filter(|dot| in_band(dot.middle.y) && dot.is_hollow).count();
            assert_eq!(hollow, row.at(Column::NoGrade), "{}", of());
        }
        assert_eq!(dots.len(), case.tally.counted * Area::LANES.len(), "{}", case.name());
    });
}

#[test]
fn dots_do_not_touch_but_for_the_two() {
    for_all(|case| {
        for (_, top, bottom) in bands(case).into_iter().take(2) {
            let all = dots(&case.scene);
            let row: Vec<&Dot> =
                all.iter().filter(|dot| dot.middle.y > top && dot.middle.y < bottom).collect();
            for (i, a) in row.iter().enumerate() {
                for b in &row[i + 1..] {
                    let room = a.middle.distance(b.middle) - a.radius - b.radius;
                    assert!(room > -HAIR, "{}: {:?} and {:?}", case.name(), a.middle, b.middle);
                }
            }
        }
    });
}

#[test]
fn each_council_counted_is_marked_and_named_in_every_row() {
    for_all(|case| {
        let all = dots(&case.scene);
        for which in Which::BOTH {
            let ink = if which == Which::First { Ink::First } else { Ink::Second };
            let own = all.iter().filter(|dot| dot.ink == ink).count();
            let expected = if case.tally.counts(which) { Area::LANES.len() } else { 0 };
            assert_eq!(own, expected, "{}, {which:?}", case.name());
            let name = &*case.comparison.sides.get(which).council.short_name;
            let named = case.scene.texts().filter(|text| text.text == name && text.ink == ink).count();
            assert_eq!(named, expected, "{}: {name}", case.name());
            for (area, top, bottom) in bands(case) {
                let id = MarkId { chart: ChartId::Standing, which, lane: Some(area), position: 0 };
                let Some(mark) = case.scene.mark(id) else {
                    assert_eq!(expected, 0, "{}: no mark for {id:?}", case.name());
                    continue;
                };
                assert!(mark.at.y > top && mark.at.y < bottom, "{}: {id:?}", case.name());
                assert!(
                    all.iter().any(|dot| dot.middle == mark.at && dot.ink == ink),
                    "{}: {id:?}",
                    case.name()
                );
                assert_eq!(case.scene.mark_at(mark.at), Some(id), "{}", case.name());
                let (_, name) = case.scene.names.iter().find(|(named, _)| *named == id).unwrap();
                let middle = Point { x: (name.left + name.right) / 2.0, y: (name.top + name.bottom) / 2.0 };
                assert_eq!(case.scene.mark_at(middle), Some(id), "{}: its name", case.name());
            }
        }
    });
}

#[test]
fn a_name_stands_under_its_own_column_or_says_which_that_is() {
    let check = |case: &Case<'_>| {
        let all = dots(&case.scene);
        for (area, top, bottom) in bands(case) {
            let row = case.tally.row(area).unwrap();
            // They are drawn column by column.
            let mut rest = all.iter().filter(|dot| dot.middle.y > top && dot.middle.y < bottom);
            let columns: Vec<(Column, Vec<f32>)> = case
                .tally
                .columns()
                .into_iter()
                .map(|of| (of, rest.by_ref().take(row.at(of)).map(|dot| dot.middle.x).collect()))
                .collect();
            let name_of = |which: Which| {
                let id = MarkId { chart: ChartId::Standing, which, lane: Some(area), position: 0 };
                Some(case.scene.names.iter().find(|(named, _)| *named == id)?.1)
            };
            for which in Which::BOTH {
                let (Some(name), Some(own)) = (name_of(which), *row.counted_in.get(which)) else { continue };
                let other = name_of(which.other())
                    .filter(|other| other.top == name.top && row.counted_in.first == row.counted_in.second);
                // Behind the last of a list.
                let end = other.filter(|other| other.left > name.right).unwrap_or(name).right;
                let says_none = |text: &Text| {
                    let is_next = (text.bounds.left - end).abs() < HAIR && text.at.y > name.top;
                    is_next && text.at.y < name.bottom && text.text == ": no grade"
                };
                let has_shape = |shape: &Shape| {
                    let (place, ink) = match shape {
                        Shape::Circle { middle, fill, .. } => (*middle, *fill),
                        Shape::Polygon { points, fill, .. } => (points[0], *fill),
                        _ => return false,
                    };
                    (0.0..12.0).contains(&(name.left - place.x))
                        && (name.top..name.bottom).contains(&place.y)
                        && matches!(own, Column::Grade(grade) if glyph::ink(grade) == ink)
                };
                let is_told = match own {
                    Column::NoGrade => case.scene.texts().any(says_none),
                    Column::Grade(_) => case.scene.shapes.iter().any(has_shape),
                };
                let follows = other.is_some_and(|other| other.right < name.left);
                if is_told || follows {
                    continue;
                }
                let distance =
                    |xs: &[f32]| xs.iter().map(|x| (x - name.left).abs()).fold(f32::INFINITY, f32::min);
                let nearest = columns.iter().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
                let nearest = nearest.map(|(column, _)| *column);
                assert_eq!(nearest, Some(own), "{}, {area:?}, {which:?}: {name:?}", case.name());
            }
        }
    };
    for_all(check);
    for_every_pair(check);
}

/// Exported pages keep room for it by styles that are the same for all of them. (Without names it is lower: a page of two
/// abolished councils.)
#[test]
fn it_is_as_high_for_every_two_councils_of_today() {
    let (data, grades) = (Dataset::load(), grades_of_all());
    for width in WIDTHS.into_iter().filter(|width| *width >= 288.0) {
        let mut heights = data.ordered_pairs().step_by(3).filter_map(|(first, second)| {
            let comparison = data.compare(first, second, None);
            let tally = Tally::new(&comparison, &grades, Among::England);
            let height = scene(&comparison, &tally, width, &HelveticaMetrics).height;
            Which::BOTH.into_iter().all(|which| tally.counts(which)).then_some((height, first, second))
        });
        let Some((height, ..)) = heights.next() else { panic!("no pair") };
        let other = heights.find(|(other, ..)| (other - height).abs() > HAIR);
        assert_eq!(other, None, "{width} px, where others have {height}");
    }
}

#[test]
fn the_keyboard_goes_from_row_to_row_and_across() {
    for_all(|case| {
        let Some(first) = case.scene.marks.first() else { return };
        assert_eq!(case.scene.step(None, Step::LaneDown), Some(first.id), "{}", case.name());
        let mut from = first.id;
        for area in Area::LANES {
            assert_eq!((from.lane, from.which), (Some(area), first.id.which), "{}", case.name());
            let across = case.scene.step(Some(from), Step::Across).unwrap();
            let other = case.tally.counts(from.which.other());
            let expected = if other { MarkId { which: from.which.other(), ..from } } else { from };
            assert_eq!(across, expected, "{}", case.name());
            from = case.scene.step(Some(from), Step::LaneDown).unwrap();
        }
        assert_eq!(from.lane, Some(Area::Overall), "{}: there is no row below the last", case.name());
        let journey = MarkId { chart: ChartId::Journey, ..first.id };
        assert_eq!(case.scene.mark(journey), None, "{}: a mark of the other chart", case.name());
    });
}
