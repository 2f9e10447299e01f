//! Two councils side by side: what both reports judge, who is graded higher, and what cannot be compared.
//!
//! Pure: records in, a [`Comparison`] out. Tables, sentences and charts are all drawn from it.

mod cell;
pub mod findings;
pub mod journey;
mod mark;
mod pair;
mod side;
pub mod tally;
pub mod timeline;

pub use cell::{Before, Cell, Change, Standing, Unlike};
pub use mark::{ChartId, MarkId};
pub use pair::{Pair, Which};
pub use side::Side;

use crate::dataset::{Area, Council, Date, Framework, Grade, Inspection, Judgement, Record};
use std::rc::Rc;

/// Two councils as they stood on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The two councils.
    pub sides: Pair<Side>,
    /// The day for which the comparison is pinned, if it is.
    pub pinned: Option<Date>,
    /// The day up to which the dataset holds reports.
    pub data_date: Date,
    /// One row for each area that the grade table shows, in its order.
    pub rows: Vec<Row>,
}

/// One area, both councils.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The area.
    pub area: Area,
    /// What each council's newest report says of it.
    pub cells: Pair<Cell>,
    /// Which of the two is higher, as far as they cover the same.
    pub verdict: Verdict,
}

/// How two cells of a row compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Both have the same grade.
    Same(Likeness),
    /// One has a higher grade.
    Higher(Which, Likeness),
    /// Both have a grade, of different things.
    NotLikeForLike,
    /// Only one report judges the area.
    Only(Which),
    /// Neither report judges the area.
    Neither,
    /// One council has no report.
    NotKnown(Which),
    /// Neither council has a report.
    NothingKnown,
}

/// Whether two grades of an area cover the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// Both cover the same.
    Full,
    /// One covers something that the other does not; a note under the table says what.
    Partial,
}

/// What a grade for children in care covers besides them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CareScope {
    /// Nothing: inspections from January 2023.
    Alone,
    /// Care leavers, who have no grade of their own: 2018 to 2022.
    WithCareLeavers,
    /// Adoption and care leavers, each with a sub-judgement of its own: 2013 to 2018.
    WithSubJudgements,
}

impl Comparison {
    /// The two councils, each with its record, as they stand today or stood on the pinned day.
    pub fn new(sides: Pair<(Council, Rc<Record>)>, pinned: Option<Date>, data_date: Date) -> Self {
        let sides = sides.map(|(council, record)| Side::new(council, record, pinned));
        let rows = areas(&sides).map(|area| Row::new(&sides, area)).collect();
        Self { sides, pinned, data_date, rows }
    }

    /// The day on which the comparison stands.
    pub fn day(&self) -> Date {
        self.pinned.map_or(self.data_date, |pinned| pinned.min(self.data_date))
    }

    /// The row of an area, if the table has one.
    pub fn row(&self, area: Area) -> Option<&Row> {
        self.rows.iter().find(|row| row.area == area)
    }

    /// The newest inspection of each, if both have one.
    pub fn latest(&self) -> Option<Pair<&Inspection>> {
        self.sides.as_ref().map(Side::latest).both()
    }

    /// Days from the first day of one's newest inspection to the first day of the other's.
    pub fn days_apart(&self) -> Option<u32> {
        let starts = self.latest()?.map(|inspection| inspection.start.day_number());
        Some(starts.first.abs_diff(starts.second))
    }

    /// What each grade for children in care covers, where they differ.
    pub fn care_scopes(&self) -> Option<Pair<CareScope>> {
        let scopes = self.latest()?.map(CareScope::of);
        (scopes.first != scopes.second).then_some(scopes)
    }
}

impl Row {
    fn new(sides: &Pair<Side>, area: Area) -> Self {
        let cells = sides.as_ref().map(|side| Cell::new(side, area));
        let verdict = verdict(sides, area, &cells);
        Self { area, cells, verdict }
    }

    /// Both grades, if both reports have one.
    pub fn grades(&self) -> Option<Pair<Grade>> {
        self.cells.as_ref().map(Cell::grade).both()
    }

    /// Whether the row says no more than that of children in care, because in both reports one grade covers both areas.
    pub fn repeats_children_in_care(&self) -> bool {
        self.area == Area::CareLeavers
            && self.cells.first.standing.is_shared()
            && self.cells.second.standing.is_shared()
    }
}

impl CareScope {
    fn of(inspection: &Inspection) -> Self {
        match inspection.framework {
            Framework::Sif => Self::WithSubJudgements,
            Framework::Ilacs => match inspection.judgement(Area::ChildrenInCare) {
                Judgement::Shared(_) => Self::WithCareLeavers,
                Judgement::Own(_) | Judgement::NotJudged(_) => Self::Alone,
            },
        }
    }
}

/// The areas in the table: those judged today always, the two that ended in 2018 where one of the councils has a grade.
fn areas(sides: &Pair<Side>) -> impl Iterator<Item = Area> {
    let is_graded = |area| sides.iter().any(|(_, side)| Cell::new(side, area).grade().is_some());
    Area::ALL.into_iter().filter(move |&area| !area.ended_in_2018() || is_graded(area))
}

fn verdict(sides: &Pair<Side>, area: Area, cells: &Pair<Cell>) -> Verdict {
    let known = cells.as_ref().map(|cell| cell.standing != Standing::NotKnown);
    match (known.first, known.second) {
        (true, true) => {}
        (true, false) => return Verdict::NotKnown(Which::Second),
        (false, true) => return Verdict::NotKnown(Which::First),
        (false, false) => return Verdict::NothingKnown,
    }
    let (first, second) = match (cells.first.grade(), cells.second.grade()) {
        (Some(first), Some(second)) => (first, second),
        (Some(_), None) => return Verdict::Only(Which::First),
        (None, Some(_)) => return Verdict::Only(Which::Second),
        (None, None) => return Verdict::Neither,
    };
    let shared = cells.as_ref().map(|cell| cell.standing.is_shared());
    if area == Area::CareLeavers && shared.first != shared.second {
        return Verdict::NotLikeForLike;
    }
    let scopes = sides.as_ref().map(|side| side.latest().map(CareScope::of));
    let likeness = if area == Area::ChildrenInCare && scopes.first != scopes.second {
        Likeness::Partial
    } else {
        Likeness::Full
    };
    if first == second {
        Verdict::Same(likeness)
    } else if first.is_higher_than(second) {
        Verdict::Higher(Which::First, likeness)
    } else {
        Verdict::Higher(Which::Second, likeness)
    }
}
