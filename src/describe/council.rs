//! One council by itself: the sentences of its own page.

use super::words::list;
use crate::comparison::Side;
use crate::dataset::{Area, Grade, Judgement, Lifetime};

/// “Calderdale is graded outstanding for children in care; good for leadership, help and protection and care leavers”:
/// every area of the newest report, the overall grade left out.
pub fn council_headline(side: &Side) -> String {
    let name = side.name();
    let Some(latest) = side.latest() else {
        return format!("This dataset holds no full inspection report on {name}");
    };
    let verb = if side.council.is_current() { "is" } else { "was" };
    let mut judged: Vec<(Grade, &str)> = Vec::new();
    for area in Area::ALL.into_iter().filter(|area| *area != Area::Overall) {
        match (latest.judgement(area), area) {
            (Judgement::Own(grade), _) => judged.push((*grade, area.word())),
            (Judgement::Shared(grade), Area::ChildrenInCare) => {
                judged.push((*grade, "children in care and care leavers"));
            }
            (Judgement::Shared(_) | Judgement::NotJudged(_), _) => {}
        }
    }
    let mut clauses = Vec::new();
    for grade in Grade::ALL {
        let areas: Vec<&str> = judged.iter().filter(|(it, _)| *it == grade).map(|(_, area)| *area).collect();
        if areas.len() > 1 && areas.len() == judged.len() {
            return format!("{name} {verb} graded {} for {}", grade.word(), list(&areas));
        }
        if !areas.is_empty() {
            clauses.push(format!("{} for {}", grade.word(), list(&areas)));
        }
    }
    match clauses.is_empty() {
        true => format!("No area has a grade in the newest report on {name}"),
        false => format!("{name} {verb} graded {}", clauses.join("; ")),
    }
}

/// “Inspected 19–23 February 2024 under ILACS, report of 15 May 2024”. Empty if there is no report.
pub fn council_dates(side: &Side) -> String {
    let line = |it: &crate::dataset::Inspection| {
        let (days, framework) = (it.days_on_site(), it.framework.short_name());
        format!("Inspected {days} under {framework}, report of {}", it.published.long())
    };
    side.latest().map(line).unwrap_or_default()
}

/// That a council was created or abolished, and when; the councils are left to the page.
pub fn council_origin(side: &Side) -> Option<[String; 2]> {
    let name = side.name();
    match &side.council.lifetime {
        Lifetime::Current => None,
        Lifetime::Created { year, .. } => {
            Some([format!("{name} was created in {year}."), "It took over from".to_owned()])
        }
        Lifetime::Abolished { year, .. } => {
            Some([format!("{name} was replaced in {year}."), "Its area passed to".to_owned()])
        }
    }
}
