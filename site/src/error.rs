//! Why there is no dataset.

use crate::fault::Fault;
use council_compare::dataset::DatasetError;
use std::collections::HashMap;
use std::fmt::Display;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why the dataset was not built, or is not what it should be.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The tables have faults.
    #[error("{}", told(.0))]
    Faults(Vec<Fault>),
    /// What is on disk is not what the tables give.
    #[error("{}\nrun `cargo xtask dataset` to rewrite them", lines(.0))]
    Differences(Vec<String>),
    /// The widget's parser refuses a file, or a record in one.
    #[error("{file}: the widget cannot read it: {source}")]
    Refused {
        /// The file, with the record's council if it holds several.
        file: String,
        /// What the parser says.
        source: DatasetError,
    },
    /// A file is not JSON.
    #[error("{file}: the widget cannot read it: {source}")]
    NotJson {
        /// The file.
        file: String,
        /// What the reader says.
        source: serde_json::Error,
    },
    /// What is to be a file cannot be put into JSON.
    #[error("{file}: cannot be written as JSON: {source}")]
    Unwritable {
        /// The file.
        file: String,
        /// What the writer says.
        source: serde_json::Error,
    },
    /// A path that no file of a dataset has.
    #[error("{0}: the dataset has no such file")]
    NoSuchFile(String),
    /// Something is not in the dataset that has to be there.
    #[error("the dataset lacks {0}")]
    Lacking(String),
    /// The directory holds something else, which would be lost.
    #[error("{}: holds {path}, which is not part of a dataset; name a directory of its own", directory.display())]
    Foreign {
        /// The directory.
        directory: PathBuf,
        /// The file found in it.
        path: String,
    },
    /// The directory has no name to write beside.
    #[error("{}: name a directory for the dataset", .0.display())]
    NoName(PathBuf),
    /// Another run is writing the same.
    #[error("{}: another run is writing it; wait until that has ended", .0.display())]
    Busy(PathBuf),
    /// The directory is on another file system than the one that it is in, so that nothing can take its place.
    #[error("{}: is on a file system of its own, and cannot be replaced; name a directory inside it", .0.display())]
    Mounted(PathBuf),
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

fn lines(items: &[impl Display]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// How many faults of one kind are told of one column, before the others are only counted.
const TOLD: usize = 10;

/// The faults, a line each. A column that a spreadsheet has changed is one mistake, and not to be told five hundred times.
fn told(faults: &[Fault]) -> String {
    let mut alike: HashMap<_, usize> = HashMap::new();
    let key = |fault: &Fault| {
        (Arc::clone(&fault.place.file), fault.place.column.clone(), mem::discriminant(&fault.problem))
    };
    let mut told = Vec::new();
    for fault in faults {
        let found = alike.entry(key(fault)).or_default();
        *found += 1;
        if *found <= TOLD {
            told.push(fault.to_string());
        }
    }
    let mut more: Vec<_> = alike.into_iter().filter(|(_, found)| *found > TOLD).collect();
    more.sort_by(|((file, column, _), _), ((other, of_other, _), _)| (file, column).cmp(&(other, of_other)));
    for ((file, column, _), found) in more {
        let column = if column.is_empty() { String::new() } else { format!("{column}: ") };
        told.push(format!("{file}: {column}… and {} more like those above", found - TOLD));
    }
    let count = if faults.len() == 1 { "1 fault".to_owned() } else { format!("{} faults", faults.len()) };
    told.push(format!("{count}; nothing was written"));
    told.join("\n")
}

/// Makes an error of the system into one that names the file at `path`: `fs::read(path).map_err(at(path))`.
pub(crate) fn at(path: &Path) -> impl Fn(io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::File { path: path.clone(), source }
}
