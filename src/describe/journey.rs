//! The journey chart in words: its name for those who do not see it, its marks read out, and what follows its note.

use crate::comparison::journey::{Basis, End, GradePoint, Line, first_year, lines};
use crate::comparison::{Comparison, Side};
use crate::dataset::{Area, Date, DateOf};
use crate::words::journey as words;
use crate::words::numbers::COMMA;

/// What follows a note where only what was known on a day is shown; empty today.
pub fn pinned_note(comparison: &Comparison) -> &'static str {
    match comparison.pinned {
        Some(_) => words::PINNED,
        None => "",
    }
}

/// The chart's name for those who do not see it: every grade of the large lane, in time.
pub fn chart_name(comparison: &Comparison, area: Area) -> String {
    let lines = lines(comparison, area);
    let day = comparison.day();
    let mut text = words::chart_name(area, first_year(day), day);
    for (which, line) in lines.iter() {
        text.push_str(&words::chart_name_of(comparison.sides.get(which).name(), &grades(line)));
    }
    text
}

/// The name of one council's chart for those who do not see it: every grade of every lane, in time.
pub fn council_chart_name(side: &Side, day: Date) -> String {
    let mut text = words::council_chart_name(&side.council.at_start(), first_year(day), day);
    for area in Area::LANES {
        text.push_str(&words::chart_name_of(area.label(), &grades(&Line::new(side, area))));
    }
    text
}

fn grades(line: &Line) -> String {
    if line.points.is_empty() {
        return words::NO_GRADE_KNOWN.to_owned();
    }
    let mut parts: Vec<String> = line.points.iter().map(grade_in_words).collect();
    if let End::NoneGiven(date) = line.end {
        parts.push(words::none_given(date.year()));
    }
    parts.join(COMMA)
}

fn grade_in_words(point: &GradePoint) -> String {
    let basis = match point.basis {
        Basis::Own(_) => "",
        Basis::Shared => words::IN_SHARED_GRADE,
        Basis::Older(..) => words::on_older_scale(point.grade),
    };
    let adoption = match point.adoption {
        Some(adoption) => words::with_adoption(adoption),
        None => String::new(),
    };
    words::grade_in(point.grade, point.when.year(), basis, &adoption)
}

/// A mark of the chart read out: “Good for children in care. Inspected 19–23 February 2024”.
pub fn point_in_words(point: &GradePoint, area: Area) -> String {
    let of = match point.basis {
        Basis::Own(framework) => words::for_area(area, framework),
        Basis::Shared => words::FOR_SHARED.to_owned(),
        Basis::Older(service, _) => words::for_service(point.grade, service),
    };
    let adoption = match point.adoption {
        Some(adoption) => words::adoption_within(adoption),
        None => String::new(),
    };
    let when = match point.basis {
        Basis::Older(_, DateOf::Publication) => words::PUBLISHED,
        Basis::Older(_, DateOf::Unsaid) => words::DATED,
        _ => words::INSPECTED,
    };
    words::mark(point.grade, &of, when, &point.when_long, &adoption)
}
