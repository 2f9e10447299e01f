//! What pages say, to readers and to others.

use crate::common::{councils, councils_with_a_report, current_councils};
use crate::site::{BASE, Bench, between, data_date, meta, unescaped};
use council_compare::dataset::{Json, Slug, parse};
use serde_json::Value;
use site::export::site::File;
use site::export::{Options, export, sitemap};
use std::fs;

fn json(bench: &Bench, path: &str) -> Value {
    serde_json::from_slice(&fs::read(bench.out().join(path)).unwrap()).unwrap()
}

/// What the page says of itself in the words of schema.org.
fn linked_data(page: &str) -> Value {
    serde_json::from_str(between(page, "<script type=\"application/ld+json\">", "</script>")).unwrap()
}

const HEADLINE: &str = "Kirklees and Calderdale have the same grades except for care leavers: requires improvement \
                        in Kirklees, good in Calderdale";

#[test]
fn a_page_says_what_it_is_with_whole_addresses() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("kirklees/calderdale");
    assert_eq!(between(&page, "<title>", "</title>"), format!("{HEADLINE} – Council Compare"));
    let canonical = format!("{BASE}calderdale/kirklees/");
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{canonical}\">")));
    let until = format!("From Ofsted inspection reports published to {}.", data_date().long());
    let dates = "Kirklees was inspected in July 2024 and Calderdale in February 2024, about five months apart, under the same framework";
    for (name, expected) in [
        ("description", format!("{dates}. {until}")),
        ("og:description", format!("{dates}. {until}")),
        ("og:title", HEADLINE.to_owned()),
        ("og:url", canonical.clone()),
        ("og:type", "website".to_owned()),
        ("og:site_name", "Council Compare".to_owned()),
        ("og:locale", "en_GB".to_owned()),
        ("twitter:title", HEADLINE.to_owned()),
        ("twitter:description", format!("{dates}. {until}")),
        // Without pictures there is none to show large.
        ("twitter:card", "summary".to_owned()),
    ] {
        assert_eq!(meta(&page, name), Some(expected), "{name}");
    }
    assert_eq!(meta(&page, "og:image"), None);
    assert_eq!(meta(&page, "robots"), None);
    let data = linked_data(&page);
    assert_eq!((data["@type"].as_str(), data["url"].as_str()), (Some("WebPage"), Some(canonical.as_str())));
    assert_eq!(data["name"], HEADLINE);
    assert_eq!(data["about"][1]["name"], "Calderdale");
    let report = &data["citation"][1];
    assert_eq!(report["datePublished"], "2024-05-15");
    assert_eq!(report["url"], "https://files.ofsted.gov.uk/v1/file/50246982");
    assert!(page.contains("<html lang=\"en-GB\">") && page.contains("<base href=\"/compare/\">"));
}

#[test]
fn an_embed_is_kept_out_of_lists_and_names_the_page() {
    let bench = Bench::new();
    bench.export().unwrap();
    let (page, embed) = (bench.page("kirklees/calderdale"), bench.page("embed/kirklees/calderdale"));
    assert_eq!(meta(&embed, "robots").as_deref(), Some("noindex"));
    assert!(embed.contains(&format!("<link rel=\"canonical\" href=\"{BASE}calderdale/kirklees/\">")));
    assert!(!embed.contains("json+oembed") && !embed.contains("ld+json"));
    let headline = |page: &str| between(page, "<h1>", "</h1>").to_owned();
    let grades = |page: &str| between(page, "aria-label=\"Grades by area\"", "</table>").to_owned();
    assert_eq!(headline(&page), headline(&embed));
    assert_eq!(grades(&page), grades(&embed));
    assert!(page.contains("cc-findings") && !embed.contains("cc-findings"));
    assert!(embed.len() < 40_000, "{}", embed.len());
}

#[test]
fn the_script_for_other_pages_loads_what_is_there() {
    let bench = Bench::new();
    bench.export().unwrap();
    let loader = std::fs::read_to_string(bench.out().join("embed.js")).unwrap();
    let named: Vec<&str> = loader.split('"').skip(1).step_by(2).collect();
    assert_eq!(named.len(), 3, "{loader}");
    for file in named {
        assert!(file.starts_with("assets/") && bench.out().join(file).is_file(), "{file}");
    }
}

