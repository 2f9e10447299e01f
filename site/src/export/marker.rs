//! The file by which an exported site is known, so that nothing else is ever replaced by one.

use super::error::ExportError;
use super::hash;
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

/// Before the folders of files that never change.
const VERSIONS_LINE: &str =
    "Pages of this export and of some before it, the newest first, load what never changes from:";

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

/// Writes the file, once everything else is in the folder. `versions` are the folders of files that never change.
///
/// # Errors
///
/// If the folder cannot be listed or written to.
pub fn write(aside: &Aside, versions: &[String]) -> Result<(), ExportError> {
    let mut text = String::new();
    let entries = entries(aside.path())?;
    let lines = [FIRST_LINE].into_iter().chain(entries.iter().map(String::as_str));
    for line in lines.chain([VERSIONS_LINE]).chain(versions.iter().map(String::as_str)) {
        text.push_str(line);
        text.push('\n');
    }
    Ok(aside.write(FILE, text.as_bytes())?)
}

/// The folders of files that never change in an exported site, as the file in it names them; none if there is no such site.
///
/// # Errors
///
/// If the file is there and cannot be read.
pub fn versions(folder: &Path) -> Result<Vec<String>, ExportError> {
    let marker = folder.join(FILE);
    let text = match fs::read_to_string(&marker) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(at(&marker))?,
    };
    // A file may be anybody's, and nothing outside of the site is to be read by what it says.
    let is_version = |line: &&str| line.split_once('/').is_some_and(|(_, name)| hash::is_version(name));
    let lines = text.lines().skip_while(|line| *line != VERSIONS_LINE);
    Ok(lines.filter(is_version).map(str::to_owned).collect())
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
