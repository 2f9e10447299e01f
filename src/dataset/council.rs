//! A council, and how people name it.

use super::Date;
use super::fold::folded;
use core::fmt;
use std::rc::Rc;

/// A council's stable key, used in addresses and file names: lower-case letters, digits and single hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slug(Rc<str>);

impl Slug {
    /// The longest slug accepted, in bytes.
    pub const MAX_LENGTH: usize = 64;

    /// The slug, if `text` is one.
    pub fn new(text: &str) -> Option<Self> {
        let is_part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let well_formed = text.len() <= Self::MAX_LENGTH && text.split('-').all(is_part);
        well_formed.then(|| Self(text.into()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A council with duties for children's services, current or abolished.
#[derive(Clone, PartialEq, Debug)]
pub struct Council {
    /// Stable key, by which addresses and files name it.
    pub slug: Slug,
    /// Name as commonly published.
    pub name: Rc<str>,
    /// What stands before the name in a sentence, as “the” does in “the Isle of Wight”. Most names have none.
    pub article: Option<Rc<str>>,
    /// A shorter name for narrow places; the name itself where none is needed.
    pub short_name: Rc<str>,
    /// The shorter name where sentences may use it too once they have named the council in full; else the name.
    pub name_again: Rc<str>,
    /// Other names people type: short forms, main towns, the trust that runs the services.
    pub aliases: Vec<Rc<str>>,
    /// One of the nine ONS regions.
    pub region: Rc<str>,
    /// Whether it still exists, and when it was created or abolished.
    pub lifetime: Lifetime,
    /// See [`Self::folded_lines`].
    pub(super) folded: String,
}

/// Whether a council still exists. No grade is ever carried over from one council to another.
#[derive(Clone, PartialEq, Debug)]
pub enum Lifetime {
    /// The council exists, as it has since before 2013.
    Current,
    /// The council exists and was created since 2013.
    Created {
        /// The year in which it took over.
        year: u16,
        /// The councils whose area, or part of it, passed to it.
        predecessors: Vec<Slug>,
    },
    /// The council has been abolished.
    Abolished {
        /// The year in which it ended.
        year: u16,
        /// The councils that took over its area.
        successors: Vec<Slug>,
    },
}

/// Whether there is a council on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Existence {
    /// It is created only later, in this year.
    NotYet(u16),
    /// There is.
    Exists,
    /// It was abolished by then, in this year.
    Gone(u16),
}

impl Existence {
    /// What holds on a day for a council that was created and abolished in these years, as far as it was since 2013.
    pub(super) fn on(day: Date, created: Option<u16>, abolished: Option<u16>) -> Self {
        // The last year whose changes have come.
        let last = day.year() - u16::from(day.month().number() < MONTH_OF_CHANGES);
        match (created, abolished) {
            (Some(year), _) if year > last => Self::NotYet(year),
            (_, Some(year)) if year <= last => Self::Gone(year),
            _ => Self::Exists,
        }
    }
}

/// The month with which councils begin and end. Every one created or abolished since 2013 was so on a 1 April, as the structural
/// changes orders have it (S.I. 2018/648, 2020/156, 2022/331).
pub const MONTH_OF_CHANGES: u8 = 4;

impl Council {
    /// What [`Self::folded`] splits: name, other names and region, each [`folded`] and on a line of its own.
    pub(super) fn folded_lines(name: &str, aliases: &[Rc<str>], region: &Rc<str>) -> String {
        let mut lines = folded(name);
        for text in aliases.iter().chain([region]) {
            lines.push('\n');
            lines.push_str(&folded(text));
        }
        lines
    }

    /// The name as it stands in a sentence, after its article: “the Isle of Wight”.
    pub fn in_sentence(&self) -> String {
        self.after_article(&self.name)
    }

    /// The name at the beginning of a sentence: “The Isle of Wight”.
    pub fn at_start(&self) -> String {
        self.capitalised(self.in_sentence())
    }

    /// What the council is called in a sentence that has named it in full: “BCP”.
    pub fn in_sentence_again(&self) -> String {
        self.after_article(&self.name_again)
    }

    /// A name of the council's, after its article.
    fn after_article(&self, name: &str) -> String {
        match &self.article {
            Some(article) => format!("{article} {name}"),
            None => name.to_owned(),
        }
    }

    /// What it is called in a sentence, at the beginning of one.
    pub fn capitalised(&self, name: String) -> String {
        if self.article.is_some() { capitalised(name) } else { name }
    }

    /// Name, other names and region, in this order, in the form in which texts are compared ([`super::fold`]). They are
    /// folded once, when the index is read, and not for each search.
    pub fn folded(&self) -> core::str::Split<'_, char> {
        self.folded.split('\n')
    }

    /// Whether the council exists today.
    pub fn is_current(&self) -> bool {
        !matches!(self.lifetime, Lifetime::Abolished { .. })
    }

    /// The last day of an abolished council.
    pub fn last_day(&self) -> Option<Date> {
        match self.lifetime {
            // The day before the month of changes.
            Lifetime::Abolished { year, .. } => Date::new(year, 3, 31),
            Lifetime::Current | Lifetime::Created { .. } => None,
        }
    }

    /// Whether there was such a council on a day.
    pub fn existence_on(&self, day: Date) -> Existence {
        let (created, abolished) = match self.lifetime {
            Lifetime::Current => (None, None),
            Lifetime::Created { year, .. } => (Some(year), None),
            Lifetime::Abolished { year, .. } => (None, Some(year)),
        };
        Existence::on(day, created, abolished)
    }
}

/// A text that begins a sentence.
pub fn capitalised(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
