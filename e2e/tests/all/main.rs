//! The page as a reader meets it, grouped by what it can do. One program, because each would be linked by itself.

mod accessible;
mod blocked;
mod checked_values;
mod choosing;
mod elements;
mod embedding;
mod exported;
mod failures;
mod findings;
mod guests;
mod hostile;
mod hosts;
mod journey;
mod keeping;
mod lasting;
mod layout;
mod links;
mod operable;
mod print;
mod requests;
mod standing;
mod stopped;
mod taken_over_elements;
mod untouched;
mod untouched_elements;
mod years;
