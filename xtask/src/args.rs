//! What was asked for: the arguments, as a [`Command`].

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::examples::DEFAULT_SITE;
use crate::fuzz;
use crate::steps::Step;
use crate::trunk::Profile;

/// One thing that `cargo xtask` can do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Explain everything.
    Help,
    /// Serve the page here and rebuild it at every change.
    Serve {
        /// The port asked for, if any.
        port: Option<u16>,
        /// How to compile it.
        profile: Profile,
    },
    /// Serve pages that embed it, from an origin of their own.
    Examples {
        /// The port asked for, if any.
        port: Option<u16>,
        /// Where what they embed is served, with a slash at the end.
        site: String,
    },
    /// Build `dist/` for publishing.
    Build {
        /// The address below which the page will live.
        public_url: Option<String>,
    },
    /// Make the dataset from the facts, or check that the committed one is up to date.
    Dataset {
        /// Whether the dataset is only checked.
        only_checks: bool,
    },
    /// Run these steps, in this order.
    Test {
        /// In the order of [`Step::ALL`], each one once.
        steps: Vec<Step>,
    },
    /// Write the whole site as static files.
    Export {
        /// Options of the exporter, as they were given.
        options: Vec<OsString>,
    },
    /// Drive the parsers with inputs of a fuzzer.
    Fuzz {
        /// How many each target gets.
        runs: u32,
    },
    /// Build twice and compare.
    Reproduce,
    /// Take pictures of `dist/` into `docs/`.
    Gallery,
    /// Measure it against other means for the same job.
    Bench {
        /// Options of the benchmark, as they were given.
        options: Vec<OsString>,
        /// Whether to take `dist/` as last built.
        is_built: bool,
    },
    /// Measure `dist/` against the budgets.
    Size {
        /// Whether the result is kept as what later runs are compared with.
        is_recorded: bool,
    },
}

pub(crate) const COMMANDS: &str =
    "serve, examples, build, export, dataset, test, fuzz, reproduce, gallery, bench, size, help";

/// The benchmark's options that a value follows, and those that stand alone. It says itself what is wrong with one.
const BENCH_VALUES: [&str; 2] = ["runs", "only"];
const BENCH_FLAGS: [&str; 2] = ["quick", "report"];

/// The exporter's options that a value follows. It says itself what is wrong with one.
const EXPORT_VALUES: [&str; 4] = ["base-url", "out", "pairs", "jobs"];

/// Reads the arguments that follow `cargo xtask`. The error is a message for whoever typed them.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    read(lexopt::Parser::from_args(args)).map_err(|error| error.to_string())
}

fn read(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut command = match parser.next()? {
        None => return Err(format!("no command given; there are {COMMANDS}").into()),
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => named(&name.string()?)?,
        Some(other) => return Err(other.unexpected()),
    };
    while command != Command::Help && option(&mut command, &mut parser)? {}
    if let Command::Test { steps } = &mut command {
        // A later step uses what an earlier one made, whatever the order they were typed in.
        *steps = Step::ALL.into_iter().filter(|step| steps.is_empty() || steps.contains(step)).collect();
    }
    Ok(command)
}

/// The command of this name, without options.
fn named(name: &str) -> Result<Command, String> {
    Ok(match name {
        "help" => Command::Help,
        "serve" => Command::Serve { port: None, profile: Profile::Debug },
        "examples" => Command::Examples { port: None, site: DEFAULT_SITE.to_owned() },
        "build" => Command::Build { public_url: None },
        "export" => Command::Export { options: Vec::new() },
        "dataset" => Command::Dataset { only_checks: false },
        "test" => Command::Test { steps: Vec::new() },
        "fuzz" => Command::Fuzz { runs: fuzz::RUNS },
        "reproduce" => Command::Reproduce,
        "gallery" => Command::Gallery,
        "bench" => Command::Bench { options: Vec::new(), is_built: false },
        "size" => Command::Size { is_recorded: false },
        _ => return Err(format!("there is no command `{name}`; there are {COMMANDS}")),
    })
}

