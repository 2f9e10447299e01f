//! `inspections.csv`: one published report a row.

use crate::about::About;
use crate::cell::Cell;
use crate::councils::Councils;
use crate::days::{self, DayCells, Days};
use crate::fault::{Faults, Place};
use crate::judgements::{self, Columns, Judged};
use crate::problem::Problem;
use crate::repeats::FirstLines;
use crate::report_kinds::{self, InspectionKind};
use crate::table::{Row, Table};
use council_compare::dataset::{Area, Date, Framework, Grade, ReportKind, Slug};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The file.
pub const FILE: &str = "inspections.csv";

const COLUMNS: [&str; 20] = [
    "council",
    "framework",
    "inspection_kind",
    "inspection_start",
    "inspection_end",
    "second_visit",
    "published",
    "published_listed",
    "report_url",
    "overall",
    "leaders",
    "help_and_protection",
    "children_in_care",
    "care_leavers",
    "care_leavers_merged",
    "adoption",
    "lscb",
    "areas_to_improve_count",
    "source_file",
    "notes",
];

/// How many days `data_date` may be after the newest report. No clock is asked whether it has come, so that tables which are
/// sound today are so on every day.
const LONGEST_WITHOUT_REPORT: i32 = 120;

/// Every report of the file.
#[derive(Clone, Debug)]
pub struct Inspections {
    /// The rows without a fault.
    pub rows: Vec<Inspection>,
    /// Every row, for what other tables say of reports.
    pub entries: Vec<ReportEntry>,
    by_address: HashMap<String, usize>,
    /// By council and day of publication.
    by_day: HashMap<(String, String), usize>,
    broken: HashSet<String>,
    is_readable: bool,
}

/// One report.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns, which data/README.md explains")]
pub struct Inspection {
    pub council: Slug,
    pub kind: ReportKind,
    pub inspection_kind: InspectionKind,
    pub start: Date,
    pub end: Date,
    pub second_visit: Option<Date>,
    pub published: Date,
    pub report_url: String,
    pub grades: Vec<(Area, Grade)>,
    pub care_leavers_share_grade: bool,
    pub areas_to_improve: Option<u16>,
}

/// What a row says of its report, faulty or not.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct ReportEntry {
    pub line: u64,
    pub council: String,
    pub published: Cell,
    /// Whether council and day could be read. If not, the row may be on any council or of any day.
    pub is_placed: bool,
    /// What the report judges, as far as framework and date could be read.
    pub judged: Option<Judged>,
    /// What kind of report it is, and the first day of its inspection, as far as both could be read.
    pub report: Option<(ReportKind, Date)>,
    /// Where the row says when the inspection began.
    pub start_place: Place,
    /// Whether its notes explain something.
    pub is_noted: bool,
    /// How many things the report lists as to be improved, if the count is given.
    pub areas_to_improve: Option<u16>,
    /// Whether the count is not given, of a report of the kind that lists them.
    pub lacks_count: bool,
}

impl Inspections {
    /// Reads the file and notes what is wrong with it, but for missing grades: see [`crate::not_judged`].
    pub fn read(directory: &Path, councils: &Councils, faults: &mut Faults) -> Self {
        let table = Table::read(directory, FILE, COLUMNS, faults);
        let mut inspections = Self {
            rows: Vec::new(),
            entries: Vec::new(),
            by_address: HashMap::new(),
            by_day: HashMap::new(),
            broken: table.broken,
            is_readable: table.is_readable,
        };
        let mut days = FirstLines::new();
        for row in table.rows {
            let line = row.line;
            let [council, _, _, start, _, _, published, _, address, ..] = &row.cells;
            for (what, day) in [("begun", start), ("published", published)] {
                let key = (what, council.text.clone(), day.text.clone());
                if let (Some(first), Some(text)) = (days.repeats(key, line), day.given()) {
                    let what = format!("an inspection of “{}” {what} on {text}", council.text);
                    day.fault(Problem::Duplicate { what, first }, faults);
                }
            }
            let position =
                *inspections.by_address.entry(address.text.clone()).or_insert(inspections.entries.len());
            if let (Some(first), Some(_)) = (inspections.entries.get(position), address.given()) {
                let what = "this report_url".to_owned();
                address.fault(Problem::Duplicate { what, first: first.line }, faults);
            }
            let (entry, inspection) = row_of(row, councils, faults);
            let key = (entry.council.clone(), entry.published.text.clone());
            inspections.by_day.entry(key).or_insert(inspections.entries.len());
            inspections.entries.push(entry);
            inspections.rows.extend(inspection);
        }
        inspections.check_order(faults);
        inspections
    }

