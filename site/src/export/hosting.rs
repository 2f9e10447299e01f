//! Headers for hosts that read them from a file. What each host is told stands in `hosting/`, where tests keep it in step.

use super::hash::csp_source;
use super::site::Site;

/// The file, which Netlify and Cloudflare Pages read at the root of what is published.
pub const FILE: &str = "_headers";

const HEADERS: &str = include_str!("../../../hosting/_headers");

/// What a page may load and do, but for who may frame it. `early` is the script in the head of every page.
pub fn policy(early: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
         connect-src 'self'; frame-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'self'; \
         form-action 'self'",
        csp_source(early)
    )
}

/// The headers for this site: with its base path, and with the hash of the script that is in its pages.
pub fn headers(site: &Site) -> String {
    let base = site.base.path().trim_end_matches('/');
    let mut headers = String::with_capacity(HEADERS.len() + 256);
    for line in HEADERS.lines() {
        if line.starts_with('/') {
            headers.push_str(base);
        }
        // Of that script as it was when the file was written.
        match line.split_once("'sha256-").and_then(|(before, rest)| Some((before, rest.split_once('\'')?.1)))
        {
            Some((before, after)) => {
                headers.push_str(before);
                headers.push_str(&csp_source(&site.assets.early));
                headers.push_str(after);
            }
            None => headers.push_str(line),
        }
        headers.push('\n');
    }
    headers
}
