//! What nginx answers, set up as `hosting/nginx.conf` has it: each file as it should, and of the rest of a server nothing.

use super::nginx::{Nginx, PAPER};
use super::{base, exported, file_in_assets, file_in_version};
use std::fs;

const BRIEFLY: &str = "public, max-age=300";
const FOREVER: &str = "public, max-age=31536000, immutable";

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn nginx_sends_each_file_as_it_should() {
    let site = exported();
    assert!(base().ends_with("/compare/"), "the configuration is of another path");
    let nginx = Nginx::serving(&site);
    let asset = |ending: &str| file_in_assets(&site, ending);
    let (script, program, later) = (asset(".js"), asset("_bg.wasm"), asset("_later.wasm"));
    let (styles, icon) = (asset(".css"), asset(".svg"));
    let record = file_in_version(&site, "data", "leeds.json");
    for (path, kind, caching) in [
        ("", "text/html; charset=utf-8", BRIEFLY),
        ("calderdale/", "text/html; charset=utf-8", BRIEFLY),
        ("calderdale/kirklees/", "text/html; charset=utf-8", BRIEFLY),
        ("embed/calderdale/kirklees/", "text/html; charset=utf-8", BRIEFLY),
        ("calderdale/kirklees/oembed.json", "application/json; charset=utf-8", BRIEFLY),
        ("data/index.json", "application/json; charset=utf-8", BRIEFLY),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8", BRIEFLY),
        ("sitemap.xml", "text/xml; charset=utf-8", BRIEFLY),
        ("robots.txt", "text/plain; charset=utf-8", BRIEFLY),
        ("embed.js", "application/javascript; charset=utf-8", BRIEFLY),
        (&record, "application/json; charset=utf-8", FOREVER),
        (&script, "application/javascript; charset=utf-8", FOREVER),
        (&styles, "text/css; charset=utf-8", FOREVER),
        (&program, "application/wasm", FOREVER),
        (&later, "application/wasm", FOREVER),
        (&icon, "image/svg+xml", FOREVER),
    ] {
        let answer = nginx.get(&format!("/compare/{path}"), "");
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), caching, "{path}");
        // A sandboxed frame has no origin of its own.
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
        let embedder = if path.starts_with("embed/") { "require-corp" } else { "" };
        assert_eq!(answer.header("cross-origin-embedder-policy"), embedder, "{path}");
        // What the server adds to everything.
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
        let policy = answer.header("content-security-policy");
        let frames = policy.split("; ").find(|directive| directive.starts_with("frame-ancestors"));
        match kind {
            _ if path.starts_with("embed/") => assert_eq!(frames, Some("frame-ancestors *"), "{path}"),
            "text/html; charset=utf-8" => assert_eq!(frames, Some("frame-ancestors 'self'"), "{path}"),
            _ => {}
        }
        if kind.starts_with("text/html") {
            assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{path}");
        }
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        assert!(answer.body == fs::read(site.join(file)).unwrap(), "{path} is another file");
        let packed = nginx.get(&format!("/compare/{path}"), "Accept-Encoding: gzip\r\n");
        assert_eq!(packed.header("content-encoding"), "gzip", "{path}");
    }
}

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn nginx_answers_what_is_not_there_with_the_page_for_it() {
    let site = exported();
    let nginx = Nginx::serving(&site);
    let page = fs::read(site.join("404.html")).unwrap();
    for path in [
        "nowhere/",
        "leeds/nowhere/",
        "embed/",
        "embed/leeds/nowhere/",
        ".council-compare-site",
        "_headers",
        "data/no.json",
    ] {
        let answer = nginx.get(&format!("/compare/{path}"), "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body == page, "{path}");
        assert_ne!(answer.header("cache-control"), FOREVER, "{path}");
        // Of an embed that was not exported the program makes one, wherever it is framed.
        let frames =
            if path == "embed/leeds/nowhere/" { "frame-ancestors *" } else { "frame-ancestors 'self'" };
        let policy = answer.header("content-security-policy");
        assert!(policy.ends_with(frames), "{path}: {policy}");
    }
    for (path, to) in [
        ("", "/"),
        ("?a=b", "/?a=b"),
        ("/leeds", "/leeds/"),
        ("/embed/calderdale/kirklees?theme=dark", "/embed/calderdale/kirklees/?theme=dark"),
    ] {
        let answer = nginx.get(&format!("/compare{path}"), "");
        assert_eq!((answer.status, answer.header("location")), (301, &*format!("/compare{to}")));
    }
}

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn nginx_lets_others_frame_embeds_and_nothing_else() {
    let nginx = Nginx::serving(&exported());
    for (path, frames) in [
        ("embed/calderdale/kirklees/", "*"),
        ("embed/calderdale/kirklees/?as-of=2019-01-01&show=grades", "*"),
        ("embed/Tower%20Hamlets/York/", "*"),
        ("EMBED/calderdale/kirklees/", "'self'"),
        ("embed/x/..%2f..%2fcalderdale/kirklees/", "'self'"),
        ("embed/x/..%2F../calderdale/kirklees/", "'self'"),
        ("embed/x/%2e%2E/%2e./calderdale/kirklees/", "'self'"),
        ("embed/x/../../calderdale/kirklees/", "'self'"),
        ("calderdale/kirklees/?/compare/embed/a/b", "'self'"),
    ] {
        let answer = nginx.get(&format!("/compare/{path}"), "");
        let policy = answer.header("content-security-policy");
        assert!(policy.ends_with(&format!("; frame-ancestors {frames}")), "{path}: {policy}");
    }
}

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn nginx_leaves_the_rest_of_a_server_alone() {
    let nginx = Nginx::serving(&exported());
    for path in ["/", "/news/", "/compared", "/embed/calderdale/kirklees/"] {
        let answer = nginx.get(path, "");
        assert_eq!((answer.status, answer.body.as_slice()), (200, PAPER.as_bytes()), "{path}");
        assert_eq!(answer.header("content-security-policy"), "", "{path}");
    }
    assert_eq!(nginx.get("/app.js", "").status, 403);
}
