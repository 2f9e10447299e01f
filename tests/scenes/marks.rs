//! What holds for every scene: each fact has its mark, and pointer and keyboard reach it.

use crate::cases::{Case, for_all, for_every_pair};
use council_compare::chart::Step;
use council_compare::chart::geometry::Point;
use council_compare::chart::scene::{Anchor, Ink, Mark, Shape, Text};
use council_compare::comparison::journey::lines;
use council_compare::comparison::{ChartId, MarkId, Which};
use council_compare::dataset::{Area, Break, Date};
use std::cell::Cell;
use std::collections::BTreeSet;

#[test]
fn every_fact_has_one_mark() {
    for_all(|case| {
        let mut expected = BTreeSet::new();
        let mut add = |which: Which, lane: Option<Area>, position: usize| {
            expected.insert((which, lane, position));
        };
        for area in Area::LANES {
            for (which, line) in lines(case.comparison, area).iter() {
                (0..line.points.len()).for_each(|position| add(which, Some(area), position));
            }
        }
        for (which, side) in case.comparison.sides.iter() {
            for (position, event) in side.events().enumerate() {
                // What was only planned on the last day shown has no place in time yet.
                let has_begun = event.date.is_some_and(|date| date.first_day() <= case.comparison.day());
                if has_begun && event.kind.is_action() {
                    add(which, None, position);
                }
            }
        }
        let key = |mark: &Mark| (mark.id.which, mark.id.lane, mark.id.position);
        let marks: BTreeSet<_> = case.scene.marks.iter().map(key).collect();
        assert_eq!(marks.len(), case.scene.marks.len(), "{}: a mark stands twice", case.name());
        assert_eq!(marks, expected, "{}", case.name());
    });
}

#[test]
fn marks_can_be_told_apart() {
    for_all(|case| {
        let marks = &case.scene.marks;
        for (i, a) in marks.iter().enumerate() {
            for b in &marks[i + 1..] {
                let distance = a.at.distance(b.at);
                let least = if a.id.which == b.id.which { 1.0 } else { 4.0 };
                assert!(distance >= least, "{}: {distance} px between {a:?} and {b:?}", case.name());
            }
        }
    });
}

#[test]
fn equal_grades_of_one_time_do_not_hide_each_other() {
    for_every_pair(|case| {
        let marks = &case.scene.marks;
        // In the large lane they stand above each other, and have their dates.
        for (i, a) in marks.iter().enumerate().filter(|(_, mark)| mark.id.lane.is_some()) {
            for b in &marks[i + 1..] {
                if a.id.lane == b.id.lane && a.id.which != b.id.which {
                    let distance = a.at.distance(b.at);
                    // Side by side, but for those that would stand on the other side of a change of the rules.
                    assert!(distance >= 5.5, "{}: {distance} px between {a:?} and {b:?}", case.name());
                }
            }
        }
    });
}

#[test]
fn risers_of_one_time_do_not_hide_each_other() {
    let found = Cell::new((0, 0));
    for_every_pair(|case| {
        // A riser is a path that bends before it ends upright.
        let of = |ink: Ink| {
            case.scene.shapes.iter().filter_map(move |shape| match shape {
                Shape::Path { points, stroke } if stroke.ink == ink && points.len() > 3 => {
                    Some((points.first()?, points.last()?))
                }
                _ => None,
            })
        };
        for (from, to) in of(Ink::line_of(Which::First)) {
            for (other_from, other_to) in of(Ink::line_of(Which::Second)) {
                let [top, bottom] = [from.y.min(to.y), from.y.max(to.y)];
                let [other_top, other_bottom] = [other_from.y.min(other_to.y), other_from.y.max(other_to.y)];
                let side_by_side = top.max(other_top) < bottom.min(other_bottom);
                let apart = (to.x - other_to.x).abs();
                let (of_one_height, close) = found.get();
                let is_close = side_by_side && apart < 4.0;
                found.set((of_one_height + usize::from(side_by_side), close + usize::from(is_close)));
                let of = || format!("{}: {apart} px between {to:?} and {other_to:?}", case.name());
                assert!(!side_by_side || apart > 3.4, "{}", of());
            }
        }
    });
    let (of_one_height, close) = found.get();
    assert!(of_one_height > 1_000 && close > 100, "{found:?}");
}

#[test]
fn marks_stay_on_their_side_of_a_change_of_the_rules() {
    for_every_pair(|case| {
        let Some(x) = axis(case) else { panic!("{}: no year stands below", case.name()) };
        for area in Area::LANES {
            for (which, line) in lines(case.comparison, area).iter() {
                for (position, point) in line.points.iter().enumerate() {
                    let id = MarkId { chart: ChartId::Journey, which, lane: Some(area), position };
                    let mark = case.scene.mark(id).unwrap();
                    for rules in Break::ALL.into_iter().filter(|rules| rules.touches(area)) {
                        let change = x(number(rules.date()));
                        let is_after = point.when.first_day() >= rules.date();
                        let stays =
                            if is_after { mark.at.x > change - 0.5 } else { mark.at.x < change + 0.5 };
                        assert!(stays, "{}: {point:?} at {:?}, {rules:?} at {change}", case.name(), mark.at);
                    }
                }
            }
        }
    });
}

