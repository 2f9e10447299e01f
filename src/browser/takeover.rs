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
    /// The program is about to render, and to move what stands below the grades onto the stage.
    Rendering,
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
            Self::Rendering => "cc-rendering",
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

/// What an exported page has below the grades.
pub fn panels() -> Option<Element> {
    super::page::element(PANELS)
}
