//! Printing. Browsers print the page as it is right after its `beforeprint` listeners have run. So everything that is printed
//! must have been fetched before, and charts are drawn for paper within those listeners.

use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

/// Calls back, until dropped, at each sign that the reader may be about to print: Control or Command is pressed, the mouse
/// leaves the page for the browser's menus, or the page is being printed. What is fetched only at this last sign comes too
/// late for that print, and in time for the next.
pub fn on_sign_of_printing(callback: impl Fn() + Clone + 'static) -> Option<[EventListener; 3]> {
    let window = web_sys::window()?;
    let page = window.document()?.document_element()?;
    let (on_key, on_leave) = (callback.clone(), callback.clone());
    let on_key = move |event: &Event| {
        let is_command = |event: &KeyboardEvent| event.ctrl_key() || event.meta_key();
        if event.dyn_ref().is_some_and(is_command) {
            on_key();
        }
    };
    Some([
        EventListener::new(&window, "keydown", on_key),
        EventListener::new(&page, "mouseleave", move |_| on_leave()),
        EventListener::new(&window, "beforeprint", move |_| callback()),
    ])
}

/// What charts are drawn for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Medium {
    /// The window, in its colour scheme and at its resolution.
    Screen,
    /// Paper, in light colours and at its own size.
    Paper,
}

/// Notices that the page is printed, until dropped.
pub struct Printing {
    is_printing: Rc<Cell<bool>>,
    _listeners: Option<[EventListener; 2]>,
}

impl Printing {
    /// Calls back when the browser is about to print, and when it has. What is to be printed has to be drawn before the callback
    /// returns.
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

    /// What charts are drawn for now: paper, if the page is being printed or is shown as it would be printed.
    pub fn medium(&self) -> Medium {
        if self.is_printing.get() || super::watch::matches("print") { Medium::Paper } else { Medium::Screen }
    }
}
