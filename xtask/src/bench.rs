//! The same comparison by other means, measured side by side.

use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::hash::Hasher as _;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::browser::Browser;
use crate::export;
use crate::files;
use crate::pinned::NODE_OLDEST;
use crate::project::Project;
use crate::run::{self, Run};
use crate::tools::Toolbox;
use crate::trunk;

/// Builds everything that is measured, unless `dist/` is to be taken as last built, and measures it with these options.
pub(crate) fn measure(
    project: &Project,
    tools: &mut Toolbox,
    options: &[OsString],
    is_built: bool,
) -> Result<()> {
    let bench = Run::cargo()
        .dir(project.root())
        .args(["run", "--quiet", "--profile", "export", "--package", "bench", "--"])
        .args(options);
    if options.iter().any(|option| option == "--report") {
        return bench.run();
    }
    if !is_built {
        trunk::build(project, tools, None)?;
    }
    let dist = project.built_dist()?;
    tools.esbuild()?;
    let browser = Browser::find_or_install()?;
    let packages = packages(project)?;
    let exporter = export::exporter_program(project)?;
    bench
        .env("PATH", tools.path()?)
        // The chart libraries are found there by esbuild, as if they lay beside what imports them.
        .env("NODE_PATH", packages)
        .env("CHROME", browser.chrome)
        .env("CHROMEDRIVER", browser.driver)
        .env("COUNCIL_COMPARE_DIST", dist)
        .env("BENCH_EXPORTER", exporter)
        .env("BENCH_TARGET", project.target().join("bench"))
        .without_env("E2E_BROWSER")
        .run()
}

/// The chart libraries, as bench/package-lock.json pins them, installed where cargo builds.
fn packages(project: &Project) -> Result<PathBuf> {
    let source = project.root().join("bench");
    let mut hasher = DefaultHasher::new();
    let mut texts = Vec::new();
    for file in ["package.json", "package-lock.json"] {
        let text = files::read(&source.join(file))?;
        hasher.write(&text);
        texts.push((file, text));
    }
    let folder = project.target().join("bench").join(format!("npm-{:016x}", hasher.finish()));
    let modules = folder.join("node_modules");
    // npm writes this file last.
    if modules.join(".package-lock.json").is_file() {
        return Ok(modules);
    }
    let Some(npm) = run::on_path("npm") else {
        bail!("npm is not on PATH; install Node.js {NODE_OLDEST} or newer to have the chart libraries");
    };
    println!(
        "\nInstalling the chart libraries into {} (some seconds, once). What npm says:",
        folder.display()
    );
    files::make_folder(&folder)?;
    for (file, text) in texts {
        files::write(&folder.join(file), text)?;
    }
    Run::new(npm).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).dir(&folder).run()?;
    Ok(modules)
}
