//! Writing the files all at once or not at all, and comparing them with those there are.

use crate::error::Error;
use crate::files::{self, Files};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
    let (new, old) = (beside(out, "new")?, beside(out, "old")?);
    // What an interrupted run may have left.
    remove(&new)?;
    let written = write_verified(&new, files);
    if written.is_err() {
        // The first failure is the one to tell.
        let _ = remove(&new);
        return written;
    }
    remove(&old)?;
    let had_one = out.exists();
    if had_one {
        fs::rename(out, &old).map_err(at(out))?;
    }
    if let Err(error) = fs::rename(&new, out) {
        if had_one {
            fs::rename(&old, out).map_err(at(out))?;
        }
        return Err(at(out)(error));
    }
    remove(&old)
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
        let shown = shown(&out.join(path));
        match files.get(path) {
            None => differences.push(format!("{shown}: is not part of the dataset")),
            Some(_) if !present.contains(path) => differences.push(format!("{shown}: is missing")),
            Some(bytes) => {
                if fs::read(out.join(path)).map_err(at(&out.join(path)))? != *bytes {
                    differences.push(format!("{shown}: differs"));
                }
            }
        }
    }
    Ok(differences)
}

/// A path as messages show it, the same on every system.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn write_verified(directory: &Path, files: &Files) -> Result<(), Error> {
    for (path, bytes) in files {
        let path = directory.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        fs::write(&path, bytes).map_err(at(&path))?;
    }
    for path in files.keys() {
        let read = fs::read(directory.join(path)).map_err(at(&directory.join(path)))?;
        files::verify(path, &read)?;
    }
    Ok(())
}

/// A hidden directory next to `out`, on the same file system, so that renaming is one step.
fn beside(out: &Path, suffix: &str) -> Result<PathBuf, Error> {
    let Some(name) = out.file_name() else { return Err(Error::NoName(out.to_owned())) };
    Ok(out.with_file_name(format!(".{}.{suffix}", name.to_string_lossy())))
}

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
            if entry.file_type().map_err(at(&entry.path()))?.is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

fn remove(directory: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(directory)(error)),
        _ => Ok(()),
    }
}

fn at(path: &Path) -> impl Fn(io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::File { path: path.clone(), source }
}
