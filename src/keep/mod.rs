//! Downloads, the files in which a reader can keep a comparison: for a slide, an article or a spreadsheet.

mod picture;
mod table;

pub use picture::{licence, picture};
pub use table::table;

use crate::chart::paint::Palette;
use crate::chart::svg::{AltText, Colours, svg};
use crate::chart::text::HelveticaMetrics;
use crate::comparison::journey::large_area;
use crate::comparison::{Comparison, Pair};
use crate::dataset::Area;
use crate::describe;

/// A kind of file to download.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// The comparison as a PNG of twice a screen's usual resolution.
    Picture,
    /// The comparison as an SVG.
    Drawing,
    /// Every grade and event with its source, as comma-separated values.
    Table,
}

impl Kept {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Picture, Self::Drawing, Self::Table];

    /// The kind's media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Picture => "image/png",
            Self::Drawing => "image/svg+xml",
            Self::Table => "text/csv;charset=utf-8",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Picture => "png",
            Self::Drawing => "svg",
            Self::Table => "csv",
        }
    }

    /// What the file is called: the two councils, and the month up to which the facts are, or the day as of which they
    /// are compared: “calderdale-kirklees-ofsted-2026-08.png”.
    pub fn file_name(self, comparison: &Comparison) -> String {
        let Pair { first, second } = comparison.sides.as_ref().map(|side| &side.council.slug);
        let date = comparison.data_date;
        let when = match comparison.pinned {
            Some(day) => format!("as-of-{day}"),
            None => format!("{}-{:02}", date.year(), date.month().number()),
        };
        format!("{first}-{second}-ofsted-{when}.{}", self.ending())
    }
}

/// The font families of a drawing, all with the widths of Helvetica, for which it is laid out.
const FACES: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/// The comparison as an SVG file, with an area of the journey shown large, and under a [`licence`]. Those who do not see it are
/// told the headline and what the page's chart is called.
pub fn drawing(comparison: &Comparison, area: Option<Area>, licence: &str) -> String {
    let alt_text = AltText {
        title: &describe::headline(comparison).plain(comparison),
        description: &describe::chart_name(comparison, large_area(comparison, area)),
    };
    let scene = picture(comparison, area, licence, &HelveticaMetrics);
    svg(&scene, Colours::Of(&Palette::LIGHT), Some(FACES), "", Some(&alt_text))
}
