//! Visits and government action: a strip of ticks for each council, under the large lane. They are never
//! grades, so they never stand in a lane and never take a grade's shape. Labels stand beside their ticks, or in a second row.

use super::super::geometry::{Rect, at};
use super::super::scene::{Anchor, Ink, Mark, Scene, Shape, Text};
use super::super::text::{BOLD, HelveticaMetrics, Measure as _, TEXT, TITLE};
use super::frame::LINE;
use super::labels::{self, Pen, Taken};
use super::{Layout, Plan};
use crate::comparison::journey::is_marked;
use crate::comparison::{ChartId, MarkId, Which};
use crate::dataset::{Account, Event, EventKind, PartialDate};
use crate::words::chart as words;
use crate::words::numbers::{COMMA, figure};

/// Ticks of events of one kind that are closer than this share a label, in pixels.
const SHARED_LABEL: f32 = 80.0;

/// How far below its strip's middle the second row of the narrow form stands, in pixels.
const UNDER: f32 = 14.0;

/// How far the second row of the wide form stands from its strip's middle, in pixels: above the first council's strip and below
/// the second's, where the gaps to the axis and to the lane below have room for it.
const OFF: f32 = 12.0;

/// From a tick, or the stem that leads from it to the second row, to its label, in pixels.
const BESIDE: f32 = 4.0;

/// How wide that stem is, in pixels.
const STEM: f32 = 1.0;

/// The least distances in pixels from the tick of another group to a label, so that this is not taken for that group's: to one
/// before its own ticks, where a label is not looked for first, and from the end of one after them. Ticks take a little more.
const APART: f32 = 24.0;
const CLEAR: f32 = 5.0;

/// A drawn event.
struct Tick<'a> {
    event: &'a Event,
    date: PartialDate,
    bounds: Rect,
}

/// Draws both strips from `top` on. Returns their lower end.
pub(super) fn draw(scene: &mut Scene, plan: &Plan<'_>, top: f32) -> f32 {
    let mut y = top;
    for which in Which::BOTH {
        let middle = heading(scene, plan, which, y);
        strip(scene, plan, which, middle);
        y = middle + if plan.layout.is_wide { 5.0 } else { UNDER + 8.0 };
    }
    y + if plan.layout.is_wide { 16.0 } else { 6.0 }
}

/// Whose strip it is. Returns the strip's middle.
fn heading(scene: &mut Scene, plan: &Plan<'_>, which: Which, top: f32) -> f32 {
    let name = &plan.sides.get(which).council.short_name;
    let ink = Ink::of(which);
    if plan.layout.is_wide {
        let y = top + 17.0;
        if which == Which::First {
            scene.text(plan.text(words::EVENTS, TITLE, Ink::Ink, Anchor::Start, at(0.0, y)));
        }
        let is_moved = which == Which::First && has_row_of_its_own(&plan.layout, name);
        let y = if is_moved { y + 18.0 } else { y };
        scene.text(plan.text(name, BOLD, ink, Anchor::End, at(names_end(&plan.layout), y)));
        return y;
    }
    let y = top + 12.0;
    let name = plan.text(&words::whose(name), BOLD, ink, Anchor::Start, at(0.0, y));
    let after = name.bounds.right + 4.0;
    scene.text(name);
    let titles =
        words::EVENTS_AFTER_NAME.map(|title| plan.text(title, TEXT, Ink::Muted, Anchor::Start, at(after, y)));
    let fits = |title: &Text| title.bounds.right <= plan.width;
    if let Some(title) = titles.into_iter().find(fits) {
        scene.text(title);
    }
    y + 16.0
}

/// Where the names of the strips end in the wide form.
fn names_end(layout: &Layout) -> f32 {
    layout.left - 10.0
}

/// Whether the first council's name would touch the title in the wide form, and so moves to a row of its own below it. The
/// chart is higher then, so this is measured in Helvetica's widths whatever the font.
pub(super) fn has_row_of_its_own(layout: &Layout, name: &str) -> bool {
    let room = names_end(layout) - HelveticaMetrics.width(words::EVENTS, TITLE) - 8.0;
    HelveticaMetrics.width(name, BOLD) > room
}

