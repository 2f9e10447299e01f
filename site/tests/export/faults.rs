//! What is wrong with an order is said before anything is written.

use crate::site::{BASE, Bench};
use site::export::Options;
use std::fs;
use std::process::{Command, Output};

#[test]
fn every_fault_of_a_list_is_told_by_its_line() {
    let bench = Bench::new();
    let list = "\u{feff}calderdale,kirkless\r\n# a comment\nleeds\nyork,york\nhull,Kingston upon Hull\na,b,c\n,leeds\nLeeds,durhan # misspelt\n";
    fs::write(bench.path("pairs.csv"), list).unwrap();
    let expected = "\
pairs.csv:1: “kirkless” is not a council; did you mean “kirklees”?
pairs.csv:3: “leeds” is not a pair; write two councils with a comma between, as calderdale,kirklees
pairs.csv:4: “york” and “york” are the same council
pairs.csv:5: “hull” and “Kingston upon Hull” are the same council
pairs.csv:6: “a,b,c” is not a pair; write two councils with a comma between, as calderdale,kirklees
pairs.csv:7: “” is not a council
pairs.csv:8: “durhan” is not a council; did you mean “durham”?";
    assert_eq!(bench.failure(&bench.options()), expected);
    fs::write(bench.path("pairs.csv"), b"leeds,york\nd\xf6ncaster,leeds\n").unwrap();
    assert_eq!(bench.failure(&bench.options()), "pairs.csv:2: the line is not UTF-8 text");
    fs::write(bench.path("pairs.csv"), "\n# leeds,york\n").unwrap();
    assert!(bench.failure(&bench.options()).starts_with("pairs.csv: there is no pair in it; "));
    fs::remove_file(bench.path("pairs.csv")).unwrap();
    assert!(bench.failure(&bench.options()).starts_with("pairs.csv: No such file"));
    assert!(!bench.out().exists());
}

#[test]
fn an_address_that_cannot_be_one_is_refused() {
    let bench = Bench::new();
    for (base_url, why) in [
        ("news.example", "it is not an address"),
        ("ftp://news.example/", "it has to begin with https:// or http://"),
        ("https://me:secret@news.example/", "a name or password does not belong in a public address"),
        ("https://news.example/compare/?page=1", "it has to end with its path"),
        ("https://news.example/#compare", "it has to end with its path"),
        ("https://news.example/a//b/", "its path has an empty part, “//”"),
        ("https://news.example//", "its path has an empty part, “//”"),
        ("https://news.example/embed/", "no folder on its path may be called “embed”"),
        ("https://news.example/a/embed/b", "no folder on its path may be called “embed”"),
        ("https://", "it is not an address"),
        ("", "it is not an address"),
    ] {
        let message = bench.failure(&Options { base_url: base_url.to_owned(), ..bench.options() });
        assert!(message.starts_with(&format!("--base-url: “{base_url}”: {why}")), "{message}");
    }
    assert!(!bench.out().exists());
}

#[test]
fn a_missing_build_is_told_with_what_makes_it() {
    let bench = Bench::new();
    let without = |file: &str, expected: &str| {
        let (path, aside) = (bench.path(file), bench.path("aside"));
        fs::rename(&path, &aside).unwrap();
        let message = bench.failure(&bench.options());
        fs::rename(&aside, &path).unwrap();
        assert_eq!(message, expected);
    };
    let build = "run `cargo xtask build` first";
    without("dist", &format!("dist: there is no built page; {build}"));
    without("dist/council-compare-0123456789abcdef_bg.wasm", &format!("dist: there is no program; {build}"));
    without("dist/council-compare-00112233445566.css", &format!("dist: there is no style sheet; {build}"));
    without("dist/embed.js", &format!("dist: there is no script for other pages; {build}"));
    let loader = bench.path("dist/embed.js");
    let sound = fs::read(&loader).unwrap();
    fs::write(&loader, "import(\"council-compare-aaaabbbbccccdddd.js\")").unwrap();
    let message = bench.failure(&bench.options());
    assert_eq!(
        message,
        format!("dist: there is no script for other pages that goes with the build; {build}")
    );
    fs::write(&loader, sound).unwrap();
    let scripts = bench.path("scripts");
    fs::create_dir(&scripts).unwrap();
    let message = bench.failure(&Options { scripts: scripts.clone(), ..bench.options() });
    assert_eq!(message, "scripts: there is no start.js; restore it from the repository");
    // Two builds in one folder would be mixed up.
    fs::write(bench.path("dist/council-compare-aaaabbbbccccdddd.js"), "").unwrap();
    assert_eq!(bench.failure(&bench.options()), format!("dist: there is no single build; {build}"));
    assert!(!bench.out().exists());
}

#[test]
fn faults_of_the_facts_are_told_as_ever() {
    let bench = Bench::new();
    let data = bench.copy_of_data();
    let councils = fs::read_to_string(data.join("councils.csv")).unwrap();
    fs::write(data.join("councils.csv"), councils.replacen(",London,", ",Londom,", 1)).unwrap();
    let message = bench.failure(&Options { data, ..bench.options() });
    assert!(message.contains("councils.csv:2:7: region: ") && message.contains("“London”"), "{message}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let bench = Bench::new();
    fs::write(bench.path("file"), "").unwrap();
    let message = bench.failure(&Options { out: bench.path("file/site"), ..bench.options() });
    assert!(message.starts_with("file/"), "{message}");
    let message = bench.failure(&Options { out: bench.path("file"), ..bench.options() });
    assert_eq!(message, "file: is a file; name a folder");
}

/// Runs the command in the bench's folder.
fn run(bench: &Bench, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    command.current_dir(bench.path("")).env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"));
    command.arg("export").args(arguments).output().unwrap()
}

#[test]
fn the_command_says_what_it_did_and_fails_with_a_status() {
    let bench = Bench::new();
    let base = ["--base-url", BASE, "--dist", "dist"];
    let output =
        run(&bench, &[&base[..], &["--out", "site", "--pairs", "pairs.csv", "--jobs", "2"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Exported 6 pages of two councils"));
    let failed = run(&bench, &[&base[..], &["--out", "dist", "--pairs", "pairs.csv"]].concat());
    assert_eq!(failed.status.code(), Some(1));
    let said = String::from_utf8_lossy(&failed.stderr);
    assert!(said.starts_with("dist: holds council-compare-"), "{said}");
    let wrong: [&[&str]; 6] = [
        &["--out", "site"],
        &["--base-url", BASE],
        &["--base-url", BASE, "--out", "site", "--jobs", "0"],
        &["--base-url", BASE, "--out", "site", "--jobs", "many"],
        &["--base-url", BASE, "--out", "site", "--pears", "all"],
        &["--base-url", BASE, "--out", "site", "here"],
    ];
    for arguments in wrong {
        assert_eq!(run(&bench, arguments).status.code(), Some(2), "{arguments:?}");
    }
}
