//! Checks of the sources as they are, which need neither a build nor a browser.

use anyhow::Result;

use crate::pinned::WASM_TARGET;
use crate::project::Project;
use crate::run::Run;
use crate::tools::Toolbox;

/// The JavaScript that TypeScript checks: the pages' and the element's, and what the benchmark has but for the libraries'
/// charts.
const SCRIPTS: [&str; 15] = [
    "static/again.js",
    "static/ahead.js",
    "static/early.js",
    "static/element.js",
    "static/embed.js",
    "static/embedded.js",
    "static/start.js",
    "static/still.js",
    "static/plain.js",
    "bench/peers/common/page.js",
    "bench/peers/common/chooser.js",
    "bench/peers/common/data.js",
    "bench/src/probe.js",
    "bench/src/act.js",
    "bench/src/memory.js",
];

fn cargo(project: &Project) -> Run {
    Run::cargo().dir(project.root())
}

/// Whether rustfmt would lay the code out as it is.
pub(crate) fn format(project: &Project, tools: &Toolbox) -> Result<()> {
    tools.rust_component("rustfmt", "fmt")?;
    cargo(project).args(["fmt", "--all", "--check"]).advice("`cargo fmt --all` puts it right.").run()?;
    // A workspace of its own.
    cargo(project).args(["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]).run()
}

/// Whether clippy finds nothing, natively and for the browser, and every link of the documentation leads somewhere.
pub(crate) fn lint(project: &Project, tools: &Toolbox) -> Result<()> {
    tools.rust_component("clippy", "clippy")?;
    tools.wasm_target()?;
    let clippy = |what: &[&str]| cargo(project).arg("clippy").args(what).args(["--", "-D", "warnings"]).run();
    clippy(&["--workspace", "--all-targets"])?;
    let pseudo = ["--package", "council-compare", "--package", "site", "--features", "pseudo"];
    clippy(&[&pseudo[..], &["--lib", "--test", "pseudo"]].concat())?;
    clippy(&["--package", "council-compare", "--target", WASM_TARGET, "--all-targets"])?;
    cargo(project)
        .args(["doc", "--no-deps", "--workspace", "--quiet"])
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .advice("Often a link leads to what is not public: say in words what it is.")
        .run()
}

/// Whether TypeScript finds nothing wrong with the JavaScript.
pub(crate) fn script(project: &Project, tools: &mut Toolbox) -> Result<()> {
    tools.typescript()?;
    Run::new("tsc")
        .dir(project.root())
        .args(["--noEmit", "--allowJs", "--checkJs", "--strict", "--noUncheckedIndexedAccess"])
        .args(["--target", "esnext", "--module", "esnext", "--lib", "esnext,dom,dom.iterable"])
        .args(SCRIPTS)
        .env("PATH", tools.path()?)
        .run()
}

/// The tests without a browser.
pub(crate) fn native(project: &Project) -> Result<()> {
    cargo(project)
        // Nor the benchmark with them: what drives browsers makes serde_json keep the order of fields, on which no test
        // may rest.
        // All of them, so that whoever has changed a fact sees at once what rests on it.
        .args(["test", "--workspace", "--exclude", "e2e", "--exclude", "bench", "--no-fail-fast"])
        // A snapshot that differs fails here, even where the developer's settings accept it.
        .env("INSTA_UPDATE", "no")
        .without_env("INSTA_FORCE_PASS")
        .run()?;
    cargo(project).args(["test", "--package", "bench"]).run()?;
    // With every text marked, to see whether any is hard-wired.
    cargo(project).args(["test", "--package", "site", "--features", "pseudo", "--test", "pseudo"]).run()
}
