//! The dataset as it is published, and the state of a page that has all of it.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, unreachable_pub)]

use council_compare::dataset::ReportId;
use council_compare::state::{Action, Address, Reached, State};
use site::export::known::Known;
use site::files::Files;
use std::fs;
use std::path::{Path, PathBuf};

/// The dataset as it is published.
pub fn known() -> Known {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/data");
    let mut files = Files::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    Known::read(&files).unwrap()
}

/// The state at an address before anything has come.
pub fn at(address: &str) -> State {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    State::new(Address { path: path.to_owned(), query: query.to_owned() })
}

/// The state at an address, with all that is known of what it shows.
pub fn whole(known: &Known, address: &str) -> State {
    let mut state = at(address).after(Action::Index(Ok(known.index.clone())));
    let councils = state.view.as_ref().unwrap().councils.clone();
    for (_, slug) in councils.iter() {
        state = state.after(Action::Record(slug.clone(), Ok(known.records[slug].clone())));
        for (published, findings) in &known.findings[slug] {
            let report = ReportId { council: slug.clone(), published: *published };
            state = state.after(Action::Findings(report, Ok(findings.clone())));
        }
    }
    state
        .after(Action::GradesOfAll(Ok(known.grades.clone())))
        .after(Action::Themes(Ok(known.themes.clone())))
        .after(Action::Reached(Reached::Findings))
}
