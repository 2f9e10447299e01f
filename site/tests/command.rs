//! The command: arguments, messages and exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Bench, councils};
use std::process::{Command, Output};

/// Runs the command in the bench's directory, as if cargo had not called it.
fn run(bench: &Bench, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    command.current_dir(bench.root()).env_remove("CARGO_MANIFEST_DIR").args(arguments);
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn it_builds_and_says_what_in_one_line() {
    let bench = Bench::new();
    let output = run(&bench, &["dataset"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(
        said.starts_with(&format!("Built {} councils, ", councils().len())) && said.lines().count() == 1,
        "{said}"
    );
    assert!(said.contains("index.json ") && said.contains("records.json "), "{said}");
    assert_eq!(text(&output.stderr), "");
    assert!(bench.out().join("index.json").exists());

    let output = run(&bench, &["dataset", "--check"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout).replace("Up to date: ", "Built "), said);
}

#[test]
fn it_prints_faults_one_a_line() {
    let bench = Bench::new();
    let place = bench.place("inspections.csv", &["barnet", "2017-07-07"], "overall");
    bench.set("inspections.csv", &["barnet", "2017-07-07"], "overall", "godo");
    bench.set("report_events.csv", &["barnet", "2016-04"], "page", "x");
    for arguments in [["dataset"].as_slice(), &["dataset", "--check"], &["dataset", "--data", "data"]] {
        let output = run(&bench, arguments);
        assert_eq!(output.status.code(), Some(1));
        let expected = format!("{place}: “godo” is not a grade; did you mean “good”?");
        let said = text(&output.stderr);
        assert_eq!(said.lines().next(), Some(expected.as_str()));
        assert_eq!(said.lines().last(), Some("2 faults; nothing was written"));
        assert_eq!((said.lines().count(), text(&output.stdout).as_str()), (3, ""));
    }
}

#[test]
fn it_takes_other_directories() {
    let bench = Bench::new();
    std::fs::rename(bench.data(), bench.root().join("tables")).unwrap();
    let output = run(&bench, &["dataset", "--out", "made/here", "--data", "tables"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(bench.root().join("made/here/index.json").exists());
    let output = run(&bench, &["dataset", "--check", "--out", "elsewhere", "--data", "tables"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.starts_with("elsewhere/councils/barking-and-dagenham.json: is missing\n"), "{said}");
    assert!(said.ends_with("run `cargo xtask dataset` to rewrite them\n"), "{said}");
}

#[test]
fn it_finds_the_workspace_from_below() {
    let bench = Bench::new();
    let package = bench.root().join("site");
    std::fs::create_dir(&package).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    let output =
        command.current_dir(&package).env("CARGO_MANIFEST_DIR", &package).arg("dataset").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(bench.out().join("index.json").exists());
}

#[test]
fn it_refuses_what_it_does_not_understand() {
    let bench = Bench::new();
    let wrong: [&[&str]; 6] = [
        &[],
        &["datasets"],
        &["dataset", "--chek"],
        &["dataset", "--data"],
        &["dataset", "--data", "--check"],
        &["dataset", "here"],
    ];
    for arguments in wrong {
        let output = run(&bench, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("usage: cargo run -p site -- dataset"), "{arguments:?}");
    }
    assert!(!bench.root().join("static").exists());
    assert_eq!(run(&bench, &["--help"]).status.code(), Some(0));
}

#[test]
fn a_value_may_follow_its_option_or_be_joined_to_it() {
    let bench = Bench::new();
    for (arguments, index) in [(["--out", "made/here"].as_slice(), "here"), (&["--out=made/there"], "there")]
    {
        let output = run(&bench, &[&["dataset"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(bench.root().join("made").join(index).join("index.json").exists(), "{arguments:?}");
    }
}

#[test]
#[cfg(unix)]
fn an_address_that_is_not_unicode_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    let output = command.arg("export").arg(OsStr::from_bytes(b"--base-url=caf\xe9")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("argument is invalid unicode: \"caf\\xE9\"\n"), "{said}");
}
