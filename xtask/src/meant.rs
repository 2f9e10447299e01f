//! The known word nearest to one that is not known.

/// The end of a message that says what was probably meant, “; did you mean `serve`?”, or nothing.
pub(crate) fn meant<'a>(word: &str, options: impl IntoIterator<Item = &'a str>) -> String {
    // A third of the letters may be wrong: more, and it would be a guess.
    let limit = (word.chars().count() / 3).max(1);
    let near = options.into_iter().map(|option| (strsim::osa_distance(word, option), option));
    let nearest = near.filter(|(distance, _)| *distance <= limit).min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, option)| format!("; did you mean `{option}`?")).unwrap_or_default()
}
