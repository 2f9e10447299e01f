//! What large and small lanes share: two stepped lines and their marks.

use super::super::geometry::{Point, Rect, at};
use super::super::glyph;
use super::super::scene::{Ink, Mark, Scene, Shape, Stroke};
use super::Plan;
use super::labels::Taken;
use crate::comparison::journey::{End, GradePoint, Line};
use crate::comparison::{ChartId, MarkId, Pair, Which};
use crate::dataset::{Area, Band};

/// How far apart the risers of two lines stand at least, in pixels, so that neither hides the other.
const RISERS: f32 = 3.5;

/// How a lane turns grades into heights, and how heavily it draws.
pub(super) struct Lane<'a> {
    pub(super) area: Area,
    pub(super) lines: &'a Pair<Line>,
    /// The middle of the highest band.
    pub(super) top_middle: f32,
    /// From one band's middle to the next.
    pub(super) step: f32,
    /// How far above or below the middle of a band each council's line runs, so that two equal grades do not cover each other.
    pub(super) dodge: f32,
    /// Radius of marks, in pixels.
    pub(super) radius: f32,
    /// The least distance in time between the two councils' marks in one band, in pixels, so that none hides another. Marks that
    /// have their dates beside them stand exactly at these, so it is nothing for them.
    pub(super) apart: f32,
    /// Width of the councils' lines, in pixels.
    pub(super) stroke: f32,
    /// Radius of the corner where a line turns to a new grade, and half the length of the cap that ends a line.
    pub(super) corner: f32,
    /// Width of a hollow mark's outline.
    pub(super) hollow: f32,
    /// How far the ground shows round a mark.
    pub(super) halo: f32,
}

