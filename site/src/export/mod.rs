//! The site as static files: a real page for every comparison, which shows it before any script runs, on any host.
//!
//! | module | what it does |
//! |---|---|
//! | [`base_url`], [`choice`], [`assets`] | what was asked for, checked before anything is written |
//! | [`known`], [`render`] | the dataset as the widget reads it, and the widget's markup for a state |
//! | [`links`], [`seed`], [`styles`] | that markup fitted to the site: links that resolve, the data it starts with, and its looks |
//! | [`head`], [`linked_data`], [`oembed`] | what a page says of itself to others |
//! | [`document`], [`pair`], [`council`], [`not_found`] | whole pages |
//! | [`picture`], [`height`] | what stands for a page elsewhere: its picture, and the room that its embed takes |
//! | [`sitemap`], [`furniture`], [`hosting`] | what the site says of itself |
//! | [`marker`] | how an exported folder is known, so that nothing else is replaced |
//! | [`versions`] | what stays of earlier exports, for pages that are still read |
//! | [`work`], [`progress`] | threads, and how far they have come |
//! | [`site`], [`hash`], [`html`], [`error`] | what all of them share |
//!
//! A page is a function of the dataset, the build and the options: the same bytes for the same input, whatever was
//! rendered before and on which thread.

pub mod assets;
pub mod base_url;
pub mod choice;
pub mod council;
pub mod document;
pub mod error;
pub mod furniture;
pub mod hash;
pub mod head;
pub mod height;
pub mod hosting;
pub mod html;
pub mod known;
pub mod linked_data;
pub mod links;
pub mod marker;
pub mod not_found;
pub mod oembed;
pub mod pair;
pub mod picture;
pub mod progress;
pub mod render;
pub mod seed;
pub mod site;
pub mod sitemap;
pub mod styles;
pub mod versions;
pub mod work;

use crate::aside::Aside;
use crate::card::Painter;
use assets::Assets;
use base_url::BaseUrl;
use choice::{Choice, Pairs};
use error::ExportError;
use known::Known;
use progress::Progress;
use site::{File, Site, pair_path};
use std::path::PathBuf;

/// The styles of what no program has taken over yet.
const PAGES: &str = include_str!("pages.css");

/// The folder of what every page loads.
const ASSETS: &str = "assets";

/// The folder of the dataset.
const DATA: &str = "data";

/// The folder of pages that others embed.
const EMBED: &str = "embed";

/// Folders of the site, whose names no council may have as its slug.
const RESERVED: [&str; 3] = [ASSETS, DATA, EMBED];

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
    pub has_pictures: bool,
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
    if let Some(taken) = index.councils.iter().find(|council| RESERVED.contains(&council.slug.as_str())) {
        return Err(ExportError::Taken(taken.slug.clone()));
    }
    let known = Known::read(&files)?;
    let pairs = Pairs::new(&options.choice, &known)?;
    let styles = styles::lean(PAGES) + &known.standing_styles()?;
    let assets = Assets::read(&options.dist, &options.scripts, &styles)?;
    let records_version = hash::version(site::records(&files));
    let has_pictures = options.has_pictures;
    let site = Site { base, assets, pairs, files, records_version, index, has_pictures };
    let aside = Aside::begin(&options.out)?;
    write(&site, &known, &aside, options.jobs)?;
    let versions = versions::keep(&site, &options.out, &aside)?;
    marker::write(&aside, &versions)?;
    aside.swap_in()?;
    Ok(format!(
        "Exported {} pages of two councils, as many embeds and the pages of {} councils to {}",
        site.pairs.len(),
        site.index.councils.len(),
        options.out.display()
    ))
}

/// What one thread does at a time.
enum Task {
    /// The page of a council.
    Council(String),
    /// Everything of two councils in this order.
    Pair(String, String),
}

/// Writes every file but the marker.
fn write(site: &Site, known: &Known, aside: &Aside, jobs: usize) -> Result<(), ExportError> {
    for (name, bytes) in &site.assets.files {
        aside.write(&site.assets.at(name), bytes)?;
    }
    for (path, bytes) in &site.files {
        aside.write(&format!("{DATA}/{path}"), bytes)?;
    }
    for (council, record) in site.records() {
        aside.write(&format!("{DATA}/{}/{council}.json", site.records_version), record)?;
    }
    let mut rest = vec![pair::start_page(site, known)?, not_found::page(site, known)];
    rest.extend(furniture::files(site));
    rest.extend(council::aliases(site, known));
    rest.extend(sitemap::files(&addresses(site), &site.index.data_date, |path| site.base.at(path)));
    for File { path, bytes } in rest {
        aside.write(&path, &bytes)?;
    }
    let councils = site.index.councils.iter().map(|council| Task::Council(council.slug.clone()));
    let pairs = site.pairs.ordered().map(|(first, second)| Task::Pair(first.to_owned(), second.to_owned()));
    let tasks: Vec<Task> = councils.chain(pairs).collect();
    let mut progress = Progress::new(tasks.len());
    let worker = || Ok((Known::read(&site.files)?, Painter::new().map_err(ExportError::Font)?));
    let work = |(known, painter): &mut (Known, Painter), task: &Task| {
        let files = match task {
            Task::Council(slug) => vec![council::page(site, known, slug)?],
            Task::Pair(first, second) => {
                let mut files: Vec<File> = pair::files(site, known, first, second)?.into();
                files.extend(picture::file(site, known, painter, first, second)?);
                files
            }
        };
        files.into_iter().try_for_each(|File { path, bytes }| Ok(aside.write(&path, &bytes)?))
    };
    work::divide(&tasks, jobs, worker, work, |done| progress.at(done))?;
    progress.end();
    Ok(())
}

/// The pages that search engines may list: not those of which another is canonical.
fn addresses(site: &Site) -> Vec<String> {
    let councils = site.index.councils.iter().map(|council| council::path(&council.slug));
    let pairs = site.pairs.canonical().map(|(first, second)| pair_path(first, second));
    std::iter::once(String::new()).chain(councils).chain(pairs).map(|path| site.base.at(&path)).collect()
}
