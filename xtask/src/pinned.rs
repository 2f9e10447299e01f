//! The tools that the commands use, each in the version that is known to work.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::version;

/// The trunk that builds and serves the page. 0.22 needs a newer Rust than rust-toolchain.toml names.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";
/// The release of the npm package `binaryen`, which brings wasm-opt.
pub(crate) const BINARYEN_VERSION: &str = "132.0.0";
/// The release of the npm package `esbuild`, which makes styles and JavaScript smaller.
pub(crate) const ESBUILD_VERSION: &str = "0.28.2";
/// The release of the npm package `axe-core`, which judges the accessibility of a page.
pub(crate) const AXE_VERSION: &str = "4.14.1";
/// The release of the npm package `typescript`, which checks the JavaScript.
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

    /// Whether every program of the tool is there and says that it is the right version.
    pub(crate) fn is_right(&self, locate: impl Fn(&str) -> Option<PathBuf>) -> bool {
        self.programs.iter().all(|program| {
            locate(program).and_then(|file| version::of_program(&file)).is_some_and(|it| it == self.version)
        })
    }
}

pub(crate) const TRUNK: CargoTool = CargoTool::new("trunk", TRUNK_VERSION, &["trunk"], 3);
pub(crate) const GECKODRIVER: CargoTool =
    CargoTool::new("geckodriver", GECKODRIVER_VERSION, &["geckodriver"], 3);
pub(crate) const CARGO_DENY: CargoTool = CargoTool::new("cargo-deny", CARGO_DENY_VERSION, &["cargo-deny"], 4);
pub(crate) const CARGO_CYCLONEDX: CargoTool =
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
    /// What to do where npm is missing, as an instruction.
    pub(crate) without: &'static str,
}

/// A program of an npm package.
#[derive(Debug)]
pub(crate) struct NpmProgram {
    pub(crate) tool: NpmTool,
    /// What the program is called.
    pub(crate) name: &'static str,
}

pub(crate) const WASM_OPT: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "binaryen",
        version: BINARYEN_VERSION,
        what: "wasm-opt",
        without: "bring a wasm-opt from Binaryen",
    },
    name: "wasm-opt",
};

pub(crate) const ESBUILD: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "esbuild",
        version: ESBUILD_VERSION,
        what: "esbuild",
        without: "bring esbuild of just this version",
    },
    name: "esbuild",
};

pub(crate) const TYPESCRIPT: NpmProgram = NpmProgram {
    tool: NpmTool {
        package: "typescript",
        version: TYPESCRIPT_VERSION,
        what: "tsc",
        without: "leave this step out",
    },
    name: "tsc",
};

pub(crate) const HTML_VALIDATE: NpmProgram = NpmProgram {
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
    pub(crate) tool: NpmTool,
    /// The file within the package.
    pub(crate) file: &'static str,
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
