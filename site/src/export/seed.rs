//! What a page brings along, so that the widget can start on it without a request.

use super::error::ExportError;
use super::html::json_in_script;
use super::site::Site;
use crate::files::json;
use council_compare::dataset::wire;
use std::collections::BTreeSet;

/// The id of the element that holds it.
pub const ID: &str = "cc-known";

/// The dataset cut to a page of two councils, as JSON within a script: the index with only the councils that the page
/// refers to, and the places of the two records. Those are files of their own, which several pages share: `static/start.js`
/// fetches them while the program comes.
///
/// # Errors
///
/// If the JSON writer fails, which it cannot on these types.
pub fn seed(site: &Site, shown: [&str; 2], referred: &BTreeSet<String>) -> Result<String, ExportError> {
    let whole = &site.index;
    let is_needed = |council: &&wire::Council| {
        let slug = council.slug.as_str();
        shown.contains(&slug) || referred.contains(slug) || whole.featured.iter().any(|it| it == slug)
    };
    // By their other names councils are found among all.
    let known = |council: &wire::Council| wire::Council { aliases: Vec::new(), ..council.clone() };
    let index = wire::Index {
        part: true,
        // These are for other readers of the file: the widget has its own words and types.
        title: String::new(),
        inspectorate: String::new(),
        grades: Vec::new(),
        areas: Vec::new(),
        frameworks: Vec::new(),
        councils: whole.councils.iter().filter(is_needed).map(known).collect(),
        data_date: whole.data_date.clone(),
        licence: whole.licence.clone(),
        attribution: whole.attribution.clone(),
        contact: whole.contact.clone(),
        featured: whole.featured.clone(),
        format: whole.format,
    };
    let index = json("index", &index)?;
    let places = shown.map(|slug| format!("\"{slug}\":null")).join(",");
    Ok(json_in_script(&format!("{{\"index\":{},\"records\":{{{places}}}}}", text(&index))))
}

/// A file of the dataset as text, without its line end.
fn text(json: &[u8]) -> &str {
    // The JSON writer writes UTF-8 only.
    std::str::from_utf8(json).unwrap_or_default().trim_end()
}
