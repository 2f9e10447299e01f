//! A copy of the real tables to break things in.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, unreachable_pub)]

use council_compare::dataset::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A workspace of its own with the tables in `data/` and nothing else.
pub struct Bench {
    directory: TempDir,
}

/// The one record among whose cells are all of these texts.
pub type Key<'a> = &'a [&'a str];

/// The tables of this repository.
pub fn real_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

/// The records of a table, without its header.
pub fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The day up to which those tables have reports.
pub fn data_date() -> Date {
    let about = records(&fs::read(real_data().join("about.csv")).unwrap());
    about.iter().find(|row| row[0] == "data_date").unwrap()[1].parse().unwrap()
}

/// The slugs of all councils, of which none is ever taken out: those that end stay with their history.
pub fn councils() -> BTreeSet<String> {
    let rows = records(&fs::read(real_data().join("councils.csv")).unwrap());
    let slugs: BTreeSet<_> = rows[1..].iter().map(|row| row[0].clone()).collect();
    assert!(slugs.len() >= 158, "{} councils", slugs.len());
    slugs
}

/// The slugs of those that there are today.
pub fn current_councils() -> BTreeSet<String> {
    let rows = records(&fs::read(real_data().join("councils.csv")).unwrap());
    let end_year = field_of(&rows[0], "end_year");
    let current = rows[1..].iter().filter(|row| row[end_year].is_empty());
    let slugs: BTreeSet<_> = current.map(|row| row[0].clone()).collect();
    assert!(slugs.len() > 140, "{} current councils", slugs.len());
    slugs
}

/// The slugs of those on whose services as a whole there is a report.
pub fn councils_with_a_report() -> BTreeSet<String> {
    let rows = records(&fs::read(real_data().join("inspections.csv")).unwrap());
    let [council, framework] = ["council", "framework"].map(|column| field_of(&rows[0], column));
    let of_services = rows[1..].iter().filter(|row| ["sif", "ilacs"].contains(&&*row[framework]));
    let slugs: BTreeSet<_> = of_services.map(|row| row[council].clone()).collect();
    assert!(slugs.len() >= 153, "{} councils with a report", slugs.len());
    slugs
}

/// How many reports have findings.
pub fn reports_with_findings() -> usize {
    let rows = records(&fs::read(real_data().join("findings.csv")).unwrap());
    let reports: BTreeSet<_> = rows[1..].iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    assert!(reports.len() >= 157, "{} reports with findings", reports.len());
    reports.len()
}

impl Bench {
    /// One on which nothing was published before, so that facts may be changed at will.
    pub fn new() -> Self {
        let bench = Self::published();
        // One that there is always, since a file without a row was rather lost.
        bench.write("published.csv", "council,record,item,value\nleeds,,slug,leeds\n");
        bench
    }

    /// As [`Bench::new`], without the reports of after a day and all that they tell.
    pub fn until(day: &str) -> Self {
        let bench = Self::new();
        for (file, column) in [
            ("inspections.csv", "published"),
            ("earlier_inspections.csv", "source_published"),
            ("report_events.csv", "source_published"),
            ("findings.csv", "published"),
            ("not_judged.csv", "published"),
            ("disagreements.csv", "source_published"),
        ] {
            bench.edit(file, |records| {
                let field = field_of(&records[0], column);
                let header = records.remove(0);
                records.retain(|record| record[field].as_str() <= day);
                records.insert(0, header);
            });
        }
        bench
    }

    /// One on which what this repository has was published before.
    pub fn published() -> Self {
        let bench = Self { directory: tempfile::tempdir().unwrap() };
        fs::create_dir(bench.data()).unwrap();
        for entry in fs::read_dir(real_data()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                fs::copy(&path, bench.data().join(path.file_name().unwrap())).unwrap();
            }
        }
        bench
    }

    pub fn root(&self) -> &Path {
        self.directory.path()
    }

    pub fn data(&self) -> PathBuf {
        self.root().join("data")
    }

    pub fn out(&self) -> PathBuf {
        self.root().join("static/data")
    }

    pub fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.data().join(file)).unwrap()
    }

    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.data().join(file), bytes).unwrap();
    }

    /// Changes a file's bytes.
    pub fn edit_bytes(&self, file: &str, edit: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = self.bytes(file);
        edit(&mut bytes);
        self.write(file, bytes);
    }

    /// Changes a file's records, the header among them.
    pub fn edit(&self, file: &str, edit: impl FnOnce(&mut Vec<Vec<String>>)) {
        let mut records = records(&self.bytes(file));
        edit(&mut records);
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for record in records {
            writer.write_record(record).unwrap();
        }
        self.write(file, writer.into_inner().unwrap());
    }

    /// Puts `value` into one cell.
    pub fn set(&self, file: &str, key: Key, column: &str, value: &str) {
        self.edit(file, |records| {
            let field = field_of(&records[0], column);
            let line = line_of(records, key);
            records[line - 1][field] = value.to_owned();
        });
    }

    /// Adds a copy of a record at the end, with other values in some columns.
    pub fn copy(&self, file: &str, key: Key, changes: &[(&str, &str)]) {
        self.edit(file, |records| {
            let mut copy = records[line_of(records, key) - 1].clone();
            for (column, value) in changes {
                copy[field_of(&records[0], column)] = (*value).to_owned();
            }
            records.push(copy);
        });
    }

    pub fn remove(&self, file: &str, key: Key) {
        self.edit(file, |records| {
            let line = line_of(records, key);
            records.remove(line - 1);
        });
    }

    /// Where a cell stands, as messages say it: `data/inspections.csv:12:9: overall`.
    pub fn place(&self, file: &str, key: Key, column: &str) -> String {
        let records = records(&self.bytes(file));
        place(file, line_of(&records, key), field_of(&records[0], column) + 1, column)
    }

    pub fn line(&self, file: &str, key: Key) -> usize {
        line_of(&records(&self.bytes(file)), key)
    }

    pub fn last_line(&self, file: &str) -> usize {
        records(&self.bytes(file)).len()
    }

    /// Every fault, as the command prints them, with `data/` for this bench's directory.
    pub fn faults(&self) -> Vec<String> {
        let Err(faults) = site::facts::Facts::read(&self.data()) else { return Vec::new() };
        let directory = format!("{}/", self.data().display());
        faults.iter().map(|fault| fault.to_string().replace(&directory, "data/")).collect()
    }

    pub fn build(&self) -> Result<String, site::error::Error> {
        site::build(&self.data(), &self.out())
    }

    pub fn check(&self) -> Result<String, site::error::Error> {
        site::check(&self.data(), &self.out())
    }

    /// Every file below `static/`, hidden ones too.
    pub fn built(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut open = vec![self.root().join("static")];
        while let Some(directory) = open.pop() {
            for entry in fs::read_dir(directory).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(self.root()).unwrap().to_string_lossy().into_owned();
                    files.insert(name, fs::read(path).unwrap());
                }
            }
        }
        files
    }
}

pub fn place(file: &str, line: usize, field: usize, column: &str) -> String {
    format!("data/{file}:{line}:{field}: {column}")
}

fn field_of(header: &[String], column: &str) -> usize {
    header.iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"))
}

/// The line of the one record whose cells hold these texts.
fn line_of(records: &[Vec<String>], key: Key) -> usize {
    let matches = |record: &Vec<String>| key.iter().all(|text| record.iter().any(|cell| cell == text));
    let found: Vec<_> = records.iter().enumerate().filter(|(_, record)| matches(record)).collect();
    let [(line, _)] = found[..] else { panic!("{} records match {key:?}", found.len()) };
    line + 1
}
