//! What the command was asked for.

use lexopt::prelude::*;
use lexopt::{Error, Parser};
use site::export::{Options, choice::Choice};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;

/// A command with its options.
pub(crate) enum Command {
    Help,
    Dataset { check: bool, data: PathBuf, out: PathBuf },
    Export(Options),
}

/// Reads the arguments. The error is a message for whoever typed them.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    read(Parser::from_args(arguments)).map_err(|error| error.to_string())
}

fn read(mut parser: Parser) -> Result<Command, Error> {
    match parser.next()? {
        Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Value(name)) => match name.to_str() {
            Some("help") => Ok(Command::Help),
            Some("dataset") => dataset(parser),
            Some("export") => exporting(parser),
            _ => Err(format!("“{}” is not a command", name.display()).into()),
        },
        Some(other) => Err(other.unexpected()),
        None => Err("a command is missing".into()),
    }
}

fn dataset(mut parser: Parser) -> Result<Command, Error> {
    let mut check = false;
    let (mut data, mut out) = (in_workspace("data"), in_workspace("static/data"));
    while let Some(argument) = parser.next()? {
        match argument {
            Long("check") => check = true,
            Long("data") => data = value(&mut parser, "--data", "a directory")?.into(),
            Long("out") => out = value(&mut parser, "--out", "a directory")?.into(),
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Dataset { check, data, out })
}

fn exporting(mut parser: Parser) -> Result<Command, Error> {
    let (mut base_url, mut out) = (None, None);
    let (mut choice, mut has_pictures) = (Choice::All, true);
    let mut jobs = thread::available_parallelism().map_or(1, Into::into);
    let [mut data, mut dist, mut scripts] = ["data", "dist", "static"].map(in_workspace);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("base-url") => base_url = Some(value(&mut parser, "--base-url", "an address")?.string()?),
            Long("out") => out = Some(value(&mut parser, "--out", "a directory")?.into()),
            Long("pairs") => {
                let which = value(&mut parser, "--pairs", "all, neighbours or a file")?;
                choice = match which.to_str() {
                    Some("all") => Choice::All,
                    Some("neighbours") => Choice::Neighbours,
                    _ => Choice::Listed(which.into()),
                };
            }
            Long("jobs") => {
                let given = value(&mut parser, "--jobs", "a number")?.string()?;
                let number = given.parse().ok().filter(|jobs| (1..=256).contains(jobs));
                jobs = number.ok_or_else(|| format!("--jobs wants a number from 1 to 256, not “{given}”"))?;
            }
            Long("no-pictures") => has_pictures = false,
            Long("data") => data = value(&mut parser, "--data", "a directory")?.into(),
            Long("dist") => dist = value(&mut parser, "--dist", "a directory")?.into(),
            Long("scripts") => scripts = value(&mut parser, "--scripts", "a directory")?.into(),
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    let base_url = base_url.ok_or("--base-url is missing: the address at which the site will live")?;
    let out = out.ok_or("--out is missing: the folder to write")?;
    Ok(Command::Export(Options { base_url, out, choice, jobs, has_pictures, data, dist, scripts }))
}

/// The value of the option that was read last. An option is not a value: `--out --jobs 2` lacks one.
fn value(parser: &mut Parser, option: &str, what: &str) -> Result<OsString, String> {
    let is_value = |value: &OsString| !value.is_empty() && !value.as_encoded_bytes().starts_with(b"--");
    parser.value().ok().filter(is_value).ok_or_else(|| format!("{option} needs {what}"))
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
