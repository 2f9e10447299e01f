//! The folder as a whole: the same for the same input, replaced at once or not at all.

use crate::common::councils;
use crate::links::dead;
use crate::site::{BASE, Bench};
use site::export::error::ExportError;
use site::export::versions::KEPT;
use site::export::{Options, export};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_number_of_jobs() {
    let (one, three) = (Bench::new(), Bench::new());
    export(&Options { jobs: 1, ..one.options() }).unwrap();
    export(&Options { jobs: 3, ..three.options() }).unwrap();
    let files = one.files("site");
    assert_eq!(files.len(), three.files("site").len());
    for (path, bytes) in three.files("site") {
        assert!(files[&path] == bytes, "{path} differs");
    }
}

#[test]
fn it_has_a_page_for_every_council_and_for_each_pair_both_ways_round() {
    let bench = Bench::new();
    let said = bench.export().unwrap();
    let of_all = format!("{} councils", councils().len());
    assert!(said.contains("6 pages of two councils") && said.contains(&of_all), "{said}");
    let files = bench.files("site");
    let pairs = ["calderdale/kirklees", "cheshire-east/trafford", "kingston-upon-hull/northamptonshire"];
    for pair in pairs {
        let (first, second) = pair.split_once('/').unwrap();
        for pair in [pair.to_owned(), format!("{second}/{first}")] {
            for file in [
                format!("{pair}/index.html"),
                format!("embed/{pair}/index.html"),
                format!("{pair}/oembed.json"),
            ] {
                assert!(files.contains_key(&file), "{file}");
            }
        }
    }
    let embeds = files.keys().filter(|path| path.starts_with("embed/")).count();
    assert_eq!(embeds, 6);
    let of_councils = |path: &&String| {
        path.strip_suffix("/index.html")
            .is_some_and(|slug| files.contains_key(&format!("data/councils/{slug}.json")))
    };
    assert_eq!(files.keys().filter(of_councils).count(), councils().len());
    for file in ["index.html", "404.html", "sitemap.xml", "robots.txt", "manifest.webmanifest", "_headers"] {
        assert!(files.contains_key(file), "{file}");
    }
    // The dataset is the one that is committed.
    let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/../static/data/index.json");
    assert_eq!(files["data/index.json"], fs::read(committed).unwrap());
}

#[test]
fn every_link_of_a_list_of_pairs_resolves() {
    let bench = Bench::new();
    bench.export().unwrap();
    let files = bench.files("site");
    let mut checked = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let dead = dead(page, BASE, |file| files.contains_key(file));
        assert!(dead.is_empty(), "{path} leads to {dead:?}");
        checked += page.matches(" href=\"").count();
    }
    assert!(checked > 3_000, "{checked}");
    // And one that does not is found.
    assert_eq!(dead("<a href=\"/compare/nowhere/\">", BASE, |file| files.contains_key(file)).len(), 1);
}

#[test]
fn a_site_below_no_path_stands_at_the_root() {
    let bench = Bench::new();
    let base_url = "https://news.example".to_owned();
    export(&Options { base_url, ..bench.options() }).unwrap();
    let page = bench.page("calderdale/kirklees");
    assert!(page.contains("<base href=\"/\">"));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://news.example/calderdale/kirklees/\">"));
    assert!(page.contains("data-assets=\"/assets/"));
    let files = bench.files("site");
    assert_eq!(dead(&page, "https://news.example/", |file| files.contains_key(file)).len(), 0);
}

