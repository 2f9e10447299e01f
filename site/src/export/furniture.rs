//! Small files that hosts, search engines and phones look for.

use super::assets::{ICONS, Icon, LOADER, NOTICES};
use super::hosting;
use super::site::{File, NAME, Site};
use super::sitemap;
use council_compare::words::export::SITE;
use serde_json::json;

/// The ground of the light theme, as `static/council-compare.css` has it.
const GROUND: &str = "#ffffff";

/// `robots.txt`, the web manifest, the headers for hosts that read them from a file, the script by which pages of others
/// load the widget, and the notices of what the program is made of.
pub fn files(site: &Site) -> Vec<File> {
    vec![
        File::new("robots.txt", robots(site)),
        File::new("manifest.webmanifest", manifest(site)),
        File::new(hosting::FILE, hosting::headers(site)),
        File::new(LOADER, site.assets.loader.as_str()),
        File::new(NOTICES, site.assets.notices.as_str()),
    ]
}

/// Everything may be read. (A host looks for this at its root only; below another path it harms nobody.)
fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.base.at(sitemap::FILE))
}

fn manifest(site: &Site) -> String {
    let at = |name: &str| format!("{}{}", site.base.path(), site.assets.at(name));
    let mut icons = vec![json!({ "src": at(&site.assets.icon), "type": "image/svg+xml", "sizes": "any" })];
    icons.extend(ICONS.map(|Icon { size, name, .. }| {
        json!({ "src": at(name), "type": "image/png", "sizes": format!("{size}x{size}") })
    }));
    let manifest = json!({
        "name": NAME,
        "short_name": NAME,
        "description": SITE,
        "lang": "en-GB",
        "start_url": site.base.path(),
        "scope": site.base.path(),
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": icons,
    });
    format!("{manifest}\n")
}
