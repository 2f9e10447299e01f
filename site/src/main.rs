//! `site dataset` builds the dataset that the widget reads; `site export` writes the whole site as static files.

use site::export::{Options, choice::Choice, export};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

const USAGE: &str = "\
usage: cargo run -p site -- dataset [--check] [--data DIR] [--out DIR]
       cargo run -p site -- export --base-url URL --out DIR [--pairs all|neighbours|FILE] [--jobs N]
                                   [--no-pictures] [--data DIR] [--dist DIR] [--scripts DIR]

dataset builds the dataset from the tables of facts and writes it, if there is no fault in any of them.

  --check        write nothing; fail if what is on disk is not what the tables give
  --data DIR     the tables (data/ in the workspace)
  --out DIR      the dataset (static/data/ in the workspace)

export writes the site as static files: a page, an embed and a picture for each pair of councils. `cargo xtask
export` calls it, optimised.

  --base-url URL the address at which the site will live
  --out DIR      the folder to write; what an earlier export wrote there is replaced
  --pairs WHICH  all: every two councils of today (the default); neighbours: each with the three
                 most like it, under 150 MB; or a file with two councils on a line, as calderdale,kirklees
  --jobs N       on how many threads (as many as this machine can run at once)
  --no-pictures  without the pictures that show in the preview of a shared link
  --dist DIR     the built page (dist/ in the workspace)
  --scripts DIR  the scripts that only exported pages need (static/ in the workspace)";

/// What was asked for.
enum Command {
    Help,
    Dataset { check: bool, data: PathBuf, out: PathBuf },
    Export(Options),
}

fn main() -> ExitCode {
    let arguments: Result<Vec<String>, _> = env::args_os().skip(1).map(OsString::into_string).collect();
    let asked = match arguments {
        Ok(arguments) => command(arguments.into_iter()),
        Err(odd) => Err(format!("“{}” cannot be read: it is not Unicode", odd.display())),
    };
    let done = match asked {
        Ok(Command::Help) => Ok(USAGE.to_owned()),
        Ok(Command::Dataset { check, data, out }) => {
            let done = if check { site::check(&data, &out) } else { site::build(&data, &out) };
            done.map_err(|error| error.to_string())
        }
        Ok(Command::Export(options)) => export(&options).map_err(|error| error.to_string()),
        Err(what) => {
            eprintln!("{what}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(1)
        }
    }
}

fn command(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    match arguments.next().as_deref() {
        Some("dataset") => dataset(arguments),
        Some("export") => exporting(arguments),
        Some("help" | "--help" | "-h") => Ok(Command::Help),
        Some(other) => Err(format!("“{other}” is not a command")),
        None => Err("a command is missing".to_owned()),
    }
}

fn dataset(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut check, mut data, mut out) = (false, None, None);
    while let Some(argument) = arguments.next() {
        let mut value = |what: &str| value(&argument, what, &mut arguments);
        match argument.as_str() {
            "--check" => check = true,
            "--data" => data = Some(value("a directory")?.into()),
            "--out" => out = Some(value("a directory")?.into()),
            "--help" | "-h" => return Ok(Command::Help),
            _ => return Err(format!("“{argument}” is not an option")),
        }
    }
    Ok(Command::Dataset {
        check,
        data: data.unwrap_or_else(|| in_workspace("data")),
        out: out.unwrap_or_else(|| in_workspace("static/data")),
    })
}

fn exporting(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut base_url, mut out, mut has_pictures) = (None, None, true);
    let mut choice = Choice::All;
    let mut jobs = thread::available_parallelism().map_or(1, Into::into);
    let (mut data, mut dist, mut scripts) = (None, None, None);
    while let Some(argument) = arguments.next() {
        let mut value = |what: &str| value(&argument, what, &mut arguments);
        match argument.as_str() {
            "--base-url" => base_url = Some(value("an address")?),
            "--out" => out = Some(value("a directory")?.into()),
            "--pairs" => {
                choice = match value("all, neighbours or a file")?.as_str() {
                    "all" => Choice::All,
                    "neighbours" => Choice::Neighbours,
                    file => Choice::Listed(file.into()),
                }
            }
            "--jobs" => {
                let given = value("a number")?;
                let number = given.parse().ok().filter(|jobs| (1..=256).contains(jobs));
                jobs = number.ok_or_else(|| format!("--jobs wants a number from 1 to 256, not “{given}”"))?;
            }
            "--no-pictures" => has_pictures = false,
            "--data" => data = Some(value("a directory")?.into()),
            "--dist" => dist = Some(value("a directory")?.into()),
            "--scripts" => scripts = Some(value("a directory")?.into()),
            "--help" | "-h" => return Ok(Command::Help),
            _ => return Err(format!("“{argument}” is not an option")),
        }
    }
    Ok(Command::Export(Options {
        base_url: base_url.ok_or("--base-url is missing: the address at which the site will live")?,
        out: out.ok_or("--out is missing: the folder to write")?,
        choice,
        jobs,
        has_pictures,
        data: data.unwrap_or_else(|| in_workspace("data")),
        dist: dist.unwrap_or_else(|| in_workspace("dist")),
        scripts: scripts.unwrap_or_else(|| in_workspace("static")),
    }))
}

/// The value that follows an option. An option is not a value: `--out --jobs 2` lacks one.
fn value(option: &str, what: &str, arguments: &mut impl Iterator<Item = String>) -> Result<String, String> {
    let value = arguments.next().filter(|argument| !argument.is_empty() && !argument.starts_with("--"));
    value.ok_or_else(|| format!("{option} needs {what}"))
}

/// A path in the workspace, from wherever cargo was called; in the current directory without cargo. Short if
/// it is below the current directory, since it stands in every message.
fn in_workspace(path: &str) -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let Some(root) = package.as_deref().and_then(Path::parent) else { return PathBuf::from(path) };
    let whole = root.join(path);
    let here = env::current_dir().ok();
    let short = here.and_then(|here| whole.strip_prefix(here).ok().map(Path::to_owned));
    short.unwrap_or(whole)
}
