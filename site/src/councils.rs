//! `councils.csv`: every council, current and abolished.

use crate::cell::{Cell, Items};
use crate::council_links;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use crate::suggest::{Meant, nearest};
use crate::table::{Row, Table};
use council_compare::dataset::fold::folded;
use council_compare::dataset::{Date, MONTH_OF_CHANGES, Slug};
use council_compare::search::slugify;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The file.
pub const FILE: &str = "councils.csv";

const COLUMNS: [&str; 15] = [
    "slug",
    "name",
    "aliases",
    "ofsted_urn",
    "dfe_code",
    "ons_code",
    "region",
    "council_type",
    "statistical_neighbours",
    "population_0_25",
    "predecessor_slugs",
    "successor_slugs",
    "start_year",
    "end_year",
    "article",
];

const REGIONS: [&str; 9] = [
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and The Humber",
];

/// A type of council, and the ONS codes that councils of this type have.
#[derive(Clone, Copy)]
struct CouncilType {
    id: &'static str,
    code_prefix: &'static str,
    /// What such a code is, in words.
    code_form: &'static str,
}

const TYPES: [CouncilType; 5] = [
    CouncilType {
        id: "county-council",
        code_prefix: "E10",
        code_form: "the ONS code of a county council, E10 and six digits",
    },
    CouncilType {
        id: "unitary-authority",
        code_prefix: "E06",
        code_form: "the ONS code of a unitary authority, E06 and six digits",
    },
    CouncilType {
        id: "metropolitan-district",
        code_prefix: "E08",
        code_form: "the ONS code of a metropolitan district, E08 and six digits",
    },
    CouncilType {
        id: "london-borough",
        code_prefix: "E09",
        code_form: "the ONS code of a London borough, E09 and six digits",
    },
    CouncilType {
        id: "city-corporation",
        code_prefix: "E09",
        code_form: "the ONS code of the City of London, E09 and six digits",
    },
];

/// What may stand before a name in a sentence.
const ARTICLES: [&str; 1] = ["the"];

/// The most characters of a name or an alias.
const NAME_LIMIT: usize = 60;

/// Every council of the file.
#[derive(Clone, Debug)]
pub struct Councils {
    /// The rows without a fault.
    pub rows: Vec<Council>,
    /// Every row, for what other tables say of councils.
    pub entries: Vec<CouncilEntry>,
    by_slug: HashMap<String, usize>,
    by_name: HashMap<String, String>,
    broken: HashSet<String>,
    is_readable: bool,
}

/// One council, with what the dataset says of it. The other columns are only checked.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct Council {
    pub slug: Slug,
    pub name: String,
    pub article: Option<&'static str>,
    pub aliases: Items,
    pub region: &'static str,
    pub neighbours: Items,
    pub predecessors: Items,
    pub successors: Items,
    pub start_year: Option<u16>,
    pub end_year: Option<u16>,
}

/// What a row says of its council and of others, faulty or not.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CouncilEntry {
    pub line: u64,
    pub slug: Cell,
    pub name: Cell,
    pub aliases: List,
    pub neighbours: List,
    pub predecessors: List,
    pub successors: List,
    pub start_year: Cell,
    pub end_year: Cell,
    /// The codes by which others know it: Ofsted's, the Department for Education's and the Office for National Statistics'.
    pub codes: [Cell; 3],
}

/// A cell with a list.
#[derive(Clone, PartialEq, Debug)]
pub struct List {
    /// The items without a fault.
    pub items: Items,
    /// The cell that they stand in.
    pub cell: Cell,
}

impl Councils {
    /// Reads the file and notes what is wrong with it.
    pub fn read(directory: &Path, faults: &mut Faults) -> Self {
        let table = Table::read(directory, FILE, COLUMNS, faults);
        let mut councils = Self {
            rows: Vec::new(),
            entries: Vec::new(),
            by_slug: HashMap::new(),
            by_name: HashMap::new(),
            broken: table.broken,
            is_readable: table.is_readable,
        };
        for row in table.rows {
            let (entry, council) = row_of(row, faults);
            councils.add(entry, faults);
            councils.rows.extend(council);
        }
        council_links::check(&councils, faults);
        councils
    }

    fn add(&mut self, entry: CouncilEntry, faults: &mut Faults) {
        let slug = &entry.slug;
        if let Some(first) = self.entry(&slug.text) {
            let what = format!("the council “{}”", slug.text);
            slug.fault(Problem::Duplicate { what, first: first.line }, faults);
            return;
        }
        if Slug::new(&slug.text).is_some() {
            self.by_slug.insert(slug.text.clone(), self.entries.len());
        } else {
            // What it was probably meant to be is not called unknown elsewhere: this row is the fault.
            self.broken.extend([slugify(&slug.text), slugify(&entry.name.text)]);
        }
        for name in entry.aliases.items.iter().chain([&entry.name.text]) {
            self.by_name.insert(folded(name), slug.text.clone());
        }
        self.entries.push(entry);
    }

    /// The row of a council.
    pub fn entry(&self, slug: &str) -> Option<&CouncilEntry> {
        self.entries.get(*self.by_slug.get(slug)?)
    }

    /// Whether the file may have a row with this slug, as far as it could be read.
    pub fn may_have(&self, slug: &str) -> bool {
        !self.is_readable || self.by_slug.contains_key(slug) || self.broken.contains(slug)
    }

