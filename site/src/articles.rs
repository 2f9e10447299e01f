//! The press articles that `events.csv` names.

use crate::cell::Cell;
use crate::fault::Faults;
use crate::typeset::typeset;
use council_compare::dataset::{PartialDate, wire};
use std::collections::HashMap;

/// A press article.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// Its title and publisher.
    pub title: String,
    /// The latest date that it tells of in any row, before which it cannot have been published.
    pub not_before: Option<PartialDate>,
}

/// Every article, by its title.
#[derive(Clone, PartialEq, Debug)]
pub struct Articles {
    not_before: HashMap<String, Option<PartialDate>>,
    /// Whether every row could be read. If not, nothing can be called unknown.
    is_whole: bool,
}

impl Article {
    /// The article as the dataset has it.
    pub fn wire(&self) -> wire::PressSource {
        let not_before = self.not_before.map(|date| date.to_string());
        wire::PressSource { title: typeset(&self.title), not_before }
    }
}

impl Articles {
    /// The articles of the rows, each with the date that the row tells of. Of the dates of one article, that which
    /// begins last counts: no article is older than what it tells.
    pub fn new(rows: impl IntoIterator<Item = (String, Option<PartialDate>)>, is_whole: bool) -> Self {
        let mut not_before: HashMap<String, Option<PartialDate>> = HashMap::new();
        for (title, date) in rows {
            let known = not_before.entry(title).or_insert(date);
            if date.map(PartialDate::first_day) > known.map(PartialDate::first_day) {
                *known = date;
            }
        }
        Self { not_before, is_whole }
    }

    /// The article with this title, dated by no row if none has it.
    pub fn titled(&self, title: String) -> Article {
        let not_before = self.not_before.get(&title).copied().flatten();
        Article { title, not_before }
    }

    /// The article that a cell of another table names; noted where there is none.
    pub fn named_in(&self, cell: &Cell, faults: &mut Faults) -> Option<Article> {
        if !self.is_whole {
            return cell.required(faults).map(|title| self.titled(title.to_owned()));
        }
        let find = |title: &str| self.not_before.contains_key(title).then(|| self.titled(title.to_owned()));
        let mut titles: Vec<_> = self.not_before.keys().map(String::as_str).collect();
        // Among equally near ones the first is suggested.
        titles.sort_unstable();
        cell.word("the title of an article in events.csv", find, titles, faults)
    }
}
