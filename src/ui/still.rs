//! Charts of a page that nothing draws on: one SVG for each of a few widths, of which the styles show the widest that
//! fits.

use crate::chart::scene::Scene;
use crate::chart::svg::{Colours, svg};
use crate::chart::text::HelveticaMetrics;
use yew::prelude::*;

/// The widths in CSS pixels, from a telephone's column to the widest page. The styles know them as `cc-at-…`.
pub const WIDTHS: [u16; 5] = [296, 336, 552, 700, 856];

/// The chart at each width, by what lays it out for one.
pub(super) fn still(scene: impl Fn(f32, &HelveticaMetrics) -> Scene) -> Html {
    let drawn = WIDTHS.map(|width| {
        let class = format!(r#" class="cc-at-{width}" aria-hidden="true""#);
        svg(&scene(f32::from(width), &HelveticaMetrics), Colours::OfPage, None, &class)
    });
    Html::from_html_unchecked(drawn.concat().into())
}
