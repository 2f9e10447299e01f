//! The strips of events: which ticks have a label, and that none can be taken for another's.

use crate::cases::HAIR;
use crate::common::{Dataset, title};
use council_compare::chart::geometry::{Point, Rect};
use council_compare::chart::journey::{WIDE, scene};
use council_compare::chart::scene::{Ink, Scene, Shape, Text};
use council_compare::chart::text::HelveticaMetrics;
use council_compare::comparison::{Comparison, Which};
use council_compare::dataset::{Area, Event, EventKind};
use council_compare::words::chart::events;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// Columns of telephones, of articles and of pages, in pixels.
const WIDTHS: [f32; 8] = [256.0, 296.0, 366.0, 552.0, 700.0, 852.0, 976.0, 1104.0];

/// What government took in hand.
const SERIOUS: [EventKind; 5] = [
    EventKind::Commissioner,
    EventKind::StatutoryDirection,
    EventKind::ImprovementNotice,
    EventKind::TrustEstablished,
    EventKind::ServicesReturned,
];

/// Ticks of a council that share a label, or should: of one kind and near each other.
struct Group {
    kind: EventKind,
    which: Which,
    from: f32,
    to: f32,
    y: f32,
}

impl Group {
    /// The label of these ticks, if they have one: it stands beside them, or beside a stem that leads from one of them.
    fn label<'a>(&self, scene: &'a Scene) -> Option<&'a Text> {
        let named = events(self.kind);
        // The strips of the wide form stand close, and those of the narrow form have the second row further off.
        let reach = if scene.width < WIDE { 19.0 } else { 17.0 };
        scene.texts().find(|text| {
            let Rect { left, right, .. } = text.bounds;
            let is_of_kind = [named.one, named.many]
                .iter()
                .any(|name| text.text.contains(name) || text.text.contains(&name.to_ascii_lowercase()));
            let is_near = left - 12.0 < self.to && right + 12.0 > self.from;
            text.ink == Ink::Ink && is_of_kind && is_near && (text.at.y - self.y).abs() < reach
        })
    }
}

/// The tick whose middle this is.
fn tick(scene: &Scene, middle: Point) -> Rect {
    let is_of = |bounds: &Rect| {
        let Rect { left, top, right, bottom } = *bounds;
        ((left + right) / 2.0 - middle.x).abs() < HAIR && ((top + bottom) / 2.0 - middle.y).abs() < HAIR
    };
    boxes(scene).find(is_of).unwrap()
}

/// Everything with four corners: ticks and stems, and some shapes of grades.
fn boxes(scene: &Scene) -> impl Iterator<Item = Rect> {
    let boxes = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Polygon { points, .. } if points.len() == 4 => Some(points),
        _ => None,
    });
    boxes.map(|points| Rect {
        left: points.iter().fold(f32::INFINITY, |left, point| left.min(point.x)),
        top: points.iter().fold(f32::INFINITY, |top, point| top.min(point.y)),
        right: points.iter().fold(f32::NEG_INFINITY, |right, point| right.max(point.x)),
        bottom: points.iter().fold(f32::NEG_INFINITY, |bottom, point| bottom.max(point.y)),
    })
}

fn groups(comparison: &Comparison, scene: &Scene) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for which in Which::BOTH {
        let told: Vec<&Event> = comparison.sides.get(which).events().collect();
        for mark in scene.marks.iter().filter(|mark| mark.id.lane.is_none() && mark.id.which == which) {
            let event = told[mark.id.position];
            // A label is too short to say that something concerned a single service.
            if event.service.is_some() {
                continue;
            }
            let Rect { left, right, .. } = tick(scene, mark.at);
            let near = |group: &&mut Group| {
                group.kind == event.kind && group.which == which && left - group.to < 80.0
            };
            match groups.iter_mut().find(near) {
                Some(group) => group.to = right,
                None => groups.push(Group { kind: event.kind, which, from: left, to: right, y: mark.at.y }),
            }
        }
    }
    groups
}

/// Every council beside each of its statistical neighbours.
fn for_neighbours(check: impl Fn(&Comparison, &Scene)) {
    let data = Dataset::to_be_read();
    for (first, record) in &data.records {
        for second in &record.neighbours {
            let comparison = data.compare(first, second, None);
            for width in WIDTHS {
                check(&comparison, &scene(&comparison, Area::HelpAndProtection, width, &HelveticaMetrics));
            }
        }
    }
}

/// Labels of few words find no room on a telephone where a council has many of them. Everywhere else they do.
#[test]
fn what_government_took_in_hand_is_labelled() {
    let (counts, without) = (Cell::new(0), RefCell::new(BTreeMap::new()));
    for_neighbours(|comparison, scene| {
        for group in groups(comparison, scene).iter().filter(|group| SERIOUS.contains(&group.kind)) {
            counts.set(counts.get() + 1);
            if group.label(scene).is_none() {
                let council = comparison.sides.get(group.which).council.slug.to_string();
                let mut without = without.borrow_mut();
                let widest = without.entry(format!("{council}, {}", group.kind.id())).or_insert(0.0_f32);
                *widest = widest.max(scene.width);
            }
        }
    });
    assert!(counts.get() > 3_000, "{}", counts.get());
    // Up to these widths, in pixels.
    let expected = [
        ("bradford, commissioner", 256.0),
        ("bradford, trust-established", 366.0),
        ("slough, statutory-direction", 366.0),
        ("slough, trust-established", 366.0),
    ];
    assert_eq!(without.into_inner(), expected.map(|(what, width)| (what.to_owned(), width)).into());
}

/// A label beside its ticks is nearer to them than to those of others, and a stem leads to one in the second row.
#[test]
fn no_label_can_be_taken_for_that_of_another_tick() {
    let stems = Cell::new(0);
    for_neighbours(|comparison, scene| {
        let groups = groups(comparison, scene);
        for group in &groups {
            let Some(label) = group.label(scene) else { continue };
            let Rect { left, right, .. } = label.bounds;
            let of = || format!("{}, {} px: {label:?}", title(comparison), scene.width);
            if (label.at.y - group.y).abs() > 6.0 {
                let is_stem = |bounds: Rect| {
                    let beside =
                        (left - bounds.left - 4.0).abs() < HAIR || (bounds.right - right - 4.0).abs() < HAIR;
                    beside
                        && bounds.right - bounds.left < 1.5
                        && bounds.overlaps(&Rect { left: left - 5.0, right: right + 5.0, ..label.bounds })
                };
                assert!(boxes(scene).any(is_stem), "{}", of());
                stems.set(stems.get() + 1);
                continue;
            }
            let others = groups.iter().filter(|other| other.which == group.which && other.kind != group.kind);
            for x in others.flat_map(|other| [other.from, other.to]) {
                let is_clear =
                    if left > group.to { x < left || x > right + 7.9 } else { x < left - 24.0 || x > right };
                assert!(is_clear, "{}: {x}", of());
            }
        }
    });
    assert!(stems.get() > 100, "{}", stems.get());
}
