//! The page of one council: its grades, how it got there, and with whom to compare it. Nothing of it needs a script, so
//! that a reader without one can choose other councils by following links.

use super::RESERVED;
use super::document::{Body, document};
use super::error::ExportError;
use super::head::{Head, Program, Sheets};
use super::html::Escaped;
use super::known::Known;
use super::linked_data;
use super::render::rendered;
use super::site::{File, Site};
use council_compare::comparison::Side;
use council_compare::dataset::{Council, Slug};
use council_compare::describe;
use council_compare::search::slugify;
use council_compare::ui::council::{CouncilPage, CouncilProps};
use council_compare::words::{export as words, page};

/// The address of a council's page, below the base.
pub fn path(council: &str) -> String {
    format!("{council}/")
}

/// The page.
///
/// # Errors
///
/// If the dataset lacks the council.
pub fn page(site: &Site, known: &Known, council: &str) -> Result<File, ExportError> {
    let (council, record) = known.council(council)?;
    let side = Side::new(council.clone(), record.clone(), None);
    let findings = side.summarised_report().and_then(|report| {
        let of_council = known.findings.get(&report.council)?;
        of_council.iter().find(|(day, _)| *day == report.published).map(|(_, findings)| findings.clone())
    });
    let headline = describe::council_headline(&side);
    let age = describe::council_age_note(&side, known.index.data_date).unwrap_or_default();
    let said = [describe::council_dates(&side), age.trim_end_matches(page::FULL_STOP).to_owned()];
    let description = words::description(&said, known.index.data_date);
    let data = linked_data::council_page(site, &side, &headline, &description);
    let path = path(council.slug.as_str());
    let compared = site.pairs.with(council.slug.as_str()).filter_map(Slug::new).collect();
    let markup = rendered::<CouncilPage>(CouncilProps {
        base_path: site.base.path().to_owned(),
        index: known.index.clone(),
        side,
        findings,
        compared,
    });
    let head = Head {
        headline: &headline,
        description: &description,
        canonical: Some(&path),
        is_listed: true,
        picture: None,
        oembed: None,
        linked_data: Some(&data),
        program: Program::Never,
        styles: Sheets::SharedAndAlone,
    };
    let page = document(site, &head, &Body::Still(&markup));
    Ok(File::new(format!("{path}index.html"), page))
}

/// Pages at the other names that people know a council by, each leading to the council's own: `/hull/`.
pub fn aliases(site: &Site, known: &Known) -> Vec<File> {
    let is_free = |name: &String| {
        let slug = Slug::new(name).filter(|slug| !RESERVED.contains(&slug.as_str()));
        slug.is_some_and(|slug| known.index.council(&slug).is_none())
    };
    let names_of = |council: &Council| {
        let mut names: Vec<String> =
            council.aliases.iter().chain([&council.name]).map(|it| slugify(it)).collect();
        names.retain(is_free);
        names.sort_unstable();
        names.dedup();
        names
    };
    let mut files = Vec::new();
    for council in known.index.councils() {
        let page = alias(site, council);
        let names = names_of(council).into_iter();
        files.extend(names.map(|name| File::new(format!("{name}/index.html"), page.as_str())));
    }
    files
}

/// The page that leads to a council's own.
fn alias(site: &Site, council: &Council) -> String {
    let (name, path) = (Escaped(&council.name), path(council.slug.as_str()));
    let (title, moved) = (page::title(&council.name), Escaped(words::HAS_MOVED));
    let title = Escaped(&title);
    let address = site.base.at(&path);
    let (link, address) = (format!("{}{path}", site.base.path()), Escaped(&address));
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <link rel=\"canonical\" href=\"{address}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={link}\">\n\
         </head>\n<body>\n<p>{moved}<a href=\"{link}\">{name}</a>.</p>\n</body>\n</html>\n"
    )
}
