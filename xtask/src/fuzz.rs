//! Driving the parsers with whatever a fuzzer thinks of: the crate `fuzz/`, a workspace of its own.
//!
//! The fuzzer is LLVM's. It wants its targets compiled so that it sees which code an input reached; stable Rust does
//! that by compiler flags, where cargo-fuzz would want a nightly one for a sanitizer that safe code does not need.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::apt;
use crate::files;
use crate::project::Project;
use crate::run::{self, Run};

/// How many inputs each target gets when nobody names a number.
pub(crate) const RUNS: u32 = 4_000_000;

/// How many it gets in `cargo xtask test`: some seconds.
const FEW_RUNS: u32 = 100_000;

/// A program of `fuzz/src/bin`, which drives one parser.
struct Target {
    name: &'static str,
    /// The longest input it gets, in bytes. Longer ones only take more time.
    longest: u32,
}

/// The target whose inputs are files of the dataset.
const DATASET: &str = "dataset";

const TARGETS: [Target; 3] = [
    Target { name: "links", longest: 256 },
    Target { name: "messages", longest: 512 },
    Target { name: DATASET, longest: 9_000 },
];

/// Flags for rustc, by which the fuzzer sees what an input reached: counters at each branch, and what is compared with
/// what.
const COVERAGE_FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Where the crate stands in the checkout.
const FOLDER: &str = "fuzz";

const ADVICE: &str = "Install a C++ compiler, of which the fuzzer is made:
  Debian            apt-get install g++
  Fedora            dnf install gcc-c++
  macOS             xcode-select --install";

/// A short run of each target, on the same inputs each time, and the crate's own lints.
pub(crate) fn check(project: &Project) -> Result<()> {
    compiler()?;
    Run::cargo()
        .dir(&project.root().join(FOLDER))
        .args(["clippy", "--locked", "--all-targets", "--target-dir"])
        .arg(target_dir(project))
        .args(["--", "-D", "warnings"])
        // It has a lock file of its own.
        .advice("Where the widget's dependencies changed: `cargo update --workspace --manifest-path fuzz/Cargo.toml`.")
        .run()?;
    run(project, FEW_RUNS)
}

/// Gives each target so many inputs, and fails at the first that makes one panic, hang or eat memory.
pub(crate) fn run(project: &Project, runs: u32) -> Result<()> {
    compiler()?;
    let host = host()?;
    Run::cargo()
        .dir(&project.root().join(FOLDER))
        .args(["build", "--locked", "--release", "--target", &host, "--target-dir"])
        .arg(target_dir(project))
        .env("RUSTFLAGS", COVERAGE_FLAGS)
        .run()?;
    for Target { name: target, longest } in TARGETS {
        println!("\n{runs} inputs for {target}:");
        let inputs = inputs(project, target)?;
        let found = target_dir(project).join("found").join(target).join("");
        files::make_folder(&found)?;
        Run::new(target_dir(project).join(&host).join("release").join(target))
            .arg(format!("-runs={runs}"))
            .arg(format!("-max_len={longest}"))
            // The same each time. Ten seconds for one input, or half a gigabyte for all, count as a fault.
            .args(["-seed=2013", "-timeout=10", "-rss_limit_mb=512", "-verbosity=0", "-print_final_stats=1"])
            .arg(format!("-dict={}", project.root().join(FOLDER).join(format!("{target}.dict")).display()))
            .arg(format!("-artifact_prefix={}", found.display()))
            .arg(inputs)
            .advice(format!(
                "The input is in {}; the program above takes it as its only argument, to try again.",
                found.display()
            ))
            .run()?;
    }
    Ok(())
}

fn target_dir(project: &Project) -> PathBuf {
    project.target().join("fuzz")
}

/// A new folder with the inputs to start from: the target's own, and for the dataset files of it.
fn inputs(project: &Project, target: &str) -> Result<PathBuf> {
    let folder = target_dir(project).join("inputs").join(target);
    files::remove_folder(&folder)?;
    files::make_folder(&folder)?;
    if target == DATASET {
        let data = project.root().join("static").join("data");
        // What the first byte says: see fuzz/src/bin/dataset.rs.
        for (name, file, kind) in [
            ("themes", "themes.json", 1),
            ("findings", "findings/calderdale/2024-05-15.json", 3),
            ("calderdale", "councils/calderdale.json", 4),
            ("calderdale-then", "councils/calderdale.json", 4 + 128),
            ("calderdale-before", "councils/calderdale.json", 4 + 128 + 8),
        ] {
            let bytes = [vec![kind], files::read(&data.join(file))?].concat();
            files::write(&folder.join(name), bytes)?;
        }
        return Ok(folder);
    }
    let seeds = project.root().join(FOLDER).join("seeds").join(target);
    for entry in fs::read_dir(&seeds).with_context(|| format!("cannot list {}", seeds.display()))? {
        let path = entry?.path();
        if let Some(name) = path.file_name() {
            files::write(&folder.join(name), files::read(&path)?)?;
        }
    }
    Ok(folder)
}

/// What this machine compiles for. The flags must not reach what runs while compiling, which naming a target does.
fn host() -> Result<String> {
    let said = Run::new("rustc").arg("-vV").read()?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say what it compiles for")?.to_owned())
}

/// Makes sure of a C++ compiler; where apt-get may be used, installs a missing one.
fn compiler() -> Result<()> {
    let is_there = || {
        std::env::var_os("CXX").is_some()
            || ["c++", "g++", "clang++"].into_iter().any(|name| run::on_path(name).is_some())
    };
    if !is_there() {
        apt::install_if_allowed("a C++ compiler", &["g++"], ADVICE)?;
    }
    if !is_there() {
        bail!("no C++ compiler was found. {ADVICE}");
    }
    Ok(())
}
