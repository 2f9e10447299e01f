//! Why there is no site.

use super::base_url::NotABase;
use super::choice::ListFault;
use std::path::PathBuf;

/// Why the site was not exported. What was in the output folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The address of the site cannot be one.
    #[error(
        "--base-url: “{given}”: {why}; name the address at which the site will live, as https://news.example/compare/"
    )]
    BaseUrl {
        /// The base URL as it was given.
        given: String,
        /// What is wrong with it.
        why: NotABase,
    },
    /// The list of pairs has faults.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    List(Vec<ListFault>),
    /// The list of pairs has none.
    #[error("{}: there is no pair in it; write two councils on a line, as calderdale,kirklees", .0.display())]
    EmptyList(PathBuf),
    /// A file that every page needs is not there.
    #[error("{}: there is no {what}; {advice}", folder.display())]
    Missing {
        /// Where it was looked for.
        folder: PathBuf,
        /// What the file is, in words.
        what: &'static str,
        /// What to do to have it.
        advice: &'static str,
    },
    /// A picture was not drawn.
    #[error(transparent)]
    Picture(#[from] crate::card::CardError),
    /// The font of the pictures cannot be read.
    #[error("the font of the pictures: {0}")]
    Font(#[source] crate::card::PaintError),
    /// The output folder holds something that no export wrote and that would be lost.
    #[error("{}: holds {entry}, which no export wrote, and all of the folder would be replaced; name another folder, or move that out", folder.display())]
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// The first such file or folder in it.
        entry: String,
    },
    /// The output folder is a file.
    #[error("{}: is a file; name a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A slug of a council is that of a folder of the site.
    #[error(
        "the council “{0}” would stand where the site has its own files; give it another slug in data/councils.csv"
    )]
    Taken(String),
    /// A worker came to a sudden end.
    #[error("a thread stopped while writing pages; this is a fault of the exporter, please report it")]
    Stopped,
    /// The facts have faults, or a file could not be read or written.
    #[error(transparent)]
    Other(#[from] crate::error::Error),
}
