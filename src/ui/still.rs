//! Charts of exported pages as SVG. Each is there at several widths, of which the styles show the one that fits. A chart that
//! the program will replace stands in a box as high as the program's drawing will be.

use crate::chart::scene::Scene;
use crate::chart::svg::{Colours, svg};
use crate::chart::text::{HelveticaMetrics, TEXT};
use crate::chart::{journey, standing};
use crate::comparison::Comparison;
use crate::comparison::tally::Tally;
use macros::html;
use std::fmt::Write as _;
use yew::prelude::*;

/// The width in CSS pixels of a telephone's column. Each SVG costs a page some two kilobytes, so there is one for all
/// widths below that of the chart's wide form.
const COLUMN: f32 = 336.0;

/// The narrowest and the widest column that a page can have, in CSS pixels.
const COLUMNS: [u16; 2] = [224, 1160];

/// The size of the root's text, in which the styles count widths, in CSS pixels as usual.
const ROOT: f32 = 16.0;

/// A chart that the program will replace: in the form for a column, and in its wide form, which begins at `wide` CSS pixels.
/// `scene` lays it out for a width.
pub(super) fn still(wide: f32, scene: impl Fn(f32, &HelveticaMetrics) -> Scene) -> Html {
    let drawn = drawn(&[(COLUMN, "cc-in-column"), (wide, "cc-in-page")], scene);
    html! { <div class="cc-still-box">{ drawn }</div> }
}

/// The widths in CSS pixels at which a chart that stays for good is laid out, with the class of each. It has more of them than
/// a chart that is soon replaced, so that its text comes out near its own size on every screen.
const FOR_GOOD: [(f32, &str); 7] = [
    (280.0, "cc-at-280"),
    (330.0, "cc-at-330"),
    (366.0, "cc-at-366"),
    (400.0, "cc-at-400"),
    (540.0, "cc-at-540"),
    (journey::WIDE, "cc-at-700"),
    (840.0, "cc-at-840"),
];

/// A chart that nothing will replace, with `name` as its text alternative. `scene` lays it out for a width.
pub(super) fn for_good(name: String, scene: impl Fn(f32, &HelveticaMetrics) -> Scene) -> Html {
    html! {
        <div class="cc-chart cc-still cc-for-good" role="img" aria-label={name}>{ drawn(&FOR_GOOD, scene) }</div>
    }
}

/// A chart at each of some widths in CSS pixels, each as an SVG of the class given with the width. What it tells is the text
/// alternative of the box that it stands in; its letters would be read by themselves, in the order in which they are drawn.
fn drawn(forms: &[(f32, &str)], scene: impl Fn(f32, &HelveticaMetrics) -> Scene) -> Html {
    let draw = |&(width, class): &(f32, &str)| {
        svg(
            &scene(width, &HelveticaMetrics),
            Colours::OfPage,
            None,
            &format!(r#" class="{class}" aria-hidden="true""#),
            None,
        )
    };
    Html::from_html_unchecked(forms.iter().map(draw).collect::<String>().into())
}

/// The styles that make the box of the standing chart as high as its drawing at every width. Its height changes with the width
/// in steps, as its dots do, and is the same for every two councils, unless the widget is so narrow that two long names need two
/// lines. (The height of the journey, one for each of its forms, is in `static/council-compare.css`.)
pub fn standing_styles(comparison: &Comparison, tally: &Tally) -> String {
    let height = |width: u16| standing::scene(comparison, tally, f32::from(width), &HelveticaMetrics).height;
    let [mut from, widest] = COLUMNS;
    let mut styles = String::new();
    while from < widest {
        let now = height(from);
        // Writing into a string never fails.
        let _ = write!(
            styles,
            "@container (min-width:{}rem){{.cc-standing :is(.cc-still-box,canvas:not([style])){{height:{}em}}}}",
            f32::from(from) / ROOT,
            (now / TEXT.size * 1000.0).round() / 1000.0,
        );
        let differs = |width: &u16| (height(*width) - now).abs() > 0.1;
        from = (from + 1..widest).find(differs).unwrap_or(widest);
    }
    styles
}
