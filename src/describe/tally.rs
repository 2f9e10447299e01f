//! How many councils hold each grade, and where the two stand: counts and words, never an order of councils.

use super::sentence::Sentence;
use super::words::list;
use crate::comparison::tally::{Place, Tally, TallyRow};
use crate::comparison::{Comparison, Standing, Which};
use crate::dataset::{Area, Lifetime, Reason};

/// What councils have whose care leavers share a grade.
const SHARED: &str =
    "one grade for children in care and care leavers together, counted with children in care";

/// The chart's name for those who do not see it: every count, and where the two stand.
pub fn tally_name(comparison: &Comparison, tally: &Tally) -> String {
    if tally.counted == 0 {
        return nothing(comparison, tally);
    }
    let hold = match comparison.pinned {
        Some(day) => format!("held each grade on {}", day.long()),
        None => "hold each grade".to_owned(),
    };
    let mut text = format!("How many of {} {} {hold}.", councils(tally.counted), in_place(&tally.place));
    for row in &tally.rows {
        let mut between = ": ";
        text.push(' ');
        text.push_str(row.area.label());
        for place in tally.columns() {
            if place != Place::NoGrade || row.at(place) > 0 {
                text.push_str(between);
                text.push_str(&count_in_words(comparison, row, place));
                between = ", ";
            }
        }
        text.push('.');
    }
    text
}

/// “58 good (Calderdale and Kirklees)”.
fn count_in_words(comparison: &Comparison, row: &TallyRow, place: Place) -> String {
    let word = match place {
        Place::Grade(grade) => grade.word(),
        Place::NoGrade => "without a grade",
    };
    let mut names: Vec<&str> = Vec::new();
    for (which, stands) in row.places.iter() {
        if *stands == Some(place) {
            names.push(comparison.sides.get(which).name());
        }
    }
    let names = if names.is_empty() { String::new() } else { format!(" ({})", list(&names)) };
    format!("{} {word}{names}", row.at(place))
}

/// How many councils are counted, and why some are missing in some counts or in all. Without a full stop.
pub fn tally_counted(comparison: &Comparison, tally: &Tally) -> String {
    if tally.counted == 0 {
        return nothing(comparison, tally);
    }
    let place = in_place(&tally.place);
    let as_of = comparison.pinned.map(|day| format!(" as of {}", day.long())).unwrap_or_default();
    let of = match tally.counted {
        1 => format!("the one council {place} that has a report"),
        all => format!("each of {} {place}", councils(all)),
    };
    let mut text = format!("Counted{as_of}: the newest report of {of}");
    let mut between = ". ";
    for row in &tally.rows {
        for (count, why) in [(row.shared, SHARED.to_owned()), (row.not_judged, no_grade(row.area))] {
            if count > 0 {
                let have = match (comparison.pinned, count) {
                    (Some(_), _) => "had",
                    (None, 1) => "has",
                    (None, _) => "have",
                };
                text.push_str(&format!("{between}{count} {have} {why}"));
                between = "; ";
            }
        }
    }
    let without = councils(tally.without_report);
    match (tally.without_report, comparison.pinned) {
        (0, _) => {}
        (_, Some(_)) => {
            text.push_str(&format!(". {without} of that day had no report in this dataset by then"))
        }
        (1, None) => text.push_str(&format!(". {without} has no report in this dataset")),
        (_, None) => text.push_str(&format!(". {without} have no report in this dataset")),
    }
    text
}

/// What councils have that were given no grade for an area.
fn no_grade(area: Area) -> String {
    match area {
        Area::Overall => {
            "no overall grade, which Ofsted stopped giving for inspections from April 2026".to_owned()
        }
        area => format!("no grade for {}", area.word()),
    }
}

fn nothing(comparison: &Comparison, tally: &Tally) -> String {
    let place = in_place(&tally.place);
    match comparison.pinned {
        Some(day) => {
            format!("Nothing to count: no council {place} had a report in this dataset by {}", day.long())
        }
        None => format!("Nothing to count: no council {place} has a report in this dataset"),
    }
}

/// Why one of the two is not marked, if it is not: “Trafford is in the North West, so it is not marked here”.
pub fn tally_absent(comparison: &Comparison, tally: &Tally, which: Which) -> Option<Sentence> {
    if tally.counts(which) {
        return None;
    }
    let side = comparison.sides.get(which);
    let name = Sentence::new().name(which);
    let why = match (&side.council.lifetime, side.latest()) {
        (Lifetime::Abolished { year, .. }, _) if !side.council.existed_on(comparison.day()) => {
            format!(" was replaced in {year}, so it is not counted")
        }
        (Lifetime::Created { year, .. }, _) if !side.council.existed_on(comparison.day()) => {
            format!(" was created in {year}, so it is not counted")
        }
        (_, None) if comparison.pinned.is_some() => {
            " had no report in this dataset by then, so it is not counted".to_owned()
        }
        (_, None) => " has no report in this dataset, so it is not counted".to_owned(),
        (_, Some(_)) => format!(" is {}, so it is not marked here", in_place(&side.council.region)),
    };
    Some(name.text(why))
}

/// One of the two in an area: “Calderdale: good for leadership, one of 58 among 153 councils in England”.
pub fn tally_readout(comparison: &Comparison, tally: &Tally, which: Which, area: Area) -> Option<Sentence> {
    let row = tally.row(area)?;
    let place = (*row.places.get(which))?;
    let standing = &comparison.row(area)?.cells.get(which).standing;
    let what = match (place, standing) {
        (Place::Grade(grade), Standing::Shared(_)) => {
            format!("{} for children in care, in one grade with care leavers", grade.word())
        }
        (Place::Grade(grade), _) => format!("{} for {}", grade.word(), area.word()),
        (Place::NoGrade, Standing::Shared(grade)) => {
            format!("no grade of its own for care leavers, but {} in one with children in care", grade.word())
        }
        (Place::NoGrade, Standing::NotJudged(Reason::Told(reason))) => {
            format!("no grade for {} ({reason})", area.word())
        }
        (Place::NoGrade, _) if area == Area::Overall => "no overall grade".to_owned(),
        (Place::NoGrade, _) => format!("no grade for {}", area.word()),
    };
    let among = match (row.at(place), tally.counted) {
        (_, 1) => "the one council counted".to_owned(),
        (1, all) => format!("the only one among {}", councils(all)),
        (count, all) => format!("one of {count} among {}", councils(all)),
    };
    Some(Sentence::new().name(which).text(format!(": {what}, {among} {}", in_place(&tally.place))))
}

/// Why councils stand in the column without a grade, for the table: “one grade with children in care”.
pub fn tally_without_grade(row: &TallyRow) -> String {
    let none = match row.area {
        Area::Overall => "not given for inspections from April 2026",
        _ => "no grade given",
    };
    match (row.shared, row.not_judged) {
        (_, 0) => "one grade with children in care".to_owned(),
        (0, _) => none.to_owned(),
        (shared, rest) => {
            format!("{shared} with one grade with children in care, {rest} with no grade given")
        }
    }
}

/// “1 council”, “153 councils”: figures, as the chart has them.
fn councils(count: usize) -> String {
    format!("{count} council{}", if count == 1 { "" } else { "s" })
}

/// “in England”, “in the North West”, “in London”.
fn in_place(place: &str) -> String {
    let has_article = ["North ", "South ", "East ", "West "].iter().any(|start| place.starts_with(start));
    format!("in {}{place}", if has_article { "the " } else { "" })
}
