//! The colours, measured as `static/council-compare.css` states them: contrast as WCAG 2.2 reckons it, and how far
//! apart colours stay for readers with normal vision and without one kind of cone. The tables are snapshots to read;
//! the floors are asserted.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod difference;
mod styles;
mod vision;

use council_compare::chart::paint::{Palette, Rgb};
use council_compare::chart::scene::Ink;
use std::fmt::Write as _;
use styles::{Theme, themes};
use vision::{Vision, contrast, distance};

const COUNCILS: [&str; 2] = ["first", "second"];
const GRADES: [&str; 4] = ["outstanding", "good", "requires-improvement", "inadequate"];

/// What text and marks may stand on. Lines and dots stand on the ground only.
const GROUNDS: [&str; 4] = ["ground", "panel", "first-tint", "second-tint"];

/// The least contrast of text and of marks (WCAG 2.2, 1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// Each colour that carries meaning, with the contrast it needs and how many of the grounds it may stand on.
fn roles() -> Vec<(&'static str, f64, usize)> {
    let on_all = |names: &[&'static str], floor: f64| -> Vec<_> {
        names.iter().map(|name| (*name, floor, GROUNDS.len())).collect()
    };
    let mut roles = on_all(&["ink", "muted", "link", "teal", "claret", "first", "second"], TEXT);
    roles.extend(on_all(&GRADES, MARK));
    roles.extend(["first-line", "second-line", "dot"].map(|name| (name, MARK, 1)));
    roles
}

/// Colours that have to be told apart, with how far apart they must be at least, in CIEDE2000.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let mut pairs = vec![(COUNCILS[0], COUNCILS[1], 20.0)];
    for (i, one) in GRADES.into_iter().enumerate() {
        pairs.extend(GRADES[i + 1..].iter().map(|other| (one, *other, 11.0)));
    }
    for council in COUNCILS {
        pairs.extend(GRADES.map(|grade| (council, grade, 10.0)));
    }
    pairs
}

/// Both tables, as the design has them.
fn measured(theme: &Theme) -> String {
    let mut text = String::from("| colour | value | ");
    for ground in GROUNDS {
        write!(text, "on {ground} | ").unwrap();
    }
    writeln!(text, "floor |\n|---|---|---|---|---|---|---|").unwrap();
    for (name, floor, grounds) in roles() {
        write!(text, "| {name} | `{}` |", theme.colour(name)).unwrap();
        for (i, ground) in GROUNDS.into_iter().enumerate() {
            match i < grounds {
                true => write!(text, " {:.2} |", contrast(theme.colour(name), theme.colour(ground))).unwrap(),
                false => text.push_str(" – |"),
            }
        }
        writeln!(text, " {floor} |").unwrap();
    }
    text.push_str("\n| pair |");
    for vision in Vision::ALL {
        write!(text, " {} |", vision.name()).unwrap();
    }
    writeln!(text, " floor |\n|---|---|---|---|---|---|").unwrap();
    for (one, other, floor) in pairs() {
        write!(text, "| {one} – {other} |").unwrap();
        for vision in Vision::ALL {
            write!(text, " {:.0} |", distance(theme.colour(one), theme.colour(other), vision)).unwrap();
        }
        writeln!(text, " {floor} |").unwrap();
    }
    text
}

#[test]
fn the_measures_as_tables() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for theme in themes() {
        settings.bind(|| insta::assert_snapshot!(format!("colours_{}", theme.name), measured(&theme)));
    }
}

#[test]
fn text_and_marks_stand_out_from_whatever_they_stand_on() {
    for theme in themes() {
        for (name, floor, grounds) in roles() {
            for ground in &GROUNDS[..grounds] {
                let reached = contrast(theme.colour(name), theme.colour(ground));
                assert!(reached >= floor, "{}: {name} on {ground}: {reached:.2} of {floor}", theme.name);
            }
        }
    }
}

#[test]
fn councils_and_grades_stay_apart_for_every_kind_of_vision() {
    for theme in themes() {
        for (one, other, floor) in pairs() {
            for vision in Vision::ALL {
                let apart = distance(theme.colour(one), theme.colour(other), vision);
                assert!(
                    apart >= floor,
                    "{}, {}: {one} and {other}: {apart:.1} of {floor}",
                    theme.name,
                    vision.name()
                );
            }
        }
    }
}

#[test]
fn pictures_drawn_outside_a_browser_have_the_light_colours() {
    let [light, _] = themes();
    for ink in Ink::ALL {
        let Rgb(red, green, blue) = Palette::LIGHT.colour(ink);
        let name = ink.property().trim_start_matches("--cc-");
        assert_eq!(format!("#{red:02x}{green:02x}{blue:02x}"), light.colour(name).to_string(), "{name}");
    }
}
