//! What spreadsheets, web pages and wrong encodings leave in a text, which would be published as it stands.

use crate::problem::Problem;

/// What letters outside ASCII become if UTF-8 is read as if it were Windows’ own encoding: “é” is “Ã©” then, and “’” is “â€™”.
const MISREAD: [&str; 4] = ["Ã", "Â", "â€", "ï»¿"];

/// The entities by which web pages write characters.
const ENTITIES: [&str; 13] = [
    "amp", "lt", "gt", "quot", "apos", "nbsp", "lsquo", "rsquo", "ldquo", "rdquo", "ndash", "mdash", "hellip",
];

/// The column of the names under which people saved files, which have double spaces where Ofsted's names have.
const FILE_NAMES: &str = "source_file";

/// What is left in the text of this column that nobody typed.
pub fn problem(text: &str, column: &str) -> Option<Problem> {
    let is_odd_space = |letter: &char| letter.is_whitespace() && *letter != ' ';
    if text.contains('\u{fffd}') {
        return Some(Problem::LostLetter);
    }
    if let Some(found) = MISREAD.into_iter().find(|found| text.contains(found)) {
        return Some(Problem::Misread(found));
    }
    if let Some(space) = text.chars().find(is_odd_space) {
        return Some(Problem::OddSpace(space));
    }
    if text.starts_with('=') {
        return Some(Problem::Formula(text.to_owned()));
    }
    if text.starts_with('#') {
        return Some(Problem::FailedFormula(text.to_owned()));
    }
    if let Some(markup) = markup(text) {
        return Some(Problem::Markup(markup.to_owned()));
    }
    (text.contains("  ") && column != FILE_NAMES).then_some(Problem::DoubleSpace)
}

/// The first tag or entity in the text.
fn markup(text: &str) -> Option<&str> {
    let tag = text.match_indices('<').find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let begins = |letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!';
        let tag = rest.get(..=rest.find('>')?)?;
        tag.chars().nth(1).is_some_and(begins).then_some(tag)
    });
    let entity = text.match_indices('&').find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let end = rest.find(';')?;
        let name = rest.get(1..end)?;
        let is_entity = ENTITIES.contains(&name) || name.starts_with('#');
        is_entity.then(|| rest.get(..=end)).flatten()
    });
    tag.or(entity)
}