#[test]
fn a_page_leads_to_what_embeds_it() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("kirklees/calderdale");
    let link = between(&page, "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"", "\"");
    assert_eq!(link, format!("{BASE}kirklees/calderdale/oembed.json"));
    let answer = json(&bench, "kirklees/calderdale/oembed.json");
    for (field, expected) in [
        ("version", "1.0"),
        ("type", "rich"),
        ("title", HEADLINE),
        ("provider_name", "Council Compare"),
        ("provider_url", BASE),
    ] {
        assert_eq!(answer[field], expected, "{field}");
    }
    let (width, height) = (answer["width"].as_u64().unwrap(), answer["height"].as_u64().unwrap());
    let html = answer["html"].as_str().unwrap();
    assert!(
        html.starts_with(&format!("<iframe src=\"{BASE}embed/kirklees/calderdale/?show=headline,grades\" ")),
        "{html}"
    );
    assert!(html.contains(&format!(" width=\"{width}\" height=\"{height}\" ")), "{html}");
    // Those who keep the frame do not ask again, and it shows the newest reports.
    let title = "Kirklees and Calderdale compared: how Ofsted judged their children’s services";
    assert_eq!(unescaped(between(html, "title=\"", "\"")), title);
    assert!(answer.get("thumbnail_url").is_none());
}

#[test]
fn what_a_page_brings_along_shows_the_same_councils() {
    let bench = Bench::new();
    bench.export().unwrap();
    for pair in ["calderdale/kirklees", "northamptonshire/kingston-upon-hull"] {
        let page = bench.page(pair);
        let known: Value = serde_json::from_str(between(
            &page,
            "<script type=\"application/json\" id=\"cc-known\">",
            "</script>",
        ))
        .unwrap();
        let (index, faults) = parse::index(&Json::from(&known["index"])).unwrap();
        assert!(faults.is_empty() && !index.is_whole);
        let (first, second) = pair.split_once('/').unwrap();
        assert_eq!(known["records"].as_object().unwrap().len(), 2);
        for slug in [first, second] {
            let slug = Slug::new(slug).unwrap();
            assert!(known["records"][slug.as_str()].is_null());
            let record = format!("{}{slug}.json", between(&page, "data-records=\"/compare/", "\""));
            parse::record(&Json::from(&json(&bench, &record)), &slug).unwrap();
            assert_eq!(json(&bench, &record), json(&bench, &format!("data/councils/{slug}.json")));
        }
        // All whom the page names, and not many more.
        let offers =
            page.split("class=\"cc-offers\"").skip(1).map(|line| line.split("</div>").next().unwrap());
        let offered: Vec<_> = offers.flat_map(|line| line.split("<a ").skip(1)).collect();
        assert!((4..=12).contains(&offered.len()), "{offered:?}");
        for link in offered {
            let name = unescaped(between(link, ">", "</a>"));
            assert!(index.councils().iter().any(|council| *council.name == *name), "{name}");
        }
        assert!(index.councils().len() < 25, "{}", index.councils().len());
    }
}

#[test]
fn nothing_in_the_data_can_end_a_script() {
    let text = site::export::html::json_in_script(r#"{"a":"</script><!--<script>"}"#);
    assert!(!text.contains('<'));
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["a"], "</script><!--<script>");
    let escaped = site::export::html::Escaped("King’s “<b>” & \"co\"").to_string();
    assert_eq!(escaped, "King’s “&lt;b&gt;” &amp; &quot;co&quot;");
}

#[test]
fn a_link_to_a_pair_without_a_page_leads_to_the_council() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("calderdale/kirklees");
    // Offered beside Calderdale, and not exported. What leads to one council is not called a comparison.
    assert!(page.contains("<a href=\"/compare/bradford/\">Bradford</a>"));
    let embed = bench.page("embed/calderdale/kirklees");
    assert!(embed.contains("<a href=\"/compare/bradford/\" target=\"_blank\" rel=\"noopener\">Bradford</a>"));
    assert!(!page.contains("Compare Calderdale with Bradford"));
    // One that is exported stays.
    let page = bench.page("northamptonshire");
    assert!(page.contains("href=\"/compare/northamptonshire/kingston-upon-hull/\""));
}

/// An embed stands in a story that may be about anything, without the masthead that says what a page is about.
#[test]
fn an_embed_begins_with_what_its_grades_are_of() {
    let bench = Bench::new();
    bench.export().unwrap();
    let said = "How Ofsted judged children’s services";
    let embed = bench.page("embed/calderdale/kirklees");
    let kicker = format!(
        "<p class=\"cc-kicker\">{said}</p><div class=\"cc-said\" aria-live=\"polite\" aria-atomic=\"true\">"
    );
    assert_eq!(embed.matches(&kicker).count(), 1, "{embed:.4000}");
    let page = bench.page("calderdale/kirklees");
    assert!(page.contains(&format!("<span class=\"cc-tagline\">{said}</span>")));
    assert!(!page.contains("class=\"cc-kicker\""));
}

