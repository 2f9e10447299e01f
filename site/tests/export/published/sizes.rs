//! What the pages, embeds and the whole of a real site weigh.

use super::{exported, file_in_assets, of_two, pages};
use crate::common::current_councils;
use crate::site::files_below;
use std::fs;

/// The most bytes of brotli that a page of two councils may have, styles and all: the target is 15,000. It is what the
/// largest of the site has. It went up by 100 for sentences that say what the press alone tells, and what is a main theme, by
/// 50 for what is said where no script runs, by 100 for the shapes' words on phones and what the chart may not know, and by 200
/// for text of twice the size and what a screen reader hears, and by 200 for names that wrap in their fields, labels of events in
/// a second row, and what the grades and visits of a story are for; by 50 for marks and risers that stand side by side.
const MOST_OF_A_PAGE: usize = 20_150;

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn pages_are_small() {
    let site = exported();
    let pages = pages(&site);
    let mut sizes: Vec<(u64, &String)> =
        of_two(&pages).map(|path| (fs::metadata(site.join(path)).unwrap().len(), path)).collect();
    sizes.sort_unstable();
    // Compressing takes a while: one in the middle, and the largest.
    let middle = brotli(&fs::read(site.join(sizes[sizes.len() / 2].1)).unwrap());
    let largest =
        sizes.iter().rev().take(5).map(|(_, path)| (brotli(&fs::read(site.join(path)).unwrap()), *path));
    let (most, path) = largest.max().unwrap();
    println!("a page in the middle {middle}, the largest {most} ({path})");
    assert!(most <= MOST_OF_A_PAGE, "{path} is {most} bytes of brotli");
}

/// The most bytes of brotli that an embed of every panel may load before somebody needs the program: its page, styles and
/// scripts, and the page of the pair. The target is 100,000; it is what one of the largest has. It went up by 100 for what
/// keeps a reader’s place in WebKit, and for links to other councils where the program does not run, by 200 for labels of
/// visits and action on phones, by 100 for reasons and for what reports say both of, by 100 for what is said where no
/// script runs, by 250 for dates in the councils' colours and names where neither headline nor grades stand, and by 600 for
/// what is chosen in lists and charts before the program comes, the shapes' words on phones, and what the chart may not know. It
/// came down by 400 when what no program draws got styles of its own, and went up by 600 for text of twice the size and what a
/// screen reader hears, by 400 for the same as pages and for what hosts tell a frame late, and by 100 for charts whose letters are
/// not read out and fields that are level without the program.
const MOST_OF_AN_EMBED: usize = 36_900;

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn embeds_are_light() {
    let site = exported();
    let files = [".css", "again.js", "embedded.js", "start.js", "still.js"]
        .map(|ending| file_in_assets(&site, ending));
    let shared: usize = files.iter().map(|file| brotli(&fs::read(site.join(file)).unwrap())).sum();
    let [embed, pair] = ["embed/calderdale/kirklees", "calderdale/kirklees"]
        .map(|path| brotli(&fs::read(site.join(path).join("index.html")).unwrap()));
    println!("an embed of grades {}, of every panel {}", embed + shared, embed + shared + pair);
    assert!(embed + shared + pair <= MOST_OF_AN_EMBED, "{embed} + {shared} + {pair} bytes of brotli");
}

/// What a newsroom may have to put where its own pages are.
const MOST_OF_A_SITE: u64 = 150_000_000;

#[test]
#[ignore = "looks at the site that `cargo xtask test export` exports"]
fn each_council_with_its_neighbours_is_little_to_publish() {
    let site = exported();
    let files = files_below(&site);
    let bytes: u64 = files.iter().map(|file| fs::metadata(site.join(file)).unwrap().len()).sum();
    let pictures = files.iter().filter(|file| file.ends_with("/card.png")).count();
    println!("{bytes} bytes with {pictures} pictures");
    // Each current council is with three others in a picture, of which some are mutual.
    assert!(
        pictures > current_councils().len() * 3 / 2 && bytes < MOST_OF_A_SITE,
        "{bytes} bytes with {pictures} pictures"
    );
}

/// The size of a file as a host sends it that compresses once and well.
fn brotli(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params).unwrap();
    compressed.len()
}