#[test]
fn a_pointer_finds_every_mark_at_its_own_place() {
    for_all(|case| {
        for mark in &case.scene.marks {
            assert_eq!(case.scene.mark_at(mark.at), Some(mark.id), "{}: {mark:?}", case.name());
        }
        let outside = Point { x: -100.0, y: -100.0 };
        assert_eq!(case.scene.mark_at(outside), None, "{}", case.name());
    });
}

#[test]
fn the_keyboard_reaches_every_mark_from_the_first_and_from_the_last() {
    let down = [Step::Back, Step::Forward, Step::Across, Step::LaneDown];
    let up = [Step::Back, Step::Forward, Step::Across, Step::LaneUp];
    for_all(|case| {
        let marks = &case.scene.marks;
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return };
        for (start, steps, end) in [(first, down, Step::Top), (last, up, Step::Bottom)] {
            assert_eq!(case.scene.step(None, end), Some(start.id), "{}", case.name());
            let mut reached: Vec<MarkId> = vec![start.id];
            let mut next = 0;
            while let Some(from) = reached.get(next).copied() {
                next += 1;
                assert_eq!(case.scene.step(Some(from), end), Some(start.id), "{}", case.name());
                for to in steps.into_iter().filter_map(|step| case.scene.step(Some(from), step)) {
                    if !reached.contains(&to) {
                        reached.push(to);
                    }
                }
            }
            assert_eq!(reached.len(), marks.len(), "{}: by {steps:?}", case.name());
        }
    });
}

#[test]
fn steps_along_a_council_and_across() {
    for_all(|case| {
        for mark in &case.scene.marks {
            let to = |step| case.scene.step(Some(mark.id), step).unwrap();
            let near = |lane, which| move |mark: &&Mark| mark.id.lane == lane && mark.id.which == which;
            let own = case.scene.marks.iter().filter(near(mark.id.lane, mark.id.which));
            let positions: Vec<usize> = own.map(|mark| mark.id.position).collect();
            let after = positions.iter().copied().find(|position| *position > mark.id.position);
            let before = positions.iter().copied().rfind(|position| *position < mark.id.position);
            for (step, position) in [(Step::Forward, after), (Step::Back, before)] {
                let expected = MarkId { position: position.unwrap_or(mark.id.position), ..mark.id };
                assert_eq!(to(step), expected, "{}: {step:?} from {mark:?}", case.name());
            }
            for (step, end) in [(Step::First, positions.iter().min()), (Step::Last, positions.iter().max())] {
                let expected = MarkId { position: *end.unwrap(), ..mark.id };
                assert_eq!(to(step), expected, "{}: {step:?} from {mark:?}", case.name());
            }
            let others = case.scene.marks.iter().filter(near(mark.id.lane, mark.id.which.other())).count();
            let across = to(Step::Across);
            assert_eq!(across.lane, mark.id.lane, "{}: {mark:?}", case.name());
            assert_eq!(across.which != mark.id.which, others > 0, "{}: {mark:?}", case.name());
        }
    });
}

#[test]
fn marks_stand_where_the_years_say() {
    for_all(|case| {
        let day = case.comparison.day();
        // Without a label in so short a time there is nothing to compare with.
        let Some(x) = axis(case) else { return };
        for (which, line) in lines(case.comparison, case.area).iter() {
            for (position, point) in line.points.iter().enumerate() {
                let middle = (number(point.when.first_day()) + number(point.when.last_day().min(day))) / 2.0;
                let id = MarkId { chart: ChartId::Journey, which, lane: Some(case.area), position };
                let (mark, expected) = (case.scene.mark(id).unwrap(), x(middle));
                assert!((mark.at.x - expected).abs() < 0.5, "{}: {expected} for {mark:?}", case.name());
            }
        }
    });
}

/// The number of a day.
fn number(date: Date) -> f32 {
    f32::from(i16::try_from(date.day_number()).unwrap())
}

/// Where a day of a number stands, by the first labelled year and the end of the axis.
fn axis(case: &Case<'_>) -> Option<impl Fn(f32) -> f32 + use<>> {
    let year = |text: &Text| text.text.parse::<u16>().ok().filter(|_| text.anchor == Anchor::Middle);
    let (year, x) = case.scene.texts().find_map(|text| Some((year(text)?, text.at.x)))?;
    let end = case.scene.texts().find(|text| text.text.starts_with("to ")).unwrap().at.x - 5.0;
    let (from, to) = (number(Date::new(year, 1, 1).unwrap()), number(case.comparison.day()));
    Some(move |day: f32| x + (day - from) / (to - from) * (end - x))
}
