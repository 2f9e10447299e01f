//! `published.csv`: every grade and date that was ever published here, kept by the builder itself.
//!
//! A grade that changes without a word is worse than a wrong one: somebody has quoted it. So the builder compares the
//! tables with what it published before, and refuses to drop an inspection, to change a grade or a date, or to rename a
//! council unless [`crate::corrections`] declares it, where readers see it.
//!
//! A record is called by the day of its publication (`2018-12-21`), and one that only a later report tells of by what
//! was inspected and when (`looked-after-children 2012-07`). Addresses of reports may change unnoticed: they are neither.

mod changes;

use crate::facts::Facts;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use crate::table::Table;
use changes::Changes;
use council_compare::search::slugify;
use std::collections::BTreeMap;
use std::path::Path;

/// The file.
pub const FILE: &str = "published.csv";

const COLUMNS: [&str; 4] = ["council", "record", "item", "value"];

/// The item that says which council a slug leads to today.
const SLUG: &str = "slug";

/// What was published.
#[derive(Clone, PartialEq, Debug)]
pub struct Published {
    entries: Vec<Entry>,
}

/// One row: a grade, date or slug as it was published.
#[derive(Clone, PartialEq, Debug)]
struct Entry {
    record: Record,
    item: String,
    value: String,
    /// Where the value stands.
    place: Place,
}

/// A record by what it is called.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Record {
    council: String,
    /// Empty for the council itself.
    name: String,
}

/// A record as it was published.
struct Before<'a> {
    /// Where its first value stands.
    place: &'a Place,
    entries: Vec<&'a Entry>,
}

/// What the tables tell of a record, by item.
type Values = BTreeMap<&'static str, String>;

/// What they tell of each.
type CurrentValues = BTreeMap<Record, Values>;

impl Published {
    /// Reads the file.
    pub fn read(directory: &Path, faults: &mut Faults) -> Self {
        let table = Table::read(directory, FILE, COLUMNS, faults);
        let entries = table.rows.into_iter().map(|row| {
            let [council, record, item, value] = row.cells;
            let record = Record { council: council.text, name: record.text };
            Entry { record, item: item.text, value: value.text, place: value.place }
        });
        Self { entries: entries.collect() }
    }

    /// Notes every change since then that no correction declares, and every correction that the tables do not have.
    pub fn check(&self, facts: &Facts, faults: &mut Faults) {
        let told = told(facts);
        let changes = Changes::new(&facts.corrections);
        for Entry { record, place, .. } in self.slugs() {
            check_slug(&record.council, &changes.now_called(record).council, facts, place, faults);
        }
        for (record, before) in self.records(&changes) {
            if !told.contains_key(&Record::of_council(&record.council)) || changes.is_withdrawn(&record) {
                // Said already, by the council's own line or by the correction.
                continue;
            }
            if let Some(now) = told.get(&record) {
                changes.check_record(&record, &before, now, faults);
            } else {
                let dropped = Problem::Dropped { record: record.name, council: record.council };
                faults.add(before.place, dropped);
            }
        }
        changes.check(&told, faults);
    }

    /// The file as it is to be once these facts are published.
    pub fn updated(&self, facts: &Facts) -> String {
        let changes = Changes::new(&facts.corrections);
        let mut told = told(facts);
        // Slugs that were are kept for ever, so that links with them keep working.
        for Entry { record, .. } in self.slugs() {
            let now = changes.now_called(record).council;
            told.entry(record.clone()).or_default().insert(SLUG, now);
        }
        let mut text = COLUMNS.join(",") + "\n";
        for (Record { council, name }, values) in &told {
            for (item, value) in values {
                // Slugs, dates and grades: nothing that CSV would have to quote.
                text.push_str(&[council, name, *item, value].join(","));
                text.push('\n');
            }
        }
        text
    }

    /// The slugs by which councils were to be found.
    fn slugs(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.item == SLUG)
    }

    /// The records, by what they are called today.
    fn records(&self, changes: &Changes<'_>) -> BTreeMap<Record, Before<'_>> {
        let mut records = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.item != SLUG) {
            let begun = || Before { place: &entry.place, entries: Vec::new() };
            let record = records.entry(changes.now_called(&entry.record)).or_insert_with(begun);
            record.entries.push(entry);
        }
        records
    }
}

impl Record {
    fn new(council: &str, name: &str) -> Self {
        Self { council: council.to_owned(), name: name.to_owned() }
    }

    fn of_council(slug: &str) -> Self {
        Self::new(slug, "")
    }

    fn changed(&self, item: &str, was: &str, now: &str) -> Problem {
        Problem::Changed {
            council: self.council.clone(),
            record: self.name.clone(),
            item: item.to_owned(),
            was: was.to_owned(),
            now: now.to_owned(),
        }
    }
}

/// Notes a slug that leads nowhere any more; `now` is the council's of today.
fn check_slug(before: &str, now: &str, facts: &Facts, place: &Place, faults: &mut Faults) {
    match facts.councils.iter().find(|council| council.slug.as_str() == now) {
        None => faults.add(place, Problem::SlugGone(before.to_owned())),
        Some(council) if before != now => {
            let mut names = council.aliases.iter().chain([&council.name]);
            if !names.any(|name| slugify(name) == before) {
                let (slug, now) = (before.to_owned(), now.to_owned());
                faults.add(place, Problem::SlugUnnamed { slug, now });
            }
        }
        Some(_) => {}
    }
}

/// What the tables tell today, as it is to be published.
fn told(facts: &Facts) -> CurrentValues {
    let mut told = CurrentValues::new();
    for council in &facts.councils {
        let slug = council.slug.as_str();
        told.insert(Record::of_council(slug), Values::from([(SLUG, slug.to_owned())]));
    }
    for inspection in &facts.inspections {
        let record = Record::new(inspection.council.as_str(), &inspection.published.to_string());
        let values = told.entry(record).or_default();
        values.insert("inspection-start", inspection.start.to_string());
        values.insert("inspection-end", inspection.end.to_string());
        values.extend(inspection.second_visit.map(|day| ("second-visit", day.to_string())));
        values.extend(inspection.grades.iter().map(|(area, grade)| (area.id(), grade.id().to_owned())));
    }
    for earlier in &facts.earlier {
        let name = format!("{} {}", earlier.service.id(), earlier.date);
        let values = told.entry(Record::new(earlier.council.as_str(), &name)).or_default();
        values.insert("grade", earlier.grade.id().to_owned());
    }
    told
}
