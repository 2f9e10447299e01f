//! A correction stands on every page of the council, and on every page where a mistake can be reported.

use crate::site::Bench;
use site::export::{Options, export};
use std::fs;
use std::path::PathBuf;

const TOLD: &str = "Correction, 12 March 2026: care leavers in Kirklees had no grade here and have one.";

/// The real tables, and a correction of what was published of Kirklees.
fn corrected_data(bench: &Bench) -> PathBuf {
    let data = bench.copy_of_data();
    let published = fs::read_to_string(data.join("published.csv")).unwrap();
    let newest = "kirklees,2024-08-28,care-leavers,";
    let line = published.lines().find(|line| line.starts_with(newest)).unwrap();
    let grade = line.strip_prefix(newest).unwrap();
    fs::write(data.join("published.csv"), published.replace(&format!("{line}\n"), "")).unwrap();
    let correction = format!(
        "date,council,record,item,was,now,text\n2026-03-12,kirklees,2024-08-28,care-leavers,,{grade},\
         care leavers in Kirklees had no grade here and have one\n"
    );
    fs::write(data.join("corrections.csv"), correction).unwrap();
    data
}

#[test]
fn a_correction_stands_on_every_page_of_the_council_and_on_no_other() {
    let bench = Bench::new();
    export(&Options { data: corrected_data(&bench), ..bench.options() }).unwrap();
    let files = bench.files("site");
    let tells = |path: &str| {
        let page = String::from_utf8(files[path].clone()).unwrap();
        page.matches(TOLD).count()
    };
    for page in [
        "calderdale/kirklees/index.html",
        "kirklees/calderdale/index.html",
        "embed/calderdale/kirklees/index.html",
        "kirklees/index.html",
    ] {
        assert_eq!(tells(page), 1, "{page}");
    }
    for page in ["cheshire-east/trafford/index.html", "calderdale/index.html"] {
        assert_eq!(tells(page), 0, "{page}");
    }
}

#[test]
fn every_page_says_where_a_mistake_can_be_reported_if_the_dataset_does() {
    for contact in [None, Some("mailto:corrections@news.example?subject=Ofsted")] {
        let bench = Bench::new();
        let data = bench.copy_of_data();
        let about = data.join("about.csv");
        let row = contact.map(|address| format!("contact,{address}\n")).unwrap_or_default();
        fs::write(&about, fs::read_to_string(&about).unwrap() + &row).unwrap();
        export(&Options { data, ..bench.options() }).unwrap();
        let files = bench.files("site");
        let link = contact.map(|address| {
            format!(r#"<a target="_blank" rel="noopener" href="{address}">Report a mistake</a>"#)
        });
        for page in [
            "index.html",
            "calderdale/kirklees/index.html",
            "embed/calderdale/kirklees/index.html",
            "kirklees/index.html",
        ] {
            let page = String::from_utf8(files[page].clone()).unwrap();
            let links = link.as_ref().map_or(0, |link| page.matches(link.as_str()).count());
            assert_eq!(links, usize::from(contact.is_some()), "{contact:?}");
            assert_eq!(page.matches("Report a mistake").count(), links, "{contact:?}");
        }
    }
}
