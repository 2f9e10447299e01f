//! From [`wire`](super::wire) to checked types, once, at the boundary.
//!
//! An index with a faulty council keeps the others; a record is taken whole or not at all, since a record with
//! an inspection missing would show an older grade as the newest.

use super::record::{BoardReview, DateOf, EarlierInspection, Event, EventSource, Inspection, Judgement};
use super::wire::{self, FORMAT};
use super::{
    Area, Council, DatasetError, Date, EventKind, Framework, Grade, Index, InvalidDate, Lifetime,
    PartialDate, Problem, Reason, Record, ReportKind, ReportSource, Service, Slug,
};
use crate::order;
use std::rc::Rc;

type Result<T> = core::result::Result<T, DatasetError>;

/// Where every report stands.
const REPORTS: &str = "https://files.ofsted.gov.uk/";

/// The index, and what is wrong with the councils that are left out of it.
///
/// # Errors
///
/// If the file has another format, or what it says of itself cannot be read.
pub fn index(wire: wire::Index) -> Result<(Index, Vec<DatasetError>)> {
    check_format(wire.format)?;
    let data_date = date("data-date", &wire.data_date)?;
    let [first, second] = &wire.featured;
    let featured = [slug("featured[0]", first)?, slug("featured[1]", second)?];
    let (mut councils, mut faults) = (Vec::with_capacity(wire.councils.len()), Vec::new());
    for (i, wire) in wire.councils.into_iter().enumerate() {
        match council(&format!("councils[{i}]"), wire) {
            Ok(council) => councils.push(council),
            Err(fault) => faults.push(fault),
        }
    }
    Ok((Index::new(data_date, featured, wire.attribution.into(), wire.licence, councils), faults))
}

/// The record of the council `expected`.
///
/// # Errors
///
/// The first fault found.
pub fn record(wire: wire::Record, expected: &Slug) -> Result<Record> {
    check_format(wire.format)?;
    let slug_found = slug("slug", &wire.slug)?;
    if slug_found != *expected {
        return Err(DatasetError::new("slug", Problem::OtherCouncil(wire.slug)));
    }
    let neighbours = each("neighbours", wire.neighbours, |at, text| slug(at, &text))?;
    let mut record = Record {
        slug: slug_found,
        neighbours,
        inspections: Vec::new(),
        board_reviews: Vec::new(),
        earlier: each("earlier-inspections", wire.earlier_inspections, earlier)?,
        events: each("events", wire.events, event)?,
    };
    for (i, wire) in wire.inspections.into_iter().enumerate() {
        match report(&format!("inspections[{i}]"), wire)? {
            Report::Full(inspection) => record.inspections.push(inspection),
            Report::Board(review) => record.board_reviews.push(review),
            Report::Earlier(earlier) => record.earlier.push(earlier),
        }
    }
    order::sort_by(&mut record.inspections, |a, b| (a.start, a.published) < (b.start, b.published));
    order::sort_by(&mut record.earlier, |a, b| a.date.first_day() < b.date.first_day());
    Ok(record)
}

/// A published report, by what it is about.
enum Report {
    Full(Inspection),
    Board(BoardReview),
    Earlier(EarlierInspection),
}