/// Reads the next option of a command, or the name of a step. Gives whether there was one.
fn option(command: &mut Command, parser: &mut lexopt::Parser) -> Result<bool, lexopt::Error> {
    let Some(arg) = parser.next()? else { return Ok(false) };
    match (command, arg) {
        (command, Short('h') | Long("help")) => *command = Command::Help,
        (Command::Serve { port, .. } | Command::Examples { port, .. }, Long("port")) => {
            let value = parser.value()?.string()?;
            let wrong = |_| format!("--port wants a number from 0 to 65535, not `{value}`");
            *port = Some(value.parse().map_err(wrong)?);
        }
        (Command::Serve { profile, .. }, Long("release")) => *profile = Profile::Release,
        (Command::Examples { site, .. }, Long("site")) => {
            let value = parser.value()?.string()?;
            *site = format!("{}/", value.trim_end_matches('/'));
        }
        (Command::Build { public_url }, Long("public-url")) => *public_url = Some(parser.value()?.string()?),
        (Command::Export { options }, Long(name)) if EXPORT_VALUES.contains(&name) => {
            let name = format!("--{name}").into();
            options.extend([name, parser.value()?]);
        }
        (Command::Export { options }, Long("no-pictures")) => options.push("--no-pictures".into()),
        (Command::Bench { options, .. }, Long(name)) if BENCH_VALUES.contains(&name) => {
            let name = format!("--{name}").into();
            options.extend([name, parser.value()?]);
        }
        (Command::Bench { options, .. }, Long(name)) if BENCH_FLAGS.contains(&name) => {
            options.push(format!("--{name}").into());
        }
        (Command::Bench { is_built, .. }, Long("built")) => *is_built = true,
        (Command::Dataset { only_checks }, Long("check")) => *only_checks = true,
        (Command::Size { is_recorded }, Long("record")) => *is_recorded = true,
        (Command::Fuzz { runs }, Long("runs")) => {
            let value = parser.value()?.string()?;
            let wrong = |_| format!("--runs wants a number up to {}, not `{value}`", u32::MAX);
            *runs = value.parse().map_err(wrong)?;
        }
        (Command::Test { steps }, Value(name)) => steps.push(step(&name.string()?)?),
        (_, other) => return Err(other.unexpected()),
    }
    Ok(true)
}

fn step(name: &str) -> Result<Step, String> {
    Step::ALL.into_iter().find(|step| step.name() == name).ok_or_else(|| {
        let names: Vec<_> = Step::ALL.iter().map(|step| step.name()).collect();
        format!("there is no step `{name}`; the steps are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn commands_and_their_options() {
        assert_eq!(given("help"), Ok(Command::Help));
        assert_eq!(given("serve --help"), Ok(Command::Help));
        assert_eq!(given("serve"), Ok(Command::Serve { port: None, profile: Profile::Debug }));
        assert_eq!(
            given("serve --release --port=0"),
            Ok(Command::Serve { port: Some(0), profile: Profile::Release })
        );
        let site = DEFAULT_SITE.to_owned();
        assert_eq!(given("examples"), Ok(Command::Examples { port: None, site }));
        let site = "https://a.example/b/".to_owned();
        let examples = given("examples --port 9 --site https://a.example/b");
        assert_eq!(examples, Ok(Command::Examples { port: Some(9), site }));
        assert_eq!(given("build --public-url /x/"), Ok(Command::Build { public_url: Some("/x/".into()) }));
        assert_eq!(given("dataset --check"), Ok(Command::Dataset { only_checks: true }));
        let options =
            ["--base-url", "https://a.example/", "--out", "site", "--no-pictures"].map(OsString::from);
        assert_eq!(
            given("export --base-url=https://a.example/ --out site --no-pictures"),
            Ok(Command::Export { options: options.to_vec() })
        );
        assert_eq!(given("fuzz"), Ok(Command::Fuzz { runs: 4_000_000 }));
        assert_eq!(given("fuzz --runs 7"), Ok(Command::Fuzz { runs: 7 }));
        assert_eq!(given("reproduce"), Ok(Command::Reproduce));
        assert_eq!(given("gallery"), Ok(Command::Gallery));
        let options = ["--only", "load,uplot", "--quick"].map(OsString::from).to_vec();
        assert_eq!(
            given("bench --only load,uplot --built --quick"),
            Ok(Command::Bench { options, is_built: true })
        );
        assert_eq!(given("size --record"), Ok(Command::Size { is_recorded: true }));
    }

    #[test]
    fn test_without_names_is_every_step() {
        assert_eq!(given("test"), Ok(Command::Test { steps: Step::ALL.to_vec() }));
    }

    #[test]
    fn named_steps_run_once_and_in_their_own_order() {
        let steps = vec![Step::Lint, Step::Build, Step::E2e];
        assert_eq!(given("test e2e build lint build"), Ok(Command::Test { steps }));
    }

    #[test]
    fn mistakes_are_named_with_what_there_is() {
        for (line, expected) in [
            (
                "",
                "no command given; there are serve, examples, build, export, dataset, test, fuzz, reproduce, gallery",
            ),
            ("sevre", "there is no command `sevre`; there are serve"),
            ("test lnit", "there is no step `lnit`; the steps are format, lint"),
            ("serve --port", "missing argument for option '--port'"),
            ("serve --port 70000", "--port wants a number from 0 to 65535, not `70000`"),
            ("serve --check", "invalid option '--check'"),
            ("export --out", "missing argument for option '--out'"),
            ("export --check", "invalid option '--check'"),
            ("gallery --port 1", "invalid option '--port'"),
            ("fuzz --runs many", "--runs wants a number up to 4294967295, not `many`"),
            ("build now", "unexpected argument \"now\""),
        ] {
            let mistake = given(line).err().unwrap_or_default();
            assert!(mistake.starts_with(expected), "{line:?} gave {mistake:?}");
        }
    }
}
