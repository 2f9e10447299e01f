//! The shapes of grades in text, as inline SVG: the same outlines as in charts.

use crate::chart::geometry::at;
use crate::chart::glyph::{Outline, outline};
use crate::dataset::Grade;
use yew::prelude::*;

/// A grade's shape, without a word; the word stands beside it.
#[derive(Properties, PartialEq)]
pub(super) struct GradeGlyphProps {
    /// The grade.
    pub(super) grade: Grade,
    /// Whether the shape is hollow: not like for like.
    #[prop_or_default]
    pub(super) is_hollow: bool,
}

/// See [`GradeGlyphProps`].
#[component]
pub(super) fn GradeGlyph(props: &GradeGlyphProps) -> Html {
    // The older scale's own words always have a hollow shape.
    let is_hollow = props.is_hollow || matches!(props.grade, Grade::Adequate | Grade::Satisfactory);
    let class = classes!("cc-glyph", format!("cc-is-{}", props.grade.id()), is_hollow.then_some("cc-hollow"));
    let shape = match outline(props.grade, at(0.0, 0.0), 1.0) {
        Outline::Circle(radius) => html! { <circle r={radius.to_string()} /> },
        Outline::Polygon(corners) => {
            let points: Vec<String> =
                corners.iter().map(|corner| format!("{},{}", corner.x, corner.y)).collect();
            html! { <polygon points={points.join(" ")} /> }
        }
    };
    html! { <svg {class} viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true">{ shape }</svg> }
}

/// The bar where an area was not judged.
#[component]
pub(super) fn NotJudgedGlyph() -> Html {
    html! {
        <svg class="cc-glyph cc-none" viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true">
            <line x1="-0.8" x2="0.8" y1="0" y2="0" />
        </svg>
    }
}

/// The dotted ring with a question mark where the dataset has nothing.
#[component]
pub(super) fn NotKnownGlyph() -> Html {
    html! {
        <svg class="cc-glyph cc-unknown" viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true">
            <circle r="1.05" />
            <path d="M-.32-.25a.33.33 0 1 1 .48.3Q0 .14 0 .32M0 .58v.06" />
        </svg>
    }
}
