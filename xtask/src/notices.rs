//! The notices that licences of the program's components ask to be kept by whoever publishes it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use crate::files;
use crate::pinned::WASM_TARGET;
use crate::project::Project;
use crate::run::Run;

/// The file with all of them, in `dist/`.
const FILE: &str = "notices.txt";

/// What licence files are called, in small letters.
const NAMES: [&str; 4] = ["license", "licence", "copying", "notice"];

/// What is compiled into the program too, and is no package.
const STANDARD_LIBRARY: &str =
    "The Rust standard library (MIT OR Apache-2.0), by the Rust Project Contributors";

/// A crate that is compiled into the program.
struct Component {
    name: String,
    version: String,
    licence: String,
    authors: String,
    folder: PathBuf,
}

/// Writes every notice into `dist/`, each once, below the names of the components that have it.
pub(crate) fn write(project: &Project) -> Result<()> {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |named: String, text: String| by_text.entry(text).or_default().push(named);
    // Those that may be used under the MIT licence, and whose package has no file of it, have its terms, which are ours too.
    let own = files::read_text(&project.root().join("LICENSE"))?;
    let terms = own.find("Permission is hereby granted").and_then(|start| own.get(start..));
    let terms = terms.context("LICENSE is not the MIT licence any more")?.trim();
    add(STANDARD_LIBRARY.to_owned(), terms.to_owned());
    for component in components(project)? {
        let Component { name, version, licence, authors, folder } = &component;
        match notice(folder)? {
            Some(text) => add(format!("{name} {version} ({licence})"), text),
            None if may_be_mit(licence) => {
                add(format!("{name} {version} ({licence}), by {authors}"), terms.to_owned());
            }
            None => bail!("the package of {name} {version} has no file of its licence, {licence}"),
        }
    }
    let mut groups: Vec<(Vec<String>, String)> =
        by_text.into_iter().map(|(text, names)| (names, text)).collect();
    groups.sort();
    let mut all = format!("Council Compare\n\n{}\n\nIts program contains these:\n", own.trim());
    for (names, text) in groups {
        all.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(72), names.join("\n")));
    }
    files::write(&project.dist().join(FILE), all)
}

/// Whether a crate of this licence may be used under the MIT licence alone: “MIT OR Apache-2.0”, or “MIT/Apache-2.0” as it was
/// once written.
fn may_be_mit(licence: &str) -> bool {
    !licence.contains(" AND ") && licence.split(['/', ' ']).any(|id| id == "MIT")
}

/// The crates of others in the program, by name.
fn components(project: &Project) -> Result<Vec<Component>> {
    let metadata = Run::cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", WASM_TARGET])
        .dir(project.root())
        .read()?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata is no JSON")?;
    let packages: BTreeMap<(&str, &str), &Value> = array(&metadata, "packages")?
        .iter()
        .filter_map(|package| Some(((package["name"].as_str()?, package["version"].as_str()?), package)))
        .collect();
    // Which of them the program is made of: no macros, and nothing that only builds or tests it.
    let tree = Run::cargo()
        .args(["tree", "--locked", "--package", "council-compare", "--target", WASM_TARGET])
        .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}"])
        .dir(project.root())
        .read()?;
    let mut named: Vec<(&str, &str)> = tree.lines().filter_map(|line| line.split_once(" v")).collect();
    named.sort_unstable();
    named.dedup();
    let others = named.into_iter().filter(|(name, _)| *name != "council-compare");
    others
        .map(|(name, version)| {
            let version = version.split(' ').next().unwrap_or(version);
            let package = packages
                .get(&(name, version))
                .with_context(|| format!("cargo metadata does not know {name} {version}"))?;
            let manifest = package["manifest_path"].as_str().map(Path::new).and_then(Path::parent);
            Ok(Component {
                name: name.to_owned(),
                version: version.to_owned(),
                licence: package["license"].as_str().unwrap_or("see below").to_owned(),
                authors: names(&package["authors"]),
                folder: manifest.with_context(|| format!("{name} has no folder"))?.to_owned(),
            })
        })
        .collect()
}

/// The authors of a package, without their addresses; its contributors, where it names none.
fn names(authors: &Value) -> String {
    let authors = authors.as_array().into_iter().flatten().filter_map(Value::as_str);
    let names: Vec<&str> = authors.map(|author| author.split('<').next().unwrap_or(author).trim()).collect();
    if names.is_empty() { "its contributors".to_owned() } else { names.join(", ") }
}

fn array<'a>(value: &'a Value, name: &str) -> Result<&'a Vec<Value>> {
    value[name].as_array().ok_or_else(|| anyhow!("cargo metadata has no {name}"))
}

/// What the licence files in a crate's folder say. Where it may be used under the MIT licence, that alone: it is the shortest.
/// None if there are no such files.
fn notice(folder: &Path) -> Result<Option<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && NAMES.iter().any(|start| name.starts_with(start)) {
            found.push((name, path));
        }
    }
    found.sort();
    if found.iter().any(|(name, _)| name.contains("mit")) {
        found.retain(|(name, _)| {
            name.contains("mit") || name.starts_with("notice") || name.contains("unicode")
        });
    }
    let mut texts = Vec::new();
    for (_, path) in found {
        let text = String::from_utf8_lossy(&files::read(&path)?).replace('\r', "").trim().to_owned();
        // What was a link in a repository names a file that is not in the package.
        if text.lines().count() > 1 {
            texts.push(text);
        }
    }
    Ok((!texts.is_empty()).then(|| texts.join("\n\n")))
}
