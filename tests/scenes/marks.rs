//! What holds for every scene: each fact has its mark, and pointer and keyboard reach it.

use crate::cases::for_all;
use council_compare::chart::Step;
use council_compare::chart::geometry::Point;
use council_compare::chart::scene::Mark;
use council_compare::comparison::Which;
use council_compare::comparison::journey::{MarkId, lines};
use council_compare::dataset::Area;
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
fn the_keyboard_reaches_every_mark_from_the_first() {
    const STEPS: [Step; 7] =
        [Step::Back, Step::Forward, Step::Across, Step::LaneUp, Step::LaneDown, Step::First, Step::Last];
    for_all(|case| {
        let Some(first) = case.scene.marks.first() else { return };
        assert_eq!(case.scene.step(None, Step::Forward), Some(first.id), "{}", case.name());
        let mut reached: Vec<MarkId> = vec![first.id];
        let mut next = 0;
        while let Some(from) = reached.get(next).copied() {
            next += 1;
            for to in STEPS.into_iter().filter_map(|step| case.scene.step(Some(from), step)) {
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
        }
        assert_eq!(reached.len(), case.scene.marks.len(), "{}", case.name());
    });
}
