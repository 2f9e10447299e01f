//! The site as static files, and its test.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::files;
use crate::html;
use crate::nginx;
use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;

/// Exports `dist/`, as last built, with these options of the exporter.
pub(crate) fn export(project: &Project, options: &[OsString]) -> Result<()> {
    exporter(project)?.args(options).run()
}

/// The exporter, compiled to be fast. It runs where it is called, so that paths mean what they say.
fn exporter(project: &Project) -> Result<Run> {
    let (dist, manifest) = (project.built_dist()?, project.root().join("Cargo.toml"));
    project.say_if_compiled_first("export", "site", "the exporter");
    Ok(Run::cargo()
        .args(["run", "--quiet", "--profile", "export", "--package", "site", "--manifest-path"])
        .arg(manifest)
        .args(["--", "export", "--dist"])
        .arg(dist))
}

/// The exporter as a program, built as [`export`] builds it.
pub(crate) fn exporter_program(project: &Project) -> Result<PathBuf> {
    project.say_if_compiled_first("export", "site", "the exporter");
    Run::cargo()
        .dir(project.root())
        .args(["build", "--quiet", "--profile", "export", "--package", "site", "--bin", "site"])
        .run()?;
    Ok(project.target().join("export").join(format!("site{}", std::env::consts::EXE_SUFFIX)))
}

/// Where the site of the test would live.
const BASE: &str = "https://news.example/compare/";

/// The pages of each kind that a validator judges: it takes a while, and pages of a kind are alike.
const JUDGED: [&str; 4] = ["*.html", "s*/index.html", "s*/w*/index.html", "embed/w*/s*/index.html"];

/// Exports each council with its neighbours, and looks whether links lead somewhere, markup is valid, pages are as small
/// as they should be, and a real host sends them as it is told to.
pub(crate) fn check(project: &Project, tools: &mut Toolbox) -> Result<()> {
    let site = project.target().join("export").join("compare");
    if let Some(folder) = site.parent() {
        files::make_folder(folder)?;
    }
    // An export keeps some of what is there, for pages of earlier ones that somebody may have open.
    files::remove_folder(&site)?;
    let options = ["--base-url", BASE, "--pairs", "neighbours", "--out"].map(OsString::from);
    export(project, &[&options[..], &[site.clone().into_os_string()]].concat())?;
    let judged = JUDGED.map(|pages| format!("{}/{pages}", site.display()));
    html::validate(project, tools, &judged)?;
    published(project, &site)
}

fn published(project: &Project, site: &Path) -> Result<()> {
    let nginx = nginx::find_or_install()?;
    Run::cargo()
        .args(["test", "--package", "site", "--test", "export", "--", "--ignored", "published::"])
        .dir(project.root())
        .env("EXPORTED", site)
        .env("EXPORTED_FOR", BASE)
        .env("NGINX_PROGRAM", nginx)
        .run()
}