#[test]
fn a_council_has_its_grades_and_leads_on_without_a_script() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("kirklees");
    let headline = "Kirklees is graded good in three of four areas; requires improvement for care leavers";
    assert_eq!(between(&page, "<h1>", "</h1>"), headline);
    assert_eq!(meta(&page, "og:title").as_deref(), Some(headline));
    let dates = between(&page, "<p class=\"cc-dates\">", "</p>");
    assert!(
        dates.starts_with("Inspected 8–19 July 2024 under the newer framework (ILACS). <a target=\"_blank\" rel=\"noopener\" href=\"https://files.ofsted.gov.uk/"),
        "{dates}"
    );
    assert!(dates.ends_with(">Report of 28 August 2024</a>."), "{dates}");
    assert!(page.contains("href=\"/compare/kirklees/calderdale/\""));
    // The one script is the short one in the head.
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(!page.contains("type=\"module\"") && !page.contains("_bg.wasm"));
    let gone = bench.page("northamptonshire");
    assert!(gone.contains("<b>Northamptonshire was replaced in 2021.</b>"), "{gone}");
    assert!(gone.contains("href=\"/compare/west-northamptonshire/\""));
    let new = bench.page("west-northamptonshire");
    assert!(
        new.contains("was created in 2021.</b> Its area came from <a href=\"/compare/northamptonshire/\">")
    );
}

#[test]
fn other_names_lead_to_the_council() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("hull");
    assert!(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/compare/kingston-upon-hull/\">"));
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{BASE}kingston-upon-hull/\">")));
    assert!(page.contains("<a href=\"/compare/kingston-upon-hull/\">Kingston upon Hull</a>"));
    assert!(bench.out().join("bcp/index.html").is_file());
}

#[test]
fn what_is_not_there_leads_to_every_council() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = fs::read_to_string(bench.out().join("404.html")).unwrap();
    assert_eq!(meta(&page, "robots").as_deref(), Some("noindex"));
    assert!(
        page.contains("<h1>There is no page at this address</h1>") && !page.contains("rel=\"canonical\"")
    );
    assert_eq!(page.matches("<li><a href=\"/compare/").count(), councils().len());
    assert!(page.contains("<script type=\"module\" src=\"assets/"));
}

#[test]
fn the_start_page_names_the_dataset() {
    let bench = Bench::new();
    bench.export().unwrap();
    let page = bench.page("");
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{BASE}\">")));
    // It stands for the site, not for the pair that it begins with.
    assert_eq!(between(&page, "<title>", "</title>"), "Council Compare");
    for name in ["og:title", "twitter:title"] {
        assert_eq!(meta(&page, name).as_deref(), Some("Council Compare"), "{name}");
    }
    let description = "How Ofsted judged children’s services, two English councils side by side";
    assert_eq!(meta(&page, "og:description").as_deref(), Some(description));
    let data = linked_data(&page);
    let dataset = &data["@graph"][1];
    assert_eq!(dataset["@type"], "Dataset");
    assert_eq!(dataset["temporalCoverage"], format!("2013-08-02/{}", data_date()));
    // Not of all: the dataset has no report on some that were abolished.
    let described = dataset["description"].as_str().unwrap();
    let with_a_report = councils_with_a_report().len();
    assert!(with_a_report < councils().len());
    assert!(described.contains(&format!(" {with_a_report} English councils, ")), "{described}");
    let period = format!(" published from 2 August 2013 to {}.", data_date().long());
    assert!(described.ends_with(&period), "{described}");
    for download in dataset["distribution"].as_array().unwrap() {
        let path = download["contentUrl"].as_str().unwrap().strip_prefix(BASE).unwrap();
        assert!(bench.out().join(path).is_file(), "{path}");
    }
}

