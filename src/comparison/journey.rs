//! How each council got to its grades: the line of one council in one area, every grade in time.

use super::{Comparison, Pair, Side};
use crate::dataset::{
    Area, Band, Date, DateOf, EarlierInspection, Event, EventSource, Framework, Grade, Inspection, Judgement,
    PartialDate, ReportSource, Service,
};
use crate::order;

/// One council's grades for one area, oldest first, and until when the last one stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The grades, oldest first by the first day on site.
    pub points: Vec<GradePoint>,
    /// How the last grade ends.
    pub end: End,
}

/// Until when the last grade of a line stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// It stands on the last day shown.
    Standing,
    /// An inspection that began on this day gave the area no grade.
    NoneGiven(Date),
}

/// What a line comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Now {
    /// Its last grade stands.
    Grade(Grade),
    /// The last inspection gave none.
    NoneGiven,
    /// No grade is known.
    NotKnown,
}

/// One grade at one time.
#[derive(Clone, PartialEq, Debug)]
pub struct GradePoint {
    /// The first day on site, or as much of the date as is known.
    pub when: PartialDate,
    /// The grade.
    pub grade: Grade,
    /// What the grade covers, and on which scale.
    pub basis: Basis,
    /// The grade for adoption that the same inspection gave within this area, where it differs.
    pub adoption: Option<Grade>,
    /// The place in a report that tells it.
    pub source: ReportSource,
    /// “19–23 February 2024”, “June 2013”.
    pub when_long: String,
    /// Which of the council's inspections gave it.
    pub origin: Origin,
}

/// Which of a council's inspections gave a grade, by its position among those known, oldest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// One of those that stand in a council's history only, by its place among them.
    Earlier(usize),
    /// One of the whole of children's services.
    Inspection(usize),
}

/// What a grade covers, and on which scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// The area's own, under a framework.
    Own(Framework),
    /// Children in care and care leavers together.
    Shared,
    /// On the older scale, of another service than today's area.
    Older(Service, DateOf),
}

impl Basis {
    /// Whether two grades were given for the same thing under the same rules.
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Own(a), Self::Own(b)) => a == b,
            (Self::Shared, Self::Shared) => true,
            (Self::Older(..), Self::Older(..)) => true,
            _ => false,
        }
    }

    /// Whether marks are drawn hollow: the grade is not like for like with others of the area.
    pub fn is_hollow(self) -> bool {
        !matches!(self, Self::Own(_))
    }
}

impl Line {
    /// The line of one council in one area.
    pub fn new(side: &Side, area: Area) -> Self {
        let of_area =
            side.earlier().enumerate().filter(|(_, earlier)| earlier.service.areas().contains(&area));
        let earlier = of_area.map(|(i, earlier)| GradePoint {
            when: earlier.date,
            grade: earlier.grade,
            basis: Basis::Older(earlier.service, earlier.date_of),
            adoption: None,
            source: earlier.source.clone(),
            when_long: earlier.days(),
            origin: Origin::Earlier(i),
        });
        let later = side.inspections().enumerate();
        let later =
            later.filter_map(|(i, inspection)| GradePoint::of(inspection, area, Origin::Inspection(i)));
        let mut points: Vec<GradePoint> = earlier.chain(later).collect();
        order::sort_by(&mut points, |a, b| a.when.first_day() < b.when.first_day());
        let end = match side.latest() {
            Some(latest) if latest.judgement(area).grade().is_none() => End::NoneGiven(latest.start),
            _ => End::Standing,
        };
        Self { points, end }
    }

    /// The grade that stands at its end, or why none does.
    pub fn now(&self) -> Now {
        match (self.end, self.points.last()) {
            (End::NoneGiven(_), _) => Now::NoneGiven,
            (End::Standing, Some(last)) => Now::Grade(last.grade),
            (End::Standing, None) => Now::NotKnown,
        }
    }
}

impl GradePoint {
    fn of(inspection: &Inspection, area: Area, origin: Origin) -> Option<Self> {
        let (grade, basis) = match inspection.judgement(area) {
            Judgement::Own(grade) => (*grade, Basis::Own(inspection.framework)),
            Judgement::Shared(grade) => (*grade, Basis::Shared),
            Judgement::NotJudged(_) => return None,
        };
        let adoption = inspection.judgement(Area::Adoption).grade();
        Some(Self {
            when: PartialDate::Day(inspection.start),
            grade,
            basis,
            adoption: adoption.filter(|&adoption| area == Area::ChildrenInCare && adoption != grade),
            source: ReportSource {
                published: inspection.published,
                report: inspection.report.clone(),
                page: None,
                paragraph: None,
            },
            when_long: inspection.days_on_site(),
            origin,
        })
    }
}

