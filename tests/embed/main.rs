//! The codes to copy: what each must have for every pair and choice, and one of each to be read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod markup;

use common::{Dataset, date};
use council_compare::embed::{Embed, EmbedFormat, Heights};
use council_compare::link;
use council_compare::link::{Panel, Panels};
use markup::{Tag, tags};

const SITE: &str = "https://data.news.example/compare/";

/// The embed at an address, from a site.
fn embed(data: &Dataset, site: &str, address: &str) -> Embed {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (view, notices) = link::parse(path, query, &data.index);
    assert_eq!(notices, [], "{address}");
    let comparison = data.compare(&view.councils.first, &view.councils.second, view.as_of);
    Embed::new(site, &view, &comparison, Heights::new([1340, 1180, 960, 1000, 900, 760, 700, 820]))
        .with_picture()
}

/// The first element of this name.
#[track_caller]
fn first<'a>(tags: &'a [Tag], name: &str) -> &'a Tag {
    tags.iter().find(|tag| tag.name == name).unwrap_or_else(|| panic!("no <{name}> in {tags:?}"))
}

#[test]
fn codes_to_be_read() {
    let data = Dataset::to_be_read();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, address) in [
        ("codes", "/calderdale/kirklees/"),
        (
            "codes_pinned",
            "/embed/kingston-upon-hull/leeds/?area=leaders&as-of=2019-01-01&theme=dark&show=grades,journey&accent=teal",
        ),
    ] {
        let embed = embed(&data, SITE, address);
        let codes = EmbedFormat::ALL.map(|format| format!("{format:?}\n\n{}\n", embed.code(format)));
        settings.bind(|| insta::assert_snapshot!(name, codes.join("\n")));
    }
}

#[test]
fn every_code_is_whole_and_says_what_it_shows() {
    let data = Dataset::load();
    let queries =
        ["", "?theme=light", "?as-of=2019-01-01&show=headline,grades&accent=claret", "?show=findings"];
    for (i, (one, other)) in data.ordered_pairs().enumerate().step_by(97) {
        let address = format!("/embed/{one}/{other}/{}", queries[i % queries.len()]);
        let embed = embed(&data, SITE, &address);
        // A live frame shows something else after the next report, so its title makes no claim; a caption says of when it is.
        let title = embed.title();
        let is_pinned = address.contains("as-of");
        let until = format!("published to {})", data.index.data_date.long());
        let (in_title, in_caption) = match is_pinned {
            true => ("1 January 2019", "1 January 2019"),
            false => ("compared: how Ofsted judged their children’s services", &*until),
        };
        assert!(title.contains(in_title), "{address}: {title}");
        for format in EmbedFormat::ALL {
            let code = embed.code(format);
            let tags = tags(&code);
            let link = tags.iter().find(|tag| tag.name == "a" && tag.has("href", &embed.link()));
            assert!(link.is_some(), "{address}: {format:?} has no link: {code}");
            let (element, title_is) = match format {
                EmbedFormat::Iframe | EmbedFormat::WordPress => ("iframe", "title"),
                EmbedFormat::Pym => ("div", "data-title"),
                EmbedFormat::Amp => ("amp-iframe", "title"),
                EmbedFormat::Picture => ("img", "alt"),
                EmbedFormat::Element => {
                    let element = first(&tags, "council-compare");
                    assert!(element.has("first", one.as_str()) && element.has("second", other.as_str()));
                    continue;
                }
            };
            let told = tags.iter().filter(|tag| tag.name == element).find_map(|tag| tag.get(title_is));
            match format {
                // The share picture shows the newest grades, and has no place beside those of a day gone by.
                EmbedFormat::Picture if is_pinned => assert_eq!(told, None, "{address}"),
                _ => assert_eq!(told, Some(title.as_str()), "{address}: {format:?}"),
            }
            if format == EmbedFormat::Picture {
                let caption = code.split_once("<figcaption>").unwrap().1;
                assert!(caption.contains(in_caption), "{address}: {caption}");
            }
        }
    }
}

