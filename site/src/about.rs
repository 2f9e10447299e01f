//! `about.csv`: what the dataset says of itself.

use crate::cell::Cell;
use crate::councils::Councils;
use crate::fault::{Faults, Place};
use crate::inspections::Inspections;
use crate::problem::Problem;
use crate::suggest::{Meant, nearest};
use crate::table::Table;
use council_compare::dataset::{Date, Slug};
use std::collections::HashMap;
use std::path::Path;

/// The file.
pub const FILE: &str = "about.csv";

/// What every dataset says of itself, and then what it may say.
const REQUIRED: [&str; 8] = [
    "title",
    "inspectorate",
    "data_date",
    "licence_name",
    "licence_url",
    "attribution",
    "featured_first",
    "featured_second",
];
const OPTIONAL: [&str; 1] = ["contact"];

/// What the dataset says of itself.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the keys, which data/README.md explains")]
pub struct About {
    pub title: String,
    pub inspectorate: String,
    pub data_date: Date,
    /// The cell of that day.
    pub data_date_place: Place,
    pub licence_name: String,
    pub licence_url: String,
    pub attribution: String,
    pub contact: Option<String>,
    pub featured: [Slug; 2],
}

/// Reads the file and notes what is wrong with it.
pub fn read(
    directory: &Path,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Option<About> {
    let values = values(directory, faults);
    let value = |key: &str| values.get(key).map(|(_, value)| value);
    let mut text = |key: &str, limit: usize| value(key).and_then(|value| value.text(limit, faults));
    let [title, inspectorate, licence_name] =
        ["title", "inspectorate", "licence_name"].map(|key| text(key, 100));
    let attribution = text("attribution", 400);
    let data_date = value("data_date").and_then(|value| value.date(faults));
    let is_link = |text: &str, starts: &[&str]| {
        starts.iter().any(|start| text.starts_with(start)) && text.bytes().all(|byte| byte.is_ascii_graphic())
    };
    let is_address = |text: &str| is_link(text, &["https://"]);
    let licence_url = value("licence_url")
        .and_then(|value| value.form("an address that starts with https://", is_address, faults));
    let is_contact = |text: &str| is_link(text, &["https://", "mailto:"]);
    let contact = value("contact")
        .and_then(|value| value.form("an address that starts with https:// or mailto:", is_contact, faults));
    let mut council = |key: &str| featured(value(key)?, councils, inspections, faults);
    let (first, second) = (council("featured_first"), council("featured_second"));
    if let (Some(value), true) = (value("featured_second"), first.is_some() && first == second) {
        value.fault(Problem::SameFeatured, faults);
    }
    Some(About {
        title: title?,
        inspectorate: inspectorate?,
        data_date: data_date?,
        data_date_place: value("data_date")?.place.clone(),
        licence_name: licence_name?,
        licence_url: licence_url?,
        attribution: attribution?,
        contact,
        featured: [first?, second?],
    })
}

/// A council of the start page: one that there is today, with a report on its services.
fn featured(
    cell: &Cell,
    councils: &Councils,
    inspections: &Inspections,
    faults: &mut Faults,
) -> Option<Slug> {
    let slug = councils.named_in(cell, faults)?;
    let has_ended = councils.entry(slug.as_str()).is_some_and(|entry| !entry.end_year.is_empty());
    if has_ended {
        cell.fault(Problem::Abolished(slug.to_string()), faults);
    } else if !inspections.may_have_report_on(&slug) {
        cell.fault(Problem::NoReport(slug.to_string()), faults);
    }
    Some(slug)
}

/// The value of each key, with its line. Notes keys that are unknown, stand there twice or are missing.
fn values(directory: &Path, faults: &mut Faults) -> HashMap<String, (u64, Cell)> {
    let table = Table::read(directory, FILE, ["key", "value"], faults);
    let mut values: HashMap<String, (u64, Cell)> = HashMap::new();
    for row in table.rows {
        let [key, value] = row.cells;
        let keys = || REQUIRED.into_iter().chain(OPTIONAL);
        if key.required(faults).is_some_and(|key| !keys().any(|known| known == key)) {
            let meant = Meant(nearest(&key.text, keys()).map(str::to_owned));
            let word = key.text.clone();
            key.fault(Problem::Unknown { word, vocabulary: "a key", meant }, faults);
        } else if let Some((first, _)) = values.get(&key.text) {
            key.fault(Problem::Duplicate { what: format!("the key “{}”", key.text), first: *first }, faults);
        } else {
            values.insert(key.text, (row.line, value));
        }
    }
    for key in REQUIRED {
        if table.is_readable && !values.contains_key(key) && !table.broken.contains(key) {
            faults.add(&table.header, Problem::MissingKey(key));
        }
    }
    values
}
