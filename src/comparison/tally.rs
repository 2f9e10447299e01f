//! Where the two stand: how many councils hold each grade. Counts, never ranks.

use super::{Comparison, Pair, Which};
use crate::dataset::{Area, CountedCouncil, Date, Grade, GradesGiven, GradesOfAll, Judgement, Slug};
use crate::words::tally as words;

/// Among which councils grades are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Among {
    /// Every council in England.
    England,
    /// The councils in the region of one of the two.
    RegionOf(Which),
}

/// How many councils hold each grade, area by area, by the newest report of each.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally {
    /// The name of where the councils are: “England”, “Yorkshire and The Humber”.
    pub place: String,
    /// How many councils are counted: all that there were on the day and that have a report by then.
    pub counted: usize,
    /// How many councils there were on the day that have no report in the dataset by then.
    pub without_report: usize,
    /// One row an area, as [`Area::LANES`] has them.
    pub rows: Vec<TallyRow>,
}

/// The counts of one area.
#[derive(Clone, PartialEq, Debug)]
pub struct TallyRow {
    /// The area.
    pub area: Area,
    /// How many hold each of [`GRADES`], in that order.
    pub counts: [usize; GRADES.len()],
    /// How many newest reports give care leavers one grade together with children in care, and so none of their
    /// own.
    pub shared: usize,
    /// How many newest reports give the area no grade at all.
    pub not_judged: usize,
    /// The column in which each of the two is counted; none if it is of another region or has no report.
    pub counted_in: Pair<Option<Column>>,
}

/// The grades counted, highest first.
pub const GRADES: [Grade; 4] =
    [Grade::Outstanding, Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];

/// A column of the tally.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The councils with this grade.
    Grade(Grade),
    /// The councils without a grade of their own.
    NoGrade,
}

impl Column {
    /// The column's heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grade(grade) => grade.label(),
            Self::NoGrade => words::NO_GRADE,
        }
    }
}

impl Among {
    /// The choices for a comparison: England, and each one's region, once if it is the same.
    pub fn choices(comparison: &Comparison) -> Vec<Self> {
        let regions = comparison.sides.as_ref().map(|side| &side.council.region);
        let mut choices = vec![Self::England, Self::RegionOf(Which::First)];
        if regions.first != regions.second {
            choices.push(Self::RegionOf(Which::Second));
        }
        choices
    }

    /// The same choice once other councils are shown. A region stays that of its council if this has changed sides, by whatever
    /// way, and is that of the council in its place if it has gone.
    #[must_use]
    pub fn following(self, before: &Pair<Slug>, now: &Pair<Slug>) -> Self {
        match self {
            Self::RegionOf(which) if before.get(which) == now.get(which.other()) => {
                Self::RegionOf(which.other())
            }
            same => same,
        }
    }

    /// The name of where the councils are.
    pub fn place(self, comparison: &Comparison) -> &str {
        match self {
            Self::England => words::ENGLAND,
            Self::RegionOf(which) => &comparison.sides.get(which).council.region,
        }
    }
}

impl Tally {
    /// Counts as of the comparison's day.
    pub fn new(comparison: &Comparison, grades: &GradesOfAll, among: Among) -> Self {
        let day = comparison.day();
        let place = among.place(comparison);
        let is_here = |council: &CountedCouncil| among == Among::England || *council.region == *place;
        let mut rows: Vec<TallyRow> = Area::LANES.into_iter().map(TallyRow::empty).collect();
        let (mut counted, mut without_report) = (0, 0);
        let was_here = |council: &&CountedCouncil| is_here(council) && council.existed_on(day);
        for council in grades.counted().iter().filter(was_here) {
            let Some(newest) = newest(grades, &council.slug, day) else {
                without_report += 1;
                continue;
            };
            counted += 1;
            let which = Which::BOTH
                .into_iter()
                .find(|which| comparison.sides.get(*which).council.slug == council.slug);
            for row in &mut rows {
                row.count(newest, which);
            }
        }
        Self { place: place.to_owned(), counted, without_report, rows }
    }

    /// The columns that are shown: every grade, and those without one where there is any.
    pub fn columns(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = GRADES.into_iter().map(Column::Grade).collect();
        if self.rows.iter().any(|row| row.at(Column::NoGrade) > 0) {
            columns.push(Column::NoGrade);
        }
        columns
    }

    /// Whether one of the two is counted.
    pub fn counts(&self, which: Which) -> bool {
        self.rows.iter().any(|row| row.counted_in.get(which).is_some())
    }

    /// The counts of an area.
    pub fn row(&self, area: Area) -> Option<&TallyRow> {
        self.rows.iter().find(|row| row.area == area)
    }
}

impl TallyRow {
    fn empty(area: Area) -> Self {
        let counts = [0; GRADES.len()];
        Self { area, counts, shared: 0, not_judged: 0, counted_in: Pair::new(None, None) }
    }

    /// How many councils stand in a column.
    pub fn at(&self, column: Column) -> usize {
        match column {
            Column::NoGrade => self.shared + self.not_judged,
            Column::Grade(grade) => {
                position(grade).and_then(|position| self.counts.get(position)).copied().unwrap_or(0)
            }
        }
    }

    /// Counts one council by its newest report. `which` says which of the two it is, if it is one of them.
    fn count(&mut self, newest: &GradesGiven, which: Option<Which>) {
        let column = match newest.judgement(self.area) {
            Some(Judgement::Shared(_)) if self.area == Area::CareLeavers => {
                self.shared += 1;
                Column::NoGrade
            }
            Some(Judgement::Own(grade) | Judgement::Shared(grade)) => {
                if let Some(count) = position(*grade).and_then(|position| self.counts.get_mut(position)) {
                    *count += 1;
                }
                Column::Grade(*grade)
            }
            Some(Judgement::NotJudged(_)) | None => {
                self.not_judged += 1;
                Column::NoGrade
            }
        };
        if let Some(which) = which {
            *self.counted_in.get_mut(which) = Some(column);
        }
    }
}

/// Where a grade stands among [`GRADES`], if it is one of them.
fn position(grade: Grade) -> Option<usize> {
    GRADES.iter().position(|counted| *counted == grade)
}

/// The newest report of a council by a day.
fn newest<'a>(grades: &'a GradesOfAll, council: &Slug, day: Date) -> Option<&'a GradesGiven> {
    grades.inspections(council).iter().rfind(|given| given.published <= day)
}
