//! The known word nearest to one that is not known.

use std::fmt;

/// What was probably meant, as the end of a message: “; did you mean “good”?”, or nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meant(pub Option<String>);

impl fmt::Display for Meant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |word| write!(f, "; did you mean “{word}”?"))
    }
}

/// The option nearest to `word`, if one is near enough to have been meant.
///
/// ```
/// assert_eq!(site::suggest::nearest("godo", ["good", "outstanding"]), Some("good"));
/// assert_eq!(site::suggest::nearest("Good overall", ["good", "outstanding"]), Some("good"));
/// assert_eq!(site::suggest::nearest("xyz", ["good", "outstanding"]), None);
/// ```
pub fn nearest<'a>(word: &str, options: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    // A third of the letters may be wrong: more, and the suggestion would be a guess.
    let limit = (word.chars().count() / 3).max(1);
    let options: Vec<&str> = options.into_iter().collect();
    // Ofsted's own words may go on: “requires improvement to be good”.
    let begins = |option: &&&str| word.strip_prefix(**option).is_some_and(|rest| rest.starts_with('-'));
    if let Some(option) = options.iter().find(begins) {
        return Some(option);
    }
    options
        .into_iter()
        .map(|option| (strsim::osa_distance(&word, &option.to_lowercase().replace(['_', ' '], "-")), option))
        .filter(|(distance, _)| *distance <= limit)
        // Among equally near ones the first stands, so that the message is the same each time.
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, option)| option)
}
