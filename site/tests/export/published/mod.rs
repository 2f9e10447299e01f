//! A whole site, from a real build, as a real host publishes it. `cargo xtask test export` exports it and names it here.

mod hosted;
mod nginx;
mod sizes;

use crate::links::dead;
use crate::site::files_below;
use site::export::hash;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The exported site.
fn exported() -> PathBuf {
    PathBuf::from(env::var_os("EXPORTED").expect("EXPORTED names an exported site"))
}

fn base() -> String {
    env::var("EXPORTED_FOR").expect("EXPORTED_FOR names the address that it was exported for")
}

/// Every page, by its path below the site.
fn pages(site: &Path) -> Vec<String> {
    let mut pages = files_below(site);
    pages.retain(|path| path.ends_with(".html"));
    pages.sort();
    pages
}

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn every_link_of_the_site_resolves() {
    let (site, base) = (exported(), base());
    let pages = pages(&site);
    assert!(pages.len() > 1_000, "{}", pages.len());
    for path in &pages {
        let page = fs::read_to_string(site.join(path)).unwrap();
        let dead = dead(&page, &base, |file| site.join(file).is_file());
        assert!(dead.is_empty(), "{path} leads to {dead:?}");
    }
}

/// A link to a pair that is not exported leads to the other council's page, and is not called a comparison.
#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn links_are_called_what_they_lead_to() {
    let (site, base) = (exported(), base());
    let base_path = format!("/{}", base.splitn(4, '/').nth(3).unwrap());
    let (mut comparisons, mut councils) = (0, 0);
    for path in of_two(&pages(&site)) {
        let page = fs::read_to_string(site.join(path)).unwrap();
        for link in page.split("<a ").skip(1).filter_map(|link| link.split('>').next()) {
            let Some(place) = link.split(&format!("href=\"{base_path}")).nth(1) else { continue };
            let is_pair = place.split(['"', '?', '#']).next().unwrap().matches('/').count() == 2;
            assert_eq!(link.contains("aria-label=\"Compare "), is_pair, "{path}: <a {link}>");
            comparisons += u32::from(is_pair);
            councils += u32::from(!is_pair);
        }
    }
    assert!(comparisons > 1_000 && councils > 1_000, "{comparisons} to comparisons, {councils} to councils");
}

/// The pages of two councils among all, but for embeds.
fn of_two(pages: &[String]) -> impl Iterator<Item = &String> {
    pages.iter().filter(|path| !path.starts_with("embed/") && path.matches('/').count() == 2)
}

/// A class that has rules, but is not seen before the program starts.
const NOT_SEEN: &str = "cc-options";

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn pages_bring_all_the_styles_along_that_they_need() {
    let site = exported();
    let whole = fs::read_to_string(site.join(file_in_assets(&site, ".css"))).unwrap();
    let (screen, _) = whole.split_once("@media print").unwrap();
    // A rule of the class by itself, in the whole and in the part alike.
    let has_rule = |styles: &str, class: &str| styles.contains(&format!("}}.{class}{{"));
    let pages = pages(&site);
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    let mut looked_at = 0;
    for path in of_two(&pages) {
        let page = fs::read_to_string(site.join(path)).unwrap();
        let (own, rest) = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap();
        let classes: BTreeSet<&str> = rest
            .split(" class=\"")
            .skip(1)
            .flat_map(|rest| rest.split('"').next().unwrap().split(' '))
            .filter(|class| *class != NOT_SEEN)
            .collect();
        for class in classes {
            let in_whole = *known.entry(class.to_owned()).or_insert_with(|| has_rule(screen, class));
            assert!(!in_whole || has_rule(own, class), "{path} has no rule of {class}");
            looked_at += u32::from(in_whole);
        }
        // And no more: a class that is named in no parentheses stands in the page.
        assert!(!own.contains(".cc-plain") && !own.contains("@media print"), "{path}");
    }
    assert!(looked_at > 30_000, "only {looked_at} rules");
}

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn what_the_program_is_made_of_has_its_notices() {
    let notices = fs::read_to_string(exported().join("notices.txt")).unwrap();
    for component in
        ["Council Compare\n", "\nyew 0.", "\nplotters-canvas 0.", "\nwasm-bindgen 0.", "\nserde_json 1."]
    {
        assert!(notices.contains(component), "nothing of {component}");
    }
    // Below the names of components each part has the words of their licence.
    let parts: Vec<&str> = notices.split(&"-".repeat(72)).collect();
    assert!(parts.len() > 10);
    for part in parts {
        let words = ["Permission is hereby granted", "Apache License", "Boost Software License"];
        assert!(words.iter().any(|words| part.contains(words)), "{part}");
    }
    // Macros are not in it, and nobody is to know where it was built.
    assert!(!notices.contains("\nserde_derive ") && !notices.contains("/registry/"));
}

/// The file of the assets with this ending, below the site.
fn file_in_assets(site: &Path, ending: &str) -> String {
    file_in_version(site, "assets", ending)
}

/// The file with this ending that never changes, below the site.
fn file_in_version(site: &Path, parent: &str, ending: &str) -> String {
    let is_version = |folder: &PathBuf| hash::is_version(&folder.file_name().unwrap().to_string_lossy());
    let mut folders =
        fs::read_dir(site.join(parent)).unwrap().map(|entry| entry.unwrap().path()).filter(is_version);
    let folder = folders.next().unwrap();
    assert_eq!(folders.next(), None, "there are several versions");
    let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let file = names.into_iter().find(|path| path.to_string_lossy().ends_with(ending)).unwrap();
    file.strip_prefix(site).unwrap().to_string_lossy().into_owned()
}
