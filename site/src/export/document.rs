//! A whole page around its markup.

use super::assets::START;
use super::head::{Head, Program, head};
use super::html::Escaped;
use super::seed;
use super::site::Site;
use council_compare::words::export::WITHOUT_SCRIPTS;

/// What stands in the body of a page.
pub enum Body<'a> {
    /// Markup that stays as it is.
    Still(&'a str),
    /// Markup that the widget takes over.
    Widget {
        /// The widget's markup.
        markup: &'a str,
        /// What the page knows of the dataset, as [`seed::seed`] writes it.
        known: Option<&'a str>,
    },
}

/// The page.
pub fn document(site: &Site, about: &Head<'_>, body: &Body<'_>) -> String {
    let body = match body {
        Body::Still(markup) => (*markup).to_owned(),
        Body::Widget { markup, known } => widget(site, about.program, markup, *known),
    };
    let head = head(site, about, &body);
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// The widget's element with its markup, what the page knows, and the script that starts the widget. Their names and
/// attributes are what `static/start.js` reads.
fn widget(site: &Site, program: Program, markup: &str, known: Option<&str>) -> String {
    let assets = &site.assets;
    let folder = format!("{}{}", site.base.path(), assets.folder());
    let known = known.map(|known| {
        let id = seed::ID;
        format!("<script type=\"application/json\" id=\"{id}\">{known}</script>\n")
    });
    // What the page knows is of the newest reports, whatever day its address names.
    let without_scripts = known.as_ref().map(|_| {
        format!("<noscript><div class=\"cc\"><p class=\"cc-note\">{WITHOUT_SCRIPTS}</p></div></noscript>\n")
    });
    let when = if program == Program::WhenNeeded { " data-when=\"needed\"" } else { "" };
    format!(
        "{}<div id=\"council-compare\" data-assets=\"{}\" data-script=\"{}\" data-program=\"{}\" data-records=\"{}data/{}/\"{when}>{markup}</div>\n\
         {}<script type=\"module\" src=\"{}\"></script>",
        without_scripts.unwrap_or_default(),
        Escaped(&folder),
        assets.script,
        assets.program,
        site.base.path(),
        site.records_version,
        known.unwrap_or_default(),
        assets.at(START),
    )
}
