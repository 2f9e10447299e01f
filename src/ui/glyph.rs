//! The shapes of grades in text, as inline SVG: the same outlines as in charts.

use super::fixed::drawing;
use crate::chart::geometry::at;
use crate::chart::glyph::{Outline, outline};
use crate::comparison::Standing;
use crate::dataset::Grade;
use yew::prelude::*;

/// A grade's shape, without a word; the word stands beside it. A hollow one is not like for like.
pub(super) fn grade_glyph(grade: Grade, is_hollow: bool) -> Html {
    let class = match (grade, is_hollow) {
        (Grade::Outstanding, false) => "cc-glyph cc-is-outstanding",
        (Grade::Outstanding, true) => "cc-glyph cc-is-outstanding cc-hollow",
        (Grade::Good, false) => "cc-glyph cc-is-good",
        (Grade::Good, true) => "cc-glyph cc-is-good cc-hollow",
        (Grade::RequiresImprovement, false) => "cc-glyph cc-is-requires-improvement",
        (Grade::RequiresImprovement, true) => "cc-glyph cc-is-requires-improvement cc-hollow",
        (Grade::Inadequate, false) => "cc-glyph cc-is-inadequate",
        (Grade::Inadequate, true) => "cc-glyph cc-is-inadequate cc-hollow",
        // The older scale's own words always have a hollow shape.
        (Grade::Adequate | Grade::Satisfactory, _) => "cc-glyph cc-is-older cc-hollow",
    };
    html! { <svg {class} viewBox="-1250 -1250 2500 2500" aria-hidden="true"><path d={path(grade)} /></svg> }
}

/// The outline as an SVG path, in thousandths of the radius.
fn path(grade: Grade) -> String {
    match outline(grade, at(0.0, 0.0), 1000.0) {
        Outline::Circle(radius) => {
            let r = whole(radius);
            format!("M{r} 0A{r} {r} 0 1 1 -{r} 0A{r} {r} 0 1 1 {r} 0Z")
        }
        Outline::Polygon(corners) => {
            let corners: Vec<String> =
                corners.iter().map(|corner| format!("{} {}", whole(corner.x), whole(corner.y))).collect();
            format!("M{}Z", corners.join("L"))
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "outlines reach a little over a thousand")]
fn whole(length: f32) -> i32 {
    length.round() as i32
}

/// The shape of what a report says of an area.
pub(super) fn standing_glyph(standing: &Standing) -> Html {
    match standing {
        Standing::Own(grade) | Standing::Separate { grade, .. } => grade_glyph(*grade, false),
        Standing::Shared(grade) => grade_glyph(*grade, true),
        Standing::NotJudged(_) => not_judged_glyph(),
        Standing::NotKnown => not_known_glyph(),
    }
}

/// The bar where an area was not judged.
pub(super) fn not_judged_glyph() -> Html {
    drawing(NOT_JUDGED)
}

/// The dotted ring with a question mark where the dataset has nothing.
fn not_known_glyph() -> Html {
    drawing(NOT_KNOWN)
}

const NOT_JUDGED: &str = r#"<svg class="cc-glyph cc-none" viewBox="-1250 -1250 2500 2500" aria-hidden="true"><path d="M-800 0h1600"/></svg>"#;

const NOT_KNOWN: &str = r#"<svg class="cc-glyph cc-unknown" viewBox="-1250 -1250 2500 2500" aria-hidden="true"><circle r="1050"/><path d="M-320-250a330 330 0 1 1 480 300Q0 140 0 320M0 580v60"/></svg>"#;
