//! Installing a tool into its folder of the cache.
//!
//! An interrupted installation is never taken for a complete one: cargo renames each program into place
//! when it is whole, npm installs beside and the folder is renamed, and either way the program has to
//! say its version before it is used.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::files;
use crate::pinned::{CargoTool, NODE_OLDEST, NpmTool};
use crate::run::{self, Run};

/// Downloads from where cargo-binstall looks may be blocked, and then it only wastes time.
const BINSTALL_LIMIT: Duration = Duration::from_secs(90);

/// Installs a tool: ready-made where cargo-binstall is there and gets it, else compiled.
pub(crate) fn cargo_tool(
    tool: &CargoTool,
    folder: &Path,
    build: &Path,
    is_installed: &dyn Fn() -> bool,
) -> Result<()> {
    let CargoTool { package, version, minutes, .. } = tool;
    println!("\nInstalling {package} {version} into {}", folder.display());
    create(folder)?;
    if run::on_path("cargo-binstall").is_some() {
        println!("First by cargo-binstall, for at most {} s:", BINSTALL_LIMIT.as_secs());
        let tried = Run::cargo()
            .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
            .arg(folder)
            .arg(format!("{package}@{version}"))
            .run_within(BINSTALL_LIMIT);
        match tried {
            Ok(()) if is_installed() => return Ok(()),
            Ok(()) => println!("That gave no {package} that runs."),
            Err(error) => println!("That did not work: {error}"),
        }
    }
    println!("Compiling it takes about {minutes} minutes on two cores, once. What cargo says:");
    if let Err(error) = compile(tool, folder, build, Dependencies::AsReleased) {
        // A mirror does not always have all of the versions that the tool was released with.
        println!("{error}\nTrying again with newer versions of what {package} depends on:");
        compile(tool, folder, build, Dependencies::Newest)?;
    }
    if !is_installed() {
        bail!("{package} was installed into {} but does not run as {version}", folder.display());
    }
    // Only speed would be lost if this were left or went wrong: it holds gigabytes nobody needs again.
    let _ = std::fs::remove_dir_all(build);
    Ok(())
}

/// In which versions a tool's own dependencies are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dependencies {
    /// Those that the tool was released with.
    AsReleased,
    /// The newest that it allows.
    Newest,
}

fn compile(tool: &CargoTool, folder: &Path, build: &Path, dependencies: Dependencies) -> Result<()> {
    // The tools are run a few times a day: compiling them sooner beats making them faster.
    Run::cargo()
        .args(["install", "--force"])
        .args((dependencies == Dependencies::AsReleased).then_some("--locked"))
        .arg("--root")
        .arg(folder)
        .arg("--target-dir")
        .arg(build)
        .arg(format!("{}@{}", tool.package, tool.version))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
        .advice(format!(
            "cargo says why above. With a {} {} of your own on PATH, nothing needs to be installed.",
            tool.package, tool.version
        ))
        .run()
}

/// Installs a pinned npm package into a folder, which then holds it whole or is not there.
pub(crate) fn npm_package(tool: &NpmTool, folder: &Path) -> Result<()> {
    let NpmTool { package, version, what, without } = tool;
    let Some(npm) = run::on_path("npm") else {
        bail!(
            "{what} is not installed, and npm is not on PATH; install Node.js {NODE_OLDEST} or newer, or {without}"
        );
    };
    println!("\nInstalling {what} (the npm package {package} {version}) into {}", folder.display());
    println!("It takes some seconds, once. What npm says:");
    let beside = folder.with_extension(format!("partial-{}", std::process::id()));
    create(&beside)?;
    Run::new(npm)
        .args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&beside)
        .arg(format!("{package}@{version}"))
        .advice(format!("npm says why above. To do without npm, {without}."))
        .run()?;
    // What is there does not run, or this would not have been called.
    files::remove_folder(folder)?;
    std::fs::rename(&beside, folder)
        .with_context(|| format!("cannot rename {} to {}", beside.display(), folder.display()))
}

fn create(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| {
        format!("cannot create {}; set COUNCIL_COMPARE_TOOLS to a folder you may write to", folder.display())
    })
}
