//! From a pointer or a key to a mark.

use super::geometry::Point;
use super::scene::{Mark, Scene};
use crate::comparison::MarkId;
use crate::dataset::Area;

/// How far from a mark's middle a pointer still means it, in pixels. That makes a target of 32 pixels, more than the 24 that
/// WCAG asks for.
const REACH: f32 = 16.0;

/// A way to go from one mark to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the council's mark before, in the same lane.
    Back,
    /// To the council's mark after, in the same lane.
    Forward,
    /// To the other council's nearest mark, in the same lane or row.
    Across,
    /// To the lane above.
    LaneUp,
    /// To the lane below.
    LaneDown,
    /// To the council's first mark, in the same lane.
    First,
    /// To the council's last mark, in the same lane.
    Last,
    /// To the first mark of all.
    Top,
    /// To the last mark of all.
    Bottom,
}

impl Scene {
    /// The mark that a pointer at this place means.
    pub fn mark_at(&self, place: Point) -> Option<MarkId> {
        if let Some((id, _)) = self.names.iter().find(|(_, bounds)| bounds.holds(place)) {
            return Some(*id);
        }
        let distance = |mark: &&Mark| mark.at.distance(place);
        let nearest = self.marks.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        (distance(&nearest) <= REACH).then_some(nearest.id)
    }

    /// The small lane that a pointer at this place means.
    pub fn lane_at(&self, place: Point) -> Option<Area> {
        self.lanes.iter().find(|(_, bounds)| bounds.holds(place)).map(|(area, _)| *area)
    }

    /// The mark with this identity.
    pub fn mark(&self, id: MarkId) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }

    /// The mark that a step leads to from another, which is the same one if there is no further mark. Without one to start
    /// from it is the first of all, or the last of all for [`Step::Last`] and [`Step::Bottom`].
    pub fn step(&self, from: Option<MarkId>, step: Step) -> Option<MarkId> {
        let Some(from) = from.and_then(|id| self.mark(id)) else {
            return match step {
                Step::Last | Step::Bottom => self.marks.last().map(|mark| mark.id),
                _ => self.marks.first().map(|mark| mark.id),
            };
        };
        let along = |mark: &&Mark| mark.id.lane == from.id.lane && mark.id.which == from.id.which;
        let to = match step {
            Step::Back => self.marks.iter().filter(along).rfind(|mark| mark.id.position < from.id.position),
            Step::Forward => self.marks.iter().filter(along).find(|mark| mark.id.position > from.id.position),
            Step::Across => {
                self.nearest(from, |mark| mark.id.lane == from.id.lane && mark.id.which != from.id.which)
            }
            Step::LaneUp => self.in_lane_away(from, -1),
            Step::LaneDown => self.in_lane_away(from, 1),
            Step::First => self.marks.iter().find(along),
            Step::Last => self.marks.iter().rfind(along),
            Step::Top => self.marks.first(),
            Step::Bottom => self.marks.last(),
        };
        Some(to.unwrap_or(from).id)
    }

    /// Of the marks that fit, the one closest from left to right, which in the journey means in time.
    fn nearest(&self, from: &Mark, fits: impl Fn(&Mark) -> bool) -> Option<&Mark> {
        let away = |mark: &Mark| (mark.at.x - from.at.x).abs();
        self.marks.iter().filter(|mark| fits(mark)).min_by(|a, b| away(a).total_cmp(&away(b)))
    }

    /// The mark to go to in the lane that stands so many lanes below another mark's, or above it where `lanes_down` is
    /// negative: the same council's nearest in time, or else the other's.
    fn in_lane_away(&self, from: &Mark, lanes_down: isize) -> Option<&Mark> {
        let mut lanes: Vec<Option<Area>> = self.marks.iter().map(|mark| mark.id.lane).collect();
        lanes.dedup();
        let here = lanes.iter().position(|lane| *lane == from.id.lane)?;
        let lane = *lanes.get(here.checked_add_signed(lanes_down)?)?;
        let same_council = self.nearest(from, |mark| mark.id.lane == lane && mark.id.which == from.id.which);
        same_council.or_else(|| self.nearest(from, |mark| mark.id.lane == lane))
    }
}
