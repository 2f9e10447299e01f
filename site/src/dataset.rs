//! From the facts to the dataset that the widget reads.

use crate::articles::Article;
use crate::councils::Council;
use crate::counting;
use crate::definitions;
use crate::disagreements::Disagreement;
use crate::earlier::Earlier;
use crate::events::{Event, Teller};
use crate::facts::Facts;
use crate::finding_row::Finding;
use crate::findings::ReportFindings;
use crate::inspections::Inspection;
use crate::typeset::typeset;
use council_compare::dataset::{Area, Date, Findings, Grade, Slug, wire};
use std::collections::BTreeMap;

/// The dataset: an index, a record for each council, what reports say, and what is counted over all councils.
#[derive(Clone, PartialEq, Debug)]
pub struct Dataset {
    /// What the dataset is, and every council in it.
    pub index: wire::Index,
    /// What is known of each council, by slug.
    pub records: BTreeMap<String, wire::Record>,
    /// What each report says, by council and day of publication.
    pub findings: BTreeMap<(Slug, Date), wire::Findings>,
    /// The vocabulary of findings, and whose newest report names each theme.
    pub themes: wire::Themes,
    /// Every grade, for counting.
    pub grades: wire::GradesOfAll,
}

impl Dataset {
    /// Puts the facts together.
    pub fn new(facts: &Facts) -> Self {
        let records = facts.councils.iter().map(|council| (council.slug.to_string(), record(council, facts)));
        let findings =
            facts.findings.iter().map(|it| ((it.council.clone(), it.published), findings(it, facts)));
        Self {
            index: index(facts),
            records: records.collect(),
            findings: findings.collect(),
            themes: counting::themes(facts),
            grades: counting::grades_of_all(facts),
        }
    }
}

fn index(facts: &Facts) -> wire::Index {
    let about = &facts.about;
    let mut councils: Vec<_> = facts
        .councils
        .iter()
        .map(|council| (council, facts.short_names.get(&council.slug)))
        .map(|(council, short)| wire::Council {
            slug: council.slug.to_string(),
            name: council.name.clone(),
            article: council.article.map(str::to_owned),
            short_name: short.map(|short| typeset(&short.name)),
            short_name_said: short.is_some_and(|short| short.is_said),
            aliases: council.aliases.clone(),
            region: council.region.to_owned(),
            start_year: council.start_year,
            end_year: council.end_year,
            predecessors: council.predecessors.clone(),
            successors: council.successors.clone(),
        })
        .collect();
    councils.sort_by(|a, b| a.slug.cmp(&b.slug));
    wire::Index {
        format: wire::FORMAT,
        title: about.title.clone(),
        inspectorate: about.inspectorate.clone(),
        data_date: about.data_date.to_string(),
        licence: wire::Link { name: about.licence_name.clone(), url: about.licence_url.clone() },
        attribution: about.attribution.clone(),
        contact: about.contact.clone(),
        featured: about.featured.each_ref().map(Slug::to_string),
        grades: definitions::grades(),
        areas: definitions::areas(),
        frameworks: definitions::frameworks(),
        part: false,
        councils,
    }
}

fn record(council: &Council, facts: &Facts) -> wire::Record {
    let mut inspections: Vec<_> =
        facts.inspections.iter().filter(|inspection| inspection.council == council.slug).collect();
    inspections.sort_by_key(|inspection| (inspection.start, inspection.published));
    let mut earlier: Vec<_> =
        facts.earlier.iter().filter(|earlier| earlier.council == council.slug).collect();
    earlier.sort_by_key(|earlier| earlier.date.first_day());
    let mut events: Vec<_> = facts.events.iter().filter(|event| event.council == council.slug).collect();
    // Undated ones last: `None` would sort first.
    events.sort_by_key(|event| (event.date.is_none(), event.date.map(|date| date.first_day())));
    let mut differ: Vec<_> = facts.disagreements.iter().filter(|it| it.council == council.slug).collect();
    differ.sort_by_key(|it| it.date.first_day());
    wire::Record {
        format: wire::FORMAT,
        data_date: facts.about.data_date.to_string(),
        slug: council.slug.to_string(),
        neighbours: council.neighbours.clone(),
        inspections: inspections.into_iter().map(|it| inspection(it, facts)).collect(),
        earlier_inspections: earlier.into_iter().map(earlier_inspection).collect(),
        events: events.into_iter().map(event).collect(),
        disagreements: differ.into_iter().map(disagreement).collect(),
        corrections: corrections(council, facts),
    }
}

/// The newest first: it is what a reader who comes back has not seen.
fn corrections(council: &Council, facts: &Facts) -> Vec<wire::Correction> {
    let of_council = facts.corrections.iter().rev().filter(|it| it.council == council.slug);
    of_council.map(|it| wire::Correction { date: it.date.to_string(), text: typeset(&it.text) }).collect()
}

