//! What a reader can point at in a chart.

use super::Which;
use crate::dataset::Area;

/// One of the charts on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartId {
    /// How each council got to its grades: a lane for each area, and events.
    Journey,
    /// How many councils hold each grade.
    Standing,
}

/// What a mark of a chart stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarkId {
    /// The chart it stands in.
    pub chart: ChartId,
    /// The council it is of.
    pub which: Which,
    /// The lane or row it stands in, or none for an event.
    pub lane: Option<Area>,
    /// Its position among the council's own there, oldest first.
    pub position: usize,
}
