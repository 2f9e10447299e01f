//! What hosts are told is in step with the pages.

use crate::site::{Bench, between};
use site::export::assets::{EARLY, lean};
use site::export::hash::csp_source;
use site::export::hosting::policy;
use site::export::styles::Styles;
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
    for (file, times) in [("nginx.conf", 1), ("_headers", 1), ("README.md", 1)] {
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
fn a_page_allows_its_own_styles_and_no_others() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("calderdale/kirklees");
    let own = between(&page, "<style>", "</style>");
    let allowed = between(&page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert_eq!(allowed, format!("style-src 'self' {}", csp_source(own)));
    // What it brings along stands before the whole, which only paper takes until the program starts.
    let (_, after) = page.split_once("</style>").unwrap();
    let link = between(after, "<link rel=\"stylesheet\" href=\"", ">");
    assert!(link.ends_with(".css\" media=\"print\""), "{link}");
    // Others wait for the whole, and have nothing of it.
    for path in ["embed/calderdale/kirklees", "leeds"] {
        // One rule is for where no script runs.
        let page =
            bench.page(path).replace("<noscript><style>#cc-later{display:none}</style></noscript>", "");
        assert!(!page.contains("<style>") && !page.contains("media=\"print\""), "{path}");
        assert_eq!(page.matches("<link rel=\"stylesheet\" href=\"assets/").count(), 1, "{path}");
    }
}

#[test]
fn a_page_brings_the_rules_along_that_can_take_effect_in_it() {
    let whole = "/* .cc-x, a { */:root,:host{--a:b}.cc-cell{a:b}.cc-option:hover,.cc-cell b{c:d}\
                 .cc-cell .cc-options{e:f}.cc-option .cc-cell{g:h}:is(.cc-option,.cc-cell){i:j}:host .cc-cell{k:l}\
                 @container (min-width:1px){.cc-option{m:n}}@container (min-width:2px){.cc-option,.cc-cell{o:p}}\
                 @media print{.cc-cell{q:r}}@page{s:t}.cc-cell:not(.cc-option){u:v}.cc-cell canvas{w: 1px; x: y;}\
                 .cc-row.cc-cell>b[data-x='.y']{font: 1px / 2 a, b}#cc-id{z:a}#cc-other .cc-cell{b:c}.cc-mark b{d:e}\
                 .cc-cell mark{f:g}:root[data-cc-show]:not([data-cc-show~=a]) .cc-cell{h:i}";
    let markup = r#"<div id="cc-id"><p class="cc-row"><i class="cc-mark cc-cell"></i></p></div>"#;
    assert_eq!(
        Styles::new(whole).of_page(markup),
        ":root{--a:b}.cc-cell{a:b}.cc-cell b{c:d}:is(.cc-option,.cc-cell){i:j}\
         @container (min-width:2px){.cc-cell{o:p}}.cc-cell:not(.cc-option){u:v}\
         .cc-row.cc-cell>b[data-x='.y']{font:1px/2 a,b}#cc-id{z:a}.cc-mark b{d:e}"
    );
    assert_eq!(Styles::new(whole).of_page(""), ":root{--a:b}:is(.cc-option,.cc-cell){i:j}");
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
    let script = "// @ts-check\n// What it does.\n{\n  const a = \"// no comment\"; \n\n  // Why.\n  f(a); // kept\n/**\n * @param {A} a\n */\n  /** One. */\n  g(a);\n}\n";
    assert_eq!(lean(script), "{\nconst a = \"// no comment\";\nf(a); // kept\ng(a);\n}");
}
