//! What councils say of one another: neighbours, predecessors and successors, and names that collide.

use crate::councils::{CouncilEntry, Councils, List};
use crate::fault::Faults;
use crate::problem::Problem;
use crate::repeats::FirstLines;
use council_compare::dataset::Slug;
use council_compare::dataset::fold::folded;
use council_compare::search::slugify;
use std::collections::HashMap;

/// How many statistical neighbours the Department for Education's model gives each council.
const NEIGHBOURS: usize = 10;

/// Notes every fault between rows of `councils.csv`.
pub fn check(councils: &Councils, faults: &mut Faults) {
    for entry in &councils.entries {
        check_neighbours(entry, councils, faults);
        check_years(entry, faults);
        let (before, after) = (&entry.predecessors, &entry.successors);
        check_mutual(entry, before, "successors", |other| &other.successors, councils, faults);
        check_mutual(entry, after, "predecessors", |other| &other.predecessors, councils, faults);
        check_change(entry, councils, faults);
    }
    check_names(councils, faults);
    for entry in &councils.entries {
        check_name(entry, faults);
    }
    check_codes(councils, faults);
}

fn check_neighbours(entry: &CouncilEntry, councils: &Councils, faults: &mut Faults) {
    let cell = &entry.neighbours.cell;
    // Abolished councils have no neighbours today.
    if cell.is_empty() && entry.end_year.is_empty() {
        cell.fault(Problem::Empty, faults);
    }
    for neighbour in named(entry, &entry.neighbours, councils, faults) {
        if !neighbour.end_year.is_empty() {
            cell.fault(Problem::Abolished(neighbour.slug.text.clone()), faults);
        }
    }
    // One that is misspelt or repeated is fault enough.
    let found = entry.neighbours.items.len();
    if entry.end_year.is_empty() && found != NEIGHBOURS && !faults.has(&cell.place) {
        cell.fault(Problem::Neighbours { needed: NEIGHBOURS, found }, faults);
    }
}

/// The rows of the councils that a list names; notes unknown ones and the council itself.
fn named<'a>(
    entry: &CouncilEntry,
    List { items, cell }: &List,
    councils: &'a Councils,
    faults: &mut Faults,
) -> Vec<&'a CouncilEntry> {
    let mut rows = Vec::new();
    for slug in items {
        if *slug == entry.slug.text {
            cell.fault(Problem::Itself, faults);
        } else if councils.check(slug, &cell.place, faults).is_some() {
            rows.extend(councils.entry(slug));
        }
    }
    rows
}

/// A council was created from others, or passed to others, in a year.
fn check_years(entry: &CouncilEntry, faults: &mut Faults) {
    let sides = [
        (&entry.predecessors.cell, &entry.start_year, "predecessor_slugs", "start_year"),
        (&entry.successors.cell, &entry.end_year, "successor_slugs", "end_year"),
    ];
    for (list, year, list_name, year_name) in sides {
        if year.is_empty() && !list.is_empty() {
            year.fault(Problem::NeededBy(list_name), faults);
        }
        if list.is_empty() && !year.is_empty() {
            list.fault(Problem::NeededBy(year_name), faults);
        }
    }
}

/// Notes each successor that did not begin in the year in which this council ended.
fn check_change(entry: &CouncilEntry, councils: &Councils, faults: &mut Faults) {
    for slug in &entry.successors.items {
        let Some(other) = councils.entry(slug) else { continue };
        if let (Some(ended), Some(began)) = (entry.end_year.given(), other.start_year.given())
            && ended != began
            && !faults.has(&entry.end_year.place)
        {
            let problem = Problem::YearsDiffer {
                other: slug.clone(),
                line: other.line,
                began: began.to_owned(),
                ended: ended.to_owned(),
            };
            entry.end_year.fault(problem, faults);
        }
    }
}

/// Every code must mean one council.
fn check_codes(councils: &Councils, faults: &mut Faults) {
    let mut lines = FirstLines::new();
    for entry in &councils.entries {
        for (i, code) in entry.codes.iter().enumerate() {
            let first = lines.repeats((i, code.text.clone()), entry.line);
            if let (Some(first), Some(text)) = (first, code.given()) {
                code.fault(Problem::Duplicate { what: format!("the code “{text}”"), first }, faults);
            }
        }
    }
}

/// Notes each council of a list whose own list, the one called `other_list`, does not name this council back.
fn check_mutual(
    entry: &CouncilEntry,
    list: &List,
    other_list: &'static str,
    back: impl Fn(&CouncilEntry) -> &List,
    councils: &Councils,
    faults: &mut Faults,
) {
    for other in named(entry, list, councils, faults) {
        if !back(other).items.contains(&entry.slug.text) {
            let problem = Problem::NotMutual {
                other: other.slug.text.clone(),
                line: other.line,
                this: entry.slug.text.clone(),
                list: other_list,
            };
            list.cell.fault(problem, faults);
        }
    }
}

/// The slug is the name as it stands in addresses, so that neither can be mistaken alone.
fn check_name(CouncilEntry { slug, name, .. }: &CouncilEntry, faults: &mut Faults) {
    let (Some(text), Some(key)) = (name.given(), slug.given().and_then(Slug::new)) else { return };
    if faults.has(&name.place) {
        // A name that is another council's or too long is fault enough.
        return;
    }
    let made = slugify(text);
    if made != key.as_str() {
        let slug = key.to_string();
        name.fault(Problem::OtherSlug { name: text.to_owned(), made, slug }, faults);
    } else if text.starts_with(char::is_lowercase) {
        name.fault(Problem::SmallLetter(text.to_owned()), faults);
    }
}

/// Every name, slug and alias must mean one council.
fn check_names(councils: &Councils, faults: &mut Faults) {
    let mut taken = HashMap::new();
    for entry in &councils.entries {
        let slug = &entry.slug.text;
        let (what, holder) = taken.entry(folded(&entry.name.text)).or_insert(("the name", slug));
        if *holder != slug {
            let (name, council) = (entry.name.text.clone(), (*holder).clone());
            entry.name.fault(Problem::NameTaken { name, what, council }, faults);
        }
    }
    for entry in &councils.entries {
        taken.entry(folded(&entry.slug.text)).or_insert(("the slug", &entry.slug.text));
    }
    for entry in &councils.entries {
        let slug = &entry.slug.text;
        let List { items, cell } = &entry.aliases;
        for alias in items {
            let (what, holder) = taken.entry(folded(alias)).or_insert(("an alias", slug));
            let name = alias.clone();
            if *holder != slug {
                cell.fault(Problem::NameTaken { name, what, council: (*holder).clone() }, faults);
            } else if *what != "an alias" {
                cell.fault(Problem::OwnName(name), faults);
            }
        }
    }
}
