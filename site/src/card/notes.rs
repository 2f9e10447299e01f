//! What stands under the table: what hollow shapes mean, why there is no grade, and which council is no more.

use council_compare::comparison::{Comparison, Standing};
use council_compare::dataset::{Existence, Reason};
use council_compare::describe;
use council_compare::words::{cells, notices as words};

/// Every note that the picture needs, each once, as sentences.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut add = |note: String| {
        if !notes.contains(&note) {
            notes.push(note);
        }
    };
    for row in &comparison.rows {
        for (_, cell) in row.cells.iter() {
            let Some(note) = describe::standing_note(&cell.standing, row.area, comparison) else { continue };
            match cell.standing {
                Standing::Shared(_) => add(cells::hollow(cells::SHARED_TO_2022).trim_start().to_owned()),
                // The headline says so.
                Standing::NotKnown => {}
                Standing::NotJudged(Reason::OverallEnded) => {
                    add(format!("{}: {note}.", describe::standing_word(&cell.standing)));
                }
                Standing::Own(_) | Standing::Separate { .. } | Standing::NotJudged(_) => {
                    add(format!("{}: {note}.", row.area.label()));
                }
            }
        }
    }
    let day = comparison.day();
    let replaced: Vec<String> = comparison
        .sides
        .iter()
        .filter_map(|(_, side)| match side.council.existence_on(day) {
            Existence::Gone(year) => Some(words::replaced(side.name(), year)),
            Existence::NotYet(_) | Existence::Exists => None,
        })
        .collect();
    if !replaced.is_empty() {
        add(replaced.join(" "));
    }
    notes
}
