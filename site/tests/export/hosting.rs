//! What hosts are told is in step with the pages.

use crate::site::{Bench, between};
use site::export::assets::{EARLY, lean};
use site::export::hash::{csp_source, is_version};
use site::export::hosting::policy;
use site::export::styles::Styles;
use site::export::{Options, export};
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
    for (file, times) in [("nginx.conf", 1), ("_headers", 7), ("README.md", 1)] {
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
    // Others wait for the whole, and have nothing of it; what no program draws has its own besides.
    for (path, has_own) in [("embed/calderdale/kirklees", false), ("leeds", true)] {
        // One rule is for where no script runs.
        let page =
            bench.page(path).replace("<noscript><style>#cc-later{display:none}</style></noscript>", "");
        assert_eq!(page.matches("<style>").count(), usize::from(has_own), "{path}");
        assert_eq!(page.contains("<style>.cc-plain {"), has_own, "{path}");
        assert!(!page.contains("media=\"print\""), "{path}");
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
    // No rule gives embeds a policy on frames, and those that do say all else of it too.
    let framed: Vec<&str> =
        headers.split("\n/compare").filter(|rule| rule.contains("frame-ancestors")).collect();
    let paths: Vec<&str> = framed.iter().map(|rule| rule.lines().next().unwrap()).collect();
    assert_eq!(
        paths,
        [
            "/",
            "/index.html",
            "/:council/",
            "/:council/index.html",
            "/:first/:second/",
            "/:first/:second/index.html"
        ]
    );
    assert!(framed.iter().all(|rule| rule.contains("default-src 'none'; ")), "{framed:?}");
}

/// Whether a path fits a pattern in which a star stands for anything but a slash; in one without a slash, for anything.
fn fits(path: &str, pattern: &str) -> bool {
    if !pattern.contains('/') {
        return match pattern.split_once('*') {
            Some((start, end)) => path.starts_with(start) && path.ends_with(end),
            None => path == pattern,
        };
    }
    let (parts, patterns): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), pattern.split('/').collect());
    parts.len() == patterns.len() && parts.iter().zip(patterns).all(|(part, pattern)| fits(part, pattern))
}

/// The same where a star stands for slashes too, as at some hosts.
fn fits_loosely(path: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap()) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

#[test]
fn the_table_for_object_storage_has_a_row_for_every_file() {
    let bench = Bench::new();
    export(&Options { has_pictures: true, ..bench.options() }).unwrap();
    let text = hosting("README.md");
    let rows: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .map(|line| (line.split('`').next().unwrap(), line))
        .collect();
    assert!(rows.len() > 10, "{rows:?}");
    let mut unused: Vec<&str> = rows.iter().map(|(pattern, _)| *pattern).collect();
    for path in bench.files("site").keys() {
        // The two that need not be uploaded.
        if path == ".council-compare-site" || path == "_headers" {
            continue;
        }
        let row = rows.iter().find(|(pattern, _)| fits(path, pattern));
        let (pattern, line) = row.unwrap_or_else(|| panic!("no row fits {path}"));
        unused.retain(|it| it != pattern);
        let (loosely, _) = rows.iter().find(|(pattern, _)| fits_loosely(path, pattern)).unwrap();
        assert_eq!(loosely, pattern, "{path}");
        let is_lasting = path.split('/').nth(1).is_some_and(is_version);
        assert_eq!(line.contains("immutable"), is_lasting, "{path}");
        let kind = match path.rsplit('.').next().unwrap() {
            "html" => "text/html; charset=utf-8",
            "json" => "application/json",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "webmanifest" => "application/manifest+json",
            "xml" => "application/xml",
            "txt" => "text/plain; charset=utf-8",
            other => panic!("no type is known of {other}"),
        };
        assert!(line.contains(&format!("| `{kind}` |")), "{path}: {line}");
    }
    assert!(unused.is_empty(), "no file fits {unused:?}");
}

#[test]
fn a_lean_script_has_all_that_runs() {
    let script = "// @ts-check\n// What it does.\n{\n  const a = \"// no comment\"; \n\n  // Why.\n  f(a); // kept\n/**\n * @param {A} a\n */\n  /** One. */\n  g(a);\n  /** @type {A} */ (a).b();\n}\n";
    assert_eq!(
        lean(script),
        "{\nconst a = \"// no comment\";\nf(a); // kept\ng(a);\n/** @type {A} */ (a).b();\n}"
    );
}
