//! What a page tells those who embed it by its address: oEmbed 1.0, of the type “rich”.

use super::height::{WIDTH, height};
use super::html::Escaped;
use super::picture;
use super::site::{NAME, Site};
use council_compare::comparison::Comparison;
use council_compare::embed::picture_path;
use council_compare::link::{self, EmbedOptions, Frame, Panel, Panels, View};
use council_compare::words::embed as words;
use serde_json::json;

/// What the embed shows: what a post or message has room for. The rest is one link away.
const PANELS: [Panel; 2] = [Panel::Headline, Panel::Grades];

/// For how many seconds an answer may be kept: a day.
const CACHE_AGE: u32 = 86_400;

/// The answer for two councils, with their headline as title.
pub fn response(site: &Site, comparison: &Comparison, title: &str) -> Vec<u8> {
    let councils = comparison.sides.as_ref().map(|side| side.council.slug.clone());
    let options = EmbedOptions { panels: Panels::of(&PANELS).unwrap_or_default(), ..EmbedOptions::default() };
    let view = View::new(Frame::Embed(options), councils);
    let embed = site.base.at(link::format(&view).trim_start_matches('/'));
    let (first, second) = (view.councils.first.as_str(), view.councils.second.as_str());
    // Hosts that hear how high the embed is in their readers' fonts make it fit.
    let height = height(comparison);
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{WIDTH}\" height=\"{height}\" style=\"border:0\" loading=\"lazy\" \
         allow=\"clipboard-write; web-share\"></iframe>",
        Escaped(&embed),
        // The frame shows the newest reports, and those who keep this do not ask again.
        Escaped(&words::link(comparison.sides.first.name(), comparison.sides.second.name())),
    );
    let mut response = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": NAME,
        "provider_url": site.base.at(""),
        "cache_age": CACHE_AGE,
        "html": html,
        "width": WIDTH,
        "height": height,
    });
    if let Some(response) = response.as_object_mut().filter(|_| site.has_pictures) {
        let address = site.base.at(&picture_path(first, second));
        response.insert("thumbnail_url".to_owned(), address.into());
        response.insert("thumbnail_width".to_owned(), picture::WIDTH.into());
        response.insert("thumbnail_height".to_owned(), picture::HEIGHT.into());
    }
    format!("{response}\n").into_bytes()
}
