//! From [`Json`] to checked types, once, at the boundary.
//!
//! An index with a faulty council keeps the others; a record is taken whole or not at all, since a record with
//! an inspection missing would show an older grade as the newest. What the widget has no use for is not read.
//!
//! Each function reads one kind of value. It reads what it only borrows or copies first, and what it allocates last: where a
//! fault makes it return early there is nothing to drop yet, which keeps the wasm small.

use super::json::{Node, Object, Result};
use super::wire::FORMAT;
use super::{
    Area, Council, DatasetError, Date, Grade, Index, Json, Licence, Lifetime, PartialDate, Problem, Slug,
};
use crate::order;
use std::rc::Rc;

mod further;
mod record;

pub use further::{findings, grades_of_all, themes};
pub use record::{REPORTS, record};

/// The index, and what is wrong with the councils that are left out of it.
///
/// # Errors
///
/// If the file has another format, or what it says of itself cannot be read.
pub fn index(json: &Json) -> Result<(Index, Vec<DatasetError>)> {
    let file = Node::file(json);
    let index = file.object()?;
    check_format(&index)?;
    let data_date = index.field("data-date").date()?;
    let attribution = index.field("attribution").text()?;
    let licence = licence(&index.field("licence"))?;
    let contact = index.field("contact").optional(contact)?;
    let featured = index.field("featured");
    let Ok(featured) = featured.list(Node::slug)?.try_into() else {
        return Err(featured.fault(Problem::Featured));
    };
    let is_whole = index.field("part").optional(Node::flag)? != Some(true);
    let (mut councils, mut left_out, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for node in index.field("councils").items()? {
        match council(&node) {
            Ok(council) => councils.push(council),
            Err(fault) => {
                faults.push(fault);
                // Whoever asks for this council is told so, if its entry still says which one it is.
                if let Ok(slug) = node.object().and_then(|council| council.field("slug").slug()) {
                    left_out.push(slug);
                }
            }
        }
    }
    order::sort_by(&mut councils, |a: &Council, b| a.slug < b.slug);
    let attribution = attribution.clone();
    Ok((Index { data_date, featured, attribution, licence, contact, is_whole, councils, left_out }, faults))
}

/// The day up to which a file of the dataset knows reports, if it says so. Files of two days do not belong together.
pub fn data_date(json: &Json) -> Option<Date> {
    Node::file(json).object().ok()?.field("data-date").date().ok()
}

fn check_format(file: &Object<'_>) -> Result<()> {
    let format = file.field("format");
    match format.number()? {
        FORMAT => Ok(()),
        found => Err(format.fault(Problem::Format { found })),
    }
}

/// The council that a file is about, which must be the one expected.
fn council_of(file: &Object<'_>, expected: &Slug) -> Result<Slug> {
    let slug = file.field("slug");
    match slug.slug()? {
        found if found == *expected => Ok(found),
        found => Err(slug.fault(Problem::OtherCouncil(found.to_string()))),
    }
}

fn licence(node: &Node<'_>) -> Result<Licence> {
    let licence = node.object()?;
    let name = licence.field("name").text()?;
    // It becomes a link, and a browser would run an address that begins with `javascript:`.
    let url = licence.field("url").address("https://")?;
    Ok(Licence { name: name.clone(), url })
}

/// An address that becomes a link too.
fn contact(node: &Node<'_>) -> Result<Rc<str>> {
    let found = node.text()?;
    if found.starts_with("https://") || found.starts_with("mailto:") {
        return Ok(found.clone());
    }
    Err(node.fault(Problem::Address { found: found.to_string(), start: "https:// or mailto:" }))
}

fn council(node: &Node<'_>) -> Result<Council> {
    let council = node.object()?;
    let name = council.field("name").text()?;
    let article = council.field("article").optional(|article| article.text().cloned())?;
    let short_name = council.field("short-name").optional(Node::text)?.unwrap_or(name);
    let is_said = council.field("short-name-said").optional(Node::flag)?.unwrap_or(false);
    let name_again = if is_said { short_name } else { name };
    let region = council.field("region").text()?;
    let start_year = council.field("start-year").optional(Node::number)?;
    let end_year = council.field("end-year").optional(Node::number)?;
    let lifetime = match (start_year, end_year) {
        (_, Some(year)) => Lifetime::Abolished { year, successors: council.field("successors").slugs()? },
        (Some(year), None) => {
            Lifetime::Created { year, predecessors: council.field("predecessors").slugs()? }
        }
        (None, None) => Lifetime::Current,
    };
    let slug = council.field("slug").slug()?;
    let aliases = council.field("aliases").texts()?;
    Ok(Council {
        slug,
        name: name.clone(),
        article,
        short_name: short_name.clone(),
        name_again: name_again.clone(),
        region: region.clone(),
        lifetime,
        folded: Council::folded_lines(name, &aliases, region),
        aliases,
    })
}

/// Values that files of several kinds have.
impl Node<'_> {
    fn slug(&self) -> Result<Slug> {
        self.word("slug", Slug::new)
    }

    fn grade(&self) -> Result<Grade> {
        self.word("grade", Grade::from_id)
    }

    fn area(&self) -> Result<Area> {
        self.word("judged area", Area::from_id)
    }

    fn date(&self) -> Result<Date> {
        self.text()?.parse().map_err(|error| self.fault(Problem::Date(error)))
    }

    fn partial_date(&self) -> Result<PartialDate> {
        self.text()?.parse().map_err(|error| self.fault(Problem::Date(error)))
    }

    /// An address that begins with `start`.
    fn address(&self, start: &'static str) -> Result<Rc<str>> {
        let address = self.text()?;
        if !address.starts_with(start) {
            return Err(self.fault(Problem::Address { found: address.to_string(), start }));
        }
        Ok(address.clone())
    }

    /// A list of slugs, empty if it is missing.
    fn slugs(&self) -> Result<Vec<Slug>> {
        Ok(self.optional(|list| list.list(Node::slug))?.unwrap_or_default())
    }

    /// A list of texts, empty if it is missing.
    fn texts(&self) -> Result<Vec<Rc<str>>> {
        Ok(self.optional(|list| list.list(|item| item.text().cloned()))?.unwrap_or_default())
    }
}
