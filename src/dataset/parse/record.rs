//! The record of a council. It is taken whole or not at all, since a record with an inspection missing would show an older
//! grade as the newest.

use super::super::json::{Node, Object, Result};
use super::super::{
    Area, BoardReview, Correction, DatasetError, Date, DateOf, Disagreement, EarlierInspection, Event,
    EventKind, EventSource, Framework, Grade, Inspection, Json, Judgement, PartialDate, PressSource, Problem,
    Reason, Record, ReportKind, ReportSource, Service, Slug,
};
use super::{check_format, council_of};
use crate::order;
use std::rc::Rc;

/// What the address of every report begins with.
pub const REPORTS: &str = "https://files.ofsted.gov.uk/";

/// The record of the council `expected`.
///
/// # Errors
///
/// The first fault found.
pub fn record(json: &Json, expected: &Slug) -> Result<Record> {
    let file = Node::file(json);
    let record = file.object()?;
    check_format(&record)?;
    let slug = council_of(&record, expected)?;
    let (mut inspections, mut board_reviews) = (Vec::new(), Vec::new());
    let mut earlier = record.field("earlier-inspections").list(earlier_inspection)?;
    for node in record.field("inspections").items()? {
        match report(&node)? {
            Report::Full(inspection) => inspections.push(inspection),
            Report::Board(review) => board_reviews.push(review),
            Report::Earlier(inspections) => earlier.extend(inspections),
        }
    }
    order::sort_by(&mut inspections, |a, b| (a.start, a.published) < (b.start, b.published));
    order::sort_by(&mut earlier, |a, b| a.date.first_day() < b.date.first_day());
    let neighbours = record.field("neighbours").list(Node::slug)?;
    let events = record.field("events").list(event)?;
    let disagreements = record.field("disagreements").optional(|list| list.list(disagreement))?;
    let disagreements = disagreements.unwrap_or_default();
    let corrections = record.field("corrections").optional(|list| list.list(correction))?.unwrap_or_default();
    Ok(Record { slug, neighbours, inspections, board_reviews, earlier, events, disagreements, corrections })
}

/// A published report, by what it is about.
enum Report {
    Full(Inspection),
    Board(BoardReview),
    /// One for each thing that it grades.
    Earlier(Vec<EarlierInspection>),
}

fn report(node: &Node<'_>) -> Result<Report> {
    let fields = node.object()?;
    let kind = fields.field("framework").word("framework", ReportKind::from_id)?;
    let start = fields.field("start").date()?;
    let end = fields.field("end").date()?;
    let published = fields.field("published").date()?;
    let second_visit = fields.field("second-visit").optional(Node::date)?;
    let came_back = second_visit.unwrap_or(end);
    if start > came_back || came_back > end || end > published {
        return Err(node.fault(Problem::Order("an inspection starts, ends and is published in that order")));
    }
    let grades = fields.field("grades");
    let grades = Grades { by_area: grades.object()?, kind, start };
    let report = fields.field("report").address(REPORTS)?;
    Ok(match kind {
        ReportKind::Full(framework) => {
            let judgements = judgements(&fields, &grades, framework)?;
            let has_findings = fields.field("findings").optional(Node::flag)?.unwrap_or(false);
            Report::Full(Inspection {
                framework,
                start,
                end,
                second_visit,
                published,
                report,
                has_findings,
                judgements,
            })
        }
        ReportKind::BoardReview => {
            let grade = grades.needed(Area::SafeguardingBoard, "a review of a board grades it")?;
            Report::Board(BoardReview { start, end, published, report, grade })
        }
        // Its overall grade is of services for looked-after children alone, so it is no grade of today's areas.
        ReportKind::LookedAfterChildren => {
            let overall =
                grades.needed(Area::Overall, "an inspection of looked-after children grades them")?;
            let leadership = grades.given(Area::Leaders)?;
            let leadership = leadership.map(|grade| (Service::LeadershipForLookedAfterChildren, grade));
            let graded = leadership.into_iter().chain([(Service::LookedAfterChildren, overall)]);
            let told = graded.map(|(service, grade)| EarlierInspection {
                date: PartialDate::Day(start),
                end: Some(end),
                date_of: DateOf::Inspection,
                service,
                grade,
                source: ReportSource { published, report: report.clone(), page: None, paragraph: None },
            });
            Report::Earlier(told.collect())
        }
    })
}

/// The grades of one report, with its kind and first day, which decide what areas it can grade.
struct Grades<'a> {
    by_area: Object<'a>,
    kind: ReportKind,
    start: Date,
}

impl Grades<'_> {
    /// The grade of an area, if the report has one.
    fn given(&self, area: Area) -> Result<Option<Grade>> {
        let grade = self.by_area.field(area.id()).optional(Node::grade)?;
        if grade.is_some() && !self.kind.judges(area, self.start) {
            return Err(self.fault(area, "this framework does not judge the area"));
        }
        if grade.is_some_and(Grade::is_of_older_scale) && self.kind != ReportKind::LookedAfterChildren {
            return Err(self.fault(area, "the grade belongs to the older scale"));
        }
        Ok(grade)
    }

    /// The grade of an area that a report of this kind must have.
    fn needed(&self, area: Area, why: &'static str) -> Result<Grade> {
        self.given(area)?.ok_or_else(|| self.fault(area, why))
    }

    fn fault(&self, area: Area, problem: &'static str) -> DatasetError {
        self.by_area.field(area.id()).fault(Problem::Judgement(problem))
    }
}

