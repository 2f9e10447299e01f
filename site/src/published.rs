//! `published.csv`: every grade and date that was ever published here, kept by the builder itself.
//!
//! A grade that changes without a word is worse than a wrong one: somebody has quoted it. So the builder compares the
//! tables with what it published before, and refuses to drop an inspection, to change a grade or a date, or to rename a
//! council unless [`crate::corrections`] declares it, where readers see it.
//!
//! A record is called by the day of its publication (`2018-12-21`), and one that only a later report tells of by what
//! was inspected and when (`looked-after-children 2012-07`). Addresses of reports may change unnoticed: they are neither.

use crate::corrections::{Correction, Item};
use crate::facts::Facts;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use crate::table::Table;
use council_compare::search::slugify;
use std::collections::{BTreeMap, HashMap, HashSet};
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

/// One row.
#[derive(Clone, PartialEq, Debug)]
struct Entry {
    key: Key,
    value: String,
    /// Where the value stands.
    place: Place,
}

/// What a value is the value of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Key {
    council: String,
    record: String,
    item: String,
}

impl Published {
    /// Reads the file.
    pub fn read(directory: &Path, faults: &mut Faults) -> Self {
        let table = Table::read(directory, FILE, COLUMNS, faults);
        let entries = table.rows.into_iter().map(|row| {
            let [council, record, item, value] = row.cells;
            let key = Key { council: council.text, record: record.text, item: item.text };
            Entry { key, value: value.text, place: value.place }
        });
        Self { entries: entries.collect() }
    }

    /// Notes every change since then that no correction declares, and every correction that the tables do not have.
    pub fn check(&self, facts: &Facts, faults: &mut Faults) {
        let told = told(facts);
        let records: HashSet<_> = told.keys().map(|key| (&*key.council, &*key.record)).collect();
        let changes = Changes::new(&facts.corrections);
        let mut dropped = HashSet::new();
        let mut known: HashMap<(String, String), Place> = HashMap::new();
        let mut seen = HashSet::new();
        for Entry { key: before, value: was, place } in &self.entries {
            let key = changes.now_called(before);
            if before.item == SLUG {
                check_slug(before, &key.council, facts, place, faults);
            } else if !told.contains_key(&Key::of_council(&key.council)) || changes.is_withdrawn(&key) {
                // Said already, by the council's own line or by the correction.
            } else if records.contains(&(&*key.council, &*key.record)) {
                let now = told.get(&key).map_or("", String::as_str);
                if now != was && !changes.declares(&key, was, now) {
                    faults.add(place, key.changed(was, now));
                }
                known.entry((key.council.clone(), key.record.clone())).or_insert_with(|| place.clone());
                seen.insert(key);
            } else if dropped.insert((key.council.clone(), key.record.clone())) {
                faults.add(place, Problem::Dropped { record: key.record, council: key.council });
            }
        }
        // What a published record did not have before.
        for (key, now) in &told {
            if let Some(place) = known.get(&(key.council.clone(), key.record.clone()))
                && !seen.contains(key)
                && !changes.declares(key, "", now)
            {
                faults.add(place, key.changed("", now));
            }
        }
        changes.check(&told, &records, faults);
    }

    /// The file as it is to be once these facts are published.
    pub fn updated(&self, facts: &Facts) -> String {
        let changes = Changes::new(&facts.corrections);
        let mut values = told(facts);
        // Slugs that were are kept for ever, so that links with them keep working.
        for Entry { key, .. } in self.entries.iter().filter(|entry| entry.key.item == SLUG) {
            values.insert(key.clone(), changes.now_called(key).council);
        }
        let mut text = COLUMNS.join(",") + "\n";
        for (Key { council, record, item }, value) in values {
            // Slugs, dates and grades: nothing that CSV would have to quote.
            text.push_str(&[council, record, item, value].join(","));
            text.push('\n');
        }
        text
    }
}

impl Key {
    fn new(council: &str, record: &str, item: &str) -> Self {
        Self { council: council.to_owned(), record: record.to_owned(), item: item.to_owned() }
    }

    fn of_council(slug: &str) -> Self {
        Self::new(slug, "", SLUG)
    }

    fn changed(&self, was: &str, now: &str) -> Problem {
        Problem::Changed {
            council: self.council.clone(),
            record: self.record.clone(),
            item: self.item.clone(),
            was: was.to_owned(),
            now: now.to_owned(),
        }
    }
}

/// What the corrections declare.
struct Changes<'a> {
    corrections: &'a [Correction],
    /// What each slug became.
    slugs: HashMap<&'a str, &'a str>,
    /// What a council's record with another day became, by council and what it was called before.
    days: HashMap<(&'a str, String), &'a str>,
}

