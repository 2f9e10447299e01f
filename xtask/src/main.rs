//! The project's commands, run as `cargo xtask <command>`.
//!
//! The crate drives other programs: cargo, trunk, wasm-bindgen, wasm-opt and a browser. It installs the
//! ones that are missing, always in the version that is known to work, and knows nothing of councils.
//!
//! | module | idea |
//! |---|---|
//! | [`args`], [`asked`], [`meant`] | what was asked for, whether it can be done, and what was probably meant |
//! | [`usage`] | the help |
//! | [`project`] | where things are in this checkout |
//! | [`run`] | finding a program and starting it, visibly, with an error that helps |
//! | [`files`] | reading and writing, with an error that names the file |
//! | [`version`] | reading version numbers |
//! | [`pinned`], [`tools`], [`install`] | which tools in which versions, finding them, and installing them |
//! | [`apt`] | installing what only a package manager has |
//! | [`browser`] | finding a browser and its driver |
//! | [`export`], [`nginx`], [`html`] | the site as static files, and what its test needs |
//! | [`dataset`] | facts in CSV to JSON |
//! | [`trunk`] | serving and building the page |
//! | [`port`] | listening on a port that is free |
//! | [`examples`] | serving pages that embed it, from another origin |
//! | [`split`] | cutting the program in two, what comes first and what comes later |
//! | [`finish`] | styles and JavaScript made smaller, files named by what they hold |
//! | [`steps`] | the steps of `cargo xtask test` |
//! | [`checks`], [`browser_tests`] | of them the checks of the sources, and the tests in browsers |
//! | [`fuzz`] | driving the parsers with whatever a fuzzer thinks of |
//! | [`supply`], [`notices`], [`reproduce`] | what the program is made of, the notices of its licences, and whether two builds are the same |
//! | [`gallery`] | pictures of the page |
//! | [`mod@bench`] | what it is measured against |
//! | [`first_visit`], [`size`] | what a reader downloads, against its budget |
//! | [`code`] | which crate or module grew |

mod apt;
mod args;
mod asked;
mod bench;
mod browser;
mod browser_tests;
mod checks;
mod code;
mod dataset;
mod examples;
mod export;
mod files;
mod finish;
mod first_visit;
mod fuzz;
mod gallery;
mod html;
mod install;
mod meant;
mod nginx;
mod notices;
mod pinned;
mod port;
mod project;
mod reproduce;
mod run;
mod size;
mod split;
mod steps;
mod supply;
mod tools;
mod trunk;
mod usage;
mod version;

use std::process::ExitCode;

use crate::args::Command;
use crate::project::Project;
use crate::tools::Toolbox;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(mistake) => {
            eprintln!("error: {mistake}");
            eprintln!("`cargo xtask help` explains every command.");
            return ExitCode::from(2);
        }
    };
    match perform(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> anyhow::Result<()> {
    if let Command::Help { of } = &command {
        print!("{}", of.map_or_else(usage::text, usage::part));
        return Ok(());
    }
    let project = Project::find()?;
    let mut tools = Toolbox::new(&project)?;
    match command {
        Command::Help { .. } => Ok(()),
        Command::Serve { port, profile } => trunk::serve(&project, &mut tools, port, profile),
        Command::Examples { port, site } => examples::serve(&project, &tools, port, &site),
        Command::Build { public_url } => {
            trunk::build(&project, &mut tools, public_url.as_deref())?;
            size::show(&project)
        }
        Command::Export { options } => export::export(&project, &options),
        Command::Dataset { only_checks: false } => dataset::build(&project),
        Command::Dataset { only_checks: true } => dataset::check(&project),
        Command::Test { steps } => steps::run(&project, &mut tools, &steps),
        Command::Fuzz { runs } => fuzz::run(&project, runs),
        Command::Reproduce => reproduce::check(&project),
        Command::Gallery => gallery::take(&project),
        Command::Bench { options, is_built } => bench::measure(&project, &mut tools, &options, is_built),
        Command::Size { is_recorded: false } => size::check(&project),
        Command::Size { is_recorded: true } => size::record(&project),
    }
}
