//! The grades of every council, for counting how many hold each.

use super::{Area, Date, Existence, Judgement, Slug};
use std::rc::Rc;

/// The inspections of every council, with nothing but what was published when and which grades it gave.
#[derive(Clone, PartialEq, Debug)]
pub struct GradesOfAll {
    /// Every council, with or without an inspection.
    pub(super) counted: Vec<CountedCouncil>,
    /// Each council's inspections, oldest first, by slug.
    pub(super) councils: Vec<(Slug, Vec<GradesGiven>)>,
}

/// What has to be known of a council to count it: where it is, and when it was.
#[derive(Clone, PartialEq, Debug)]
pub struct CountedCouncil {
    /// Its slug.
    pub slug: Slug,
    /// One of the nine ONS regions.
    pub region: Rc<str>,
    /// The years in which it was created, if since 2013, and abolished, if it was.
    pub(super) years: (Option<u16>, Option<u16>),
}

impl CountedCouncil {
    /// Whether the council existed on a day.
    pub fn existed_on(&self, day: Date) -> bool {
        let (created, abolished) = self.years;
        Existence::on(day, created, abolished) == Existence::Exists
    }
}

impl GradesOfAll {
    /// Every council.
    pub fn counted(&self) -> &[CountedCouncil] {
        &self.counted
    }

    /// A council's inspections, oldest first; none if it has none.
    pub fn inspections(&self, council: &Slug) -> &[GradesGiven] {
        let place = self.councils.binary_search_by(|(slug, _)| slug.cmp(council)).ok();
        place.and_then(|place| self.councils.get(place)).map_or(&[], |(_, inspections)| inspections)
    }
}

/// The grades of one inspection.
#[derive(Clone, PartialEq, Debug)]
pub struct GradesGiven {
    /// When the report was published.
    pub published: Date,
    /// What the report gave each of [`Area::LANES`], in their order: a grade of its own, one shared by children in
    /// care and care leavers, or none.
    pub(super) judgements: [Option<Judgement>; Area::LANES.len()],
}

impl GradesGiven {
    /// What the report gave an area: [`Judgement::Own`] or [`Judgement::Shared`], or nothing.
    pub fn judgement(&self, area: Area) -> Option<&Judgement> {
        let place = Area::LANES.iter().position(|lane| *lane == area)?;
        self.judgements.get(place)?.as_ref()
    }
}
