//! The index: what the dataset is, and every council in it.

use super::{Council, Date, Slug};
use std::rc::Rc;

/// What the dataset is, and every council in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Index {
    /// The day up to which reports are in the dataset.
    pub data_date: Date,
    /// The two councils of the start page.
    pub featured: [Slug; 2],
    /// The words that the licence of the facts asks for.
    pub attribution: Rc<str>,
    /// The licence of the facts.
    pub licence: Licence,
    /// The address for those who find a mistake, if the dataset gives one. It begins with `https://` or `mailto:`.
    pub contact: Option<Rc<str>>,
    /// Whether every council is in it, and not only those that an exported page refers to.
    pub is_whole: bool,
    /// By slug, as [`Self::council`] finds them.
    pub(super) councils: Vec<Council>,
    /// Slugs of the councils whose entries could not be read, of those entries whose slug could.
    pub left_out: Vec<Slug>,
}

/// A licence.
#[derive(Clone, PartialEq, Debug)]
pub struct Licence {
    /// Its name, which links to its words.
    pub name: Rc<str>,
    /// The address of its text, which begins with `https://`.
    pub url: Rc<str>,
}

impl Index {
    /// Every council, by slug.
    pub fn councils(&self) -> &[Council] {
        &self.councils
    }

    /// The council with this slug.
    pub fn council(&self, slug: &Slug) -> Option<&Council> {
        let position = self.councils.binary_search_by(|council| council.slug.cmp(slug)).ok()?;
        self.councils.get(position)
    }

    /// The name of the council with this slug; the slug where there is none, or where an exported page does not bring it.
    pub fn name(&self, slug: &Slug) -> String {
        self.council(slug).map_or_else(|| slug.to_string(), |council| council.name.to_string())
    }

    /// The other current councils of a council's region, by slug.
    pub fn others_in_region<'a>(&'a self, council: &'a Council) -> impl Iterator<Item = &'a Council> {
        self.councils
            .iter()
            .filter(move |other| other.region == council.region && other.slug != council.slug)
            .filter(|other| other.is_current())
    }
}
