//! What is counted over all councils: every grade, and whose newest report names which theme.

use crate::councils::Council;
use crate::dataset::grades;
use crate::facts::Facts;
use crate::findings::ReportFindings;
use crate::inspections::Inspection;
use crate::typeset::typeset;
use council_compare::dataset::{Area, ReportKind, Slug, wire};
use std::collections::BTreeMap;

/// The vocabulary, and for each theme the current councils whose newest report tells them to improve it.
pub fn themes(facts: &Facts) -> wire::Themes {
    let newest: BTreeMap<_, _> = facts
        .councils
        .iter()
        .filter(|council| council.end_year.is_none())
        .filter_map(|council| Some((&council.slug, newest_findings(&council.slug, facts)?)))
        .collect();
    let themes = facts.themes.iter().map(|theme| {
        let is_told = |report: &ReportFindings| report.improvements.iter().any(|it| it.theme == theme.slug);
        let told = newest.iter().filter(|(_, report)| is_told(report)).map(|(slug, _)| slug.to_string());
        wire::Theme { id: theme.slug.clone(), label: typeset(&theme.label), told_to_improve: told.collect() }
    });
    // A report that lists nothing could not have named a theme.
    let with_list = newest.values().filter(|report| !report.improvements.is_empty()).count();
    wire::Themes {
        format: wire::FORMAT,
        data_date: facts.about.data_date.to_string(),
        // There are some 150 councils.
        reports: u16::try_from(with_list).unwrap_or(u16::MAX),
        themes: themes.collect(),
    }
}

/// The findings of a council's newest report, unless that has none: those of an older report do not stand in.
fn newest_findings<'a>(council: &Slug, facts: &'a Facts) -> Option<&'a ReportFindings> {
    let newest = full_inspections(council, facts).pop()?;
    facts.findings.iter().find(|report| report.council == *council && report.published == newest.published)
}

/// The inspections of the whole of a council's children's services, in the order of its record.
fn full_inspections<'a>(council: &Slug, facts: &'a Facts) -> Vec<&'a Inspection> {
    let is_full = |it: &&Inspection| it.council == *council && matches!(it.kind, ReportKind::Full(_));
    let mut inspections: Vec<_> = facts.inspections.iter().filter(is_full).collect();
    inspections.sort_by_key(|inspection| (inspection.start, inspection.published));
    inspections
}

/// Every grade of every council for the areas judged today.
pub fn grades_of_all(facts: &Facts) -> wire::GradesOfAll {
    let councils = facts.councils.iter().filter_map(|council| {
        let inspections = full_inspections(&council.slug, facts);
        let given: Vec<_> = inspections.into_iter().map(grades_given).collect();
        (!given.is_empty()).then(|| (council.slug.to_string(), given))
    });
    let mut regions = BTreeMap::<String, Vec<String>>::new();
    for council in &facts.councils {
        regions.entry(council.region.to_owned()).or_default().push(council.slug.to_string());
    }
    for slugs in regions.values_mut() {
        slugs.sort();
    }
    let years = |year: fn(&Council) -> Option<u16>| {
        facts.councils.iter().filter_map(|council| Some((council.slug.to_string(), year(council)?))).collect()
    };
    wire::GradesOfAll {
        format: wire::FORMAT,
        data_date: facts.about.data_date.to_string(),
        regions,
        created: years(|council| council.start_year),
        abolished: years(|council| council.end_year),
        councils: councils.collect(),
    }
}

fn grades_given(inspection: &Inspection) -> wire::GradesGiven {
    let judged_today = |(area, _): &&(Area, _)| Area::LANES.contains(area);
    let given: Vec<_> = inspection.grades.iter().filter(judged_today).copied().collect();
    wire::GradesGiven {
        published: inspection.published.to_string(),
        grades: grades(&given),
        care_leavers_share_grade: inspection.care_leavers_share_grade,
    }
}
