//! The place in a report that tells of something: four columns that three tables share.

use crate::cell::Cell;
use crate::councils::Councils;
use crate::fault::Faults;
use crate::inspections::{Inspections, ReportEntry};
use crate::problem::Problem;
use council_compare::dataset::{Date, Slug, wire};

/// The cells that say where a report tells of something.
#[derive(Clone, Copy)]
pub struct SourceCells<'a> {
    /// The column `source_published`.
    pub published: &'a Cell,
    /// The column `source_url`.
    pub address: &'a Cell,
    /// The column `page`.
    pub page: &'a Cell,
    /// The column `paragraph`.
    pub paragraph: &'a Cell,
}

/// Where a report tells of something.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// The day on which the report was published.
    pub published: Date,
    /// Its address.
    pub report: String,
    /// Page of the PDF, from 1.
    pub page: Option<u16>,
    /// Number of the paragraph.
    pub paragraph: Option<u16>,
}

impl Source {
    /// Reads the cells of a row on this council; page or paragraph has to be given. The report is on the same council or on one that took over, since those tell of predecessors.
    pub fn read(
        council: Option<&Slug>,
        SourceCells { published, address, page, paragraph }: SourceCells<'_>,
        (councils, inspections): (&Councils, &Inspections),
        faults: &mut Faults,
    ) -> Option<Self> {
        let day = published.date(faults);
        let report = address.report_address(faults);
        if page.is_empty() && paragraph.is_empty() {
            page.fault(Problem::Empty, faults);
        }
        let page_number = page.small_number(1, 999, faults);
        let paragraph_number = paragraph.small_number(1, 999, faults);
        let (day, report) = (day?, report?);
        match inspections.at(&report) {
            Some(entry) => {
                if let Some(council) = council.filter(|council| !tells_of(entry, council, councils)) {
                    let (report, row) = (entry.council.clone(), council.to_string());
                    address.fault(Problem::OtherCouncil { report, row }, faults);
                }
                // A date that is itself unreadable is the fault of inspections.csv.
                let listed = entry.published.known_date();
                if let Some(listed) = listed.filter(|listed| *listed != day) {
                    let problem = Problem::SourceDate { given: day, line: entry.line, listed };
                    published.fault(problem, faults);
                }
            }
            None if inspections.may_have(&report) => {}
            None => address.fault(Problem::UnknownSource, faults),
        }
        Some(Self { published: day, report, page: page_number.ok()?, paragraph: paragraph_number.ok()? })
    }

    /// The source as the dataset has it.
    pub fn wire(&self) -> wire::ReportSource {
        wire::ReportSource {
            published: self.published.to_string(),
            report: self.report.clone(),
            page: self.page,
            paragraph: self.paragraph,
        }
    }
}

/// Whether a report may tell of a council, as far as `councils.csv` and `inspections.csv` say what they are.
fn tells_of(report: &ReportEntry, council: &Slug, councils: &Councils) -> bool {
    if !report.is_placed || report.council == council.as_str() {
        return true;
    }
    let (Some(before), Some(after)) = (councils.entry(council.as_str()), councils.entry(&report.council))
    else {
        return true;
    };
    // Where only one of the two names the other, that is the fault.
    before.successors.items.contains(&report.council)
        || after.predecessors.items.iter().any(|slug| slug == council.as_str())
}
