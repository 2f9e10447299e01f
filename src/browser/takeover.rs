//! Taking over a page that was exported: its markup is what the same components render, so that the program can put
//! itself in its place without anything moving.
//!
//! `static/start.js` makes a stage beside the page, unseen, on which the program renders; told that it has, it puts the
//! stage in the place of the page before the browser paints, and gives back what the reader had done meanwhile. What is
//! told stands here.

use web_sys::{Element, Event};

/// The id of the element in which an exported page has everything that comes after the grades.
pub const PANELS: &str = "cc-panels";

/// What the script is told, as events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// The stage shows what the page shows.
    Ready,
    /// What stands below the grades is about to be replaced by the same.
    Leaving,
    /// The same stands there.
    Replaced,
}

impl Told {
    /// Tells the script of an element. Where there is none, nobody listens.
    pub fn of(self, element: &Element) {
        let name = match self {
            Self::Ready => "cc-ready",
            Self::Leaving => "cc-leaving",
            Self::Replaced => "cc-replaced",
        };
        if let Ok(event) = Event::new(name) {
            let _ = element.dispatch_event(&event);
        }
    }
}

/// The stage beside an exported page.
pub fn stage() -> Option<Element> {
    super::page::element("cc-stage")
}

/// What is to stand below the grades until the program can draw it: the script puts what was exported into it.
pub fn frame() -> Option<Element> {
    super::page::element("cc-frame")
}