/// Draws a council's strip: its ticks, their marks, and as many labels as find room.
pub(super) fn strip(scene: &mut Scene, plan: &Plan<'_>, which: Which, middle: f32) {
    let ticks = ticks(plan, which, middle);
    let ink = Ink::of(which);
    let mut taken = Taken::default();
    for (position, tick) in &ticks {
        let Rect { left, top, right, bottom } = tick.bounds;
        let points = tick.bounds.corners().into();
        scene.shapes.push(Shape::Polygon { points, fill: ink, outline: None });
        let place = at((left + right) / 2.0, (top + bottom) / 2.0);
        scene.marks.push(Mark {
            id: MarkId { chart: ChartId::Journey, which, lane: None, position: *position },
            at: place,
        });
        taken.take(Rect { left: left - 3.0, top, right: right + 3.0, bottom });
    }
    if ticks.is_empty() {
        let text = if plan.layout.is_wide { words::NO_EVENTS } else { words::NO_EVENTS_SHORT };
        let x = plan.time.left() + 2.0;
        scene.text(plan.text(text, TEXT, Ink::Muted, Anchor::Start, at(x, middle)));
        return;
    }
    let room = Rect { left: plan.time.left(), top: 0.0, right: plan.width, bottom: f32::INFINITY };
    // A label is too short to say that something concerned a single service.
    let labelled = ticks.iter().map(|(_, tick)| tick).filter(|tick| tick.event.service.is_none());
    let row = match (plan.layout.is_wide, which) {
        (false, _) => middle + UNDER,
        (true, Which::First) => middle - OFF,
        (true, Which::Second) => middle + OFF,
    };
    let mut pen = Pen { scene, taken, room };
    for group in groups(labelled) {
        label(&mut pen, plan, &group, (middle, row), ink);
    }
}

