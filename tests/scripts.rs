//! What scripts and styles outside the program say again of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use council_compare::link::Panel;
use std::path::Path;

/// A script of the site, or its styles.
fn script(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(name)).unwrap()
}

#[test]
fn scripts_know_every_panel_in_order() {
    let listed = Panel::ALL.map(|panel| format!("\"{}\"", panel.id())).join(", ");
    assert!(script("early.js").contains(&format!("const panels = [{listed}];")), "{listed}");
    // There each is a key, with what shows the panel.
    let still = script("still.js");
    let place = |panel: Panel| still.find(&format!("\n  {}: ", panel.id()));
    let places =
        Panel::ALL.map(|panel| place(panel).unwrap_or_else(|| panic!("{panel:?} is not in still.js")));
    assert!(places.is_sorted(), "{places:?}");
}

/// The site itself may be hosted in a folder called `embed`.
#[test]
fn early_looks_for_embeds_below_the_base() {
    let script = script("early.js");
    assert!(
        script.contains("new URL(\".\", document.baseURI).pathname}embed/")
            && !script.contains("\"/embed/\"")
    );
}

/// An exported page opens what the program has open from this width on, and the styles have more than one column there.
#[test]
fn script_program_and_styles_agree_on_what_is_narrow() {
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/browser/page.rs")).unwrap();
    let (_, after) = page.split_once("const NARROW: i32 = ").unwrap();
    let narrow: u16 = after.split(';').next().unwrap().parse().unwrap();
    assert!(script("early.js").contains(&format!("page.clientWidth >= {narrow} ")), "{narrow}");
    let rem = f32::from(narrow) / 16.0;
    assert!(script("council-compare.css").contains(&format!("@container (min-width: {rem}rem) {{")), "{rem}");
}
