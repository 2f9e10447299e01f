//! What every page loads: the built program with its script and styles, in a folder named by what is in it.

use super::ASSETS;
use super::error::ExportError;
use super::hash;
use super::styles::Styles;
use crate::error::at;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The files of one build, which never change under their addresses.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Every file by its name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The name of the folder that they stand in, below `assets/`.
    pub version: String,
    /// The file name of the widget's JavaScript.
    pub script: String,
    /// The file name of the widget's program.
    pub program: String,
    /// The file name of the styles.
    pub styles: String,
    /// The styles taken apart, for pages that bring along what they need of them.
    pub parts_of_styles: Styles,
    /// The file name of the icon.
    pub icon: String,
    /// What stands in the head of every page and runs before anything is painted.
    pub early: String,
    /// The script by which pages of others load the widget, from the root of the site.
    pub loader: String,
    /// What the licences of the program's components ask to be published with it.
    pub notices: String,
}

/// The icon as phones want it: `static/icon.svg`, painted on white.
#[derive(Clone, Copy, Debug)]
pub struct Icon {
    /// Its width and height, in pixels.
    pub size: u16,
    /// The file's name.
    pub name: &'static str,
    /// The icon, as PNG.
    pub png: &'static [u8],
}

/// The icon in every size that phones ask for.
pub const ICONS: [Icon; 3] = [
    Icon { size: 180, name: TOUCH_ICON, png: include_bytes!("../../icons/icon-180.png") },
    Icon { size: 192, name: "icon-192.png", png: include_bytes!("../../icons/icon-192.png") },
    Icon { size: 512, name: "icon-512.png", png: include_bytes!("../../icons/icon-512.png") },
];

/// The icon of a page that is put on a telephone's home screen.
pub const TOUCH_ICON: &str = "icon-180.png";

/// The script that starts the widget on an exported page.
pub const START: &str = "start.js";

/// What that script does on an embed before somebody needs the widget.
pub const EMBEDDED: &str = "embedded.js";

/// What both of these scripts have: what the reader did on what was exported, done again in what the program renders.
pub const AGAIN: &str = "again.js";

/// What shows a pair as it was exported, in a frame or an element.
pub const STILL: &str = "still.js";

/// What the script for pages of others does in an element before somebody needs the widget.
pub const ELEMENT: &str = "element.js";

/// The script by which pages of others load the widget. It keeps its address, and names the files of this build.
pub const LOADER: &str = "embed.js";

/// The notices of the program's components.
pub const NOTICES: &str = "notices.txt";

/// The script that runs before anything is painted.
pub const EARLY: &str = "early.js";

impl Assets {
    /// Takes the files of a build from `dist`, and from `scripts` what only exported pages need, as they need more styles too.
    ///
    /// # Errors
    ///
    /// If one is missing or cannot be read.
    pub fn read(dist: &Path, scripts: &Path, more_styles: &str) -> Result<Self, ExportError> {
        let mut files = hashed(dist)?;
        let named = |ending, what| name_of_single(&files, ending, dist, what);
        let (script, program) = (named(".js", "script of the widget")?, named("_bg.wasm", "program")?);
        let (styles, icon) = (named(".css", "style sheet")?, named(".svg", "icon")?);
        let mut parts_of_styles = Styles::new("");
        if let Some(styles) = files.get_mut(&styles) {
            styles.extend_from_slice(more_styles.as_bytes());
            parts_of_styles = Styles::new(&String::from_utf8_lossy(styles));
        }
        for name in [START, EMBEDDED, AGAIN, STILL, ELEMENT] {
            files.insert(name.to_owned(), lean_script(scripts, name)?.into_bytes());
        }
        files.extend(ICONS.map(|icon| (icon.name.to_owned(), icon.png.to_vec())));
        let early = lean_script(scripts, EARLY)?;
        let version = hash::version(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        let loader = built(dist, LOADER, "script for other pages")?;
        let notices = built(dist, NOTICES, "file of notices")?;
        let mut assets =
            Self { files, version, script, program, styles, parts_of_styles, icon, early, loader, notices };
        assets.loader = assets
            .loader_with_addresses()
            .ok_or_else(|| missing(dist, "script for other pages that goes with the build"))?;
        Ok(assets)
    }

    /// The script for pages of others with the addresses of the files that it names; none if it names other files.
    fn loader_with_addresses(&self) -> Option<String> {
        let mut loader = self.loader.clone();
        for name in [&self.script, &self.program, &self.styles] {
            let named = format!("\"{name}\"");
            if !loader.contains(&named) {
                return None;
            }
            loader = loader.replace(&named, &format!("\"{}\"", self.at(name)));
        }
        Some(loader)
    }

    /// The folder of the files below the base, with a slash at its end.
    pub fn folder(&self) -> String {
        format!("{ASSETS}/{}/", self.version)
    }

    /// The address of a file below the base.
    pub fn at(&self, name: &str) -> String {
        format!("{}{name}", self.folder())
    }
}

/// A file that a build should have made is not in `dist`.
fn missing(dist: &Path, what: &'static str) -> ExportError {
    ExportError::Missing { folder: dist.to_owned(), what, advice: "run `cargo xtask build` first" }
}

/// A text of a build.
fn built(dist: &Path, name: &str, what: &'static str) -> Result<String, ExportError> {
    let path = dist.join(name);
    fs::read_to_string(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing(dist, what),
        _ => at(&path)(error).into(),
    })
}

/// The files of a build that are named by what they hold.
fn hashed(dist: &Path) -> Result<BTreeMap<String, Vec<u8>>, ExportError> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dist).map_err(|_| missing(dist, "built page"))? {
        let path = entry.map_err(at(dist))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_asset = [".js", ".css", ".wasm", ".svg"].iter().any(|ending| name.ends_with(ending));
        if is_asset && has_hash(&name) {
            files.insert(name, fs::read(&path).map_err(at(&path))?);
        }
    }
    Ok(files)
}

/// The name of the one file with this ending. Several would be from several builds.
fn name_of_single(
    files: &BTreeMap<String, Vec<u8>>,
    ending: &str,
    dist: &Path,
    what: &'static str,
) -> Result<String, ExportError> {
    let mut names = files.keys().filter(|name| name.ends_with(ending));
    let name = names.next().cloned().ok_or_else(|| missing(dist, what));
    if names.next().is_some() { Err(missing(dist, "single build")) } else { name }
}

/// A script that only exported pages need, without what only its readers need.
fn lean_script(scripts: &Path, name: &'static str) -> Result<String, ExportError> {
    let path = scripts.join(name);
    if !path.is_file() {
        let advice = "restore it from the repository";
        return Err(ExportError::Missing { folder: scripts.to_owned(), what: name, advice });
    }
    Ok(lean(&String::from_utf8_lossy(&fs::read(&path).map_err(at(&path))?)))
}

/// A script without what only its readers need: comments that have lines of their own, and blanks at the ends of lines. It
/// must have no text that goes over several lines.
pub fn lean(script: &str) -> String {
    let mut is_comment = false;
    let lines = script.lines().map(str::trim).filter(|line| {
        // A comment at the start of a line of code stays there.
        is_comment |= line.starts_with("/*") && line.find("*/").is_none_or(|end| end + 2 == line.len());
        let is_code = !is_comment && !line.is_empty() && !line.starts_with("//");
        is_comment &= !line.ends_with("*/");
        is_code
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a build has named a file by what it holds: others stay where they are when their contents change.
fn has_hash(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
