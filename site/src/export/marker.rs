//! The file by which an exported site is known, so that nothing else is ever replaced by one.

use super::error::ExportError;
use crate::aside::Aside;
use crate::error::at;
use crate::write::FINDER;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// The file, in the site's folder.
pub const FILE: &str = ".council-compare-site";

const FIRST_LINE: &str =
    "Exported by Council Compare, which replaces this folder as a whole if it holds no more than:";

/// Makes sure that a folder is empty, missing, or holds an exported site and nothing beside it.
///
/// # Errors
///
/// If it holds anything else, or cannot be read.
pub fn check(folder: &Path) -> Result<(), ExportError> {
    if folder.is_file() {
        return Err(ExportError::NotAFolder(folder.to_owned()));
    }
    let found = entries(folder)?;
    let marker = folder.join(FILE);
    let ours = if marker.is_file() {
        let text = fs::read_to_string(&marker).map_err(at(&marker))?;
        text.lines().skip(1).map(str::to_owned).collect()
    } else {
        BTreeSet::new()
    };
    match found.into_iter().find(|entry| entry != FILE && entry != FINDER && !ours.contains(entry)) {
        Some(entry) => Err(ExportError::Foreign { folder: folder.to_owned(), entry }),
        None => Ok(()),
    }
}

/// Writes the file, once everything else is in the folder.
///
/// # Errors
///
/// If the folder cannot be listed or written to.
pub fn write(aside: &Aside) -> Result<(), ExportError> {
    let mut text = format!("{FIRST_LINE}\n");
    for entry in entries(aside.path())? {
        text.push_str(&entry);
        text.push('\n');
    }
    Ok(aside.write(FILE, text.as_bytes())?)
}

/// The names straight in a folder, in order; none if there is no folder.
fn entries(folder: &Path) -> Result<BTreeSet<String>, ExportError> {
    let failed = at(folder);
    let mut names = BTreeSet::new();
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                names.insert(entry.map_err(&failed)?.file_name().to_string_lossy().into_owned());
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error).into()),
    }
    Ok(names)
}