    /// Notes each inspection of the whole of a council's services that began before the report of the one before came out: it
    /// is probably another council's, or a date of one of them is wrong.
    fn check_order(&self, faults: &mut Faults) {
        let mut by_council: HashMap<&str, Vec<(Date, Date, &ReportEntry)>> = HashMap::new();
        for entry in &self.entries {
            let published = entry.published.known_date();
            if let (Some((ReportKind::Full(_), start)), Some(published)) = (entry.report, published) {
                by_council.entry(&entry.council).or_default().push((start, published, entry));
            }
        }
        for inspections in by_council.values_mut() {
            inspections.sort_by_key(|(start, ..)| *start);
            for pair in inspections.windows(2) {
                if let [(first, published, before), (start, _, entry)] = pair
                    && first < start
                    && start <= published
                    && !entry.is_noted
                {
                    let problem =
                        Problem::BeforeReport { start: *start, line: before.line, published: *published };
                    faults.add(&entry.start_place, problem);
                }
            }
        }
    }

    /// The report at an address.
    pub fn at(&self, address: &str) -> Option<&ReportEntry> {
        self.entries.get(*self.by_address.get(address)?)
    }

    /// The report on a council that a cell names by the day of its publication; noted where there is none.
    pub fn published_on(
        &self,
        published: &Cell,
        council: &Slug,
        faults: &mut Faults,
    ) -> Option<&ReportEntry> {
        match self.on(published, council) {
            Ok(entry) => Some(entry),
            Err(listed) => {
                let council = council.to_string();
                if let Some(listed) = listed {
                    published.fault(Problem::NoSuchInspection { council, listed }, faults);
                }
                None
            }
        }
    }

    /// The report on a council that a cell names by the day of its publication.
    ///
    /// # Errors
    ///
    /// The days on which reports on the council were published, in words; nothing where the report may be one of those that
    /// could not be read.
    pub fn on(&self, published: &Cell, council: &Slug) -> Result<&ReportEntry, Option<String>> {
        let key = (council.to_string(), published.text.clone());
        if let Some(entry) = self.by_day.get(&key).and_then(|position| self.entries.get(*position)) {
            return Ok(entry);
        }
        let of_council = |entry: &&ReportEntry| entry.council == council.as_str();
        let may_be_meant = |entry: &ReportEntry| {
            !entry.is_placed && (of_council(&entry) || entry.published.text == published.text)
        };
        if self.may_have(council.as_str()) || self.entries.iter().any(may_be_meant) {
            return Err(None);
        }
        let reports = self.entries.iter().filter(of_council);
        let listed: Vec<_> = reports.map(|entry| entry.published.text.as_str()).collect();
        Err(Some(if listed.is_empty() { "no day".to_owned() } else { listed.join(", ") }))
    }

    /// Whether the file may have a report on the services of this council, as far as it could be read.
    pub fn may_have_report_on(&self, council: &Slug) -> bool {
        let may_be = |entry: &ReportEntry| {
            let is_on_services = matches!(entry.report, Some((ReportKind::Full(_), _)) | None);
            is_on_services && (!entry.is_placed || entry.council == council.as_str())
        };
        self.may_have(council.as_str()) || self.entries.iter().any(may_be)
    }

