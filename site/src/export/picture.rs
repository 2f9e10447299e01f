//! The pictures that stand for a comparison where a link to it is shared.

use super::error::ExportError;
use super::head::Picture;
use super::known::Known;
use super::site::{File, Site};
use crate::card::{Painter, alt};
use council_compare::embed::{canonical, picture_path};
use council_compare::link::Frame;

pub use crate::card::{HEIGHT, WIDTH};

/// What the page of two councils says of their picture, unless pairs have none. The picture shows them in the order that is
/// canonical, and so do its words.
///
/// # Errors
///
/// If the dataset lacks a council.
pub fn of(site: &Site, known: &Known, first: &str, second: &str) -> Result<Option<Picture>, ExportError> {
    if !site.has_pictures {
        return Ok(None);
    }
    let (one, other) = canonical(first, second);
    let alt = alt(&known.shown(Frame::Page, one, other)?.comparison);
    Ok(Some(Picture { path: picture_path(first, second), alt }))
}

/// The picture of two councils. Both orders share it, and one of them brings it: for the other there is nothing, nor if pairs
/// have no pictures.
///
/// # Errors
///
/// If the dataset lacks a council, or the picture cannot be drawn.
pub fn file(
    site: &Site,
    known: &Known,
    painter: &mut Painter,
    first: &str,
    second: &str,
) -> Result<Option<File>, ExportError> {
    let (one, other) = canonical(first, second);
    let comes_with_other = first != one && site.pairs.contains(one, other);
    if !site.has_pictures || comes_with_other {
        return Ok(None);
    }
    let comparison = known.shown(Frame::Page, one, other)?.comparison;
    Ok(Some(File::new(picture_path(first, second), painter.png(&comparison)?)))
}
