//! Whether two clean builds, in folders of other names, give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files;
use crate::project::Project;
use crate::run::Run;

/// Builds the last commit twice from nothing and compares all that is in `dist/`.
pub(crate) fn check(project: &Project) -> Result<()> {
    let folder = project.target().join("reproduce");
    files::remove_folder(&folder)?;
    let first = built(project, &folder.join("one"))?;
    let second = built(project, &folder.join("another-place").join("with-a-longer-name"))?;
    let names: BTreeSet<_> = first.keys().chain(second.keys()).collect();
    let differ: Vec<_> = names.into_iter().filter(|name| first.get(*name) != second.get(*name)).collect();
    if !differ.is_empty() {
        bail!("two builds differ in {differ:?}; both are kept below {}", folder.display());
    }
    println!("\nTwo builds gave the same {} files, byte for byte.", first.len());
    files::remove_folder(&folder)
}

/// The files of `dist/`, built in a clone.
fn built(project: &Project, clone: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    Run::new("git").args(["clone", "--quiet"]).arg(project.root()).arg(clone).run()?;
    Run::cargo()
        .args(["xtask", "build"])
        .dir(clone)
        .without_env("CARGO_MANIFEST_DIR")
        .without_env("CARGO_TARGET_DIR")
        .run()?;
    let dist = clone.join("dist");
    let mut built = BTreeMap::new();
    let mut open = vec![dist.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&dist).unwrap_or(&path).to_owned();
                built.insert(name, files::read(&path)?);
            }
        }
    }
    Ok(built)
}
