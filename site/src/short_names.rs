//! `short_names.csv`: names for narrow places.

use crate::councils::Councils;
use crate::fault::Faults;
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::table::Table;
use council_compare::dataset::Slug;
use council_compare::dataset::fold::folded;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// The file.
pub const FILE: &str = "short_names.csv";

/// The most characters that fit where names are narrow: a longer name needs a short one, of at most as many.
pub const LIMIT: usize = 18;

/// A council's short name.
#[derive(Clone, PartialEq, Debug)]
pub struct ShortName {
    /// The name.
    pub name: String,
    /// Whether sentences use it too, once they have named the council in full.
    pub is_said: bool,
}

/// Reads the file, by council, and notes what is wrong with it.
pub fn read(directory: &Path, councils: &Councils, faults: &mut Faults) -> BTreeMap<Slug, ShortName> {
    let table = Table::read(directory, FILE, ["slug", "short_name", "in_sentences"], faults);
    let taken = names(councils);
    let mut lines = FirstLines::new();
    let mut holders: HashMap<String, String> = HashMap::new();
    let mut short_names = BTreeMap::new();
    for row in table.rows {
        let [council, name, in_sentences] = row.cells;
        let slug = councils.named_in(&council, faults);
        if let (Some(_), Some(first)) = (&slug, lines.repeats(council.text.clone(), row.line)) {
            let what = format!("a short name of “{}”", council.text);
            council.fault(Problem::Duplicate { what, first }, faults);
        }
        let is_said = in_sentences.is_yes(faults);
        // Without a council, nothing tells a council's own names from another's.
        let (Some(text), Some(slug)) = (name.text(LIMIT, faults), slug) else { continue };
        let key = folded(&text);
        let other = |(what, holder): &(&'static str, String)| {
            (*holder != council.text).then(|| (*what, holder.clone()))
        };
        let shared = holders.insert(key.clone(), council.text.clone());
        let shared = shared.filter(|holder| *holder != council.text).map(|holder| ("the short name", holder));
        if let Some((what, council)) = taken.get(&key).and_then(other).or(shared) {
            name.fault(Problem::NameTaken { name: text, what, council }, faults);
        } else {
            short_names.insert(slug, ShortName { name: text, is_said: is_said.unwrap_or_default() });
        }
    }
    for entry in &councils.entries {
        let has_one = lines.has(&entry.slug.text) || table.broken.contains(&entry.slug.text);
        if table.is_readable && !has_one && entry.name.text.chars().count() > LIMIT {
            entry.name.fault(Problem::NeedsShortName(LIMIT), faults);
        }
    }
    short_names
}

/// Every name and alias, with what it is and whose.
fn names(councils: &Councils) -> HashMap<String, (&'static str, String)> {
    let mut names = HashMap::new();
    for entry in &councils.entries {
        let slug = &entry.slug.text;
        for alias in &entry.aliases.items {
            names.insert(folded(alias), ("an alias", slug.clone()));
        }
    }
    for entry in &councils.entries {
        names.insert(folded(&entry.name.text), ("the name", entry.slug.text.clone()));
    }
    names
}
