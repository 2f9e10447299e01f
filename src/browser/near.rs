//! Noticing that the reader comes near something further down the page.

use js_sys::Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window something counts as near.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Margin {
    /// So far that what it needs has come by the time the reader has.
    Ahead,
    /// Not at all: it has to be seen. An exported page shows it already, so there is no hurry.
    Seen,
}

/// Watches elements until the reader comes near them, or until dropped.
pub struct Near {
    observer: Option<IntersectionObserver>,
    on_near: Box<dyn Fn(&str)>,
    watched: Vec<Element>,
}

impl Near {
    /// Calls back with the id of each watched element that the reader comes near.
    pub fn new(margin: Margin, on_near: impl Fn(&str) + Clone + 'static) -> Self {
        let tell = on_near.clone();
        let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                // Observers are given nothing else.
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                if entry.is_intersecting() {
                    tell(&entry.target().id());
                }
            }
        });
        // The observer keeps its function: it may be told of what was seen before it was disconnected.
        let on_change = on_change.into_js_value();
        let options = IntersectionObserverInit::new();
        options.set_root_margin(match margin {
            Margin::Ahead => "0px 0px 600px 0px",
            Margin::Seen => "0px",
        });
        let observer = IntersectionObserver::new_with_options(on_change.unchecked_ref(), &options).ok();
        Self { observer, on_near: Box::new(on_near), watched: Vec::new() }
    }

    /// Watches the element with this id within the widget, if it is there. It can be called at every rendering: each element
    /// is watched once, also one that has taken the place of another. Where the browser cannot watch, everything is near.
    pub fn watch(&mut self, widget: &Element, id: &str) {
        let Some(element) = super::page::within(widget, id) else { return };
        let Some(observer) = &self.observer else { return (self.on_near)(id) };
        if !self.watched.contains(&element) {
            observer.observe(&element);
            self.watched.retain(|watched| watched.is_connected());
            self.watched.push(element);
        }
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
