//! Serving the page while working on it, and building the one to publish.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::dataset;
use crate::examples;
use crate::finish;
use crate::notices;
use crate::port::listen;
use crate::project::Project;
use crate::run::Run;
use crate::split;
use crate::supply;
use crate::tools::Toolbox;

const DEFAULT_PORT: u16 = 8080;

/// How the page is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Soon done, for work on it.
    Debug,
    /// As for publishing.
    Release,
}

/// Serves the page until Ctrl-C, and beside it pages that embed it.
pub(crate) fn serve(
    project: &Project,
    tools: &mut Toolbox,
    port: Option<u16>,
    profile: Profile,
) -> Result<()> {
    let command = prepared(project, tools, profile)?;
    let wanted = port.unwrap_or(DEFAULT_PORT);
    // Trunk cannot take over what listens, and of a port that it chooses itself it says 0. So it gets one that is free now,
    // and listens there once its first build is done.
    let (_, port) = listen(wanted)?;
    if wanted != 0 && port != wanted {
        println!("\nPort {wanted} is taken, so this uses {port}.");
    }
    println!("\nCouncil Compare will be at  http://127.0.0.1:{port}/");
    match examples::start(port) {
        Ok(examples) => println!("and pages that embed it at     {examples}"),
        Err(error) => println!("without pages that embed it: {error:#}"),
    }
    println!("as soon as the first build below says `success` (a minute or two on a new checkout).");
    println!("It is rebuilt whenever a source changes. Ctrl-C stops it.");
    println!(
        "If it ends with `Address already in use`, another program took the port meanwhile: start it again.\n"
    );
    command
        .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()])
        // dist/ is for the page to publish; a server that is left running must not overwrite it.
        .args(["--dist", "target/serve"])
        .args((profile == Profile::Release).then_some("--release"))
        .hand_over()
}

/// The variable in which cargo takes flags for the compiler that may have spaces in them, as the path of a checkout may.
/// Where it is set, cargo looks at no other.
const ENCODED: &str = "CARGO_ENCODED_RUSTFLAGS";

/// What stands between flags there.
const BETWEEN_FLAGS: &str = "\u{1f}";

/// The variables that cargo otherwise looks at for [`WASM_TARGET`](crate::pinned::WASM_TARGET), the first that is set.
const PLAIN: [&str; 2] = ["RUSTFLAGS", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"];

/// Builds the optimised page into `dist/`, cut in two and made as small as it can be.
pub(crate) fn build(project: &Project, tools: &mut Toolbox, public_url: Option<&str>) -> Result<()> {
    let command = prepared(project, tools, Profile::Release)?;
    tools.esbuild()?;
    println!("\nBuilding the optimised page into dist/ (a few minutes on a new checkout)");
    command
        // What --release would add is wasm-opt on the whole; the cut calls it on each part.
        .args(["build", "--cargo-profile", "release", "--filehash=true"])
        .args(public_url.map(|url| format!("--public-url={url}")))
        .env(ENCODED, compiler_flags(project)?)
        .run()?;
    split::split(project, tools)?;
    finish::finish(project, tools)?;
    notices::write(project)?;
    supply::list(project, tools)
}

/// The flags for the compiler, as cargo takes them in [`ENCODED`]: those that are set already, and this project's.
fn compiler_flags(project: &Project) -> Result<String> {
    let set = |name: &str| std::env::var(name).ok().filter(|flags| !flags.is_empty());
    let mut flags: Vec<String> = match (set(ENCODED), PLAIN.into_iter().find_map(set)) {
        (Some(encoded), _) => encoded.split(BETWEEN_FLAGS).map(str::to_owned).collect(),
        (None, Some(plain)) => plain.split_whitespace().map(str::to_owned).collect(),
        (None, None) => Vec::new(),
    };
    // Cutting needs to know what refers to what.
    flags.push("-Clink-arg=--emit-relocs".to_owned());
    flags.extend(nameless(project)?);
    Ok(flags.join(BETWEEN_FLAGS))
}

/// Flags by which the places of this machine that panics would name read the same on every machine: the same sources
/// then give the same program, and it tells nobody who built it.
fn nameless(project: &Project) -> Result<Vec<String>> {
    let sysroot = Run::new("rustc").args(["--print", "sysroot"]).dir(project.root()).read()?;
    let cargo = std::env::home_dir().context("no home folder")?.join(".cargo");
    let cargo = std::env::var_os("CARGO_HOME").map_or(cargo, PathBuf::from);
    let registry = cargo.join("registry").join("src");
    // The folder of the registry is named by its address, which a mirror has too.
    let registries = std::fs::read_dir(&registry).into_iter().flatten().flatten().map(|entry| entry.path());
    let places = registries
        .map(|path| (path, "crates"))
        .chain([(project.root().to_owned(), "council-compare"), (PathBuf::from(sysroot.trim()), "rust")]);
    Ok(places.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())).collect())
}

/// Trunk, with everything there that it would otherwise download.
fn prepared(project: &Project, tools: &mut Toolbox, profile: Profile) -> Result<Run> {
    tools.wasm_target()?;
    tools.trunk()?;
    tools.wasm_bindgen()?;
    let wasm_opt = match profile {
        Profile::Debug => None,
        Profile::Release => Some(tools.wasm_opt()?),
    };
    dataset::build_if_stale(project)?;
    // Offline means cargo too, so what it would download has to be there before.
    Run::cargo()
        .args(["fetch", "--quiet"])
        .dir(project.root())
        .advice("The crates that the page is made of could not be had; is there a connection?")
        .run()?;

    let mut trunk = Run::new("trunk")
        .dir(project.root())
        .env("PATH", tools.path()?)
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .advice("What trunk or the compiler says is above.");
    if let Some(version) = wasm_opt {
        // Trunk.toml names the one to download; here any that was found suitable is used.
        trunk = trunk.env("TRUNK_TOOLS_WASM_OPT", format!("version_{version}"));
    }
    // Trunk 0.21 takes NO_COLOR for a yes-or-no option and stops at `NO_COLOR=1`.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk = trunk.env("TRUNK_COLOR", "never").env("CARGO_TERM_COLOR", "never");
    }
    Ok(trunk.without_env("NO_COLOR"))
}