/// What an inspection of the whole of a council's children's services says of each area.
fn judgements(
    report: &Object<'_>,
    grades: &Grades<'_>,
    framework: Framework,
) -> Result<[Judgement; Area::ALL.len()]> {
    let is_shared = framework.shares_care_grade(grades.start);
    let says_shared = report.field("care-leavers-share-grade");
    if says_shared.optional(Node::flag)?.unwrap_or(false) != is_shared {
        let problem = "whether care leavers share a grade follows from the framework and the first day";
        return Err(says_shared.fault(Problem::Judgement(problem)));
    }
    let told = report.field("not-judged").optional(|areas| areas.list(not_judged))?.unwrap_or_default();
    // Each is replaced below.
    let mut judgements = [const { Judgement::NotJudged(Reason::BoardNotReviewed) }; Area::ALL.len()];
    for (judgement, area) in judgements.iter_mut().zip(Area::ALL) {
        *judgement = match (area, grades.given(area)?) {
            (Area::CareLeavers, Some(_)) if is_shared => {
                return Err(grades.fault(area, "care leavers share the grade for children in care"));
            }
            (Area::CareLeavers, None) if is_shared => match grades.given(Area::ChildrenInCare)? {
                Some(grade) => Judgement::Shared(grade),
                None => return Err(grades.fault(area, "the shared grade is missing")),
            },
            (Area::ChildrenInCare, Some(grade)) if is_shared => Judgement::Shared(grade),
            (_, Some(grade)) => Judgement::Own(grade),
            (_, None) => match reason(framework, area, grades.start, &told) {
                Some(reason) => Judgement::NotJudged(reason),
                None => return Err(grades.fault(area, "a grade or the reason for its absence is missing")),
            },
        };
    }
    Ok(judgements)
}

fn not_judged(node: &Node<'_>) -> Result<(Area, Rc<str>)> {
    let fields = node.object()?;
    Ok((fields.field("area").area()?, fields.field("reason").text()?.clone()))
}

/// Why the area has no grade: because the framework does not judge it, or else the reason that the dataset gives.
fn reason(framework: Framework, area: Area, start: Date, told: &[(Area, Rc<str>)]) -> Option<Reason> {
    if !framework.judges(area, start) {
        return match area {
            Area::Overall => Some(Reason::OverallEnded),
            Area::Adoption => Some(Reason::AdoptionEnded),
            Area::SafeguardingBoard => Some(Reason::BoardsEnded),
            _ => None,
        };
    }
    match told.iter().find(|(of, _)| *of == area) {
        Some((_, reason)) => Some(Reason::Told(reason.clone())),
        None => (area == Area::SafeguardingBoard).then_some(Reason::BoardNotReviewed),
    }
}

fn earlier_inspection(node: &Node<'_>) -> Result<EarlierInspection> {
    let earlier = node.object()?;
    let date_of = earlier.field("date-of").optional(|kind| kind.word("kind of date", DateOf::from_id))?;
    Ok(EarlierInspection {
        date: earlier.field("date").partial_date()?,
        end: None,
        date_of: date_of.unwrap_or(DateOf::Unsaid),
        service: earlier.field("kind").word("service", Service::from_id)?,
        grade: earlier.field("grade").grade()?,
        source: report_source(&earlier.field("source"))?,
    })
}

fn event(node: &Node<'_>) -> Result<Event> {
    let event = node.object()?;
    let date = event.field("date").optional(Node::partial_date)?;
    let kind = event.field("kind").word("kind of event", EventKind::from_id)?;
    let service = event.field("service").optional(|service| service.word("service", Service::from_id))?;
    let areas = event.field("areas").optional(|areas| areas.list(Node::area))?.unwrap_or_default();
    let is_several = event.field("several").optional(Node::flag)?.unwrap_or(false);
    let summary = event.field("summary").text()?;
    let report = event.field("report").optional(report_source)?;
    let press = event.field("press").optional(press_source)?;
    let source = match (report, press) {
        (Some(report), None) => EventSource::Report(report),
        (None, Some(press)) => EventSource::Press(press),
        _ => return Err(node.fault(Problem::Source)),
    };
    let strengths = event.field("strengths").texts()?;
    let improvements = event.field("improvements").texts()?;
    let summary = summary.clone();
    Ok(Event { date, kind, service, areas, is_several, summary, strengths, improvements, source })
}

fn report_source(node: &Node<'_>) -> Result<ReportSource> {
    let source = node.object()?;
    Ok(ReportSource {
        published: source.field("published").date()?,
        page: source.field("page").optional(Node::number)?,
        paragraph: source.field("paragraph").optional(Node::number)?,
        report: source.field("report").address(REPORTS)?,
    })
}

fn press_source(node: &Node<'_>) -> Result<PressSource> {
    let source = node.object()?;
    let not_before = source.field("not-before").optional(Node::partial_date)?;
    Ok(PressSource { title: source.field("title").text()?.clone(), not_before })
}

fn disagreement(node: &Node<'_>) -> Result<Disagreement> {
    let fields = node.object()?;
    Ok(Disagreement {
        date: fields.field("date").partial_date()?,
        inspection: fields.field("inspection").optional(Node::date)?,
        area: fields.field("area").optional(Node::area)?,
        report: report_source(&fields.field("report"))?,
        press: fields.field("press").optional(press_source)?,
        text: fields.field("text").text()?.clone(),
    })
}

fn correction(node: &Node<'_>) -> Result<Correction> {
    let fields = node.object()?;
    Ok(Correction { date: fields.field("date").date()?, text: fields.field("text").text()?.clone() })
}
