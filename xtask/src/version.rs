//! Reading version numbers from what programs print and from Cargo.lock.

use std::path::Path;

use crate::run::Run;

/// The version in the output of a program's `--version`: `trunk 0.21.14`,
/// `wasm-opt version 132 (version_132)`, `Chromium 156.0.8078.79 built on Debian`.
pub(crate) fn in_output(output: &str) -> Option<&str> {
    output.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The first number of a version, the only one that a browser and its driver have to share.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    // Cargo writes the version straight after the name.
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Asks a program for its version. One that is missing or broken has none.
pub(crate) fn of_program(program: &Path) -> Option<String> {
    let ask = |args: &[&str]| Run::new(program).args(args).read().ok();
    // Some of cargo's commands only understand being called as cargo calls them.
    let command = program.file_stem()?.to_str()?.strip_prefix("cargo-");
    let output = ask(&["--version"]).or_else(|| ask(&[command?, "--version"]))?;
    in_output(&output).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_programs_print_them() {
        for (output, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen-test-runner 0.2.130", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("wasm-opt version 120_b (version_120_b)", "120_b"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
        ] {
            assert_eq!(in_output(output), Some(version));
        }
        assert_eq!(in_output("command not found"), None);
    }

    #[test]
    fn majors() {
        assert_eq!(major("156.0.8078.79"), Some(156));
        assert_eq!(major("120_b"), Some(120));
        assert_eq!(major("version"), None);
    }

    #[test]
    fn the_lock_is_read_by_the_whole_name() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.99\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";
        assert_eq!(in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(in_lock(lock, "wasm-bindgen-macro"), Some("0.2.99"));
        assert_eq!(in_lock(lock, "bindgen"), None);
    }
}
