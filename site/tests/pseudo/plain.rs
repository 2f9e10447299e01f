//! What of a text is not marked.

use council_compare::words::pseudo::{MARKS, SLOTS};

/// Punctuation and spaces, which may stand between texts.
const BETWEEN: [char; 11] = [' ', '\u{a0}', '\n', '.', ',', ';', ':', '(', ')', '–', '·'];

/// A text without the punctuation around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(BETWEEN)
}

/// The parts of a text that are neither marked nor punctuation: those outside of marks, and those in slots that are no
/// figures. A Latin letter among marked ones was not marked, so the whole text is given.
pub fn unmarked(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<char> = Vec::new();
    let mut part = String::new();
    for character in text.chars().chain(['\n']) {
        let is_end = character == '\n' && open.is_empty();
        if MARKS.contains(&character) || SLOTS.contains(&character) || is_end {
            let is_in_slot = open.last() == Some(&SLOTS[0]);
            let is_figure = is_in_slot && part.bytes().all(|byte| byte.is_ascii_digit());
            let is_marked = open.last() == Some(&MARKS[0]);
            if !is_marked && !is_figure && !trimmed(&part).is_empty() {
                found.push(trimmed(&part).to_owned());
            }
            part.clear();
            if character == MARKS[0] || character == SLOTS[0] {
                open.push(character);
            } else if !is_end {
                let opened = if character == MARKS[1] { MARKS[0] } else { SLOTS[0] };
                assert_eq!(open.pop(), Some(opened), "{text}");
            }
        } else if open.last() == Some(&MARKS[0]) {
            if character.is_ascii_alphabetic() {
                found.push(text.to_owned());
            }
        } else {
            part.push(character);
        }
    }
    assert!(open.is_empty(), "{text}");
    found
}

/// A line of a text that was broken between words, with the marks of its other lines.
pub fn mended(line: &str) -> String {
    let (mut before, mut open) = (String::new(), Vec::new());
    for character in line.chars() {
        if character == MARKS[0] || character == SLOTS[0] {
            open.push(if character == MARKS[0] { MARKS[1] } else { SLOTS[1] });
        } else if (character == MARKS[1] || character == SLOTS[1]) && open.pop().is_none() {
            before.insert(0, if character == MARKS[1] { MARKS[0] } else { SLOTS[0] });
        }
    }
    let after: String = open.into_iter().rev().collect();
    // Nothing of a line inside a longer text shows whether it is marked, but its letters.
    let is_inside = before.is_empty() && after.is_empty() && !line.contains(MARKS[0]);
    if is_inside && line.chars().any(|it| it.is_alphabetic() && !it.is_ascii()) {
        return format!("{}{line}{}", MARKS[0], MARKS[1]);
    }
    format!("{before}{line}{after}")
}

#[test]
fn only_what_is_not_marked_is_found() {
    let found = |text: &str| unmarked(text).join("|");
    assert_eq!(
        found("⟦Ĝôôôôđ ƒôôř ‹⟦ļééáádééřšĥîîþ⟧›, ‹2024›⟧."),
        "⟦Ĝôôôôđ ƒôôř ‹⟦ļééáádééřšĥîîþ⟧›, ‹2024›⟧."
    );
    assert_eq!(found("⟦Ĝôôôôđ ƒôôř ‹⟦ļéé⟧›, ‹2024›⟧."), "");
    assert_eq!(found("Calderdale⟦ ĥîîĝĥééř⟧ and ⟦ôôñ ‹May›⟧"), "Calderdale|and|May");
    assert_eq!(found("⟦îîñ⟧ 2024"), "2024");
    assert_eq!(found(&mended("řééǫúúîîřééš⟧› ‹Kirklees›⟧")), "Kirklees");
    assert_eq!(found(&mended("îîɱþřôôʋééɱééñŧ")), "");
    assert_eq!(found(&mended("Kirklees")), "Kirklees");
}
