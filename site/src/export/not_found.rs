//! What a host answers where there is no page. The widget starts on it too: it knows other names, misspelt ones, and pairs
//! that are not exported. Without it the page says what it is and lists every council.

use super::council::path;
use super::document::{Body, document};
use super::head::{Head, Program, Sheets};
use super::html::Escaped;
use super::known::Known;
use super::site::{File, Site};
use council_compare::dataset::Council;
use council_compare::words::export as words;
use council_compare::words::page::{NAME, TAGLINE};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The file that hosts look for.
pub const FILE: &str = "404.html";

/// The page.
pub fn page(site: &Site, known: &Known) -> File {
    let head = Head {
        headline: words::NOT_FOUND,
        description: words::NOT_FOUND_IN_SHORT,
        canonical: None,
        is_listed: false,
        picture: None,
        oembed: None,
        linked_data: None,
        program: Program::Soon,
        styles: Sheets::SharedAndAlone,
    };
    let markup = markup(site, known);
    let page = document(site, &head, &Body::Widget { markup: &markup, known: None });
    File::new(FILE, page)
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
    let [name, tagline, heading, why, every] =
        [NAME, TAGLINE, words::NO_PAGE, words::NO_PAGE_BECAUSE, words::EVERY_COUNCIL].map(Escaped);
    format!(
        "<div class=\"cc\"><header class=\"cc-masthead\"><a class=\"cc-brand\" href=\"{base}\">{name}</a>\
         <span class=\"cc-tagline\">{tagline}</span></header>\
         <main class=\"cc-body\"><div class=\"cc-headline\"><h1>{heading}</h1><p class=\"cc-dates\">{why}</p></div>\
         <section class=\"cc-section\"><div class=\"cc-rail\"><h2>{every}</h2></div>\
         <div class=\"cc-main\">{lists}</div></section></main></div>"
    )
}