#[test]
fn a_new_export_replaces_the_old_one_as_a_whole() {
    let bench = Bench::new();
    bench.export().unwrap();
    fs::write(bench.path("pairs.csv"), "leeds,york").unwrap();
    bench.export().unwrap();
    let fresh = Bench::new();
    fs::write(fresh.path("pairs.csv"), "leeds,york").unwrap();
    fresh.export().unwrap();
    assert_eq!(bench.files("site"), fresh.files("site"));
    // Nothing is left beside it.
    let names: Vec<_> =
        fs::read_dir(bench.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

/// The folders of a site's files that never change.
fn versions(bench: &Bench) -> BTreeSet<String> {
    let folder = |path: &String| {
        let parts: Vec<&str> = path.split('/').collect();
        (parts.len() == 3 && matches!(parts[0], "assets" | "data") && parts[1] != "councils")
            .then(|| format!("{}/{}", parts[0], parts[1]))
    };
    bench.files("site").keys().filter_map(folder).collect()
}

/// Another build, and tables in which the neighbours of a council stand in another order.
fn change(bench: &Bench, data: &Path, n: usize) {
    fs::write(bench.path("dist/council-compare-fedcba9876543210_later.wasm"), format!("build {n}")).unwrap();
    let councils = fs::read_to_string(data.join("councils.csv")).unwrap();
    let list = councils.split(',').find(|cell| cell.contains(';') && cell.contains("enfield")).unwrap();
    let mut turned: Vec<&str> = list.split(';').collect();
    turned.rotate_left(1);
    fs::write(data.join("councils.csv"), councils.replacen(list, &turned.join(";"), 1)).unwrap();
}

#[test]
fn what_pages_of_earlier_exports_load_stays_for_a_while() {
    let bench = Bench::new();
    let data = bench.copy_of_data();
    let options = Options { data: data.clone(), ..bench.options() };
    export(&options).unwrap();
    let (first, of_first) = (bench.files("site"), versions(&bench));
    assert_eq!(of_first.len(), 2, "{of_first:?}");
    change(&bench, &data, 1);
    export(&options).unwrap();
    let second = bench.files("site");
    assert_eq!(versions(&bench).len(), 4);
    let stays = |path: &str| of_first.iter().any(|folder| path.starts_with(folder));
    for (path, bytes) in first.iter().filter(|(path, _)| stays(path)) {
        assert!(second.get(path) == Some(bytes), "{path}");
    }
    // Exported again, nothing changes.
    export(&options).unwrap();
    assert_eq!(bench.files("site"), second);
    // What somebody has removed does not come back, and what has no version of an export does not stay.
    let removed = of_first.iter().find(|folder| folder.starts_with("data/")).unwrap();
    fs::remove_dir_all(bench.out().join(removed)).unwrap();
    fs::create_dir(bench.out().join("assets/0123456789abcdef")).unwrap();
    export(&options).unwrap();
    assert_eq!(versions(&bench).len(), 3);
    for n in 2..=1 + KEPT {
        change(&bench, &data, n);
        export(&options).unwrap();
    }
    let left = versions(&bench);
    assert_eq!(left.len(), 2 * (1 + KEPT), "{left:?}");
    assert!(left.is_disjoint(&of_first), "{left:?}");
}

#[test]
fn a_marker_leads_to_nothing_outside_of_the_site() {
    let bench = Bench::new();
    bench.export().unwrap();
    let clean = bench.files("site");
    fs::create_dir(bench.path("0123456789abcdef")).unwrap();
    fs::write(bench.path("0123456789abcdef/secret"), "secret").unwrap();
    let marker = bench.out().join(".council-compare-site");
    let mut text = fs::read_to_string(&marker).unwrap();
    text.push_str("assets/../../0123456789abcdef\n../0123456789abcdef\n/0123456789abcdef\n");
    fs::write(&marker, text).unwrap();
    bench.export().unwrap();
    assert!(bench.files("site") == clean);
}

#[test]
fn a_link_to_the_folder_stays_a_link() {
    let bench = Bench::new();
    fs::create_dir(bench.path("releases")).unwrap();
    std::os::unix::fs::symlink(bench.path("releases"), bench.out()).unwrap();
    bench.export().unwrap();
    assert!(bench.out().is_symlink());
    assert!(bench.path("releases/index.html").is_file());
}

#[test]
fn a_folder_with_anything_else_in_it_is_left_alone() {
    let bench = Bench::new();
    fs::create_dir(bench.out()).unwrap();
    fs::write(bench.out().join("thesis.docx"), "years of work").unwrap();
    let Err(ExportError::Foreign { entry, .. }) = bench.export() else { panic!() };
    assert_eq!(entry, "thesis.docx");
    fs::remove_file(bench.out().join("thesis.docx")).unwrap();
    bench.export().unwrap();
    // The same where an export is in the folder already: a repository that it is published from, say.
    fs::create_dir(bench.out().join(".git")).unwrap();
    let before = bench.files("site");
    let Err(ExportError::Foreign { entry, .. }) = bench.export() else { panic!() };
    assert_eq!((entry.as_str(), bench.files("site")), (".git", before));
}

#[test]
fn a_failure_in_the_middle_leaves_the_old_site() {
    let bench = Bench::new();
    bench.export().unwrap();
    let before = bench.files("site");
    // A file where the new folder would be written aside.
    fs::write(bench.path(".site.new"), "in the way").unwrap();
    let message = bench.failure(&bench.options());
    assert!(message.starts_with(".site.new: "), "{message}");
    assert_eq!(bench.files("site"), before);
}

/// By a path as long as Linux takes.
#[test]
#[cfg(target_os = "linux")]
fn a_failure_in_the_middle_of_pages_leaves_the_old_site() {
    // So deep that files with long names cannot be made, and others can.
    const LONGEST: usize = 4_095;
    let bench = Bench::new();
    let mut deep = bench.path("deep");
    let longest = "/.site.new/embed/bournemouth-christchurch-and-poole/telford-and-wrekin/index.html".len();
    while deep.as_os_str().len() < LONGEST - longest - 200 {
        deep.push("d".repeat(100));
    }
    deep.push("d".repeat(LONGEST - longest - 1 - deep.as_os_str().len()));
    let options = Options { out: deep.join("site"), ..bench.options() };
    fs::write(bench.path("pairs.csv"), "leeds,york").unwrap();
    export(&options).unwrap();
    let before = bench.files("deep");
    assert!(before.len() > 500);
    fs::write(
        bench.path("pairs.csv"),
        "leeds,york\nbournemouth-christchurch-and-poole,westmorland-and-furness",
    )
    .unwrap();
    let message = bench.failure(&options);
    assert!(message.contains("/.site.new/") && message.contains("too long"), "{message}");
    assert!(bench.files("deep") == before, "the old site has changed");
}

#[test]
fn an_interruption_leaves_the_old_site_and_the_next_run_clears_up() {
    let bench = Bench::new();
    bench.export().unwrap();
    let before = bench.files("site");
    let mut child = Command::new(env!("CARGO_BIN_EXE_site"))
        .args(["export", "--base-url", BASE, "--jobs", "1"])
        .args(["--out".as_ref(), bench.out().as_os_str(), "--dist".as_ref(), bench.path("dist").as_os_str()])
        .env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // In the middle: some pages of two councils are written, and most are not.
    while !bench.path(".site.new/barking-and-dagenham/barnet/index.html").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it has ended by itself");
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(bench.files("site"), before);
    bench.export().unwrap();
    assert!(!bench.path(".site.new").exists());
    assert_eq!(bench.files("site"), before);
}

/// An export in a process of its own, below `unshare` or not.
fn spawn(bench: &Bench, before: &[&str], out: &Path, jobs: &str) -> Child {
    let mut command: Vec<&OsStr> = before.iter().map(OsStr::new).collect();
    let (dist, pairs) = (bench.path("dist"), bench.path("pairs.csv"));
    command
        .extend([env!("CARGO_BIN_EXE_site"), "export", "--base-url", BASE, "--jobs", jobs].map(OsStr::new));
    command.extend(["--out".as_ref(), out.as_os_str(), "--dist".as_ref(), dist.as_os_str()]);
    command.extend(["--no-pictures".as_ref(), "--pairs".as_ref(), pairs.as_os_str()]);
    let mut process = Command::new(command[0]);
    process.args(&command[1..]).env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"));
    process.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn two_exports_into_one_folder_do_not_mix() {
    let bench = Bench::new();
    let mut first = spawn(&bench, &[], &bench.out(), "1");
    while !bench.path(".site.new").exists() {
        assert!(first.try_wait().unwrap().is_none(), "it has ended by itself");
        thread::sleep(Duration::from_millis(2));
    }
    let second = bench.failure(&bench.options());
    assert_eq!(second, "site: another run is writing it; wait until that has ended");
    let output = first.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let alone = Bench::new();
    alone.export().unwrap();
    assert!(bench.files("site") == alone.files("site"), "the two are mixed");
    // And afterwards nothing stands in the way.
    bench.export().unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_leaves_the_old_site() {
    let bench = Bench::new();
    let mount = bench.path("disk");
    fs::create_dir(&mount).unwrap();
    // A disk of three megabytes, seen by the process alone, with an old site on it that fills some.
    let script = "mount -t tmpfs -o size=3m full \"$0\" || exit 77; mkdir \"$0/site\"; \"$@\"; code=$?; \
                  ls -A \"$0\" \"$0/site\" >&2; exit $code";
    let before = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, mount.to_str().unwrap()];
    let output = spawn(&bench, &before, &mount.join("site"), "2").wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) || said.starts_with("unshare: ") {
        println!("this system lets nobody make a small disk: {said}");
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("/.site.new/") && said.contains("No space left on device"), "{said}");
    // The folder is as it was, and nothing is beside it.
    assert!(said.ends_with(&format!("{0}:\nsite\n\n{0}/site:\n", mount.display())), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_volume_cannot_be_replaced() {
    let bench = Bench::new();
    let mount = bench.path("disk");
    fs::create_dir(&mount).unwrap();
    let script = "mount -t tmpfs small \"$0\" || exit 77; \"$@\"; code=$?; ls -A \"$0\" >&2; exit $code";
    let before = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, mount.to_str().unwrap()];
    let output = spawn(&bench, &before, &mount, "2").wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) || said.starts_with("unshare: ") {
        println!("this system lets nobody make a small disk: {said}");
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{said}");
    let why = "is on a file system of its own, and cannot be replaced; name a directory inside it";
    assert_eq!(said.trim_end(), format!("{}: {why}", mount.display()));
    assert!(!bench.path(".disk.new").exists());
}

#[test]
fn a_swap_that_was_interrupted_is_undone() {
    let bench = Bench::new();
    bench.export().unwrap();
    let before = bench.files("site");
    fs::rename(bench.out(), bench.path(".site.old")).unwrap();
    // A file where the new folder would be written aside.
    fs::write(bench.path(".site.new"), "in the way").unwrap();
    bench.export().unwrap_err();
    assert_eq!(bench.files("site"), before);
    assert!(!bench.path(".site.old").exists());
}
