//! Everything known of one council or two, year by year: inspections, visits, government action, and what was said of them.

use super::journey::{Line, Origin, is_marked, known_before};
use super::{ChartId, Comparison, MarkId, Pair, Side, Which};
use crate::dataset::{
    Area, BoardReview, Date, Disagreement, EarlierInspection, Event, EventSource, Inspection, PartialDate,
    PressSource,
};
use crate::order;

/// What is told of one year.
#[derive(Clone, PartialEq, Debug)]
pub struct Year<'a> {
    /// The year; none for what is undated.
    pub year: Option<u16>,
    /// What happened to each council, in time; what is known less exactly comes after.
    pub entries: Pair<Vec<Entry<'a>>>,
    /// Where sources differ on something that no entry tells.
    pub differences: Pair<Vec<&'a Disagreement>>,
}

/// One thing that happened to one council.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry<'a> {
    /// The inspection, review or event itself.
    pub what: What<'a>,
    /// When, as exactly as it is told, if at all; of an inspection the first day.
    pub when: Option<PartialDate>,
    /// The first day of the inspection whose report tells of it, if only that year is known.
    before: Option<Date>,
    /// The marks of the chart that stand for it: one in each lane, or one tick, or none.
    pub marks: Vec<MarkId>,
    /// Where sources differ on it.
    pub differences: Vec<&'a Disagreement>,
}

/// What kind of thing an entry is.
#[derive(Clone, PartialEq, Debug)]
pub enum What<'a> {
    /// An inspection of the whole of children's services.
    Inspection(&'a Inspection),
    /// A review of the safeguarding board by itself.
    BoardReview(&'a BoardReview),
    /// Inspections of the council's history that one place in one source tells under one date.
    Earlier(Vec<&'a EarlierInspection>),
    /// A visit, government action, an answer.
    Event(&'a Event),
}

impl Entry<'_> {
    /// The mark that shows it: in the large lane, else in the first lane that has one, else its tick.
    pub fn mark(&self, large: Area) -> Option<MarkId> {
        let in_lane = |lane: Area| self.marks.iter().copied().find(|mark| mark.lane == Some(lane));
        in_lane(large)
            .or_else(|| Area::LANES.into_iter().find_map(in_lane))
            .or_else(|| self.marks.first().copied())
    }

    /// Whether a mark stands for it.
    pub fn has(&self, mark: Option<MarkId>) -> bool {
        mark.is_some_and(|mark| self.marks.contains(&mark))
    }

    /// The order within a year, by the last day that an entry's source can mean: one dated by its month or year alone follows those
    /// dated by a day within it, and undated ones come last. What the report of an inspection tells of that year stands before
    /// the inspection.
    fn comes_before(&self, other: &Self) -> bool {
        let key = |entry: &Self| {
            let precision = match entry.when? {
                _ if entry.before.is_some() => 0_u8,
                PartialDate::Day(_) => 1,
                PartialDate::Month(..) => 2,
                PartialDate::Year(_) => 3,
            };
            Some((entry.before.unwrap_or(entry.when?.last_day()), precision))
        };
        match (key(self), key(other)) {
            (Some(a), Some(b)) => a < b,
            (a, b) => a.is_some() && b.is_none(),
        }
    }

    /// Whether a disagreement is about this entry: it names the inspection; or it names none, and is of the same date and
    /// about what its article tells as an event, or its report of an earlier inspection.
    fn is_concerned(&self, told: &Disagreement) -> bool {
        match (&self.what, told.inspection) {
            (What::Inspection(inspection), Some(published)) => inspection.published == published,
            (What::BoardReview(review), Some(published)) => review.published == published,
            (What::Event(event), None) => {
                let is_its =
                    |article: &PressSource| told.press.as_ref().is_some_and(|it| it.title == article.title);
                event.date == Some(told.date)
                    && matches!(&event.source, EventSource::Press(article) if is_its(article))
            }
            (What::Earlier(earlier), None) => earlier.iter().any(|earlier| {
                told.press.is_none()
                    && earlier.date == told.date
                    && earlier.source.report == told.report.report
            }),
            _ => false,
        }
    }
}

/// The years in which something is told of either council, in order; what is undated comes last.
pub fn timeline(comparison: &Comparison) -> Vec<Year<'_>> {
    years_of(comparison.sides.iter(), comparison.day())
}

/// The same of one council by itself, which is the first of its pair, up to a day.
pub fn council_timeline(side: &Side, day: Date) -> Vec<Year<'_>> {
    years_of(core::iter::once((Which::First, side)), day)
}

