//! What the pages of an exported site say besides the widget: to those who show a link, and where there is no page.

use crate::dataset::Date;

/// “Calderdale inspected in February 2024, Kirklees in July 2024; … . From Ofsted inspection reports published to 10 July 2026.”
/// Of sentences without a full stop, which may be empty.
pub fn description(sentences: &[String], until: Date) -> String {
    let said = sentences.iter().filter(|it| !it.is_empty()).map(|sentence| fill!("{sentence}. ", sentence));
    let from = fill!("From Ofsted inspection reports published to {until}.", until = until.long());
    said.chain([from]).collect()
}

/// What a page says first where no script can run, since it is the same file for every day that its address may name.
pub const WITHOUT_SCRIPTS: &str = text!("Without JavaScript, each council’s newest report is shown.");

/// Before a link, on a page that leads to another.
pub const HAS_MOVED: &str = text!("This page has moved to ");

/// What a page is called that is not there.
pub const NOT_FOUND: &str = text!("Page not found");
/// What it is in a few words.
pub const NOT_FOUND_IN_SHORT: &str = text!("There is no page at this address. Every council has one.");
/// Its heading.
pub const NO_PAGE: &str = text!("There is no page at this address");
/// Why, and what to do.
pub const NO_PAGE_BECAUSE: &str = text!(
    "It may be misspelt, or name two councils that have no page together. Each council has a page of its own, which leads on to comparisons."
);
/// Over a list of all.
pub const EVERY_COUNCIL: &str = text!("Every council");
/// What the site shows.
pub const SITE: &str = text!("How Ofsted judged children’s services, two English councils side by side");
