//! A CSV file as rows of cells that know where they stand.

use crate::cell::Cell;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use crate::suggest::{Meant, nearest};
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

impl<const N: usize> Table<N> {
    /// Reads the file called `name` in `directory`, which should have these columns in this order.
    pub fn read(directory: &Path, name: &str, columns: [&'static str; N], faults: &mut Faults) -> Self {
        let path = directory.join(name);
        // Forward slashes on every system, so that messages are the same.
        let file: Arc<str> = path.to_string_lossy().replace('\\', "/").into();
        let mut table =
            Self { rows: Vec::new(), broken: HashSet::new(), is_readable: false, header: Place::file(&file) };
        match std::fs::read(&path) {
            Ok(bytes) => table.read_records(&bytes, &file, columns, faults),
            Err(error) => faults.add(&table.header, Problem::Unreadable(error.to_string())),
        }
        table
    }

    fn read_records(
        &mut self,
        bytes: &[u8],
        file: &Arc<str>,
        columns: [&'static str; N],
        faults: &mut Faults,
    ) {
        // Spreadsheets put a byte-order mark in front of UTF-8.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut lines = Lines { bytes, counted: 0, line: 1 };
        let mut record = csv::ByteRecord::new();
        let mut first = true;
        // Reading from memory cannot fail, and a flexible reader takes records of any length.
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let line = lines.start_of(&record);
            let place = |i: usize, column| Place { file: Arc::clone(file), line, field: i + 1, column };
            let named = |i: usize| Cow::Borrowed(columns.get(i).copied().unwrap_or_default());
            if first {
                first = false;
                self.header = place(0, Cow::Borrowed(""));
                self.is_readable = header_is_right(&record, columns, place, faults);
                if !self.is_readable {
                    return;
                }
                continue;
            }
            // A quotation mark too many makes one cell of many records.
            let swallowed = |field: &[u8]| record.len() != N || field.contains(&b'\n');
            for field in record.iter().filter(|field| swallowed(field)) {
                let text = String::from_utf8_lossy(field);
                let pieces = text.split(['\r', '\n', ',']).filter(|piece| !piece.is_empty());
                self.broken.extend(pieces.map(str::to_owned));
            }
            if record.iter().all(<[u8]>::is_empty) {
                faults.add(&place(0, Cow::Borrowed("")), Problem::EmptyRecord);
                continue;
            }
            if record.len() != N {
                let i = record.len().min(N);
                let problem = match record.iter().skip(N).all(<[u8]>::is_empty) && record.len() > N {
                    true => Problem::EmptyFields,
                    false => Problem::FieldCount { expected: N, found: record.len() },
                };
                faults.add(&place(i, named(i)), problem);
                continue;
            }
            let cells = record.iter().enumerate();
            let cells: Vec<_> =
                cells.map(|(i, field)| Cell::new(field, place(i, named(i)), faults)).collect();
            if let Ok(cells) = cells.try_into() {
                self.rows.push(Row { line, cells });
            }
        }
        if first {
            faults.add(&Place::file(file), Problem::NoHeader(columns.join(",")));
        }
    }
}

/// Whether the header names the columns in their order; notes each that it does not.
fn header_is_right<const N: usize>(
    record: &csv::ByteRecord,
    columns: [&'static str; N],
    place: impl Fn(usize, Cow<'static, str>) -> Place,
    faults: &mut Faults,
) -> bool {
    let before = faults.len();
    let other = [(b';', "semicolons"), (b'\t', "tabs")].into_iter().find(|(byte, _)| {
        record.len() < columns.len() && record.get(0).is_some_and(|field| field.contains(byte))
    });
    if let Some((_, name)) = other {
        faults.add(&place(0, Cow::Borrowed("")), Problem::Separator(name));
        return false;
    }
    let names: Vec<_> = record
        .iter()
        .enumerate()
        .map(|(i, field)| {
            let column = Cow::Owned(String::from_utf8_lossy(field).into_owned());
            Cell::new(field, place(i, column), faults).text
        })
        .collect();
    let has = |column: &str| names.iter().any(|name| name == column);
    let mut missing: Vec<_> = columns.into_iter().enumerate().filter(|(_, column)| !has(column)).collect();
    for (i, name) in names.iter().enumerate() {
        let at = || place(i, Cow::Owned(name.clone()));
        if name.is_empty() {
            faults.add(&at(), Problem::NamelessColumn);
        } else if !columns.contains(&name.as_str()) {
            let meant = nearest(name, missing.iter().map(|(_, column)| *column));
            // A misspelt column is one fault, not one unknown and one missing.
            missing.retain(|(_, column)| Some(*column) != meant);
            faults.add(&at(), Problem::UnknownColumn(Meant(meant.map(str::to_owned))));
        } else if names.iter().take(i).any(|earlier| earlier == name) {
            faults.add(&at(), Problem::RepeatedColumn);
        }
    }
    for (i, column) in missing {
        faults.add(&place(i, Cow::Borrowed(column)), Problem::MissingColumn);
    }
    if faults.len() == before {
        // One column moved shifts all between: the first says it.
        let moved = names.iter().zip(columns).enumerate().find(|(_, (name, column))| name != column);
        if let Some((i, (name, column))) = moved {
            faults.add(&place(i, Cow::Owned(name.clone())), Problem::MovedColumn(column));
        }
    }
    faults.len() == before
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
        let passed = self.bytes.get(self.counted..start).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').fold(0, |count, _| count + 1);
        self.counted = start;
        self.line
    }
}
