//! The shapes of grades in text, as inline SVG: the same outlines as in charts.

use crate::chart::geometry::at;
use crate::chart::glyph::{Outline, outline};
use crate::dataset::Grade;
use yew::prelude::*;

/// A grade's shape, without a word; the word stands beside it. A hollow one is not like for like.
pub(super) fn grade_glyph(grade: Grade, is_hollow: bool) -> Html {
    // The older scale's own words always have a hollow shape.
    let is_hollow = is_hollow || matches!(grade, Grade::Adequate | Grade::Satisfactory);
    let class = classes!("cc-glyph", class(grade), is_hollow.then_some("cc-hollow"));
    html! { <svg {class} viewBox="-1250 -1250 2500 2500" aria-hidden="true"><path d={path(grade)} /></svg> }
}

/// The class that gives a shape its grade's colour.
const fn class(grade: Grade) -> &'static str {
    match grade {
        Grade::Outstanding => "cc-is-outstanding",
        Grade::Good => "cc-is-good",
        Grade::RequiresImprovement => "cc-is-requires-improvement",
        Grade::Adequate | Grade::Satisfactory => "cc-is-older",
        Grade::Inadequate => "cc-is-inadequate",
    }
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

/// The bar where an area was not judged.
pub(super) fn not_judged_glyph() -> Html {
    Html::from_html_unchecked(NOT_JUDGED.into())
}

/// The dotted ring with a question mark where the dataset has nothing.
pub(super) fn not_known_glyph() -> Html {
    Html::from_html_unchecked(NOT_KNOWN.into())
}

const NOT_JUDGED: &str = r#"<svg class="cc-glyph cc-none" viewBox="-1250 -1250 2500 2500" aria-hidden="true"><path d="M-800 0h1600"/></svg>"#;

const NOT_KNOWN: &str = r#"<svg class="cc-glyph cc-unknown" viewBox="-1250 -1250 2500 2500" aria-hidden="true"><circle r="1050"/><path d="M-320-250a330 330 0 1 1 480 300Q0 140 0 320M0 580v60"/></svg>"#;