fn report(at: &str, wire: wire::Inspection) -> Result<Report> {
    let kind = vocabulary(&format!("{at}.framework"), &wire.framework, "framework", ReportKind::from_id)?;
    let start = date(&format!("{at}.start"), &wire.start)?;
    let end = date(&format!("{at}.end"), &wire.end)?;
    let published = date(&format!("{at}.published"), &wire.published)?;
    if start > end || end > published {
        let problem = Problem::Order("an inspection starts, ends and is published in that order");
        return Err(DatasetError::new(at, problem));
    }
    let report = address(&format!("{at}.report"), &wire.report)?;
    let given = |area: Area| -> Result<Option<Grade>> {
        let at = || format!("{at}.grades.{}", area.id());
        let Some(id) = wire.grades.get(area) else { return Ok(None) };
        if !kind.judges(area, start) {
            return Err(DatasetError::new(
                at(),
                Problem::Judgement("this framework does not judge the area"),
            ));
        }
        grade(&at(), id).map(Some)
    };
    let missing = |area: Area, problem: &'static str| {
        DatasetError::new(format!("{at}.grades.{}", area.id()), Problem::Judgement(problem))
    };
    match kind {
        ReportKind::Full(framework) => {
            if wire.care_leavers_share_grade != framework.shares_care_grade(start) {
                let problem =
                    "whether care leavers share a grade follows from the framework and the first day";
                return Err(missing(Area::CareLeavers, problem));
            }
            let mut judgements = [const { Judgement::NotJudged(Reason::BoardNotReviewed) }; Area::ALL.len()];
            for (judgement, area) in judgements.iter_mut().zip(Area::ALL) {
                *judgement = match given(area)? {
                    Some(grade) => current_scale(grade)
                        .ok_or_else(|| missing(area, "the grade belongs to the older scale"))
                        .map(|grade| own_or_shared(area, grade, wire.care_leavers_share_grade))?,
                    None if area == Area::CareLeavers && wire.care_leavers_share_grade => {
                        let shared = given(Area::ChildrenInCare)?;
                        let shared = shared.ok_or_else(|| missing(area, "the shared grade is missing"))?;
                        Judgement::Shared(shared)
                    }
                    None => {
                        Judgement::NotJudged(reason(framework, area, start, &wire.not_judged).ok_or_else(
                            || missing(area, "a grade or the reason for its absence is missing"),
                        )?)
                    }
                };
            }
            if wire.care_leavers_share_grade && wire.grades.care_leavers.is_some() {
                return Err(missing(Area::CareLeavers, "care leavers share the grade for children in care"));
            }
            Ok(Report::Full(Inspection { framework, start, end, published, report, judgements }))
        }
        ReportKind::BoardReview => {
            let area = Area::SafeguardingBoard;
            let grade = given(area)?.ok_or_else(|| missing(area, "a review of a board grades it"))?;
            Ok(Report::Board(BoardReview { start, published, report, grade }))
        }
        ReportKind::LookedAfterChildren => {
            // Its overall grade speaks of looked-after children alone, so it stands among the earlier ones.
            let grade = given(Area::Overall)?.ok_or_else(|| {
                missing(Area::Overall, "an inspection of looked-after children grades them")
            })?;
            Ok(Report::Earlier(EarlierInspection {
                date: PartialDate::Day(start),
                date_of: DateOf::Inspection,
                service: Service::LookedAfterChildren,
                grade,
                source: ReportSource { published, report, page: None, paragraph: None },
            }))
        }
    }
}

fn current_scale(grade: Grade) -> Option<Grade> {
    (!matches!(grade, Grade::Adequate | Grade::Satisfactory)).then_some(grade)
}

fn own_or_shared(area: Area, grade: Grade, care_leavers_share: bool) -> Judgement {
    if care_leavers_share && area == Area::ChildrenInCare {
        Judgement::Shared(grade)
    } else {
        Judgement::Own(grade)
    }
}

/// Why the area has no grade: as the framework has it, else as the dataset tells.
fn reason(framework: Framework, area: Area, start: Date, told: &[wire::NotJudged]) -> Option<Reason> {
    if !framework.judges(area, start) {
        return match area {
            Area::Overall => Some(Reason::OverallEnded),
            Area::Adoption => Some(Reason::AdoptionEnded),
            Area::SafeguardingBoard => Some(Reason::BoardsEnded),
            _ => None,
        };
    }
    let told = told.iter().find(|told| told.area == area.id());
    match told {
        Some(told) => Some(Reason::Told(told.reason.as_str().into())),
        None => (area == Area::SafeguardingBoard).then_some(Reason::BoardNotReviewed),
    }
}

fn council(at: &str, wire: wire::Council) -> Result<Council> {
    let lifetime = match (wire.start_year, wire.end_year) {
        (_, Some(year)) => Lifetime::Abolished {
            year,
            successors: each(&format!("{at}.successors"), wire.successors, |at, text| slug(at, &text))?,
        },
        (Some(year), None) => Lifetime::Created {
            year,
            predecessors: each(&format!("{at}.predecessors"), wire.predecessors, |at, text| slug(at, &text))?,
        },
        (None, None) => Lifetime::Current,
    };
    let name: Rc<str> = wire.name.into();
    Ok(Council {
        slug: slug(&format!("{at}.slug"), &wire.slug)?,
        short_name: wire.short_name.map_or_else(|| name.clone(), Into::into),
        name,
        aliases: wire.aliases.into_iter().map(Into::into).collect(),
        region: wire.region.into(),
        lifetime,
    })
}

