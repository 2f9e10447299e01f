//! Builds the dataset: reads the tables of facts in `data/`, checks everything, and writes the JSON that the
//! widget reads.
//!
//! | module | what it does |
//! |---|---|
//! | [`table`], [`header`], [`whole_file`], [`cell`], [`debris`], [`odd_date`] | CSV as cells that know where they stand |
//! | [`fault`], [`problem`], [`suggest`] | what is wrong, where, and what was probably meant |
//! | [`councils`], [`short_names`], [`inspections`], [`not_judged`], [`earlier`], [`events`], [`disagreements`], [`themes`], [`findings`], [`corrections`], [`about`] | one table each |
//! | [`repeats`], [`council_links`], [`report_kinds`], [`days`], [`judgements`], [`source`], [`told_date`], [`articles`], [`finding_row`] | what tables share, or too much for one file |
//! | [`facts`] | all tables together |
//! | [`published`] | what was published before, which no change may pass over in silence |
//! | [`dataset`], [`definitions`], [`typeset`], [`counting`] | the facts as the dataset has them |
//! | [`export`] | the site as static files |
//! | [`card`] | the share pictures |
//! | [`files`], [`mod@write`], [`aside`] | the dataset as files, verified and swapped in as a whole |
//! | [`error`] | why there is no dataset |
//!
//! A new table is one more module with its columns and a `read`, one more line in [`facts::Facts::read`], and its
//! place in [`dataset::Dataset::new`].

pub mod about;
pub mod articles;
pub mod aside;
pub mod card;
pub mod cell;
pub mod corrections;
pub mod council_links;
pub mod councils;
pub mod counting;
pub mod dataset;
pub mod days;
pub mod debris;
pub mod definitions;
pub mod disagreements;
pub mod earlier;
pub mod error;
pub mod events;
pub mod export;
pub mod facts;
pub mod fault;
pub mod files;
pub mod finding_row;
pub mod findings;
pub mod header;
pub mod inspections;
pub mod judgements;
pub mod not_judged;
pub mod odd_date;
pub mod problem;
pub mod published;
pub mod repeats;
pub mod report_kinds;
pub mod short_names;
pub mod source;
pub mod suggest;
pub mod table;
pub mod themes;
pub mod told_date;
pub mod typeset;
pub mod whole_file;
pub mod write;

use error::Error;
use std::path::Path;

/// Builds the dataset from the tables in `data`, writes it to `out`, and says what was built.
///
/// # Errors
///
/// Every fault of the tables, or what failed in writing. What was in `out` is then as it was, unless only what was published
/// could not be written down in `data`, which the next build does.
pub fn build(data: &Path, out: &Path) -> Result<String, Error> {
    let (facts, files) = prepare(data)?;
    write::replace(out, &files)?;
    write::update(&data.join(published::FILE), &facts.published.updated(&facts))?;
    Ok(format!("Built {}", summary(&facts, &files)))
}

/// Builds the dataset from the tables in `data`, compares it with what is in `out`, and says what was built.
///
/// # Errors
///
/// Every fault of the tables, or every file that differs. Nothing is written.
pub fn check(data: &Path, out: &Path) -> Result<String, Error> {
    let (facts, files) = prepare(data)?;
    for (path, bytes) in &files {
        files::verify(path, bytes)?;
    }
    let mut differences = write::differences(out, &files)?;
    let published = data.join(published::FILE);
    if !write::is_as(&published, &facts.published.updated(&facts))? {
        differences.push(format!("{}: lacks what is in the dataset", write::shown(&published)));
    }
    if !differences.is_empty() {
        return Err(Error::Differences(differences));
    }
    Ok(format!("Up to date: {}", summary(&facts, &files)))
}

fn prepare(data: &Path) -> Result<(facts::Facts, files::Files), Error> {
    let facts = facts::Facts::read(data).map_err(Error::Faults)?;
    let files = files::of(&dataset::Dataset::new(&facts))?;
    Ok((facts, files))
}

/// One line: what is in the dataset, and how large it is before compression.
fn summary(facts: &facts::Facts, files: &files::Files) -> String {
    let size = |path: &str| files.get(path).map_or(0, Vec::len);
    let range = |folder: &str| {
        let sizes =
            || files.iter().filter(|(path, _)| path.starts_with(folder)).map(|(_, bytes)| bytes.len());
        (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0))
    };
    let ((least, most), (least_found, most_found)) = (range("councils/"), range("findings/"));
    format!(
        "{} councils, {} inspections, {} earlier inspections, {} events, findings of {} reports up to {}; \
         index.json {} bytes, councils/*.json {least} to {most}, records.json {}, \
         findings/*/*.json {least_found} to {most_found}, themes.json {}, grades.json {}",
        facts.councils.len(),
        facts.inspections.len(),
        facts.earlier.len(),
        facts.events.len(),
        facts.findings.len(),
        facts.about.data_date,
        size("index.json"),
        size("records.json"),
        size("themes.json"),
        size("grades.json"),
    )
}