    /// Whether the file may have something with this text in it, as far as it could be read.
    pub fn may_have(&self, text: &str) -> bool {
        !self.is_readable || self.broken.contains(text)
    }

    /// Notes every report published after the day up to which reports are in the dataset, and that day if it is far from all
    /// reports.
    pub fn check_data_date(&self, about: &About, faults: &mut Faults) {
        let data_date = about.data_date;
        let mut newest = None;
        for entry in &self.entries {
            let Some(published) = entry.published.known_date() else {
                continue;
            };
            newest = newest.max(Some(published));
            if published > data_date {
                let problem = Problem::AfterDataDate { date: published.to_string(), data_date };
                entry.published.fault(problem, faults);
            }
        }
        let is_ahead = |newest: &Date| data_date.day_number() - newest.day_number() > LONGEST_WITHOUT_REPORT;
        if let Some(newest) = newest.filter(is_ahead) {
            let problem = Problem::DataDateAhead { data_date, most: LONGEST_WITHOUT_REPORT, newest };
            faults.add(&about.data_date_place, problem);
        }
    }
}

/// One row. Every cell is read before the first is given up, so that all faults of a row are told at once.
fn row_of(row: Row<20>, councils: &Councils, faults: &mut Faults) -> (ReportEntry, Option<Inspection>) {
    let cells = Cells::named(row.cells);
    let mut values = Values::read(&cells, councils, faults);
    let entry = ReportEntry {
        line: row.line,
        is_placed: values.slug.is_some() && values.days.published.is_some(),
        judged: values.judged.take(),
        report: values.report_kind.zip(values.days.start),
        is_noted: cells.is_noted(),
        areas_to_improve: values.areas_to_improve,
        lacks_count: values.report_kind.is_some_and(counts_areas_to_improve) && cells.to_improve.is_empty(),
        council: cells.council.text,
        published: cells.published,
        start_place: cells.start.place,
    };
    (entry, values.inspection())
}

/// The cells of a row.
struct Cells {
    council: Cell,
    framework: Cell,
    kind: Cell,
    start: Cell,
    end: Cell,
    second_visit: Cell,
    published: Cell,
    listed: Cell,
    address: Cell,
    grades: Columns,
    to_improve: Cell,
    source_file: Cell,
    notes: Cell,
}

impl Cells {
    /// The cells by name, of those in the order of the columns.
    fn named(cells: [Cell; 20]) -> Self {
        let [council, framework, kind, start, end, second_visit, published, listed, address, rest @ ..] =
            cells;
        let [overall, leaders, help, in_care, care_leavers, merged, adoption, board, rest @ ..] = rest;
        let [to_improve, source_file, notes] = rest;
        let grades = [
            (Area::Leaders, leaders),
            (Area::HelpAndProtection, help),
            (Area::ChildrenInCare, in_care),
            (Area::CareLeavers, care_leavers),
            (Area::Adoption, adoption),
            (Area::SafeguardingBoard, board),
            (Area::Overall, overall),
        ];
        Self {
            council,
            framework,
            kind,
            start,
            end,
            second_visit,
            published,
            listed,
            address,
            grades: Columns { grades, merged },
            to_improve,
            source_file,
            notes,
        }
    }

    /// Whether the notes explain something.
    fn is_noted(&self) -> bool {
        !self.notes.is_empty()
    }
}

/// What a row says, as far as it could be read.
struct Values {
    slug: Option<Slug>,
    report_kind: Option<ReportKind>,
    inspection_kind: Option<InspectionKind>,
    days: Days,
    report_url: Option<String>,
    judged: Option<Judged>,
    grades: Vec<(Area, Grade)>,
    areas_to_improve: Option<u16>,
}

