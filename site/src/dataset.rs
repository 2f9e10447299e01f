//! From the facts to the dataset that the widget reads.

use crate::councils::Council;
use crate::definitions;
use crate::earlier::Earlier;
use crate::events::{Event, Teller};
use crate::facts::Facts;
use crate::inspections::Inspection;
use crate::not_judged::NotJudged;
use council_compare::dataset::{Area, Grade, Slug, wire};
use std::collections::BTreeMap;

/// The dataset: an index, and a record for each council.
#[derive(Clone, PartialEq, Debug)]
pub struct Dataset {
    /// What the dataset is, and every council in it.
    pub index: wire::Index,
    /// What is known of each council, by slug.
    pub records: BTreeMap<String, wire::Record>,
}

impl Dataset {
    /// Puts the facts together.
    pub fn new(facts: &Facts) -> Self {
        let records = facts.councils.iter().map(|council| (council.slug.to_string(), record(council, facts)));
        Self { index: index(facts), records: records.collect() }
    }
}

fn index(facts: &Facts) -> wire::Index {
    let about = &facts.about;
    let short_name = |slug: &Slug| facts.short_names.get(slug).cloned();
    let mut councils: Vec<_> = facts
        .councils
        .iter()
        .map(|council| wire::Council {
            slug: council.slug.to_string(),
            name: council.name.clone(),
            short_name: short_name(&council.slug),
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
        featured: about.featured.each_ref().map(Slug::to_string),
        grades: definitions::grades(),
        areas: definitions::areas(),
        frameworks: definitions::frameworks(),
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
    wire::Record {
        format: wire::FORMAT,
        slug: council.slug.to_string(),
        neighbours: council.neighbours.clone(),
        inspections: inspections.into_iter().map(|it| inspection(it, &facts.not_judged)).collect(),
        earlier_inspections: earlier.into_iter().map(earlier_inspection).collect(),
        events: events.into_iter().map(event).collect(),
        disagreements: Vec::new(),
    }
}

fn inspection(inspection: &Inspection, not_judged: &[NotJudged]) -> wire::Inspection {
    let of_this = |reason: &&NotJudged| {
        reason.council == inspection.council && reason.published == inspection.published
    };
    let mut reasons: Vec<_> = not_judged.iter().filter(of_this).collect();
    reasons.sort_by_key(|reason| reason.area);
    let reasons = reasons
        .into_iter()
        .map(|reason| wire::NotJudged { area: reason.area.id().to_owned(), reason: reason.reason.clone() });
    wire::Inspection {
        framework: inspection.kind.id().to_owned(),
        kind: inspection.inspection_kind.to_owned(),
        start: inspection.start.to_string(),
        end: inspection.end.to_string(),
        published: inspection.published.to_string(),
        report: inspection.report_url.clone(),
        grades: grades(&inspection.grades),
        care_leavers_share_grade: inspection.care_leavers_share_grade,
        not_judged: reasons.collect(),
        findings: false,
    }
}

fn grades(given: &[(Area, Grade)]) -> wire::Grades {
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
        Teller::Press { title, not_before } => {
            let not_before = not_before.map(|date| date.to_string());
            (None, Some(wire::PressSource { title: title.clone(), not_before }))
        }
    };
    wire::Event {
        date: event.date.map(|date| date.to_string()),
        kind: event.kind.id().to_owned(),
        summary: event.summary.clone(),
        strengths: event.strengths.clone(),
        improvements: event.improvements.clone(),
        report,
        press,
    }
}
