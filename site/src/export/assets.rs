//! What every page loads: the built program with its script and styles, in a folder named by what is in it.

use super::error::ExportError;
use super::hash;
use super::styles::Styles;
use crate::error::at;
use std::collections::BTreeMap;
use std::fs;
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
}

/// The icon as telephones want it: `static/icon.svg`, painted on white.
#[derive(Clone, Copy, Debug)]
pub struct Icon {
    /// Its width and height, in pixels.
    pub size: u16,
    /// The file's name.
    pub name: &'static str,
    /// The icon, as PNG.
    pub png: &'static [u8],
}

/// The icon in every size that telephones ask for.
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

/// The script that runs before anything is painted.
pub const EARLY: &str = "early.js";

const BUILD: &str = "run `cargo xtask build` first";
const RESTORE: &str = "restore it from the repository";

impl Assets {
    /// Takes the files of a build from `dist`, and from `scripts` what only exported pages need, as they need more styles too.
    ///
    /// # Errors
    ///
    /// If one is missing or cannot be read.
    pub fn read(dist: &Path, scripts: &Path, more_styles: &str) -> Result<Self, ExportError> {
        let mut files = BTreeMap::new();
        let missing = |what, advice| ExportError::Missing { folder: dist.to_owned(), what, advice };
        for entry in fs::read_dir(dist).map_err(|_| missing("built page", BUILD))? {
            let path = entry.map_err(at(dist))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_asset = [".js", ".css", ".wasm", ".svg"].iter().any(|ending| name.ends_with(ending));
            if is_asset && has_hash(&name) {
                files.insert(name, fs::read(&path).map_err(at(&path))?);
            }
        }
        let named = |ending: &str, what| {
            let mut names = files.keys().filter(|name| name.ends_with(ending));
            let name = names.next().cloned().ok_or_else(|| missing(what, BUILD));
            if names.next().is_some() { Err(missing("single build", BUILD)) } else { name }
        };
        let (script, program) = (named(".js", "script of the widget")?, named("_bg.wasm", "program")?);
        let (styles, icon) = (named(".css", "style sheet")?, named(".svg", "icon")?);
        let mut parts_of_styles = Styles::new("");
        if let Some(styles) = files.get_mut(&styles) {
            styles.extend_from_slice(more_styles.as_bytes());
            parts_of_styles = Styles::new(&String::from_utf8_lossy(styles));
        }
        let read = |name: &'static str| {
            let path = scripts.join(name);
            let missing = ExportError::Missing { folder: scripts.to_owned(), what: name, advice: RESTORE };
            if path.is_file() { Ok(fs::read(&path).map_err(at(&path))?) } else { Err(missing) }
        };
        for name in [START, EMBEDDED, AGAIN, STILL, ELEMENT] {
            files.insert(name.to_owned(), lean(&String::from_utf8_lossy(&read(name)?)).into_bytes());
        }
        files.extend(ICONS.map(|icon| (icon.name.to_owned(), icon.png.to_vec())));
        let early = lean(&String::from_utf8_lossy(&read(EARLY)?));
        let version = hash::version(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        let loader =
            fs::read_to_string(dist.join(LOADER)).map_err(|_| missing("script for other pages", BUILD))?;
        let mut assets =
            Self { files, version, script, program, styles, parts_of_styles, icon, early, loader };
        for name in [assets.script.clone(), assets.program.clone(), assets.styles.clone()] {
            let (named, at) = (format!("\"{name}\""), format!("\"{}\"", assets.at(&name)));
            if !assets.loader.contains(&named) {
                return Err(missing("script for other pages that goes with the build", BUILD));
            }
            assets.loader = assets.loader.replace(&named, &at);
        }
        Ok(assets)
    }

    /// The folder of the files below the base, with a slash at its end.
    pub fn folder(&self) -> String {
        format!("assets/{}/", self.version)
    }

    /// The address of a file below the base.
    pub fn at(&self, name: &str) -> String {
        format!("{}{name}", self.folder())
    }
}

/// A script without what only its readers need: comments that have lines of their own, and blanks at the ends of lines. It
/// must have no text that goes over several lines.
pub fn lean(script: &str) -> String {
    let mut is_comment = false;
    let lines = script.lines().map(str::trim).filter(|line| {
        is_comment |= line.starts_with("/*");
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