impl<'a> Changes<'a> {
    fn new(corrections: &'a [Correction]) -> Self {
        let (mut slugs, mut days) = (HashMap::new(), HashMap::new());
        for correction in corrections {
            match correction.item {
                Item::Slug => {
                    slugs.insert(&*correction.was, &*correction.now.text);
                }
                Item::Day => {
                    let before = correction.record.replace(&correction.now.text, &correction.was);
                    days.insert((correction.council.as_str(), before), &*correction.record);
                }
                Item::Withdrawn | Item::Value(_) => {}
            }
        }
        Self { corrections, slugs, days }
    }

    /// How something that was published is called today.
    fn now_called(&self, before: &Key) -> Key {
        let mut key = before.clone();
        // Each step uses up a correction, so that two that undo one another do not go round for ever.
        for _ in self.corrections {
            if let Some(now) = self.slugs.get(&*key.council) {
                key.council = (*now).to_owned();
            }
            if let Some(now) = self.days.get(&(&*key.council, key.record.clone())) {
                key.record = (*now).to_owned();
            }
        }
        key
    }

    fn is_withdrawn(&self, key: &Key) -> bool {
        self.corrections.iter().any(|it| it.item == Item::Withdrawn && it.concerns(key))
    }

    fn declares(&self, key: &Key, was: &str, now: &str) -> bool {
        self.corrections.iter().any(|it| it.corrects(key) && it.was == was && it.now.text == now)
    }

    /// Notes each correction, but for those that a later one corrects again, which the tables do not have.
    fn check(&self, told: &BTreeMap<Key, String>, records: &HashSet<(&str, &str)>, faults: &mut Faults) {
        for (i, correction) in self.corrections.iter().enumerate() {
            let later = self.corrections.iter().skip(i + 1);
            let same = |it: &Correction| {
                (&it.council, &it.record, it.item)
                    == (&correction.council, &correction.record, correction.item)
            };
            if later.into_iter().any(same) {
                continue;
            }
            let council = correction.council.as_str();
            let called = self.now_called(&Key::new(council, &correction.record, ""));
            let is_there = records.contains(&(council, &*called.record));
            let has = match correction.item {
                Item::Slug => council.to_owned(),
                Item::Withdrawn if is_there => "the record".to_owned(),
                Item::Withdrawn => String::new(),
                Item::Day if is_there => correction.now.text.clone(),
                Item::Day => String::new(),
                Item::Value(item) => {
                    told.get(&Key::new(council, &called.record, item)).cloned().unwrap_or_default()
                }
            };
            if has != correction.now.text {
                let now = correction.now.text.clone();
                correction.now.fault(Problem::NotAsCorrected { now, has }, faults);
            }
        }
    }
}

impl Correction {
    fn concerns(&self, key: &Key) -> bool {
        self.council.as_str() == key.council && self.record == key.record
    }

    fn corrects(&self, key: &Key) -> bool {
        self.concerns(key) && matches!(self.item, Item::Value(item) if item == key.item)
    }
}

/// Notes a slug that leads nowhere any more.
fn check_slug(before: &Key, now: &str, facts: &Facts, place: &Place, faults: &mut Faults) {
    match facts.councils.iter().find(|council| council.slug.as_str() == now) {
        None => faults.add(place, Problem::SlugGone(before.council.clone())),
        Some(council) if before.council != now => {
            let mut names = council.aliases.iter().chain([&council.name]);
            if !names.any(|name| slugify(name) == before.council) {
                faults.add(place, Problem::SlugUnnamed { slug: before.council.clone(), now: now.to_owned() });
            }
        }
        Some(_) => {}
    }
}

/// What the tables tell.
fn told(facts: &Facts) -> BTreeMap<Key, String> {
    let mut told = BTreeMap::new();
    for council in &facts.councils {
        told.insert(Key::of_council(council.slug.as_str()), council.slug.to_string());
    }
    for inspection in &facts.inspections {
        let record = inspection.published.to_string();
        let mut tell = |item: &str, value: String| {
            told.insert(Key::new(inspection.council.as_str(), &record, item), value);
        };
        tell("inspection-start", inspection.start.to_string());
        tell("inspection-end", inspection.end.to_string());
        for (area, grade) in &inspection.grades {
            tell(area.id(), grade.id().to_owned());
        }
    }
    for earlier in &facts.earlier {
        let record = format!("{} {}", earlier.service.id(), earlier.date);
        told.insert(Key::new(earlier.council.as_str(), &record, "grade"), earlier.grade.id().to_owned());
    }
    told
}
