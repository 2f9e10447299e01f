//! One council by itself: the sentences of its own page.

use crate::comparison::Side;
use crate::dataset::{Area, Grade, Judgement, Lifetime};
use crate::words::headline::SHARED_CARE;
use crate::words::{council as words, notices};

/// “Calderdale is graded outstanding for children in care; good for leadership, help and protection and care leavers”:
/// every area of the newest report, and the overall grade where it is inadequate.
pub fn council_headline(side: &Side) -> String {
    let Some(latest) = side.latest() else {
        return words::no_report_on(&side.council.in_sentence());
    };
    let name = side.council.at_start();
    let is_current = side.council.is_current();
    let mut judged: Vec<(Grade, &str)> = Vec::new();
    for area in Area::ALL.into_iter().filter(|area| *area != Area::Overall) {
        match (latest.judgement(area), area) {
            (Judgement::Own(grade), _) => judged.push((*grade, area.word())),
            (Judgement::Shared(grade), Area::ChildrenInCare) => {
                judged.push((*grade, SHARED_CARE));
            }
            (Judgement::Shared(_) | Judgement::NotJudged(_), _) => {}
        }
    }
    if latest.judgement(Area::Overall).grade() == Some(Grade::Inadequate) {
        judged.push((Grade::Inadequate, Area::Overall.word()));
    }
    let mut clauses = Vec::new();
    for grade in Grade::ALL {
        let areas: Vec<&str> = judged.iter().filter(|(it, _)| *it == grade).map(|(_, area)| *area).collect();
        if areas.len() > 1 && areas.len() == judged.len() {
            return words::graded(&name, is_current, &[words::grade_for(grade, &areas)]);
        }
        if !areas.is_empty() {
            clauses.push(words::grade_for(grade, &areas));
        }
    }
    match clauses.is_empty() {
        true => words::no_grade_in_report_on(&side.council.in_sentence()),
        false => words::graded(&name, is_current, &clauses),
    }
}

/// “Inspected 19–23 February 2024 under ILACS, report of 15 May 2024”. Empty if there is no report.
pub fn council_dates(side: &Side) -> String {
    match side.latest() {
        Some(latest) => words::inspected(&latest.days_on_site(), latest.framework, latest.published),
        None => String::new(),
    }
}

/// That a council was created or abolished and when, and the words before the councils from which its area came or to which
/// it passed, which the page adds as links.
pub fn council_origin(side: &Side) -> Option<[String; 2]> {
    let name = side.name();
    match &side.council.lifetime {
        Lifetime::Current => None,
        Lifetime::Created { year, .. } => {
            Some([words::created(name, *year), words::TOOK_OVER_FROM.to_owned()])
        }
        Lifetime::Abolished { year, .. } => {
            Some([notices::replaced(name, *year), words::PASSED_TO.to_owned()])
        }
    }
}
