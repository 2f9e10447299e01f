//! The dataset: the crate `site` makes JSON under static/data/ from the facts in data/*.csv.

use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::project::Project;
use crate::run::Run;

/// Builds the dataset.
pub(crate) fn build(project: &Project) -> Result<()> {
    builder(project).advice("The message above names the row of data/*.csv, or what does not compile.").run()
}

/// Checks that the committed dataset is what the facts give.
pub(crate) fn check(project: &Project) -> Result<()> {
    let advice = "Either a row is wrong (see above), or run `cargo xtask dataset` and commit what it writes.";
    builder(project).arg("--check").advice(advice).run()
}

fn builder(project: &Project) -> Run {
    project.say_if_compiled_first("debug", "site", "the program that reads the facts");
    Run::cargo().args(["run", "--quiet", "--package", "site", "--", "dataset"]).dir(project.root())
}

/// What the builder writes itself, after the dataset.
const LEDGER: &str = "published.csv";

/// Builds the dataset if a fact, the code that reads the facts, or a word that it explains changed after it was last written.
pub(crate) fn build_if_stale(project: &Project) -> Result<()> {
    let root = project.root();
    let sources = ["data", "site/src", "src/dataset", "src/words"];
    let changed = sources.into_iter().filter_map(|folder| newest(&root.join(folder))).max();
    if changed > newest(&root.join("static").join("data")) {
        println!("\nThe facts are newer than the dataset, so it is built first:");
        build(project)?;
    }
    Ok(())
}

/// When the newest file in a folder, or in one below it, was changed.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter(|entry| entry.file_name() != LEDGER)
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            if metadata.is_dir() { newest(&entry.path()) } else { metadata.modified().ok() }
        })
        .max()
}
