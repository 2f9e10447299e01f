//! Finding the pinned tools: on PATH in the right version, else in the cache, else installed there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::install;
use crate::pinned::{
    BINARYEN_VERSION, CARGO_CYCLONEDX, CARGO_DENY, CargoTool, ESBUILD, ESBUILD_VERSION, GECKODRIVER,
    HTML_VALIDATE, HTML_VALIDATE_VERSION, NODE_OLDEST, NpmProgram, NpmScript, NpmTool, TRUNK, TYPESCRIPT,
    TYPESCRIPT_VERSION, WASM_OPT, WASM_OPT_OLDEST, WASM_TARGET,
};
use crate::project::Project;
use crate::run::{self, Run};
use crate::version;

/// The tools found so far, and where others will be looked for.
#[derive(Debug)]
pub(crate) struct Toolbox<'a> {
    project: &'a Project,
    cache: PathBuf,
    dirs: Vec<PathBuf>,
}

impl<'a> Toolbox<'a> {
    /// An empty toolbox; it looks for a tool when that is asked for.
    pub(crate) fn new(project: &'a Project) -> Result<Self> {
        Ok(Self { project, cache: cache_dir()?, dirs: Vec::new() })
    }

    /// Makes trunk available.
    pub(crate) fn trunk(&mut self) -> Result<()> {
        self.cargo_tool(&TRUNK).map(drop)
    }

    /// Makes wasm-bindgen and its test runner available, in the version of the library: any other
    /// refuses to work on what the library produced.
    pub(crate) fn wasm_bindgen(&mut self) -> Result<()> {
        let lock = std::fs::read_to_string(self.project.root().join("Cargo.lock"))
            .context("cannot read Cargo.lock; `cargo generate-lockfile` makes one")?;
        let version = version::in_lock(&lock, "wasm-bindgen")
            .context("Cargo.lock names no wasm-bindgen; `cargo update -p wasm-bindgen` adds it")?
            .to_owned()
            .into();
        let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
        self.cargo_tool(&CargoTool { package: "wasm-bindgen-cli", version, programs, minutes: 2 }).map(drop)
    }

    /// Makes wasm-opt available and gives its version, as trunk wants to hear it.
    pub(crate) fn wasm_opt(&mut self) -> Result<String> {
        let version_in = |program: &Path| {
            let version = version::of_program(program)?;
            version::major(&version).filter(|major| *major >= WASM_OPT_OLDEST).map(|_| version)
        };
        if let Some(version) = run::on_path("wasm-opt").as_deref().and_then(version_in) {
            return Ok(version);
        }
        let major = version::major(BINARYEN_VERSION).unwrap_or_default();
        self.npm_program(&WASM_OPT, &self.cache.join(format!("binaryen-{major}")), version_in)
    }

    /// Makes esbuild available. Another version might write something else.
    pub(crate) fn esbuild(&mut self) -> Result<()> {
        let version_in = exactly(ESBUILD_VERSION);
        if run::on_path("esbuild").as_deref().and_then(&version_in).is_some() {
            return Ok(());
        }
        self.npm_program(&ESBUILD, &self.folder_of(&ESBUILD.tool), version_in).map(drop)
    }

    /// Makes the TypeScript compiler available. Another version might know another browser.
    pub(crate) fn typescript(&mut self) -> Result<()> {
        let folder = self.folder_of(&TYPESCRIPT.tool);
        self.npm_program(&TYPESCRIPT, &folder, exactly(TYPESCRIPT_VERSION)).map(drop)
    }

    /// Makes html-validate available. Another version might judge otherwise.
    pub(crate) fn html_validate(&mut self) -> Result<()> {
        let version_in = |program: &Path| {
            // It prints its name and version as one word.
            let output = Run::new(program).arg("--version").read().ok()?;
            let version = output.trim().strip_prefix("html-validate-")?.to_owned();
            (version == HTML_VALIDATE_VERSION).then_some(version)
        };
        if run::on_path("html-validate").as_deref().and_then(version_in).is_some() {
            return Ok(());
        }
        self.npm_program(&HTML_VALIDATE, &self.folder_of(&HTML_VALIDATE.tool), version_in).map(drop)
    }

    /// Makes a program available, installed into this folder unless a right version is there, and gives that version.
    fn npm_program(
        &mut self,
        program: &NpmProgram,
        folder: &Path,
        version_in: impl Fn(&Path) -> Option<String>,
    ) -> Result<String> {
        let bin = folder.join("node_modules").join(".bin");
        let file = bin.join(format!("{}{}", program.name, if cfg!(windows) { ".cmd" } else { "" }));
        if version_in(&file).is_none() {
            // Most are scripts, and to install one anew would not help.
            if file.exists() && run::on_path("node").is_none() {
                let NpmTool { what, without, .. } = program.tool;
                bail!(
                    "{what} is installed, but needs Node.js, which is not on PATH; install Node.js {NODE_OLDEST} or newer, or \
                     {without}"
                );
            }
            install::npm_package(&program.tool, folder)?;
        }
        let version = version_in(&file).with_context(|| {
            format!("{} does not run; is Node.js {NODE_OLDEST} or newer on PATH?", file.display())
        })?;
        self.dirs.push(bin);
        Ok(version)
    }