fn earlier(at: &str, wire: wire::EarlierInspection) -> Result<EarlierInspection> {
    let date_of = match wire.date_of.as_deref() {
        Some("inspection") => DateOf::Inspection,
        Some("publication") => DateOf::Publication,
        None => DateOf::Unsaid,
        Some(other) => return Err(unknown(format!("{at}.date-of"), other, "kind of date")),
    };
    Ok(EarlierInspection {
        date: partial_date(&format!("{at}.date"), &wire.date)?,
        date_of,
        service: vocabulary(&format!("{at}.kind"), &wire.kind, "service", Service::from_id)?,
        grade: grade(&format!("{at}.grade"), &wire.grade)?,
        source: source(&format!("{at}.source"), &wire.source)?,
    })
}

fn event(at: &str, wire: wire::Event) -> Result<Event> {
    let source = match (wire.report, wire.press) {
        (Some(report), None) => EventSource::Report(source(&format!("{at}.report"), &report)?),
        (None, Some(press)) => EventSource::Press {
            title: press.title.into(),
            not_before: optional_date(&format!("{at}.press.not-before"), press.not_before.as_deref())?,
        },
        _ => return Err(DatasetError::new(at, Problem::Source)),
    };
    Ok(Event {
        date: optional_date(&format!("{at}.date"), wire.date.as_deref())?,
        kind: vocabulary(&format!("{at}.kind"), &wire.kind, "kind of event", EventKind::from_id)?,
        summary: wire.summary.into(),
        strengths: wire.strengths.into_iter().map(Into::into).collect(),
        improvements: wire.improvements.into_iter().map(Into::into).collect(),
        source,
    })
}

fn source(at: &str, wire: &wire::ReportSource) -> Result<ReportSource> {
    Ok(ReportSource {
        published: date(&format!("{at}.published"), &wire.published)?,
        report: address(&format!("{at}.report"), &wire.report)?,
        page: wire.page,
        paragraph: wire.paragraph,
    })
}

/// Every item of a list, each with its place.
fn each<W, T>(at: &str, items: Vec<W>, parse: impl Fn(&str, W) -> Result<T>) -> Result<Vec<T>> {
    items.into_iter().enumerate().map(|(i, item)| parse(&format!("{at}[{i}]"), item)).collect()
}

fn check_format(found: u32) -> Result<()> {
    if found == FORMAT { Ok(()) } else { Err(DatasetError::new("format", Problem::Format { found })) }
}

fn unknown(at: impl Into<String>, word: &str, vocabulary: &'static str) -> DatasetError {
    DatasetError::new(at, Problem::Unknown { word: word.to_owned(), vocabulary })
}

fn vocabulary<T>(at: &str, id: &str, name: &'static str, find: fn(&str) -> Option<T>) -> Result<T> {
    find(id).ok_or_else(|| unknown(at, id, name))
}

fn grade(at: &str, id: &str) -> Result<Grade> {
    vocabulary(at, id, "grade", Grade::from_id)
}

fn slug(at: &str, text: &str) -> Result<Slug> {
    Slug::new(text).ok_or_else(|| unknown(at, text, "slug"))
}

fn date(at: &str, text: &str) -> Result<Date> {
    text.parse().map_err(|error: InvalidDate| DatasetError::new(at, error))
}

fn partial_date(at: &str, text: &str) -> Result<PartialDate> {
    text.parse().map_err(|error: InvalidDate| DatasetError::new(at, error))
}

fn optional_date(at: &str, text: Option<&str>) -> Result<Option<PartialDate>> {
    text.map(|text| partial_date(at, text)).transpose()
}

fn address(at: &str, text: &str) -> Result<Rc<str>> {
    if text.starts_with(REPORTS) {
        Ok(text.into())
    } else {
        Err(DatasetError::new(at, Problem::Address(text.to_owned())))
    }
}
