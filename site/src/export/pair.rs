//! Everything that the site has of two councils in one order: their page, their embed, and what that says of itself.

use super::document::{Body, document};
use super::error::ExportError;
use super::head::{Head, Program, Sheets};
use super::known::{Known, Shown};
use super::linked_data;
use super::links::settle;
use super::oembed;
use super::picture;
use super::render::markup;
use super::seed::seed;
use super::site::{File, NAME, Site, embed_path, oembed_path, pair_path};
use council_compare::comparison::Comparison;
use council_compare::describe;
use council_compare::embed::canonical;
use council_compare::link::{EmbedOptions, Frame};
use council_compare::words::export as words;

/// The page of two councils as the site's start page.
///
/// # Errors
///
/// If the dataset lacks one of them.
pub fn start_page(site: &Site, known: &Known) -> Result<File, ExportError> {
    let [first, second] = &known.index.featured;
    let (first, second) = (first.as_str(), second.as_str());
    let shown = known.shown(Frame::Start, first, second)?;
    let featured = Words::new(&shown.comparison);
    let data = linked_data::site(site, known);
    let picture = picture::of(site, known, first, second)?;
    // Its address stands for the site, whichever pair it begins with.
    let head = Head {
        headline: NAME,
        description: words::SITE,
        canonical: Some(""),
        linked_data: Some(&data),
        picture,
        ..featured.head()
    };
    Ok(File::new("index.html", page(site, shown, &head, [first, second])?))
}

/// The files of two councils in this order, but for the picture.
///
/// # Errors
///
/// If the dataset lacks one of them.
pub fn files(site: &Site, known: &Known, first: &str, second: &str) -> Result<[File; 3], ExportError> {
    let shown = known.shown(Frame::Page, first, second)?;
    let words = Words::new(&shown.comparison);
    let (one, other) = canonical(first, second);
    let (canonical, oembed) = (pair_path(one, other), oembed_path(first, second));
    let data = linked_data::comparison(site, &shown.comparison, &words.headline, &words.description);
    let head = Head {
        canonical: Some(&canonical),
        oembed: Some(&oembed),
        linked_data: Some(&data),
        picture: picture::of(site, known, first, second)?,
        ..words.head()
    };
    let response = oembed::response(site, &shown.comparison, &words.headline);
    let of_page = page(site, shown, &head, [first, second])?;
    let shown = known.shown(Frame::Embed(EmbedOptions::default()), first, second)?;
    // It is small by itself, and a page may have several, which share the file of styles.
    let head = Head {
        is_listed: false,
        oembed: None,
        linked_data: None,
        styles: Sheets::Shared,
        program: Program::WhenNeeded,
        ..head
    };
    let of_embed = page(site, shown, &head, [first, second])?;
    Ok([
        File::new(format!("{}index.html", pair_path(first, second)), of_page),
        File::new(format!("{}index.html", embed_path(first, second)), of_embed),
        File::new(oembed.as_str(), response),
    ])
}

fn page(site: &Site, shown: Shown, head: &Head<'_>, councils: [&str; 2]) -> Result<Vec<u8>, ExportError> {
    let markup = markup(shown.state, &site.base.origin(), site.base.path());
    let settled = settle(&markup, site.base.path(), &site.pairs, councils);
    let known = seed(site, councils, &settled.councils)?;
    let body = Body::Widget { markup: &settled.markup, known: Some(&known) };
    Ok(document(site, head, &body).into_bytes())
}

/// What a comparison is called, by the sentences of the page itself.
struct Words {
    headline: String,
    description: String,
}

impl Words {
    fn new(comparison: &Comparison) -> Self {
        let headline = describe::headline(comparison).plain(comparison);
        // A preview shows nothing of the page, so it says too which report may not be the newest.
        let said = [describe::date_line(comparison)].into_iter().chain(describe::age_notes(comparison));
        let said: Vec<String> = said.map(|sentence| sentence.plain(comparison)).collect();
        Self { description: words::description(&said, comparison.data_date), headline }
    }

    /// The head of the page, but for what differs between its kinds.
    fn head(&self) -> Head<'_> {
        Head {
            headline: &self.headline,
            description: &self.description,
            canonical: None,
            is_listed: true,
            picture: None,
            oembed: None,
            linked_data: None,
            program: Program::Soon,
            styles: Sheets::OfItsOwn,
        }
    }
}
