//! `findings.csv`: what reports say, in this dataset's words, report by report.

use crate::fault::{Faults, Place};
use crate::finding_row::{self, Finding, FindingKind, FindingRow, Listed, Missing, Tables};
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::table::Table;
use council_compare::dataset::{Date, Findings, Slug};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// The file.
pub const FILE: &str = "findings.csv";

const COLUMNS: [&str; 7] = ["council", "published", "kind", "area", "theme", "text", "paragraph"];

/// The summaries of one report.
#[derive(Clone, PartialEq, Debug)]
pub struct ReportFindings {
    /// The council.
    pub council: Slug,
    /// The day on which the report was published.
    pub published: Date,
    /// The report in one sentence.
    pub summary: String,
    /// What inspectors praised, in the file's order.
    pub strengths: Vec<Finding>,
    /// What worried them, in the file's order.
    pub concerns: Vec<Finding>,
    /// What the report says must improve, in its order.
    pub improvements: Vec<Finding>,
}

/// The rows of one report.
struct Gathered {
    /// Where the first of them says its kind.
    first: Place,
    summary_line: Option<u64>,
    summary: Option<String>,
    findings: Vec<(FindingKind, Finding)>,
    to_improve: usize,
    listed: Option<Listed>,
}

/// Reads the file, by council and day, and notes what is wrong with it.
pub fn read(directory: &Path, tables: Tables<'_>, faults: &mut Faults) -> Vec<ReportFindings> {
    let table = Table::read(directory, FILE, COLUMNS, faults);
    if table.is_readable {
        let themes = table.rows.iter().map(|row| {
            let [.., theme, _, _] = &row.cells;
            theme.text.as_str()
        });
        let used: HashSet<_> = themes.collect();
        let is_used = |theme: &str| used.contains(theme) || table.broken.contains(theme);
        tables.themes.check_used(is_used, faults);
    }
    let mut texts = FirstLines::new();
    let mut reports: BTreeMap<(Slug, Date), Gathered> = BTreeMap::new();
    let mut missing = BTreeMap::new();
    // A row that cannot be placed may be the one that a report lacks.
    let mut may_lack = !table.broken.is_empty();
    for row in table.rows {
        let [council, published, _, _, _, text, _] = &row.cells;
        let key = [council, published, text].map(|cell| cell.text.clone());
        if let (Some(first), Some(_)) = (texts.repeats(key, row.line), text.given()) {
            let what = "the same finding of this report".to_owned();
            text.fault(Problem::Duplicate { what, first }, faults);
        }
        let mut row = finding_row::read(row, tables, faults);
        if let Some(report) = row.missing.take() {
            let key = (report.council.clone(), report.published.text.clone());
            missing.entry(key).or_insert((report, 0)).1 += 1;
        }
        may_lack |= row.report.is_none() || row.kind.is_none();
        if let Some(report) = row.report.take() {
            let empty = || Gathered::empty(row.kind_place.clone(), row.listed);
            reports.entry(report).or_insert_with(empty).add(row, faults);
        }
    }
    // One day that was changed is one mistake, however many rows are of its report.
    for (Missing { council, published, listed }, rows) in missing.into_values() {
        let (council, day) = (council.to_string(), published.text.clone());
        let problem = match rows {
            1 => Problem::NoSuchInspection { council, listed },
            _ => Problem::NoReportOfFindings { council, published: day, rows, listed },
        };
        published.fault(problem, faults);
    }
    if !may_lack {
        for gathered in reports.values() {
            gathered.check_complete(faults);
        }
    }
    reports.into_iter().filter_map(|(report, gathered)| gathered.finish(report)).collect()
}

impl Gathered {
    fn empty(first: Place, listed: Option<Listed>) -> Self {
        Self { first, summary_line: None, summary: None, findings: Vec::new(), to_improve: 0, listed }
    }

    fn add(&mut self, row: FindingRow, faults: &mut Faults) {
        match row.kind {
            Some(FindingKind::Summary) => {
                let first = *self.summary_line.get_or_insert(row.line);
                if first != row.line {
                    let what = "a summary of this report".to_owned();
                    faults.add(&row.kind_place, Problem::Duplicate { what, first });
                }
            }
            Some(FindingKind::Improve) => {
                self.to_improve += 1;
                // The first row says it.
                if let Some(line) = row.not_counted.filter(|_| self.to_improve == 1) {
                    faults.add(&row.kind_place, Problem::NotCounted(line));
                }
                // One row too many says it.
                if self.to_improve == Findings::MOST_IMPROVEMENTS + 1 {
                    faults.add(&row.kind_place, Problem::TooManyToImprove(Findings::MOST_IMPROVEMENTS));
                }
            }
            Some(FindingKind::Strength | FindingKind::Concern) | None => {}
        }
        if row.summary.is_some() {
            self.summary = row.summary;
        }
        self.findings.extend(row.kind.zip(row.finding));
    }

    /// Notes what the report lacks: its summary, or things to improve that its list has.
    fn check_complete(&self, faults: &mut Faults) {
        if self.summary_line.is_none() {
            faults.add(&self.first, Problem::NoSummary);
        }
        if let Some(Listed { count: listed, line }) = self.listed {
            let (needed, found) = (usize::from(listed).min(Findings::MOST_IMPROVEMENTS), self.to_improve);
            if found != needed && found <= Findings::MOST_IMPROVEMENTS {
                faults.add(&self.first, Problem::ToImprove { needed, found, listed, line });
            }
        }
    }

    /// The report, if it has a summary.
    fn finish(self, (council, published): (Slug, Date)) -> Option<ReportFindings> {
        let of = |kind| {
            let all = self.findings.iter().filter(move |(other, _)| *other == kind);
            all.map(|(_, finding)| finding.clone()).collect()
        };
        Some(ReportFindings {
            council,
            published,
            strengths: of(FindingKind::Strength),
            concerns: of(FindingKind::Concern),
            improvements: of(FindingKind::Improve),
            summary: self.summary.clone()?,
        })
    }
}
