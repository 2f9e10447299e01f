//! What a host answers where there is no page. The widget starts on it too: it knows other names, misspelt ones, and pairs
//! that are not exported. Without it the page says what it is and lists every council.

use super::council::path;
use super::document::{Body, document};
use super::head::Head;
use super::html::Escaped;
use super::known::Known;
use super::pair::File;
use super::site::Site;
use council_compare::dataset::Council;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The file that hosts look for.
pub const FILE: &str = "404.html";

/// The page.
pub fn page(site: &Site, known: &Known) -> File {
    let head = Head {
        headline: "Page not found",
        description: "There is no page at this address. Every council has one.",
        canonical: None,
        is_listed: false,
        picture: None,
        oembed: None,
        linked_data: None,
        has_widget: true,
    };
    let markup = markup(site, known);
    let page = document(site, &head, &Body::Widget { markup: &markup, known: None });
    (FILE.to_owned(), page.into_bytes())
}

fn markup(site: &Site, known: &Known) -> String {
    let base = Escaped(site.base.path());
    let mut regions: BTreeMap<&str, Vec<&Council>> = BTreeMap::new();
    for council in known.index.councils() {
        regions.entry(&council.region).or_default().push(council);
    }
    let mut lists = String::new();
    for (region, councils) in regions {
        let _ = write!(lists, "<h3>{}</h3><ul class=\"cc-councils\">", Escaped(region));
        for council in councils {
            let (path, name) = (path(council.slug.as_str()), Escaped(&council.name));
            let _ = write!(lists, "<li><a href=\"{base}{path}\">{name}</a></li>");
        }
        lists.push_str("</ul>");
    }
    format!(
        "<div class=\"cc\"><header class=\"cc-masthead\"><a class=\"cc-brand\" href=\"{base}\">Council Compare</a>\
         <span class=\"cc-tagline\">How Ofsted judged children’s services</span></header>\
         <main><div class=\"cc-headline\"><h1>There is no page at this address</h1>\
         <p class=\"cc-dates\">It may be misspelt, or name two councils that have no page together. \
         Each council has a page of its own, which leads on to comparisons.</p></div>\
         <section class=\"cc-section\"><div class=\"cc-rail\"><h2>Every council</h2></div>\
         <div class=\"cc-main\">{lists}</div></section></main></div>"
    )
}
