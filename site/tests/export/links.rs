//! Whether everything that the pages of a site name is there.

use std::collections::BTreeSet;

/// Attributes whose value is an address.
const ADDRESSES: [&str; 4] = [" href=\"", " src=\"", " content=\"", "url="];

/// Every address of the site that a page names and that leads to no file of it.
pub fn dead<'a>(page: &'a str, base: &str, has: impl Fn(&str) -> bool) -> BTreeSet<&'a str> {
    let (_, path) = base.split_once("://").unwrap();
    let base_path = &path[path.find('/').unwrap()..];
    let mut dead = BTreeSet::new();
    for attribute in ADDRESSES {
        for (at, _) in page.match_indices(attribute) {
            let value = page[at + attribute.len()..].split('"').next().unwrap();
            let below = if let Some(below) = value.strip_prefix(base) {
                below
            } else if let Some(below) = value.strip_prefix(base_path) {
                below
            } else if value.contains(':') || attribute == " content=\"" || attribute == "url=" {
                // Another site's, or no address.
                continue;
            } else {
                // Below the page's base.
                value
            };
            let file = below.split(['?', '#']).next().unwrap();
            let file = if file.is_empty() || file.ends_with('/') {
                format!("{file}index.html")
            } else {
                file.to_owned()
            };
            if !has(&file) {
                dead.insert(value);
            }
        }
    }
    dead
}
