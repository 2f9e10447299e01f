//! A site exported for a test, from the real tables, and what its pages say.

use council_compare::dataset::Date;
use site::export::choice::Choice;
use site::export::error::ExportError;
use site::export::{Options, export};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Where the exported sites would live.
pub const BASE: &str = "https://news.example/compare/";

/// A script for other pages that names the files of a build.
const LOADER: &str = r#"import("council-compare-0123456789abcdef.js");fetch("council-compare-0123456789abcdef_bg.wasm");fetch("council-compare-00112233445566.css")"#;

/// The pairs that most tests export: an awkward one, one with an abolished council, one by other names.
pub const LIST: &str = "calderdale,kirklees\ntrafford,cheshire-east # awkward\n\nHull, northamptonshire\n";

/// The day up to which the real tables have reports.
pub fn data_date() -> Date {
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    site::facts::Facts::read(&tables).unwrap().about.data_date
}

/// A folder with a built page, so far as the exporter looks at one, and a place for sites.
pub struct Bench {
    directory: TempDir,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

impl Bench {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let dist = directory.path().join("dist");
        fs::create_dir(&dist).unwrap();
        let styles = fs::read(root().join("static/council-compare.css")).unwrap();
        let icon = fs::read(root().join("static/icon.svg")).unwrap();
        for (name, bytes) in [
            ("index.html", "<!doctype html>".as_bytes()),
            ("council-compare-0123456789abcdef.js", b"export default () => {};"),
            ("council-compare-0123456789abcdef_bg.wasm", b"\0asm"),
            ("council-compare-fedcba9876543210_later.wasm", b"\0asm"),
            ("embed.js", LOADER.as_bytes()),
            ("notices.txt", b"Council Compare\n"),
            ("council-compare-00112233445566.css", &styles),
            ("icon-a1b2c3d4e5f60718.svg", &icon),
        ] {
            fs::write(dist.join(name), bytes).unwrap();
        }
        fs::write(directory.path().join("pairs.csv"), LIST).unwrap();
        Self { directory }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.directory.path().join(path)
    }

    pub fn out(&self) -> PathBuf {
        self.path("site")
    }

    pub fn options(&self) -> Options {
        Options {
            base_url: BASE.to_owned(),
            out: self.out(),
            choice: Choice::Listed(self.path("pairs.csv")),
            jobs: 2,
            has_pictures: false,
            data: root().join("data"),
            dist: self.path("dist"),
            scripts: root().join("static"),
        }
    }

    /// The real tables, to be changed.
    pub fn copy_of_data(&self) -> PathBuf {
        let data = self.path("data");
        fs::create_dir(&data).unwrap();
        for entry in fs::read_dir(root().join("data")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, data.join(path.file_name().unwrap())).unwrap();
        }
        data
    }

    pub fn export(&self) -> Result<String, ExportError> {
        export(&self.options())
    }

    /// The message of an export that has to fail, with the bench's folder left out.
    pub fn failure(&self, options: &Options) -> String {
        let message = export(options).unwrap_err().to_string();
        message.replace(&format!("{}/", self.directory.path().display()), "")
    }

    /// Every file of a folder by its path there.
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let folder = self.path(folder);
        let file = |path: String| (path.clone(), fs::read(folder.join(path)).unwrap());
        files_below(&folder).into_iter().map(file).collect()
    }

    pub fn page(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path).join("index.html")).unwrap()
    }
}

/// Every file of a folder and of those in it, by its path there; none if there is no such folder.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    files
}

/// What stands between the first `start` and the `end` after it.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text:.300}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

/// The content of the `<meta>` element with this name or property.
pub fn meta(page: &str, name: &str) -> Option<String> {
    let start = [format!("name=\"{name}\" content=\""), format!("property=\"{name}\" content=\"")];
    let (_, rest) = start.iter().find_map(|start| page.split_once(start.as_str()))?;
    Some(unescaped(rest.split_once('"')?.0))
}

pub fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