#[test]
fn frames_are_lazy_and_may_copy_and_share() {
    let data = Dataset::load();
    let embed = embed(&data, SITE, "/embed/leeds/kent/?theme=dark&show=grades,findings");
    for format in [EmbedFormat::Iframe, EmbedFormat::WordPress] {
        let tags = tags(&embed.code(format));
        let frame = first(&tags, "iframe");
        assert!(frame.has(
            "src",
            "https://data.news.example/compare/embed/leeds/kent/?theme=dark&show=grades,findings"
        ));
        assert!(
            frame.has("loading", "lazy") && frame.has("allow", "clipboard-write; web-share"),
            "{frame:?}"
        );
        assert!(frame.has("height", "760"), "{frame:?}");
    }
    let pym = embed.code(EmbedFormat::Pym);
    assert!(pym.contains("IntersectionObserver") && pym.contains(r#".allow = "clipboard-write; web-share""#));
    assert!(first(&tags(&embed.code(EmbedFormat::Picture)), "img").has("loading", "lazy"));
}

#[test]
fn where_the_site_has_no_picture_no_code_shows_one() {
    let data = Dataset::load();
    let comparison = data.comparison("leeds", "kent", None);
    let (view, _) = link::parse("/embed/leeds/kent/", "", &data.index);
    let embed = Embed::new(SITE, &view, &comparison, Heights::estimate(Panels::ALL));
    assert!(embed.picture().is_none() && !embed.code(EmbedFormat::Picture).contains("<img"));
    let with_picture = embed.with_picture();
    assert_eq!(with_picture.picture().unwrap(), format!("{SITE}kent/leeds/card.png"));
    assert!(with_picture.code(EmbedFormat::Picture).contains("<img"));
}

/// What `clamp`, `max` and the rest of the length come to in a column of this width.
fn reserved(padding: &str, width: f64) -> f64 {
    let mut rest = padding;
    let length = sum(&mut rest, width);
    assert_eq!(rest, "", "{padding}");
    length
}

/// Reads sums and differences, up to what no sum goes on with.
fn sum(rest: &mut &str, width: f64) -> f64 {
    let mut total = product(rest, width);
    loop {
        *rest = rest.trim_start();
        let Some(sign) = rest.chars().next().filter(|next| ['+', '-'].contains(next)) else { return total };
        *rest = rest[1..].trim_start();
        let next = product(rest, width);
        total += if sign == '+' { next } else { -next };
    }
}

fn product(rest: &mut &str, width: f64) -> f64 {
    let mut total = factor(rest, width);
    while let Some(after) = rest.strip_prefix('*') {
        *rest = after;
        total *= factor(rest, width);
    }
    total
}

fn factor(rest: &mut &str, width: f64) -> f64 {
    type Choose = fn(&[f64]) -> f64;
    let kinds: [(&str, Choose); 3] = [
        ("calc(", |it| it[0]),
        ("max(", |it| it[0].max(it[1])),
        ("clamp(", |it| it[0].max(it[1].min(it[2]))),
    ];
    for (start, choose) in kinds {
        let Some(after) = rest.strip_prefix(start) else { continue };
        *rest = after;
        let mut items = vec![sum(rest, width)];
        while let Some(after) = rest.strip_prefix(',') {
            *rest = after.trim_start();
            items.push(sum(rest, width));
        }
        *rest = rest.strip_prefix(')').unwrap();
        return choose(&items);
    }
    let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.' && it != '-').unwrap_or(rest.len());
    let number: f64 = rest[..end].parse().unwrap_or_else(|_| panic!("{rest}"));
    let unit = if rest[end..].starts_with('%') { width / 100.0 } else { 1.0 };
    *rest = rest[end..].trim_start_matches(['p', 'x', '%']);
    number * unit
}

#[test]
fn as_much_room_is_reserved_as_was_measured_and_more_than_on_the_line_between() {
    let data = Dataset::load();
    let comparison = data.comparison("leeds", "kent", None);
    let (view, _) = link::parse("/embed/leeds/kent/", "", &data.index);
    for heights in [
        // Calderdale and Kirklees, all panels and the first two, as measured; and one that grows where it is wider.
        [6147, 5583, 5123, 5372, 5146, 4686, 4075, 4177],
        [1118, 942, 811, 1117, 968, 951, 811, 932],
        [900, 880, 700, 720, 730, 740, 750, 760],
    ] {
        let embed = Embed::new(SITE, &view, &comparison, Heights::new(heights));
        let code = embed.code(EmbedFormat::Iframe);
        let padding = code.split_once("padding-bottom:").unwrap().1.split_once('"').unwrap().0;
        let room = |width: f64| reserved(padding, width);
        let known: Vec<_> = Heights::WIDTHS.into_iter().map(f64::from).zip(heights.map(f64::from)).collect();
        for &(width, height) in &known {
            assert!((room(width) - height).abs() < 0.5, "{} of {height} at {width}", room(width));
        }
        // A third of the way on, and no lower than on the line further on. At 576 px and 1,000 the layout changes.
        for ends in [[0, 1], [1, 2], [3, 4], [5, 6]] {
            let [(from, higher), (to, lower)] = ends.map(|end| known[end]);
            let (third, middle) = (from + (to - from) / 3.0, f64::midpoint(from, to));
            assert!((room(third.floor()) - higher).abs() <= 1.0, "{heights:?} at {third}");
            let fallen = (higher - lower) * 0.75;
            assert!((room(middle) - (lower + fallen)).abs() < 2.0, "{heights:?} at {middle}");
        }
        // What knows the window's width only in steps has the room of each step's beginning.
        let code = embed.code(EmbedFormat::Amp);
        let steps = code.split_once("heights=\"").unwrap().1.split_once('"').unwrap().0;
        for width in [1000, 900, 576, 520, 320] {
            let step = steps.split_once(&format!("(min-width:{width}px) ")).unwrap().1;
            let height: f64 = step.split_once("px").unwrap().0.parse().unwrap();
            let room = room(f64::from(width));
            assert!(height > room - 0.5 && height < room + 1.0, "{height} for {room} at {width}");
        }
        assert!((room(950.0) - f64::from(heights[6])).abs() < 0.5, "{heights:?}");
        assert!(room(240.0) > f64::from(heights[0]));
        assert!((room(1400.0) - f64::from(heights[7])).abs() < 0.5);
    }
}

#[test]
fn an_element_says_only_what_differs_from_the_default() {
    let data = Dataset::load();
    let attributes = |query: &str| {
        let code = embed(&data, SITE, &format!("/embed/leeds/kent/{query}")).code(EmbedFormat::Element);
        let tags = tags(&code);
        assert!(first(&tags, "script").has("src", "https://data.news.example/compare/embed.js"));
        let element = first(&tags, "council-compare");
        let names = element.attributes.iter().filter(|(name, _)| name != "style");
        names.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(attributes(""), "first=leeds second=kent");
    assert_eq!(
        attributes("?area=leaders&as-of=2019-01-01&theme=dark&show=journey,grades&accent=teal"),
        "first=leeds second=kent show=grades journey area=leaders theme=dark accent=teal as-of=2019-01-01"
    );
}

#[test]
fn a_pinned_code_links_to_the_pinned_comparison() {
    let data = Dataset::load();
    let embed = embed(&data, SITE, "/embed/leeds/kent/?as-of=2019-01-01&theme=dark&show=grades");
    assert_eq!(embed.link(), "https://data.news.example/compare/leeds/kent/?as-of=2019-01-01");
    let comparison = data.comparison("leeds", "kent", Some("2019-01-01"));
    assert_eq!(comparison.pinned, Some(date("2019-01-01")));
    assert!(embed.title().starts_with("As of 1 January 2019, "), "{}", embed.title());
}

#[test]
fn a_hostile_site_stays_inside_its_attribute() {
    let data = Dataset::load();
    let site = r#"https://a.example/"><script>alert(1)</script>&amp;/"#;
    let embed = embed(&data, site, "/embed/leeds/kent/");
    for format in EmbedFormat::ALL {
        let code = embed.code(format);
        assert!(!code.contains("<script>alert"), "{format:?}: {code}");
        let addresses = tags(&code);
        let link = addresses.iter().find(|tag| tag.name == "a").unwrap();
        assert_eq!(link.get("href"), Some(embed.link().as_str()), "{format:?}");
    }
}

#[test]
fn more_panels_are_estimated_to_be_higher() {
    let mut panels = Panels::of(&[Panel::Headline]).unwrap();
    let mut last = Heights::estimate(panels);
    for panel in [Panel::Grades, Panel::Journey, Panel::Standing, Panel::Findings] {
        panels = panels.toggled(panel);
        let heights = Heights::estimate(panels);
        assert!(heights.all().iter().zip(last.all()).all(|(height, last)| *height > last), "{panel:?}");
        last = heights;
    }
}