fn years_of<'a>(sides: impl Iterator<Item = (Which, &'a Side)>, day: Date) -> Vec<Year<'a>> {
    let mut years = Vec::new();
    for (which, side) in sides {
        let mut entries = entries(which, side, day);
        order::sort_by(&mut entries, Entry::comes_before);
        for told in side.disagreements() {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.is_concerned(told)) {
                entry.differences.push(told);
            } else if let Some(year) = year(&mut years, Some(told.date.year())) {
                year.differences.get_mut(which).push(told);
            }
        }
        for entry in entries {
            if let Some(year) = year(&mut years, entry.when.map(PartialDate::year)) {
                year.entries.get_mut(which).push(entry);
            }
        }
    }
    order::sort_by(&mut years, |a, b| a.year.unwrap_or(u16::MAX) < b.year.unwrap_or(u16::MAX));
    years
}

/// The entry that a mark of the chart stands for.
pub fn entry_of<'a, 'b>(years: &'b [Year<'a>], mark: MarkId) -> Option<&'b Entry<'a>> {
    years.iter().find_map(|year| year.entries.get(mark.which).iter().find(|entry| entry.has(Some(mark))))
}

/// The entry of the list for this year, added if it is missing. (It is always there in the end; an `Option` spares a panic.)
fn year<'a, 'b>(years: &'b mut Vec<Year<'a>>, number: Option<u16>) -> Option<&'b mut Year<'a>> {
    if years.iter().all(|year| year.year != number) {
        let (entries, differences) = (Pair::new(vec![], vec![]), Pair::new(vec![], vec![]));
        years.push(Year { year: number, entries, differences });
    }
    years.iter_mut().find(|year| year.year == number)
}

/// Everything known of one council, each with its marks in a chart that ends on a day.
fn entries(which: Which, side: &Side, day: Date) -> Vec<Entry<'_>> {
    let mut points = Vec::new();
    for area in Area::LANES {
        for (position, point) in Line::new(side, area).points.iter().enumerate() {
            points
                .push((point.origin, MarkId { chart: ChartId::Journey, which, lane: Some(area), position }));
        }
    }
    let marks = |origin: Origin| -> Vec<MarkId> {
        points.iter().filter(|(of, _)| *of == origin).map(|(_, mark)| *mark).collect()
    };
    let on = |date: Date| Some(PartialDate::Day(date));
    let entry = |what, when, marks| Entry { what, when, before: None, marks, differences: Vec::new() };

    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (i, earlier) in side.earlier().enumerate() {
        let mut marks = marks(Origin::Earlier(i));
        let together = entries.iter_mut().find_map(|entry| match &mut entry.what {
            What::Earlier(told) if told.first().is_some_and(|first| are_told_together(first, earlier)) => {
                Some((told, &mut entry.marks))
            }
            _ => None,
        });
        match together {
            Some((told, marks_of_all)) => {
                told.push(earlier);
                marks_of_all.append(&mut marks);
            }
            None => entries.push(entry(What::Earlier(vec![earlier]), Some(earlier.date), marks)),
        }
    }
    for (i, inspection) in side.inspections().enumerate() {
        let marks = marks(Origin::Inspection(i));
        entries.push(entry(What::Inspection(inspection), on(inspection.start), marks));
    }
    for review in side.board_reviews() {
        entries.push(entry(What::BoardReview(review), on(review.start), Vec::new()));
    }
    for (position, event) in side.events().enumerate() {
        let tick = MarkId { chart: ChartId::Journey, which, lane: None, position };
        let marks = if is_marked(event, day) { vec![tick] } else { Vec::new() };
        entries.push(Entry {
            before: known_before(side, event),
            ..entry(What::Event(event), event.date, marks)
        });
    }
    entries
}

/// Whether one place in one report tells of both inspections under one date.
fn are_told_together(a: &EarlierInspection, b: &EarlierInspection) -> bool {
    (a.date, a.date_of) == (b.date, b.date_of) && a.source == b.source
}
