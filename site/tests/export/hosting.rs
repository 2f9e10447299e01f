//! What hosts are told is in step with the pages.

use crate::site::{Bench, between};
use site::export::assets::{EARLY, lean};
use site::export::hosting::policy;
use std::fs;
use std::path::Path;

fn hosting(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../hosting").join(file)).unwrap()
}

#[test]
fn every_policy_names_the_script_that_is_in_the_pages() {
    let script =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../static").join(EARLY)).unwrap();
    let policy = policy(&lean(&script));
    for (file, times) in [("nginx.conf", 2), ("_headers", 1), ("README.md", 1)] {
        let text = hosting(file);
        assert_eq!(text.matches("default-src").count(), times, "{file} has another number of policies");
        assert_eq!(
            text.matches(&policy).count(),
            times,
            "hosting/{file} is stale; the policy is now:\n{policy}"
        );
    }
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("leeds");
    assert_eq!(between(&page, "<script>", "</script>"), lean(&script));
    assert!(fs::read_to_string(bench.out().join("_headers")).unwrap().contains(&policy));
}

#[test]
fn the_exported_headers_have_the_paths_of_the_site() {
    let bench = Bench::new();
    bench.export().unwrap();
    let headers = fs::read_to_string(bench.out().join("_headers")).unwrap();
    let rules: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
    assert!(rules.contains(&"/compare/assets/*") && rules.contains(&"/compare/"), "{rules:?}");
    assert!(rules.iter().all(|rule| rule.starts_with("/compare/")), "{rules:?}");
    // No rule gives embeds a policy on frames.
    let framed: Vec<&str> =
        headers.split("\n/compare").filter(|rule| rule.contains("frame-ancestors")).collect();
    let segments: Vec<usize> =
        framed.iter().map(|rule| rule.lines().next().unwrap().matches('/').count()).collect();
    assert_eq!(segments, [1, 2, 3]);
}

#[test]
fn a_lean_script_has_all_that_runs() {
    let script = "// @ts-check\n// What it does.\n{\n  const a = \"// no comment\"; \n\n  // Why.\n  f(a); // kept\n}\n";
    assert_eq!(lean(script), "{\nconst a = \"// no comment\";\nf(a); // kept\n}");
}
