//! Why there is no dataset.

use crate::fault::Fault;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

/// Why the dataset was not built, or is not what it should be.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The tables have faults.
    #[error("{}", lines(.0))]
    Faults(Vec<Fault>),
    /// What is on disk is not what the tables give.
    #[error("{}\nrun `cargo xtask dataset` to write them anew", lines(.0))]
    Differences(Vec<String>),
    /// The widget's parser refuses a file.
    #[error("{file}: the widget cannot read it: {why}")]
    Refused {
        /// The file.
        file: String,
        /// What the parser says.
        why: String,
    },
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

/// Puts the file at `path` to what the system says of it: `fs::read(path).map_err(at(path))`.
pub(crate) fn at(path: &Path) -> impl Fn(io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::File { path: path.clone(), source }
}