impl Lane<'_> {
    /// The middle of a band, between the two councils' lines.
    pub(super) fn band_middle(&self, band: Band) -> f32 {
        let steps = match band {
            Band::Outstanding => 0.0,
            Band::Good => 1.0,
            Band::Third => 2.0,
            Band::Inadequate => 3.0,
        };
        self.top_middle + self.step * steps
    }

    /// The middle of the lane, between the bands.
    pub(super) fn middle(&self) -> f32 {
        self.top_middle + self.step * 1.5
    }

    /// The height at which a council's grade runs.
    pub(super) fn y(&self, which: Which, band: Band) -> f32 {
        let dodge = match which {
            Which::First => -self.dodge,
            Which::Second => self.dodge,
        };
        self.band_middle(band) + dodge
    }

    /// The place of a grade's mark.
    pub(super) fn place(&self, plan: &Plan<'_>, which: Which, point: &GradePoint) -> Point {
        let x = plan.time.middle(point.when);
        let band = point.grade.band();
        let others = self.lines.get(which.other()).points.iter().filter(|other| other.grade.band() == band);
        let moved = x + aside(which, x, others.map(|other| plan.time.middle(other.when)), self.apart);
        let moved = moved.min(plan.time.right());
        // No mark moves to the other side of a change in how its area is judged.
        let breaks =
            plan.breaks().filter(|rules| rules.touches(self.area)).map(|rules| plan.time.x(rules.date()));
        let x = breaks.fold(moved, |moved, line| if x < line { moved.min(line) } else { moved.max(line) });
        at(x, self.y(which, band))
    }

    /// Where a line rises or falls to a grade: at its mark, but beside a riser of the other line.
    fn riser_x(&self, plan: &Plan<'_>, which: Which, to: Point) -> f32 {
        let others = self.lines.get(which.other()).points.windows(2).filter_map(|window| match window {
            [before, after] if before.grade.band() != after.grade.band() => {
                Some(self.place(plan, which.other(), after).x)
            }
            _ => None,
        });
        to.x + aside(which, to.x, others, RISERS)
    }

    /// Draws both lines, then both councils' marks over them. Returns the boxes that they take.
    pub(super) fn draw(&self, scene: &mut Scene, plan: &Plan<'_>) -> Taken {
        let mut taken = Taken::default();
        for (which, line) in self.lines.iter() {
            self.draw_line(scene, plan, which, line, &mut taken);
        }
        for (which, line) in self.lines.iter() {
            self.draw_marks(scene, plan, which, line, &mut taken);
        }
        taken
    }

    fn draw_line(&self, scene: &mut Scene, plan: &Plan<'_>, which: Which, line: &Line, taken: &mut Taken) {
        let ink = Ink::line_of(which);
        let whole = Stroke::solid(ink, self.stroke);
        let mut stretch = |scene: &mut Scene, points: Vec<Point>, stroke: Stroke| {
            for window in points.windows(2) {
                if let [from, to] = window {
                    taken.take(Rect::between(*from, *to, 3.0));
                }
            }
            scene.shapes.push(Shape::Path { points, stroke });
        };
        for window in line.points.windows(2) {
            let [before, after] = window else { continue };
            let (from, to) = (self.place(plan, which, before), self.place(plan, which, after));
            if (from.y - to.y).abs() < 0.5 {
                stretch(scene, vec![from, to], whole);
                continue;
            }
            let x = self.riser_x(plan, which, to);
            let corner = self.corner.min(x - from.x).max(0.0);
            let stroke = if before.basis.is_like(after.basis) {
                whole
            } else {
                Stroke::dashed(ink, self.stroke, 2.5, 2.5)
            };
            let turn = at(x - corner, from.y);
            stretch(scene, vec![from, turn], whole);
            stretch(scene, riser(turn, at(x, to.y), corner), stroke);
        }
        let Some(last) = line.points.last() else { return };
        let from = self.place(plan, which, last);
        let end = match line.end {
            End::Standing => plan.time.right(),
            End::NoneGiven(date) => plan.time.x(date),
        };
        stretch(scene, vec![from, at(end, from.y)], whole);
        if let End::NoneGiven(_) = line.end {
            let cap = self.corner;
            stretch(scene, vec![at(end, from.y - cap), at(end, from.y + cap)], whole);
        }
    }

    fn draw_marks(&self, scene: &mut Scene, plan: &Plan<'_>, which: Which, line: &Line, taken: &mut Taken) {
        let (ink, line_ink) = (Ink::of(which), Ink::line_of(which));
        for (position, point) in line.points.iter().enumerate() {
            let place = self.place(plan, which, point);
            let (from, to) = plan.time.span(point.when);
            if to - from > self.radius * 3.0 {
                // Only the year is known, and is longer than the mark: a pale bar as long as the year.
                let bar = Stroke::solid(line_ink, self.radius * 0.66);
                scene.line(at(from, place.y), at(to, place.y), bar);
            }
            let hollow = point.basis.is_hollow().then_some(self.hollow);
            glyph::draw_halo(scene, point.grade, place, self.radius, self.halo);
            glyph::draw(scene, point.grade, place, self.radius, ink, hollow);
            taken.take(Rect::around(place, self.radius + 1.5));
            let id = MarkId { chart: ChartId::Journey, which, lane: Some(self.area), position };
            scene.marks.push(Mark { id, at: place });
        }
    }
}

/// How far something of a council at `x` moves from what the other council has, so that each keeps half the distance `apart`. Of
/// what stands at one place the first council's moves to the left.
fn aside(which: Which, x: f32, others: impl Iterator<Item = f32>, apart: f32) -> f32 {
    others.fold(0.0, |moved: f32, other| {
        let gap = x - other;
        let lacking = (apart - gap.abs()) / 2.0;
        if lacking <= moved.abs() {
            return moved;
        }
        let is_left = gap < 0.0 || (gap <= 0.0 && which == Which::First);
        if is_left { -lacking } else { lacking }
    })
}

/// The path from where a line leaves its grade round a corner to the next mark.
fn riser(turn: Point, to: Point, corner: f32) -> Vec<Point> {
    const PIECES: u8 = 4;
    let down = if to.y > turn.y { corner } else { -corner };
    let bend = (0..=PIECES).map(|i| {
        // A quarter circle as a quadratic curve over the corner's two sides.
        let t = f32::from(i) / f32::from(PIECES);
        at(turn.x + corner * (2.0 * t - t * t), turn.y + down * t * t)
    });
    bend.chain([to]).collect()
}
