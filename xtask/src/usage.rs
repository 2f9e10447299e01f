//! The help that `cargo xtask help` prints.

use crate::pinned::{
    AXE_VERSION, BINARYEN_VERSION, CARGO_CYCLONEDX_VERSION, CARGO_DENY_VERSION, ESBUILD_VERSION,
    GECKODRIVER_VERSION, HTML_VALIDATE_VERSION, IFRAME_RESIZER_VERSION, NODE_OLDEST, PYM_VERSION,
    TRUNK_VERSION, TYPESCRIPT_VERSION, WASM_OPT_OLDEST,
};
use crate::steps::Step;

/// The whole help, ready to print.
pub(crate) fn text() -> String {
    let steps: String =
        Step::ALL.iter().map(|step| format!("        {:<11} {}\n", step.name(), step.purpose())).collect();
    format!(
        "\
Council Compare: the project's commands.

    cargo xtask serve [--port N] [--release]
        Serve the page on this machine and rebuild it whenever a source changes. The address is
        http://127.0.0.1:8080/, or the next free port, which is then named. --port asks for another
        port (0 takes any). --release optimises as for publishing: slower to build, the real size.
        The files go to target/serve, so dist/ is left alone. Ctrl-C stops it. Pages that embed the
        widget are served beside it, from the next port.

    cargo xtask examples [--port N] [--site URL]
        Serve only those pages: examples/ at http://127.0.0.1:8081/ or the next free port, with what
        they embed from another site than http://127.0.0.1:8080/ if --site names one.

    cargo xtask build [--public-url URL]
        Build the optimised page into dist/, the program cut into what the page needs first and what
        is fetched later, and print the sizes. --public-url names where the page will live when that
        is not the root of a site: /compare/ or https://example.org/compare/

    cargo xtask export --base-url URL --out DIR [--pairs WHICH] [--jobs N] [--no-pictures]
        Write the whole site as static files from dist/, as last built, and data/: for each pair of
        councils a page, an embed and a picture, and a page for each council. --base-url names where
        it will live. DIR may be missing, empty or an export, which is replaced as a whole but for
        what pages of the last three exports load. --pairs is all (every two current councils, the
        default: 4 GB), neighbours (each with the three most like it: under 150 MB) or a file with
        two councils on a line, as calderdale,kirklees. hosting/ says how to publish it.

    cargo xtask dataset [--check]
        Check the facts in data/*.csv and write the JSON in static/data/ from them. --check writes
        nothing and fails when the JSON that is there differs from what the facts give.

    cargo xtask test [STEP...]
        Every check, in the order below, stopping at the first that fails. With names, only those:
        `cargo xtask test lint native`. A continuous-integration machine runs the same: .ci/run

{steps}
    cargo xtask fuzz [--runs N]
        Give each parser of links, of messages from other pages and of the dataset N inputs of a
        fuzzer (four million each, some twenty minutes). It stops at one that makes it panic, hang
        or eat memory, and keeps that in target/fuzz/found/.

    cargo xtask reproduce
        Build the last commit twice, from nothing and in other folders, and compare the bytes.

    cargo xtask gallery
        Take pictures of the page in dist/, as last built: docs/gallery/*.png with docs/gallery.md,
        which shows them, and docs/screenshot.png, which README.md shows. To be looked at.

    cargo xtask bench [--runs N] [--only WHAT,...] [--quick] [--report] [--built]
        Build everything and measure it against the same comparison by five chart libraries, and
        against a page without a script: loading, choosing, typing, memory, larger datasets, the
        exporter. Some ten minutes. Writes bench/README.md, bench/results.json and
        bench/results.svg. --runs is how often (5). --only names parts (load, change, memory,
        scale, export) or subjects; then, as with --quick (everything once), nothing is written.
        --report measures nothing and writes from bench/results.json. --built takes dist/ as it is.

    cargo xtask size [--record]
        Measure what the first visit to dist/ downloads, against the budgets and against
        bench/sizes.json. --record writes that file and the table in ARCHITECTURE.md.

    cargo xtask help [COMMAND]
        This text, or what it says of one command, as `--help` after that does.

Tools
    Rust has to be there before, and Node.js {NODE_OLDEST} or newer for what comes from npm. The rest
    is used where it is found on PATH in the right version, else installed once (some eight minutes
    on two cores):

    trunk {TRUNK_VERSION}       by cargo-binstall if you have it, else compiled by cargo
    wasm-bindgen-cli    likewise; exactly the version of wasm-bindgen in Cargo.lock
    geckodriver {GECKODRIVER_VERSION}  likewise; only the step firefox uses it
    cargo-deny {CARGO_DENY_VERSION}   likewise; only the step supply uses it
    cargo-cyclonedx {CARGO_CYCLONEDX_VERSION}  likewise; only `build` uses it
    C++ compiler        only for the step fuzz and for fuzz; on Debian as root, apt-get installs it
    wasm-opt            version {WASM_OPT_OLDEST} or newer from PATH, else from the npm package binaryen
                        {BINARYEN_VERSION}; only optimised builds use it
    esbuild {ESBUILD_VERSION}      from the npm package of that name; only `build` and `bench` use it
    html-validate {HTML_VALIDATE_VERSION}  the npm package; only the step export uses it
    nginx               only for the step export; on Debian as root, apt-get installs it
    axe-core {AXE_VERSION}     the npm package; only the tests of the built page use it
    typescript {TYPESCRIPT_VERSION}    the npm package; only the step script uses it
    pym.js {PYM_VERSION}, iframe-resizer {IFRAME_RESIZER_VERSION}
                        the npm packages; only pages that embed by them use them, in `serve`,
                        `examples` and the tests of the built page
    wasm32 target       rustup target add wasm32-unknown-unknown
    browser             Chromium or Chrome with the chromedriver of the same version, only for the
                        steps components and e2e, for gallery and for bench; on Debian as root,
                        apt-get installs it
    firefox             only for the step of that name; on Debian as root, apt-get installs it
    WebKitGTK           MiniBrowser, its driver and Xvfb, likewise for the step webkit, on Linux

    They are kept in a cache outside the checkout, a folder per tool and version, which is safe to
    delete: $COUNCIL_COMPARE_TOOLS, else $XDG_CACHE_HOME/council-compare, else
    ~/.cache/council-compare (on Windows %LOCALAPPDATA%\\council-compare).

Environment
    COUNCIL_COMPARE_TOOLS   where tools are kept, instead of the cache above
    CHROME, CHROMEDRIVER    the browser and the driver to test with, instead of those on PATH
    NGINX_PROGRAM           the web server for the step export, instead of that on PATH
    FIREFOX, GECKODRIVER    the same for the step firefox
    WEBKIT, WEBKITDRIVER    the same for the step webkit
    AXE_CORE                the file axe.min.js to test with, instead of that of the npm package
    PYM_JS, IFRAME_RESIZER  the same for pym.v1.min.js and iframeResizer.min.js
    CARGO_TARGET_DIR        where cargo builds, as always
    NO_COLOR                no colours

Exit status: 0 done, 1 something failed, 2 the command was not understood.
"
    )
}

/// What the help says of one command.
pub(crate) fn part(command: &str) -> String {
    let text = text();
    let begins = |line: &&str| line.starts_with(COMMAND);
    let is_this = |line: &&str| line.split_whitespace().nth(2) == Some(command);
    let mut lines = text.lines().skip_while(|line| !(begins(line) && is_this(line)));
    let first = lines.next().unwrap_or_default();
    // The next command ends it, or the next heading.
    let rest = lines.take_while(|line| !begins(line) && (line.is_empty() || line.starts_with(' ')));
    let lines: Vec<_> = [first].into_iter().chain(rest).collect();
    format!("{}\n\n`cargo xtask help` explains every command.\n", lines.join("\n").trim_end())
}

/// How the part of a command begins.
const COMMAND: &str = "    cargo xtask ";

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::args;

    /// Each command with all its options, as the help has them.
    #[test]
    fn what_it_explains_is_understood() {
        let text = text();
        let mut explained = Vec::new();
        for line in text.lines().filter_map(|line| line.strip_prefix(COMMAND)) {
            let words = line.split_whitespace().map(|word| match word.trim_matches(['[', ']']) {
                "STEP..." => "lint",
                "COMMAND" => "serve",
                "URL" => "https://a.example/",
                "WHICH" => "neighbours",
                "WHAT,..." => "load,uplot",
                value if value.starts_with(|it: char| it.is_ascii_uppercase()) => "1",
                other => other,
            });
            let words: Vec<OsString> = words.map(OsString::from).collect();
            assert!(args::parse(words.iter().cloned()).is_ok(), "{words:?} is not understood");
            explained.extend(words.into_iter().next());
        }
        let commands = args::COMMANDS.map(OsString::from);
        assert!(commands.iter().all(|it| explained.contains(it)), "{explained:?}");
    }

    #[test]
    fn a_part_is_of_one_command() {
        for command in args::COMMANDS {
            let part = part(command);
            assert!(part.starts_with(&format!("{COMMAND}{command}")), "{part}");
            assert_eq!(part.matches(COMMAND).count(), 1, "{part}");
            assert!(part.lines().count() > 3 && !part.contains("Tools"), "{part}");
        }
        assert!(part("test").contains("webkit") && part("test").contains("stopping at the first"));
    }

    #[test]
    fn it_fits_a_terminal() {
        for line in text().lines() {
            assert!(line.chars().count() <= 100, "too long: {line}");
        }
    }
}
