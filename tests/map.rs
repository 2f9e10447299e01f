//! ARCHITECTURE.md's map of the modules, held against the code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Uses of a module further down, which the map names.
const OTHERWISE: [(&str, &str); 5] =
    [("comparison", "words"), ("state", "embed"), ("words", "embed"), ("words", "keep"), ("words", "link")];

/// Modules that any other may use.
const FOR_ALL: [&str; 2] = ["order", "markup"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The modules in the order of the map's first table; those of one row together.
fn rows() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("| module |").nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let modules = |row: &str| {
        let first = row.split('|').nth(1).unwrap().trim().to_owned();
        first.split(", ").map(|module| module.trim_matches('`').to_owned()).collect()
    };
    rows.map(modules).collect()
}

/// The modules of the crate, by their files and folders.
fn modules() -> BTreeSet<String> {
    let names = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let names = names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    names.filter(|name| !["lib", "main"].contains(&name.as_str())).collect()
}

/// The code of a module, in its file and its folder.
fn files(module: &str) -> Vec<PathBuf> {
    let file = root().join("src").join(module).with_extension("rs");
    let mut found: Vec<PathBuf> = file.is_file().then_some(file).into_iter().collect();
    let mut folders = vec![root().join("src").join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

/// The modules that code uses, links in comments left out.
fn used(code: &str) -> BTreeSet<&str> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let names = lines.flat_map(|line| line.split("crate::").skip(1));
    names.map(|name| name.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default()).collect()
}

#[test]
fn each_module_uses_only_those_above_it_in_the_map() {
    let rows = rows();
    let row_of = |module: &str| rows.iter().position(|row| row.iter().any(|it| it == module));
    assert!(rows.len() > 10 && row_of("dataset") == Some(0), "{rows:?}");
    let mapped: BTreeSet<String> = rows.iter().flatten().cloned().collect();
    assert_eq!(modules(), mapped, "the modules there are, and those of the map");
    let mut otherwise = BTreeSet::new();
    for module in rows.iter().flatten() {
        let files = files(module);
        assert!(!files.is_empty(), "there is no module {module}");
        for file in files {
            let code = fs::read_to_string(&file).unwrap();
            // Of a group, `used` would see no module.
            assert!(!code.contains("crate::{"), "{}: use each module in a line of its own", file.display());
            for other in used(&code).into_iter().filter(|other| other != module && !FOR_ALL.contains(other)) {
                assert!(
                    row_of(other).is_some(),
                    "{} uses {other}, which is no module of the map",
                    file.display()
                );
                if row_of(other) > row_of(module) {
                    otherwise.insert((module.clone(), other.to_owned()));
                }
            }
        }
    }
    let named = OTHERWISE.map(|(module, other)| (module.to_owned(), other.to_owned()));
    assert_eq!(otherwise, BTreeSet::from(named));
}
