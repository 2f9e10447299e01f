//! The list of pages for search engines.

use super::html::Escaped;
use super::site::File;

/// The most addresses in one file, as the standard has it.
pub const MOST_ADDRESSES: usize = 50_000;

/// The most bytes in one file, as the standard has it.
pub const MOST_BYTES: usize = 50_000_000;

/// The address of the list, or of the list of its parts, below the base.
pub const FILE: &str = "sitemap.xml";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files of the list: one, or a list of parts where one could not hold all. `day` is the day of the data, since
/// every page speaks of that day.
pub fn files(addresses: &[String], day: &str, at: impl Fn(&str) -> String) -> Vec<File> {
    files_within(addresses, day, at, MOST_ADDRESSES, MOST_BYTES)
}

/// As [`files`], with other limits than the standard's.
pub fn files_within(
    addresses: &[String],
    day: &str,
    at: impl Fn(&str) -> String,
    most_addresses: usize,
    most_bytes: usize,
) -> Vec<File> {
    let (start, end) = (format!("{XML}<urlset xmlns=\"{NAMESPACE}\">\n"), "</urlset>\n");
    let mut parts = Vec::new();
    let (mut part, mut count) = (start.clone(), 0);
    for address in addresses {
        let entry = format!("<url><loc>{}</loc><lastmod>{day}</lastmod></url>\n", Escaped(address));
        if count == most_addresses || part.len() + entry.len() + end.len() > most_bytes {
            parts.push(std::mem::replace(&mut part, start.clone()) + end);
            count = 0;
        }
        part.push_str(&entry);
        count += 1;
    }
    parts.push(part + end);
    if let [only] = parts.as_mut_slice() {
        return vec![File::new(FILE, std::mem::take(only))];
    }
    let mut index = format!("{XML}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    let mut files = Vec::new();
    for (i, part) in parts.into_iter().enumerate() {
        let name = format!("sitemap-{}.xml", i + 1);
        index.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", Escaped(&at(&name))));
        files.push(File::new(name, part));
    }
    files.push(File::new(FILE, index + "</sitemapindex>\n"));
    files
}
