//! What was asked for: the arguments, as a [`Command`].

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::asked;
use crate::examples::DEFAULT_SITE;
use crate::fuzz;
use crate::meant::meant;
use crate::steps::Step;
use crate::trunk::Profile;

/// One thing that `cargo xtask` can do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Explain everything, or one command.
    Help {
        /// The name of that command.
        of: Option<&'static str>,
    },
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

pub(crate) const COMMANDS: [&str; 12] = [
    "serve",
    "examples",
    "build",
    "export",
    "dataset",
    "test",
    "fuzz",
    "reproduce",
    "gallery",
    "bench",
    "size",
    "help",
];

/// The benchmark's options that a value follows, and those that stand alone.
const BENCH_VALUES: [&str; 2] = ["runs", "only"];
const BENCH_FLAGS: [&str; 2] = ["quick", "report"];

/// The exporter's options that a value follows.
const EXPORT_VALUES: [&str; 4] = ["base-url", "out", "pairs", "jobs"];

/// Reads the arguments that follow `cargo xtask`. The error is a message for whoever typed them.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    read(lexopt::Parser::from_args(args)).map_err(|error| error.to_string())
}

fn read(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let name = match parser.next()? {
        None => return Err(format!("no command given; there are {}", COMMANDS.join(", ")).into()),
        Some(Short('h') | Long("help")) => return Ok(Command::Help { of: None }),
        Some(Value(name)) => known(&name.string()?)?,
        Some(other) => return Err(other.unexpected()),
    };
    let mut command = named(name);
    while option(&mut command, name, &mut parser)? {}
    match &mut command {
        // A later step uses what an earlier one made, whatever the order they were typed in.
        Command::Test { steps } => {
            *steps = Step::ALL.into_iter().filter(|step| steps.is_empty() || steps.contains(step)).collect();
        }
        Command::Export { options } => asked::export(options)?,
        _ => {}
    }
    Ok(command)
}

/// The name of a command, as [`COMMANDS`] has it.
fn known(name: &str) -> Result<&'static str, String> {
    COMMANDS.into_iter().find(|known| *known == name).ok_or_else(|| {
        let meant = meant(name, COMMANDS);
        let all = if meant.is_empty() { format!("; there are {}", COMMANDS.join(", ")) } else { meant };
        format!("there is no command `{name}`{all}")
    })
}

/// The command of this name, without options.
fn named(name: &str) -> Command {
    match name {
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
        _ => Command::Help { of: None },
    }
}

/// Reads the next option of the command of this name, a step, or the command to explain. Gives whether more may follow.
fn option(
    command: &mut Command,
    name: &'static str,
    parser: &mut lexopt::Parser,
) -> Result<bool, lexopt::Error> {
    let Some(arg) = parser.next()? else { return Ok(false) };
    match (command, arg) {
        (command, Short('h') | Long("help")) => {
            *command = Command::Help { of: Some(name) };
            return Ok(false);
        }
        (Command::Help { of: of @ None }, Value(name)) => *of = Some(known(&name.string()?)?),
        (Command::Serve { port, .. } | Command::Examples { port, .. }, Long("port")) => {
            let value = parser.value()?.string()?;
            let wrong = |_| format!("--port wants a number from 0 to 65535, not `{value}`");
            *port = Some(value.parse().map_err(wrong)?);
        }
        (Command::Serve { profile, .. }, Long("release")) => *profile = Profile::Release,
        (Command::Examples { site, .. }, Long("site")) => {
            let value = parser.value()?.string()?;
            asked::address("--site", &value, &["https://", "http://"])?;
            *site = format!("{}/", value.trim_end_matches('/'));
        }
        (Command::Build { public_url }, Long("public-url")) => {
            let value = parser.value()?.string()?;
            asked::address("--public-url", &value, &["/", "https://", "http://"])?;
            *public_url = Some(value);
        }
        (Command::Export { options }, Long(name)) if EXPORT_VALUES.contains(&name) => {
            let (name, option) = (name.to_owned(), format!("--{name}").into());
            if options.contains(&option) {
                return Err(format!("--{name} is given twice").into());
            }
            let value = parser.value()?;
            asked::export_value(&name, &value.to_string_lossy())?;
            options.extend([option, value]);
        }
        (Command::Export { options }, Long("no-pictures")) => options.push("--no-pictures".into()),
        (Command::Bench { options, .. }, Long(name)) if BENCH_VALUES.contains(&name) => {
            let (name, value) = (name.to_owned(), parser.value()?);
            asked::bench_value(&name, &value.to_string_lossy())?;
            options.extend([format!("--{name}").into(), value]);
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
        let names = Step::ALL.map(Step::name);
        let meant = meant(name, names);
        let all = if meant.is_empty() { format!("; the steps are {}", names.join(", ")) } else { meant };
        format!("there is no step `{name}`{all}")
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
        assert_eq!(given("help"), Ok(Command::Help { of: None }));
        assert_eq!(given("--help"), Ok(Command::Help { of: None }));
        for line in ["serve --help", "serve --release -h", "help serve"] {
            assert_eq!(given(line), Ok(Command::Help { of: Some("serve") }), "{line}");
        }
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
            ("sevre", "there is no command `sevre`; did you mean `serve`?"),
            ("serv", "there is no command `serv`; did you mean `serve`?"),
            ("deploy", "there is no command `deploy`; there are serve, examples"),
            ("help srve", "there is no command `srve`; did you mean `serve`?"),
            ("test nativ", "there is no step `nativ`; did you mean `native`?"),
            ("test lnit", "there is no step `lnit`; did you mean `lint`?"),
            ("test all", "there is no step `all`; the steps are format, lint"),
            (
                "build --public-url https//x",
                "--public-url wants an address that begins with / or https:// or http://, not `https//x`",
            ),
            (
                "examples --site a.example",
                "--site wants an address that begins with https:// or http://, not",
            ),
            ("export --base-url https://a.example/", "export needs --out: the folder to write"),
            ("export --out site", "export needs --base-url: the address at which the site will live"),
            (
                "export --base-url a.example",
                "--base-url wants an address that begins with https:// or http://",
            ),
            ("export --out a --out b", "--out is given twice"),
            ("export --jobs 0", "--jobs wants a number from 1 to 256, not `0`"),
            (
                "export --pairs neighbors",
                "--pairs wants all, neighbours or a file, and there is no file `neighbors`; did you mean `neighbours`?",
            ),
            ("bench --only foo", "--only: there is no `foo`; it measures load, change"),
            ("bench --only load,upolt", "--only: there is no `upolt`; did you mean `uplot`?"),
            ("bench --runs 0", "--runs wants a number from 1, not `0`"),
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
