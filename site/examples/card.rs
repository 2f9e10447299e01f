//! Draws share pictures, to look at and to measure.
//!
//!     cargo run --profile export -p site --example card -- calderdale kirklees card.png
//!     cargo run --profile export -p site --example card -- --all
//!
//! The second makes the picture of every two current councils on one core, writes none, and says how long they took and
//! how large they are.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "an example stops at the first surprise"
)]

#[path = "../tests/card/published.rs"]
mod published;

use council_compare::dataset::{Council, Slug};
use published::Published;
use site::card::{self, Painter};
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--all"] => measure_all(),
        [first, second, path] => draw(first, second, None, path),
        [first, second, day, path] => draw(first, second, Some(day), path),
        _ => eprintln!("usage: card (--all | FIRST SECOND [DAY] FILE)"),
    }
}

fn draw(first: &str, second: &str, day: Option<&str>, path: &str) {
    let comparison = Published::load().comparison(first, second, day);
    let png = Painter::new().expect("a font").png(&comparison).expect("a picture");
    std::fs::write(path, &png).expect(path);
    println!("{path}, {} bytes\n{}", png.len(), card::alt(&comparison));
}

#[allow(clippy::cast_precision_loss, reason = "some thousands of pictures")]
fn measure_all() {
    let data = Published::load();
    let mut painter = Painter::new().expect("a font");
    let (mut times, mut sizes) = (Vec::new(), Vec::new());
    let is_current = |slug: &Slug| data.index.council(slug).is_some_and(Council::is_current);
    let pairs = data.ordered_pairs().filter(|(a, b)| a < b && is_current(a) && is_current(b));
    for (first, second) in pairs {
        let comparison = data.compare(first, second, None);
        let began = Instant::now();
        let png = painter.png(&comparison).expect("a picture");
        times.push(began.elapsed());
        sizes.push(png.len());
    }
    let whole: Duration = times.iter().sum();
    times.sort();
    sizes.sort();
    let middle = times.len() / 2;
    println!(
        "{} pictures in {:.1} s on one core; each {:.2} ms (median {:.2}, slowest {:.2}); \
         median {} bytes, largest {}, all {:.1} MB",
        times.len(),
        whole.as_secs_f64(),
        whole.as_secs_f64() * 1e3 / times.len() as f64,
        times[middle].as_secs_f64() * 1e3,
        times[times.len() - 1].as_secs_f64() * 1e3,
        sizes[middle],
        sizes[sizes.len() - 1],
        sizes.iter().sum::<usize>() as f64 / 1e6,
    );
}
