//! Writing the files all at once or not at all, and comparing them with those there are.

use crate::aside::Aside;
use crate::error::{Error, at};
use crate::files::{self, Files};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// Writes the files beside `out`, reads each back with the widget's own parser, and swaps them in. Whatever was
/// there before goes as a whole, and stays as a whole if anything fails.
///
/// # Errors
///
/// If a file cannot be written or is refused, or if `out` holds something that is not the dataset's.
pub fn replace(out: &Path, files: &Files) -> Result<(), Error> {
    for path in present(out)? {
        if !files::is_ours(&path) {
            return Err(Error::Foreign { directory: out.to_owned(), path });
        }
    }
    let aside = Aside::begin(out)?;
    for (path, bytes) in files {
        aside.write(path, bytes)?;
    }
    for path in files.keys() {
        let path_aside = aside.path().join(path);
        let read = fs::read(&path_aside).map_err(at(&path_aside))?;
        files::verify(path, &read)?;
    }
    aside.swap_in()
}

/// The files that differ from those in `out`, each with how.
///
/// # Errors
///
/// If a file cannot be read.
pub fn differences(out: &Path, files: &Files) -> Result<Vec<String>, Error> {
    let present = present(out)?;
    let paths: BTreeSet<_> = present.iter().chain(files.keys()).collect();
    let mut differences = Vec::new();
    for path in paths {
        let file = out.join(path);
        let shown = shown(&file);
        match files.get(path) {
            None => differences.push(format!("{shown}: is not part of the dataset")),
            Some(_) if !present.contains(path) => differences.push(format!("{shown}: is missing")),
            Some(bytes) => {
                if fs::read(&file).map_err(at(&file))? != *bytes {
                    differences.push(format!("{shown}: differs"));
                }
            }
        }
    }
    Ok(differences)
}

/// Writes a text to a file of its own at once, if it is not there already.
///
/// # Errors
///
/// If the file cannot be read or written. What it was stays then.
pub fn update(path: &Path, text: &str) -> Result<(), Error> {
    if is_as(path, text)? {
        return Ok(());
    }
    let beside = path.with_extension("new");
    fs::write(&beside, text).map_err(at(&beside))?;
    fs::rename(&beside, path).map_err(at(path))
}

/// Whether a file holds this text.
///
/// # Errors
///
/// If it cannot be read.
pub fn is_as(path: &Path, text: &str) -> Result<bool, Error> {
    Ok(fs::read(path).map_err(at(path))? == text.as_bytes())
}

/// A path as messages show it, the same on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// What macOS puts into each folder that somebody looks into.
pub const FINDER: &str = ".DS_Store";

/// Every file below a directory, by its path there with forward slashes; none if there is no directory.
fn present(directory: &Path) -> Result<BTreeSet<String>, Error> {
    let mut found = BTreeSet::new();
    let mut open = vec![(directory.to_owned(), String::new())];
    while let Some((directory, prefix)) = open.pop() {
        let entries = match fs::read_dir(&directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(at(&directory)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(at(&directory))?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_name() == FINDER {
                continue;
            }
            if entry.file_type().map_err(at(&entry.path()))?.is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}