/// Whether an event has a mark in the chart: a visit or government action whose date has come by `day`. A report can tell of
/// something that was only planned for a later date.
pub fn is_marked(event: &Event, day: Date) -> bool {
    event.kind.is_action() && event.date.is_some_and(|date| date.first_day() <= day)
}

/// The first day of the inspection whose own report tells of an event, if of the event only that year is known: it was before.
pub fn known_before(side: &Side, event: &Event) -> Option<Date> {
    let (EventSource::Report(source), Some(PartialDate::Year(year))) = (&event.source, event.date) else {
        return None;
    };
    let own = |start: Date, published: Date| {
        (published == source.published && start.year() == year).then_some(start)
    };
    // Of an inspection of the older kind that has its own report here, the last day is known.
    let of_older = |earlier: &EarlierInspection| match (earlier.date, earlier.end) {
        (PartialDate::Day(start), Some(_)) => own(start, earlier.source.published),
        _ => None,
    };
    let told_by = side.inspections().find_map(|inspection| own(inspection.start, inspection.published));
    told_by.or_else(|| side.earlier().find_map(of_older))
}

/// The year with which the chart of a journey up to the day `last` begins: 2009, or the year before `last` if that is
/// earlier.
pub fn first_year(last: Date) -> u16 {
    (last.year() - 1).min(2009)
}

/// Both councils' lines in one area.
pub fn lines(comparison: &Comparison, area: Area) -> Pair<Line> {
    comparison.sides.as_ref().map(|side| Line::new(side, area))
}

/// The area shown large: the one that was chosen, else the one that tells most.
pub fn large_area(comparison: &Comparison, chosen: Option<Area>) -> Area {
    chosen.unwrap_or_else(|| telling_area(comparison))
}

/// The area to show large where the reader has chosen none: the sub-judgement in which the two once stood
/// furthest apart, then the one in which they differed longest, then the first. The distance is used for this choice only,
/// and never shown.
pub fn telling_area(comparison: &Comparison) -> Area {
    most_telling(|area| distance(&lines(comparison, area), comparison.day()))
}

/// The area to show large of one council by itself: the sub-judgement that is inadequate now, then the one whose grade moved
/// furthest, then the one that was graded most often, then the first. As in [`telling_area`], what is compared is never shown.
pub fn telling_area_of(side: &Side) -> Area {
    most_telling(|area| {
        let line = Line::new(side, area);
        let bands = || line.points.iter().map(|point| point.grade.band() as usize);
        let moved = bands().max().zip(bands().min()).map_or(0, |(most, least)| most - least);
        let newest = line.points.last().filter(|_| line.end == End::Standing);
        let is_inadequate = newest.is_some_and(|it| it.grade == Grade::Inadequate);
        (is_inadequate, moved, line.points.len())
    })
}

/// The lane, other than overall, with the largest key; the first on ties.
fn most_telling<T: PartialOrd + Default>(key: impl Fn(Area) -> T) -> Area {
    let mut best = (Area::Leaders, T::default());
    for area in Area::LANES.into_iter().filter(|&area| area != Area::Overall) {
        let key = key(area);
        if key > best.1 {
            best = (area, key);
        }
    }
    best.0
}

/// The most bands that two lines ever stood apart, and for how many days they stood apart at all.
fn distance(lines: &Pair<Line>, last_day: Date) -> (usize, i32) {
    let mut days: Vec<i32> = lines
        .iter()
        .flat_map(|(_, line)| line.points.iter().map(|point| point.when.first_day().day_number()))
        .collect();
    days.push(last_day.day_number());
    order::sort_by(&mut days, |a, b| a < b);
    days.windows(2).fold((0, 0), |(most, total), window| {
        let [from, to] = window else { return (most, total) };
        let bands = lines.as_ref().map(|line| band_on(line, *from));
        let apart = bands.both().map_or(0, |bands| (bands.first as usize).abs_diff(bands.second as usize));
        (most.max(apart), if apart > 0 { total + to - from } else { total })
    })
}

/// The band in which a line stands on a day, given by its number.
fn band_on(line: &Line, day: i32) -> Option<Band> {
    if let End::NoneGiven(end) = line.end
        && end.day_number() <= day
    {
        return None;
    }
    line.points
        .iter()
        .rfind(|point| point.when.first_day().day_number() <= day)
        .map(|point| point.grade.band())
}
