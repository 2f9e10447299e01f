//! The pinned tools: found on PATH in the right version, else in the cache, else installed there.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::install;
use crate::project::Project;
use crate::run::{self, Run};
use crate::version;

/// The trunk that builds and serves the page. 0.22 needs a newer Rust than rust-toolchain.toml names.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";
/// The release of the npm package `binaryen`, which brings wasm-opt.
pub(crate) const BINARYEN_VERSION: &str = "132.0.0";
/// The release of the npm package `esbuild`, which makes styles and JavaScript smaller.
pub(crate) const ESBUILD_VERSION: &str = "0.28.2";
/// The release of the npm package `axe-core`, which judges the accessibility of a page.
pub(crate) const AXE_VERSION: &str = "4.14.1";
/// The release of the npm package `typescript`, which checks the element's script.
pub(crate) const TYPESCRIPT_VERSION: &str = "7.0.2";
/// The release of the npm package `pym.js`, by which some pages embed others.
pub(crate) const PYM_VERSION: &str = "1.3.2";
/// The release of the npm package `iframe-resizer`, by which others do: the last one under a free licence.
pub(crate) const IFRAME_RESIZER_VERSION: &str = "4.3.11";
/// The oldest Node.js that runs everything below: html-validate asks for it.
pub(crate) const NODE_OLDEST: &str = "20.19";
/// The release of the npm package `html-validate`, which judges markup: the newest for [`NODE_OLDEST`].
pub(crate) const HTML_VALIDATE_VERSION: &str = "10.17.0";
/// The geckodriver that speaks WebDriver for Firefox.
pub(crate) const GECKODRIVER_VERSION: &str = "0.37.1";
/// The cargo-deny that judges dependencies.
pub(crate) const CARGO_DENY_VERSION: &str = "0.20.2";
/// The cargo-cyclonedx that lists them.
pub(crate) const CARGO_CYCLONEDX_VERSION: &str = "0.5.9";
/// The oldest wasm-opt that somebody may bring along.
pub(crate) const WASM_OPT_OLDEST: u32 = 120;
/// What the widget compiles to.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A tool that cargo installs.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// The package's name on crates.io.
    pub(crate) package: &'static str,
    /// The only version that will do.
    pub(crate) version: Cow<'static, str>,
    /// The programs of the package that are used here.
    pub(crate) programs: &'static [&'static str],
    /// Roughly how many minutes it takes to compile on two cores.
    pub(crate) minutes: u32,
}

impl CargoTool {
    const fn new(
        package: &'static str,
        version: &'static str,
        programs: &'static [&'static str],
        minutes: u32,
    ) -> Self {
        Self { package, version: Cow::Borrowed(version), programs, minutes }
    }
}

const TRUNK: CargoTool = CargoTool::new("trunk", TRUNK_VERSION, &["trunk"], 3);
const GECKODRIVER: CargoTool = CargoTool::new("geckodriver", GECKODRIVER_VERSION, &["geckodriver"], 3);
const CARGO_DENY: CargoTool = CargoTool::new("cargo-deny", CARGO_DENY_VERSION, &["cargo-deny"], 4);
const CARGO_CYCLONEDX: CargoTool =
    CargoTool::new("cargo-cyclonedx", CARGO_CYCLONEDX_VERSION, &["cargo-cyclonedx"], 1);

/// A tool that npm installs.
#[derive(Debug)]
pub(crate) struct NpmTool {
    /// The package's name on npm.
    pub(crate) package: &'static str,
    /// The only version that will do.
    pub(crate) version: &'static str,
    /// What it is, for whoever waits for it.
    pub(crate) what: &'static str,
    /// What to do where npm is not to be had, as an order.
    pub(crate) without: &'static str,
}

/// A program of an npm package.
#[derive(Debug)]
pub(crate) struct NpmProgram {
    tool: NpmTool,
    /// What the program is called.
    name: &'static str,
}

const WASM_OPT: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "binaryen",
        version: BINARYEN_VERSION,
        what: "wasm-opt",
        without: "bring a wasm-opt from Binaryen",
    },
    name: "wasm-opt",
};

const ESBUILD: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "esbuild",
        version: ESBUILD_VERSION,
        what: "esbuild",
        without: "bring esbuild of just this version",
    },
    name: "esbuild",
};

const TYPESCRIPT: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "typescript",
        version: TYPESCRIPT_VERSION,
        what: "tsc",
        without: "leave this step out",
    },
    name: "tsc",
};

const HTML_VALIDATE: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "html-validate",
        version: HTML_VALIDATE_VERSION,
        what: "html-validate",
        without: "bring html-validate of just this version",
    },
    name: "html-validate",
};

/// A script of an npm package that tests and examples put into pages.
#[derive(Debug)]
pub(crate) struct NpmScript {
    tool: NpmTool,
    /// The file within the package.
    file: &'static str,
    /// The environment variable that can name another file, and in which tests find it.
    pub(crate) variable: &'static str,
}

/// axe-core, which judges the accessibility of a page.
pub(crate) const AXE: NpmScript = NpmScript {
    tool: NpmTool {
        package: "axe-core",
        version: AXE_VERSION,
        what: "axe-core, which judges the page's accessibility",
        without: "name a file axe.min.js of axe-core in AXE_CORE",
    },
    file: "axe.min.js",
    variable: "AXE_CORE",
};

/// pym.js, by which some pages embed others.
pub(crate) const PYM: NpmScript = NpmScript {
    tool: NpmTool {
        package: "pym.js",
        version: PYM_VERSION,
        what: "pym.js, by which pages embed others",
        without: "name a file pym.v1.min.js in PYM_JS",
    },
    file: "dist/pym.v1.min.js",
    variable: "PYM_JS",
};

/// iframe-resizer, by which other pages do.
pub(crate) const IFRAME_RESIZER: NpmScript = NpmScript {
    tool: NpmTool {
        package: "iframe-resizer",
        version: IFRAME_RESIZER_VERSION,
        what: "iframe-resizer, by which pages embed others",
        without: "name a file iframeResizer.min.js in IFRAME_RESIZER",
    },
    file: "js/iframeResizer.min.js",
    variable: "IFRAME_RESIZER",
};

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

impl CargoTool {
    /// Whether every program of the tool is there and says that it is the right version.
    fn is_right(&self, locate: impl Fn(&str) -> Option<PathBuf>) -> bool {
        self.programs.iter().all(|program| {
            locate(program).and_then(|file| version::of_program(&file)).is_some_and(|it| it == self.version)
        })
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