/// The events that can be placed in time, each with its position among all of the council's events. A day or a
/// month is an upright tick, a year a bar as long as the year at the ticks' feet.
fn ticks<'a>(plan: &'a Plan<'_>, which: Which, middle: f32) -> Vec<(usize, Tick<'a>)> {
    let events = plan.sides.get(which).events().enumerate();
    let mut ticks: Vec<(usize, Tick<'_>)> = events
        .filter(|(_, event)| is_marked(event, plan.time.last()))
        .filter_map(|(position, event)| {
            let date = event.date?;
            let bounds = match date {
                PartialDate::Year(_) => {
                    let (left, right) = plan.time.span(date);
                    Rect { left, top: middle + 2.0, right, bottom: middle + 6.0 }
                }
                PartialDate::Month(..) | PartialDate::Day(_) => {
                    let x = plan.time.middle(date);
                    Rect { left: x - 1.5, top: middle - 6.0, right: x + 1.5, bottom: middle + 6.0 }
                }
            };
            Some((position, Tick { event, date, bounds }))
        })
        .collect();
    stand_apart(&mut ticks);
    ticks
}

/// Sets apart what would hide something else, so that each event can be seen and pointed at: ticks move to the right by a few
/// pixels, and each further bar of a year moves up, the second of them to the level of the ticks' heads.
fn stand_apart(ticks: &mut [(usize, Tick<'_>)]) {
    let (mut last_tick, mut last_year) = (f32::NEG_INFINITY, (None, 0.0));
    for (_, Tick { date, bounds, .. }) in ticks {
        if let PartialDate::Year(year) = *date {
            let up = if last_year.0 == Some(year) { last_year.1 + 8.0 } else { 0.0 };
            last_year = (Some(year), up);
            bounds.top -= up;
            bounds.bottom -= up;
        } else {
            let by = (last_tick + 1.0 - bounds.left).max(0.0);
            bounds.left += by;
            bounds.right += by;
            last_tick = bounds.right;
        }
    }
}

/// The ticks in groups that share a label, each of one kind and close together. The gravest kinds find room first, and the
/// earliest of a kind.
fn groups<'a>(ticks: impl Iterator<Item = &'a Tick<'a>> + Clone) -> Vec<Vec<&'a Tick<'a>>> {
    let mut groups: Vec<Vec<&Tick<'_>>> = Vec::new();
    for kind in EventKind::ALL {
        let mut open: Option<Vec<&Tick<'_>>> = None;
        for tick in ticks.clone().filter(|tick| tick.event.kind == kind) {
            let near = open
                .as_ref()
                .and_then(|group| group.last())
                .is_some_and(|last| tick.bounds.left - last.bounds.right < SHARED_LABEL);
            match &mut open {
                Some(group) if near => group.push(tick),
                _ => groups.extend(open.replace(vec![tick])),
            }
        }
        groups.extend(open);
    }
    groups
}

/// Labels a group from the longest wording to the shortest, right of its last tick or left of its first, or in the second row,
/// to which a stem leads from that tick. `middle` and `row` are the middles of the strip and of the second row.
fn label(pen: &mut Pen<'_>, plan: &Plan<'_>, group: &[&Tick<'_>], (middle, row): (f32, f32), ink: Ink) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let (left, right) = (first.bounds.left, last.bounds.right);
    for wording in wordings(group) {
        let text = plan.text(&wording, TEXT, Ink::Ink, Anchor::Start, at(0.0, middle));
        let width = text.bounds.width();
        // Where it begins, what has to be free before and after it, and where the stem is.
        for (x, before, after, stem) in [
            (right + BESIDE, 0.0, CLEAR, None),
            (left - BESIDE - width, APART, 0.0, None),
            (left + BESIDE, 0.0, 0.0, Some((first, left))),
            (right - BESIDE - width, 0.0, 0.0, Some((last, right - STEM))),
        ] {
            let label = labels::moved(&text, x, if stem.is_some() { row } else { middle });
            let label = shrunk(label, LINE - 3.0);
            let bounds = label.bounds;
            let kept = Rect { left: bounds.left - before, right: bounds.right + after, ..bounds };
            if !(pen.room.contains(&bounds) && pen.taken.is_free(&kept)) {
                continue;
            }
            if let Some((tick, x)) = stem {
                let (top, bottom) = if row < middle {
                    (bounds.top, tick.bounds.top)
                } else {
                    (tick.bounds.bottom, bounds.bottom)
                };
                let points = Rect { left: x, top, right: x + STEM, bottom }.corners().into();
                pen.scene.shapes.push(Shape::Polygon { points, fill: ink, outline: None });
            }
            return pen.add(label);
        }
    }
}

/// The same text in a lower box, so that strips can stand close.
fn shrunk(text: Text, height: f32) -> Text {
    let middle = text.at.y;
    let bounds = Rect { top: middle - height / 2.0, bottom: middle + height / 2.0, ..text.bounds };
    Text { bounds, ..text }
}

/// The wordings of a group's label, the longest first: with every year, with the first and the last, without any. What no
/// report tells as done is marked.
fn wordings(group: &[&Tick<'_>]) -> Vec<String> {
    let Some(first) = group.first() else { return Vec::new() };
    let named = words::events(first.event.kind);
    if let Some(several) = group.iter().find(|tick| tick.event.is_several) {
        // How many there were is not told, and those that are dated by themselves are among them.
        return vec![words::events_from(named.many, several.date.year()), named.many.to_owned()];
    }
    let years: Vec<u16> = group.iter().map(|tick| tick.date.year()).collect();
    let accounts: Vec<Account> = group.iter().map(|tick| tick.event.account()).collect();
    let n = group.len();
    let mut wordings = Vec::new();
    // Each year is named only where each had one event, so that nobody reads fewer than there were.
    if years.is_sorted_by(|a, b| a < b) {
        let marked = years.iter().zip(&accounts);
        let years: Vec<String> =
            marked.map(|(year, account)| words::by_account(&figure(usize::from(*year)), *account)).collect();
        wordings.push(words::events_of(named.of(n), &years.join(COMMA)));
    }
    // What one commissioner was named for and advised is two events, but not two commissioners; and services that passed to one
    // company after another did not pass to two at once.
    let can_be_counted = !matches!(first.event.kind, EventKind::Commissioner | EventKind::TrustEstablished);
    if n == 1 {
        wordings.push(words::by_account(named.one, first.event.account()));
    } else if can_be_counted {
        wordings.extend(counted(named.many, &years, &accounts));
    }
    wordings
}

/// The wordings of several events that count them. Where they are not of one account, those that no report tells as done are
/// counted apart, or none are.
fn counted(many: &str, years: &[u16], accounts: &[Account]) -> Vec<String> {
    let n = years.len();
    let marked = accounts.iter().copied().find(|account| *account != Account::Report);
    let account = marked.unwrap_or(Account::Report);
    let of_account = accounts.iter().filter(|of| **of == account).count();
    if of_account < n {
        return vec![words::events_counted_apart(n, many, of_account, account), many.to_owned()];
    }
    let between =
        years.first().zip(years.last()).map(|(from, to)| words::events_between(n, many, *from, *to));
    let shortest = words::events_counted(n, many);
    between.into_iter().chain([shortest]).map(|wording| words::by_account(&wording, account)).collect()
}
