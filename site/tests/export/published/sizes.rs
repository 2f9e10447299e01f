//! What the pages, embeds and the whole of a real site weigh.

use super::{exported, file_in_assets, of_two, pages};
use crate::common::current_councils;
use crate::site::files_below;
use std::fs;

/// The most bytes of brotli that a page of two councils may have, styles and all: what the largest has, rounded up. The target
/// is 15,000; docs/sizes.md says what it would take.
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
/// scripts, and the page of the pair. It is what one of the largest has, rounded up; the target is 100,000.
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
