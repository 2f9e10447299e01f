//! The files that only the panels below the grades need: findings, themes, and the grades of all councils. Their parsers are
//! in the later part of the program.

use super::super::findings::{Finding, Findings, Theme, ThemeId, Themes};
use super::super::grades_of_all::{CountedCouncil, GradesGiven, GradesOfAll};
use super::super::json::{Node, Object, Result};
use super::super::{Area, Date, Grade, Json, Judgement, Problem, Slug};
use super::{check_format, council_of};
use crate::order;
use std::rc::Rc;

/// The summaries of one report.
///
/// # Errors
///
/// The first fault found, also if the file is about another report.
pub fn findings(json: &Json, expected: &Slug, report: Date) -> Result<Findings> {
    let file = Node::file(json);
    let fields = file.object()?;
    check_format(&fields)?;
    let slug = council_of(&fields, expected)?;
    let published = fields.field("published").date()?;
    if published != report {
        return Err(fields.field("published").fault(Problem::OtherReport(published)));
    }
    let improvements_listed = fields.field("improvements-listed").optional(Node::number)?;
    let strengths = fields.field("strengths").list(area_finding)?;
    let concerns = fields.field("concerns").list(area_finding)?;
    let improvements = fields.field("improvements").list(finding)?;
    let summary = fields.field("summary").text()?.clone();
    Ok(Findings { slug, published, summary, strengths, concerns, improvements, improvements_listed })
}

fn finding(node: &Node<'_>) -> Result<Finding> {
    let finding = node.object()?;
    let area = finding.field("area").optional(Node::area)?;
    let paragraph = finding.field("paragraph").optional(Node::number)?;
    let theme = finding.field("theme").word("theme", ThemeId::new)?;
    Ok(Finding { area, theme, text: finding.field("text").text()?.clone(), paragraph })
}

/// A strength or a concern, which stands in one area.
fn area_finding(node: &Node<'_>) -> Result<Finding> {
    let finding = finding(node)?;
    match finding.area {
        Some(_) => Ok(finding),
        None => Err(node.object()?.field("area").fault(Problem::Missing("an area"))),
    }
}

/// The vocabulary of themes.
///
/// # Errors
///
/// The first fault found.
pub fn themes(json: &Json) -> Result<Themes> {
    let file = Node::file(json);
    let fields = file.object()?;
    check_format(&fields)?;
    let reports = fields.field("reports").number()?;
    Ok(Themes { reports, themes: fields.field("themes").list(theme)? })
}

fn theme(node: &Node<'_>) -> Result<Theme> {
    let theme = node.object()?;
    let told_to_improve = theme.field("told-to-improve").list(Node::slug)?;
    let id = theme.field("id").word("theme", ThemeId::new)?;
    Ok(Theme { id, label: theme.field("label").text()?.clone(), told_to_improve })
}

/// The grades of every council.
///
/// # Errors
///
/// The first fault found. Unlike the index, the file is refused as a whole: with one council left out, every count would be
/// wrong.
pub fn grades_of_all(json: &Json) -> Result<GradesOfAll> {
    let file = Node::file(json);
    let fields = file.object()?;
    check_format(&fields)?;
    let by_slug = fields.field("councils");
    let mut councils = Vec::new();
    for (slug, inspections) in by_slug.object()?.entries() {
        let Some(slug) = Slug::new(slug) else {
            return Err(by_slug.fault(Problem::Unknown { word: slug.to_owned(), vocabulary: "slug" }));
        };
        councils.push((slug, inspections.list(grades_given)?));
    }
    // `GradesOfAll` finds them by binary search.
    order::sort_by(&mut councils, |(a, _), (b, _)| a < b);
    let (created, abolished) = (fields.field("created"), fields.field("abolished"));
    let (created, abolished) = (created.object()?, abolished.object()?);
    let mut counted = Vec::new();
    for (region, slugs) in fields.field("regions").object()?.entries() {
        let region: Rc<str> = region.into();
        for slug in slugs.list(Node::slug)? {
            let years = (year_of(&slug, &created)?, year_of(&slug, &abolished)?);
            counted.push(CountedCouncil { slug, region: region.clone(), years });
        }
    }
    Ok(GradesOfAll { counted, councils })
}

/// The year of a council, where it has one.
fn year_of(council: &Slug, years: &Object<'_>) -> Result<Option<u16>> {
    let of_council = years.entries().find(|(slug, _)| *slug == council.as_str());
    of_council.map(|(_, year)| year.number()).transpose()
}

fn grades_given(node: &Node<'_>) -> Result<GradesGiven> {
    let fields = node.object()?;
    let published = fields.field("published").date()?;
    let is_shared = fields.field("care-leavers-share-grade").optional(Node::flag)?.unwrap_or(false);
    let grades = fields.field("grades");
    let grades = grades.object()?;
    let current = |id: &str| Grade::from_id(id).filter(|grade| !grade.is_of_older_scale());
    let grade = |area: Area| -> Result<Option<Grade>> {
        grades.field(area.id()).optional(|grade| grade.word("grade of the current scale", current))
    };
    let mut judgements = [const { None }; Area::LANES.len()];
    for (judgement, area) in judgements.iter_mut().zip(Area::LANES) {
        *judgement = match area {
            Area::ChildrenInCare | Area::CareLeavers if is_shared => {
                grade(Area::ChildrenInCare)?.map(Judgement::Shared)
            }
            _ => grade(area)?.map(Judgement::Own),
        };
    }
    Ok(GradesGiven { published, judgements })
}
