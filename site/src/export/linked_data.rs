//! What pages are, in the words of schema.org. Nothing is said there that the page or the dataset does not say.

use super::known::Known;
use super::picture;
use super::site::{NAME, Site, pair_path};
use council_compare::comparison::{Comparison, Side};
use council_compare::dataset::Council;
use council_compare::embed::{canonical, picture_path};
use serde_json::{Value, json};

const SCHEMA: &str = "https://schema.org";
const LANGUAGE: &str = "en-GB";

/// The page of a comparison: which councils it is about, and on which reports it rests.
pub fn comparison(site: &Site, comparison: &Comparison, headline: &str, description: &str) -> Value {
    let sides: Vec<&Side> = comparison.sides.iter().map(|(_, side)| side).collect();
    let slugs = comparison.sides.as_ref().map(|side| side.council.slug.as_str());
    let (first, second) = canonical(slugs.first, slugs.second);
    let reports: Vec<Value> = sides.iter().filter_map(|side| report(site, side)).collect();
    let mut page = json!({
        "@context": SCHEMA,
        "@type": "WebPage",
        "url": site.base.at(&pair_path(first, second)),
        "name": headline,
        "description": description,
        "inLanguage": LANGUAGE,
        "isPartOf": website(site),
        "about": sides.iter().map(|side| council(&side.council)).collect::<Vec<_>>(),
        "citation": reports,
    });
    if let Some(page) = page.as_object_mut().filter(|_| site.has_pictures) {
        let image = json!({
            "@type": "ImageObject",
            "url": site.base.at(&picture_path(first, second)),
            "width": picture::WIDTH,
            "height": picture::HEIGHT,
        });
        page.insert("primaryImageOfPage".to_owned(), image);
    }
    page
}

/// The page of one council.
pub fn council_page(site: &Site, side: &Side, headline: &str, description: &str) -> Value {
    json!({
        "@context": SCHEMA,
        "@type": "WebPage",
        "url": site.base.at(&format!("{}/", side.council.slug)),
        "name": headline,
        "description": description,
        "inLanguage": LANGUAGE,
        "isPartOf": website(site),
        "about": council(&side.council),
        "citation": side.inspections().filter_map(|it| cited(site, side, it)).collect::<Vec<_>>(),
    })
}

/// The whole site, with the dataset that it shows.
pub fn site(site: &Site, known: &Known) -> Value {
    let days = known.records.values().flat_map(|record| {
        let inspections = record.inspections.iter().map(|it| it.published);
        inspections.chain(record.earlier.iter().map(|it| it.source.published))
    });
    let first = days.min().unwrap_or(known.index.data_date);
    let (index, base) = (&site.index, &site.base);
    // The dataset does not have every report, and none at all on the councils that were abolished.
    let councils = known.records.values().filter(|record| !record.inspections.is_empty()).count();
    let dataset = json!({
        "@type": "Dataset",
        "name": index.title,
        "description": format!(
            "The grades that {} gave the children’s services of {councils} English councils, each with its report, in \
             the inspection reports in this dataset, published from {} to {}.",
            index.inspectorate,
            first.long(),
            known.index.data_date.long(),
        ),
        "url": base.at(""),
        "license": index.licence.url,
        "creditText": index.attribution,
        "temporalCoverage": format!("{first}/{}", index.data_date),
        "spatialCoverage": "England",
        "distribution": [
            download(site, "index.json", "Every council"),
            download(site, "records.json", "What is known of each council"),
        ],
    });
    let mut website = website(site);
    if let Some(website) = website.as_object_mut() {
        website.insert("inLanguage".to_owned(), LANGUAGE.into());
    }
    json!({ "@context": SCHEMA, "@graph": [website, dataset] })
}

fn website(site: &Site) -> Value {
    json!({ "@type": "WebSite", "name": NAME, "url": site.base.at("") })
}

fn download(site: &Site, file: &str, name: &str) -> Value {
    json!({
        "@type": "DataDownload",
        "name": name,
        "contentUrl": site.base.at(&format!("data/{file}")),
        "encodingFormat": "application/json",
    })
}

fn council(council: &Council) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": &*council.name })
}

/// The newest report on a council.
fn report(site: &Site, side: &Side) -> Option<Value> {
    cited(site, side, side.latest()?)
}

fn cited(site: &Site, side: &Side, inspection: &council_compare::dataset::Inspection) -> Option<Value> {
    Some(json!({
        "@type": "Report",
        "name": format!("{}, report of {}", side.name(), inspection.published.long()),
        "url": &*inspection.report,
        "datePublished": inspection.published.to_string(),
        "publisher": { "@type": "Organization", "name": site.index.inspectorate },
    }))
}
