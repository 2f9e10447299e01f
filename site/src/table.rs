//! A CSV file as rows of cells that know where they stand.

use crate::cell::Cell;
use crate::fault::{Faults, Place};
use crate::header;
use crate::problem::Problem;
use crate::whole_file;
use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

/// The records of a file with `N` columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table<const N: usize> {
    /// The records that have as many fields as there are columns, in the file's order.
    pub rows: Vec<Row<N>>,
    /// The contents of all other records, which have more or fewer fields or swallow others. A reference to one of these
    /// values is not called unknown: the record is the fault.
    pub broken: HashSet<String>,
    /// Whether the records could be read at all. If not, nothing can be called unknown.
    pub is_readable: bool,
    /// The header, for faults of the file as a whole.
    pub header: Place,
}

/// One record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row<const N: usize> {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// Its cells, by column.
    pub cells: [Cell; N],
}

/// Finds the line on which a record starts.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

/// A record of any length, and the line on which it starts.
struct Record {
    line: u64,
    fields: csv::ByteRecord,
}

impl<const N: usize> Table<N> {
    /// Reads the file called `name` in `directory`, which should have these columns in this order and at least one row.
    pub fn read(directory: &Path, name: &str, columns: [&'static str; N], faults: &mut Faults) -> Self {
        let mut table = Self::read_or_empty(directory, name, columns, faults);
        if table.is_readable
            && table.rows.is_empty()
            && table.broken.is_empty()
            && !faults.are_in(&table.header)
        {
            // Rows that were lost are one mistake, and not as many as there are rows that speak of them.
            faults.add(&table.header, Problem::NoRows);
            table.is_readable = false;
        }
        table
    }

    /// Reads a file that may have a header and nothing else.
    pub fn read_or_empty(
        directory: &Path,
        name: &str,
        columns: [&'static str; N],
        faults: &mut Faults,
    ) -> Self {
        let path = directory.join(name);
        // Forward slashes on every system, so that messages are the same.
        let file: Arc<str> = path.to_string_lossy().replace('\\', "/").into();
        let mut table =
            Self { rows: Vec::new(), broken: HashSet::new(), is_readable: false, header: Place::file(&file) };
        match std::fs::read(&path) {
            Ok(bytes) => match whole_file::problem(&bytes) {
                Some(problem) => faults.add(&table.header, problem),
                None => table.read_records(&bytes, columns, faults),
            },
            Err(error) => faults.add(&table.header, Problem::Unreadable(error.to_string())),
        }
        table
    }

    fn read_records(&mut self, bytes: &[u8], columns: [&'static str; N], faults: &mut Faults) {
        let records = records(bytes);
        let Some((first, rest)) = records.split_first() else {
            faults.add(&self.header, Problem::NoHeader(columns.join(",")));
            return;
        };
        let file = Arc::clone(&self.header.file);
        let place = |line, i: usize, column| Place { file: Arc::clone(&file), line, field: i + 1, column };
        self.header = place(first.line, 0, Cow::Borrowed(""));
        let above = rest.iter().map(|record| (record.line, &record.fields));
        if let Some(problem) = header::instead(&first.fields, above, columns) {
            faults.add(&self.header, problem);
            return;
        }
        self.is_readable =
            header::check(&first.fields, columns, |i, column| place(first.line, i, column), faults);
        if self.is_readable {
            for record in rest {
                let at = |i: usize| {
                    let column = Cow::Borrowed(columns.get(i).copied().unwrap_or_default());
                    place(record.line, i, column)
                };
                self.add(record, at, || has_empty_columns(rest, record.fields.len(), N), faults);
            }
        }
    }

    /// Adds a record, or notes what is wrong with it. `has_empty_columns` says whether many records are as long as it.
    fn add(
        &mut self,
        Record { line, fields }: &Record,
        at: impl Fn(usize) -> Place,
        has_empty_columns: impl Fn() -> bool,
        faults: &mut Faults,
    ) {
        // A quotation mark too many makes one cell of many records.
        let swallowed = |field: &[u8]| fields.len() != N || field.contains(&b'\n');
        for field in fields.iter().filter(|field| swallowed(field)) {
            let text = String::from_utf8_lossy(field);
            let pieces = text.split(['\r', '\n', ',']).filter(|piece| !piece.is_empty());
            self.broken.extend(pieces.map(str::to_owned));
        }
        if fields.iter().all(<[u8]>::is_empty) {
            faults.add(&Place { column: Cow::Borrowed(""), ..at(0) }, Problem::EmptyRecord);
            return;
        }
        if fields.len() != N {
            let (expected, found) = (N, fields.len());
            let problem = if found < N {
                Problem::TooFewFields { expected, found }
            } else if has_empty_columns() {
                Problem::EmptyFields
            } else {
                Problem::TooManyFields { expected, found, is_empty: has_empty_end(fields, N) }
            };
            faults.add(&at(found.min(N)), problem);
            return;
        }
        let cells: Vec<_> =
            fields.iter().enumerate().map(|(i, field)| Cell::new(field, at(i), faults)).collect();
        if let Ok(cells) = cells.try_into() {
            self.rows.push(Row { line: *line, cells });
        }
    }
}

/// Every record of a file, each with its line.
fn records(bytes: &[u8]) -> Vec<Record> {
    // Spreadsheets put a byte-order mark in front of UTF-8.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut lines = Lines { bytes, counted: 0, line: 1 };
    let mut records = Vec::new();
    let mut fields = csv::ByteRecord::new();
    // Reading from memory cannot fail, and a flexible reader takes records of any length.
    while reader.read_byte_record(&mut fields).unwrap_or(false) {
        records.push(Record { line: lines.start_of(&fields), fields: fields.clone() });
    }
    records
}

/// Whether nothing stands in the fields after those of the `columns`.
fn has_empty_end(fields: &csv::ByteRecord, columns: usize) -> bool {
    fields.iter().skip(columns).all(<[u8]>::is_empty)
}

/// Whether a spreadsheet left empty columns: at least half of the records then have this length and nothing at the end. In a
/// record by itself it was rather a comma within a cell, and deleting the last cells would lose what stands in them.
fn has_empty_columns(records: &[Record], length: usize, columns: usize) -> bool {
    let as_long = |record: &&Record| record.fields.len() == length && has_empty_end(&record.fields, columns);
    let found = records.iter().filter(as_long).count();
    found > 1 && found * 2 >= records.len()
}

impl Lines<'_> {
    /// The line on which the record starts. The reader's own count stands before the line ends and empty lines
    /// that precede the record.
    fn start_of(&mut self, record: &csv::ByteRecord) -> u64 {
        let position = record.position().map_or(0, csv::Position::byte);
        let mut start = usize::try_from(position).unwrap_or(usize::MAX);
        while matches!(self.bytes.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        let is_end = |i: &usize| match self.bytes.get(*i) {
            Some(b'\n') => true,
            // Old Macs ended lines with this alone.
            Some(b'\r') => self.bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        };
        self.line += (self.counted..start).filter(is_end).fold(0, |count, _| count + 1);
        self.counted = start;
        self.line
    }
}
