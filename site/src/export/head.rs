//! The head of a page: what it tells browsers, search engines and those who show a card for a link.

use super::assets::{AGAIN, Assets, EMBEDDED, STILL, TOUCH_ICON};
use super::hash::csp_source;
use super::html::{Escaped, json_in_script};
use super::picture;
use super::site::{NAME, Site};
use council_compare::words::page;
use serde_json::Value;
use std::fmt::Write as _;

/// What one page says of itself.
pub struct Head<'a> {
    /// The sentence that stands for the page: the headline of a comparison.
    pub headline: &'a str,
    /// What else there is to say in a few words.
    pub description: &'a str,
    /// The one address of what the page shows, below the base; none for a page that stands for others.
    pub canonical: Option<&'a str>,
    /// Whether search engines may list the page.
    pub is_listed: bool,
    /// The picture that stands for the page.
    pub picture: Option<Picture>,
    /// The address, below the base, of what the page tells those who embed it.
    pub oembed: Option<&'a str>,
    /// What the page is, in the words of schema.org.
    pub linked_data: Option<&'a Value>,
    /// When the widget's program comes.
    pub program: Program,
    /// Whether the page brings its styles along, so that it is painted before anything else has come.
    pub has_styles: bool,
}

/// When the program of the widget comes to a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Program {
    /// Never.
    Never,
    /// Right after the page.
    Soon,
    /// When somebody comes to what only the program can do.
    WhenNeeded,
}

/// A picture that stands for a page.
pub struct Picture {
    /// Its address below the base.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

/// The styles: the whole, or those of the page with the whole on its way. `static/start.js` lets that take effect, and
/// paper has it at once. The hosts' policy allows styles in pages; the page's own allows no others than these.
fn styles(assets: &Assets, markup: Option<&str>) -> String {
    let whole = assets.at(&assets.styles);
    let Some(markup) = markup else {
        return format!("<link rel=\"stylesheet\" href=\"{whole}\">");
    };
    let own = assets.parts_of_styles.of_page(markup);
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self' {}\">\n\
         <style>{own}</style>\n\
         <link rel=\"stylesheet\" href=\"{whole}\" media=\"print\">",
        csp_source(&own)
    )
}

/// The head, as markup, of a page with this in its body.
pub fn head(site: &Site, head: &Head<'_>, markup: &str) -> String {
    let Head { headline, description, canonical, .. } = head;
    let (base, assets) = (&site.base, &site.assets);
    let title = if *headline == NAME { NAME.to_owned() } else { page::title(headline) };
    let (title, headline) = (Escaped(&title).to_string(), Escaped(headline).to_string());
    let description = Escaped(description);
    let canonical = canonical.map(|path| Escaped(&base.at(path)).to_string());
    let mut out = String::with_capacity(4_096);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n\
         <base href=\"{}\">\n\
         <script>{}</script>\n\
         {}\n",
        base.path(),
        assets.early,
        styles(assets, head.has_styles.then_some(markup)),
    );
    if head.program == Program::Soon {
        let program = assets.at(&assets.program);
        let _ = writeln!(
            out,
            "<link rel=\"preload\" href=\"{program}\" as=\"fetch\" crossorigin fetchpriority=\"low\">"
        );
    }
    // What a module needs would otherwise be asked for only once that is here.
    let modules: &[&str] = match head.program {
        Program::Never => &[],
        Program::Soon => &[AGAIN],
        Program::WhenNeeded => &[AGAIN, EMBEDDED, STILL],
    };
    for module in modules {
        let _ = writeln!(out, "<link rel=\"modulepreload\" href=\"{}\">", assets.at(module));
    }
    let _ = write!(
        out,
        "<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">\n\
         <link rel=\"apple-touch-icon\" href=\"{}\">\n\
         <link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
         <meta name=\"description\" content=\"{description}\">\n",
        assets.at(&assets.icon),
        assets.at(TOUCH_ICON),
    );
    if let Some(canonical) = &canonical {
        let _ = writeln!(out, "<link rel=\"canonical\" href=\"{canonical}\">");
    }
    if !head.is_listed {
        out.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    if let Some(path) = head.oembed {
        let address = base.at(path);
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{headline}\">",
            Escaped(&address)
        );
    }
    let Some(canonical) = canonical else { return out };
    let card = if head.picture.is_some() { "summary_large_image" } else { "summary" };
    let _ = write!(
        out,
        "<meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:site_name\" content=\"{NAME}\">\n\
         <meta property=\"og:locale\" content=\"en_GB\">\n\
         <meta property=\"og:url\" content=\"{canonical}\">\n\
         <meta property=\"og:title\" content=\"{headline}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n\
         <meta name=\"twitter:card\" content=\"{card}\">\n\
         <meta name=\"twitter:title\" content=\"{headline}\">\n\
         <meta name=\"twitter:description\" content=\"{description}\">\n",
    );
    if let Some(picture) = &head.picture {
        let (address, alt) = (base.at(&picture.path), Escaped(&picture.alt));
        let (address, width, height) = (Escaped(&address), picture::WIDTH, picture::HEIGHT);
        let _ = write!(
            out,
            "<meta property=\"og:image\" content=\"{address}\">\n\
             <meta property=\"og:image:type\" content=\"image/png\">\n\
             <meta property=\"og:image:width\" content=\"{width}\">\n\
             <meta property=\"og:image:height\" content=\"{height}\">\n\
             <meta property=\"og:image:alt\" content=\"{alt}\">\n\
             <meta name=\"twitter:image\" content=\"{address}\">\n\
             <meta name=\"twitter:image:alt\" content=\"{alt}\">\n",
        );
    }
    if let Some(data) = head.linked_data {
        let data = json_in_script(&data.to_string());
        let _ = writeln!(out, "<script type=\"application/ld+json\">{data}</script>");
    }
    out
}
