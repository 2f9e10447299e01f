//! The site as static files: a real page for every comparison, which shows it before any script runs, on any host.
//!
//! | module | what it does |
//! |---|---|
//! | [`base_url`], [`choice`], [`assets`] | what was asked for, checked before anything is written |
//! | [`known`], [`render`] | the dataset as the widget reads it, and the widget's markup for a state |
//! | [`links`], [`seed`] | that markup fitted to the site: links that resolve, and the data it starts with |
//! | [`head`], [`linked_data`], [`oembed`] | what a page says of itself to others |
//! | [`document`], [`pair`] | whole pages |
//! | [`sitemap`] | what the site says of itself |
//! | [`work`], [`progress`] | threads, and how far they have come |
//!
//! A page is a function of the dataset, the build and the options: the same bytes for the same input, whatever was
//! rendered before and on which thread.

pub mod assets;
pub mod base_url;
pub mod choice;
pub mod document;
pub mod error;
pub mod hash;
pub mod head;
pub mod html;
pub mod known;
pub mod linked_data;
pub mod links;
pub mod marker;
pub mod oembed;
pub mod pair;
pub mod picture;
pub mod progress;
pub mod render;
pub mod seed;
pub mod site;
pub mod sitemap;
pub mod work;

use crate::aside::Aside;
use assets::Assets;
use base_url::BaseUrl;
use choice::{Choice, Pairs};
use error::ExportError;
use known::Known;
use progress::Progress;
use site::{Site, pair_path};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What to export, from where to where.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the site will live.
    pub base_url: String,
    /// The folder to write, which is replaced as a whole.
    pub out: PathBuf,
    /// Which pairs get a page.
    pub choice: Choice,
    /// On how many threads.
    pub jobs: usize,
    /// Whether pairs get a picture.
    pub pictures: bool,
    /// The tables of facts.
    pub data: PathBuf,
    /// The built page.
    pub dist: PathBuf,
    /// The scripts that only exported pages need.
    pub scripts: PathBuf,
}

/// Exports the site, and says in a line what was written.
///
/// # Errors
///
/// What is wrong with the options, the facts or the build, or what failed in writing. What was in the folder is then
/// as it was.
pub fn export(options: &Options) -> Result<String, ExportError> {
    let base = BaseUrl::new(&options.base_url)
        .map_err(|why| ExportError::BaseUrl { given: options.base_url.clone(), why })?;
    marker::check(&options.out)?;
    let (facts, files) = crate::prepare(&options.data)?;
    let index = crate::dataset::Dataset::new(&facts).index;
    let known = Known::read(&files)?;
    let pairs = Pairs::new(&options.choice, &known)?;
    let assets = Assets::read(&options.dist, &options.scripts, &known.standing_styles()?)?;
    let site = Site { base, assets, pairs, files, index, has_pictures: false };
    let aside = Aside::begin(&options.out)?;
    write(&site, &known, &aside, options.jobs)?;
    marker::write(&aside)?;
    aside.swap_in()?;
    Ok(format!("Exported {} pages of two councils to {}", site.pairs.len(), options.out.display()))
}

/// Writes every file but the marker.
fn write(site: &Site, known: &Known, aside: &Aside, jobs: usize) -> Result<(), ExportError> {
    for (name, bytes) in &site.assets.files {
        aside.write(&site.assets.at(name), bytes)?;
    }
    for (path, bytes) in &site.files {
        aside.write(&format!("data/{path}"), bytes)?;
    }
    let (path, bytes) = pair::start_page(site, known)?;
    aside.write(&path, &bytes)?;
    let mut addresses = vec![site.base.at("")];
    addresses.extend(site.pairs.canonical().map(|(first, second)| site.base.at(&pair_path(first, second))));
    for (path, bytes) in sitemap::files(&addresses, &site.index.data_date, |path| site.base.at(path)) {
        aside.write(&path, &bytes)?;
    }
    let tasks: Vec<(&str, &str)> = site.pairs.ordered().collect();
    let mut progress = Progress::new(tasks.len());
    let worker = || Ok(Known::read(&site.files)?);
    let work = |known: &mut Known, (first, second): &(&str, &str)| {
        for (path, bytes) in pair::files(site, known, first, second)? {
            aside.write(&path, &bytes)?;
        }
        Ok(())
    };
    work::divide(&tasks, jobs, worker, work, |done| progress.at(done))?;
    progress.end();
    Ok(())
}

/// The names straight in a folder, in order; none if there is no folder.
fn entries(folder: &Path) -> Result<BTreeSet<String>, ExportError> {
    let at = crate::aside::at(folder);
    let mut names = BTreeSet::new();
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                names.insert(entry.map_err(&at)?.file_name().to_string_lossy().into_owned());
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(at(error).into()),
    }
    Ok(names)
}
