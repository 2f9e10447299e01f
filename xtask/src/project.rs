//! Where things are in this checkout.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run::Run;

/// The checkout that the commands work on.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the checkout: cargo says where, and without cargo it is the nearest folder above with a
    /// `Trunk.toml`. A path fixed when this crate was compiled would be wrong after moving the checkout.
    pub(crate) fn find() -> Result<Self> {
        let here = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(crate_dir) => PathBuf::from(crate_dir),
            None => std::env::current_dir().context("cannot tell the current folder")?,
        };
        let root = here
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file())
            .with_context(|| {
                format!("no Trunk.toml in {} or above; run this in the checkout", here.display())
            })?
            .to_path_buf();
        let target = target(&root)?;
        Ok(Self { root, target })
    }

    /// The folder with `Trunk.toml`, where every program is started.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo builds, and where files that only a run needs may go.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Says that a program of this workspace is compiled before it runs, where it never was: cargo is asked to be quiet, since
    /// what the program itself says matters more.
    pub(crate) fn say_if_compiled_first(&self, profile: &str, program: &str, what: &str) {
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        if !self.target.join(profile).join(file).exists() {
            println!("\nCompiling {what} first, once (up to a minute on two cores, silently):");
        }
    }

    /// Where the optimised page goes.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built page, once it is sure to be one that could be published.
    pub(crate) fn built_dist(&self) -> Result<PathBuf> {
        let dist = self.dist();
        let Ok(page) = std::fs::read_to_string(dist.join("index.html")) else {
            bail!("there is no built page in dist/ yet; run `cargo xtask build` first");
        };
        // Plain `trunk serve` writes into dist/ too, unoptimised and with its reloading script.
        if page.contains("__TRUNK_ADDRESS__") {
            bail!("dist/ holds a page from `trunk serve`, not one to publish; run `cargo xtask build` first");
        }
        Ok(dist)
    }
}

/// Where cargo builds what is built at the root. Cargo alone knows: a variable or a configuration anywhere above may say.
fn target(root: &Path) -> Result<PathBuf> {
    let metadata = Run::cargo()
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .dir(root)
        .read()?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo's metadata cannot be read")?;
    let target = metadata.get("target_directory").and_then(Value::as_str);
    target.map(PathBuf::from).context("cargo's metadata name no target_directory")
}
