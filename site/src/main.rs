//! `site dataset`: builds the dataset that the widget reads.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo run -p site -- dataset [--check] [--data DIR] [--out DIR]

Builds the dataset from the tables of facts and writes it, if there is no fault in any of them.

  --check      write nothing; fail if what is on disk is not what the tables give
  --data DIR   the tables (data/ in the workspace)
  --out DIR    the dataset (static/data/ in the workspace)";

/// What was asked for.
enum Command {
    Help,
    Dataset { check: bool, data: PathBuf, out: PathBuf },
}

fn main() -> ExitCode {
    match command(env::args().skip(1)) {
        Ok(Command::Help) => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Ok(Command::Dataset { check, data, out }) => {
            match if check { site::check(&data, &out) } else { site::build(&data, &out) } {
                Ok(summary) => {
                    println!("{summary}");
                    ExitCode::SUCCESS
                }
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::from(1)
                }
            }
        }
        Err(what) => {
            eprintln!("{what}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn command(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    match arguments.next().as_deref() {
        Some("dataset") => {}
        Some("help" | "--help" | "-h") => return Ok(Command::Help),
        Some(other) => return Err(format!("“{other}” is not a command")),
        None => return Err("a command is missing".to_owned()),
    }
    let (mut check, mut data, mut out) = (false, None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => check = true,
            "--data" => data = Some(directory(&argument, &mut arguments)?),
            "--out" => out = Some(directory(&argument, &mut arguments)?),
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

fn directory(option: &str, arguments: &mut impl Iterator<Item = String>) -> Result<PathBuf, String> {
    let directory = arguments.next().filter(|argument| !argument.is_empty() && !argument.starts_with("--"));
    directory.map(PathBuf::from).ok_or_else(|| format!("{option} needs a directory"))
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