    /// The folder of the cache that a package goes into.
    fn folder_of(&self, tool: &NpmTool) -> PathBuf {
        self.cache.join(format!("{}-{}", tool.package, tool.version))
    }

    /// The file of a script: the one that its variable names, else that in the cache, else installed there.
    pub(crate) fn script(&self, script: &NpmScript) -> Result<PathBuf> {
        let NpmScript { tool, file, variable } = script;
        if let Some(file) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
            let file = std::path::absolute(file).context("cannot tell the current folder")?;
            if !file.is_file() {
                bail!("{variable} names {}, which is not there; unset it or correct it", file.display());
            }
            return Ok(file);
        }
        let folder = self.folder_of(tool);
        let script = folder.join("node_modules").join(tool.package).join(file);
        if !script.is_file() {
            install::npm_package(tool, &folder)?;
        }
        Ok(script)
    }

    /// The geckodriver: the one named in GECKODRIVER, else one of the right version on PATH, else that in the cache.
    pub(crate) fn geckodriver(&mut self) -> Result<PathBuf> {
        if let Some(file) = run::named_by("GECKODRIVER")? {
            return Ok(file);
        }
        let folder = self.cargo_tool(&GECKODRIVER)?;
        let file = folder.map(|bin| bin.join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX)));
        file.or_else(|| run::on_path("geckodriver")).context("geckodriver is gone from PATH")
    }

    /// Makes cargo-deny available. Another version might read deny.toml otherwise.
    pub(crate) fn cargo_deny(&mut self) -> Result<()> {
        self.cargo_tool(&CARGO_DENY).map(drop)
    }

    /// Makes cargo-cyclonedx available. Another version might write another list.
    pub(crate) fn cargo_cyclonedx(&mut self) -> Result<()> {
        self.cargo_tool(&CARGO_CYCLONEDX).map(drop)
    }

    /// Makes sure that Rust can compile to WebAssembly. rust-toolchain.toml asks for it, but rustup only
    /// obeys when it may install by itself.
    pub(crate) fn wasm_target(&self) -> Result<()> {
        let libraries = || Run::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]);
        let dir = libraries().dir(self.project.root()).read()?;
        if Path::new(dir.trim()).is_dir() {
            return Ok(());
        }
        if run::on_path("rustup").is_none() {
            bail!("this Rust cannot compile to {WASM_TARGET}; install that target as you installed Rust");
        }
        println!("Installing the Rust target {WASM_TARGET} (some seconds, once)");
        Run::new("rustup").args(["target", "add", WASM_TARGET]).dir(self.project.root()).run()
    }

    /// Makes sure of a part of Rust that has a cargo command: `clippy` or `rustfmt`.
    pub(crate) fn rust_component(&self, component: &str, command: &str) -> Result<()> {
        let asked = Run::cargo().args([command, "--version"]).dir(self.project.root()).read();
        if asked.is_ok() || run::on_path("rustup").is_none() {
            return asked.map(drop);
        }
        println!("Installing Rust's {component} (some seconds, once)");
        Run::new("rustup").args(["component", "add", component]).dir(self.project.root()).run()
    }

    /// PATH with the tools found so far in front.
    pub(crate) fn path(&self) -> Result<OsString> {
        run::path_with(&self.dirs)
    }

    /// Makes a tool available, and tells its folder unless that is on PATH.
    fn cargo_tool(&mut self, tool: &CargoTool) -> Result<Option<PathBuf>> {
        // The folder of a tool on PATH is not put in front: it may hold anything else besides.
        if tool.is_right(run::on_path) {
            return Ok(None);
        }
        let folder = self.cache.join(format!("{}-{}", tool.package, tool.version));
        let bin = folder.join("bin");
        let in_cache = |program: &str| Some(bin.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)));
        if !tool.is_right(in_cache) {
            install::cargo_tool(tool, &folder, &self.cache.join("build"), &|| tool.is_right(in_cache))?;
        }
        self.dirs.push(bin.clone());
        Ok(Some(bin))
    }
}

/// Reads a program's version, if it is this one.
fn exactly(wanted: &'static str) -> impl Fn(&Path) -> Option<String> {
    move |program| version::of_program(program).filter(|version| version == wanted)
}

fn cache_dir() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let dir = if let Some(dir) = set("COUNCIL_COMPARE_TOOLS") {
        dir
    } else if let Some(dir) = set("XDG_CACHE_HOME").or_else(|| set("LOCALAPPDATA").filter(|_| cfg!(windows)))
    {
        dir.join("council-compare")
    } else {
        let home = std::env::home_dir().context("no home folder; set COUNCIL_COMPARE_TOOLS to any folder")?;
        home.join(".cache").join("council-compare")
    };
    std::path::absolute(&dir).with_context(|| format!("cannot resolve the folder {}", dir.display()))
}
