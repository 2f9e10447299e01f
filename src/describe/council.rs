//! One council by itself: the sentences of its own page.

use crate::comparison::Side;
use crate::dataset::{Area, Grade, Judgement, Lifetime};
use crate::words::headline::SHARED_CARE;
use crate::words::{council as words, notices};

/// “Trafford is graded inadequate for leadership, and help and protection; requires improvement for care leavers; good for
/// children in care”: every area of the newest report, and the overall grade where it is inadequate. From three areas on they are
/// counted, since the table below names them: “good in all four areas”. The highest grade comes first, but where anything is
/// inadequate, that does: it must not be what a reader who stops early has missed.
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
    let (mut clauses, mut has_inadequate) = (Vec::new(), false);
    for grade in Grade::ALL {
        let areas: Vec<&str> = judged.iter().filter(|(it, _)| *it == grade).map(|(_, area)| *area).collect();
        let is_inadequate_overall =
            grade == Grade::Inadequate && latest.judgement(Area::Overall).grade() == Some(grade);
        has_inadequate |= grade == Grade::Inadequate && (is_inadequate_overall || !areas.is_empty());
        // A grade for two areas at once is neither one nor two, so then they are named.
        let clause = if areas.len() >= COUNTED_FROM && !has_shared {
            words::grade_in(grade, areas.len(), judged.len(), is_inadequate_overall)
        } else {
            words::grade_for(grade, &areas, is_inadequate_overall)
        };
        if !areas.is_empty() {
            clauses.push(clause);
        } else if is_inadequate_overall {
            clauses.push(words::INADEQUATE_OVERALL.to_owned());
        }
    }
    if has_inadequate {
        clauses.reverse();
    }
    match clauses.is_empty() {
        true => words::no_grade_in_report_on(&side.council.in_sentence()),
        false => words::graded(&side.council.at_start(), side.council.is_current(), &clauses),
    }
}

/// From how many areas of one grade on a headline counts them.
const COUNTED_FROM: usize = 3;

/// “Inspected 19–23 February 2024 under ILACS”, of the newest inspection.
pub fn council_inspected(side: &Side) -> Option<String> {
    side.latest().map(|latest| words::inspected(&latest.days_on_site(), latest.framework))
}

/// “Inspected 19–23 February 2024 under ILACS, report of 15 May 2024”. Empty if there is no report.
pub fn council_dates(side: &Side) -> String {
    let dates = side.latest().zip(council_inspected(side));
    dates.map(|(latest, inspected)| words::with_report(&inspected, latest.published)).unwrap_or_default()
}

/// That a council was created or abolished and when, and the words before the councils from which its area came or to which
/// it passed, which the page adds as links.
pub fn council_origin(side: &Side) -> Option<[String; 2]> {
    let name = side.name();
    match &side.council.lifetime {
        Lifetime::Current => None,
        Lifetime::Created { year, .. } => Some([words::created(name, *year), words::AREA_FROM.to_owned()]),
        Lifetime::Abolished { year, .. } => {
            Some([notices::replaced(name, *year), words::PASSED_TO.to_owned()])
        }
    }
}
