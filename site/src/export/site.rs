//! All that every page of the site has in common.

use super::EMBED;
use super::assets::Assets;
use super::base_url::BaseUrl;
use super::choice::Pairs;
use crate::files::{COUNCILS, Files};
use council_compare::dataset::wire;

/// The site to be written. All threads share it.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where it will live.
    pub base: BaseUrl,
    /// What every page loads.
    pub assets: Assets,
    /// Which pairs have a page.
    pub pairs: Pairs,
    /// The dataset's files, by their paths below `data/`.
    pub files: Files,
    /// The folder below `data/` that has the councils' records for the pages of this export, named by what is in it.
    pub records_version: String,
    /// The dataset's index.
    pub index: wire::Index,
    /// Whether pairs have a picture.
    pub has_pictures: bool,
}

/// A file of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its path below the base.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with this at a path below the base.
    pub fn new(path: impl Into<String>, contents: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: contents.into() }
    }
}

impl Site {
    /// The councils' records, each under its council's slug.
    pub fn records(&self) -> impl Iterator<Item = (&str, &[u8])> {
        records(&self.files)
    }
}

/// The councils' records among the files of a dataset, each under its council's slug.
pub fn records(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().filter_map(|(path, bytes)| {
        Some((path.strip_prefix(COUNCILS)?.strip_suffix(".json")?, bytes.as_slice()))
    })
}

/// The name of the site, and of the widget.
pub use council_compare::words::page::NAME;

/// The address of the page of two councils, below the base.
pub fn pair_path(first: &str, second: &str) -> String {
    format!("{first}/{second}/")
}

/// The address of the embed of two councils, below the base.
pub fn embed_path(first: &str, second: &str) -> String {
    format!("{EMBED}/{first}/{second}/")
}

/// The address of what a page tells those who embed it, below the base.
pub fn oembed_path(first: &str, second: &str) -> String {
    format!("{first}/{second}/oembed.json")
}
