//! Quotation marks as a newspaper sets them. People type straight ones, which keeps the tables easy to edit.

/// A text with its straight single quotation marks turned into apostrophes and quotation marks: an opening one at
/// the start of a word, else an apostrophe or a closing one, which are the same sign.
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    for character in text.chars() {
        set.push(match character {
            '\'' if set.ends_with(|before: char| !before.is_whitespace() && before != '(') => '’',
            '\'' => '‘',
            other => other,
        });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::typeset;

    #[test]
    fn quotation_marks_are_curved() {
        for (typed, set) in [
            ("the council's children", "the council’s children"),
            ("care leavers' homes", "care leavers’ homes"),
            (
                "celebrate 'good, with outstanding features' report",
                "celebrate ‘good, with outstanding features’ report",
            ),
            ("'good'", "‘good’"),
            ("a notice ('urgent')", "a notice (‘urgent’)"),
            ("it said 'stop'.", "it said ‘stop’."),
            ("no marks", "no marks"),
            ("’ stays", "’ stays"),
        ] {
            assert_eq!(typeset(typed), set);
        }
    }
}
