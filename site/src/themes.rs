//! `themes.csv`: the fixed vocabulary of findings.

use crate::cell::Cell;
use crate::fault::Faults;
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::table::Table;
use council_compare::dataset::Slug;
use council_compare::dataset::fold::folded;
use std::collections::HashSet;
use std::path::Path;

/// The file.
pub const FILE: &str = "themes.csv";

/// The most characters of a label, which stands after “Both were told to improve:” and on a row of its own.
const LABEL_LIMIT: usize = 45;

/// Every theme of the file.
#[derive(Clone, Debug)]
pub struct Themes {
    /// The rows without a fault, in the file's order, which is that of the vocabulary.
    pub rows: Vec<Theme>,
    /// The first cell of each slug, whatever else is wrong with its row.
    slugs: Vec<Cell>,
    broken: HashSet<String>,
    /// Whether every slug could be read. If not, nothing can be called unknown.
    is_readable: bool,
}

/// One theme.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// Its stable key, which findings name.
    pub slug: String,
    /// The theme in plain words.
    pub label: String,
}

impl Themes {
    /// Reads the file and notes what is wrong with it.
    pub fn read(directory: &Path, faults: &mut Faults) -> Self {
        let table = Table::read(directory, FILE, ["slug", "label"], faults);
        let mut themes = Self {
            rows: Vec::new(),
            slugs: Vec::new(),
            broken: table.broken,
            is_readable: table.is_readable,
        };
        let (mut slugs, mut labels) = (FirstLines::new(), FirstLines::new());
        for row in table.rows {
            let [slug, label] = row.cells;
            let key = slug.required(faults).map(str::to_owned);
            let key = key.filter(|key| Slug::new(key).is_some());
            let text = label.phrase(LABEL_LIMIT, faults);
            if let Some(text) = label.given()
                && let Some(first) = labels.repeats(folded(text), row.line)
            {
                let what = format!("the label “{text}”");
                label.fault(Problem::Duplicate { what, first }, faults);
            }
            let Some(key) = key else {
                if slug.given().is_some() {
                    slug.fault(Problem::MalformedSlug(slug.text.clone()), faults);
                }
                themes.is_readable = false;
                continue;
            };
            if let Some(first) = slugs.repeats(key.clone(), row.line) {
                let what = format!("the theme “{key}”");
                slug.fault(Problem::Duplicate { what, first }, faults);
            } else {
                themes.slugs.push(slug);
            }
            themes.rows.extend(text.map(|label| Theme { slug: key, label }));
        }
        themes
    }

    /// The theme that a cell names; noted where there is none.
    pub fn named_in(&self, cell: &Cell, faults: &mut Faults) -> Option<String> {
        if !self.is_readable || self.broken.contains(&cell.text) {
            return cell.required(faults).map(str::to_owned);
        }
        let slugs = || self.slugs.iter().map(|slug| slug.text.as_str());
        let find = |text: &str| slugs().find(|slug| *slug == text).map(str::to_owned);
        cell.word("a theme", find, slugs(), faults)
    }

    /// Notes every theme that no finding names.
    pub fn check_used(&self, is_used: impl Fn(&str) -> bool, faults: &mut Faults) {
        for slug in self.slugs.iter().filter(|slug| !is_used(&slug.text)) {
            slug.fault(Problem::UnusedTheme, faults);
        }
    }
}