fn inspection(inspection: &Inspection, facts: &Facts) -> wire::Inspection {
    let is_this =
        |council: &Slug, published: Date| *council == inspection.council && published == inspection.published;
    let reasons = facts.not_judged.iter().filter(|reason| is_this(&reason.council, reason.published));
    let mut reasons: Vec<_> = reasons.collect();
    reasons.sort_by_key(|reason| reason.area);
    let reasons = reasons
        .into_iter()
        .map(|reason| wire::NotJudged { area: reason.area.id().to_owned(), reason: typeset(&reason.reason) });
    wire::Inspection {
        framework: inspection.kind.id().to_owned(),
        kind: inspection.inspection_kind.id().to_owned(),
        start: inspection.start.to_string(),
        end: inspection.end.to_string(),
        second_visit: inspection.second_visit.map(|day| day.to_string()),
        published: inspection.published.to_string(),
        report: inspection.report_url.clone(),
        grades: grades(&inspection.grades),
        care_leavers_share_grade: inspection.care_leavers_share_grade,
        not_judged: reasons.collect(),
        findings: facts.findings.iter().any(|report| is_this(&report.council, report.published)),
    }
}

/// The grades as the dataset has them.
pub fn grades(given: &[(Area, Grade)]) -> wire::Grades {
    let mut grades = wire::Grades::default();
    for (area, grade) in given {
        let grade = Some(grade.id().to_owned());
        match area {
            Area::Leaders => grades.leaders = grade,
            Area::HelpAndProtection => grades.help_and_protection = grade,
            Area::ChildrenInCare => grades.children_in_care = grade,
            Area::CareLeavers => grades.care_leavers = grade,
            Area::Adoption => grades.adoption = grade,
            Area::SafeguardingBoard => grades.safeguarding_board = grade,
            Area::Overall => grades.overall = grade,
        }
    }
    grades
}

fn earlier_inspection(earlier: &Earlier) -> wire::EarlierInspection {
    wire::EarlierInspection {
        date: earlier.date.to_string(),
        date_of: earlier.date_of.map(str::to_owned),
        kind: earlier.service.id().to_owned(),
        grade: earlier.grade.id().to_owned(),
        source: earlier.source.wire(),
    }
}

fn event(event: &Event) -> wire::Event {
    let (report, press) = match &event.teller {
        Teller::Report(source) => (Some(source.wire()), None),
        Teller::Press(article) => (None, Some(article.wire())),
    };
    wire::Event {
        date: event.date.map(|date| date.to_string()),
        kind: event.kind.id().to_owned(),
        service: event.service.map(|service| service.id().to_owned()),
        areas: event.areas.iter().map(|area| area.id().to_owned()).collect(),
        several: event.is_several,
        summary: typeset(&event.summary),
        strengths: event.strengths.iter().map(|item| typeset(item)).collect(),
        improvements: event.improvements.iter().map(|item| typeset(item)).collect(),
        report,
        press,
    }
}

fn disagreement(disagreement: &Disagreement) -> wire::Disagreement {
    wire::Disagreement {
        date: disagreement.date.to_string(),
        inspection: disagreement.inspection.map(|published| published.to_string()),
        area: disagreement.area.map(|area| area.id().to_owned()),
        text: typeset(&disagreement.text),
        report: disagreement.source.wire(),
        press: disagreement.press.as_ref().map(Article::wire),
    }
}

fn findings(report: &ReportFindings, facts: &Facts) -> wire::Findings {
    let is_this = |it: &&Inspection| it.council == report.council && it.published == report.published;
    let listed = facts.inspections.iter().find(is_this).and_then(|inspection| inspection.areas_to_improve);
    let by_area = |findings: &[Finding]| {
        let mut findings: Vec<_> = findings.iter().collect();
        findings.sort_by_key(|finding| finding.area);
        findings.into_iter().map(finding).collect()
    };
    wire::Findings {
        format: wire::FORMAT,
        data_date: facts.about.data_date.to_string(),
        slug: report.council.to_string(),
        published: report.published.to_string(),
        summary: typeset(&report.summary),
        strengths: by_area(&report.strengths),
        concerns: by_area(&report.concerns),
        improvements: report.improvements.iter().map(finding).collect(),
        // Where as many are summarised as may be, it is worth saying whether there are more.
        improvements_listed: listed.filter(|_| report.improvements.len() >= Findings::MOST_IMPROVEMENTS),
    }
}

fn finding(finding: &Finding) -> wire::Finding {
    wire::Finding {
        area: finding.area.map(|area| area.id().to_owned()),
        theme: finding.theme.clone(),
        text: typeset(&finding.text),
        paragraph: finding.paragraph,
    }
}
