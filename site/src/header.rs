//! The first line of a table, which names its columns.

use crate::cell::Cell;
use crate::fault::{Faults, Place};
use crate::problem::Problem;
use crate::suggest::{Meant, nearest};
use csv::ByteRecord;
use std::borrow::Cow;

/// How many lines may stand above a header, as people put titles there.
const MOST_ABOVE: usize = 8;

/// What stands in the header's place, if it is no header at all: each column would else be a fault of its own. `rest` are the
/// records after it, with their lines.
pub fn instead<'a, const N: usize>(
    first: &ByteRecord,
    rest: impl Iterator<Item = (u64, &'a ByteRecord)>,
    columns: [&'static str; N],
) -> Option<Problem> {
    if first.get(0).is_some_and(|field| field.starts_with(b"sep=")) {
        return Some(Problem::SeparatorLine);
    }
    let named = |record: &ByteRecord| {
        let is_column = |column: &&&str| record.iter().any(|field| field == column.as_bytes());
        columns.iter().filter(is_column).count()
    };
    let is_header = |record: &ByteRecord| named(record) * 2 > N;
    if is_header(first) {
        return None;
    }
    if let Some((line, _)) = rest.take(MOST_ABOVE).find(|(_, record)| is_header(record)) {
        return Some(Problem::AboveHeader(line));
    }
    let is_like_column =
        |field: &[u8]| std::str::from_utf8(field).is_ok_and(|field| nearest(field.trim(), columns).is_some());
    let alike = first.iter().filter(|field| is_like_column(field)).count();
    let is_one_field = first.len() == 1 && N > 1;
    (alike * 4 < N && !is_one_field).then(|| Problem::MissingHeader(columns.join(",")))
}

/// Whether the header names the columns in their order; notes each that it does not.
pub fn check<const N: usize>(
    record: &ByteRecord,
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
