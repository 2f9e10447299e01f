//! Every table of `data/`, read and checked together.

use crate::about::{self, About};
use crate::corrections::{self, Correction};
use crate::councils::{Council, Councils};
use crate::disagreements::{self, Disagreement};
use crate::earlier::{self, Earlier};
use crate::events::{self, Event};
use crate::fault::{Fault, Faults};
use crate::finding_row::Tables;
use crate::findings::{self, ReportFindings};
use crate::inspections::{Inspection, Inspections};
use crate::not_judged::{self, NotJudged};
use crate::published::Published;
use crate::short_names::{self, ShortName};
use crate::themes::{Theme, Themes};
use council_compare::dataset::Slug;
use std::collections::BTreeMap;
use std::path::Path;

/// The facts, without a fault among them.
#[derive(Clone, PartialEq, Debug)]
pub struct Facts {
    /// What the dataset says of itself.
    pub about: About,
    /// Every council, in the file's order.
    pub councils: Vec<Council>,
    /// Names for narrow places.
    pub short_names: BTreeMap<Slug, ShortName>,
    /// Every report, in the file's order.
    pub inspections: Vec<Inspection>,
    /// Why areas have no grade.
    pub not_judged: Vec<NotJudged>,
    /// Inspections that later reports tell of, in the file's order.
    pub earlier: Vec<Earlier>,
    /// What happened between inspections: from reports, then from the press, each in its file's order.
    pub events: Vec<Event>,
    /// Where a report differs from the press or from itself, in the file's order.
    pub disagreements: Vec<Disagreement>,
    /// The vocabulary of findings, in the file's order.
    pub themes: Vec<Theme>,
    /// What reports say, by council and day.
    pub findings: Vec<ReportFindings>,
    /// What was published and has been changed since, oldest first.
    pub corrections: Vec<Correction>,
    /// What was published before these facts.
    pub published: Published,
}

impl Facts {
    /// Reads every table in `directory`, and checks them against what was published before.
    ///
    /// # Errors
    ///
    /// Every fault of every table, by file and line.
    pub fn read(directory: &Path) -> Result<Self, Vec<Fault>> {
        let faults = &mut Faults::default();
        // Councils first, then reports: the other tables speak of them.
        let councils = Councils::read(directory, faults);
        let short_names = short_names::read(directory, &councils, faults);
        let inspections = Inspections::read(directory, &councils, faults);
        let not_judged = not_judged::read(directory, &councils, &inspections, faults);
        let earlier = earlier::read(directory, &councils, &inspections, faults);
        let (events, articles) = events::read(directory, &councils, &inspections, faults);
        let disagreements = disagreements::read(directory, &councils, &inspections, &articles, faults);
        let themes = Themes::read(directory, faults);
        let tables = Tables { councils: &councils, inspections: &inspections, themes: &themes };
        let findings = findings::read(directory, tables, faults);
        let corrections = corrections::read(directory, &councils, faults);
        let published = Published::read(directory, faults);
        let about = about::read(directory, &councils, &inspections, faults);
        if let Some(about) = &about {
            councils.check_data_date(about.data_date, faults);
            inspections.check_data_date(about, faults);
            events::check_data_date(&events, about.data_date, faults);
            corrections::check_data_date(&corrections, about.data_date, faults);
        }
        let mut faults = std::mem::take(faults);
        let Some(about) = about.filter(|_| faults.is_empty()) else { return Err(faults.sorted()) };
        let facts = Self {
            about,
            councils: councils.rows,
            short_names,
            inspections: inspections.rows,
            not_judged,
            earlier,
            events,
            disagreements,
            themes: themes.rows,
            findings,
            corrections,
            published,
        };
        // Only sound tables: of others, each fault would be told a second time as a change.
        facts.published.check(&facts, &mut faults);
        if faults.is_empty() { Ok(facts) } else { Err(faults.sorted()) }
    }
}
