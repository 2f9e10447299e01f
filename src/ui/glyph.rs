//! The shapes of grades in text, as inline SVG: the same outlines as in charts.

use super::element::drawing;
use crate::comparison::Standing;
use crate::dataset::Grade;
use yew::prelude::*;

/// A grade's shape, without a word; the word stands beside it. A hollow one is not like for like.
pub(super) fn grade_glyph(grade: Grade, is_hollow: bool) -> Html {
    drawing(markup(grade, is_hollow))
}

/// A shape with these classes and this content, as markup.
macro_rules! shape {
    ($classes:literal, $content:expr) => {
        concat!(
            r#"<svg class="cc-glyph "#,
            $classes,
            r#"" viewBox="-1250 -1250 2500 2500" aria-hidden="true">"#,
            $content,
            "</svg>"
        )
    };
}

macro_rules! star {
    () => {
        r#"<path d="M0 -1200L294 -405L1141 -371L476 155L705 971L0 500L-705 971L-476 155L-1141 -371L-294 -405Z"/>"#
    };
}

macro_rules! disc {
    () => {
        r#"<circle r="940"/>"#
    };
}

macro_rules! diamond {
    () => {
        r#"<path d="M0 -1120L1120 0L0 1120L-1120 0Z"/>"#
    };
}

macro_rules! saltire {
    () => {
        r#"<path d="M-920 -503L-503 -920L0 -417L503 -920L920 -503L417 0L920 503L503 920L0 417L-503 920L-920 503L-417 0Z"/>"#
    };
}

macro_rules! square {
    () => {
        r#"<path d="M-840 -840L840 -840L840 840L-840 840Z"/>"#
    };
}

/// The markup of a shape, with the outlines of the charts in thousandths of their radius. It is constant, since the code that
/// would make it is larger than all of it.
const fn markup(grade: Grade, is_hollow: bool) -> &'static str {
    match (grade, is_hollow) {
        (Grade::Outstanding, false) => shape!("cc-is-outstanding", star!()),
        (Grade::Outstanding, true) => shape!("cc-is-outstanding cc-hollow", star!()),
        (Grade::Good, false) => shape!("cc-is-good", disc!()),
        (Grade::Good, true) => shape!("cc-is-good cc-hollow", disc!()),
        (Grade::RequiresImprovement, false) => shape!("cc-is-requires-improvement", diamond!()),
        (Grade::RequiresImprovement, true) => shape!("cc-is-requires-improvement cc-hollow", diamond!()),
        (Grade::Inadequate, false) => shape!("cc-is-inadequate", saltire!()),
        (Grade::Inadequate, true) => shape!("cc-is-inadequate cc-hollow", saltire!()),
        // The older scale's own words always have a hollow shape.
        (Grade::Adequate | Grade::Satisfactory, _) => shape!("cc-is-older cc-hollow", square!()),
    }
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::markup;
    use crate::chart::geometry::at;
    use crate::chart::glyph::{Outline, outline};
    use crate::dataset::Grade;

    #[test]
    fn shapes_in_text_are_those_of_the_charts() {
        for grade in
            [Grade::Outstanding, Grade::Good, Grade::RequiresImprovement, Grade::Adequate, Grade::Inadequate]
        {
            let expected = match outline(grade, at(0.0, 0.0), 1000.0) {
                Outline::Circle(radius) => format!(r#"<circle r="{radius:.0}"/>"#),
                Outline::Polygon(corners) => {
                    let corners: Vec<String> =
                        corners.iter().map(|corner| format!("{:.0} {:.0}", corner.x, corner.y)).collect();
                    format!(r#"<path d="M{}Z"/>"#, corners.join("L"))
                }
            };
            for is_hollow in [false, true] {
                let shape = markup(grade, is_hollow);
                assert!(shape.contains(&expected), "{grade:?}: {shape} has not {expected}");
                assert_eq!(shape.contains("cc-hollow"), is_hollow || grade == Grade::Adequate, "{shape}");
            }
        }
    }
}
