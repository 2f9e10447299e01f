//! `site dataset` builds the dataset that the widget reads; `site export` writes the whole site as static files.

mod args;

use args::Command;
use site::export::export;
use std::env;
use std::process::ExitCode;

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

fn main() -> ExitCode {
    let done = match args::parse(env::args_os().skip(1)) {
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