    /// The council that a cell of any table names; noted where there is none.
    pub fn named_in(&self, cell: &Cell, faults: &mut Faults) -> Option<Slug> {
        let text = cell.required(faults)?;
        self.check(text, &cell.place, faults)
    }

    /// The council with this slug; noted at `place` where there is none.
    pub fn check(&self, text: &str, place: &Place, faults: &mut Faults) -> Option<Slug> {
        let slug = Slug::new(text);
        if slug.is_none() && !self.is_readable {
            faults.add(place, Problem::MalformedSlug(text.to_owned()));
        } else if !self.may_have(text) {
            faults.add(place, Problem::UnknownCouncil(text.to_owned(), self.meant_by(text)));
            return None;
        }
        slug
    }

    /// Notes an inspection that began on this day, when the council did not exist. Councils begin and end on 1 April.
    pub fn check_lifetime(&self, slug: &Slug, start: Date, place: &Place, faults: &mut Faults) {
        let Some(entry) = self.entry(slug.as_str()) else { return };
        let what = match (first_day(&entry.start_year), first_day(&entry.end_year)) {
            (Some(began), _) if start < began => format!("began on {began}"),
            (_, Some(ended)) if start >= ended => format!("ended on {ended}"),
            _ => return,
        };
        faults.add(place, Problem::OutsideLifetime { council: slug.to_string(), what, start });
    }

    /// Notes every council that is told to have begun or ended after the day up to which reports are in the dataset.
    pub fn check_data_date(&self, data_date: Date, faults: &mut Faults) {
        for entry in &self.entries {
            for cell in [&entry.start_year, &entry.end_year] {
                if let Some(day) = first_day(cell).filter(|day| *day > data_date) {
                    cell.fault(Problem::NotYet { year: day.year(), data_date }, faults);
                }
            }
        }
    }

    /// The slug that was meant: by a name or alias, or by misspelling.
    fn meant_by(&self, text: &str) -> Meant {
        let by_name = self.by_name.get(&folded(text)).cloned();
        let slugs = || self.entries.iter().map(|entry| entry.slug.text.as_str());
        Meant(by_name.or_else(|| nearest(text, slugs()).map(str::to_owned)))
    }
}

/// One row. Every cell is read before the first is given up, so that all faults of a row are told at once.
fn row_of(row: Row<15>, faults: &mut Faults) -> (CouncilEntry, Option<Council>) {
    let [
        slug,
        name,
        aliases,
        urn,
        dfe,
        ons,
        region,
        kind,
        neighbours,
        population,
        before,
        after,
        start,
        end,
        article,
    ] = row.cells;
    let slug_read = slug.required(faults).and_then(Slug::new);
    if slug_read.is_none() && slug.given().is_some() {
        slug.fault(Problem::MalformedSlug(slug.text.clone()), faults);
    }
    let name_read = name.text(NAME_LIMIT, faults);
    let alias_list = aliases.list(NAME_LIMIT, faults);
    if !urn.is_empty() {
        urn.form("an Ofsted number, five to seven digits", |text| digits(text, 5..=7), faults);
    }
    dfe.form("a Department for Education code, three digits", |text| digits(text, 3..=3), faults);
    let find_type = |text: &str| TYPES.into_iter().find(|known| known.id == text);
    let kind = kind.word("a type of council", find_type, TYPES.map(|known| known.id), faults);
    let (prefix, form) =
        kind.map_or(("E", "an ONS code, E and eight digits"), |known| (known.code_prefix, known.code_form));
    let ons_fits =
        |text: &str| text.len() == 9 && text.strip_prefix(prefix).is_some_and(|rest| digits(rest, 6..=8));
    ons.form(form, ons_fits, faults);
    let region = region.one_of("a region", &REGIONS, faults);
    let neighbour_list = neighbours.list(Slug::MAX_LENGTH, faults);
    // Checked only: the dataset does not have it.
    let _ = population.number(1, 10_000_000, faults);
    let predecessors = before.list(Slug::MAX_LENGTH, faults);
    let successors = after.list(Slug::MAX_LENGTH, faults);
    let start_year = start.small_number(2013, 2199, faults);
    let end_year = end.small_number(2013, 2199, faults);
    let article = article.optional(|article| article.one_of("an article", &ARTICLES, faults));

    let council = || {
        Some(Council {
            slug: slug_read?,
            name: name_read?,
            article: article.ok()?,
            aliases: alias_list.clone(),
            region: region?,
            neighbours: neighbour_list.clone(),
            predecessors: predecessors.clone(),
            successors: successors.clone(),
            start_year: start_year.ok()?,
            end_year: end_year.ok()?,
        })
    };
    let council = council();
    let entry = CouncilEntry {
        line: row.line,
        slug,
        name,
        aliases: List { items: alias_list, cell: aliases },
        neighbours: List { items: neighbour_list, cell: neighbours },
        predecessors: List { items: predecessors, cell: before },
        successors: List { items: successors, cell: after },
        start_year: start,
        end_year: end,
        codes: [urn, dfe, ons],
    };
    (entry, council)
}

/// The day on which councils begin and end in the year that a cell gives.
fn first_day(year: &Cell) -> Option<Date> {
    Date::new(year.given()?.parse().ok()?, MONTH_OF_CHANGES, 1)
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
