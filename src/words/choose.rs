//! Choosing the two councils.

use super::numbers::COMMA;

/// What the form is.
pub const CHOOSE: &str = text!("Choose two councils");
/// How to choose.
pub const HINT: &str = text!("Search by council, town or region");
/// The button between the two.
pub const SWAP: &str = text!("Swap the two councils");
/// The first field.
pub const FIRST: &str = text!("Compare");
/// The second field.
pub const SECOND: &str = text!("Compare with");
/// A field's list.
pub const COUNCILS: &str = text!("Councils");
/// Before links to similar councils.
pub const SIMILAR: &str = text!("Similar in population and need: ");
/// Before links to councils of the same region.
pub const SAME_REGION: &str = text!("Same region: ");

/// Between such links. Some names have commas, and a dot would stand alone where a line ends.
pub const BETWEEN: &str = text!("; ");

/// “Similar to Calderdale in population and need, often far away”, over options.
pub fn similar_to(council: &str) -> String {
    fill!("Similar to {council} in population and need, often far away", council)
}

/// “Also in Yorkshire and The Humber”, over options.
pub fn also_in(region: &str) -> String {
    fill!("Also in {region}", region)
}

/// Over all options.
pub const ALL_COUNCILS: &str = text!("All councils");

/// “Compare Calderdale with Kirklees”, a link said aloud.
pub fn compare(council: &str, other: &str) -> String {
    fill!("Compare {council} with {other}", council, other)
}

/// “No council is called ‘Kirkles’. Nearest names:”, over options.
pub fn no_such_council(asked: &str) -> String {
    fill!("No council is called “{asked}”. Nearest names:", asked)
}

/// “No council is called ‘Kirkles’. Nearest names: Kirklees, Knowsley”, said aloud.
pub fn heading_and_names(heading: &str, names: &[&str]) -> String {
    fill!("{heading} {names}", heading, names = names.join(COMMA))
}

/// “One council matches: Kirklees”, said aloud.
pub fn one_matches(council: &str) -> String {
    fill!("One council matches: {council}", council)
}

/// “12 councils match”, said aloud.
pub fn many_match(n: usize) -> String {
    fill!("{n} councils match", n)
}

/// In a list, while the councils are on their way.
pub const LOADING_COUNCILS: &str = text!("Loading the list of councils");

/// “The list of councils did not load. Reason: … Open this list again to retry”.
pub fn no_councils(why: &str) -> String {
    fill!("The list of councils did not load. Reason: {why}. Open this list again to retry", why)
}
