//! One council by itself: the sentences of its own page.

use crate::comparison::Side;
use crate::dataset::{Area, Grade, Judgement, Lifetime};
use crate::words::headline::SHARED_CARE;
use crate::words::{council as words, notices};

/// “Trafford is graded good for children in care; requires improvement for care leavers; inadequate for leadership and help
/// and protection”: every area of the newest report, and the overall grade where it is inadequate. From three areas on they are
/// counted, since the table below names them: “good in all four areas”.
pub fn council_headline(side: &Side) -> String {
    let Some(latest) = side.latest() else {
        return words::no_report_on(&side.council.in_sentence());
    };
    let (mut judged, mut has_shared): (Vec<(Grade, &str)>, bool) = (Vec::new(), false);
    for area in Area::ALL.into_iter().filter(|area| *area != Area::Overall) {
        match (latest.judgement(area), area) {
            (Judgement::Own(grade), _) => judged.push((*grade, area.word())),
            (Judgement::Shared(grade), Area::ChildrenInCare) => {
                has_shared = true;
                judged.push((*grade, SHARED_CARE));
            }
            (Judgement::Shared(_) | Judgement::NotJudged(_), _) => {}
        }
    }
    let mut clauses = Vec::new();
    for grade in Grade::ALL {
        let mut areas: Vec<&str> =
            judged.iter().filter(|(it, _)| *it == grade).map(|(_, area)| *area).collect();
        let is_inadequate_overall =
            grade == Grade::Inadequate && latest.judgement(Area::Overall).grade() == Some(grade);
        // A grade for two areas at once is neither one nor two, so then they are named.
        let clause = if areas.len() >= COUNTED_FROM && !has_shared {
            words::grade_in(grade, areas.len(), judged.len(), is_inadequate_overall)
        } else {
            areas.extend(is_inadequate_overall.then_some(Area::Overall.word()));
            words::grade_for(grade, &areas)
        };
        if !areas.is_empty() {
            clauses.push(clause);
        }
    }
    match clauses.is_empty() {
        true => words::no_grade_in_report_on(&side.council.in_sentence()),
        false => words::graded(&side.council.at_start(), side.council.is_current(), &clauses),
    }
}

/// From how many areas of one grade on a headline counts them.
const COUNTED_FROM: usize = 3;

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
