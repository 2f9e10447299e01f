//! Files that are no CSV in UTF-8 at all, whatever they are called.

use crate::problem::Problem;

/// What begins a ZIP archive, as the workbooks of today's spreadsheets are.
const ZIP: &[u8] = b"PK\x03\x04";

/// What begins a workbook of an older spreadsheet.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

/// What the file is instead of CSV, if it is not that.
pub fn problem(bytes: &[u8]) -> Option<Problem> {
    if bytes.starts_with(ZIP) || bytes.starts_with(OLD_WORKBOOK) {
        return Some(Problem::Workbook);
    }
    // The tables begin with ASCII letters, of which UTF-16 makes two bytes each, one of them nought.
    let has_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_utf_16 = has_mark || bytes.iter().take(2).any(|byte| *byte == 0);
    is_utf_16.then_some(Problem::Utf16)
}