#[test]
fn the_site_map_lists_what_is_canonical_and_is_split_where_it_must_be() {
    let bench = Bench::new();
    bench.export().unwrap();
    let list = fs::read_to_string(bench.out().join("sitemap.xml")).unwrap();
    assert_eq!(list.matches("<url>").count(), 1 + councils().len() + 3);
    assert!(list.contains(&format!(
        "<url><loc>{BASE}calderdale/kirklees/</loc><lastmod>{}</lastmod></url>",
        data_date()
    )));
    assert!(!list.contains("/kirklees/calderdale/") && !list.contains("/embed/"));
    let robots = fs::read_to_string(bench.out().join("robots.txt")).unwrap();
    assert!(robots.ends_with(&format!("\nSitemap: {BASE}sitemap.xml\n")));

    let addresses: Vec<String> = (0..10).map(|i| format!("{BASE}{i}/")).collect();
    let at = |path: &str| format!("{BASE}{path}");
    let names = |files: &[File]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    let parts = sitemap::files_within(&addresses, "2026-08-20", at, 4, 50_000_000);
    assert_eq!(names(&parts), ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
    let counts: Vec<usize> =
        parts.iter().map(|it| std::str::from_utf8(&it.bytes).unwrap().matches("<loc>").count()).collect();
    assert_eq!(counts, [4, 4, 2, 3]);
    let most = parts[0].bytes.len();
    assert_eq!(names(&sitemap::files_within(&addresses, "2026-08-20", at, 100, most)), names(&parts));
    assert_eq!(sitemap::files(&addresses, "2026-08-20", at).len(), 1);
}

#[test]
fn the_manifest_names_icons_of_the_size_it_says() {
    let bench = Bench::new();
    bench.export().unwrap();
    let manifest = json(&bench, "manifest.webmanifest");
    assert_eq!(
        (manifest["start_url"].as_str(), manifest["scope"].as_str()),
        (Some("/compare/"), Some("/compare/"))
    );
    let icons = manifest["icons"].as_array().unwrap();
    assert_eq!(icons.len(), 4);
    for icon in icons {
        let path = icon["src"].as_str().unwrap().strip_prefix("/compare/").unwrap();
        let bytes = fs::read(bench.out().join(path)).unwrap();
        if icon["type"] == "image/png" {
            // Width and height stand after the signature and the head of the first chunk.
            let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            assert_eq!(icon["sizes"], format!("{}x{}", side(16), side(20)), "{path}");
        }
    }
    let page = bench.page("");
    assert!(page.contains("<link rel=\"apple-touch-icon\" href=\"assets/"));
}

#[test]
fn a_pair_has_one_picture_that_both_orders_name() {
    let bench = Bench::new();
    export(&Options { has_pictures: true, ..bench.options() }).unwrap();
    let picture = fs::read(bench.out().join("calderdale/kirklees/card.png")).unwrap();
    let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((&picture[..4], size(16), size(20)), (&b"\x89PNG"[..], 1200, 630));
    assert!(!bench.out().join("kirklees/calderdale/card.png").exists(), "the other order has one too");
    for page in ["calderdale/kirklees", "kirklees/calderdale"] {
        let page = bench.page(page);
        assert_eq!(meta(&page, "og:image"), Some(format!("{BASE}calderdale/kirklees/card.png")));
        assert_eq!(meta(&page, "og:image:width").as_deref(), Some("1200"));
        assert_eq!(meta(&page, "twitter:card").as_deref(), Some("summary_large_image"));
        let alt = meta(&page, "og:image:alt").unwrap();
        // In the order of the picture, whatever that of the page.
        assert!(alt.starts_with("Calderdale and Kirklees have the same grades"), "{alt}");
        assert!(
            alt.contains(": leadership good") && alt.contains("care leavers requires improvement"),
            "{alt}"
        );
    }
}

/// A link that only swapped the two would bring nothing.
#[test]
fn what_is_shown_already_is_named_without_a_link() {
    let bench = Bench::new();
    fs::write(bench.path("pairs.csv"), "bournemouth,bournemouth-christchurch-and-poole\nbournemouth,leeds\n")
        .unwrap();
    bench.export().unwrap();
    let notice = |page: &str| {
        let page = bench.page(page);
        let start = page.find("Its area passed to").unwrap();
        page[start..][..page[start..].find("</p>").unwrap()].to_owned()
    };
    for (page, links) in [("bournemouth/leeds", 1), ("bournemouth/bournemouth-christchurch-and-poole", 0)] {
        let notice = notice(page);
        assert!(notice.contains("Bournemouth, Christchurch and Poole"), "{notice}");
        assert_eq!(notice.matches("<a ").count(), links, "{notice}");
    }
}

/// A preview shows the description, and nothing of the page.
#[test]
fn what_may_not_be_the_newest_is_said_in_previews_too() {
    const NEWER: &str = "Ofsted’s website may have a newer ";
    let bench = Bench::new();
    bench.export().unwrap();
    let mut old = Vec::new();
    for council in current_councils() {
        let page = bench.page(&council);
        let body = page.split_once("<body").unwrap().1;
        assert_eq!(meta(&page, "og:description").unwrap().contains(NEWER), body.contains(NEWER), "{council}");
        if body.contains(NEWER) {
            old.push(council);
        }
    }
    let pairs: String = old.iter().map(|council| format!("{council},calderdale\n")).collect();
    fs::write(bench.path("pairs.csv"), format!("calderdale,kirklees\n{pairs}")).unwrap();
    bench.export().unwrap();
    for pair in
        old.iter().map(|council| format!("{council}/calderdale")).chain(["calderdale/kirklees".to_owned()])
    {
        let page = bench.page(&pair);
        let body = page.split_once("<body").unwrap().1;
        let described = meta(&page, "og:description").unwrap();
        assert_eq!(described.contains(NEWER), body.contains(NEWER), "{pair}");
        assert!(!described.contains(".."), "{described}");
    }
}
