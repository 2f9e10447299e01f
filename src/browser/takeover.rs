//! Taking over a page that was exported: its markup is what the same components render, so that the program can put
//! itself in its place without anything moving.
//!
//! `static/start.js` makes an unseen stage beside the page, on which the program renders. Told that this is done, it puts the
//! stage in the place of the page before the browser paints, and gives back what the reader had done meanwhile. Here stand
//! the elements and the events by which the program and that script know each other.

use web_sys::{Element, Event};

/// The id of the element in which an exported page has everything that comes after the grades.
pub const PANELS: &str = "cc-panels";

/// What the script of an exported page is told, each as an event on an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signal {
    /// The program has rendered on the stage what the page shows.
    Ready,
    /// The exported panels below the grades are about to be replaced by the same panels, rendered.
    Leaving,
    /// The rendered panels stand in their place.
    Replaced,
}

impl Signal {
    /// Tells the script that listens to this element. On a page that was not exported nobody does.
    pub fn send_to(self, element: &Element) {
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

/// The stage beside an exported page; none on any other page.
pub fn stage() -> Option<Element> {
    super::page::element("cc-stage")
}

/// The element into which the script puts the exported panels. It stands below the grades until the program can draw
/// panels of its own.
pub fn frame() -> Option<Element> {
    super::page::element("cc-frame")
}
