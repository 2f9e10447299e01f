//! Paper. Browsers print what is in the page when they have told it that they are about to, so all that is printed has
//! to be here before, and drawings are made for paper while the browser waits.

use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

/// How long a page is left alone before it fetches what only a printed page would lack, in milliseconds.
const REST: i32 = 3_000;

/// Calls back when what is printed should be fetched: soon, if `is_soon`, and before the page is printed. What is
/// fetched only then comes too late for that printing, and in time for the next.
pub fn on_need(is_soon: bool, callback: impl Fn() + Clone + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    if is_soon {
        let soon = Closure::once_into_js(callback.clone());
        // Without a timer it comes when the reader does.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(soon.unchecked_ref(), REST);
    }
    Some(EventListener::new(&window, "beforeprint", move |_| callback()))
}

/// Notices that the page is printed, until dropped.
pub struct Printing {
    is_printing: Rc<Cell<bool>>,
    _listeners: Option<[EventListener; 2]>,
}

impl Printing {
    /// Calls back while the browser waits to print, and when it has. What is to be printed has to be drawn before the
    /// callback returns.
    pub fn new(redraw: impl Fn() + Clone + 'static) -> Self {
        let is_printing = Rc::new(Cell::new(false));
        let listeners = web_sys::window().map(|window| {
            [("beforeprint", true), ("afterprint", false)].map(|(event, begins)| {
                let (is_printing, redraw) = (is_printing.clone(), redraw.clone());
                EventListener::new(&window, event, move |_| {
                    is_printing.set(begins);
                    redraw();
                })
            })
        });
        Self { is_printing, _listeners: listeners }
    }

    /// Whether drawings are for paper now: the page is being printed, or shown as it would be.
    pub fn is_on_paper(&self) -> bool {
        self.is_printing.get() || super::watch::matches("print")
    }
}
