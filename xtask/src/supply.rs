//! What the project is made of: whether all of it may be used, and the list of it that goes with each build.

use std::fs;

use anyhow::{Context, Result};

use crate::files;
use crate::pinned::WASM_TARGET;
use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;

/// The list of components, in `dist/`.
const BILL: &str = "council-compare.cdx.json";

/// Judges licences, sources and doubles by deny.toml, and known vulnerabilities where their list can be had.
pub(crate) fn check(project: &Project, tools: &mut Toolbox) -> Result<()> {
    tools.cargo_deny()?;
    let deny = || -> Result<Run> {
        Ok(Run::new("cargo-deny")
            .dir(project.root())
            .env("PATH", tools.path()?)
            .args(["--workspace", "--locked"])
            .advice("deny.toml says what is allowed, and why."))
    };
    deny()?.args(["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]).run()?;
    // The list is a repository on GitHub, which not every network reaches.
    match deny()?.args(["fetch", "db"]).read() {
        Ok(_) => deny()?.args(["check", "--hide-inclusion-graph", "--disable-fetch", "advisories"]).run(),
        Err(error) => {
            println!(
                "    Known vulnerabilities are NOT checked: the list of them cannot be had from here. {error:#}"
            );
            Ok(())
        }
    }
}

/// Writes the list of what the browser's program is made of, as CycloneDX, into `dist/`.
pub(crate) fn list(project: &Project, tools: &mut Toolbox) -> Result<()> {
    tools.cargo_cyclonedx()?;
    let root = project.root();
    // The time of the commit, so that the same sources give the same list.
    let time = Run::new("git").args(["log", "-1", "--format=%ct"]).dir(root).read();
    let time = time.map(|text| text.trim().to_owned()).unwrap_or_default();
    Run::new("cargo-cyclonedx")
        .dir(root)
        .env("PATH", tools.path()?)
        .env("SOURCE_DATE_EPOCH", if time.is_empty() { "0" } else { &time })
        .args(["cyclonedx", "--quiet", "--format", "json", "--spec-version", "1.5", "--no-build-deps"])
        .args(["--target", WASM_TARGET, "--override-filename", "components"])
        .run()?;
    // It writes one for each crate of the workspace, beside its manifest; only the widget's is wanted.
    for folder in [".", "macros", "site", "e2e", "xtask", "bench"] {
        let file = root.join(folder).join("components.json");
        let Ok(text) = fs::read_to_string(&file) else { continue };
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        if folder == "." {
            // Where the checkout stands is nobody's business, and different on each machine.
            let text =
                text.replace(&format!("path+file://{}", root.display()), "path+file:///council-compare");
            files::write(&project.dist().join(BILL), text)?;
        }
    }
    Ok(())
}
