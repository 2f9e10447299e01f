//! The head of a page: what it tells browsers, search engines and those who show a card for a link.

use super::assets::{AGAIN, Assets, EMBEDDED, STILL, TOUCH_ICON};
use super::hash::csp_source;
use super::html::{Escaped, json_in_script};
use super::picture;
use super::site::{NAME, Site};
use super::styles::lean;
use council_compare::words::page;
use serde_json::Value;
use std::fmt::{self, Write as _};
use std::sync::LazyLock;

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
    /// Where its styles are.
    pub styles: Sheets,
}

/// Where a page has its styles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheets {
    /// In a file that several pages share.
    Shared,
    /// In that file and, for what no program draws, in the page: no other kind of page needs these.
    SharedAndAlone,
    /// In the page, so that it is painted before anything else has come.
    OfItsOwn,
}

/// When the program of the widget comes to a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Program {
    /// Never: what was exported is all there is.
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

/// The styles of what no program draws.
static ALONE: LazyLock<String> = LazyLock::new(|| lean(include_str!("alone.css")));

/// The styles: the whole, or those of the page with the whole on its way. `static/start.js` lets that take effect, and
/// paper has it at once. The hosts' policy allows styles in pages; the page's own allows no others than these.
fn styles(assets: &Assets, sheets: Sheets, markup: &str) -> String {
    let whole = assets.at(&assets.styles);
    match sheets {
        Sheets::Shared => format!("<link rel=\"stylesheet\" href=\"{whole}\">"),
        Sheets::SharedAndAlone => {
            format!("<link rel=\"stylesheet\" href=\"{whole}\">\n<style>{}</style>", *ALONE)
        }
        Sheets::OfItsOwn => {
            let own = assets.parts_of_styles.of_page(markup);
            format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self' {}\">\n\
                 <style>{own}</style>\n\
                 <link rel=\"stylesheet\" href=\"{whole}\" media=\"print\">",
                csp_source(&own)
            )
        }
    }
}

/// The head, as markup, of a page with this in its body.
pub fn head(site: &Site, head: &Head<'_>, markup: &str) -> String {
    let mut out = String::with_capacity(4_096);
    // Writing to a string cannot fail.
    let _ = for_browsers(&mut out, site, head, markup);
    let _ = for_links(&mut out, site, head);
    if let Some(path) = head.canonical {
        let _ = for_cards(&mut out, site, head, path);
    }
    out
}

/// What it takes to show the page: addresses, styles, and when which program comes.
fn for_browsers(out: &mut String, site: &Site, head: &Head<'_>, markup: &str) -> fmt::Result {
    let assets = &site.assets;
    let title = if head.headline == NAME { NAME.to_owned() } else { page::title(head.headline) };
    write!(
        out,
        "<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n\
         <base href=\"{}\">\n\
         <script>{}</script>\n\
         {}\n",
        Escaped(&title),
        site.base.path(),
        assets.early,
        styles(assets, head.styles, markup),
    )?;
    if head.program == Program::Soon {
        let program = assets.at(&assets.program);
        writeln!(
            out,
            "<link rel=\"preload\" href=\"{program}\" as=\"fetch\" crossorigin fetchpriority=\"low\">"
        )?;
    }
    if head.program == Program::WhenNeeded {
        // `scripting: none` in the styles is not known to every browser, nor true of every frame without scripts.
        out.push_str("<noscript><style>#cc-later{display:none}</style></noscript>\n");
    }
    // What a module needs would otherwise be asked for only once that is here.
    let modules: &[&str] = match head.program {
        Program::Never => &[],
        Program::Soon => &[AGAIN],
        Program::WhenNeeded => &[AGAIN, EMBEDDED, STILL],
    };
    for module in modules {
        writeln!(out, "<link rel=\"modulepreload\" href=\"{}\">", assets.at(module))?;
    }
    write!(
        out,
        "<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">\n\
         <link rel=\"apple-touch-icon\" href=\"{}\">\n\
         <link rel=\"manifest\" href=\"manifest.webmanifest\">\n",
        assets.at(&assets.icon),
        assets.at(TOUCH_ICON),
    )
}

/// What search engines and those who embed a link are told.
fn for_links(out: &mut String, site: &Site, head: &Head<'_>) -> fmt::Result {
    writeln!(out, "<meta name=\"description\" content=\"{}\">", Escaped(head.description))?;
    if let Some(path) = head.canonical {
        writeln!(out, "<link rel=\"canonical\" href=\"{}\">", Escaped(&site.base.at(path)))?;
    }
    if !head.is_listed {
        out.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    if let Some(path) = head.oembed {
        writeln!(
            out,
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
            Escaped(&site.base.at(path)),
            Escaped(head.headline),
        )?;
    }
    Ok(())
}

/// What a card for the link says and shows, and what the page is in the words of schema.org.
fn for_cards(out: &mut String, site: &Site, head: &Head<'_>, canonical: &str) -> fmt::Result {
    let canonical = site.base.at(canonical);
    let (canonical, headline) = (Escaped(&canonical), Escaped(head.headline));
    let description = Escaped(head.description);
    let card = if head.picture.is_some() { "summary_large_image" } else { "summary" };
    write!(
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
    )?;
    if let Some(picture) = &head.picture {
        let address = site.base.at(&picture.path);
        let (address, alt) = (Escaped(&address), Escaped(&picture.alt));
        let (width, height) = (picture::WIDTH, picture::HEIGHT);
        write!(
            out,
            "<meta property=\"og:image\" content=\"{address}\">\n\
             <meta property=\"og:image:type\" content=\"image/png\">\n\
             <meta property=\"og:image:width\" content=\"{width}\">\n\
             <meta property=\"og:image:height\" content=\"{height}\">\n\
             <meta property=\"og:image:alt\" content=\"{alt}\">\n\
             <meta name=\"twitter:image\" content=\"{address}\">\n\
             <meta name=\"twitter:image:alt\" content=\"{alt}\">\n",
        )?;
    }
    if let Some(data) = head.linked_data {
        let data = json_in_script(&data.to_string());
        writeln!(out, "<script type=\"application/ld+json\">{data}</script>")?;
    }
    Ok(())
}