impl Values {
    fn read(cells: &Cells, councils: &Councils, faults: &mut Faults) -> Self {
        let slug = councils.named_in(&cells.council, faults);
        let (report_kind, inspection_kind) = kinds(cells, faults);
        let days = days(cells, report_kind, inspection_kind, faults);
        if let (Some(slug), Some(day)) = (&slug, days.start) {
            councils.check_lifetime(slug, day, &cells.start.place, faults);
        }
        let report_url = cells.address.report_address(faults);
        let (judged, grades) = judgements::read(&cells.grades, report_kind.zip(days.start), faults);
        let areas_to_improve = areas_to_improve(&cells.to_improve, report_kind, faults);
        if let Some(name) = cells.source_file.text(150, faults)
            && !name.ends_with(".pdf")
        {
            cells.source_file.fault(Problem::NotPdf(name), faults);
        }
        cells.notes.check_limit(300, faults);
        Self { slug, report_kind, inspection_kind, days, report_url, judged, grades, areas_to_improve }
    }

    /// The report, if nothing of it is missing.
    fn inspection(self) -> Option<Inspection> {
        let (kind, start) = (self.report_kind?, self.days.start?);
        Some(Inspection {
            council: self.slug?,
            kind,
            inspection_kind: self.inspection_kind?,
            start,
            end: self.days.end?,
            second_visit: self.days.second_visit,
            published: self.days.published?,
            report_url: self.report_url?,
            grades: self.grades,
            care_leavers_share_grade: judgements::shares(kind, start),
            areas_to_improve: self.areas_to_improve,
        })
    }
}

/// The kind of report, and that of the inspection that it is on.
fn kinds(cells: &Cells, faults: &mut Faults) -> (Option<ReportKind>, Option<InspectionKind>) {
    let framework_ids = ReportKind::ALL.map(ReportKind::id);
    let report_kind = cells.framework.word("a framework", ReportKind::from_id, framework_ids, faults);
    let text = cells.kind.required(faults).map(str::to_owned);
    let inspection_kind = report_kind.zip(text).and_then(|(report_kind, text)| {
        report_kinds::kind_of_inspection(report_kind, text, &cells.kind.place, faults)
    });
    (report_kind, inspection_kind)
}

/// The days, which must be such as inspections of these kinds have.
fn days(
    cells: &Cells,
    report_kind: Option<ReportKind>,
    inspection_kind: Option<InspectionKind>,
    faults: &mut Faults,
) -> Days {
    let Cells { framework, start, end, second_visit, published, listed, source_file, .. } = cells;
    let day_cells = DayCells { start, end, second_visit, published, listed };
    let days = Days::read(day_cells, report_kind, cells.is_noted(), faults);
    if let (Some(report_kind), Some(start)) = (report_kind, days.start) {
        report_kinds::check_period(report_kind, start, &framework.place, faults);
    }
    // One of another framework than its days has a fault already.
    let kinds = report_kind.zip(inspection_kind);
    if let Some((report_kind, kind)) = kinds.filter(|_| !cells.is_noted() && !faults.has(&framework.place)) {
        days::check_length(report_kind, kind, &days, end, faults);
    }
    days::check_file(source_file, listed, faults);
    days
}

/// Whether reports of this kind end with a list of what must improve, so that the table has its length.
fn counts_areas_to_improve(kind: ReportKind) -> bool {
    kind == ReportKind::Full(Framework::Ilacs)
}

/// How many areas a report lists to be improved, if the cell says it. A count for a report without such a list is noted as
/// a fault, unless the kind of report is not known.
fn areas_to_improve(cell: &Cell, kind: Option<ReportKind>, faults: &mut Faults) -> Option<u16> {
    if kind.is_some_and(counts_areas_to_improve) {
        return cell.small_number(0, 99, faults).ok().flatten();
    }
    if let (Some(_), Some(text)) = (kind, cell.given()) {
        cell.fault(Problem::NotEmpty(text.to_owned(), "only ilacs reports have the count"), faults);
    }
    None
}
